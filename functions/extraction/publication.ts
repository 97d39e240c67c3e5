// When and by whom a page says it was published: page tags, header tables, the line under the headline.
import type { Document } from "../notice/document.ts";
import { dayText, isDay } from "./calendar.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { type DateExpression, findDates } from "./dates.ts";
import type { Fact } from "./facts.ts";
import type { Found } from "./found.ts";
import { isOfficeLine, officeName } from "./offices.ts";
import type { TextView } from "./textView.ts";

/** A dated headline of these is dated by its publication; one of notes by its meeting. */
const NOTICE = /通知|公告|通告|公示|委托书|启事|预告|函/u;
/** Lines under which a page's publication line stands. */
const TOP_LINES = 8;
/** The head of an official letter, with its office's address and numbers, is longer. */
const HEAD_LINES = 18;
const STATED_DATES = ["发布日期", "PubDate", "firstpublishedtime"];
const DATE_LABEL =
	/^(?:(?:发布|发文|发稿|公布|发表|公告|更新|录入|上传|添加|创建|编辑|上稿|入库)(?:时间|日期)|发布于|日期|时间)$/u;
/** What pages print beside the day: 来源：…, 点击：33. */
const PAGE_AFTER =
	/^[\s|｜，,；;)）]{0,6}[[【(（]?(?:信息|文章|稿件|新闻|内容)?(?:来源|作者|编辑|责编|责任编辑|录入|供稿|发布|浏览|阅读|点击|访问|人气|字体|字号|打印|分享|【)/u;
/** … before which nothing is said but that it is a day. */
const PAGE_BEFORE =
	/^[|｜\s[【(（]{0,4}(?:[\p{Script=Han}]{0,4}(?:日期|时间|发布|发表|于))?[:：\s]{0,3}$/u;
const OF_MEETING = /会议|开会|召开|举行|活动|培训/u;
const SOURCE_LABEL =
	/^(?:来源|发布机构|发布单位|发布机关|发文机关|发文单位|发稿单位|信息来源|文章来源|稿件来源|公告单位|发布者|单位)$/u;

export function findPublished(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
	dates: readonly DateExpression[],
	title: Found,
	head: Readonly<Record<string, string>>,
): Found | undefined {
	const printed = printedDay(view, facts, dates, title);
	// The page may print the day that it states: that line is no meeting's.
	const lines = printed?.lines ? { lines: printed.lines } : {};
	for (const name of STATED_DATES) {
		const stated = document.stated[name];
		const day = stated && statedDay(stated.value);
		if (stated && day)
			return { value: day, by: stated.origin, raw: stated.value, ...lines };
	}
	const headed = head.date && statedDay(head.date);
	if (head.date && headed)
		return { value: headed, by: "text:date", raw: head.date, ...lines };
	return printed;
}

/** The day in a line at the top, or before the headline's words. */
function printedDay(
	view: TextView,
	facts: readonly Fact[],
	dates: readonly DateExpression[],
	title: Found,
): Found | undefined {
	const titleLines = title.lines ?? [];
	const top = dates.filter(
		({ start, impossible, year, month, day, time, half, to }) =>
			!impossible &&
			!half &&
			!to &&
			(time === undefined || isStamp(view, start)) &&
			year !== undefined &&
			month !== undefined &&
			day !== undefined &&
			view.lineAt(start) < HEAD_LINES,
	);
	for (const date of top) {
		const line = view.lineAt(date.start);
		if (!isPublicationLine(view, date, line, facts)) continue;
		if (titleLines.includes(line)) continue;
		// Below the first lines only what is labelled so: 发文日期 of a convening notice.
		if (
			line >= TOP_LINES &&
			!facts.some(
				(one) =>
					one.line === line && /^(?:发文|发布|公布)日期$/u.test(one.label),
			)
		)
			continue;
		const { year = 0, month = 0, day = 0 } = date;
		return {
			value: dayText(year, month, day),
			by: "text",
			raw: view.cut(date).trim(),
			lines: [line],
		};
	}
	// 「2026年3月5日 某某通知」: a list of notices dates them in their headlines.
	const [first] = findDates(title.hans ?? "");
	if (
		first?.start === 0 &&
		first.year &&
		first.month &&
		first.day &&
		!first.impossible &&
		/^[ \u3000]/u.test((title.hans ?? "").slice(first.end)) &&
		NOTICE.test(title.hans ?? "")
	)
		return {
			value: dayText(first.year, first.month, first.day),
			by: "text",
			raw: title.value.slice(0, first.end),
		};
	return undefined;
}

/** 2026-03-05 14:30:00, as pages print it: a meeting's time is written otherwise or behind a label. */
function isStamp(view: TextView, start: number): boolean {
	return /^[12][0-9]{3}[-/.]/u.test(view.hans.slice(start, start + 5));
}

function isPublicationLine(
	view: TextView,
	date: DateExpression,
	line: number,
	facts: readonly Fact[],
): boolean {
	const start = view.starts[line] as number;
	const end = start + (view.lines[line]?.hans.length ?? 0);
	const before = view.hans.slice(start, date.start).trim();
	const after = view.hans.slice(date.end, end).trim();
	const fact = facts.find(
		(one) => one.start <= date.start && date.start <= one.end,
	);
	if (
		PAGE_AFTER.test(after) &&
		PAGE_BEFORE.test(before) &&
		!OF_MEETING.test(before)
	)
		return true;
	if (
		/会议|开会|召开|举行|活动|培训|时间[:：]?$/u.test(before) &&
		!/发布|发文|发表|公布|更新|录入|上传|添加|创建|上稿|入库|来源|作者|编辑|记者/u.test(
			before,
		)
	)
		return false;
	if (fact) {
		if (!DATE_LABEL.test(fact.label)) return false;
		if (/来源|作者|编辑|浏览/u.test(before)) return true;
		// 时间：… of a meeting names more than a day, or stands among the meeting's facts.
		if (/^(?:日期|时间)$/u.test(fact.label))
			return (
				!facts.some(
					(one) =>
						one !== fact &&
						Math.abs(one.line - line) <= 3 &&
						/地点|主席|主持|出席|记录|参会|方式|形式|时间|议程/u.test(
							one.label,
						),
				) && !date.half
			);
		return true;
	}
	if (
		before !== "" &&
		!/^(?:.{0,12}(?:发布|日期|时间|来源|编辑|公布)[^，。]{0,8}|[（(])$/u.test(
			before,
		)
	)
		return false;
	return (
		/^(?:[:：0-9)）\s]{0,12})$/u.test(after) ||
		/^[|｜\s]{0,6}(?:来源|作者|编辑|发布|浏览|阅读|点击|字体|【)/u.test(
			after,
		) ||
		(/^[^，。；：:]{2,30}$/u.test(after) &&
			!/召开|举行|举办|通过|修订|会议/u.test(after))
	);
}

/** Who publishes, where no signature says so: the page's own statement, or the line under the headline. */
export function findSource(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
	titleLines: readonly number[],
	letterhead: Found | undefined,
): Found | undefined {
	const stated = document.stated.发文机关 ?? document.stated.公开主体;
	if (stated?.value.trim())
		return { value: stated.value.trim(), by: stated.origin };
	const [title = 0] = titleLines;
	if (letterhead) return letterhead;
	const titled = officeInTitle(view, titleLines);
	if (titled) return titled;
	const source = document.stated.ContentSource ?? document.stated.来源;
	if (source?.value.trim())
		return { value: source.value.trim(), by: source.origin, relayed: true };
	// 2026-03-05　某某市教育局
	for (
		let line = title;
		line < Math.min(TOP_LINES, view.lines.length);
		line++
	) {
		const text = view.lines[line];
		const dated =
			text &&
			/^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?[ \u3000]{1,3}(\S{3,40})$/u.exec(
				text.hans.trim(),
			);
		if (!text || !dated?.[1] || !isOfficeLine(dated[1])) continue;
		const value = slicePoints(text.text.trim(), -sizeOf(dated[1]));
		return {
			value,
			by: "text",
			raw: text.text.trim(),
			lines: [line],
			relayed: true,
		};
	}
	const fact = facts.find(
		({ line, label, hans }) =>
			line < TOP_LINES && SOURCE_LABEL.test(label) && hans !== "",
	);
	if (fact) {
		const value = fact.value.split(/[ \u3000]{1,20}/u)[0] ?? "";
		if (value) return { value, by: "text", raw: fact.value, relayed: true };
	}
	// 「2024-06-28 09:12　来源：市政协办公室」
	for (
		let line = title;
		line < Math.min(TOP_LINES, view.lines.length);
		line++
	) {
		const text = view.lines[line];
		const match =
			text &&
			/[0-9][ \u3000|｜]{1,4}(?:信息|文章|稿件)?(?:来源|发布者|发布机构|供稿单位)[:：][ \u3000]?([^\s|｜，。]{2,30})/u.exec(
				text.hans,
			);
		if (!match?.[1] || !isOfficeLine(match[1])) continue;
		const start =
			(view.starts[line] as number) +
			match.index +
			match[0].lastIndexOf(match[1]);
		const value = view.cut({ start, end: start + match[1].length });
		return { value, by: "text", raw: value, lines: [line], relayed: true };
	}
	return undefined;
}

/** A full headline names its office first: 某某局关于…的通知, 某某县政府公告 (GB/T 9704-2012 §7.3.1). */
function officeInTitle(
	view: TextView,
	titleLines: readonly number[],
): Found | undefined {
	const [title] = titleLines;
	const line = title === undefined ? undefined : view.lines[title];
	const office =
		/^([\p{Script=Han}A-Za-z0-9（）()·]{3,40}?)(?:关于|公告$|通告$)/u.exec(
			line?.hans.trim() ?? "",
		)?.[1];
	if (!line || !office || !isOfficeLine(office)) return undefined;
	const value = slicePoints(line.text.trim(), 0, sizeOf(office));
	return { value, by: "text", raw: line.text.trim() };
}

/** `2026-03-05` of `2026-03-05 14:30:00`, `2026年3月5日 …`, `2026/3/5`, `20260305`. */
export function statedDay(text: string): string | undefined {
	const match =
		/^\s{0,4}([12][0-9]{3})\s?[-/年.]?\s?([0-9]{1,2})\s?[-/月.]?\s?([0-9]{1,2})(?![0-9])/u.exec(
			text.normalize("NFKC"),
		);
	if (!match) return undefined;
	const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
	return isDay(year, month, day) ? dayText(year, month, day) : undefined;
}

/** 发文机关标志: the office above the headline, or before a wide space in it (「某某学会　开会通知单」). */
export function findLetterhead(
	view: TextView,
	titleLines: readonly number[],
): Found | undefined {
	const [title = 0] = titleLines;
	for (let line = 0; line < title; line++) {
		const text = view.lines[line];
		if (text && isOfficeLine(text.hans))
			return {
				value: officeName(text.text),
				by: "text",
				raw: text.text.trim(),
				lines: [line],
			};
	}
	const own = view.lines[title];
	const parts =
		/^(\S{3,40}?)(?:[ \u3000]{1,6}(?:会议通知单?|开会通知|会议议程|会议记录|会议纪录)|[ \u3000]{0,6}(?:开会通知单|公告|函|令))$/u.exec(
			own?.hans.trim() ?? "",
		);
	if (!own || !parts?.[1] || !isOfficeLine(parts[1])) return undefined;
	const value = slicePoints(own.text.trim(), 0, sizeOf(parts[1]));
	return { value, by: "text", raw: own.text.trim() };
}
