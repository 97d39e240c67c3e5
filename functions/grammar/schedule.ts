// Which of a text's dates is the meeting's, and in which year it lies.
import type { Kind, MeetingTime } from "../notice/schema.ts";
import { addDays, type DateExpression, isDay, weekdayOf } from "./dates.ts";
import type { TextView } from "./textView.ts";

export interface Schedule {
	startAt?: MeetingTime;
	endAt?: MeetingTime;
	checkInAt?: MeetingTime;
	deadline?: MeetingTime;
	/** The weekday printed is not that of the date: `{date, weekday}`. */
	conflict?: { date: string; weekday: number; at: number };
	/** Where the meeting's date stands in the text. */
	at?: number;
}

export interface ScheduleContext {
	kind: Kind;
	timezone: string;
	/** Day of publication or signature, where known: it proves years. */
	written?: string;
	/** Year of the document number, or of the text as a whole. */
	year?: number;
}

/** What a date is not the meeting's after: words directly before it. */
const NOT_BEFORE =
	/(?:登记日|截止|截至|之前|以前|成立|印发|施行|起施行|发布|公布|签发|批准|出生|自|(?:文|号|通知|公告|函|令)[》）)]?(?:中|的)?|根据|依据|按照|原定(?:于)?|原订(?:于)?|原拟(?:于)?|原(?:定|订)?.{0,8}时间|报名|报到|回执|回条|反馈|报送|提交|填报|缴交|交回|登记|缴费|投票|网络投票|起止|有效期|更新|列印|编辑|电话|收件)[^，。；\n]{0,10}$/;
/** … and directly after. */
const NOT_AFTER =
	/^[^，。；\n]{0,6}(?:前(?!往)|之前|以前|截止|止|印发|发布|公布|施行|起施行|登记在册|收市|成立|出生|号文)/;
/** What a date is the meeting's after. */
const LABEL =
	/(?:会议|召开|开会|举行|举办|活动|现场会议|开始|报告)?(?:的)?(?:日期|时间|时\s{0,2}间|日\s{0,2}期|日时|开会时间)[^\n，。；]{0,12}[:：]?[\s\u3000]{0,3}$/;
const HOLD_BEFORE =
	/(?:定于|订于|拟于|兹于|将于|谨于|谨订于|兹定于|改于|改期至|改至|延期至|延至|推迟至|顺延至|改为|调整为|变更为|于|在|：|:)[\s\u3000]{0,2}(?:本周|本月|下周|今年|明年)?$/;
const HOLD_AFTER =
	/^[^。；\n]{0,60}(?:召开|举行|举办|开会|召集|开幕|在.{1,20}(?:召开|举行|举办)|主持|办理|登场)/;
const NEW_BEFORE =
	/(?:改于|改期至|改至|延期至|延至|推迟至|推迟到|延期到|顺延至|改为|调整为|调整至|变更为|变更至|改订(?:于)?|改定(?:于)?)[^，。；\n]{0,8}$/;

export function findSchedule(
	view: TextView,
	dates: readonly DateExpression[],
	context: ScheduleContext,
): Schedule {
	const { hans } = view;
	const moves = ["postponement", "rescheduling"].includes(context.kind);
	const moved = dates.some(({ start }) =>
		NEW_BEFORE.test(hans.slice(Math.max(0, start - 40), start)),
	);
	// A postponement that names no new date leaves it open; the old one is the other notice's.
	if (moves && !moved && /另行(?:通知|确定|公告)|择期|时间待定/.test(hans))
		return {};
	const scored = dates
		.map((date) => ({ date, score: score(hans, date, context.kind) }))
		.filter(({ score: points }) => points > 0);
	const best = scored.reduce<(typeof scored)[number] | undefined>(
		(top, one) => (top === undefined || one.score > top.score ? one : top),
		undefined,
	);
	const schedule: Schedule = {};
	if (best) Object.assign(schedule, timesOf(view, best.date, context));
	const checkIn = labelled(
		hans,
		dates,
		/报到(?:时间|日期)?[:：为]?[^，。；\n]{0,6}$/,
	);
	const checkInAt = checkIn && timesOf(view, checkIn, context).startAt;
	if (checkInAt) schedule.checkInAt = checkInAt;
	const due = dates.find(
		({ start, end }) =>
			/(?:报名|回执|登记)[^。\n]{0,30}$/.test(
				hans.slice(Math.max(0, start - 32), start),
			) &&
			/^[^，。；\n]{0,4}(?:前|之前|以前|截止|止)/.test(
				hans.slice(end, end + 8),
			),
	);
	const deadline = due && timesOf(view, due, context).startAt;
	if (deadline) schedule.deadline = deadline;
	return schedule;
}

function labelled(
	hans: string,
	dates: readonly DateExpression[],
	label: RegExp,
): DateExpression | undefined {
	return dates.find(({ start }) =>
		label.test(hans.slice(Math.max(0, start - 24), start)),
	);
}

