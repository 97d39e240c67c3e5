// An agenda and the notice whose meeting it is the agenda of: one meeting, so one entry in a calendar.
import { calendarStart } from "./formerMeetings.ts";
import type { UpcomingMeeting } from "./state.ts";

/**
 * Without the meetings of agendas that stand here in their notice's own entry, on the same day. An agenda
 * whose notice is not among them, or speaks of another day, keeps its own.
 */
export function withoutAgendas(
	meetings: readonly UpcomingMeeting[],
): UpcomingMeeting[] {
	const told = new Set(
		meetings
			.filter(({ former }) => !former)
			.flatMap((notice) =>
				(notice.agendas ?? []).map((agenda) => `${agenda} ${dayOf(notice)}`),
			),
	);
	return meetings.filter(
		(one) =>
			one.kind !== "agenda" ||
			one.former ||
			!told.has(`${one.id} ${dayOf(one)}`),
	);
}

function dayOf({ meeting }: UpcomingMeeting): string {
	return calendarStart(meeting)?.date ?? "";
}
