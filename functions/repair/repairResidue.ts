// Undoes what cloning tools did to Chinese pages: readings put in after characters, and GBK bytes torn apart.
import type { Repair } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { annotationAt, type Reading } from "./annotation.ts";
import { EditLog } from "./editLog.ts";
import { gbkCharacter, trailOf } from "./gbk.ts";
import { findForgery, findLeftovers } from "./pageMarkers.ts";
import { type Evidence, residueEvidence } from "./residueTable.ts";
import { phantomAt, repairPhantom, repairSplit } from "./tornBytes.ts";
import { MOST_PONDERED } from "./writePieces.ts";

/** Known annotations that prove a page damaged; clean texts of 1.8 million characters have none. */
const GATE = 3;

/** Different characters that prove it too, each marked wherever it stands. */
const SHORT_GATE = 2;
/** Characters of a page of which so few prove something; in a line or two they may be a lesson's. */
const SHORT_PAGE = 60;

/** A page that lost more characters than this is no source to publish from. */
const MOST_LOST = MOST_PONDERED;

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
			repairSplit(characters, at, out, log) ??
			removeNoise(characters, at, out, log);
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
			...(log.lost >= MOST_LOST ? [finding("repair.too-damaged")] : []),
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
	const seen = new Map<string, number>();
	const marked = new Map<string, number>();
	for (let at = 1; at < characters.length; at++) {
		const previous = characters[at - 1] ?? "";
		const found = annotationAt(characters, at);
		if (found !== undefined) {
			const evidence = residueEvidence(previous, found.reading);
			if (evidence === "seen") {
				hits++;
				seen.set(previous, (seen.get(previous) ?? 0) + 1);
			}
			if (evidence === "likely")
				marked.set(previous, (marked.get(previous) ?? 0) + 1);
		}
		if (!swallowed && characters[at] === "?")
			swallowed = phantomAt(characters, at, previous) !== undefined;
	}
	const total = new Map<string, number>();
	for (const character of characters)
		if (marked.has(character) || seen.has(character))
			total.set(character, (total.get(character) ?? 0) + 1);
	const everywhere = new Set(
		[...marked].filter(([one, n]) => n === total.get(one)).map(([one]) => one),
	);
	// A short page proves it by fewer, where the tool left none of those characters alone.
	const without = [...seen].every(([one, n]) => n === total.get(one));
	const proved =
		hits >= GATE ||
		(seen.size >= SHORT_GATE && without && characters.length >= SHORT_PAGE);
	return { gate: proved || swallowed, everywhere };
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

const HAN = /\p{Script=Han}/u;
/** Signs put into words against copying: 公〒司. */
const SIGNS = new Set("〒⊙♂♀☆★◎");

/** One of two commas in a row (中央,、省,,市), and a sign inside a word; both only on a damaged page. */
function removeNoise(
	characters: readonly string[],
	at: number,
	out: readonly string[],
	log: EditLog,
): number | undefined {
	const shown = characters[at] ?? "";
	const next = characters[at + 1] ?? "";
	if (!HAN.test(out.at(-1) ?? "")) return undefined;
	const kind =
		/[,，]/.test(shown) && /[,，、]/.test(next)
			? "punctuation"
			: SIGNS.has(shown) && HAN.test(next)
				? "noise"
				: undefined;
	if (kind === undefined) return undefined;
	log.add({ kind, at, end: at + 1, after: "", certainty: "guess" });
	return at + 1;
}
