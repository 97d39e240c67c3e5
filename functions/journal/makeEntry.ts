// One entry of a commit: from what is public and what should be, to the placed record to write.
import type { Change, NoticeRecord } from "../notice/schema.ts";
import { takesBack } from "../notice/takesBack.ts";
import type { Target } from "./chooseTarget.ts";
import { describeChange, isSilent, sameEffects } from "./describeChange.ts";
import { formerMeetings, knownLives } from "./formerMeetings.ts";
import { meetingLives, orderEffects, placeWords } from "./meetingLife.ts";
import { newestWithin } from "./newestWithin.ts";
import {
	type Effect,
	type Entry,
	NOTICE_CHANGES,
	NOTICE_CHANGES_BYTES,
	NOTICE_EFFECTS,
	NOTICE_EFFECTS_BYTES,
	type Placed,
	type Places,
} from "./state.ts";
import { stringsOf, wordsOf } from "./withWords.ts";

/** Whether the public state aimed at differs from what stands. */
export function differs(
	placed: Placed | undefined,
	target: Target,
	effects: readonly Effect[],
): boolean {
	if (!placed)
		return target.state !== "withdrawn" || target.carriedOver === true;
	if (placed.state === "withdrawn" && target.state === "withdrawn")
		return takesBack(target.withdrawal) && !takesBack(placed.withdrawal);
	return (
		placed.state !== target.state ||
		placed.digest !== target.digest ||
		!sameEffects(placed.effects, boundedEffects(effects)) ||
		target.channels.some((channel) => !(channel in placed.places)) ||
		Object.keys(placed.places).some(
			(channel) => !target.channels.includes(channel),
		)
	);
}

export interface EntryInput {
	id: string;
	seq: number;
	generation: number;
	/** The commit's instant. */
	at: string;
	/** Number of a notice's first revision in this epoch. */
	firstRevision: number;
	placed: Placed | undefined;
	target: Target;
	effects: readonly Effect[];
	/** The target's record; not needed for a withdrawal. */
	record: NoticeRecord | undefined;
	/** The record that is public now, if any. */
	recordBefore: NoticeRecord | undefined;
	/** Slots of the channels newly joined. */
	newPlaces: Places;
	backfill: boolean;
}

export function makeEntry(input: EntryInput): Entry {
	const { id, seq, generation, at, placed, target, record, backfill } = input;
	const withdrawn = target.state === "withdrawn";
	const effects = withdrawn ? [] : boundedEffects(input.effects);
	const before = placed && {
		state: placed.state,
		contentSha: placed.contentSha,
		effects: placed.effects,
		meetings: placed.meetings,
		...(input.recordBefore ? { record: input.recordBefore } : {}),
	};
	const silent =
		before !== undefined &&
		isSilent(before, {
			state: target.state,
			contentSha: target.contentSha,
			effects,
		});
	const meetings = withdrawn
		? []
		: meetingLives(
				record?.meetings ?? [],
				effects,
				placed && knownLives(placed),
				silent,
				// A sequence grows with a revision at most.
				input.firstRevision - 1,
			);
	const former = placed
		? formerMeetings(placed, input.recordBefore?.kind, {
				meetings,
				kind: record?.kind,
				withdrawal: target.withdrawal,
			})
		: [];
	const { op, major, fields, by } = describeChange(before, {
		state: target.state,
		contentSha: target.contentSha,
		effects,
		meetings,
		...(record && !withdrawn ? { record } : {}),
	});
	const strings = wordsOf(
		fields.flatMap(({ from, to, meeting }) =>
			[from, to, meeting?.place].flatMap((text) => placeWords(text ?? "")),
		),
		[
			...[record, input.recordBefore].map((one) => one && stringsOf(one)),
			...[...effects, ...(placed?.effects ?? [])].map((one) => one.strings),
		],
	);
	const revision = placed ? placed.revision + 1 : input.firstRevision;
	const change: Change = {
		revision,
		at,
		op,
		major,
		fields,
		...(strings ? { strings } : {}),
		...(by ? { by } : {}),
	};
	const releasedAt = placed?.releasedAt ?? at;
	return {
		seq,
		at,
		op,
		major,
		change,
		before: placed?.places ?? {},
		backfill,
		placed: {
			id,
			generation,
			firstSeq: placed?.firstSeq ?? seq,
			revision,
			draft: target.draft,
			object: target.object,
			digest: target.digest,
			contentSha: target.contentSha,
			state: target.state,
			releasedAt,
			updatedAt: !placed || major ? at : placed.updatedAt,
			entryDate:
				placed?.entryDate ??
				(backfill ? earlier(target.publishedAt, releasedAt) : releasedAt),
			...(target.expireAt ? { expireAt: target.expireAt } : {}),
			places: placesOf(target, placed, input.newPlaces),
			...(target.acts ? { acts: target.acts } : {}),
			...(target.meets ? { meets: target.meets } : {}),
			...(target.office ? { office: target.office } : {}),
			...(target.dated ? { dated: target.dated } : {}),
			effects,
			meetings,
			// Of what an earlier epoch announced nothing is known: its calendar is emptied.
			...(former.length > 0 || target.carriedOver
				? { formerMeetings: former }
				: {}),
			changeLog: withdrawn
				? []
				: newestWithin(
						[...(placed?.changeLog ?? []), change],
						NOTICE_CHANGES,
						NOTICE_CHANGES_BYTES,
					),
			...(target.withdrawal
				? { withdrawal: { ...target.withdrawal, at } }
				: {}),
		},
	};
}

function boundedEffects(effects: readonly Effect[]): Effect[] {
	return newestWithin(
		orderEffects(effects),
		NOTICE_EFFECTS,
		NOTICE_EFFECTS_BYTES,
	);
}

/** A channel held keeps its slot; a withdrawn notice keeps its places. */
function placesOf(
	target: Target,
	placed: Placed | undefined,
	newPlaces: Places,
): Places {
	const places: Places = {};
	for (const channel of target.channels) {
		const slot = placed?.places[channel] ?? newPlaces[channel];
		if (slot === undefined) throw new Error(`no slot in ${channel}`);
		places[channel] = slot;
	}
	return places;
}

function earlier(own: string | undefined, releasedAt: string): string {
	return own !== undefined && own < releasedAt ? own : releasedAt;
}
