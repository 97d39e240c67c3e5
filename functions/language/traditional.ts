// Simplified text in the three Traditional editions, by one chain: cn → t, then t → tw and t → hk.
import type { Edition } from "../notice/edition.ts";
import {
	hongKongFromStandard,
	standardFromSimplified,
	taiwanFromStandard,
} from "./converters.ts";

export type TraditionalTexts = Record<Exclude<Edition, "zh-Hans">, string>;

/**
 * Where Taiwan and Hong Kong write a character alike, generic Traditional does too; these are
 * written the common way although the two tables leave one of them alone.
 */
const COMMON: Record<string, string> = {
	羣: "群",
	峯: "峰",
	麪: "麵",
	牀: "床",
	啓: "啟",
};

export function traditionalTexts(simplified: string): TraditionalTexts {
	return fromStandard(standardFromSimplified(simplified));
}

export function fromStandard(standard: string): TraditionalTexts {
	const taiwan = taiwanFromStandard(standard);
	const hongKong = hongKongFromStandard(standard);
	return {
		"zh-Hant": generic(standard, taiwan, hongKong),
		"zh-TW": taiwan,
		"zh-HK": hongKong,
	};
}

function generic(standard: string, taiwan: string, hongKong: string): string {
	if (taiwan === standard && hongKong === standard) return fold(standard);
	const [t, tw, hk] = [[...standard], [...taiwan], [...hongKong]];
	return fold(
		t
			.map((character, n) => (tw[n] === hk[n] ? (tw[n] as string) : character))
			.join(""),
	);
}

const FOLD = new RegExp(`[${Object.keys(COMMON).join("")}]`, "gu");

function fold(text: string): string {
	return text.replace(FOLD, (found) => COMMON[found] as string);
}
