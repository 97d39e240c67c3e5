// The port in memory: a real implementation, for tests and for deriving a site to compare with.
import { createHash } from "node:crypto";
import {
	assertKey,
	type Forgotten,
	LIST_LIMIT,
	type Listing,
	type ObjectHead,
	type ObjectMetadata,
	type PutOptions,
	type PutOutcome,
	type Store,
	type StoredObject,
} from "./store.ts";

interface Kept {
	body: Uint8Array;
	etag: string;
	metadata: ObjectMetadata;
}

export interface MemoryOptions {
	/**
	 * `content`: hashes of the bytes, as in a directory or S3, so that what returns to what it was has
	 * the ETag that it had. `counted`: no two writes have the same.
	 */
	etags?: "counted" | "content";
}

export class MemoryStore implements Store {
	readonly #objects = new Map<string, Kept>();
	readonly #etags: "counted" | "content";
	#writes = 0;
	/** All keys in order, until one is added or removed. */
	#sorted: string[] | undefined;

	constructor({ etags = "counted" }: MemoryOptions = {}) {
		this.#etags = etags;
	}

	async get(key: string): Promise<StoredObject | undefined> {
		assertKey(key);
		const kept = this.#objects.get(key);
		return (
			kept && {
				body: kept.body.slice(),
				etag: kept.etag,
				size: kept.body.length,
				metadata: { ...kept.metadata },
			}
		);
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		assertKey(key);
		const kept = this.#objects.get(key);
		return (
			kept && {
				etag: kept.etag,
				size: kept.body.length,
				metadata: { ...kept.metadata },
			}
		);
	}

	async put(
		key: string,
		body: Uint8Array,
		options: PutOptions = {},
	): Promise<PutOutcome> {
		assertKey(key);
		const kept = this.#objects.get(key);
		const { condition, metadata = {} } = options;
		if (condition?.kind === "absent" && kept) return { kind: "refused" };
		if (condition?.kind === "match" && kept?.etag !== condition.etag)
			return { kind: "refused" };
		const etag =
			this.#etags === "content"
				? `"${createHash("sha256").update(body).digest("hex")}"`
				: `"${++this.#writes}"`;
		if (!kept) this.#sorted = undefined;
		this.#objects.set(key, {
			body: body.slice(),
			etag,
			metadata: { ...metadata },
		});
		return { kind: "stored", etag };
	}

	async delete(key: string): Promise<void> {
		assertKey(key);
		if (this.#objects.delete(key)) this.#sorted = undefined;
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		this.#sorted ??= [...this.#objects.keys()].sort();
		const keys: string[] = [];
		const first = firstFrom(this.#sorted, after > prefix ? after : prefix);
		for (let at = first; at < this.#sorted.length; at++) {
			const key = this.#sorted[at] as string;
			if (!key.startsWith(prefix)) {
				if (key > prefix) break;
				continue;
			}
			if (key <= after) continue;
			if (keys.length === limit) return { keys, more: true };
			keys.push(key);
		}
		return { keys, more: false };
	}

	async barrier(): Promise<void> {}

	async forgetVersions(key: string): Promise<Forgotten> {
		assertKey(key);
		return { kind: "forgotten" };
	}
}

/** Where the first key that is not below `bound` stands. */
function firstFrom(sorted: readonly string[], bound: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as string) < bound) low = middle + 1;
		else high = middle;
	}
	return low;
}
