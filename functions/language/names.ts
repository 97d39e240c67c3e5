// Names in conversion: a name is converted character by character, and what has two Traditional
// forms is kept unless it is known better. A converter that segments text makes 於佔江 of 于占江.
import type { Configuration } from "../notice/configuration.ts";
import { EDITIONS, type Edition, scriptOf } from "../notice/edition.ts";
import { surnameOf } from "../notice/surnames.ts";
import {
	givenForm,
	isKeptInSimplified,
	isUnsure,
	makesWord,
	surnameForm,
	TITLES,
} from "./nameForms.ts";
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

/** One name of the text, or of the site's glossary. */
export interface NameMap {
	/** The name as it stands in the text, without spaces. */
	from: string;
	/** How it is written in each edition, with as many code points. */
	to: Partial<Record<Edition, string>>;
	/** From the editor's glossary: certain, whatever stands before it. */
	stated?: boolean;
	/** The surname alone, as before a title (于主任). */
	surname?: boolean;
	/** A character of it was kept because only the bearer knows its Traditional form. */
	unsure?: boolean;
}

/** Where the names stand: how an author wrote them decides which of their forms is certain. */
export interface NameSource {
	original: Edition;
	/** The text is Simplified again by the time the names are looked for. */
	mechanical?: boolean;
}

/** More names than a notice has are a list of something else. */
const MOST_NAMES = 2000;

/**
 * `names` as printed, in either script; entries of the glossary win over them.
 * @returns the longest first, as `nameFinder` needs them.
 */
export function nameMaps(
	names: readonly string[],
	glossary: Configuration["glossary"],
	source: NameSource = { original: "zh-Hans" },
): NameMap[] {
	const maps = new Map<string, NameMap>();
	for (const printed of names.slice(0, MOST_NAMES)) {
		const name = printed.replace(/[ \u3000]/g, "");
		if (!/^\p{Script=Han}{2,8}$/u.test(name)) continue;
		const map = personal(name, source);
		maps.set(map.from, map);
		const alone = surnameAlone(map, source);
		if (alone && !maps.has(alone.from)) maps.set(alone.from, alone);
	}
	for (const entry of glossary)
		if (isUsable(entry))
			for (const map of glossaryMaps(entry)) maps.set(map.from, map);
	return [...maps.values()].sort((a, b) => b.from.length - a.from.length);
}

function personal(name: string, source: NameSource): NameMap {
	if (source.mechanical) return fromSimplified(toSimplified(name));
	const hans = [...name]
		.map((one) => (isKeptInSimplified(one) ? one : toSimplified(one)))
		.join("");
	// Printed in Traditional: that is how it is written, in every Traditional edition.
	if (scriptOf(source.original) === "Hant" || hans !== name)
		return { from: name, to: inEditions(hans, name) };
	return fromSimplified(hans);
}

function fromSimplified(hans: string): NameMap {
	// A name begins with its surname, be it a rare one.
	const surname = surnameOf(hans) ?? [...hans][0] ?? "";
	const given = [...hans].slice([...surname].length);
	const hant =
		(surnameForm(surname) ?? [...surname].map(single).join("")) +
		given.map((one) => givenForm(one) ?? single(one)).join("");
	return {
		from: hans,
		to: inEditions(hans, hant),
		...(given.some(isUnsure) ? { unsure: true } : {}),
	};
}

/** A surname that a word would write otherwise, for where it stands before a title. */
function surnameAlone(
	{ from, to }: NameMap,
	source: NameSource,
): NameMap | undefined {
	const [first = ""] = from;
	const simplified =
		scriptOf(source.original) === "Hans" || source.mechanical === true;
	if (!simplified || surnameForm(first) === undefined) return undefined;
	const hant = [...(to["zh-Hant"] ?? "")][0];
	return hant === first
		? { from: first, to: inEditions(first, first), surname: true }
		: undefined;
}

function inEditions(hans: string, hant: string): NameMap["to"] {
	return { "zh-Hans": hans, "zh-Hant": hant, "zh-TW": hant, "zh-HK": hant };
}

/** Offsets are shared between the editions, so an entry must be equally long in all of them. */
export function isUsable(entry: Configuration["glossary"][number]): boolean {
	const { hans, ...others } = entry;
	return Object.values(others).every(
		(form) => form === undefined || [...form].length === [...hans].length,
	);
}

function glossaryMaps(entry: Configuration["glossary"][number]): NameMap[] {
	const hant = entry.hant ?? entry.hans;
	const to: Record<Edition, string> = {
		"zh-Hans": entry.hans,
		"zh-Hant": hant,
		"zh-TW": entry["zh-TW"] ?? hant,
		"zh-HK": entry["zh-HK"] ?? hant,
	};
	return [...new Set(EDITIONS.map((edition) => to[edition]))].map((from) => ({
		from,
		to,
		stated: true,
	}));
}

function single(character: string): string {
	return traditionalTexts(character)["zh-Hant"];
}

/** A name found in a text: where (UTF-16 units, end exclusive), and whose. */
export interface FoundName {
	start: number;
	end: number;
	map: NameMap;
}

/** Finds names from left to right, the longest at each place; 于　伟 is found as 于伟. */
export function nameFinder(
	maps: readonly NameMap[],
): (text: string) => FoundName[] {
	if (maps.length === 0) return () => [];
	const byName = new Map(maps.map((map) => [map.from, map]));
	const pattern = new RegExp(maps.map(patternOf).join("|"), "gu");
	return (text) => {
		const found: FoundName[] = [];
		pattern.lastIndex = 0;
		let match = pattern.exec(text);
		while (match) {
			const start = match.index;
			const map = byName.get(match[0]) ?? byName.get(unspaced(match[0]));
			if (map && !isWordInstead(text, start, map))
				found.push({ start, end: start + match[0].length, map });
			// Inside a word taken for a name another one may begin.
			else
				pattern.lastIndex =
					start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
			match = pattern.exec(text);
		}
		return found;
	};
}

function patternOf(map: NameMap): string {
	const escaped = [...map.from].map((one) =>
		one.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&"),
	);
	if (map.surname) return `${escaped.join("")}(?=副?(?:${TITLES}))`;
	return escaped.join(
		!map.stated && escaped.length === 2 ? "[ \\u3000]{0,2}" : "",
	);
}

function unspaced(text: string): string {
	return text.replace(/[ \u3000]/g, "");
}

function isWordInstead(text: string, start: number, map: NameMap): boolean {
	if (map.stated || [...map.from].length > 2) return false;
	const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? "";
	return makesWord(before, [...map.from][0] ?? "");
}

/** The name as found, in `edition`; spaces inside stay where they are. */
export function writeName(
	found: string,
	map: NameMap,
	edition: Edition,
): string {
	const written = map.to[edition] ?? map.from;
	if (found === map.from) return written;
	const characters = [...written];
	return found.replace(/[^ \u3000]/gu, () => characters.shift() ?? "");
}
