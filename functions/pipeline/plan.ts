// From a look to the entries of a commit. Valid if and only if the head it was made under is
// replaced: whoever else committed in between makes the compare-and-swap fail.
import { pageOfSlot } from "../journal/applyEntries.ts";
import { commitInstant } from "../journal/commitInstant.ts";
import { excessOf } from "../journal/entrySize.ts";
import { guardRemovals, type Removals } from "../journal/guardRemovals.ts";
import { keys, type Mark } from "../journal/keys.ts";
import { differs, makeEntry } from "../journal/makeEntry.ts";
import { channelFactsOf } from "../journal/showEntry.ts";
import type {
	ChannelState,
	Effect,
	Entry,
	Head,
	PageEntry,
	Places,
} from "../journal/state.ts";
import {
	type Joining,
	joinedChannels,
	type TakenSlots,
	takePlaces,
} from "../journal/takePlaces.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Store } from "../store/store.ts";
import type { ReadDraft } from "./drafts.ts";
import { Effects, type Subject } from "./effects.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import type { Look } from "./look.ts";
import { type PublicFile, problemIn } from "./publicWriter.ts";
import type { DraftRecord, Rendering } from "./rendering.ts";

export interface Plan {
	head: Omit<Head, "entries" | "commit">;
	entries: Entry[];
	/** Marks to forget once the commit is out. */
	satisfied: Mark[];
	/** Ids whose withdrawal the deletion guard holds back. */
	heldBack: string[];
	/** Notices that cannot be shown. A plan that puts any aside must not be committed: look again without them. */
	failed: FailedNotice[];
}

export interface FailedNotice {
	id: string;
	/** The draft that it was to be shown by, or that stands. */
	draft: number;
	sourceKey: string;
	finding: Finding;
}

export interface PlanContext {
	store: Store;
	readDraft: ReadDraft;
	rendering: Rendering;
	removals: Removals;
}

interface Wanted {
	subject: Subject;
	target: NonNullable<Subject["target"]>;
	effects: Effect[];
	/** Nobody need be told: all that caused it came by the slow lane. */
	past: boolean;
}

export async function plan(
	head: Head,
	seen: Look,
	now: string,
	context: PlanContext,
): Promise<Plan> {
	const wanted = await wantedChanges(seen);
	const removals = wanted.filter(isRemoval);
	const { within, removed } = guardRemovals(
		head,
		removals.length,
		now,
		context.removals,
	);
	const heldBack = within ? [] : removals.map(({ subject }) => subject.id);
	const kept = inOrder(heldBack.length > 0 ? [] : wanted);
	const at = commitInstant(head, now, kept.length > 0);
	const generation = head.generation + 1;
	const places = await placesOf(kept, context.store);
	let { seq, live } = head;
	const entries: Entry[] = [];
	const failed: FailedNotice[] = [];
	for (const change of kept) {
		const { subject, target } = change;
		const { id, placed } = subject;
		try {
			entries.push(
				await entryOf(change, context, {
					seq: ++seq,
					generation,
					at,
					firstRevision: head.firstRevision,
					newPlaces: places.get(id) ?? {},
					backfill: change.past,
				}),
			);
		} catch (error) {
			if (!(error instanceof NotShown)) throw error;
			failed.push(failure(subject, error));
		}
		const was = placed && placed.state !== "withdrawn" ? 1 : 0;
		live += (target.state === "withdrawn" ? 0 : 1) - was;
	}
	return {
		head: {
			epoch: head.epoch || at,
			generation,
			seq,
			firstSeq: head.firstSeq,
			firstRevision: head.firstRevision,
			at,
			...(kept.length > 0 ? { changedAt: at } : keptChangedAt(head)),
			live,
			removed,
		},
		entries,
		satisfied: seen.satisfied,
		heldBack: heldBack.sort(),
		failed,
	};
}

function keptChangedAt({ changedAt }: Head): Pick<Head, "changedAt"> {
	return changedAt ? { changedAt } : {};
}

/** A notice that our own code stumbles over; the store is well. */
class NotShown extends Error {}

function shown<T>(show: () => T): T {
	try {
		return show();
	} catch (error) {
		throw new NotShown(String(error));
	}
}

function failure(subject: Subject, error: Error): FailedNotice {
	const sourceKey = subject.current?.sourceKey ?? subject.id;
	return {
		id: subject.id,
		draft: subject.current?.draft ?? 0,
		sourceKey,
		finding: finding(
			"notice.failed",
			{ file: sourceKey },
			{ problem: error.message },
		),
	};
}

