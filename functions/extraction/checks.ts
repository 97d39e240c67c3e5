// What an editor should look at: what a notice lacks, and what contradicts itself.
import { type Finding, finding } from "../notice/finding.ts";
import type { ExtractedFields } from "../notice/understanding.ts";
import { isOpen } from "./calendar.ts";
import type { DateExpression } from "./dates.ts";
import type { Schedule } from "./schedule.ts";
import type { TextView } from "./textView.ts";

/** Impossible dates that are told of one document. */
const MOST_TOLD = 10;

export function checkFields(
	fields: ExtractedFields,
	view: TextView,
	schedule: Schedule,
	dates: readonly DateExpression[],
): Finding[] {
	const place = (at: number) => {
		const line = view.lines[view.lineAt(at)]?.sourceLine;
		return line === undefined ? {} : { line };
	};
	const { conflict } = schedule;
	return [
		...(conflict
			? [
					finding("notice.weekday-conflict", place(conflict.at), {
						date: conflict.date,
						weekday: `星期${"一二三四五六日"[conflict.weekday - 1]}`,
					}),
				]
			: []),
		...dates
			.filter(({ impossible }) => impossible)
			.slice(0, MOST_TOLD)
			.map((date) =>
				finding("notice.impossible-date", place(date.start), {
					date: view.cut(date).trim(),
				}),
			),
		...missing(fields),
		...orders(fields),
	];
}

function missing({ kind, meetings }: ExtractedFields): Finding[] {
	const [meeting] = meetings;
	if (kind !== "notice" || !meeting) return [];
	return [
		...(meeting.startAt || meeting.timeToBeAnnounced
			? []
			: [finding("notice.no-time")]),
		...(meeting.locations.length > 0 || meeting.online
			? []
			: [finding("notice.no-place")]),
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
