// Where each field comes from, written down as the fields are found.
import type { Origin } from "../notice/schema.ts";
import { slicePoints } from "./codePoints.ts";

/** Characters of the words that are kept. */
const LONGEST_RAW = 200;

function short(raw: string): string {
	return raw.length <= LONGEST_RAW ? raw : slicePoints(raw, 0, LONGEST_RAW);
}

export class Origins {
	readonly #origins: Record<string, Origin> = {};

	set(field: string, by: string, raw?: string): void {
		this.#origins[field] = raw ? { by, raw: short(raw) } : { by };
	}

	all(): Record<string, Origin> {
		return this.#origins;
	}
}
