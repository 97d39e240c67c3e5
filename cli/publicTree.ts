// The published folder as anybody sees it: files, and what is wrong with them.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { PublicProblem } from "./publicProblems.ts";

export interface Difference {
	path: string;
	problem: PublicProblem;
	/** What was found, as it stands there. */
	detail?: string;
}

/** The site as its own index states it. */
export interface Site {
	/** Address of the root, with a slash at its end. */
	base: string;
	editions: readonly string[];
	/** No date anywhere is later. */
	updatedAt: string;
}

/** What the change log says of a notice at its end. */
export interface Logged {
	id: string;
	revision: number;
	state: string;
	at: string;
}

export class PublicTree {
	/** Paths of all files, sorted. */
	readonly files: readonly string[];
	readonly problems: Difference[] = [];
	readonly #root: string;
	readonly #there: ReadonlySet<string>;

	private constructor(root: string, files: string[]) {
		this.#root = root;
		this.files = files.sort();
		this.#there = new Set(files);
	}

	static async open(root: string): Promise<PublicTree> {
		const entries = await readdir(root, {
			recursive: true,
			withFileTypes: true,
		});
		const files = entries
			.filter((entry) => entry.isFile() && !entry.name.startsWith("."))
			.map((entry) =>
				relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"),
			);
		return new PublicTree(root, files);
	}

	has(path: string): boolean {
		return this.#there.has(path);
	}

	report(path: string, problem: PublicProblem, detail?: string): void {
		this.problems.push({
			path,
			problem,
			...(detail === undefined ? {} : { detail }),
		});
	}

	async text(path: string): Promise<string | undefined> {
		if (!this.has(path)) {
			this.report(path, "missing");
			return undefined;
		}
		const bytes = await readFile(join(this.#root, path));
		try {
			return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		} catch {
			this.report(path, "not-utf8");
			return undefined;
		}
	}

	/** An object; whatever it is said to hold may still be missing in it. */
	async json<T extends object>(path: string): Promise<Partial<T> | undefined> {
		const text = await this.text(path);
		if (text === undefined) return undefined;
		try {
			const value: unknown = JSON.parse(text);
			if (value !== null && typeof value === "object")
				return value as Partial<T>;
		} catch {
			// Said below.
		}
		this.report(path, "not-json");
		return undefined;
	}
}
