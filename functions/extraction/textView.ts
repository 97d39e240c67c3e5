// The lines of a document as one text to match on, and spans of it as they are printed.
import type { Line } from "../notice/document.ts";

/** A stretch of the text in UTF-16 units of `hans`. */
export interface Span {
	start: number;
	end: number;
}

/**
 * All lines joined by line feeds, in Simplified for matching; `cut` gives the printed words of a
 * span. Both have the same number of code points, and almost always of units.
 */
export class TextView {
	readonly hans: string;
	readonly lines: readonly Line[];
	/** Where each line begins in `hans`. */
	readonly starts: readonly number[];
	readonly #text: string;
	readonly #aligned: boolean;

	constructor(lines: readonly Line[]) {
		this.lines = lines;
		const starts: number[] = [];
		let at = 0;
		for (const { hans } of lines) {
			starts.push(at);
			at += hans.length + 1;
		}
		this.starts = starts;
		this.hans = lines.map(({ hans }) => hans).join("\n");
		this.#text = lines.map(({ text }) => text).join("\n");
		this.#aligned =
			isBasic(this.#text) &&
			lines.every(({ text, hans }) => text.length === hans.length);
	}

	cut({ start, end }: Span): string {
		if (this.#aligned) return this.#text.slice(start, end);
		const before = [...this.hans.slice(0, start)].length;
		const length = [...this.hans.slice(start, end)].length;
		return [...this.#text].slice(before, before + length).join("");
	}

	/** The line that a position is in. */
	lineAt(at: number): number {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.starts[middle] as number) <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}

function isBasic(text: string): boolean {
	return !/[\ud800-\udfff]/.test(text);
}
