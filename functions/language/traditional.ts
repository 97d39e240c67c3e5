// Simplified text in the three Traditional editions, by one chain: cn → t, then t → tw and t → hk.
// Its output equals that of cn → tw and cn → hk, with one big dictionary in memory instead of three.
import type { Edition } from "../notice/edition.ts";
import {
	hongKongFromStandard,
	standardFromSimplified,
	taiwanFromStandard,
} from "./converters.ts";

export type TraditionalTexts = Record<Exclude<Edition, "zh-Hans">, string>;

/**
 * OpenCC's standard is lexicographic: nobody publishes 作爲, 考覈, 喫飯. Generic Traditional takes the
 * forms on which the tables of Taiwan (TWVariants) and Hong Kong (HKVariants) agree …
 */
const AGREED =
	"僞偽 喫吃 嬀媯 棱稜 潙溈 潨潀 爲為 癡痴 皁皂 祕秘 竈灶 糉粽 纔才 脣唇 蔿蒍 衆眾 覈核 踊踴 鉢缽 鍼針";

/**
 * … and these, where the table of Hong Kong has no entry or schoolbook forms, while print in both
 * places prefers the second.
 */
const COMMON = "羣群 峯峰 麪麵 牀床 啓啟";

const GENERIC = new Map(
	`${AGREED} ${COMMON}`.split(" ").map((pair): [string, string] => {
		const [from, to] = [...pair];
		return [from as string, to as string];
	}),
);
const FOLDED = new RegExp(`[${[...GENERIC.keys()].join("")}]`, "gu");

export function traditionalTexts(simplified: string): TraditionalTexts {
	const standard = standardFromSimplified(simplified);
	return {
		"zh-Hant": foldGeneric(standard),
		"zh-TW": taiwanFromStandard(standard),
		"zh-HK": hongKongFromStandard(standard),
	};
}

/** OpenCC's standard Traditional as generic Traditional is written. */
export function foldGeneric(standard: string): string {
	return standard.replace(FOLDED, (found) => GENERIC.get(found) ?? found);
}
