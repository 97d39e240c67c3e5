// Who issues and who holds: signatures, numbers, dates of writing, addressees.
import type { Document } from "../notice/document.ts";
import { type DateExpression, isDay } from "./dates.ts";
import type { Labelled } from "./labels.ts";
import { labelled } from "./labels.ts";
import type { TextView } from "./textView.ts";
import type { Found } from "./titles.ts";

const OFFICE =
	"[\\p{Script=Han}A-Za-z0-9（）()·]{2,40}(?:政府|委员会|办公室|办公厅|委|局|厅|处|科|会|公司|学校|中学|小学|大学|学院|幼儿园|公所|法团|协会|学会|商会|中心|院|社|部|队|署|司|组|团|法院|检察院|秘书处|筹备处|筹委会|村|厂|行|馆|所|班)";
const OFFICE_LINE = new RegExp(
	`^${OFFICE}(?:[ 　]+${OFFICE})*(?:[（(](?:盖章|公章|章|印)[）)])?$`,
	"u",
);
const SIGNED_TOGETHER = new RegExp(
	`^(${OFFICE})[ 　]*(?:[（(](?:盖章|章|印)[）)])?[ 　]*(?=[12][0-9]{3}年|民国|二[〇零○])`,
	"u",
);

/** 发文字号: 代字〔年〕号. */
const NUMBER =
	/(?<![\p{Script=Han}])([\p{Script=Han}]{1,12}[〔[（(【［][12][0-9]{3}[〕\])）】］](?:第)?[0-9]{1,5}号)/u;
const ANNOUNCEMENT =
	/(?:公告编号|公告編號|编号|文号|发文字号)[:：]?\s{0,2}((?:[\p{Script=Han}]{1,8})?[〔[（(]?[0-9]{2,4}[〕\])）]?[-－—]?[0-9]{0,5}(?:号)?)/u;
const TAIWAN =
	/(?:发文字号)?[:：]?\s{0,2}([\p{Script=Han}]{1,10}字第[0-9A-Z]{3,16}号)/u;

