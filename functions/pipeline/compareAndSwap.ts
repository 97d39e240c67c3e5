// The one compare-and-swap loop: read, decide, write if nobody else has, else look again.
import type {
	Durability,
	ObjectHead,
	ObjectMetadata,
	Store,
	StoredObject,
} from "../store/store.ts";

export type Step<R> =
	| {
			kind: "write";
			body: Uint8Array;
			metadata?: ObjectMetadata;
			sync?: Durability;
			result: R;
	  }
	| { kind: "done"; result: R };

/** Races lost in a row before something must be wrong. */
const MOST_RACES = 100;

/**
 * `step` sees the object as it is now and says what to write, or that nothing is to be done. A
 * refused write, and one whose reply was lost, begin again: whether it landed shows in the object.
 */
export function compareAndSwap<R>(
	store: Store,
	key: string,
	step: (found: StoredObject | undefined) => Promise<Step<R>> | Step<R>,
): Promise<R> {
	return swap(store, key, () => store.get(key), step);
}

/**
 * The same for an object whose bytes are not needed to decide. `isNew`: it should not be there yet, so
 * the first look is spared; if it is, the write is refused and the object looked at.
 */
export function compareHeadAndSwap<R>(
	store: Store,
	key: string,
	step: (found: ObjectHead | undefined) => Promise<Step<R>> | Step<R>,
	isNew = false,
): Promise<R> {
	let spared = isNew;
	const look = async () => {
		if (!spared) return store.head(key);
		spared = false;
		return undefined;
	};
	return swap(store, key, look, step);
}

async function swap<R, Found extends { etag: string }>(
	store: Store,
	key: string,
	look: () => Promise<Found | undefined>,
	step: (found: Found | undefined) => Promise<Step<R>> | Step<R>,
): Promise<R> {
	for (let race = 0; race < MOST_RACES; race++) {
		const found = await look();
		const next = await step(found);
		if (next.kind === "done") return next.result;
		const outcome = await store.put(key, next.body, {
			condition: found
				? { kind: "match", etag: found.etag }
				: { kind: "absent" },
			...(next.metadata ? { metadata: next.metadata } : {}),
			...(next.sync ? { sync: next.sync } : {}),
		});
		if (outcome.kind === "stored") return next.result;
	}
	throw new Error(`${key}: ${MOST_RACES} writes in a row were refused`);
}
