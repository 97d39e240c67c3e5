// A site over an archive: sources dropped, normalized and published by the real pipeline, all requests counted.
import type { Configuration } from "../../../functions/notice/configuration.ts";
import type { Source } from "../../../functions/notice/document.ts";
import { compileSite } from "../../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../../functions/pipeline/drafts.ts";
import {
	type NormalizeOutcome,
	normalize,
} from "../../../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../../../functions/pipeline/normalizeSource.ts";
import {
	type PublishReport,
	publish,
} from "../../../functions/pipeline/publish.ts";
import type { Rendering } from "../../../functions/pipeline/rendering.ts";
import { siteRendering } from "../../../functions/pipeline/siteRendering.ts";
import { CountingStore } from "../../../functions/store/countingStore.ts";
import type { Store } from "../../../functions/store/store.ts";
import { privateFamily, publicFamily } from "./families.ts";
import { CONFIGURATION } from "./notices.ts";

interface Stores {
	private: Store;
	public: Store;
}

export class Site {
	readonly configuration: Configuration;
	readonly rendering: Rendering;
	readonly stores: Stores;
	/** Bytes of attachments, by the key of their file. */
	readonly files = new Map<string, Uint8Array>();
	readonly #recipe: string;
	batch = 100;
	now = "";

	constructor(stores: Stores, configuration = CONFIGURATION) {
		this.stores = stores;
		this.configuration = configuration;
		this.rendering = siteRendering(compileSite(configuration));
		this.#recipe = recipeOf(configuration);
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

	normalize(
		source: Source,
		store: Store = this.stores.private,
	): Promise<NormalizeOutcome> {
		return normalize(source.key, {
			store,
			sources: {
				read: async () => source,
				exists: async () => true,
				readAttachment: async ({ key }) => this.files.get(key),
			},
			normalizeSource: (one) => normalizeSource(one, this.configuration),
			recipe: this.#recipe,
			onDeletion: "keep",
			lane: "due",
		});
	}

	publish(stores: Stores = this.stores): Promise<PublishReport> {
		return publish({
			stores,
			rendering: this.rendering,
			readDraft: draftReader(stores.private),
			clock: () => this.now,
			batch: { due: this.batch, backfill: this.batch },
		});
	}
}
