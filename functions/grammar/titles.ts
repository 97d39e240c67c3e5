// The headline, and the meeting's own name in it or in the text.
import type { Document } from "../notice/document.ts";
import { namesMeeting } from "./kinds.ts";
import type { TextView } from "./textView.ts";

export interface Found {
	value: string;
	by: string;
	raw?: string;
	/** Lines that it takes up. */
	lines?: number[];
}

/** Characters of a headline; longer, and it is prose. */
const LONGEST = 120;

/** Lines above a headline: numbers, codes, dates, places in the site. */
const ABOVE =
	/^(?:索引号|发文|文号|发布|来源|时间|日期|证券代码|公告编号|股票|附件|【?打印|字体|当前位置|首页|[a-z0-9-]+\s*[:：])|^[\p{Script=Han}]{2,12}〔\d{4}〕第?\d{1,5}号$|^\d{4}-\d{2}-\d{2}|^(?:档\s*号|速别|密等|特急|加急|受文者|发文日期)/u;

export function findTitle(
	document: Document,
	view: TextView,
): Found | undefined {
	const stated = document.stated.ArticleTitle ?? document.stated.标题;
	if (stated?.value) return { value: stated.value.trim(), by: stated.origin };
	if (document.title?.value)
		return { value: document.title.value.trim(), by: document.title.origin };
	const subject = view.lines.findIndex(({ hans }) =>
		/^(?:主\s{0,2}旨|事\s{0,2}由)[:：]/.test(hans.trim()),
	);
	if (subject >= 0 && subject < 14) {
		// Taiwan's 函 has no headline; its 主旨 says what it is about.
		const text =
			view.lines[subject]?.text.trim().replace(/^[^:：]{1,6}[:：]/u, "") ?? "";
		const value = headline(text).replace(
			/[，,].{0,20}(?:請|请)?(?:查照|惠請|准時|準時).{0,12}$/u,
			"",
		);
		if (value.trim())
			return { value: value.trim(), by: "text", raw: text, lines: [] };
	}
	const first = view.lines.findIndex(
		({ hans }, n) => n < 8 && hans.trim() !== "" && !ABOVE.test(hans.trim()),
	);
	if (first < 0) return undefined;
	const line = view.lines[first];
	if (!line) return undefined;
	const lines = [first];
	let value = line.text.trim();
	// An office's name above 「…通知」 belongs to the headline only when it cannot stand alone.
	const next = view.lines[first + 1];
	if (
		next &&
		/^关于/.test(next.hans.trim()) &&
		!/[。；：:]$/.test(line.hans) &&
		/(?:的)?(?:通知|公告|函|通告|公示)$/.test(next.hans.trim()) &&
		!namesDocument(line.hans)
	) {
		value = next.text.trim();
		lines.push(first + 1);
	} else if (
		next &&
		isOffice(line.hans.trim()) &&
		namesDocument(next.hans.trim())
	) {
		value = next.text.trim();
		lines.push(first + 1);
	}
	if ([...value].length > LONGEST) value = headline(value);
	return value ? { value, by: "text", raw: value, lines } : undefined;
}

/** A text that begins without a headline: its first clause. */
function headline(prose: string): string {
	const sentence = prose.split(/[。！？]/)[0] ?? prose;
	return [...sentence].slice(0, LONGEST).join("");
}

function namesDocument(hans: string): boolean {
	return (
		/(?:通知书?|公告|议程|日程表?|纪要|纪录|记录|函|通告|公示|启事|预告|通知单)(?:（.{1,12}）)?$/.test(
			hans.trim(),
		) && hans.trim().length <= 60
	);
}

function isOffice(hans: string): boolean {
	return (
		hans.length <= 40 &&
		/(?:政府|委员会|办公室|局|厅|处|会|公司|学校|中学|小学|大学|学院|公所|法团|协会|学会|中心|院|社|部)$/.test(
			hans,
		)
	);
}

const NAME_IN_TITLE = [
	/关于(?:召开|举行|举办|开好|组织召开|组织参加|参加|延期召开|推迟召开|取消召开|取消|延期|变更|调整|更改)(.{2,60}?)(?:的)?(?:延期|改期|取消|时间|地点|会议时间|召开时间|召开日期|变更|调整|有关事项|相关事宜|事宜)*(?:的)?(?:预备|补充|紧急|更正|延期|变更|取消|提示性)*(?:通知|公告|函|通告|启事|预告|邀请函|提示)/,
	/(?:召开|举行|举办)(.{2,60}?(?:会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|全会(?!议)|协商会(?!议)|联席会(?!议)|动员会|推进会(?!议)|部署会(?!议)|总结会(?!议)|常会(?!议)|临时会|定期会|论坛|发布会|会(?!议|员|场|长|计|同|费|见|务|展)))/,
	/^(.{2,60}?(?:会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|全会(?!议)|协商会(?!议)|联席会(?!议)|动员会|推进会(?!议)|部署会(?!议)|总结会(?!议)|常会(?!议)|临时会|定期会|论坛|发布会))(?:在.{1,20})?(?:召开|举行|举办|开幕|闭幕|议程|通知|公告|纪要|记录|纪录|预告|圆满|胜利|$)/,
] as const;

/** The name of the meeting as printed. `title` as printed, `hans` in Simplified. */
export function findMeetingName(
	title: string,
	hans: string,
	view: TextView,
): { value: string; raw: string } | undefined {
	for (const pattern of NAME_IN_TITLE) {
		const name = cutName(title, hans, pattern.exec(hans));
		if (name) return { value: name, raw: title };
	}
	const body = view.hans.slice(0, 1500);
	const held =
		/(?:定于|订于|拟于|将于|于)[^。；\n]{2,60}?(?:召开|举行|举办|召集)(?:了)?([^，。；\n（(]{2,50}?(?:会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|全会(?!议)|协商会(?!议)|联席会(?!议)|动员会|推进会(?!议)|部署会(?!议)|总结会(?!议)|常会(?!议)|临时会|论坛|会(?!议|员|场|长|计|同|费|见|务|展)))(?=[，。；,;（(\n]|现|请)/.exec(
			body,
		);
	if (held?.[1]) {
		const start = held.index + held[0].lastIndexOf(held[1]);
		const value = tidy(view.cut({ start, end: start + held[1].length }));
		return { value, raw: value };
	}
	return undefined;
}

function cutName(
	title: string,
	hans: string,
	match: RegExpExecArray | null,
): string | undefined {
	const words = match?.[1];
	if (!match || !words || !namesMeeting(words)) return undefined;
	const start = [...hans.slice(0, match.index + match[0].indexOf(words))]
		.length;
	return tidy([...title].slice(start, start + [...words].length).join(""));
}

function tidy(name: string): string {
	return name
		.replace(/^[“"「《【]+(?=[^”"」》】]*$)/u, "")
		.replace(/^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】|#{1,6}\s*)/u, "")
		.trim();
}
