// A notice's texts in every edition: the original as it is, an editor's translation where there is
// one, else a conversion of script, labelled as a machine's.
import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Configuration } from "../notice/configuration.ts";
import { type Edition, scriptOf } from "../notice/edition.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { EditionText } from "../notice/schema.ts";
import { mapTextRuns } from "../notice/textRuns.ts";
import { CONVERTER } from "./converters.ts";
import { type EditionTexts, editionConverter } from "./convertText.ts";
import { isUsable, type NameMap, nameMaps } from "./names.ts";
import { taiwanQuotes } from "./taiwanQuotes.ts";

export interface EditionsInput {
	/** Edition of the source's own language. */
	original: Edition;
	/** Traditional made by a machine, already canonical. */
	mechanical: boolean;
	title: string;
	summary?: string;
	body: Root;
	/** Short texts of the record. */
	strings: readonly string[];
	/** Names of people, as printed. */
	names: readonly string[];
	glossary: Configuration["glossary"];
	editions: readonly Edition[];
	/** 「」 for “” in a zh-TW made from text that was once Simplified. */
	taiwanQuotes: boolean;
	translations?: Partial<Record<Edition, Translation>>;
}

export interface Translation {
	title?: string;
	summary?: string;
	body: Root;
}

/** Names told of in one finding; a list of a hundred is not read. */
const NAMES_TOLD = 10;

export function makeEditions(input: EditionsInput): {
	editions: Partial<Record<Edition, EditionText>>;
	findings: Finding[];
} {
	const names = nameMaps(input.names, input.glossary, input);
	const texts = converterOf(input, names);
	const editions: Partial<Record<Edition, EditionText>> = {};
	for (const edition of input.editions)
		editions[edition] = editionText(input, edition, texts);
	return { editions, findings: findingsOf(input, names) };
}

function editionText(
	input: EditionsInput,
	edition: Edition,
	texts: (text: string) => EditionTexts,
): EditionText {
	const own = edition === input.original;
	// An author's own text is never looked at; what a machine made of it has its names put right.
	const convert =
		own && !input.mechanical
			? (text: string) => text
			: (text: string) => texts(text)[edition];
	const translation = input.translations?.[edition];
	const summary =
		translation?.summary ?? (input.summary && convert(input.summary));
	return {
		title: translation?.title ?? convert(input.title),
		...(summary ? { summary } : {}),
		contentHtml: toHtml(translation?.body ?? mapTextRuns(input.body, convert)),
		...(translation
			? { method: "human" as const }
			: own
				? { method: "original" as const }
				: { method: "machine" as const, converter: CONVERTER }),
		strings: differing(input.strings, convert),
	};
}

/** Each text is converted once, for all editions together, however often it stands in the notice. */
function converterOf(
	input: EditionsInput,
	names: readonly NameMap[],
): (text: string) => EditionTexts {
	const convert = editionConverter({
		from: input.original,
		names,
		mechanical: input.mechanical,
	});
	const onceSimplified =
		input.mechanical || scriptOf(input.original) === "Hans";
	const quoted = input.taiwanQuotes && onceSimplified;
	const known = new Map<string, EditionTexts>();
	return (text) => {
		let texts = known.get(text);
		if (!texts) {
			texts = convert(text);
			if (quoted) texts = { ...texts, "zh-TW": taiwanQuotes(texts["zh-TW"]) };
			known.set(text, texts);
		}
		return texts;
	};
}

function differing(
	strings: readonly string[],
	convert: (text: string) => string,
): Record<string, string> {
	const changed: [string, string][] = [];
	for (const text of strings) {
		const here = convert(text);
		if (here !== text) changed.push([text, here]);
	}
	return Object.fromEntries(changed);
}

function findingsOf(
	input: EditionsInput,
	names: readonly NameMap[],
): Finding[] {
	const unsure = names.filter((map) => map.unsure).map(({ from }) => from);
	const findings = input.glossary
		.filter((entry) => !isUsable(entry))
		.map(({ hans }) => finding("language.glossary-length", {}, { name: hans }));
	if (unsure.length > 0)
		findings.push(
			finding(
				"language.name-unsure",
				{},
				{ names: unsure.sort().slice(0, NAMES_TOLD).join("、") },
			),
		);
	if (input.mechanical) findings.push(finding("language.mechanical"));
	return findings;
}
