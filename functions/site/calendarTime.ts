// A meeting's time as iCalendar has it: never more exact than the notice, never less than it can hold.
import { calendarStart } from "../journal/formerMeetings.ts";
import type { MeetingLife } from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type { MeetingTime } from "../notice/schema.ts";
import { label } from "./labels.ts";

export interface CalendarTime {
	/** DTSTART and, where the notice names an end, DTEND. */
	lines: string[];
	/** What of the time the lines cannot say: `上午`, `09:00`. */
	rest: string;
	/** First and last date, for the time zones that the lines name. */
	zones: { zone: string; date: string }[];
	/** Dates without times (RFC 5545 §3.3.4). */
	wholeDays: boolean;
}

/**
 * A start and an end with times are written with their zones; all else by the day, since a half-day
 * has no hour and a date-time start allows no date for its end (RFC 5545 §3.8.2.2). Nothing for a
 * meeting without a date.
 */
export function calendarTime(
	meeting: Pick<MeetingLife, "startAt" | "endAt" | "previousSchedules">,
	edition: Edition,
): CalendarTime | undefined {
	const start = calendarStart(meeting);
	if (!start) return undefined;
	const end =
		meeting.startAt === start ? endAfter(start, meeting.endAt) : undefined;
	return start.time && (!end || end.time)
		? withTimes(start, end)
		: wholeDays(start, end, edition);
}

/** An end that is none (before its start, in an open year) is left out: DTEND must be later. */
function endAfter(
	start: MeetingTime,
	end: MeetingTime | undefined,
): MeetingTime | undefined {
	if (!end || !/^\d/.test(end.date) || end.date < start.date) return undefined;
	const sameDay = end.date === start.date;
	if (sameDay && end.time && start.time && end.time <= start.time)
		return undefined;
	// It ends on the day on which it begins: that is said already.
	return sameDay && !end.time && !end.half ? undefined : end;
}

function withTimes(
	start: MeetingTime,
	end: MeetingTime | undefined,
): CalendarTime {
	const times = end ? [start, end] : [start];
	return {
		lines: times.map(
			({ date, time, timezone }, n) =>
				`${n === 0 ? "DTSTART" : "DTEND"};TZID=${timezone}:${basic(date)}T${(time as string).replace(":", "")}00`,
		),
		rest: "",
		zones: times.map(({ timezone, date }) => ({ zone: timezone, date })),
		wholeDays: false,
	};
}

function wholeDays(
	start: MeetingTime,
	end: MeetingTime | undefined,
	edition: Edition,
): CalendarTime {
	const clock = (time: MeetingTime | undefined) =>
		time?.time ?? (time?.half ? label(time.half, edition) : "");
	const [from, to] = [clock(start), clock(end)];
	return {
		lines: [
			`DTSTART;VALUE=DATE:${basic(start.date)}`,
			// The end is the first day that is not part of it.
			...(end && end.date > start.date
				? [`DTEND;VALUE=DATE:${basic(dayAfter(end.date))}`]
				: []),
		],
		rest: to && to !== from ? `${from}–${to}` : from,
		zones: [],
		wholeDays: true,
	};
}

/** A date that the calendar lacks (2月30日) counts on, as the platform counts. */
function dayAfter(date: string): string {
	const [year, month, day] = date.split("-").map(Number);
	return new Date(
		Date.UTC(year as number, (month as number) - 1, (day as number) + 1),
	)
		.toISOString()
		.slice(0, 10);
}

function basic(date: string): string {
	return date.replace(/-/g, "");
}
