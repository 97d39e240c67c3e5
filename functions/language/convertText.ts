// A text in every edition at once: addresses and document numbers untouched, names by their map,
// the rest by character conversion.
import { EDITIONS, type Edition } from "../notice/edition.ts";
import { addressSpans, fixedSpans, outside } from "./fixedText.ts";
import { type NameMap, nameFinder, writeName } from "./names.ts";
import { fromGenuine } from "./regional.ts";
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

export type EditionTexts = Record<Edition, string>;

export interface Source {
	/** Edition the text was written in. */
	from: Edition;
	/** As `nameMaps` gives them. */
	names?: readonly NameMap[];
	/** The text was made from Simplified: its Traditional is made anew from there, not kept. */
	mechanical?: boolean;
}

/**
 * A converter for many texts of one notice. Every edition of a text has as many code points as the
 * text; what no machine converted is the same string in its own edition.
 */
export function editionConverter({
	from,
	names = [],
	mechanical = false,
}: Source): (text: string) => EditionTexts {
	const convert =
		mechanical || from === "zh-Hans"
			? fromSimplified
			: (part: string) => fromGenuine(part, from);
	const find = nameFinder(names);
	return (text) => {
		// What a machine converted is taken back to Simplified first: there its names are whole again,
		// and the numbers of documents are as their offices wrote them.
		const source = mechanical
			? outside(text, addressSpans(text), toSimplified)
			: text;
		const fixed = mechanical ? addressSpans(source) : fixedSpans(source);
		const result = same("");
		const add = (piece: EditionTexts) => {
			for (const edition of EDITIONS) result[edition] += piece[edition];
		};
		const addLanguage = (part: string) => {
			let last = 0;
			for (const { start, end, map } of find(part)) {
				add(convert(part.slice(last, start)));
				add(named(part.slice(start, end), map));
				last = end;
			}
			add(convert(part.slice(last)));
		};
		let last = 0;
		for (const { start, end } of fixed) {
			addLanguage(source.slice(last, start));
			add(same(source.slice(start, end)));
			last = end;
		}
		addLanguage(source.slice(last));
		return mechanical ? result : { ...result, [from]: text };
	};
}

/** `text` once in another edition; for many texts of one source make an `editionConverter`. */
export function convertText(
	text: string,
	{ to, ...source }: Source & { to: Edition },
): string {
	if (to === source.from && !source.mechanical) return text;
	return editionConverter(source)(text)[to];
}

function fromSimplified(text: string): EditionTexts {
	return text === ""
		? same("")
		: { "zh-Hans": text, ...traditionalTexts(text) };
}

function named(found: string, map: NameMap): EditionTexts {
	const texts = same(found);
	for (const edition of EDITIONS)
		texts[edition] = writeName(found, map, edition);
	return texts;
}

function same(text: string): EditionTexts {
	return { "zh-Hans": text, "zh-Hant": text, "zh-TW": text, "zh-HK": text };
}
