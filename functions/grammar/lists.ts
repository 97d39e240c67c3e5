// Lists in a notice: agenda, numbered requirements, cited documents, contacts, online access.
import type { Meeting } from "../notice/schema.ts";
import type { Labelled } from "./labels.ts";
import type { TextView } from "./textView.ts";

/** Items of any one list. */
const MOST_ITEMS = 100;

const AGENDA_HEAD =
	/^[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|[壹贰叁肆伍陆柒捌玖拾]{1,2}、|#{1,4}\s)?(?:会议)?(?:主要)?(?:议程|议题|会议内容|审议事项|会议审议事项|会议议程|会议议题|主要议程|讨论事项|议题讨论)[:：]?[ \u3000]{0,2}$/;
const ITEM =
	/^[ \u3000]{0,8}(?:[0-9０-９]{1,2}(?:[.．、)）]|[ \u3000])|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|议题\s?[0-9一二三四五六七八九十]{1,3}[.．、:：]|[①-⑳]|案由[:：])[ \u3000]{0,3}(.{2,200})$/;
const NEW_PART =
	/^[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,2}、|[壹贰叁肆伍陆柒捌玖拾]{1,2}、)/;

export function findAgenda(
	view: TextView,
	labels: readonly Labelled[],
): string[] {
	const items: string[] = [];
	const head = view.lines.findIndex(({ hans }) => AGENDA_HEAD.test(hans));
	if (head >= 0) {
		const numbered = NEW_PART.test(view.lines[head]?.hans ?? "");
		for (
			let line = head + 1;
			line < view.lines.length && items.length < MOST_ITEMS;
			line++
		) {
			const text = view.lines[line];
			if (!text || text.hans.trim() === "") continue;
			if (numbered && NEW_PART.test(text.hans)) break;
			const match = ITEM.exec(text.hans);
			if (!match?.[1]) {
				if (text.block === "listItem") items.push(tidy(text.text));
				else break;
				continue;
			}
			items.push(tidy([...text.text].slice(-[...match[1]].length).join("")));
		}
		if (items.length > 0) return items;
	}
	const label = labels.find(({ label: name }) =>
		/^(?:会议)?(?:议程|议题|主要议题|会议议题|会议议程|审议事项)$/.test(name),
	);
	if (!label) return [];
	return label.value
		.split(/[；;]|(?:\s|^)[0-9]{1,2}[.．、]/)
		.map(tidy)
		.filter((item) => [...item].length >= 2)
		.slice(0, MOST_ITEMS);
}

function tidy(item: string): string {
	return item
		.trim()
		.replace(/^[、.．)）\s]+/, "")
		.replace(/[；;。.]$/, "")
		.trim();
}

/** 一要…二要…, 一是…二是…, 其一…: the words up to the first full stop. */
const POINT =
	/(?<=[：:。；;，,！\n“”]|^|求|调|出)(?:([一二三四五六七八九十])(?:要|是)|其([一二三四五六七八九十])[，,是]?|第([一二三四五六七八九十])[，,])/gu;
const NUMERALS = "一二三四五六七八九十";

export function findPoints(view: TextView): string[] {
	const matches = [...view.hans.matchAll(POINT)];
	const points: string[] = [];
	let expected = 0;
	for (const match of matches) {
		const numeral = (match[1] ?? match[2] ?? match[3]) as string;
		const number = NUMERALS.indexOf(numeral);
		if (number !== expected) {
			if (number !== 0 || expected > 1) continue;
			points.length = 0;
			expected = 0;
		}
		expected = number + 1;
		const start = match.index + match[0].length;
		const rest = view.hans.slice(start, start + 200);
		const end = /[。：；;\n]/.exec(rest)?.index ?? rest.length;
		let words = view.cut({ start, end: start + end });
		if ([...words].length > 40) words = words.split(/[，,]/)[0] as string;
		points.push(words.trim());
		if (points.length === MOST_ITEMS) break;
	}
	return points.length >= 2 ? points : [];
}

