// What an editor should look at: what a notice lacks, and what contradicts itself.
import type { Document } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { ExtractedFields } from "../notice/understanding.ts";
import { isOpen } from "./calendar.ts";
import { sizeOf } from "./codePoints.ts";
import type { DateExpression } from "./dates.ts";
import type { Fact } from "./facts.ts";
import { checkOfficial } from "./officialChecks.ts";
import { isPlaceToBeAnnounced, type Schedule } from "./schedule.ts";
import type { TextView } from "./textView.ts";

/** Impossible dates, and days with a wrong weekday, that are told of one document. */
const MOST_TOLD = 10;

export function checkFields(
	fields: ExtractedFields,
	view: TextView,
	schedule: Schedule,
	dates: readonly DateExpression[],
	document: Document,
	facts: readonly Fact[],
): Finding[] {
	const place = (at: number, end = at + 1) =>
		placeIn(document.source, view, at, end);
	const { conflict, conflicts = [] } = schedule;
	return [
		...[...(conflict ? [conflict] : []), ...conflicts]
			.slice(0, MOST_TOLD)
			.map(({ date, weekday, at }) =>
				finding("notice.weekday-conflict", place(at, at + 3), {
					date,
					weekday: `星期${"一二三四五六日"[weekday - 1]}`,
				}),
			),
		...dates
			.filter(({ impossible }) => impossible)
			.slice(0, MOST_TOLD)
			.map((date) =>
				finding("notice.impossible-date", place(date.start, date.end), {
					date: view.cut(date).trim(),
				}),
			),
		...longTitle(fields.title),
		...missing(fields, view, place),
		...orders(fields),
		...lost(document, view, place),
		...checkOfficial(document, fields, view, facts, place),
	];
}

/** Characters of a headline; patterns for the names of meetings go less far. */
const LONGEST_TITLE = 150;

function longTitle(title: string): Finding[] {
	const count = [...title].length;
	return count > LONGEST_TITLE
		? [finding("notice.long-title", {}, { count })]
		: [];
}

/** 周□明, 副局??: characters that were lost before the text came. A line of boxes to tick has several. */
const LOST = /(?<=[\p{Script=Han}])(?:□|\?{2,4})(?=[\p{Script=Han}])/u;

function lost(
	document: Document,
	view: TextView,
	place: (at: number, end?: number) => { line?: number; column?: number },
): Finding[] {
	if (!/□|\?\?/u.test(view.hans) || document.repairs.length > 0) return [];
	return view.lines
		.flatMap(({ hans, text }, line) => {
			const match = hans.split("□").length > 2 ? null : LOST.exec(hans);
			if (!match) return [];
			const at = (view.starts[line] as number) + match.index;
			return [
				finding("notice.lost-character", place(at, at + match[0].length), {
					words: text.trim().slice(0, 40),
				}),
			];
		})
		.slice(0, MOST_TOLD);
}

/** Line and column of a position, where its line's own words stand in the source as they are. */
function placeIn(
	source: string | undefined,
	view: TextView,
	at: number,
	end: number,
): { line?: number; column?: number } {
	const number = view.lineAt(at);
	const line = view.lines[number]?.sourceLine;
	if (line === undefined) return {};
	const text = source?.split("\n", line)[line - 1];
	const begin = view.starts[number] as number;
	const before = view.cut({ start: begin, end: at });
	const words = view.cut({ start: at, end });
	const found = text?.indexOf(before + words) ?? -1;
	if (!text || found < 0) return { line };
	return {
		line,
		column: sizeOf(text.slice(0, found + before.length)) + 1,
	};
}

function missing(
	{ kind, meetings, title }: ExtractedFields,
	view: TextView,
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const [meeting] = meetings;
	if (kind !== "notice" || !meeting) return [];
	// Told at the headline: what is missing stands nowhere.
	const line = view.lines.findIndex(({ text }) => text.trim() === title);
	const headline = line < 0 ? {} : place(view.starts[line] as number);
	return [
		...(meeting.startAt || meeting.timeToBeAnnounced
			? []
			: [finding("notice.no-time", headline)]),
		...(meeting.locations.length > 0 ||
		meeting.online ||
		meeting.attendanceMode === "online" ||
		isPlaceToBeAnnounced(view)
			? []
			: [finding("notice.no-place", headline)]),
	];
}

/** 成文 ≤ 发布 ≤ 会议 (the last only for what announces). */
function orders({
	kind,
	issuedOn,
	publishedAt,
	meetings,
}: ExtractedFields): Finding[] {
	const published = publishedAt?.slice(0, 10);
	const announced = kind === "notice" || kind === "agenda";
	return [
		...later("notice.date-order", issuedOn, published),
		...later(
			"notice.published-after-meeting",
			published ?? issuedOn,
			announced ? meetings[0]?.startAt?.date : undefined,
		),
	];
}

function later(
	code: "notice.date-order" | "notice.published-after-meeting",
	first: string | undefined,
	second: string | undefined,
): Finding[] {
	return first && second && !isOpen(first) && !isOpen(second) && first > second
		? [finding(code, {}, { first, second })]
		: [];
}

/** Two sources of one field that do not agree; the first is the one believed. */
export function disagreement(
	field: string,
	first: { value: string; by: string },
	second: { value: string; by: string },
): Finding {
	return finding(
		"notice.sources-differ",
		{ field },
		{
			field,
			first: first.value,
			firstBy: first.by,
			second: second.value,
			secondBy: second.by,
		},
	);
}
