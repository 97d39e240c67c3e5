// A write that what follows relies on, and that can be repeated without harm.
import type { PutOptions, Store } from "../store/store.ts";

/** Replies lost in a row, each after the store's own attempts, before it counts as unreachable. */
const MOST_TRIES = 10;

/**
 * For writes without a condition, and for creating what is the same whoever creates it (its hash is in
 * its key): `refused` then means that it stands there. Everything else is for `compareAndSwap`.
 */
export async function putSurely(
	store: Store,
	key: string,
	body: Uint8Array,
	options: PutOptions & { condition?: { kind: "absent" } } = {},
): Promise<void> {
	for (let tried = 0; tried < MOST_TRIES; tried++) {
		const outcome = await store.put(key, body, options);
		if (outcome.kind !== "unknown") return;
	}
	throw new Error(`${key}: ${MOST_TRIES} writes in a row had no answer`);
}
