// Where a page's bytes were torn: characters seen across two others, characters cut in two.
import { annotationAt, closingReadingAt } from "./annotation.ts";
import type { EditLog } from "./editLog.ts";
import { trailOf } from "./gbk.ts";
import { MISSING } from "./lostCharacter.ts";
import { plausibility } from "./plausibility.ts";
import { type Piece, provedText, type Realigned, realign } from "./realign.ts";
import { charactersRead, residueEvidence } from "./residueTable.ts";
import { isSplitter, splitterCode } from "./splitters.ts";
import { writePieces } from "./writePieces.ts";

/** `?cè)`: a character seen across two others, whose annotation tore the second one apart. */
export function phantomAt(
	characters: readonly string[],
	at: number,
	previous: string,
): { candidates: string[]; end: number } | undefined {
	const reading = closingReadingAt(characters, at + 1);
	if (reading?.toned !== true) return undefined;
	const lead = trailOf(previous);
	const candidates =
		lead === undefined ? [] : charactersRead(reading.reading, lead);
	return candidates.length === 0 ? undefined : { candidates, end: reading.end };
}

export function repairPhantom(
	characters: readonly string[],
	at: number,
	out: string[],
	log: EditLog,
): number | undefined {
	if (characters[at] !== "?") return undefined;
	const phantom = phantomAt(characters, at, out.at(-1) ?? "");
	if (phantom === undefined) return undefined;
	const [best] = phantom.candidates
		.map((character) =>
			realign(characters, phantom.end, trailOf(character) ?? 0),
		)
		.filter((read) => read !== undefined)
		.filter((read) => isBetter(characters, phantom.end, read, 0))
		.sort(
			(a, b) =>
				plausibility(provedText(b.pieces)) - plausibility(provedText(a.pieces)),
		);
	if (best === undefined) {
		log.flag("repair.torn-bytes", at);
		return undefined;
	}
	writePieces(characters, at, best, out, log);
	return best.end;
}

/** `?，`: a character cut in two by a splitter that its last byte and the next one's first made. */
export function repairSplit(
	characters: readonly string[],
	at: number,
	out: string[],
	log: EditLog,
): number | undefined {
	const splitter = characters[at + 1] ?? "";
	if (characters[at] !== "?" || !isSplitter(splitter)) return undefined;
	const code = splitterCode(splitter);
	if (code === undefined) return undefined;
	const read = realign(characters, at + 2, code & 0xff);
	if (
		read === undefined ||
		!(
			isBetter(characters, at + 2, read, 1) ||
			isTornPair(characters, splitter, read)
		)
	) {
		if (!/[?!]/.test(splitter)) log.flag("repair.torn-bytes", at);
		return undefined;
	}
	const first: Piece = { kind: "lost", trail: code >> 8, from: at, to: at + 1 };
	writePieces(
		characters,
		at,
		{ ...read, pieces: [first, ...read.pieces] },
		out,
		log,
	);
	return read.end;
}

/**
 * `?；?、` or `?！?/p>`: two characters torn at once, with a second cut or a tag behind to prove it. An
 * ASCII `?!?` may be what the author wrote.
 */
function isTornPair(
	characters: readonly string[],
	splitter: string,
	read: Realigned,
): boolean {
	const [second, third] = read.pieces;
	if (second?.kind !== "lost" || /[?!]/.test(splitter)) return false;
	return third === undefined
		? isSplitter(characters[read.end])
		: third.kind === "swallowed" && third.text !== MISSING;
}

/** Whether the stretch reads better than the text as it stands; `proof` characters at least must be proved. */
function isBetter(
	characters: readonly string[],
	from: number,
	read: Realigned,
	proof: number,
): boolean {
	const was = provedText(read.pieces);
	const length = [...was].length;
	if (length < proof) return false;
	if (length === 0) return true;
	const [only] = read.pieces;
	const own = annotationAt(characters, read.end);
	if (
		length === 1 &&
		only?.kind === "proved" &&
		own !== undefined &&
		residueEvidence(only.text, own.reading) !== undefined
	)
		return true;
	const shown = read.pieces
		.filter((piece) => piece.kind === "proved")
		.map((piece) => characters.slice(piece.from, piece.to).join(""))
		.join("");
	return plausibility(was) > plausibility(shown || characters[from] || "");
}
