// Text that an author of Taiwan, Hong Kong or elsewhere wrote in Traditional, in the other editions:
// by the tables of variant forms alone, never through Simplified, which would lose 捲 製 隻.
import type { Edition } from "../notice/edition.ts";
import {
	hongKongFromStandard,
	simplifiedFromTaiwan,
	standardFromHongKong,
	standardFromTaiwan,
	taiwanFromStandard,
} from "./converters.ts";
import { toSimplified } from "./toSimplified.ts";
import { foldGeneric } from "./traditional.ts";

/**
 * Of the way from Taiwan to the standard only these are taken. The rest of that table is for books:
 * it makes 蔘 of 參 before a mark of punctuation, 羣 of 群.
 */
const FROM_TAIWAN = new Set("裡著");

/** Left as written: Taiwan writes 台 too, and 台州 is never 臺州; 濕 is common in both. */
const NOT_FROM_HONG_KONG = new Set("台濕");

/** `text`, written in the edition `from`, in each edition; in its own it is the same string. */
export function fromGenuine(
	text: string,
	from: Exclude<Edition, "zh-Hans">,
): Record<Edition, string> {
	const standard = towardsStandard(text, from);
	return {
		"zh-Hans": toSimplified(simplifiedFromTaiwan(standard)),
		// What Taiwan writes is generic Traditional but for forms that nobody else prints.
		"zh-Hant": foldGeneric(from === "zh-HK" ? standard : text),
		"zh-TW": taiwanFromStandard(standard),
		"zh-HK": hongKongFromStandard(standard),
		[from]: text,
	};
}

function towardsStandard(text: string, from: Edition): string {
	if (from === "zh-TW")
		return choose(text, standardFromTaiwan(text), (character) =>
			FROM_TAIWAN.has(character),
		);
	if (from === "zh-HK")
		return choose(
			text,
			standardFromHongKong(text),
			(character) => !NOT_FROM_HONG_KONG.has(character),
		);
	return text;
}

/** `converted` where `wanted` says so of the character written, else `text`. */
function choose(
	text: string,
	converted: string,
	wanted: (character: string) => boolean,
): string {
	if (converted === text) return text;
	const there = [...converted];
	return [...text]
		.map((character, n) =>
			wanted(character) ? (there[n] as string) : character,
		)
		.join("");
}
