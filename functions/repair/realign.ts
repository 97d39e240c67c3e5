// Reads a misaligned stretch of GBK text again, one byte earlier.
import { annotationAt, closingReadingAt } from "./annotation.ts";
import { gbkCharacter, gbkCode, trailOf } from "./gbk.ts";
import { plausibility } from "./plausibility.ts";
import {
	charactersOf,
	charactersRead,
	residueEvidence,
} from "./residueTable.ts";

/** Punctuation that a later compatibility fold (NFKC) made ASCII; no ASCII can stand inside a pair. */
const HALVED: Record<string, string> = {
	",": "，",
	";": "；",
	":": "：",
	"!": "！",
	"(": "（",
	")": "）",
};

/** The characters at which the damaging tool cut the bytes. */
const SPLITTERS = new Set("，！？；、。,!?;");

/** In characters; the tool cut at every comma, so true stretches are short. Keeps hostile text linear. */
const LONGEST_STRETCH = 200;
/** How far a doubtful continuation is read before the two readings are compared. */
const WINDOW = 12;
/** By how much (natural logarithm per character) the shifted reading must be the better one. */
const MARGIN = 1;
/** The same where it gives one character only. */
const MARGIN_OF_ONE = 3;

export function isSplitter(character: string | undefined): boolean {
	return SPLITTERS.has(character ?? "");
}

/** The bytes of a splitter, also of one made ASCII since. */
export function splitterCode(character: string): number | undefined {
	return gbkCode(HALVED[character] ?? (character === "?" ? "？" : character));
}

/** A piece of the stretch as it was: text proved by bytes, or a character of which one byte is lost. */
export type Piece =
	| { kind: "proved"; text: string; from: number; to: number }
	| { kind: "lost"; lead?: number; trail?: number; from: number; to: number }
	/** An ASCII character swallowed with a lost byte. */
	| { kind: "swallowed"; text: string; from: number; to: number }
	/** A reading in brackets that was put in. */
	| { kind: "annotation"; from: number; to: number };

export interface Realigned {
	pieces: Piece[];
	/** Index after the stretch in the text as it stands. */
	end: number;
}

/**
 * Reads on from `from` with `pending` as the first byte of the next character, until the text is in
 * step again: at an ASCII byte that completes a pair, or at a `?` that stands for a lost byte.
 * Undefined if the text cannot be such a stretch. A stretch ends at its first `?` unless what
 * follows is out of step as well.
 */
export function realign(
	characters: readonly string[],
	from: number,
	pending: number,
	limit = Number.POSITIVE_INFINITY,
): Realigned | undefined {
	const pieces: Piece[] = [];
	let lead = pending;
	let at = from;
	for (let read = 0; at < characters.length; read++) {
		if (read >= limit) return { pieces, end: at };
		if (at - from > LONGEST_STRETCH) return undefined;
		const shown = characters[at] ?? "";
		const inserted = annotationAt(characters, at);
		if (
			inserted !== undefined &&
			residueEvidence(characters[at - 1] ?? "", inserted.reading) === "seen"
		) {
			pieces.push({ kind: "annotation", from: at, to: inserted.end });
			at = inserted.end;
			continue;
		}
		const code = gbkCode(HALVED[shown] ?? shown);
		if (code !== undefined) {
			const was = gbkCharacter(lead, code >> 8);
			if (was === undefined) return undefined;
			pieces.push({ kind: "proved", text: was, from: at, to: at + 1 });
			at++;
			lead = code & 0xff;
			if (lead > 0x80) continue;
			const ascii = String.fromCharCode(lead);
			pieces.push({ kind: "proved", text: ascii, from: at, to: at });
			return { pieces, end: at };
		}
		if (shown === "?") {
			const marked = markedLetterAt(characters, at + 1);
			if (marked !== undefined) {
				pieces.push({ kind: "lost", lead, from: at, to: at + 1 });
				pieces.push({ kind: "proved", ...marked, from: at + 1 });
				return { pieces, end: marked.to };
			}
			if (isTornLetter(characters, at + 1)) {
				const trail = (characters[at + 1] ?? "").charCodeAt(0);
				pieces.push({ kind: "lost", lead, from: at, to: at + 1 });
				pieces.push({ kind: "lost", trail, from: at + 1, to: at + 2 });
				return { pieces, end: at + 2 };
			}
			const end = readLostByte(characters, at, lead, pieces);
			const next = gbkCode(characters[end] ?? "");
			if (next === undefined || !goesOnShifted(characters, end, next, limit))
				return { pieces, end };
			// An undefined pair: the second byte of this character and the first of the next.
			pieces.length -= pieces.at(-1)?.kind === "swallowed" ? 1 : 0;
			pieces.push({ kind: "lost", trail: next >> 8, from: end, to: end + 1 });
			lead = next & 0xff;
			at = end + 1;
			continue;
		}
		const was = /^[@-~]$/.test(shown)
			? gbkCharacter(lead, shown.charCodeAt(0))
			: undefined;
		if (was === undefined) return undefined;
		pieces.push({ kind: "proved", text: was, from: at, to: at + 1 });
		return { pieces, end: at + 1 };
	}
	return undefined;
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

/** A `?` inside a stretch: the second byte of the character is gone, perhaps with an ASCII character. */
function readLostByte(
	characters: readonly string[],
	at: number,
	lead: number,
	pieces: Piece[],
): number {
	const reading = closingReadingAt(characters, at + 1);
	const [read] =
		reading === undefined ? [] : charactersRead(reading.reading, lead);
	if (reading !== undefined && read !== undefined) {
		pieces.push({ kind: "proved", text: read, from: at, to: reading.end });
		return reading.end;
	}
	pieces.push({ kind: "lost", lead, from: at, to: at + 1 });
	const next = characters[at + 1];
	if (next !== undefined && next !== "\n" && next !== "\r" && !isSplitter(next))
		pieces.push({
			kind: "swallowed",
			text: swallowedBefore(characters, at + 1),
			from: at + 1,
			to: at + 1,
		});
	return at + 1;
}

const TAG = /^\/?[a-z][a-z0-9]{0,10}(\s[^<>]{0,200})?\/?>/i;
const ENTITY = /^(nbsp|ldquo|rdquo|lsquo|rsquo|amp|lt|gt|hellip|mdash|middot);/;
const LONGEST_TAG = 240;

/** `<` before the rest of a tag, `&` before the rest of an entity; `□` where it cannot be told. */
function swallowedBefore(characters: readonly string[], at: number): string {
	const rest = characters.slice(at, at + LONGEST_TAG).join("");
	if (TAG.test(rest)) return "<";
	return ENTITY.test(rest) ? "&" : "□";
}

/** Whether the text after an undefined pair reads better one byte earlier than as it stands. */
function goesOnShifted(
	characters: readonly string[],
	at: number,
	code: number,
	limit: number,
): boolean {
	if (limit !== Number.POSITIVE_INFINITY || (code & 0xff) < 0x81) return false;
	const shifted = realign(characters, at + 1, code & 0xff, WINDOW);
	if (shifted === undefined) return false;
	const asItWas = provedText(shifted.pieces);
	const margin = [...asItWas].length < 2 ? MARGIN_OF_ONE : MARGIN;
	const asShown = characters.slice(at, shifted.end).join("");
	return plausibility(asItWas) > plausibility(asShown) + margin;
}

/** The text that bytes prove, without what is lost. */
export function provedText(pieces: readonly Piece[]): string {
	return pieces
		.map((piece) => (piece.kind === "proved" ? piece.text : ""))
		.join("");
}
