// Which files are in a folder of notices, and by what path on disk each is reached.
import type { Dirent } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { type Finding, finding } from "../functions/notice/finding.ts";
import { sourceKeyOf } from "../functions/reading/groupSources.ts";
import { classify } from "../functions/reading/sourceKey.ts";

/** Files of one scan. */
const MAX_FILES = 1_000_000;

export interface Scan {
	/** The folder itself, links resolved. */
	root: string;
	/** Key (NFC) → path on disk, which may be written otherwise. */
	paths: Map<string, string>;
	/** Keys of files and folders that are there but cannot be taken. */
	refused: Set<string>;
	/** Everything below the folder was seen; else only what stands beside the named files. */
	whole: boolean;
	findings: Finding[];
}

export interface ScanOptions {
	/** Only these files and what belongs to them. */
	only?: readonly string[];
	/** Folders to leave out: the published site and the state, wherever they are. */
	except?: readonly string[];
}

export async function scanFolder(
	folder: string,
	{ only, except = [] }: ScanOptions = {},
): Promise<Scan> {
	const root = await realpath(folder);
	const scan: Scan = {
		root,
		paths: new Map(),
		refused: new Set(),
		whole: only === undefined,
		findings: [],
	};
	const left = new Set(
		await Promise.all(
			except.map((path) => realpath(path).catch(() => resolve(path))),
		),
	);
	if (!only) {
		await walk(root, scan, () => true, left);
		return scan;
	}
	const stems = new Set<string>();
	for (const file of only) {
		const stem = sourceKeyOf((await keyOfPath(root, file)) ?? "");
		if (stem !== undefined) stems.add(stem);
	}
	// A source's files stand beside each other; its attachments in the folder of its name.
	const parents = new Set([...stems].map((stem) => stem.replace(/[^/]*$/, "")));
	for (const parent of [...parents].sort()) {
		const path = await pathOfKey(root, parent.replace(/\/$/, ""));
		if (path.kind === "found")
			await walk(path.path, scan, (key) => isOf(key, stems), left);
	}
	return scan;
}

function isOf(key: string, stems: ReadonlySet<string>): boolean {
	return stems.has(sourceKeyOf(key) ?? sourceKeyOf(`${key}/x`) ?? "");
}

async function walk(
	folder: string,
	scan: Scan,
	wanted: (key: string) => boolean,
	except: ReadonlySet<string>,
): Promise<void> {
	let entries: Dirent[];
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		refuse(scan, keyBelow(scan.root, folder), "source.unreadable", {
			problem: codeOf(error),
		});
		return;
	}
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const path = join(folder, entry.name);
		const key = keyBelow(scan.root, path);
		if (classify(key).kind === "ignored" || except.has(path) || !wanted(key))
			continue;
		const problem = await nameProblem(entry.name, path);
		if (problem) refuse(scan, key, "source.bad-key", { problem });
		else if (entry.isDirectory()) {
			if (entry.name !== "node_modules") await walk(path, scan, wanted, except);
		} else if (entry.isSymbolicLink()) await follow(path, key, scan);
		else if (entry.isFile()) add(key, path, scan);
		else refuse(scan, key, "source.not-a-file");
	}
}

/** A link to a file within the folder is that file; the reader then follows no link again. */
async function follow(path: string, key: string, scan: Scan): Promise<void> {
	const target = await realpath(path).catch(() => undefined);
	if (
		target === undefined ||
		(target !== scan.root && !target.startsWith(scan.root + sep))
	)
		return refuse(scan, key, "source.outside");
	const found = await stat(target);
	if (found.isFile()) return add(key, target, scan);
	// A link to a folder above would lead round in circles.
	refuse(
		scan,
		key,
		found.isDirectory() ? "source.linked-folder" : "source.not-a-file",
	);
}

function add(key: string, path: string, scan: Scan): void {
	if (scan.paths.has(key)) {
		// Two names on disk that are one in NFC: the first in code units is read.
		scan.findings.push(finding("source.same-name", { file: key }, { key }));
		return;
	}
	if (scan.paths.size >= MAX_FILES) {
		if (scan.whole)
			scan.findings.push(
				finding("source.too-many", { file: key }, { limit: MAX_FILES }),
			);
		scan.whole = false;
		return;
	}
	scan.paths.set(key, path);
}

function refuse(
	scan: Scan,
	key: string,
	code: Finding["code"],
	values: Record<string, string> = {},
): void {
	scan.refused.add(key);
	scan.findings.push(finding(code, { file: key }, { key, ...values }));
}

/** A name in another encoding than UTF-8 comes out damaged, and no file answers to it. */
async function nameProblem(
	name: string,
	path: string,
): Promise<string | undefined> {
	if (!name.includes("\ufffd")) return undefined;
	return lstat(path).then(
		() => undefined,
		() => "UTF-8",
	);
}

export function codeOf(error: unknown): string {
	return (error as NodeJS.ErrnoException).code ?? String(error);
}

function keyBelow(root: string, path: string): string {
	return relative(root, path).split(sep).join("/").normalize("NFC");
}

/** The key of a path on disk, whether a file is there or not; nothing for one outside the folder. */
export async function keyOfPath(
	root: string,
	path: string,
): Promise<string | undefined> {
	const rest: string[] = [];
	for (let at = resolve(path); ; ) {
		const parent = resolve(at, "..");
		rest.unshift(relative(parent, at));
		const real = await realpath(parent).catch(() => undefined);
		if (real !== undefined) {
			const key = keyBelow(root, join(real, ...rest));
			return key === "" || key === ".." || key.startsWith("../")
				? undefined
				: key;
		}
		if (parent === at) return undefined;
		at = parent;
	}
}

export type Found =
	| { kind: "found"; path: string }
	| { kind: "absent" }
	/** Something on the way cannot be looked into. */
	| { kind: "unreadable" };

/**
 * The path that a key is written as on disk. Names are compared as they are listed: a file system that
 * ignores case would say that `A.md` is there when it was renamed to `a.md`.
 */
export async function pathOfKey(root: string, key: string): Promise<Found> {
	let path = root;
	for (const part of key === "" ? [] : key.split("/")) {
		let names: string[];
		try {
			names = await readdir(path);
		} catch (error) {
			return ["ENOENT", "ENOTDIR"].includes(codeOf(error))
				? { kind: "absent" }
				: { kind: "unreadable" };
		}
		const name = names.sort().find((one) => one.normalize("NFC") === part);
		if (name === undefined) return { kind: "absent" };
		path = join(path, name);
	}
	return { kind: "found", path };
}
