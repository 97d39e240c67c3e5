// A notice's texts in every edition: the original as it is, an editor's translation where there is
// one, else a conversion of script, labelled as a machine's.
import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Configuration } from "../notice/configuration.ts";
import { type Edition, scriptOf } from "../notice/edition.ts";
import type { Finding } from "../notice/finding.ts";
import type { EditionText } from "../notice/schema.ts";
import { mapTextRuns } from "../notice/textRuns.ts";
import { CONVERTER } from "./converters.ts";
import { textConverter } from "./convertText.ts";
import { nameMaps } from "./names.ts";
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
	taiwanQuotes: boolean;
	translations?: Partial<
		Record<Edition, { title?: string; summary?: string; body: Root }>
	>;
}

export function makeEditions(input: EditionsInput): {
	editions: Partial<Record<Edition, EditionText>>;
	findings: Finding[];
} {
	const names = nameMaps(input.names, input.glossary);
	const editions: Partial<Record<Edition, EditionText>> = {};
	for (const edition of input.editions) {
		const own = edition === input.original;
		const script = textConverter({
			from: input.original,
			to: edition,
			names,
			mechanical: input.mechanical && !own,
		});
		const quoted =
			edition === "zh-TW" &&
			input.taiwanQuotes &&
			!own &&
			(scriptOf(input.original) === "Hans" || input.mechanical);
		const convert = quoted
			? (text: string) => taiwanQuotes(script(text))
			: script;
		const translation = input.translations?.[edition];
		const strings = differing(input.strings, convert);
		if (own && !translation)
			editions[edition] = {
				title: input.title,
				...(input.summary ? { summary: input.summary } : {}),
				contentHtml: toHtml(input.body),
				method: "original",
				strings,
			};
		else if (translation)
			editions[edition] = {
				title: translation.title ?? convert(input.title),
				...summaryOf(
					translation.summary ?? (input.summary && convert(input.summary)),
				),
				contentHtml: toHtml(translation.body),
				method: "human",
				strings,
			};
		else
			editions[edition] = {
				title: convert(input.title),
				...summaryOf(input.summary && convert(input.summary)),
				contentHtml: toHtml(mapTextRuns(input.body, convert)),
				method: "machine",
				converter: CONVERTER,
				strings,
			};
	}
	return { editions, findings: [] };
}

function summaryOf(summary: string | undefined): { summary?: string } {
	return summary ? { summary } : {};
}

function differing(
	strings: readonly string[],
	convert: (text: string) => string,
): Record<string, string> {
	const changed: Record<string, string> = {};
	for (const text of strings) {
		const here = convert(text);
		if (here !== text) changed[text] = here;
	}
	return changed;
}
