// Draft objects, read once and kept while they are likely to be needed again.
import { DamagedState } from "../journal/damagedState.ts";
import type { Placed } from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import type { Store } from "../store/store.ts";
import { decodeJson } from "./json.ts";

/** Bytes of drafts kept in memory: more than a thousand of the ordinary size, some tens of kilobytes. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** Nothing: the draft was purged. A draft that never was throws. */
export type ReadDraft = (object: string) => Promise<Draft | undefined>;

/** Drafts are immutable but for a purge, after which only a stalled publisher asks for one. */
export function draftReader(store: Store): ReadDraft {
	const kept = new Map<string, { draft: Draft; size: number }>();
	let bytes = 0;
	return async (object) => {
		const known = kept.get(object);
		if (known) {
			kept.delete(object);
			kept.set(object, known);
			return known.draft;
		}
		const found = await store.get(object);
		if (!found) throw new DamagedState(object, "the draft is missing");
		const draft = decodeJson<Draft>(found);
		if (!draft.record) return undefined;
		// Asked for twice at once, it is kept once.
		if (!kept.has(object)) bytes += found.size;
		kept.set(object, { draft, size: found.size });
		for (const [oldest, { size }] of kept) {
			// The newest stays however large: the same commit asks for it again at once.
			if (bytes <= KEPT_BYTES || oldest === object) break;
			kept.delete(oldest);
			bytes -= size;
		}
		return draft;
	};
}

/** The record that is public of a notice; none of one withdrawn or purged. */
export async function publicRecord(
	placed: Pick<Placed, "state" | "object">,
	readDraft: ReadDraft,
): Promise<Draft["record"] | undefined> {
	return placed.state === "withdrawn"
		? undefined
		: (await readDraft(placed.object))?.record;
}
