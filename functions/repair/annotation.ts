// The shape of a reading in brackets, 關(guān), on an array of code points.
import { LONGEST_READING } from "./residueTable.ts";

const LETTER = /^(?:[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]|\p{Mn})$/u;
const TONED = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/;
const OPEN = new Set(["(", "（"]);
const CLOSE = new Set([")", "）"]);
const SPACE = new Set([" ", "\u00a0", "\u3000"]);
/** A vowel sign may stand apart from its letter. */
const LONGEST_SPELLING = 2 * LONGEST_READING;

export interface Reading {
	/** NFC. */
	reading: string;
	toned: boolean;
	/** Index after the closing bracket. */
	end: number;
}

/** `(guān)` beginning at an index; white space before the closing bracket is allowed. */
export function annotationAt(
	characters: readonly string[],
	at: number,
): Reading | undefined {
	return OPEN.has(characters[at] ?? "")
		? closingReadingAt(characters, at + 1)
		: undefined;
}

/** `guān)` beginning at an index: what is left where the opening bracket was swallowed. */
export function closingReadingAt(
	characters: readonly string[],
	at: number,
): Reading | undefined {
	let end = at;
	while (end - at < LONGEST_SPELLING && LETTER.test(characters[end] ?? ""))
		end++;
	if (end === at) return undefined;
	const reading = characters.slice(at, end).join("").normalize("NFC");
	if (SPACE.has(characters[end] ?? "")) end++;
	if (!CLOSE.has(characters[end] ?? "")) return undefined;
	return { reading, toned: TONED.test(reading), end: end + 1 };
}
