// When the meeting is: the start and end that its date gives, check-in, the deadline of registration.
import type { MeetingTime } from "../notice/schema.ts";
import { keepsTime, onSameDay, withSameHour } from "./changedTime.ts";
import { clockAt } from "./clock.ts";
import type { DateExpression } from "./dates.ts";
import { type Fact, factOf } from "./facts.ts";
import {
	type DateContext,
	movedFrom,
	movedTo,
	standing,
	TIME_LABEL,
	wordsBefore,
} from "./meetingDate.ts";
import { findDeadline } from "./registration.ts";
import type { TextView } from "./textView.ts";
import { type Times, timesOf, type WeekdayConflict } from "./times.ts";

export interface Schedule extends Times {
	deadline?: MeetingTime;
	/** When the meeting was to be, where the text says that this no longer holds. */
	before?: MeetingTime;
	/** Those of other dates of the text. */
	conflicts?: WeekdayConflict[];
}

const START_LABEL = /^(?:时间|会议时间|开会时间|召开时间|报告时间|活动时间)$/;

export function findSchedule(
	view: TextView,
	dates: readonly DateExpression[],
	facts: readonly Fact[],
	context: DateContext,
): Schedule {
	const known = dates.filter(({ impossible }) => !impossible);
	const schedule: Schedule = {};
	const best = bestOf(known, (date) => standing(view, date, facts, context));
	const { hans } = view;
	// A new day is said to be one; the day of the other notice is what no longer holds.
	const moves =
		context.kind === "postponement" || context.kind === "rescheduling";
	const isNew = best && (!moves || movedTo(view, best, facts));
	const original =
		known.find((date) => date !== best && movedFrom(view, date, facts)) ??
		(isNew ? undefined : best);
	const own = isNew
		? withSameHour(
				view,
				withClock(view, best, facts, known, context.titleLines),
				original,
			)
		: ((moves ? onSameDay(view, original) : undefined) ??
			(original && keepsTime(view, context.kind) ? original : undefined));
	if (own) Object.assign(schedule, timesOf(view, own, context));
	const was =
		original && original !== own
			? timesOf(view, original, context).startAt
			: undefined;
	const { startAt } = schedule;
	const same =
		was?.date === startAt?.date && (!was?.time || was.time === startAt?.time);
	if (was && !same) schedule.before = was;
	const checkIn = known.find(
		(date) =>
			date !== best && /报到[^，。；]{0,8}$/u.test(wordsBefore(hans, date)),
	);
	const checkInAt = checkIn && timesOf(view, checkIn, context).startAt;
	if (checkInAt) schedule.checkInAt = checkInAt;
	const deadline = findDeadline(view, known, context);
	if (deadline) schedule.deadline = deadline;
	const conflicts = known.flatMap((date) => {
		const conflict =
			date.weekday !== undefined && isSure(date, context)
				? timesOf(view, date, context).conflict
				: undefined;
		return conflict && conflict.at !== schedule.conflict?.at ? [conflict] : [];
	});
	if (conflicts.length > 0) schedule.conflicts = conflicts;
	return schedule;
}

/** Whether a day's year is the text's own, and not the nearest that it could be. */
function isSure(
	{ year, month }: DateExpression,
	context: DateContext,
): boolean {
	return (
		month !== undefined &&
		(year !== undefined || (context.coming && context.written !== undefined))
	);
}

function bestOf(
	dates: readonly DateExpression[],
	standingOf: (date: DateExpression) => number,
): DateExpression | undefined {
	let top: DateExpression | undefined;
	let most = 0;
	for (const date of dates) {
		const points = standingOf(date);
		if (points > most) [top, most] = [date, points];
	}
	return top;
}

