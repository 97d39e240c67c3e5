// Which of a text's dates is the meeting's, and when that is.
import type { Kind, MeetingTime } from "../notice/schema.ts";
import { addDays, isOpen, weekdayOf } from "./calendar.ts";
import { type ClockTime, clockAt } from "./clock.ts";
import type { DateExpression } from "./dates.ts";
import { type Fact, factOf } from "./facts.ts";
import { type Proof, resolveDate, resolveEnd } from "./resolveDate.ts";
import type { TextView } from "./textView.ts";

export interface Schedule {
	startAt?: MeetingTime;
	endAt?: MeetingTime;
	checkInAt?: MeetingTime;
	deadline?: MeetingTime;
	/** When the meeting was to be, where the text says that this no longer holds. */
	before?: MeetingTime;
	/** The weekday printed is not that of the date. */
	conflict?: { date: string; weekday: number; at: number };
}

export interface ScheduleContext extends Proof {
	kind: Kind;
	/** IANA name. */
	timezone: string;
	/** Lines of the headline, of the signature, of the publication line: dates in them are their own. */
	titleLines: ReadonlySet<number>;
	otherLines: ReadonlySet<number>;
	/** First line of the prose. */
	opening: number;
}

/** Labels of the meeting's own time. */
const TIME_LABEL =
	/^(?!报名|报到|签到|登记|截止|投票|网络|发布|发文|发稿|成文|印发|公告|公布|更新|提交|回执|缴|公示|来源|领取|停|施工|制发|签发|列印|递交|登载|起止)[\p{Script=Han}、和及与]{0,8}?(?:时间|日期|日时|日期和时间|日期及时间|日期、时间|日期时间)(?:和地点|及地点|与地点|、地点|地点|和形式|及方式)?$/u;
const START_LABEL = /^(?:时间|会议时间|开会时间|召开时间|报告时间|活动时间)$/;

/** Words directly before a date that is not the meeting's. */
const NOT_BEFORE =
	/(?:登记日|截止|截至|印发|施行|发布|公布|签发|批准|出生|成立于|自|根据|依据|按照|[》）)](?:中|的)?|[文号](?:中|的)|报名|报到|回执|回条|反馈|报送|提交|填报|缴交|交回|登记|缴费|投票|有效期|更新|列印|编辑|电话|收件|送达|寄达|收到|发出)[^，。；\n]{0,10}$/u;
/** … and directly after one. */
const NOT_AFTER =
	/^[^，。；\n]{0,8}?(?:前(?!往|来)|之前|以前|截止|止|印发|发布|公布|施行|起施行|登记在册|收市|成立|出生|号文|交易日|收盘)/u;
const ORIGINAL =
	/(?:原定|原订|原拟|原计划|原安排|原通知|原本|本定|原于)[^，。；\n]{0,12}$/u;
const MOVED_TO =
	/(?:改于|改在|改期|改至|改到|延期|延至|延后|推迟|顺延|提前|改为|更改|调整|变更|改订|改定|更正)[^，。；\n]{0,3}(?:至|到|为|于|在)?[^，。；\n]{0,8}$/u;
const SET_FOR =
	/(?:定于|订于|拟于|兹于|将于|谨于|定在|择定|拟定|暂定|初定|定|订|于|在)[ \u3000]{0,2}$/u;
const HELD_AFTER =
	/^[^。；\n]{0,60}?(?:召开|举行|举办|开会|召集|开幕|主持|办理|登场|召开了|举行了|出席|参加|闭幕|恢复)/u;
const MEETING_BEFORE =
	/(?:会议|大会|全会|座谈会|听证会|常会|论坛|临时会|定期会|会|公会)[）)”」』]?[^。；\n]{0,12}$/u;

const MOVING: readonly Kind[] = [
	"postponement",
	"rescheduling",
	"relocation",
	"correction",
];

