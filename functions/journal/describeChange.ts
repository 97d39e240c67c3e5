// What one new public state means to a subscriber: the operation, whether it matters, old → new.
import type { FieldChange, NoticeRecord, Operation } from "../notice/schema.ts";
import { placeText, timeText } from "./meetingLife.ts";
import type { Effect, MeetingLife, Placed } from "./state.ts";

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
	if (after.state === "expired" && before.state !== "expired")
		return { op: "expire", major: false, fields: [] };
	if (isSilent(before, after))
		return { op: "reprocess", major: false, fields: [] };
	const fields = changedFields(before, after);
	const by = after.effects.find(
		(effect) => !before.effects.some((known) => sameEffect(known, effect)),
	)?.by;
	return {
		op: operationOf(before, after, fields),
		major: fields.some(({ field }) => field !== "text"),
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
	if (became("cancelled")) return "cancel";
	if (became("postponed")) return "postpone";
	if (fields.some(({ field }) => field === "time" || field === "place"))
		return "reschedule";
	return "correct";
}

function changedFields(before: Shown, after: Shown): FieldChange[] {
	const fields: FieldChange[] = [];
	const note = (field: FieldChange["field"], from: string, to: string) => {
		if (from !== to)
			fields.push({
				field,
				...(from ? { from } : {}),
				...(to ? { to } : {}),
			});
	};
	for (const meeting of after.meetings) {
		const last = lifeBefore(before, meeting);
		if (!last) continue;
		note("time", spanText(last), spanText(meeting));
		note("place", placeText(last), placeText(meeting));
		if (meeting.status !== "held") note("status", last.status, meeting.status);
	}
	// Titles may name people: the journal says that a title changed, not what it was.
	if (before.record && after.record) {
		if (before.record.title !== after.record.title)
			fields.push({ field: "title" });
		note("kind", before.record.kind, after.record.kind);
	}
	return fields.length > 0 ? fields : [{ field: "text" }];
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
