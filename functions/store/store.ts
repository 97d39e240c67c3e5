// The port: objects with conditional writes. S3, a directory and memory implement it alike.

/** What is stored beside the bytes. */
export interface ObjectMetadata {
	contentType?: string;
	cacheControl?: string;
	/** Generation of the commit that wrote the file. */
	generation?: number;
	/** SHA-256 of the bytes, lower-case hex. */
	sha256?: string;
}

export interface ObjectHead {
	/** Opaque; changes when the bytes do. */
	etag: string;
	size: number;
	metadata: ObjectMetadata;
	/** When it was stored, by the store's clock: UTC to the second. Only a head tells; memory has no clock. */
	storedAt?: string;
}

export interface StoredObject extends ObjectHead {
	body: Uint8Array;
}

/** `absent`: only create (`If-None-Match: *`). `match`: only replace that state (`If-Match`). */
export type Condition = { kind: "absent" } | { kind: "match"; etag: string };

/**
 * What survives a loss of power before the next barrier. `all`: this write. `bytes`: what stands
 * there is whole, this write or the one before; for what is made from what stood there. Absent:
 * perhaps a torn file; for what can be made again from elsewhere.
 */
export type Durability = "bytes" | "all";

export interface PutOptions {
	condition?: Condition;
	metadata?: ObjectMetadata;
	sync?: Durability;
}

/**
 * `refused`: the condition did not hold (412, and 404 on If-Match).
 * `unknown`: the reply was lost; the write may have landed.
 */
export type PutOutcome =
	| { kind: "stored"; etag: string }
	| { kind: "refused" }
	| { kind: "unknown" };

export interface Listing {
	/** In the order of their UTF-8 bytes. */
	keys: string[];
	/** There are more after the last key. */
	more: boolean;
}

/** `denied`: they still stand there, since the caller may not delete them; `detail` is the store's word. */
export type Forgotten =
	| { kind: "forgotten" }
	| { kind: "denied"; detail: string };

/**
 * Reads are strong: what was stored is seen by every later read and listing.
 * An unreachable store throws; a refusal is an outcome.
 */
export interface Store {
	get(key: string): Promise<StoredObject | undefined>;
	head(key: string): Promise<ObjectHead | undefined>;
	put(key: string, body: Uint8Array, options?: PutOptions): Promise<PutOutcome>;
	/** Absent is fine. */
	delete(key: string): Promise<void>;
	list(
		prefix: string,
		options?: { after?: string; limit?: number },
	): Promise<Listing>;
	/** Everything stored before survives a loss of power after. */
	barrier(): Promise<void>;
	/** What the object was before is gone for good, where the store keeps that; what it is now stays. */
	forgetVersions(key: string): Promise<Forgotten>;
}

/** Keys of one LIST, as S3 has it. */
export const LIST_LIMIT = 1000;

/** Bytes of a key, as S3 has it. */
const KEY_BYTES = 1024;

/** ASCII, relative, no empty or dotted parts: a key means the same in a bucket, a directory and a URL. */
export function isKey(key: string): boolean {
	return (
		key.length > 0 &&
		key.length <= KEY_BYTES &&
		/^[!-~]+$/.test(key) &&
		!key.includes("\\") &&
		key.split("/").every((part) => part !== "" && part !== "." && part !== "..")
	);
}

export function assertKey(key: string): void {
	if (!isKey(key)) throw new Error(`not a key: ${JSON.stringify(key)}`);
}
