// The journal by itself: no gap, no repetition, and each notice's revisions one after the other.
import type { Entry, JournalPage } from "../../functions/journal/state.ts";
import { allKeys } from "../../functions/pipeline/allKeys.ts";
import { decodeJson } from "../../functions/pipeline/json.ts";
import type { Store } from "../../functions/store/store.ts";

export async function journalEntries(store: Store): Promise<Entry[]> {
	const pages: JournalPage[] = [];
	for await (const key of allKeys(store, "journal/")) {
		const found = await store.get(key);
		if (found) pages.push(decodeJson<JournalPage>(found));
	}
	pages.sort((a, b) => a.page - b.page);
	return pages.flatMap(({ entries }) => entries);
}

export async function journalProblems(store: Store): Promise<string[]> {
	const problems: string[] = [];
	const revisions = new Map<string, number>();
	let last = 0;
	let at = "";
	for (const entry of await journalEntries(store)) {
		const { id, revision } = entry.placed;
		if (entry.seq !== last + 1)
			problems.push(`journal: ${entry.seq} after ${last}`);
		if (revision !== (revisions.get(id) ?? 0) + 1)
			problems.push(`journal: ${id} r${revision} after r${revisions.get(id)}`);
		if (entry.at < at) problems.push(`journal: ${entry.at} after ${at}`);
		revisions.set(id, revision);
		last = entry.seq;
		at = entry.at;
	}
	return problems;
}
