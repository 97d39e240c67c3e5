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
	/** Marks that this run can do nothing about, so that they do not take the places of others. */
	skip: (mark: Mark) => boolean;
	/** Ids put aside: for all others, what is public of them stays as it is. */
	aside: ReadonlySet<string>;
}

/** `now` was read after the head that will be replaced. At most a batch of ids; the rest next round. */
export async function look(
	store: Store,
	now: string,
	{ batch, skip, aside }: LookOptions,
): Promise<Look> {
	let marks = await dueMarks(store, "due", now, batch.due, skip);
	if (marks.length === 0)
		marks = await dueMarks(store, "backfill", now, batch.backfill, skip);
	const namings = namingReader(store);
	const subjects = new Map<string, Subject>();
	const readSubjects = async (ids: readonly string[]) => {
		const read = await inParallel(ids, (id) =>
			readSubject(store, id, now, aside),
		);
		for (const subject of read) subjects.set(subject.id, subject);
		return read;
	};
	await readSubjects([...new Set(marks.map(({ id }) => id))]);
	await drawIn(subjects, namings, readSubjects);
	const isSatisfied = ({ id, draft }: Mark) =>
		(subjects.get(id)?.current?.draft ?? 0) >= draft;
	return {
		satisfied: marks.filter(isSatisfied),
		waiting: marks.filter((mark) => !isSatisfied(mark)),
		subjects,
		namings,
	};
}

/** The notices that those in hand act on, or are acted on by: two steps reach every namesake. */
async function drawIn(
	subjects: ReadonlyMap<string, Subject>,
	namings: ReadNamings,
	readSubjects: (ids: readonly string[]) => Promise<Subject[]>,
): Promise<void> {
	let fresh = [...subjects.values()];
	let drawn = 0;
	for (let step = 0; step < 2 && drawn < MOST_RELATED; step++) {
		const related = await inParallel(fresh, (subject) =>
			relatedIds(subject, namings),
		);
		const ids = [...new Set(related.flat())]
			.filter((id) => !subjects.has(id))
			.sort()
			.slice(0, MOST_RELATED - drawn);
		drawn += ids.length;
		fresh = await readSubjects(ids);
	}
}

async function readSubject(
	store: Store,
	id: string,
	now: string,
	aside: ReadonlySet<string>,
): Promise<Subject> {
	const current = await read<Current>(store, keys.current(id));
	const placed = await read<Placed>(store, keys.placed(id));
	const isAside = aside.has(id);
	const target = chooseTarget(isAside ? undefined : current, placed, now);
	return { id, current, placed, target, aside: isAside };
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
