// Where each field comes from, written down as the fields are found.
import type { Origin } from "../notice/schema.ts";

/** Characters of the words that are kept. */
const LONGEST_RAW = 200;

function short(raw: string): string {
	return raw.length <= LONGEST_RAW
		? raw
		: [...raw].slice(0, LONGEST_RAW).join("");
}

export class Origins {
	readonly #origins: Record<string, Origin> = {};

	set(field: string, by: string, raw?: string): void {
		this.#origins[field] = {
			by,
			...(raw ? { raw: short(raw) } : {}),
		};
	}

	all(): Record<string, Origin> {
		return this.#origins;
	}
}