export function findDocumentNumber(
	document: Document,
	view: TextView,
): Found | undefined {
	const stated = document.stated.发文字号 ?? document.stated.文号;
	if (stated?.value) return { value: stated.value, by: stated.origin };
	// The number of this document stands at its top; further down others are cited.
	const end = view.starts[8] ?? view.hans.length;
	const head = view.hans.slice(0, end);
	for (const pattern of [ANNOUNCEMENT, TAIWAN, NUMBER]) {
		const match = pattern.exec(head);
		if (!match?.[1]) continue;
		const before = head.slice(Math.max(0, match.index - 8), match.index);
		if (pattern === NUMBER && /[（(《“]$|根据|依据|按照/.test(before)) continue;
		const start = match.index + match[0].indexOf(match[1]);
		const value = view.cut({ start, end: start + match[1].length }).trim();
		return { value, by: "text", raw: value };
	}
	return undefined;
}

export interface Signature {
	issuer?: Found;
	/** `YYYY-MM-DD`. */
	date?: string;
	/** Lines that the signature takes up. */
	lines: number[];
}

/** The block at the end: an office, then a date, each on its own line or together. */
export function findSignature(
	view: TextView,
	dates: readonly DateExpression[],
): Signature {
	const last = lastLines(view, 12);
	const signature: Signature = { lines: [] };
	for (const line of last) {
		const hans = (view.lines[line]?.hans ?? "").trim();
		const start = view.starts[line] as number;
		const alone = dates.find(
			(date) =>
				date.start >= start &&
				date.end <= start + (view.lines[line]?.hans.length ?? 0) + 1 &&
				date.year !== undefined,
		);
		const together = SIGNED_TOGETHER.exec(hans);
		if (
			alone?.year !== undefined &&
			alone.month !== undefined &&
			(together || hans.length <= alone.end - alone.start + 4) &&
			isDay(alone.year, alone.month, alone.day)
		) {
			signature.date = `${alone.year}-${String(alone.month).padStart(2, "0")}-${String(alone.day).padStart(2, "0")}`;
			signature.lines.push(line);
			if (together?.[1]) {
				const at = start + (view.lines[line]?.hans.indexOf(together[1]) ?? 0);
				const value = view.cut({ start: at, end: at + together[1].length });
				signature.issuer = { value, by: "text", raw: value };
			} else {
				const above = officeAbove(view, line);
				if (above) {
					signature.issuer = above.found;
					signature.lines.push(...above.lines);
				}
			}
			return signature;
		}
	}
	for (const line of last) {
		const text = view.lines[line];
		if (text && OFFICE_LINE.test(text.hans.trim()) && line > 1) {
			const value = office(text.text);
			return { issuer: { value, by: "text", raw: value }, lines: [line] };
		}
	}
	return signature;
}

function officeAbove(
	view: TextView,
	dateLine: number,
): { found: Found; lines: number[] } | undefined {
	for (let line = dateLine - 1; line >= Math.max(1, dateLine - 2); line--) {
		const text = view.lines[line];
		if (text && OFFICE_LINE.test(text.hans.trim())) {
			const value = office(text.text);
			return { found: { value, by: "text", raw: value }, lines: [line] };
		}
	}
	return undefined;
}

function office(text: string): string {
	return text
		.trim()
		.replace(/[（(](?:盖章|蓋章|公章|章|印)[）)]$/u, "")
		.trim();
}

function lastLines(view: TextView, count: number): number[] {
	const lines: number[] = [];
	for (
		let line = view.lines.length - 1;
		line >= 0 && lines.length < count;
		line--
	)
		if (view.lines[line]?.hans.trim()) lines.push(line);
	return lines;
}

/** The office above the headline, or on a line 「来源：…」 below it. */
export function findIssuerAtTop(
	document: Document,
	view: TextView,
	labels: readonly Labelled[],
	titleLines: readonly number[],
): Found | undefined {
	const stated =
		document.stated.发文机关 ??
		document.stated.公开主体 ??
		document.stated.ContentSource;
	if (stated?.value) return { value: stated.value, by: stated.origin };
	const source = labels
		.filter(({ line }) => line < 6)
		.find(({ label }) =>
			/^(?:来源|发布机构|发布单位|发文机关|信息来源|文章来源|单位)$/.test(
				label,
			),
		);
	if (source) {
		const value = source.value.split(/[ 　]/)[0] as string;
		if (value) return { value, by: "text", raw: source.value };
	}
	const [first] = titleLines;
	for (let line = 0; line < Math.min(6, view.lines.length); line++) {
		const text = view.lines[line];
		if (!text) continue;
		const dated = /^(\d{4}-\d{2}-\d{2})[ 　]{1,3}(\S{4,30})$/u.exec(
			text.hans.trim(),
		);
		if (dated) {
			const value = text.text
				.trim()
				.split(/[ 　]+/u)
				.at(-1) as string;
			if (OFFICE_LINE.test(dated[2] as string))
				return { value, by: "text", raw: text.text.trim() };
		}
		if (
			first !== undefined &&
			line < first &&
			OFFICE_LINE.test(text.hans.trim())
		) {
			const value = office(text.text);
			return { value, by: "text", raw: value };
		}
	}
	return undefined;
}

const PUBLISHED_LABEL =
	/^(?:发布时间|发布日期|发布于|日期|发文日期|公布日期|发表时间|时间)$/;

/** The date at the top of a page: behind a label, or alone under the headline. */
export function findPublished(
	document: Document,
	view: TextView,
	labels: readonly Labelled[],
	dates: readonly DateExpression[],
): { value: string; by: string; raw: string } | undefined {
	for (const name of [
		"PubDate",
		"发布日期",
		"发布时间",
		"firstpublishedtime",
	]) {
		const stated = document.stated[name];
		const day = stated && isoDay(stated.value);
		if (stated && day)
			return { value: day, by: stated.origin, raw: stated.value };
	}
	const atTop = (start: number) => view.lineAt(start) <= 5;
	const label = labels.find(
		(one) =>
			one.line <= 5 &&
			PUBLISHED_LABEL.test(one.label) &&
			isoDay(one.value.trim()) &&
			!/时$|[:：]\d\d.*会/.test(one.hans) &&
			!/会议|开会/.test(one.label),
	);
	if (label && !/^(?:时间)$/.test(label.label)) {
		const value = isoDay(label.value.trim());
		if (value) return { value, by: "text", raw: label.value };
	}
	for (const date of dates) {
		if (
			!atTop(date.start) ||
			date.year === undefined ||
			date.month === undefined
		)
			continue;
		const line = view.lines[view.lineAt(date.start)];
		const begin = view.starts[view.lineAt(date.start)] as number;
		const before = (line?.hans ?? "").slice(0, date.start - begin);
		// A line of its own that says nothing but when: it must be the day, not a meeting's hour.
		if (date.time || date.half || date.to) continue;
		if (/会议|开会|召开|举行|活动|培训/.test(before)) continue;
		const after = (line?.hans ?? "").slice(date.end - begin);
		if (
			/^(?:[\s(（]*|.{0,12}(?:发布|日期|时间|来源|编辑)[^，。]{0,8})$/.test(
				before,
			) &&
			/^(?:[\s:：0-9)）]*$|[ 　]+\S{2,30}$)/u.test(after) &&
			isDay(date.year, date.month, date.day) &&
			!/^(?:会议|开会)?(?:时间|日期)[:：]/.test(before.trim())
		)
			return {
				value: `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`,
				by: "text",
				raw: view.cut(date),
			};
	}
	return undefined;
}

/** `2026-03-05` of `2026-03-05 14:30:00`, `2026年3月5日 …`, `2026/3/5`. */
export function isoDay(text: string): string | undefined {
	const match =
		/^\s*([12][0-9]{3})\s?[-/年.]\s?([0-9]{1,2})\s?[-/月.]\s?([0-9]{1,2})/.exec(
			text.normalize("NFKC"),
		);
	if (!match) return undefined;
	const [year, month, day] = match.slice(1).map(Number) as [
		number,
		number,
		number,
	];
	return isDay(year, month, day)
		? `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
		: undefined;
}

/** 主送机关: the line under the headline that ends in a colon. */
export function findAddressees(view: TextView): string[] {
	for (let line = 1; line < Math.min(8, view.lines.length); line++) {
		const text = view.lines[line];
		if (!text) continue;
		const match = /^([^。；:：]{2,120})[:：]$/.exec(text.hans.trim());
		if (match && !/通知如下|如下$|提示$|事项$/.test(match[1] as string))
			return text.text
				.trim()
				.slice(0, -1)
				.split(/[、，,]/)
				.map((one) => one.trim())
				.filter((one) => one !== "");
	}
	return [];
}

export function findOrganizers(
	view: TextView,
	labels: readonly Labelled[],
): { name: string; role?: string }[] {
	const found: { name: string; role?: string }[] = [];
	for (const [pattern, role] of [
		[/^(?:会议)?(?:主办单位|主办|主办方|主办机关)$/, "主办"],
		[/^(?:会议)?(?:承办单位|承办|承办方)$/, "承办"],
		[/^(?:会议)?(?:协办单位|协办|协办方)$/, "协办"],
		[/^(?:股东大会|会议|本次会议)?(?:召集人|召集者)$/, "召集"],
	] as const) {
		const label = labelled(labels, pattern);
		if (!label) continue;
		for (const name of label.value.split(/[、，,；;]/)) {
			const clean = name.replace(/[。.]$/, "").trim();
			if (clean) found.push({ name: clean, role });
		}
	}
	if (found.length > 0) return found;
	const holder =
		/(?:^|[\n。，]|[0-9]日[上下中]?午?[,，]|[0-9]日)([\p{Script=Han}]{2,24}(?:政府|委员会|委|局|厅|办公室|办|政协|人大常委会|人大|党组|议会|学会|协会|公司|集团|学校|支队|中心))(?:在.{1,20})?(?:组织)?(?:召开|举行|举办)/u.exec(
			view.hans.slice(0, 800),
		);
	if (holder?.[1]) {
		const start = holder.index + holder[0].indexOf(holder[1]);
		return [{ name: view.cut({ start, end: start + holder[1].length }) }];
	}
	return [];
}
