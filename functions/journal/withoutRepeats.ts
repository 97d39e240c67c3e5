// A meeting that several notices announce, the first of them, its agenda, a notice of its new day: one meeting,
// so one entry in a calendar, the one that readers have had from the beginning.
import { calendarStart } from "./formerMeetings.ts";
import type { UpcomingMeeting } from "./state.ts";

/**
 * Without the meetings that stand here in the entry of an earlier notice, on the same day. One whose earlier
 * notice is not among them, or speaks of another day, stays.
 */
export function withoutRepeats(
	meetings: readonly UpcomingMeeting[],
): UpcomingMeeting[] {
	const told = new Set(
		meetings
			.filter(({ former }) => !former)
			.flatMap((meeting) =>
				(meeting.also ?? []).map((id) => `${id} ${dayOf(meeting)}`),
			),
	);
	return meetings.filter(
		(one) => one.former || !told.has(`${one.id} ${dayOf(one)}`),
	);
}

function dayOf({ meeting }: UpcomingMeeting): string {
	return calendarStart(meeting)?.date ?? "";
}
