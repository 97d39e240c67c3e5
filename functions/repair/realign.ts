// Reads a misaligned stretch of GBK text again, one byte earlier.
import { annotationAt } from "./annotation.ts";
import { gbkCharacter, gbkCode } from "./gbk.ts";
import { readLostByte } from "./lostByte.ts";
import { plausibility } from "./plausibility.ts";
import { residueEvidence } from "./residueTable.ts";
import { HALVED } from "./splitters.ts";

/** In characters; the tool cut at every comma, so true stretches are short. Keeps hostile text linear. */
const LONGEST_STRETCH = 200;
/** Pairs that GBK leaves undefined, in one stretch; each is looked at with what follows. */
const MOST_UNDEFINED = 8;
/** How far a doubtful continuation is read before the two readings are compared. */
const WINDOW = 12;
/** By how much (natural logarithm per character) the shifted reading must be the better one. */
const MARGIN = 1;
/** The same where it gives one character only. */
const MARGIN_OF_ONE = 3;

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
	let undefinedPairs = 0;
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
			const lost = readLostByte(characters, at, lead);
			pieces.push(...lost.pieces);
			const next = gbkCode(characters[lost.end] ?? "");
			if (
				lost.inStep ||
				next === undefined ||
				++undefinedPairs > MOST_UNDEFINED ||
				!goesOnShifted(characters, lost.end, next, limit)
			)
				return { pieces, end: lost.end };
			// An undefined pair: the second byte of this character and the first of the next.
			pieces.length -= pieces.at(-1)?.kind === "swallowed" ? 1 : 0;
			at = lost.end + 1;
			pieces.push({ kind: "lost", trail: next >> 8, from: lost.end, to: at });
			lead = next & 0xff;
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
