// A site over an archive: sources dropped, normalized and published by the real pipeline, all requests counted.
import type { Source } from "../../../functions/notice/document.ts";
import { compileSite } from "../../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../../functions/pipeline/drafts.ts";
import { normalize } from "../../../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../../../functions/pipeline/normalizeSource.ts";
import {
	type PublishReport,
	publish,
} from "../../../functions/pipeline/publish.ts";
import { siteRendering } from "../../../functions/pipeline/siteRendering.ts";
import { CountingStore } from "../../../functions/store/countingStore.ts";
import type { Store } from "../../../functions/store/store.ts";
import { privateFamily, publicFamily } from "./families.ts";
import { CONFIGURATION } from "./notices.ts";

const RECIPE = recipeOf(CONFIGURATION);

export class Site {
	readonly rendering = siteRendering(compileSite(CONFIGURATION));
	readonly stores: { private: Store; public: Store };
	now = "";

	constructor(stores: { private: Store; public: Store }) {
		this.stores = stores;
	}

	/** The same site as seen by a process that begins: nothing is at hand, all is counted anew. */
	counted() {
		const files = new CountingStore(this.stores.public, (path) => path);
		return {
			private: new CountingStore(this.stores.private, privateFamily),
			public: new CountingStore(files, publicFamily),
			/** The public store by path. */
			files,
		};
	}

	async normalize(source: Source, store: Store): Promise<void> {
		const outcome = await normalize(source.key, {
			store,
			sources: {
				read: async () => source,
				exists: async () => true,
				readAttachment: async () => undefined,
			},
			normalizeSource: (one) => normalizeSource(one, CONFIGURATION),
			recipe: RECIPE,
			onDeletion: "keep",
			lane: "due",
		});
		if (outcome.kind !== "drafted")
			throw new Error(`${source.key}: ${JSON.stringify(outcome)}`);
	}

	publish(stores: { private: Store; public: Store }): Promise<PublishReport> {
		return publish({
			stores,
			rendering: this.rendering,
			readDraft: draftReader(stores.private),
			clock: () => this.now,
			batch: { due: 100, backfill: 100 },
		});
	}
}