export function findSchedule(
	view: TextView,
	dates: readonly DateExpression[],
	facts: readonly Fact[],
	context: ScheduleContext,
): Schedule {
	const known = dates.filter(({ impossible }) => !impossible);
	const schedule: Schedule = {};
	const own = best(known, (date) => standing(view, date, facts, context));
	// A new day is said to be one; the day of the other notice is what no longer holds.
	const moves =
		context.kind === "postponement" || context.kind === "rescheduling";
	const isNew = own && (!moves || movedTo(view, own, facts));
	if (own && isNew)
		Object.assign(
			schedule,
			timesOf(view, withClock(view, own, facts), context),
		);
	const { hans } = view;
	const original =
		known.find((date) => date !== own && ORIGINAL.test(before(hans, date))) ??
		(isNew ? undefined : own);
	const was = original && timesOf(view, original, context).startAt;
	if (was) schedule.before = was;
	const checkIn = known.find(
		(date) => date !== own && /报到[^，。；]{0,8}$/u.test(before(hans, date)),
	);
	const checkInAt = checkIn && timesOf(view, checkIn, context).startAt;
	if (checkInAt) schedule.checkInAt = checkInAt;
	const due = known.find((date) => {
		const after = hans.slice(date.end, date.end + 24);
		return (
			/^[^，。；\n]{0,4}(?:前|之前|以前|截止|止)/u.test(after) &&
			(/(?:报名|回执|回条|报送|登记)[^。]{0,24}$/u.test(before(hans, date)) ||
				/前[^，。；\n]{0,12}(?:报名|回执|回条|报送|反馈|登记|报至|报我|报市|报县|报区)/u.test(
					after,
				))
		);
	});
	const deadline = due && timesOf(view, due, context).startAt;
	if (deadline) schedule.deadline = deadline;
	return schedule;
}

