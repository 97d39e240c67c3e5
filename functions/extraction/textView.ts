// The lines of a document as one text to match on, and spans of it as they are printed.
import type { Line } from "../notice/document.ts";
import { isBasic } from "./codePoints.ts";

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
	#counted: Uint32Array | undefined;
	#begun: Uint32Array | undefined;

	readonly #indents: readonly number[];

	/** `source`: the decoded text, where its white space shows what lies inside what. */
	constructor(lines: readonly Line[], source?: string) {
		this.lines = lines;
		const printed = source?.split("\n") ?? [];
		this.#indents = lines.map(({ sourceLine }) => {
			const line = sourceLine === undefined ? "" : printed[sourceLine - 1];
			return (
				/^[ \t]*/u.exec(line ?? "")?.[0].replaceAll("\t", "    ").length ?? 0
			);
		});
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
		const [before, after] = [this.#points(start), this.#points(end)];
		return this.#text.slice(this.#units[before], this.#units[after]);
	}

	/** Code points of `hans` before a unit. */
	#points(unit: number): number {
		this.#counted ??= countPoints(this.hans);
		return this.#counted[Math.min(unit, this.hans.length)] as number;
	}

	/** Unit of the printed text that each code point begins at, and its end. */
	get #units(): Uint32Array {
		this.#begun ??= beginnings(this.#text);
		return this.#begun;
	}

	/** Spaces before a line of a list in its source. */
	indent(line: number): number {
		return this.#indents[line] ?? 0;
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

function countPoints(text: string): Uint32Array {
	const points = new Uint32Array(text.length + 1);
	let unit = 0;
	let count = 0;
	for (const character of text) {
		for (let n = 0; n < character.length; n++) points[unit++] = count;
		count++;
	}
	points[unit] = count;
	return points;
}

function beginnings(text: string): Uint32Array {
	const units = new Uint32Array(text.length + 1).fill(text.length);
	let unit = 0;
	let count = 0;
	for (const character of text) {
		units[count++] = unit;
		unit += character.length;
	}
	return units;
}
