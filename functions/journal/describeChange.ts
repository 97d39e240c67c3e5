// What one new public state means to a subscriber: the operation, whether it matters, old → new.
import type { FieldChange, NoticeRecord, Operation } from "../notice/schema.ts";
import { announcedMeetings } from "./formerMeetings.ts";
import { placeText, refines, timeText } from "./meetingLife.ts";
import {
	CHANGED_TEXT,
	type Effect,
	type MeetingLife,
	type Placed,
} from "./state.ts";

/** A public state, as far as a change is seen in it. */
export interface Shown {
	state: Placed["state"];
	contentSha: string;
	effects: readonly Effect[];
	meetings: readonly MeetingLife[];
	/** Absent for a withdrawn notice. */
	record?: Pick<NoticeRecord, "title" | "kind">;
}

export interface Described {
	op: Operation;
	/** Goes into `changes` and moves `updatedAt`. */
	major: boolean;
	fields: FieldChange[];
	/** Id of the notice whose release made the change. */
	by?: string;
}

/** Major are time, place, status, title and kind; a text made better is not. */
export function describeChange(
	before: Shown | undefined,
	after: Shown,
): Described {
	if (after.state === "withdrawn")
		return { op: "withdraw", major: true, fields: [] };
	if (!before) return { op: "publish", major: false, fields: [] };
	if (before.state === "withdrawn")
		return { op: "reinstate", major: true, fields: [] };
	const expires = after.state === "expired" && before.state !== "expired";
	if (isSilent(before, after))
		return { op: "reprocess", major: false, fields: [] };
	const changed = changedFields(before, after);
	const rewritten = before.contentSha !== after.contentSha;
	const fields: FieldChange[] =
		changed.length > 0 || !rewritten ? changed : [{ field: "text" }];
	// What else came with it is told all the same.
	if (expires && !fields.some(({ field }) => field !== "text"))
		return { op: "expire", major: false, fields: [] };
	const fresh = after.effects.filter(
		(effect) => !before.effects.some((known) => sameEffect(known, effect)),
	);
	const by = fresh[0]?.by;
	const repeats =
		!rewritten && fresh.length > 0 && fresh.every((effect) => effect.repeats);
	return {
		op: fields.length > 0 ? operationOf(before, after, fields) : "relate",
		major: !repeats && fields.some(({ field }) => field !== "text"),
		fields,
		...(by ? { by } : {}),
	};
}

/** The editor changed nothing: configuration, glossary or our reading did. */
export function isSilent(
	before: Pick<Shown, "contentSha" | "effects" | "state">,
	after: Pick<Shown, "contentSha" | "effects" | "state">,
): boolean {
	return (
		before.state === after.state &&
		before.contentSha === after.contentSha &&
		sameEffects(before.effects, after.effects)
	);
}

export function sameEffects(
	a: readonly Effect[],
	b: readonly Effect[],
): boolean {
	return (
		a.length === b.length &&
		a.every((effect, n) => sameEffect(effect, b[n] as Effect))
	);
}

function sameEffect(a: Effect, b: Effect): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function operationOf(
	before: Shown,
	after: Shown,
	fields: readonly FieldChange[],
): Operation {
	const became = (status: MeetingLife["status"]) =>
		after.meetings.some(
			(meeting) =>
				meeting.status === status &&
				lifeBefore(before, meeting)?.status !== status,
		);
	if (became("cancelled") || takenOut(before, after).length > 0)
		return "cancel";
	if (became("postponed")) return "postpone";
	const scheduled = fields.some(
		({ field }) => field === "time" || field === "place",
	);
	return scheduled &&
		after.meetings.some(
			(meeting) => !lifeBefore(before, meeting) || moves(before, meeting),
		)
		? "reschedule"
		: "correct";
}

/** An hour added to the day moves nothing. */
function moves(before: Shown, meeting: MeetingLife): boolean {
	const last = lifeBefore(before, meeting);
	return (
		last !== undefined &&
		!refines(last, meeting) &&
		(spanText(last) !== spanText(meeting) ||
			placeText(last) !== placeText(meeting))
	);
}

function changedFields(before: Shown, after: Shown): FieldChange[] {
	const fields: FieldChange[] = [];
	const note = (
		field: FieldChange["field"],
		from: string,
		to: string,
		meeting?: FieldChange["meeting"],
	) => {
		if (from !== to)
			fields.push({
				field,
				...(from ? { from: shortened(from) } : {}),
				...(to ? { to: shortened(to) } : {}),
				...(meeting ? { meeting } : {}),
			});
	};
	const several = after.meetings.length > 1;
	for (const meeting of after.meetings) {
		const last = lifeBefore(before, meeting);
		if (!last) {
			// One more session; of a notice that had none of its meetings before, all are.
			if (before.meetings.length > 0)
				note("time", "", spanText(meeting), whichMeeting(meeting));
			continue;
		}
		const which = several ? whichMeeting(last) : undefined;
		note("time", spanText(last), spanText(meeting), which);
		note("place", placeText(last), placeText(meeting), which);
		// Beside old → new the one meeting is known.
		const known = !several && moves(before, meeting);
		if (meeting.status !== "held")
			note(
				"status",
				last.status,
				meeting.status,
				known ? undefined : whichMeeting(last),
			);
	}
	for (const gone of takenOut(before, after))
		note("status", gone.status, "cancelled", whichMeeting(gone));
	// Titles may name people: the journal says that a title changed, not what it was.
	if (before.record && after.record) {
		if (before.record.title !== after.record.title)
			fields.push({ field: "title" });
		note("kind", before.record.kind, after.record.kind);
	}
	return fields;
}

/** Those that calendars had and will show as cancelled. */
function takenOut(before: Shown, after: Shown): MeetingLife[] {
	const announced = ({ record, meetings }: Shown) =>
		announcedMeetings(record?.kind ?? "notice", meetings);
	const left = announced(after).map(({ uid }) => uid);
	return announced(before).filter(({ uid }) => !left.includes(uid));
}

function whichMeeting(life: MeetingLife): FieldChange["meeting"] {
	const time = spanText(life);
	const place = placeText(life);
	return {
		uid: life.uid,
		...(time ? { time } : {}),
		...(place ? { place: shortened(place, PLACE_TEXT) } : {}),
	};
}

/** Characters of the place by which a meeting is known. */
const PLACE_TEXT = 60;

function shortened(text: string, most = CHANGED_TEXT): string {
	const characters = [...text];
	return characters.length > most
		? `${characters.slice(0, most - 1).join("")}…`
		: text;
}

function spanText(meeting: MeetingLife): string {
	return [timeText(meeting.startAt), timeText(meeting.endAt)]
		.filter(Boolean)
		.join(" – ");
}

function lifeBefore(
	before: Shown,
	meeting: MeetingLife,
): MeetingLife | undefined {
	return before.meetings.find(({ uid }) => uid === meeting.uid);
}
