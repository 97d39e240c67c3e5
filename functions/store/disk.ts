// The calls to the file system that the directory store makes; a test passes a disk that loses power.
import { execFile } from "node:child_process";
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
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Synchronous: for the small files of a site the way through a thread pool costs several times what
 * the call does, and a command has nothing else to do meanwhile.
 */
export interface Disk {
	/** Nothing where there is no such file. */
	read(path: string): Uint8Array | undefined;
	exists(path: string): boolean;
	/** When its bytes were written, in milliseconds since 1970. */
	writtenAt(path: string): number | undefined;
	/** In its folder; nothing is promised of the bytes until they are synced. */
	write(path: string, body: Uint8Array): void;
	/** Takes the place of what is there. */
	rename(from: string, to: string): void;
	/** Absent is fine. */
	remove(path: string): void;
	/** In no order; nothing where there is no such folder. */
	list(folder: string): { name: string; isFolder: boolean }[] | undefined;
	/** With those above it; being there already is fine. */
	makeFolder(path: string): void;
	/** The bytes of a file survive a loss of power; not its entry in the folder. Absent is fine. */
	syncFile(path: string): void;
	/** The entries of a folder do, as far as the system can. Absent is fine. */
	syncFolder(path: string): void;
	/** Everything below the folders does. False: no such call here. */
	syncAll(folders: readonly string[]): Promise<boolean>;
}

export const realDisk: Disk = {
	read: (path) => ifThere(() => readFileSync(path)),
	exists: (path) => ifThere(() => lstatSync(path)) !== undefined,
	writtenAt: (path) => ifThere(() => lstatSync(path))?.mtimeMs,
	write: (path, body) => writeFileSync(path, body),
	rename: (from, to) => renameSync(from, to),
	remove: (path) => {
		ifThere(() => unlinkSync(path));
	},
	list: (folder) =>
		ifThere(() => readdirSync(folder, { withFileTypes: true }))?.map(
			(entry) => ({ name: entry.name, isFolder: entry.isDirectory() }),
		),
	makeFolder: (path) => {
		mkdirSync(path, { recursive: true });
	},
	// Windows flushes only what was opened for writing.
	syncFile: (path) => sync(path, "r+"),
	syncFolder: (path) => sync(path, "r"),
	async syncAll(folders) {
		if (process.platform !== "linux") return false;
		try {
			await run("sync", ["-f", ...folders]);
			return true;
		} catch {
			return false;
		}
	},
};

/** Nothing where there is no such file. */
function ifThere<T>(call: () => T): T | undefined {
	try {
		return call();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR")
			return undefined;
		throw error;
	}
}

/** A folder cannot be synced on every system; there its rename is as durable as it gets. */
function sync(path: string, flags: "r" | "r+"): void {
	let file: number | undefined;
	try {
		file = ifThere(() => openSync(path, flags));
		if (file !== undefined) fsyncSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (
			flags === "r+" ||
			(code !== "EPERM" && code !== "EINVAL" && code !== "EACCES")
		)
			throw error;
	} finally {
		if (file !== undefined) closeSync(file);
	}
}