/**
 * The entry; and what will be made of it is made once and checked, so that whatever our code stumbles
 * over comes to light before the commit, when the notice can still be set aside alone.
 */
async function entryOf(
	{ subject, target, effects }: Wanted,
	{ readDraft, rendering }: PlanContext,
	commit: {
		seq: number;
		generation: number;
		at: string;
		firstRevision: number;
		newPlaces: Places;
		backfill: boolean;
	},
): Promise<Entry> {
	const { id, placed } = subject;
	const withdrawn = target.state === "withdrawn";
	const record = withdrawn
		? undefined
		: (await readDraft(target.object))?.record;
	const recordBefore =
		placed && placed.state !== "withdrawn"
			? (await readDraft(placed.object))?.record
			: undefined;
	return shown(() => {
		const entry = makeEntry({
			...commit,
			id,
			placed,
			target,
			effects,
			record,
			recordBefore,
		});
		const shown = rendering.pageEntry(entry, record);
		const facts = channelFactsOf(entry, record);
		const excess = excessOf(entry, shown, facts, "most");
		if (excess)
			throw new Error(`${excess.bytes} bytes; the limit is ${excess.limit}`);
		for (const file of filesOf(entry, record, shown, rendering)) {
			const problem = problemIn(file);
			if (problem) throw new Error(`${file.path}: ${problem}`);
		}
		return entry;
	});
}

/** The notice's own files, and a page of a channel that shows nothing else. */
function filesOf(
	entry: Entry,
	record: DraftRecord | undefined,
	shown: PageEntry,
	rendering: Rendering,
): PublicFile[] {
	const { placed } = entry;
	const open = Object.entries(placed.places).find(([channel]) =>
		rendering.channels.includes(channel),
	);
	rendering.attachments(placed, record);
	return [
		rendering.revision(placed, record),
		...rendering.notice(placed, record),
		...(open
			? rendering.channelPage({
					generation: placed.generation,
					channel: open[0],
					page: pageOfSlot(open[1]),
					older: false,
					updatedAt: entry.at,
					entries: { [open[1]]: shown },
				})
			: []),
	];
}

async function wantedChanges({ subjects, namings }: Look): Promise<Wanted[]> {
	const all = [...subjects.values()].filter(({ met, aside }) => !met && !aside);
	const acting = new Effects(subjects, namings);
	const effects = await inParallel(all, (subject) => acting.on(subject));
	return all.flatMap((subject, n) => {
		const { placed, target } = subject;
		const own = effects[n] as Effect[];
		return target && differs(placed, target, own)
			? [
					{
						subject,
						target,
						effects: own,
						past: isPast(subject, own, subjects),
					},
				]
			: [];
	});
}

/**
 * Whether the draft and each effect that is new or gone came by the slow lane. Drafts say so, not the mark that was
 * seen: a mark says only where to look.
 */
function isPast(
	{ current, placed, target }: Subject,
	effects: readonly Effect[],
	subjects: ReadonlyMap<string, Subject>,
): boolean {
	const before = placed?.effects ?? [];
	const causes = [
		...effects.filter((effect) => !before.some(isSame(effect))),
		...before.filter((effect) => !effects.some(isSame(effect))),
	].map(({ by }) => subjects.get(by)?.current?.lane);
	if (
		placed?.digest !== target?.digest ||
		placed?.state !== target?.state ||
		causes.length === 0
	)
		causes.push(current?.lane);
	return causes.every((lane) => lane === "backfill");
}

function isSame(effect: Effect): (other: Effect) => boolean {
	const text = JSON.stringify(effect);
	return (other) => JSON.stringify(other) === text;
}

function isRemoval({ subject, target }: Wanted): boolean {
	return (
		subject.placed !== undefined &&
		target.state === "withdrawn" &&
		target.withdrawal?.reason === "source_deleted"
	);
}

/** By the notice's own date, then by id. */
function inOrder(wanted: readonly Wanted[]): Wanted[] {
	const order = ({ subject, target }: Wanted) =>
		`${target.publishedAt ?? target.dated ?? ""} ${subject.id}`;
	return [...wanted].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function placesOf(
	wanted: readonly Wanted[],
	store: Store,
): Promise<Map<string, Places>> {
	const notices = wanted.map(
		({ subject, target, past }): Joining => ({
			id: subject.id,
			channels: target.channels,
			held: subject.placed?.places ?? {},
			past,
		}),
	);
	const taken = new Map<string, TakenSlots>();
	await inParallel(joinedChannels(notices), async (channel) => {
		const found = await store.get(keys.channel(channel));
		if (found) taken.set(channel, decodeJson<ChannelState>(found));
	});
	return takePlaces(notices, taken);
}