/** 0: not the meeting's. */
function score(hans: string, date: DateExpression, kind: Kind): number {
	const before = hans.slice(Math.max(0, date.start - 40), date.start);
	const after = hans.slice(date.end, date.end + 80);
	const line = before.slice(before.lastIndexOf("\n") + 1);
	const moved = [
		"postponement",
		"rescheduling",
		"relocation",
		"correction",
	].includes(kind);
	if (moved && NEW_BEFORE.test(before)) return 120 + (date.time ? 1 : 0);
	// What a cancellation calls off was fixed for that time; anything else has moved from it.
	if (/(?:原定|原订|原拟|原计划)[^，。；\n]{0,16}$/.test(line))
		return kind === "cancellation" ? 110 : 0;
	if (NOT_BEFORE.test(line)) return 0;
	if (NOT_AFTER.test(after)) return 0;
	let points = 0;
	if (
		LABEL.test(before) &&
		!/(?:报名|报到|登记|截止|投票|发布|发文|公告|成文|列印|更新|来源|公布)[^\n]{0,6}$/.test(
			line,
		)
	)
		points = 100;
	else if (HOLD_BEFORE.test(before) && HOLD_AFTER.test(after)) points = 90;
	else if (HOLD_AFTER.test(after)) points = 70;
	else if (/(?:会议|大会)[^。\n]{0,30}$/.test(line)) points = 30;
	if (points === 0) {
		// The opening of a report: 「10月24日上午，…」.
		if (line.trim() === "" && /^[，,]/.test(after) && kind !== "notice")
			points = 60;
		else return 0;
	}
	if (date.time) points += 6;
	else if (date.half) points += 3;
	// What stands first is said of the meeting; what comes later is said of something else.
	const told = kind === "report" || kind === "minutes";
	return (
		points -
		(told ? Math.min(60, date.start / 8) : Math.min(20, date.start / 200))
	);
}

function timesOf(
	view: TextView,
	date: DateExpression,
	context: ScheduleContext,
): Schedule {
	const raw = view.cut(date).trim();
	const resolved = resolve(date, context);
	if (!resolved) return {};
	const conflict =
		date.weekday !== undefined &&
		!resolved.startsWith("-") &&
		weekdayOf(resolved) !== date.weekday
			? { date: resolved, weekday: date.weekday, at: date.start }
			: undefined;
	const startAt = timeAt(resolved, date, raw, context.timezone);
	const to = date.to && lastDay(date, resolved);
	const endAt =
		date.to && to ? timeAt(to, date.to, raw, context.timezone) : undefined;
	return {
		startAt,
		...(endAt && (endAt.date !== startAt.date || endAt.time) ? { endAt } : {}),
		...(conflict ? { conflict } : {}),
		at: date.start,
	};
}

function timeAt(
	date: string,
	{ time, half }: { time?: string; half?: "am" | "pm" | "evening" },
	raw: string,
	timezone: string,
): MeetingTime {
	if (time === "24:00" && !date.startsWith("-"))
		return {
			date: addDays(date, 1),
			time: "00:00",
			precision: "minute",
			timezone,
			raw,
		};
	if (time && time !== "24:00")
		return { date, time, precision: "minute", timezone, raw };
	if (half) return { date, half, precision: "half_day", timezone, raw };
	return { date, precision: "day", timezone, raw };
}

/** `YYYY-MM-DD`, or `--MM-DD` where nothing proves the year. */
export function resolve(
	{ year, month, day, relative }: DateExpression,
	{ written, year: known, kind }: ScheduleContext,
): string | undefined {
	if (relative !== undefined)
		return written && !written.startsWith("-")
			? addDays(written, relative)
			: undefined;
	if (month === undefined) {
		if (!written || written.startsWith("-")) return undefined;
		return dayNear(written, day, kind);
	}
	const monthDay = `${two(month)}-${two(day)}`;
	const proved = year ?? yearNear(written, monthDay, kind) ?? known;
	if (proved === undefined) return `--${monthDay}`;
	return isDay(proved, month, day) ? `${proved}-${monthDay}` : undefined;
}

const COMING: readonly Kind[] = [
	"notice",
	"agenda",
	"postponement",
	"rescheduling",
	"relocation",
	"cancellation",
	"correction",
];

/**
 * The year that puts the day nearest to the day of writing. A notice may also speak of what is up
 * to ten months ahead, but not of what is two months past.
 */
function yearNear(
	written: string | undefined,
	monthDay: string,
	kind: Kind,
): number | undefined {
	if (!written || written.startsWith("-")) return undefined;
	const year = Number(written.slice(0, 4));
	const ahead = COMING.includes(kind) ? 305 : 180;
	return [year - 1, year, year + 1].find((one) => {
		const days = daysApart(`${one}-${monthDay}`, written);
		return days > ahead - 365 && days <= ahead;
	});
}

function daysApart(later: string, earlier: string): number {
	return (Date.parse(later) - Date.parse(earlier)) / 86_400_000;
}

/** 19日 alone: this month's, or the nearest month that makes sense. */
function dayNear(written: string, day: number, kind: Kind): string | undefined {
	const [year = 0, month = 0, today = 0] = written.split("-").map(Number);
	const back = !COMING.includes(kind) && day > today;
	const on = COMING.includes(kind) && day < today;
	const shifted = new Date(
		Date.UTC(year, month - 1 + (on ? 1 : back ? -1 : 0), 1),
	);
	const y = shifted.getUTCFullYear();
	const m = shifted.getUTCMonth() + 1;
	return isDay(y, m, day) ? `${y}-${two(m)}-${two(day)}` : undefined;
}

function lastDay(date: DateExpression, start: string): string | undefined {
	const { to } = date;
	if (!to) return undefined;
	const open = start.startsWith("-");
	const [startMonth, startDay] = open
		? start.slice(2).split("-").map(Number)
		: start.slice(5).split("-").map(Number);
	const month = to.month ?? startMonth ?? 1;
	if (open) {
		return to.day === startDay && month === startMonth
			? start
			: `--${two(month)}-${two(to.day)}`;
	}
	const startYear = Number(start.slice(0, 4));
	const year =
		to.year ?? (month < (startMonth ?? 1) ? startYear + 1 : startYear);
	return isDay(year, month, to.day)
		? `${year}-${two(month)}-${two(to.day)}`
		: undefined;
}

function two(value: number): string {
	return String(value).padStart(2, "0");
}