/** 日期：3月5日 and 时间：上午十时 on lines of their own are one time. */
function withClock(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
	dates: readonly DateExpression[],
	titleLines: ReadonlySet<number>,
): DateExpression {
	if (date.time) return date;
	// 将于30日召开 in the headline, 30日至1日 in the text.
	const fuller =
		date.day !== undefined &&
		!date.to &&
		!date.half &&
		titleLines.has(view.lineAt(date.start)) &&
		dates.find(
			(one) =>
				one !== date &&
				(one.time || one.half || one.to?.day) &&
				one.day === date.day &&
				one.month === date.month &&
				(one.year ?? date.year) === (date.year ?? one.year),
		);
	if (fuller) return fuller;
	// 延期至18日召开 above, 会议时间：18日14:00 below.
	const exact =
		date.day !== undefined &&
		!date.to &&
		!date.half &&
		dates.find(
			(one) =>
				one.time &&
				!/^.{0,4}(?:报到|签到|登记)/u.test(
					view.hans.slice(one.end, one.end + 8),
				) &&
				one.day === date.day &&
				one.month === date.month &&
				(one.year ?? date.year) === (date.year ?? one.year) &&
				facts.some(
					({ label, start, end }) =>
						start <= one.start && one.start <= end && TIME_LABEL.test(label),
				) &&
				!movedFrom(view, one, facts),
		);
	if (exact) return exact;
	const opens = openingHour(view, date, dates);
	if (opens) return { ...date, ...opens };
	const clockOnly = facts.filter(
		({ label, start }) => START_LABEL.test(label) && start > date.end - 200,
	);
	for (const { start } of clockOnly) {
		const from = clockAt(view.hans, start);
		if (!from?.time) continue;
		const dash = /^[ \u3000]{0,2}(?:[-–—－~～]{1,2}|至|到)[ \u3000]{0,2}/u.exec(
			view.hans.slice(start + from.length, start + from.length + 8),
		);
		const to =
			dash &&
			clockAt(view.hans, start + from.length + dash[0].length, from.spoken);
		return {
			...date,
			time: from.time,
			...(to?.time && to.time > from.time
				? { to: { ...(date.to ?? sameDay(date)), time: to.time } }
				: {}),
		};
	}
	return date;
}

/** 10日至11日，10日上午9:00开幕: the hour at which the first day begins. */
function openingHour(
	view: TextView,
	date: DateExpression,
	dates: readonly DateExpression[],
): { time: string } | undefined {
	if (!date.to?.day || date.half) return undefined;
	const first = dates.find(
		(one) =>
			one.time &&
			one.start > date.end &&
			one.start - date.end <= 40 &&
			one.day === date.day &&
			(one.month ?? date.month) === date.month &&
			/^(?:正式)?(?:开幕|开会|开始(?!报到|签到|登记|接待)|召开|举行)/u.test(
				view.hans.slice(one.end, one.end + 6),
			) &&
			view.lineAt(one.start) === view.lineAt(date.start),
	);
	return first?.time ? { time: first.time } : undefined;
}

function sameDay({ year, month, day }: DateExpression) {
	return {
		...(year === undefined ? {} : { year }),
		...(month === undefined ? {} : { month }),
		...(day === undefined ? {} : { day }),
	};
}

/** A label 会议时间 that names no time: 另行通知. */
export function isTimeToBeAnnounced(
	view: TextView,
	facts: readonly Fact[],
): boolean {
	const fact = factOf(facts, TIME_LABEL);
	if (fact) return /另行通知|待定|另定|另行公告|容后/.test(fact.hans);
	return isLeftOpen(view, TIME_OPEN);
}

const OPEN_END =
	"(?:[、和及与]?(?:时间|日期|地点|会场|具体安排))?[^，]{0,10}(?:另行(?:通知|公告)|待定|另定|容后)";
const TIME_OPEN = new RegExp(`(?:时间|日期)${OPEN_END}`, "u");
const PLACE_OPEN = new RegExp(`(?:地点|会场)${OPEN_END}`, "u");

/** 地点待定, 会场另行通知. */
export function isPlaceToBeAnnounced(view: TextView): boolean {
	return isLeftOpen(view, PLACE_OPEN);
}

/** Said in a sentence that is no proviso. */
function isLeftOpen(view: TextView, open: RegExp): boolean {
	const opening = view.hans.slice(0, 4000);
	return (
		/另行|待定|另定|容后/u.test(opening) &&
		opening
			.split(/[。；\n]/u)
			.some(
				(sentence) =>
					open.test(sentence) && !/如遇|如因|若遇|如有|若有/u.test(sentence),
			)
	);
}
