// The edits made to a text, by index, told as places that a person can find.
import type { Repair } from "../notice/document.ts";
import { type Finding, finding, type Place } from "../notice/finding.ts";
import type { FindingCode } from "../notice/findingTexts.ts";

/** An edit of the code points from `at` to `end`. */
interface Edit extends Omit<Repair, "line" | "column" | "before"> {
	at: number;
	end: number;
}

/** More of one kind are one too many to read. */
const MOST_FINDINGS = 50;

/** Counts lines and columns, both from 1, columns in code points; asked in rising order it is linear. */
export function placeFinder(
	characters: readonly string[],
): (at: number) => { line: number; column: number } {
	let line = 1;
	let lineStart = 0;
	let seen = 0;
	return (at) => {
		if (at < seen) {
			line = 1;
			lineStart = 0;
			seen = 0;
		}
		for (; seen < at; seen++)
			if (characters[seen] === "\n") {
				line++;
				lineStart = seen + 1;
			}
		return { line, column: at - lineStart + 1 };
	};
}

export class EditLog {
	readonly #characters: readonly string[];
	readonly #edits: Edit[] = [];
	readonly #flags: { code: FindingCode; at: number; candidates: string[] }[] =
		[];
	/** Lost characters pondered so far. */
	lost = 0;

	constructor(characters: readonly string[]) {
		this.#characters = characters;
	}

	/** Edits come in the order of the text; neighbours of one kind and certainty become one. */
	add(edit: Edit): void {
		const last = this.#edits.at(-1);
		if (
			last !== undefined &&
			last.kind === edit.kind &&
			last.kind === "bytes" &&
			last.certainty === edit.certainty &&
			last.end === edit.at
		) {
			last.end = edit.end;
			last.after += edit.after;
		} else this.#edits.push({ ...edit });
	}

	flag(code: FindingCode, at: number, candidates: string[] = []): void {
		this.#flags.push({ code, at, candidates });
	}

	repairs(): Repair[] {
		const place = placeFinder(this.#characters);
		return this.#edits.map(({ at, end, candidates, ...edit }) => ({
			...edit,
			...place(at),
			before: this.#characters.slice(at, end).join(""),
			...(candidates !== undefined && candidates.length > 0
				? { candidates }
				: {}),
		}));
	}

	findings(): Finding[] {
		const place = placeFinder(this.#characters);
		return this.#flags.slice(0, MOST_FINDINGS).map(({ code, at, candidates }) =>
			finding(code, place(at) satisfies Place, {
				candidates: candidates.length > 0 ? candidates.join(" ") : "—",
			}),
		);
	}
}
