// A `?` inside a misaligned stretch: what it swallowed, and whether the text is in step behind it.
import { annotationAt, closingReadingAt } from "./annotation.ts";
import { trailOf } from "./gbk.ts";
import { MISSING } from "./lostCharacter.ts";
import type { Piece } from "./realign.ts";
import { charactersOf, charactersRead } from "./residueTable.ts";
import { isSplitter } from "./splitters.ts";

export interface LostByte {
	pieces: Piece[];
	end: number;
	/** Proved; otherwise the `?` may also stand for a pair that GBK leaves undefined. */
	inStep: boolean;
}

/**
 * Reads the `?` at an index, where `lead` is the first byte of a character whose second is in it: with
 * the bracket of its reading (`?jié)`), with the first byte of a character that a letter ends (`?l(fā)`),
 * with an ASCII character such as `<`, or alone before a cut.
 */
export function readLostByte(
	characters: readonly string[],
	at: number,
	lead: number,
): LostByte {
	const reading = closingReadingAt(characters, at + 1);
	const [text] =
		reading === undefined ? [] : charactersRead(reading.reading, lead);
	if (reading !== undefined && text !== undefined)
		return {
			pieces: [{ kind: "proved", text, from: at, to: reading.end }],
			end: reading.end,
			inStep: true,
		};
	const lost: Piece = { kind: "lost", lead, from: at, to: at + 1 };
	const letter = characters[at + 1] ?? "";
	const trail = letter.charCodeAt(0);
	const marked = markedLetterAt(characters, at + 1);
	if (marked !== undefined)
		return {
			pieces: [lost, { kind: "proved", ...marked, from: at + 1 }],
			end: marked.to,
			inStep: true,
		};
	if (isTornLetter(characters, at + 1))
		return {
			pieces: [lost, { kind: "lost", trail, from: at + 1, to: at + 2 }],
			end: at + 2,
			inStep: true,
		};
	const end = at + 1;
	if (letter === "" || letter === "\n" || isSplitter(letter))
		return { pieces: [lost], end, inStep: false };
	const swallowed = swallowedBefore(characters, end);
	return {
		pieces: [lost, { kind: "swallowed", text: swallowed, from: end, to: end }],
		end,
		inStep: swallowed !== MISSING,
	};
}

/** `l(fā)`: the second byte of a character whose reading tells the first, 發 B0 6C. */
function markedLetterAt(
	characters: readonly string[],
	at: number,
): { text: string; to: number } | undefined {
	const letter = characters[at] ?? "";
	const marked = annotationAt(characters, at + 1);
	if (marked === undefined || !/^[@-~]$/.test(letter)) return undefined;
	const [text, ...others] = charactersOf(marked.reading).filter(
		(character) => trailOf(character) === letter.charCodeAt(0),
	);
	return text === undefined || others.length > 0
		? undefined
		: { text, to: marked.end };
}

/** A letter by itself before a double-byte character: the second byte of one whose first is in the `?`. */
function isTornLetter(characters: readonly string[], at: number): boolean {
	return (
		/^[@-~]$/.test(characters[at] ?? "") &&
		/\p{Script=Han}/u.test(characters[at + 1] ?? "") &&
		closingReadingAt(characters, at) === undefined
	);
}

const TAG = /^\/?[a-z][a-z0-9]{0,10}(\s[^<>]{0,200})?\/?>/i;
const ENTITY = /^(nbsp|ldquo|rdquo|lsquo|rsquo|amp|lt|gt|hellip|mdash|middot);/;
const LONGEST_TAG = 240;

/** `<` before the rest of a tag, `&` before the rest of an entity; `□` where it cannot be told. */
function swallowedBefore(characters: readonly string[], at: number): string {
	const rest = characters.slice(at, at + LONGEST_TAG).join("");
	if (TAG.test(rest)) return "<";
	return ENTITY.test(rest) ? "&" : MISSING;
}
