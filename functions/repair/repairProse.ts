// Makes the prose of a document canonical: look-alike characters folded, punctuation full-width again.
import type { Root } from "hast";
import type { Repair } from "../notice/document.ts";
import { runText, type TextRun, textRuns } from "../notice/textRuns.ts";
import { foldEdits } from "./foldCharacters.ts";
import { punctuationEdits } from "./restorePunctuation.ts";
import { applyEdits, type TextEdit } from "./textEdit.ts";

/**
 * A repaired copy of the body. Code and text under `translate="no"` are left alone, and so are runs that
 * are not mainly Chinese. The edits of one kind in one run of text (mostly a paragraph) are one repair:
 * `before` and `after` hold the characters concerned, side by side, at the place of the first; where the
 * tree knows no place of the text itself it is that of the block around it.
 */
export function repairProse(body: Root): { body: Root; repairs: Repair[] } {
	const copy = structuredClone(body);
	const repairs: Repair[] = [];
	for (const run of textRuns(copy)) {
		if (run.verbatim) continue;
		const folds = foldEdits(runText(run));
		for (const kind of ["fold", "noise"] as const)
			log(
				run,
				folds.filter((edit) => edit.kind === kind),
				kind,
				repairs,
			);
		applyEdits(run.nodes, folds);
		const marks = punctuationEdits(runText(run));
		log(run, marks, "punctuation", repairs);
		applyEdits(run.nodes, marks);
	}
	return { body: copy, repairs };
}

/** The same for a text that stands alone, such as a title. */
export function repairText(text: string): string {
	const node = { type: "text" as const, value: text };
	applyEdits([node], foldEdits(node.value));
	applyEdits([node], punctuationEdits(node.value));
	return node.value;
}

function log(
	run: TextRun,
	edits: readonly TextEdit[],
	kind: Repair["kind"],
	repairs: Repair[],
): void {
	const [first] = edits;
	if (first === undefined) return;
	const text = runText(run);
	repairs.push({
		kind,
		...placeOf(run, first.at),
		before: edits.map((edit) => text.slice(edit.at, edit.end)).join(""),
		after: edits.map((edit) => edit.after).join(""),
		certainty: "certain",
	});
}

function placeOf(run: TextRun, at: number): { line: number; column: number } {
	let start = 0;
	for (const node of run.nodes) {
		if (at < start + node.value.length) {
			const point = node.position?.start;
			if (point === undefined) break;
			const units = [...node.value.slice(0, at - start)];
			const lineEnd = units.lastIndexOf("\n");
			const lines = units.filter((unit) => unit === "\n").length;
			return {
				line: point.line + lines,
				column:
					lineEnd < 0 ? point.column + units.length : units.length - lineEnd,
			};
		}
		start += node.value.length;
	}
	const block = run.blocks.findLast((one) => one.position !== undefined);
	return {
		line: block?.position?.start.line ?? 1,
		column: block?.position?.start.column ?? 1,
	};
}