function best(
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

/** The words before a date, back to the beginning of its line. */
function before(hans: string, { start }: DateExpression): string {
	const words = hans.slice(Math.max(0, start - 40), start);
	return words.slice(words.lastIndexOf("\n") + 1);
}

/** How surely a date is the meeting's; 0: it is not. */
function standing(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
	context: ScheduleContext,
): number {
	const { hans } = view;
	const line = view.lineAt(date.start);
	if (context.otherLines.has(line)) return 0;
	const words = before(hans, date);
	const after = hans.slice(date.end, date.end + 90);
	const exact = date.time ? 3 : date.half ? 2 : 0;
	// What stands first is said of the meeting; what comes later may be said of something else.
	const early = exact - Math.min(30, date.start / (context.coming ? 400 : 60));
	if (MOVING.includes(context.kind)) {
		if (ORIGINAL.test(words)) return 0;
		if (MOVED_TO.test(words)) return 120 + early;
	}
	const fact = facts.find(
		({ start, end }) => start <= date.start && date.end <= end + 1,
	);
	if (fact && TIME_LABEL.test(fact.label) && date.start - fact.start <= 40)
		return 100 + early;
	if (ORIGINAL.test(words))
		return context.kind === "cancellation" ? 80 + early : 0;
	if (NOT_BEFORE.test(words) || NOT_AFTER.test(after)) return 0;
	if (context.titleLines.has(line))
		return HELD_AFTER.test(after) ? 20 + early : 0;
	if (!context.coming) return told(date, words, after, line, context) + early;
	const held = HELD_AFTER.test(after);
	if (SET_FOR.test(words))
		return held ? 90 + early : date.time ? 60 + early : 0;
	if (held && date.month !== undefined) return 70 + early;
	if (MEETING_BEFORE.test(words) && (date.time || date.half)) return 50 + early;
	return 0;
}

/** Whether a date is said of a meeting at all, whichever way its tense goes. */
export function tellsTime(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): boolean {
	const words = before(view.hans, date);
	const after = view.hans.slice(date.end, date.end + 60);
	if (ORIGINAL.test(words) || NOT_BEFORE.test(words) || NOT_AFTER.test(after))
		return false;
	return (
		HELD_AFTER.test(after) ||
		facts.some(
			({ label, start, end }) =>
				start <= date.start && date.start <= end && TIME_LABEL.test(label),
		)
	);
}

/** In a report: what has been, and first what the opening says. */
function told(
	date: DateExpression,
	words: string,
	after: string,
	line: number,
	context: ScheduleContext,
): number {
	const day = resolveDate(date, context);
	// What lies after the day of writing has not been.
	if (!day || (context.written && (isOpen(day) || day > context.written)))
		return 0;
	const opening = line === context.opening ? 40 : 0;
	if (HELD_AFTER.test(after)) return 40 + opening;
	if (MEETING_BEFORE.test(words) && (date.time || date.half))
		return 30 + opening;
	return opening > 0 && (words.trim() === "" || date.half || date.time)
		? opening
		: 0;
}

/** 日期：3月5日 and 时间：上午十时 on lines of their own are one time. */
function withClock(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): DateExpression {
	if (date.time) return date;
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

function sameDay({ year, month, day }: DateExpression) {
	return {
		...(year === undefined ? {} : { year }),
		...(month === undefined ? {} : { month }),
		...(day === undefined ? {} : { day }),
	};
}

/** The times of one expression, resolved. */
export function timesOf(
	view: TextView,
	date: DateExpression,
	context: Proof & { timezone: string },
): Pick<Schedule, "startAt" | "endAt" | "checkInAt" | "conflict"> {
	const raw = view.cut(date).trim();
	const day = resolveDate(date, context);
	if (!day) return {};
	const startAt = timeAt(day, date, raw, context.timezone);
	const checkedIn = afterCheckIn(view.hans, date);
	if (checkedIn) {
		const { time, end } = checkedIn;
		const whole = view.cut({ start: date.start, end }).trim();
		return {
			startAt: timeAt(day, time ? { time } : {}, whole, context.timezone),
			checkInAt: startAt,
		};
	}
	const last = date.to && resolveEnd(date.to, day);
	const endAt =
		date.to && last ? timeAt(last, date.to, raw, context.timezone) : undefined;
	const conflict =
		date.weekday !== undefined &&
		!isOpen(day) &&
		weekdayOf(day) !== date.weekday;
	return {
		startAt,
		...(endAt && (last !== day || endAt.time) ? { endAt } : {}),
		...(conflict
			? { conflict: { date: day, weekday: date.weekday ?? 0, at: date.start } }
			: {}),
	};
}

/** 上午8:30报到，9:00开会: the hour printed first is not the meeting's. */
function afterCheckIn(
	hans: string,
	date: DateExpression,
): { time?: string; end: number } | undefined {
	if (!date.time) return undefined;
	const after =
		/^(?:起|开始|前)?(?:报到|签到|入场|集合|登记)(?:入场)?[，,；; \u3000]{0,2}/u.exec(
			hans.slice(date.end, date.end + 16),
		);
	if (!after) return undefined;
	const at = date.end + after[0].length;
	const half = /上午|早/u.test(hans.slice(date.start, date.end))
		? "上午"
		: undefined;
	const clock = clockAt(hans, at, half);
	const behind = clock && hans.slice(at + clock.length, at + clock.length + 6);
	return clock?.time &&
		/^(?:正式)?(?:开会|开始|召开|举行|开幕|会议)/u.test(behind ?? "")
		? { time: clock.time, end: at + clock.length }
		: { end: date.end };
}

function timeAt(
	date: string,
	{ time, half }: ClockTime,
	raw: string,
	timezone: string,
): MeetingTime {
	// 24:00 is the first minute of the next day, whose date an open year may not give.
	if (time === "24:00")
		return isOpen(date)
			? { date, precision: "day", timezone, raw }
			: {
					date: addDays(date, 1),
					time: "00:00",
					precision: "minute",
					timezone,
					raw,
				};
	if (time) return { date, time, precision: "minute", timezone, raw };
	if (half) return { date, half, precision: "half_day", timezone, raw };
	return { date, precision: "day", timezone, raw };
}

function movedTo(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): boolean {
	const words = before(view.hans, date);
	return (
		MOVED_TO.test(words) ||
		facts.some(
			({ label, start, end }) =>
				start <= date.start &&
				date.end <= end + 1 &&
				TIME_LABEL.test(label) &&
				!/原/u.test(label),
		)
	);
}

/** A label 会议时间 that names no time: 另行通知. */
export function isTimeToBeAnnounced(
	view: TextView,
	facts: readonly Fact[],
): boolean {
	const fact = factOf(facts, TIME_LABEL);
	if (fact) return /另行通知|待定|另定|另行公告|容后/.test(fact.hans);
	return view.hans
		.slice(0, 4000)
		.split(/[。；\n]/u)
		.some(
			(sentence) =>
				/(?:时间|日期)[^，]{0,10}另行(?:通知|公告)/u.test(sentence) &&
				!/如遇|如因|若遇|如有|若有/u.test(sentence),
		);
}
