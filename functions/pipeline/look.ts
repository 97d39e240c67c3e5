// What is due now: marks, the notices they speak of, and those that act on each other.
import { chooseTarget } from "../journal/chooseTarget.ts";
import { instantInKey, keys, type Mark, parseMark } from "../journal/keys.ts";
import type { Current, Lane, Placed } from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import {
	namingReader,
	type ReadNamings,
	relatedIds,
	type Subject,
} from "./effects.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";

/** Other notices that one look may draw in through names. */
const MOST_RELATED = 512;
/** Those of a single notice, which no smaller look could see. */
const MOST_RELATED_TO_ONE = 4096;

export interface Look {
	/** Marks that this run satisfies: deleting them is safe at any later time, by anyone. */
	satisfied: Mark[];
	/** Marks ahead of `current`: normalize is still at work. */
	waiting: Mark[];
	subjects: Map<string, Subject>;
	namings: ReadNamings;
}

export interface LookOptions {
	/**
	 * Ids of one commit, by lane. Live notices wait for at most one batch of the slow lane; 0 leaves that
	 * lane to other runs.
	 */
	batch: Record<Lane, number>;
	/**
	 * Nothing is public yet: both lanes make one beginning, or a single past notice that is due (to expire,
	 * say) would be all that the newest feeds show.
	 */
	begins: boolean;
	/** Marks that this run can do nothing about, so that they do not take the places of others. */
	skip: (mark: Mark) => boolean;
	/** Ids put aside: for all others, what is public of them stays as it is. */
	aside: ReadonlySet<string>;
}

/** `now` was read after the head that will be replaced. At most a batch of ids; the rest next round. */
export async function look(
	store: Store,
	now: string,
	{ batch, skip, aside, begins }: LookOptions,
): Promise<Look> {
	const marks = await dueMarks(store, "due", now, batch.due, skip);
	if (marks.length === 0 || begins)
		marks.push(
			...(await dueMarks(store, "backfill", now, batch.backfill, skip)),
		);
	const namings = namingReader(store);
	const ids = [...new Set(marks.map(({ id }) => id))];
	const read = (some: readonly string[], met: boolean) =>
		inParallel(some, (id) => readSubject(store, id, now, aside, met));
	// All that act on a notice must be seen, or it would seem that they no longer do: rather fewer notices.
	for (let taken = ids.length; ; taken = Math.ceil(taken / 2)) {
		const some = new Set(ids.slice(0, taken));
		const subjects = await withRelated([...some], namings, read);
		if (!subjects) continue;
		const isSatisfied = ({ id, draft }: Mark) =>
			(subjects.get(id)?.current?.draft ?? 0) >= draft;
		const theirs = marks.filter(({ id }) => some.has(id));
		return {
			satisfied: theirs.filter(isSatisfied),
			waiting: theirs.filter((mark) => !isSatisfied(mark)),
			subjects,
			namings,
		};
	}
}

/** Steps from a notice with a mark; few are as long, since each meeting has a name and a day of its own. */
const STEPS = 8;

/**
 * The notices, those that they act on or are acted on by, what acts on these or announces the same meeting, and
 * so on to the end. Nothing: they are too many for one look.
 */
async function withRelated(
	ids: readonly string[],
	namings: ReadNamings,
	read: (ids: readonly string[], met: boolean) => Promise<Subject[]>,
): Promise<Map<string, Subject> | undefined> {
	const subjects = new Map<string, Subject>();
	let fresh = await read(ids, false);
	for (const subject of fresh) subjects.set(subject.id, subject);
	for (let step = 1; step <= STEPS && fresh.length > 0; step++) {
		const related = await inParallel(fresh, (subject) =>
			relatedIds(subject, namings),
		);
		const unseen = [...new Set(related.flat())]
			.filter((id) => !subjects.has(id))
			.sort();
		const drawn = subjects.size - ids.length;
		if (ids.length > 1 && drawn + unseen.length > MOST_RELATED)
			return undefined;
		fresh = await read(
			unseen.slice(0, MOST_RELATED_TO_ONE - drawn),
			step === STEPS,
		);
		for (const subject of fresh) subjects.set(subject.id, subject);
	}
	return subjects;
}

async function readSubject(
	store: Store,
	id: string,
	now: string,
	aside: ReadonlySet<string>,
	met: boolean,
): Promise<Subject> {
	const current = await read<Current>(store, keys.current(id));
	const placed = await read<Placed>(store, keys.placed(id));
	const isAside = aside.has(id);
	const target = chooseTarget(isAside ? undefined : current, placed, now);
	return { id, current, placed, target, aside: isAside, met };
}

async function read<T>(store: Store, key: string): Promise<T | undefined> {
	const found = await store.get(key);
	return found && decodeJson<T>(found);
}

/** In order of instant, so that the oldest are taken first. */
async function dueMarks(
	store: Store,
	lane: Lane,
	now: string,
	batch: number,
	skip: LookOptions["skip"],
): Promise<Mark[]> {
	const until = instantInKey(now);
	const marks: Mark[] = [];
	const ids = new Set<string>();
	for (let after = ""; ; ) {
		const listing = await store.list(keys.lane(lane), { after });
		for (const key of listing.keys) {
			const mark = parseMark(key);
			if (!mark || skip(mark)) continue;
			if (mark.instant !== "0" && mark.instant > until) return marks;
			if (!ids.has(mark.id) && ids.size === batch) return marks;
			ids.add(mark.id);
			marks.push(mark);
		}
		if (!listing.more) return marks;
		after = listing.keys.at(-1) as string;
	}
}
