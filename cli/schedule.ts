// What will be looked at later, and when: the marks in the future, with the notices they speak of.
import { instantInKey, keys, parseMark } from "../functions/journal/keys.ts";
import type { Current, Lane } from "../functions/journal/state.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import { decodeJson } from "../functions/pipeline/json.ts";
import type { Store } from "../functions/store/store.ts";

export interface Scheduled {
	/** UTC to the second. */
	at: string;
	what: "publish" | "expire";
	id: string;
	/** The source. */
	file: string;
}

export interface Schedule {
	/** In order of time; at most as many as were asked for. */
	scheduled: Scheduled[];
	/** There may be later ones. */
	more: boolean;
	/** The first instant at which anything is looked at, be it only a mark that no longer matters. */
	nextDue: string | undefined;
}

/** Marks of one instant sort after those of the instant before: `~` is above every id. */
const ABOVE_IDS = "~";

export async function readSchedule(
	store: Store,
	now: string,
	limit: number,
): Promise<Schedule> {
	const lane = keys.lane("due");
	const { keys: marks, more } = await store.list(lane, {
		after: `${lane}${instantInKey(now)}.${ABOVE_IDS}`,
		limit,
	});
	const scheduled: Scheduled[] = [];
	for (const key of marks) {
		const mark = parseMark(key);
		const found = mark && (await store.get(keys.current(mark.id)));
		const current = found && decodeJson<Current>(found);
		// Set again by every draft: only the newest draft's marks tell what will happen.
		if (!current || current.draft !== mark.draft) continue;
		const at = instantOfKey(mark.instant);
		const what =
			current.publishAt === at
				? "publish"
				: current.expireAt === at
					? "expire"
					: undefined;
		if (what)
			scheduled.push({ at, what, id: mark.id, file: current.sourceKey });
	}
	const first = marks[0] && parseMark(marks[0])?.instant;
	return {
		scheduled,
		more,
		nextDue: first === undefined ? undefined : instantOfKey(first),
	};
}

export interface Pending {
	count: number;
	/** Since when the longest waiting one could have been looked at; nothing where the store cannot tell. */
	oldest: string | undefined;
}

/** Marks for at once whose age is asked for, one request each. */
const MOST_ASKED = 1000;

/** Marks of a lane that the next run looks at. */
export async function readPending(
	store: Store,
	lane: Lane,
	now: string,
): Promise<Pending> {
	let count = 0;
	let oldest: string | undefined;
	for await (const key of allKeys(store, keys.lane(lane))) {
		const mark = parseMark(key);
		if (!mark) continue;
		// In order of time: what follows is later still.
		if (mark.instant !== "0" && mark.instant > instantInKey(now)) break;
		count++;
		const since =
			mark.instant !== "0"
				? instantOfKey(mark.instant)
				: count <= MOST_ASKED
					? (await store.head(key))?.storedAt
					: undefined;
		if (since !== undefined && since < (oldest ?? "~")) oldest = since;
	}
	return { count, oldest };
}

function instantOfKey(instant: string): string {
	return instant.replace(
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
		"$1-$2-$3T$4:$5:$6Z",
	);
}
