// A disk in memory that loses power: at a chosen call everything stops, and of what was not synced any
// part is lost. It promises no more than POSIX does: a file's bytes are safe once the file is synced, its
// name once its folder is, and a folder's name once the folder above is.
import { basename, dirname } from "node:path";
import type { Disk } from "../../functions/store/disk.ts";
import { pick, type Random } from "./random.ts";

/** What the calls of a process that has lost its power, or its life, throw. */
export class Stopped extends Error {}

interface FileNode {
	kind: "file";
	body: Uint8Array;
	/** As last synced; absent if never. */
	safe?: Uint8Array;
}

interface FolderNode {
	kind: "folder";
	entries: Map<string, Node>;
	/** As last synced. */
	safe: Map<string, Node>;
	/** Everything that each name has stood for since then; nothing for a time when it was removed. */
	since: Map<string, (Node | undefined)[]>;
}

type Node = FileNode | FolderNode;

/** What becomes of all that was not synced. */
export type Loss =
	/** It is as if it had never been. */
	| { kind: "all" }
	/** The names are there, the bytes are not: what a file system does that writes bytes late. */
	| { kind: "bytes" }
	/** Any part of it, each name and each file by itself. */
	| { kind: "any"; chance: Random };

function newFolder(): FolderNode {
	return {
		kind: "folder",
		entries: new Map(),
		safe: new Map(),
		since: new Map(),
	};
}

export class PowerLossDisk implements Disk {
	#top: FolderNode;
	#stopAt = 0;
	/** Whether the system can sync everything at once. */
	readonly syncsAll: boolean;
	/** Calls that change the disk or make it safe, in order: `rename /site/a`. */
	readonly calls: string[] = [];

	constructor({ syncsAll = true, top = newFolder() } = {}) {
		this.#top = top;
		this.syncsAll = syncsAll;
	}

	/** The n-th call from here, and all after it, are not done. 0: none. */
	stopAt(call: number): void {
		this.#stopAt = call === 0 ? 0 : this.calls.length + call;
	}

	/** The same disk before another process, which nothing stops. */
	forNextProcess(): PowerLossDisk {
		return new PowerLossDisk({ syncsAll: this.syncsAll, top: this.#top });
	}

	/** A disk of its own with what is left after the power was lost. */
	afterLoss(loss: Loss): PowerLossDisk {
		const top = survivor(this.#top, loss) as FolderNode;
		return new PowerLossDisk({ syncsAll: this.syncsAll, top });
	}

	read(path: string): Uint8Array | undefined {
		const node = this.#node(path);
		return node?.kind === "file" ? node.body.slice() : undefined;
	}

	exists(path: string): boolean {
		return this.#node(path) !== undefined;
	}

	/** It has no clock. */
	writtenAt(): undefined {
		return undefined;
	}

	write(path: string, body: Uint8Array): void {
		this.#call("write", path);
		const there = this.#node(path);
		if (there?.kind === "file") there.body = body.slice();
		else this.#put(path, { kind: "file", body: body.slice() });
	}

	rename(from: string, to: string): void {
		this.#call("rename", to);
		const node = this.#node(from);
		if (!node) throw new Error(`nothing to rename: ${from}`);
		this.#put(to, node);
		this.#put(from, undefined);
	}

	remove(path: string): void {
		this.#call("remove", path);
		if (this.#node(path)?.kind === "file") this.#put(path, undefined);
	}

	list(folder: string): { name: string; isFolder: boolean }[] | undefined {
		const node = this.#node(folder);
		return node?.kind === "folder"
			? [...node.entries].map(([name, { kind }]) => ({
					name,
					isFolder: kind === "folder",
				}))
			: undefined;
	}

	makeFolder(path: string): void {
		this.#call("makeFolder", path);
		if (path === "/" || this.#node(path)) return;
		if (!this.#node(dirname(path))) this.makeFolder(dirname(path));
		this.#put(path, newFolder());
	}

	syncFile(path: string): void {
		this.#call("syncFile", path);
		const node = this.#node(path);
		if (node?.kind === "file") node.safe = node.body;
	}

	syncFolder(path: string): void {
		this.#call("syncFolder", path);
		const node = this.#node(path);
		if (node?.kind === "folder") makeNamesSafe(node);
	}

	async syncAll(folders: readonly string[]): Promise<boolean> {
		this.#call("syncAll", folders.join(" "));
		if (this.syncsAll) makeSafe(this.#top);
		return this.syncsAll;
	}

	#call(name: string, path: string): void {
		if (this.#stopAt > 0 && this.calls.length + 1 >= this.#stopAt)
			throw new Stopped(`${name} ${path}`);
		this.calls.push(`${name} ${path}`);
	}

	#node(path: string): Node | undefined {
		let at: Node | undefined = this.#top;
		for (const name of path.split("/").filter((part) => part !== ""))
			at = at?.kind === "folder" ? at.entries.get(name) : undefined;
		return at;
	}

	#put(path: string, node: Node | undefined): void {
		const folder = this.#node(dirname(path));
		if (folder?.kind !== "folder") throw new Error(`no folder for ${path}`);
		const name = basename(path);
		if (node) folder.entries.set(name, node);
		else folder.entries.delete(name);
		folder.since.set(name, [...(folder.since.get(name) ?? []), node]);
	}
}

function makeNamesSafe(folder: FolderNode): void {
	folder.safe = new Map(folder.entries);
	folder.since.clear();
}

function makeSafe(node: Node): void {
	if (node.kind === "file") {
		node.safe = node.body;
		return;
	}
	makeNamesSafe(node);
	for (const inner of node.entries.values()) makeSafe(inner);
}

function survivor(node: Node, loss: Loss): Node {
	if (node.kind === "file") {
		const body = bytesLeft(node, loss);
		return { kind: "file", body, safe: body };
	}
	const left = newFolder();
	for (const name of new Set([...node.safe.keys(), ...node.since.keys()])) {
		const found = nameLeft(node, name, loss);
		if (found) left.entries.set(name, survivor(found, loss));
	}
	makeNamesSafe(left);
	return left;
}

function nameLeft(folder: FolderNode, name: string, loss: Loss) {
	switch (loss.kind) {
		case "all":
			return folder.safe.get(name);
		case "bytes":
			return folder.entries.get(name);
		case "any":
			return pick(
				[folder.safe.get(name), ...(folder.since.get(name) ?? [])],
				loss.chance,
			);
	}
}

function bytesLeft({ body, safe }: FileNode, loss: Loss): Uint8Array {
	if (safe === body) return body;
	const before = safe ?? new Uint8Array();
	if (loss.kind === "all") return before;
	if (loss.kind === "bytes") return new Uint8Array();
	const length = Math.floor(loss.chance() * body.length);
	const zeros = new Uint8Array(body.length);
	zeros.set(body.subarray(0, length));
	return pick([before, body, body.slice(0, length), zeros], loss.chance);
}
