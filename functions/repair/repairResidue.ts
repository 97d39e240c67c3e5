// Undoes what cloning tools did to Chinese pages: readings put in after characters, and GBK bytes torn apart.
import type { Repair } from "../notice/document.ts";
import type { Finding } from "../notice/finding.ts";
import { annotationAt, closingReadingAt, type Reading } from "./annotation.ts";
import { EditLog } from "./editLog.ts";
import { gbkCharacter, trailOf } from "./gbk.ts";
import { findLostCharacter, MISSING } from "./lostCharacter.ts";
import { findForgery, findLeftovers } from "./pageMarkers.ts";
import { plausibility } from "./plausibility.ts";
import {
	isSplitter,
	type Piece,
	provedText,
	type Realigned,
	realign,
	splitterCode,
} from "./realign.ts";
import {
	charactersRead,
	type Evidence,
	residueEvidence,
} from "./residueTable.ts";

/** Known annotations that prove a page damaged; clean texts of 1.8 million characters have none. */
const GATE = 3;

export interface ResidueRepair {
	text: string;
	/** In the order of the text; places in the text as given. */
	repairs: Repair[];
	/** Whether the page is proved damaged; nothing is touched otherwise. */
	gate: boolean;
	findings: Finding[];
}

/**
 * Repairs decoded text of any format, HTML source included (the damage swallowed bytes of tags).
 * A text without damage comes back as it is. What bytes prove is `certain`; a character of which a
 * byte is lost becomes `□` with candidates, or a guess where one common word alone fits.
 */
export function repairResidue(text: string): ResidueRepair {
	const characters = [...text];
	const annotations = countAnnotations(characters);
	if (!annotations.gate)
		return { text, repairs: [], gate: false, findings: findForgery(text) };
	const log = new EditLog(characters);
	const out: string[] = [];
	let at = 0;
	while (at < characters.length) {
		const next =
			removeAnnotation(characters, at, out, annotations, log) ??
			repairPhantom(characters, at, out, log) ??
			repairSplit(characters, at, out, log);
		if (next !== undefined) {
			at = next;
			continue;
		}
		out.push(characters[at] ?? "");
		at++;
	}
	const repaired = out.join("");
	return {
		text: repaired,
		repairs: log.repairs(),
		gate: true,
		findings: [
			...log.findings(),
			...findForgery(repaired),
			...findLeftovers(repaired),
		],
	};
}

interface Annotations {
	gate: boolean;
	/** Characters that are likely to be marked and are so wherever they stand. */
	everywhere: Set<string>;
}

function countAnnotations(characters: readonly string[]): Annotations {
	let hits = 0;
	let swallowed = false;
	const marked = new Map<string, number>();
	for (let at = 1; at < characters.length; at++) {
		const previous = characters[at - 1] ?? "";
		const found = annotationAt(characters, at);
		if (found !== undefined) {
			const evidence = residueEvidence(previous, found.reading);
			if (evidence === "seen") hits++;
			if (evidence === "likely")
				marked.set(previous, (marked.get(previous) ?? 0) + 1);
		}
		if (!swallowed && characters[at] === "?")
			swallowed = phantomAt(characters, at, previous) !== undefined;
	}
	const total = new Map<string, number>();
	for (const character of characters)
		if (marked.has(character))
			total.set(character, (total.get(character) ?? 0) + 1);
	const everywhere = new Set(
		[...marked].filter(([one, n]) => n === total.get(one)).map(([one]) => one),
	);
	return { gate: hits >= GATE || swallowed, everywhere };
}

/** 關(guān) → 關; also where the character is made of the last byte and a letter: 溧l(xiāng) → 溧l. */
function removeAnnotation(
	characters: readonly string[],
	at: number,
	out: string[],
	annotations: Annotations,
	log: EditLog,
): number | undefined {
	const found = annotationAt(characters, at);
	if (found === undefined) return undefined;
	const previous = out.at(-1) ?? "";
	const evidence =
		evidenceFor(previous, found, annotations) ??
		evidenceFor(phantomOfLetter(out), found, annotations);
	if (evidence === undefined) return undefined;
	log.add({
		kind: "residue",
		at: at - 1,
		end: found.end,
		after: previous,
		certainty: evidence === "seen" ? "certain" : "guess",
	});
	return found.end;
}

function evidenceFor(
	character: string,
	found: Reading,
	annotations: Annotations,
): Evidence | undefined {
	const evidence = residueEvidence(character, found.reading);
	return evidence === "likely" &&
		found.toned &&
		!annotations.everywhere.has(character)
		? undefined
		: evidence;
}

/** The character that the last byte of the one before and an ASCII letter make. */
function phantomOfLetter(out: readonly string[]): string {
	const letter = out.at(-1) ?? "";
	const trail = trailOf(out.at(-2) ?? "");
	return /^[@-~]$/.test(letter) && trail !== undefined
		? (gbkCharacter(trail, letter.charCodeAt(0)) ?? "")
		: "";
}

/** `?cè)`: a character seen across two others, whose annotation tore the second one apart. */
function phantomAt(
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

function repairPhantom(
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
function repairSplit(
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

/** Characters around a stretch that are context for what it lost. */
const LOOK_AHEAD = 40;
const LOOK_BACK = 400;
/** A page that lost more than this is told so, but not pondered character by character. */
const MOST_PONDERED = 200;

function writePieces(
	characters: readonly string[],
	at: number,
	read: Realigned,
	out: string[],
	log: EditLog,
): void {
	const texts = chooseTexts(characters, read, out, log);
	let from = at;
	read.pieces.forEach((piece, index) => {
		const end = Math.max(piece.to, from);
		const { text: after, candidates } = texts[index] ?? NOTHING;
		const certainty =
			piece.kind === "proved" || piece.kind === "annotation"
				? "certain"
				: "guess";
		const kind =
			piece.kind === "lost"
				? "lost"
				: piece.kind === "annotation"
					? "residue"
					: "bytes";
		out.push(...after);
		log.add({ kind, at: from, end, after, certainty, candidates });
		if (certainty === "guess" && after === MISSING)
			log.flag("repair.lost-character", from, candidates);
		from = end;
	});
}

interface Choice {
	text: string;
	candidates: string[];
}
const NOTHING: Choice = { text: "", candidates: [] };

/** From the last piece to the first, since what follows a lost character tells more about it. */
function chooseTexts(
	characters: readonly string[],
	read: Realigned,
	out: readonly string[],
	log: EditLog,
): Choice[] {
	const shown = read.pieces.map((piece) =>
		piece.kind === "lost"
			? MISSING
			: piece.kind === "annotation"
				? ""
				: piece.text,
	);
	const choices: Choice[] = shown.map((text) => ({ text, candidates: [] }));
	for (let index = read.pieces.length - 1; index >= 0; index--) {
		const piece = read.pieces[index];
		if (piece?.kind !== "lost" || log.lost >= MOST_PONDERED) continue;
		log.lost++;
		const found = findLostCharacter({
			...piece,
			before: [
				...out.slice(-LOOK_BACK),
				...shown.slice(Math.max(0, index - LOOK_AHEAD), index),
			].join(""),
			after:
				shown.slice(index + 1, index + 1 + LOOK_AHEAD).join("") +
				withoutReadings(characters, read.end),
		});
		choices[index] = found;
		shown[index] = found.text;
	}
	return choices;
}

function withoutReadings(characters: readonly string[], from: number): string {
	return characters
		.slice(from, from + LOOK_AHEAD)
		.join("")
		.replace(/[(（]\p{Ll}{1,6}[ \u3000]?[)）]/gu, "");
}
