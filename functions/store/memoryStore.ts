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
		this.#objects.set(key, {
			body: body.slice(),
			etag,
			metadata: { ...metadata },
		});
		return { kind: "stored", etag };
	}

	async delete(key: string): Promise<void> {
		assertKey(key);
		this.#objects.delete(key);
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		const keys = [...this.#objects.keys()]
			.filter((key) => key.startsWith(prefix) && key > after)
			.sort();
		return { keys: keys.slice(0, limit), more: keys.length > limit };
	}

	async barrier(): Promise<void> {}

	async forgetVersions(key: string): Promise<Forgotten> {
		assertKey(key);
		return { kind: "forgotten" };
	}
}
