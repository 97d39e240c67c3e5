// A part of a store as a store of its own: the keys below a prefix.
import {
	assertKey,
	type Forgotten,
	type Listing,
	type ObjectHead,
	type PutOptions,
	type PutOutcome,
	type Store,
	type StoredObject,
} from "./store.ts";

export class PrefixedStore implements Store {
	readonly #store: Store;
	readonly #prefix: string;

	/** `prefix` ends with a slash. */
	constructor(store: Store, prefix: string) {
		assertKey(`${prefix}x`);
		if (!prefix.endsWith("/")) throw new Error(`not a prefix: ${prefix}`);
		this.#store = store;
		this.#prefix = prefix;
	}

	async get(key: string): Promise<StoredObject | undefined> {
		return this.#store.get(this.#within(key));
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		return this.#store.head(this.#within(key));
	}

	async put(
		key: string,
		body: Uint8Array,
		options?: PutOptions,
	): Promise<PutOutcome> {
		return this.#store.put(this.#within(key), body, options);
	}

	async delete(key: string): Promise<void> {
		return this.#store.delete(this.#within(key));
	}

	async list(
		prefix: string,
		{ after, limit }: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { keys, more } = await this.#store.list(`${this.#prefix}${prefix}`, {
			...(after ? { after: `${this.#prefix}${after}` } : {}),
			...(limit === undefined ? {} : { limit }),
		});
		return { keys: keys.map((key) => key.slice(this.#prefix.length)), more };
	}

	barrier(): Promise<void> {
		return this.#store.barrier();
	}

	async forgetVersions(key: string): Promise<Forgotten> {
		return this.#store.forgetVersions(this.#within(key));
	}

	#within(key: string): string {
		assertKey(key);
		return `${this.#prefix}${key}`;
	}
}
