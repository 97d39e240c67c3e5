// From a look to the entries of a commit. Valid if and only if the head it was made under is
// replaced: whoever else committed in between makes the compare-and-swap fail.
import { keys, type Mark } from "../journal/keys.ts";
import { differs, makeEntry } from "../journal/makeEntry.ts";
import type {
	ChannelState,
	Effect,
	Entry,
	Head,
	Places,
} from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import type { ReadDraft } from "./drafts.ts";
import { effectsOn, type Subject } from "./effects.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import type { Look } from "./look.ts";

/** Withdrawals by vanished sources within a day: beyond max(this, a tenth of the site) somebody must look. */
const FREE_REMOVALS = 10;

/** `hold`: this run has held some back already, so that a rest does not slip under the limit. */
export type Removals = "guard" | "hold" | "allow";

export interface Plan {
	head: Omit<Head, "entries" | "commit">;
	entries: Entry[];
	/** Marks to forget once the commit is out. */
	satisfied: Mark[];
	/** Ids whose withdrawal the deletion guard holds back. */
	heldBack: string[];
}

interface Wanted {
	subject: Subject;
	effects: Effect[];
}

export async function plan(
	head: Head,
	seen: Look,
	now: string,
	context: { store: Store; readDraft: ReadDraft; removals: Removals },
): Promise<Plan> {
	const wanted = await wantedChanges(seen);
	const { kept, heldBack, removed } = guardRemovals(
		head,
		wanted,
		now,
		context.removals,
	);
	const at = now > head.at ? now : head.at;
	const generation = head.generation + 1;
	const slots = await openSlots(context.store, kept);
	let { seq, live } = head;
	const entries: Entry[] = [];
	for (const { subject, effects } of inOrder(kept)) {
		const { id, placed, target } = subject;
		if (!target) continue;
		const withdrawn = target.state === "withdrawn";
		const entry = makeEntry({
			id,
			seq: ++seq,
			generation,
			at,
			placed,
			target,
			effects,
			record: withdrawn
				? undefined
				: (await context.readDraft(target.object))?.record,
			recordBefore:
				placed && placed.state !== "withdrawn" && !withdrawn
					? (await context.readDraft(placed.object))?.record
					: undefined,
			newPlaces: takeSlots(target.channels, placed?.places ?? {}, slots),
			backfill: seen.lane === "backfill",
		});
		const was = placed && placed.state !== "withdrawn" ? 1 : 0;
		live += (withdrawn ? 0 : 1) - was;
		entries.push(entry);
	}
	return {
		head: { epoch: head.epoch || at, generation, seq, at, live, removed },
		entries,
		satisfied: seen.satisfied.filter(({ id }) => !heldBack.includes(id)),
		heldBack,
	};
}

async function wantedChanges({ subjects, namings }: Look): Promise<Wanted[]> {
	const all = [...subjects.values()];
	const effects = await inParallel(all, (subject) =>
		effectsOn(subject, subjects, namings),
	);
	return all
		.map((subject, n) => ({ subject, effects: effects[n] as Effect[] }))
		.filter(
			({ subject, effects }) =>
				subject.target !== undefined &&
				differs(subject.placed, subject.target, effects),
		);
}

/** More withdrawals by deletion than a day allows are not committed; their marks stay. */
function guardRemovals(
	head: Head,
	wanted: readonly Wanted[],
	now: string,
	removals: Removals,
): { kept: Wanted[]; heldBack: string[]; removed: Head["removed"] } {
	const day = now.slice(0, 10);
	const before = head.removed.day === day ? head.removed.count : 0;
	const found = wanted.filter(
		({ subject }) =>
			subject.target?.state === "withdrawn" &&
			subject.target.withdrawal?.reason === "source_deleted",
	);
	const most = Math.max(FREE_REMOVALS, Math.floor(head.live / 10));
	const within =
		removals === "allow" ||
		(removals === "guard" && before + found.length <= most);
	return {
		kept: within
			? [...wanted]
			: wanted.filter((change) => !found.includes(change)),
		heldBack: within ? [] : found.map(({ subject }) => subject.id).sort(),
		removed: {
			day,
			count: before + (within && removals === "guard" ? found.length : 0),
		},
	};
}

/** By the notice's own date, so that the newest gets the highest slot; then by id. */
function inOrder(wanted: readonly Wanted[]): Wanted[] {
	const order = ({ subject }: Wanted) =>
		`${subject.target?.publishedAt ?? subject.target?.dated ?? ""} ${subject.id}`;
	return [...wanted].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function openSlots(
	store: Store,
	wanted: readonly Wanted[],
): Promise<Map<string, number>> {
	const joined = new Set<string>();
	for (const { subject } of wanted)
		for (const channel of subject.target?.channels ?? [])
			if (!(channel in (subject.placed?.places ?? {}))) joined.add(channel);
	const slots = new Map<string, number>();
	await inParallel([...joined].sort(), async (channel) => {
		const found = await store.get(keys.channel(channel));
		slots.set(channel, found ? decodeJson<ChannelState>(found).slots : 0);
	});
	return slots;
}

function takeSlots(
	channels: readonly string[],
	held: Places,
	slots: Map<string, number>,
): Places {
	const taken: Places = {};
	for (const channel of channels) {
		if (channel in held) continue;
		const slot = slots.get(channel) ?? 0;
		taken[channel] = slot;
		slots.set(channel, slot + 1);
	}
	return taken;
}
