// A bucket: for each key its versions, newest first, and what putting and deleting does to them.
import { OrderedKeys } from "./orderedKeys.ts";

export type Versioning = "Enabled" | "Suspended";

/** What a write brings: the bytes and everything that reads give back with them. */
export interface ObjectContent {
	body: Buffer;
	/** Quoted, as in the header. */
	etag: string;
	/** System and user metadata by header name, such as `content-type` and `x-amz-meta-sha256`. */
	headers: Readonly<Record<string, string>>;
	/** Value by header name, such as `x-amz-checksum-crc32`. */
	checksum: Readonly<Record<string, string>>;
}

export interface ObjectVersion extends ObjectContent {
	key: string;
	/** `null` for what was written without versioning, as S3 names it. */
	versionId: string;
	lastModified: Date;
	deleteMarker: boolean;
}

/** What a delete did. */
export type Deletion =
	| { kind: "nothing" }
	| { kind: "marker"; version: ObjectVersion }
	| { kind: "removed"; version: ObjectVersion };

const NULL_VERSION = "null";

export class Bucket {
	readonly name: string;
	/** Unset until it was enabled once; after that it can only be suspended. */
	versioning: Versioning | undefined;
	readonly #now: () => Date;
	readonly #newVersionId: () => string;
	readonly #versions = new Map<string, ObjectVersion[]>();
	readonly #keys = new OrderedKeys();

	constructor(name: string, now: () => Date, newVersionId: () => string) {
		this.name = name;
		this.#now = now;
		this.#newVersionId = newVersionId;
	}

	/** The object as reads without a version see it; a delete marker counts as absent. */
	get(key: string): ObjectVersion | undefined {
		const latest = this.versions(key)[0];
		return latest?.deleteMarker ? undefined : latest;
	}

	/** Every version and delete marker of the key, newest first. */
	versions(key: string): readonly ObjectVersion[] {
		return this.#versions.get(key) ?? [];
	}

	version(key: string, versionId: string): ObjectVersion | undefined {
		return this.versions(key).find(
			(version) => version.versionId === versionId,
		);
	}

	/** Keys with any version, at or after `first`, in the order of their UTF-8 bytes. */
	keysFrom(first: string): Iterable<string> {
		return this.#keys.from(first);
	}

	/** Keys that exist, in order. */
	keys(): string[] {
		return [...this.#keys].filter((key) => this.get(key) !== undefined);
	}

	isEmpty(): boolean {
		return this.#keys.size === 0;
	}

	put(key: string, content: ObjectContent): ObjectVersion {
		return this.#add({
			...content,
			key,
			versionId: this.#nextVersionId(),
			lastModified: this.#now(),
			deleteMarker: false,
		});
	}

	/** Without a version: a marker under versioning, else the object goes. */
	delete(key: string): Deletion {
		if (this.versioning === undefined) {
			const version = this.version(key, NULL_VERSION);
			if (!version) return { kind: "nothing" };
			this.#remove(version);
			return { kind: "removed", version };
		}
		const version = this.#add({
			key,
			versionId: this.#nextVersionId(),
			lastModified: this.#now(),
			deleteMarker: true,
			body: Buffer.alloc(0),
			etag: "",
			headers: {},
			checksum: {},
		});
		return { kind: "marker", version };
	}

	/** One version for good, be it the object's or a marker. */
	deleteVersion(key: string, versionId: string): Deletion {
		const version = this.version(key, versionId);
		if (!version) return { kind: "nothing" };
		this.#remove(version);
		return { kind: "removed", version };
	}

	#nextVersionId(): string {
		return this.versioning === "Enabled" ? this.#newVersionId() : NULL_VERSION;
	}

	#add(version: ObjectVersion): ObjectVersion {
		// There is one null version at most: it is replaced, wherever it stands.
		const others = this.versions(version.key).filter(
			({ versionId }) => versionId !== version.versionId,
		);
		this.#versions.set(version.key, [version, ...others]);
		this.#keys.add(version.key);
		return version;
	}

	#remove(version: ObjectVersion): void {
		const rest = this.versions(version.key).filter(
			(other) => other !== version,
		);
		if (rest.length > 0) this.#versions.set(version.key, rest);
		else {
			this.#versions.delete(version.key);
			this.#keys.remove(version.key);
		}
	}
}
