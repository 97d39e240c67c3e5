// A store whose files a CDN compresses by their type: what is not on its list is stored under a type that
// is, and given its own again at the edge.
import type {
	Forgotten,
	Listing,
	ObjectHead,
	PutOptions,
	PutOutcome,
	Store,
	StoredObject,
} from "./store.ts";

/**
 * Types of ours that CloudFront does not compress (its list: "Serving compressed files" in its guide), and
 * what they are stored as.
 */
export const STORED_AS: Readonly<Record<string, string>> = {
	"application/atom+xml; charset=utf-8": "application/xml; charset=utf-8",
	"application/feed+json; charset=utf-8": "application/json; charset=utf-8",
	"application/schema+json; charset=utf-8": "application/json; charset=utf-8",
	"text/calendar; charset=utf-8": "text/plain; charset=utf-8",
	"text/x-opml; charset=utf-8": "application/xml; charset=utf-8",
};

export class TransferTypes implements Store {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	put(
		key: string,
		body: Uint8Array,
		options: PutOptions = {},
	): Promise<PutOutcome> {
		const { contentType } = options.metadata ?? {};
		const stored = contentType && STORED_AS[contentType];
		return this.#store.put(
			key,
			body,
			stored
				? {
						...options,
						metadata: { ...options.metadata, contentType: stored },
					}
				: options,
		);
	}

	get(key: string): Promise<StoredObject | undefined> {
		return this.#store.get(key);
	}

	head(key: string): Promise<ObjectHead | undefined> {
		return this.#store.head(key);
	}

	delete(key: string): Promise<void> {
		return this.#store.delete(key);
	}

	list(
		prefix: string,
		options?: { after?: string; limit?: number },
	): Promise<Listing> {
		return this.#store.list(prefix, options);
	}

	barrier(): Promise<void> {
		return this.#store.barrier();
	}

	forgetVersions(key: string): Promise<Forgotten> {
		return this.#store.forgetVersions(key);
	}
}
