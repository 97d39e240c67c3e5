// Puts a realigned stretch into the text and the log, lost characters pondered.
import type { EditLog } from "./editLog.ts";
import { findLostCharacter, MISSING } from "./lostCharacter.ts";
import type { Realigned } from "./realign.ts";

/** Characters around a stretch that are context for what it lost. */
const LOOK_AHEAD = 40;
const LOOK_BACK = 400;
/** A page that lost more than this is told so, but not pondered character by character. */
export const MOST_PONDERED = 200;

export function writePieces(
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
