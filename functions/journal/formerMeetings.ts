// Which meetings a notice has in calendars, and what becomes of those that it announces no more:
// a calendar knows an event by its UID, and takes a change only with a higher SEQUENCE.
import type { Kind, MeetingTime, Withdrawal } from "../notice/schema.ts";
import { takesBack } from "../notice/takesBack.ts";
import { newestWithin } from "./newestWithin.ts";
import { FORMER_MEETINGS, type MeetingLife, type Placed } from "./state.ts";

/** A cancellation, report or minutes speaks of a meeting that another notice announced. */
const ANNOUNCING: readonly Kind[] = ["notice", "agenda", "other"];

/** Bytes of JSON that a notice's former meetings have together; the newest is kept in any case. */
const FORMER_MEETINGS_BYTES = 8 * 1024;

/** Whether notices of a kind own calendar entries. */
export function announces(kind: Kind): boolean {
	return ANNOUNCING.includes(kind);
}

interface Scheduled {
	startAt?: MeetingTime | undefined;
	previousSchedules: readonly { startAt?: MeetingTime | undefined }[];
}

/** When a calendar has it: its start, else when it was last to be; nothing without a year. */
export function calendarStart({
	startAt,
	previousSchedules,
}: Scheduled): MeetingTime | undefined {
	return [startAt, ...previousSchedules.map((one) => one.startAt).toReversed()]
		.filter((time) => time !== undefined)
		.find(({ date }) => /^\d/.test(date));
}

/** Those that calendars show. */
export function announcedMeetings<T extends Scheduled>(
	kind: Kind,
	meetings: readonly T[],
): T[] {
	return announces(kind)
		? meetings.filter((meeting) => calendarStart(meeting) !== undefined)
		: [];
}

/** Every meeting that the notice ever had, each with the highest sequence that it had. */
export function knownLives({
	meetings,
	formerMeetings = [],
}: Pick<Placed, "meetings" | "formerMeetings">): MeetingLife[] {
	const known = new Map<string, MeetingLife>();
	for (const life of [...meetings, ...formerMeetings])
		if ((known.get(life.uid)?.sequence ?? -1) < life.sequence)
			known.set(life.uid, life);
	return [...known.values()];
}

/** A notice's new public state; `kind` is unknown of a withdrawn one. */
export interface NowAnnounced {
	meetings: readonly MeetingLife[];
	kind: Kind | undefined;
	withdrawal: Withdrawal | undefined;
}

/** The former meetings after a change; `kindBefore` is that of the public record, as far as it is known. */
export function formerMeetings(
	placed: Pick<Placed, "meetings" | "formerMeetings">,
	kindBefore: Kind | undefined,
	now: NowAnnounced,
): MeetingLife[] {
	const { kind, meetings, withdrawal } = now;
	const announced = new Set(
		announcedMeetings(kind ?? "notice", meetings).map(({ uid }) => uid),
	);
	const before = placed.formerMeetings ?? [];
	const known = new Set(before.map(({ uid }) => uid));
	const newly = announcedMeetings(kindBefore ?? "notice", placed.meetings)
		.filter(({ uid }) => !known.has(uid))
		.map(
			(life): MeetingLife => ({
				...life,
				status: "cancelled",
				sequence: life.sequence + 1,
			}),
		);
	const purged = takesBack(withdrawal);
	const former = [...before, ...newly]
		.filter(({ uid }) => !announced.has(uid))
		.map((life) => (purged ? withoutSchedule(life) : life));
	return newestWithin(former, FORMER_MEETINGS, FORMER_MEETINGS_BYTES);
}

function withoutSchedule({ uid, sequence, status }: MeetingLife): MeetingLife {
	return { uid, sequence, status, locations: [], previousSchedules: [] };
}
