// Personal data in a document, shown, covered or refused as the site's policy says, before anything is made of it.
import type { Root } from "hast";
import type { Document } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { mapTextRuns, runText, textRuns } from "../notice/textRuns.ts";
import {
	covered,
	type PersonalData,
	type PersonalPolicy,
	type PersonalSpan,
	personalSpans,
} from "../repair/personalData.ts";

const CODES = {
	idNumber: { mask: "personal.id-covered", block: "personal.id-refused" },
	bankCard: { mask: "personal.bank-covered", block: "personal.bank-refused" },
	mobile: { mask: "personal.mobile-covered", block: "personal.mobile-refused" },
} as const;

/** Places that are told of one document. */
const MOST_TOLD = 20;

export function guardPersonalData<T extends { body: Root }>(
	document: Document,
	translations: Partial<Record<string, T>>,
	policy: PersonalPolicy,
): { document: Document; findings: Finding[] } {
	const findings: Finding[] = [];
	const told = (span: PersonalSpan) => policy[span.kind] !== "show";
	for (const run of textRuns(document.body)) {
		const text = runText(run);
		for (const span of personalSpans(text).filter(told)) {
			if (findings.length >= MOST_TOLD) break;
			const words = text.slice(span.start, span.end);
			findings.push(
				finding(codeOf(span.kind, policy), placeOf(document.source, words), {
					words: covered(words, [{ ...span, start: 0, end: words.length }]),
				}),
			);
		}
	}
	const cover = (text: string) =>
		covered(
			text,
			personalSpans(text).filter(({ kind }) => policy[kind] === "mask"),
		);
	for (const translation of Object.values(translations))
		if (translation) translation.body = mapTextRuns(translation.body, cover);
	return { document: coveredDocument(document, cover), findings };
}

function codeOf(kind: PersonalData, policy: PersonalPolicy) {
	return CODES[kind][policy[kind] === "block" ? "block" : "mask"];
}

function coveredDocument(
	document: Document,
	cover: (text: string) => string,
): Document {
	const { title, stated, metadata } = document;
	return {
		...document,
		body: mapTextRuns(document.body, cover),
		...(title ? { title: { ...title, value: cover(title.value) } } : {}),
		stated: Object.fromEntries(
			Object.entries(stated).map(([name, one]) => [
				name,
				{ ...one, value: cover(one.value) },
			]),
		),
		metadata: Object.fromEntries(
			Object.entries(metadata).map(([name, value]) => [
				name,
				typeof value === "string" ? cover(value) : value,
			]),
		),
	};
}

/** Line and column of words in the decoded source, both from 1, columns in code points; where it has them. */
export function placeOf(
	source: string | undefined,
	words: string,
	line?: number,
): { line?: number; column?: number } {
	if (source === undefined) return line === undefined ? {} : { line };
	const lines = source.split("\n");
	const at =
		line === undefined
			? lines.findIndex((one) => one.includes(words))
			: line - 1;
	const column = lines[at]?.indexOf(words) ?? -1;
	if (column < 0) return line === undefined ? {} : { line };
	return {
		line: at + 1,
		column: [...(lines[at] as string).slice(0, column)].length + 1,
	};
}