export function findCited(
	view: TextView,
	meetingName: string | undefined,
): string[] {
	const found = new Set<string>();
	for (const match of view.hans.matchAll(/《([^《》\n]{2,100})》/g)) {
		const start = match.index + 1;
		const words = view.cut({ start, end: start + (match[1] as string).length });
		if (words !== meetingName) found.add(words);
		if (found.size === MOST_ITEMS) break;
	}
	return [...found];
}

const PHONE =
	/(?<![0-9A-Za-z])(?:\(?0\d{1,3}\)?[-－—\s)]?\d{3,4}[-－\s]?\d{3,5}(?:\s?(?:转|转分机|分机|#|＃|ext\.?)\s?\d{1,6})?|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|09\d{2}[-\s]?\d{3}[-\s]?\d{3}|[2-9]\d{3}[-\s]\d{4}|[2-9]\d{6,7})(?![0-9])/gu;

export function findContacts(
	view: TextView,
	labels: readonly Labelled[],
): Meeting["contacts"] {
	const contacts: Meeting["contacts"] = [];
	for (const label of labels) {
		if (!/联系|联络|咨询|查询|承办人|电话|洽询/.test(label.label)) continue;
		if (/传真|邮箱|邮件/.test(label.label)) continue;
		const at = label.start;
		const line = view.lines[label.line];
		const lineEnd =
			(view.starts[label.line] as number) + (line?.hans.length ?? 0);
		const text = view.hans.slice(at, lineEnd);
		const phones = [...text.matchAll(PHONE)];
		if (
			/人|咨询|查询|洽询|联系|联络/.test(label.label) &&
			!/^(?:联系|联络)?电话$/.test(label.label)
		) {
			const names = label.hans
				.replace(/[（(].*$/, "")
				.split(/[，,、；;\s]/)
				.map((part) => part.replace(/(?:同志|先生|女士|小姐|老师)$/, ""))
				.filter((part) => /^[\p{Script=Han}]{2,4}$/u.test(part));
			const [name] = names;
			const printed =
				name &&
				view.cut({
					start: at + text.indexOf(name),
					end: at + text.indexOf(name) + name.length,
				});
			if (phones.length > 0)
				for (const phone of phones)
					contacts.push({
						...(printed ? { name: printed } : {}),
						phone: phone[0].trim(),
						privacy: "office",
					});
			else if (printed) contacts.push({ name: printed, privacy: "office" });
		} else
			for (const phone of phones) {
				const nameless = contacts.find((one) => one.phone === undefined);
				if (nameless) nameless.phone = phone[0].trim();
				else if (!contacts.some((one) => one.phone === phone[0].trim()))
					contacts.push({ phone: phone[0].trim(), privacy: "office" });
			}
	}
	return contacts.slice(0, MOST_ITEMS);
}

export function findOnline(view: TextView): Meeting["online"] | undefined {
	const number =
		/(?:会议号码?|会议ID|会议 ID|会议室号|会议代码)[^0-9\n]{0,12}([0-9]{3}[- ]?[0-9]{3,4}[- ]?[0-9]{3,5})/u.exec(
			view.hans,
		)?.[1];
	const url =
		/(?:会议链接|直播|线上|网络会议|视讯|会议网址|连结|链接|观看)[^\n]{0,20}?(https?:\/\/[^\s，。；、）)》」"<>]{4,300})/u.exec(
			view.hans,
		)?.[1];
	if (!number && !url) return undefined;
	return { ...(url ? { url } : {}), ...(number ? { number } : {}) };
}

export function findAttendance(
	labels: readonly Labelled[],
): string | undefined {
	const label = labels.find(({ label: name }) =>
		/^(?:参会人员|参加人员|出席人员|与会人员|参会对象|参加对象|参会范围|出席对象|参会单位|参加范围|会议对象|与会对象|参会人员范围|出席单位|参加单位及人员|出席单位及人员|出席者)$/.test(
			name,
		),
	);
	const value = label?.value.replace(/[。；;]$/, "").trim();
	return value && [...value].length <= 300 ? value : undefined;
}
