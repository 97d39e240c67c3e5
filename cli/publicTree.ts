// The published files as anybody sees them, and what is wrong with them.
import { allKeys } from "../functions/pipeline/allKeys.ts";
import { isKey, type Store } from "../functions/store/store.ts";
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
	readonly #store: Store;
	readonly #there: ReadonlySet<string>;

	private constructor(store: Store, files: string[]) {
		this.#store = store;
		this.files = files.sort();
		this.#there = new Set(files);
	}

	/** What has a name that no file of a site has is left to the comparison, which does not expect it. */
	static async open(store: Store): Promise<PublicTree> {
		const files: string[] = [];
		for await (const path of allKeys(store, ""))
			if (isKey(path) && !/(?:^|\/)\.[^/]*$/.test(path)) files.push(path);
		return new PublicTree(store, files);
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
		const found = this.has(path) ? await this.#store.get(path) : undefined;
		if (!found) {
			this.report(path, "missing");
			return undefined;
		}
		try {
			return new TextDecoder("utf-8", { fatal: true }).decode(found.body);
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
