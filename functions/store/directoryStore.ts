// The port on a directory: nothing torn is ever visible, and other processes may write too.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
	closeSync,
	fsyncSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	unlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DirectoryLock } from "./directoryLock.ts";
import { processIsAlive } from "./processes.ts";
import {
	assertKey,
	type Condition,
	type Durability,
	LIST_LIMIT,
	type Listing,
	type ObjectHead,
	type ObjectMetadata,
	type PutOptions,
	type PutOutcome,
	type Store,
	type StoredObject,
} from "./store.ts";

const run = promisify(execFile);

/** Files synced one by one at a barrier; beyond that the whole file system is (one `sync -f`). */
const SINGLE_SYNCS = 64;

const TEMPORARY = /^\.(\d{1,10})-\d{1,15}\.tmp$/;

/**
 * Objects are files below `root`. Metadata stands in a side file of the same key below `side`,
 * written before the file it speaks of; it counts only while the file has the SHA-256 it names,
 * so a crash between the two leaves a file of unknown generation, never a wrong one.
 * The ETag is the SHA-256 of the bytes.
 *
 * Calls to the file system are synchronous: for the small files of a site the way through a thread
 * pool costs several times what the call does, and a command has nothing else to do meanwhile.
 */
export class DirectoryStore implements Store {
	readonly #root: string;
	readonly #side: string;
	readonly #lock: DirectoryLock;
	readonly #folders = new Set<string>();
	readonly #unsynced = new Set<string>();
	#temporaries = 0;

	constructor(root: string, options: { side: string; lock: string }) {
		this.#root = root;
		this.#side = options.side;
		this.#lock = new DirectoryLock(options.lock);
	}

	async get(key: string): Promise<StoredObject | undefined> {
		assertKey(key);
		const body = readIfThere(join(this.#root, key));
		if (!body) return undefined;
		const sha256 = digest(body);
		const metadata = this.#metadata(key, sha256);
		return { body, etag: `"${sha256}"`, size: body.length, metadata };
	}

	async head(key: string): Promise<ObjectHead | undefined> {
		const found = await this.get(key);
		return (
			found && { etag: found.etag, size: found.size, metadata: found.metadata }
		);
	}

	async put(
		key: string,
		body: Uint8Array,
		options: PutOptions = {},
	): Promise<PutOutcome> {
		assertKey(key);
		const { condition, metadata, sync } = options;
		const sha256 = digest(body);
		return this.#lock.run(key, async () => {
			if (condition && !this.#holds(key, condition)) return { kind: "refused" };
			if (metadata && Object.keys(metadata).length > 0)
				this.#write(
					join(this.#side, key),
					Buffer.from(JSON.stringify({ ...metadata, sha256 })),
					sync,
				);
			this.#write(join(this.#root, key), body, sync);
			return { kind: "stored", etag: `"${sha256}"` };
		});
	}

	#holds(key: string, condition: Condition): boolean {
		const path = join(this.#root, key);
		if (condition.kind === "absent")
			return ifThere(() => lstatSync(path)) === undefined;
		const now = readIfThere(path);
		return now !== undefined && `"${digest(now)}"` === condition.etag;
	}

	async delete(key: string): Promise<void> {
		assertKey(key);
		for (const path of [join(this.#root, key), join(this.#side, key)])
			ifThere(() => unlinkSync(path));
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
		const paths = [...this.#unsynced];
		this.#unsynced.clear();
		if (paths.length > SINGLE_SYNCS && process.platform === "linux") {
			try {
				await run("sync", ["-f", this.#root, this.#side]);
				return;
			} catch {
				// No such command here: one by one.
			}
		}
		const folders = new Set(paths.map((path) => dirname(path)));
		for (const path of [...paths, ...folders]) sync(path);
	}

	async *#walk(
		folder: string,
		prefix: string,
		after: string,
	): AsyncGenerator<string> {
		const entries = ifThere(() =>
			readdirSync(join(this.#root, folder), { withFileTypes: true }),
		);
		if (!entries) return;
		const named = entries.map((entry) => ({
			entry,
			key: `${folder}${entry.name}${entry.isDirectory() ? "/" : ""}`,
		}));
		named.sort((a, b) => (a.key < b.key ? -1 : 1));
		for (const { entry, key } of named) {
			if (entry.isDirectory()) {
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
			ifThere(() => unlinkSync(join(this.#root, key)));
	}

	#metadata(key: string, sha256: string): ObjectMetadata {
		const side = readIfThere(join(this.#side, key));
		if (!side) return {};
		try {
			const metadata = JSON.parse(side.toString("utf8")) as ObjectMetadata;
			return metadata.sha256 === sha256 ? metadata : {};
		} catch {
			return {};
		}
	}

	#write(
		path: string,
		body: Uint8Array,
		durability: Durability | undefined,
	): void {
		const folder = dirname(path);
		if (!this.#folders.has(folder)) {
			mkdirSync(folder, { recursive: true });
			this.#folders.add(folder);
		}
		const beside = join(folder, `.${process.pid}-${++this.#temporaries}.tmp`);
		const file = openSync(beside, "w");
		try {
			writeFileSync(file, body);
			if (durability) fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(beside, path);
		if (durability === "all") sync(folder);
		else this.#unsynced.add(path);
	}
}

function digest(body: Uint8Array): string {
	return createHash("sha256").update(body).digest("hex");
}

/** Nothing where there is no such file. */
function ifThere<T>(call: () => T): T | undefined {
	try {
		return call();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR") return undefined;
		throw error;
	}
}

function readIfThere(path: string): Buffer | undefined {
	return ifThere(() => readFileSync(path));
}

/** A folder cannot be synced on every system; there its rename is as durable as it gets. */
function sync(path: string): void {
	const file = ifThere(() => openSync(path, "r"));
	if (file === undefined) return;
	try {
		fsyncSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== "EISDIR" && code !== "EPERM" && code !== "EINVAL") throw error;
	} finally {
		closeSync(file);
	}
}
