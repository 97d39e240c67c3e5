// Draft objects, read once and kept while they are likely to be needed again.
import type { Draft } from "../notice/draft.ts";
import type { Store } from "../store/store.ts";
import { decodeJson } from "./json.ts";

/** Drafts kept in memory; each is some tens of kilobytes. */
const MOST_KEPT = 1500;

/** Nothing: the draft was purged. A draft that never was throws. */
export type ReadDraft = (object: string) => Promise<Draft | undefined>;

/** Drafts are immutable but for a purge, after which only a stalled publisher asks for one. */
export function draftReader(store: Store): ReadDraft {
	const kept = new Map<string, Draft>();
	return async (object) => {
		const known = kept.get(object);
		if (known) {
			kept.delete(object);
			kept.set(object, known);
			return known;
		}
		const found = await store.get(object);
		if (!found) throw new Error(`${object}: the draft is missing`);
		const draft = decodeJson<Draft>(found);
		if (!draft.record) return undefined;
		kept.set(object, draft);
		for (const oldest of kept.keys()) {
			if (kept.size <= MOST_KEPT) break;
			kept.delete(oldest);
		}
		return draft;
	};
}
