// Names in conversion: a name is converted character by character, and what has two Traditional
// forms is kept unless it is known better. A converter that segments text makes 於佔江 of 于占江.
import type { Configuration } from "../notice/configuration.ts";
import type { Edition } from "../notice/edition.ts";
import { surnameOf } from "../notice/surnames.ts";
import { simplifiedFromTraditional } from "./converters.ts";
import { traditionalTexts } from "./traditional.ts";

/** Surnames whose Traditional form is not the one that the word has. */
const SURNAMES: Record<string, string> = {
	于: "于",
	余: "余",
	范: "范",
	游: "游",
	党: "党",
	种: "种",
	涂: "涂",
	郁: "郁",
	后: "后",
	里: "里",
	干: "干",
	岳: "岳",
	谷: "谷",
	云: "云",
	沈: "沈",
	秋: "秋",
	曲: "曲",
	占: "占",
	向: "向",
	仇: "仇",
	万: "萬",
	钟: "鍾",
	肖: "肖",
	蒙: "蒙",
	才: "才",
	郗: "郗",
	御: "御",
};

/** In given names kept as written: which of two forms a family chose is not to be guessed. */
const KEPT = new Set("里后干松斗才占升余于范云谷丰台志征朱冬千秋系制致只准");

export interface NameMap {
	/** The name as it stands in the text. */
	from: string;
	/** How it is written in each edition. */
	to: Partial<Record<Edition, string>>;
}

/** `names` as printed, in either script. */
export function nameMaps(
	names: readonly string[],
	glossary: Configuration["glossary"],
): NameMap[] {
	const maps = new Map<string, NameMap>();
	for (const name of names) {
		if ([...name].length < 2) continue;
		maps.set(name, { from: name, to: spellings(name) });
	}
	for (const entry of glossary) {
		const hant = entry.hant ?? entry.hans;
		const to = {
			"zh-Hans": entry.hans,
			"zh-Hant": hant,
			"zh-TW": entry["zh-TW"] ?? hant,
			"zh-HK": entry["zh-HK"] ?? hant,
		};
		for (const from of new Set(Object.values(to))) maps.set(from, { from, to });
	}
	return [...maps.values()].sort(
		(a, b) => [...b.from].length - [...a.from].length,
	);
}

function spellings(name: string): NameMap["to"] {
	const hans = simplifiedFromTraditional(name);
	if (hans !== name)
		// Printed in Traditional: that is how it is written, in every Traditional edition.
		return { "zh-Hans": hans, "zh-Hant": name, "zh-TW": name, "zh-HK": name };
	const surname = surnameOf(hans) ?? "";
	const given = [...hans].slice([...surname].length);
	const hant = [
		...[...surname].map((one) => SURNAMES[one] ?? single(one)),
		...given.map((one) => (KEPT.has(one) ? one : single(one))),
	].join("");
	return { "zh-Hans": hans, "zh-Hant": hant, "zh-TW": hant, "zh-HK": hant };
}

function single(character: string): string {
	return traditionalTexts(character)["zh-Hant"];
}

/** One pattern for all names, the longest first; nothing where there are none. */
export function namePattern(maps: readonly NameMap[]): RegExp | undefined {
	if (maps.length === 0) return undefined;
	const escaped = maps.map(({ from }) =>
		from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
	);
	return new RegExp(`(?:${escaped.join("|")})`, "gu");
}
