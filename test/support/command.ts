// The real command, in a process of its own, on a folder of its own.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./temporaryFolder.ts";

const LAUNCHER = fileURLToPath(
	new URL("../../cli/huixun.mjs", import.meta.url),
);

export interface Ran {
	code: number;
	stdout: string;
	stderr: string;
}

export function huixun(
	args: readonly string[],
	cwd: string,
	env: Record<string, string> = {},
): Promise<Ran> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[LAUNCHER, ...args],
			{
				cwd,
				env: { ...process.env, LANG: "C", LC_ALL: "", NO_COLOR: "", ...env },
				maxBuffer: 64 * 1024 * 1024,
			},
			(error, stdout, stderr) =>
				resolve({
					code: error ? Number(error.code ?? 1) : 0,
					stdout,
					stderr,
				}),
		);
	});
}

export const SITE = `title: 会讯试验
baseUrl: https://example.org/
tag: { authority: example.org, date: "2026-01-01" }
channels:
  organizations:
    - { slug: qingshi, name: 青石县教育局 }
`;

/** A folder with `content/` of these files. */
export async function workspace(
	files: Record<string, string | Uint8Array>,
): Promise<string> {
	const folder = await temporaryFolder();
	await put(folder, { "site.yaml": SITE, ...files });
	return folder;
}

export async function put(
	folder: string,
	files: Record<string, string | Uint8Array>,
): Promise<void> {
	for (const [key, body] of Object.entries(files)) {
		const path = join(folder, "content", key);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, body);
	}
}

/** Every file below a folder: path → bytes as latin-1 text. */
export async function treeOf(folder: string): Promise<Record<string, string>> {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true,
	});
	const tree: Record<string, string> = {};
	for (const entry of entries.filter((one) => one.isFile())) {
		const path = join(entry.parentPath, entry.name);
		tree[relative(folder, path).split(sep).join("/")] = await readFile(
			path,
			"latin1",
		);
	}
	return tree;
}

export async function modifiedTimes(
	folder: string,
): Promise<Record<string, number>> {
	const times: Record<string, number> = {};
	for (const path of Object.keys(await treeOf(folder)))
		times[path] = (await stat(join(folder, path))).mtimeMs;
	return times;
}

/** Paths that are new, gone or different. */
export function changedPaths(
	before: Record<string, string>,
	after: Record<string, string>,
): string[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.filter((path) => before[path] !== after[path])
		.sort();
}
