// A meeting that several notices announce, the first of them, its agenda, a notice of its new day: one meeting,
// so one entry in a calendar, the one that readers have had from the beginning.
import { calendarStart } from "./formerMeetings.ts";
import type { UpcomingMeeting } from "./state.ts";

/**
 * Without the meetings that stand here in the entry of an earlier notice, on the same day: one that it knows of,
 * or one of the same name, office and hour. One whose earlier notice is not among them, or speaks of another
 * day, stays.
 */
export function withoutRepeats(
	meetings: readonly UpcomingMeeting[],
): UpcomingMeeting[] {
	const first = new Map<string, UpcomingMeeting>();
	for (const one of meetings) {
		const key = keyOf(one);
		const known = first.get(key);
		if (key && !(known && known.firstSeq < one.firstSeq)) first.set(key, one);
	}
	const told = new Set(
		meetings
			.filter(({ former }) => !former)
			.flatMap((meeting) =>
				(meeting.also ?? []).map((id) => `${id} ${dayOf(meeting)}`),
			),
	);
	return meetings.filter(
		(one) =>
			one.former ||
			(!told.has(`${one.id} ${dayOf(one)}`) &&
				(first.get(keyOf(one)) ?? one).id === one.id),
	);
}

/** Nothing for a meeting that names no office or no hour: it may be any. */
function keyOf({ same, meeting, former }: UpcomingMeeting): string {
	const start = calendarStart(meeting);
	return same && start?.time && !former
		? `${same} ${start.date} ${start.time}`
		: "";
}

function dayOf({ meeting }: UpcomingMeeting): string {
	return calendarStart(meeting)?.date ?? "";
}
