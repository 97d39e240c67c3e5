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
	const told = new Set<string>();
	const alike = new Map<string, UpcomingMeeting[]>();
	for (const one of meetings) {
		if (one.former) continue;
		for (const id of one.also ?? []) told.add(`${id} ${dayOf(one)}`);
		const key = keyOf(one);
		if (key) alike.set(key, [...(alike.get(key) ?? []), one]);
	}
	return meetings.filter(
		(one) =>
			one.former ||
			(!told.has(`${one.id} ${dayOf(one)}`) &&
				!alike.get(keyOf(one))?.some((other) => isEarlier(other, one))),
	);
}

/** Nothing for a meeting without a name or an hour: it may be any. */
function keyOf({ names, meeting }: UpcomingMeeting): string {
	const start = calendarStart(meeting);
	return names && start?.time
		? `${names.meeting} ${start.date} ${start.time}`
		: "";
}

/** Where one does not say who issued it, nothing speaks against it. */
function isEarlier(other: UpcomingMeeting, one: UpcomingMeeting): boolean {
	const [a, b] = [other.names?.office, one.names?.office];
	return (
		other.id !== one.id &&
		other.firstSeq < one.firstSeq &&
		(a === undefined || b === undefined || a === b)
	);
}

function dayOf({ meeting }: UpcomingMeeting): string {
	return calendarStart(meeting)?.date ?? "";
}
