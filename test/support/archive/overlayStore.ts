// A store over what stands somewhere already: what is written is kept in memory, and wins.
import { MemoryStore } from "../../../functions/store/memoryStore.ts";
import {
	type Forgotten,
	LIST_LIMIT,
	type Listing,
	type ObjectHead,
	type PutOptions,
	type PutOutcome,
	type Store,
	type StoredObject,
} from "../../../functions/store/store.ts";
import type { Base } from "./archiveObjects.ts";

/** What stands below never changes, and memory gives other ETags. */
const BASE_ETAG = '"base"';

export class OverlayStore implements Store {
	readonly written = new MemoryStore();
	readonly #base: Base;
	readonly #deleted = new Set<string>();

	constructor(base: Base) {
		this.#base = base;
	}

	async get(key: string): Promise<StoredObject | undefined> {
		const written = await this.written.get(key);
		if (written || this.#deleted.has(key)) return written;
		const found = await this.#base.find(key);
		return found && { ...found, etag: BASE_ETAG, size: found.body.length };
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		const written = await this.written.head(key);
		if (written || this.#deleted.has(key)) return written;
		const found = await this.#base.find(key);
		return (
			found && {
				etag: BASE_ETAG,
				size: found.body.length,
				metadata: found.metadata,
			}
		);
	}

	async put(
		key: string,
		body: Uint8Array,
		options: PutOptions = {},
	): Promise<PutOutcome> {
		const { condition, ...rest } = options;
		// Nobody else writes between this look and the write.
		const now = await this.head(key);
		if (condition?.kind === "absent" && now) return { kind: "refused" };
		if (condition?.kind === "match" && now?.etag !== condition.etag)
			return { kind: "refused" };
		return this.written.put(key, body, rest);
	}

	async delete(key: string): Promise<void> {
		this.#deleted.add(key);
		await this.written.delete(key);
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		const above = await this.written.list(prefix, options);
		const below = (await this.#base.list(prefix)).filter(
			(key) => key > after && !this.#deleted.has(key),
		);
		const keys = [...new Set([...above.keys, ...below])].sort();
		return {
			keys: keys.slice(0, limit),
			more: above.more || keys.length > limit,
		};
	}

	async barrier(): Promise<void> {}

	async forgetVersions(): Promise<Forgotten> {
		return { kind: "forgotten" };
	}
}
