// The site that one machine makes of the same sources when it commits the same notices at the same instants.
import { keys } from "../../../functions/journal/keys.ts";
import type {
	Current,
	Entry,
	JournalPage,
} from "../../../functions/journal/state.ts";
import type { Configuration } from "../../../functions/notice/configuration.ts";
import { allKeys } from "../../../functions/pipeline/allKeys.ts";
import { compileSite } from "../../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../../functions/pipeline/drafts.ts";
import { readHead } from "../../../functions/pipeline/head.ts";
import { decodeJson } from "../../../functions/pipeline/json.ts";
import {
	normalize,
	type Sources,
} from "../../../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../../../functions/pipeline/normalizeSource.ts";
import { publish } from "../../../functions/pipeline/publish.ts";
import { rebuild } from "../../../functions/pipeline/rebuild.ts";
import { writeSitemaps } from "../../../functions/pipeline/sitemaps.ts";
import { siteRendering } from "../../../functions/pipeline/siteRendering.ts";
import { MemoryStore } from "../../../functions/store/memoryStore.ts";
import type { Store } from "../../../functions/store/store.ts";

/** `state` is the store whose journal says who was committed when; of each source there is one version. */
export async function oneMachine(
	state: Store,
	sources: Sources,
	configuration: Configuration,
): Promise<MemoryStore> {
	const stores = { private: new MemoryStore(), public: new MemoryStore() };
	const { head } = await readHead(state);
	let now = head.epoch;
	const context = {
		stores,
		rendering: siteRendering(compileSite(configuration)),
		readDraft: draftReader(stores.private),
		clock: () => now,
		batch: { due: 100, backfill: 1000 },
	};
	for (const commit of await commitsOf(state)) {
		now = commit[0]?.at ?? now;
		for (const { placed } of commit) {
			const found = await state.get(keys.current(placed.id));
			const current = found && decodeJson<Current>(found);
			if (!current || placed.draft !== current.draft) continue;
			await normalize(current.sourceKey, {
				store: stores.private,
				sources,
				normalizeSource: (source) => normalizeSource(source, configuration),
				recipe: recipeOf(configuration),
				onDeletion: configuration.onDeletion,
				lane: current.lane,
			});
		}
		await publish(context);
	}
	// As there: news first, then the whole site, in an empty commit of its own.
	now = head.at;
	await rebuild(context);
	await writeSitemaps(context);
	return stores.public;
}

/** Entries by commit, in order. */
async function commitsOf(state: Store): Promise<Entry[][]> {
	const entries: Entry[] = [];
	for await (const key of allKeys(state, keys.journal())) {
		const found = await state.get(key);
		if (found) entries.push(...decodeJson<JournalPage>(found).entries);
	}
	entries.sort((a, b) => a.seq - b.seq);
	const commits: Entry[][] = [];
	for (const entry of entries) {
		const last = commits.at(-1);
		if (last?.[0]?.placed.generation === entry.placed.generation)
			last.push(entry);
		else commits.push([entry]);
	}
	return commits;
}
