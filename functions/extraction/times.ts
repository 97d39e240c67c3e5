// The times that one date expression gives, resolved: start, end, check-in, and a weekday that contradicts the day.
import type { MeetingTime } from "../notice/schema.ts";
import { addDays, isOpen, weekdayOf } from "./calendar.ts";
import { type ClockTime, clockAt } from "./clock.ts";
import type { DateExpression } from "./dates.ts";
import { type Proof, resolveDate, resolveEnd } from "./resolveDate.ts";
import type { TextView } from "./textView.ts";

export interface WeekdayConflict {
	date: string;
	/** As printed, 1 = Monday … 7 = Sunday. */
	weekday: number;
	at: number;
}

export interface Times {
	startAt?: MeetingTime;
	endAt?: MeetingTime;
	checkInAt?: MeetingTime;
	/** The weekday printed is not that of the date. */
	conflict?: WeekdayConflict;
}

/** The times of one expression, resolved. */
export function timesOf(
	view: TextView,
	date: DateExpression,
	context: Proof & { timezone: string },
): Times {
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
