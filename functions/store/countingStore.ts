// Counts what a store is asked for and how many bytes go in and out, by family of keys.
import type {
	Forgotten,
	Listing,
	ObjectHead,
	PutOptions,
	PutOutcome,
	Store,
	StoredObject,
} from "./store.ts";

export interface Count {
	get: number;
	head: number;
	put: number;
	delete: number;
	list: number;
	/** Earlier versions given up: at least one request each. */
	forget: number;
	/** Bytes of bodies read, and sent, refused writes too. */
	read: number;
	written: number;
	/** Bytes of the largest body read or sent. */
	largest: number;
}

export class CountingStore implements Store {
	readonly counts = new Map<string, Count>();
	readonly #store: Store;
	readonly #family: (key: string) => string;

	constructor(store: Store, family: (key: string) => string) {
		this.#store = store;
		this.#family = family;
	}

	async get(key: string): Promise<StoredObject | undefined> {
		const found = await this.#store.get(key);
		this.#add(key, "get", { read: found?.size ?? 0 });
		return found;
	}

	head(key: string): Promise<ObjectHead | undefined> {
		this.#add(key, "head");
		return this.#store.head(key);
	}

	put(
		key: string,
		body: Uint8Array,
		options?: PutOptions,
	): Promise<PutOutcome> {
		this.#add(key, "put", { written: body.length });
		return this.#store.put(key, body, options);
	}

	delete(key: string): Promise<void> {
		this.#add(key, "delete");
		return this.#store.delete(key);
	}

	list(
		prefix: string,
		options?: { after?: string; limit?: number },
	): Promise<Listing> {
		this.#add(prefix, "list");
		return this.#store.list(prefix, options);
	}

	barrier(): Promise<void> {
		return this.#store.barrier();
	}

	forgetVersions(key: string): Promise<Forgotten> {
		this.#add(key, "forget");
		return this.#store.forgetVersions(key);
	}

	#add(
		key: string,
		request: "get" | "head" | "put" | "delete" | "list" | "forget",
		bytes: { read?: number; written?: number } = {},
	): void {
		const family = this.#family(key);
		const count = this.counts.get(family) ?? {
			get: 0,
			head: 0,
			put: 0,
			delete: 0,
			list: 0,
			forget: 0,
			read: 0,
			written: 0,
			largest: 0,
		};
		const { read = 0, written = 0 } = bytes;
		count[request]++;
		count.read += read;
		count.written += written;
		count.largest = Math.max(count.largest, read, written);
		this.counts.set(family, count);
	}
}
