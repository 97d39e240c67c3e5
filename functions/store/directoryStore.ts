// The port on a directory: nothing torn is ever visible, and other processes may write too.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
	mkdir,
	open,
	readdir,
	readFile,
	rename,
	unlink,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { DirectoryLock } from "./directoryLock.ts";
import { processIsAlive } from "./processes.ts";
import {
	assertKey,
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
 */
export class DirectoryStore implements Store {
	readonly #root: string;
	readonly #side: string;
	readonly #lock: DirectoryLock;
	readonly #folders = new Map<string, Promise<unknown>>();
	readonly #unsynced = new Set<string>();
	#temporaries = 0;

	constructor(root: string, options: { side: string; lock: string }) {
		this.#root = root;
		this.#side = options.side;
		this.#lock = new DirectoryLock(options.lock);
	}

	async get(key: string): Promise<StoredObject | undefined> {
		assertKey(key);
		const body = await readIfThere(join(this.#root, key));
		if (!body) return undefined;
		const sha256 = digest(body);
		const metadata = await this.#metadata(key, sha256);
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
		const { condition, metadata, durable = false } = options;
		const sha256 = digest(body);
		return this.#lock.run(key, async () => {
			if (condition) {
				const now = await readIfThere(join(this.#root, key));
				if (condition.kind === "absent" && now) return { kind: "refused" };
				if (
					condition.kind === "match" &&
					(!now || `"${digest(now)}"` !== condition.etag)
				)
					return { kind: "refused" };
			}
			if (metadata && Object.keys(metadata).length > 0)
				await this.#write(
					join(this.#side, key),
					Buffer.from(JSON.stringify({ ...metadata, sha256 })),
					durable,
				);
			await this.#write(join(this.#root, key), body, durable);
			return { kind: "stored", etag: `"${sha256}"` };
		});
	}

	async delete(key: string): Promise<void> {
		assertKey(key);
		for (const path of [join(this.#root, key), join(this.#side, key)])
			await unlink(path).catch(ignoreAbsence);
	}

	async list(
		prefix: string,
		options: { after?: string; limit?: number } = {},
	): Promise<Listing> {
		const { after = "", limit = LIST_LIMIT } = options;
		const keys: string[] = [];
		for await (const key of this.#walk("", prefix, after)) {
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
		for (const path of [...paths, ...folders]) await sync(path);
	}

	async *#walk(
		folder: string,
		prefix: string,
		after: string,
	): AsyncGenerator<string> {
		const entries = await readdir(join(this.#root, folder), {
			withFileTypes: true,
		}).catch(ignoreAbsence);
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
			await unlink(join(this.#root, key)).catch(ignoreAbsence);
	}

	async #metadata(key: string, sha256: string): Promise<ObjectMetadata> {
		const side = await readIfThere(join(this.#side, key));
		if (!side) return {};
		try {
			const metadata = JSON.parse(side.toString("utf8")) as ObjectMetadata;
			return metadata.sha256 === sha256 ? metadata : {};
		} catch {
			return {};
		}
	}

	async #write(
		path: string,
		body: Uint8Array,
		durable: boolean,
	): Promise<void> {
		const folder = dirname(path);
		await this.#makeFolder(folder);
		const beside = join(folder, `.${process.pid}-${++this.#temporaries}.tmp`);
		const file = await open(beside, "w");
		try {
			await file.writeFile(body);
			if (durable) await file.sync();
		} finally {
			await file.close();
		}
		await rename(beside, path);
		if (durable) await sync(folder);
		else this.#unsynced.add(path);
	}

	#makeFolder(folder: string): Promise<unknown> {
		let made = this.#folders.get(folder);
		if (!made) {
			made = mkdir(folder, { recursive: true });
			this.#folders.set(folder, made);
		}
		return made;
	}
}

function digest(body: Uint8Array): string {
	return createHash("sha256").update(body).digest("hex");
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
	if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
	throw error;
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
	return readFile(path).catch(ignoreAbsence);
}

/** A folder cannot be synced on every system; there its rename is as durable as it gets. */
async function sync(path: string): Promise<void> {
	const file = await open(path, "r").catch(ignoreAbsence);
	if (!file) return;
	try {
		await file.sync();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== "EISDIR" && code !== "EPERM" && code !== "EINVAL") throw error;
	} finally {
		await file.close();
	}
}
