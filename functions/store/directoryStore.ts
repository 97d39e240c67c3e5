// The port on a directory: nothing torn is ever visible, and other processes may write too.
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { DirectoryLock } from "./directoryLock.ts";
import { type Disk, realDisk } from "./disk.ts";
import { processIsAlive } from "./processes.ts";
import {
	assertKey,
	type Condition,
	type Durability,
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
import { UnsyncedMarks } from "./unsyncedMarks.ts";

/** Files synced one by one at a barrier; beyond that the whole file system is, where it can be. */
const SINGLE_SYNCS = 64;

const decoder = new TextDecoder();

const TEMPORARY = /^\.(\d{1,10})-\d{1,15}\.tmp$/;

/** Keeps others out while a condition is checked and its file replaced. */
export interface Lock {
	/** One at a time for a key. */
	run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Objects are files below `root`. Metadata stands in a side file of the same key below `side`,
 * written before the file it speaks of; it counts only while the file has the SHA-256 it names,
 * so a crash between the two leaves a file of unknown generation, never a wrong one.
 * The ETag is the SHA-256 of the bytes.
 */
export class DirectoryStore implements Store {
	readonly #root: string;
	readonly #side: string;
	readonly #lock: Lock;
	readonly #disk: Disk;
	readonly #marks: UnsyncedMarks;
	readonly #folders = new Set<string>();
	/** Folders whose own entry in the one above is on disk. */
	readonly #anchored = new Set<string>();
	#unsynced = new Set<string>();
	#temporaries = 0;

	/** `lock` is the folder of the lock that keeps other processes out, or another kind of lock. */
	constructor(
		root: string,
		options: { side: string; lock: string | Lock; disk?: Disk },
	) {
		const { side, lock, disk = realDisk } = options;
		this.#root = resolve(root);
		this.#side = resolve(side);
		this.#lock = typeof lock === "string" ? new DirectoryLock(lock) : lock;
		this.#disk = disk;
		this.#marks = new UnsyncedMarks(this.#side, disk);
	}

	async get(key: string): Promise<StoredObject | undefined> {
		assertKey(key);
		const body = this.#disk.read(join(this.#root, key));
		if (!body) return undefined;
		const sha256 = digest(body);
		const metadata = this.#metadata(key, sha256);
		return { body, etag: `"${sha256}"`, size: body.length, metadata };
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		const found = await this.get(key);
		if (!found) return undefined;
		const { etag, size, metadata } = found;
		const writtenAt = this.#disk.writtenAt(join(this.#root, key));
		return {
			etag,
			size,
			metadata,
			...(writtenAt === undefined ? {} : { storedAt: toTheSecond(writtenAt) }),
		};
	}

	async put(
		key: string,
		body: Uint8Array,
		options: PutOptions = {},
	): Promise<PutOutcome> {
		assertKey(key);
		const { condition, metadata, sync } = options;
		const sha256 = digest(body);
		await this.#marks.prepare();
		return this.#lock.run(key, async () => {
			if (condition && !this.#holds(key, condition)) {
				// Whoever is told that it stands there already relies on that.
				if (sync === "all") this.#syncWhole([join(this.#root, key)]);
				return { kind: "refused" };
			}
			if (metadata && Object.keys(metadata).length > 0)
				this.#write(
					this.#side,
					key,
					Buffer.from(JSON.stringify({ ...metadata, sha256 })),
					sync,
				);
			this.#write(this.#root, key, body, sync);
			return { kind: "stored", etag: `"${sha256}"` };
		});
	}

	#holds(key: string, condition: Condition): boolean {
		const path = join(this.#root, key);
		if (condition.kind === "absent") return !this.#disk.exists(path);
		const now = this.#disk.read(path);
		return now !== undefined && `"${digest(now)}"` === condition.etag;
	}

	async delete(key: string): Promise<void> {
		assertKey(key);
		this.#disk.remove(join(this.#root, key));
		this.#disk.remove(join(this.#side, key));
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		const keys: string[] = [];
		// The folder that the prefix leads into is the only one that can hold its keys.
		const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
		for await (const key of this.#walk(folder, prefix, after)) {
			if (keys.length === limit) return { keys, more: true };
			keys.push(key);
		}
		return { keys, more: false };
	}

	async barrier(): Promise<void> {
		const mine = this.#unsynced;
		this.#unsynced = new Set();
		try {
			const others = this.#marks.others();
			const roots = [this.#root, this.#side];
			const much = others.length > 0 || mine.size > SINGLE_SYNCS;
			if (!much || !(await this.#disk.syncAll(roots)))
				this.#syncWhole(
					others.length > 0 ? roots.flatMap((root) => this.#below(root)) : mine,
				);
			if (this.#unsynced.size === 0) this.#marks.lower();
			await this.#marks.sweep(others);
		} catch (error) {
			for (const path of mine) this.#unsynced.add(path);
			throw error;
		}
	}

	/** A file is replaced: what it was before is nowhere. */
	async forgetVersions(key: string): Promise<Forgotten> {
		assertKey(key);
		return { kind: "forgotten" };
	}

	/** Every file below a folder. */
	#below(folder: string): string[] {
		return (this.#disk.list(folder) ?? []).flatMap(({ name, isFolder }) =>
			isFolder ? this.#below(join(folder, name)) : [join(folder, name)],
		);
	}

	async *#walk(
		folder: string,
		prefix: string,
		after: string,
	): AsyncGenerator<string> {
		const entries = this.#disk.list(join(this.#root, folder));
		if (!entries) return;
		const named = entries.map((entry) => ({
			entry,
			key: `${folder}${entry.name}${entry.isFolder ? "/" : ""}`,
		}));
		named.sort((a, b) => (a.key < b.key ? -1 : 1));
		for (const { entry, key } of named) {
			if (entry.isFolder) {
				const leads = key.startsWith(prefix) || prefix.startsWith(key);
				const ended = after >= key && !after.startsWith(key);
				if (leads && !ended) yield* this.#walk(key, prefix, after);
			} else if (TEMPORARY.test(entry.name)) {
				await this.#tidy(key, entry.name);
			} else if (key.startsWith(prefix) && key > after) yield key;
		}
	}

	/** A write beside that was never renamed belongs to a process that died. */
	async #tidy(key: string, name: string): Promise<void> {
		const pid = Number(TEMPORARY.exec(name)?.[1]);
		if (!(await processIsAlive(pid, "")))
			this.#disk.remove(join(this.#root, key));
	}

	#metadata(key: string, sha256: string): ObjectMetadata {
		const side = this.#disk.read(join(this.#side, key));
		if (!side) return {};
		try {
			const metadata = JSON.parse(decoder.decode(side)) as ObjectMetadata;
			return metadata.sha256 === sha256 ? metadata : {};
		} catch {
			return {};
		}
	}

	#write(
		base: string,
		key: string,
		body: Uint8Array,
		durability: Durability | undefined,
	): void {
		const path = join(base, key);
		const folder = dirname(path);
		if (!this.#folders.has(folder)) {
			this.#disk.makeFolder(folder);
			this.#folders.add(folder);
		}
		const beside = join(folder, `.${process.pid}-${++this.#temporaries}.tmp`);
		if (durability !== "all") this.#marks.raise();
		this.#disk.write(beside, body);
		if (durability) this.#disk.syncFile(beside);
		this.#disk.rename(beside, path);
		if (durability === "all") this.#syncEntries(folder);
		else this.#unsynced.add(path);
	}

	/** Files and what leads to them. */
	#syncWhole(paths: Iterable<string>): void {
		const folders = new Set<string>();
		for (const path of paths) {
			this.#disk.syncFile(path);
			folders.add(dirname(path));
		}
		for (const folder of folders) this.#syncEntries(folder);
	}

	/** A file is found again only if the folders that lead to it are: any of them may have been made with it. */
	#syncEntries(folder: string): void {
		this.#disk.syncFolder(folder);
		for (let at = folder; !this.#anchored.has(at); ) {
			this.#anchored.add(at);
			const above = dirname(at);
			if (above === at) return;
			at = above;
			this.#disk.syncFolder(at);
		}
	}
}

function toTheSecond(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function digest(body: Uint8Array): string {
	return createHash("sha256").update(body).digest("hex");
}
