// One text in another edition: names by their map, numbers of documents untouched, the rest by
// character conversion.
import type { Edition } from "../notice/edition.ts";
import {
	hongKongFromStandard,
	simplifiedFromHongKong,
	simplifiedFromTaiwan,
	taiwanFromStandard,
} from "./converters.ts";
import { type NameMap, namePattern } from "./names.ts";
import { toSimplified } from "./toSimplified.ts";
import { fromStandard, traditionalTexts } from "./traditional.ts";

export interface Conversion {
	from: Edition;
	to: Edition;
	names?: readonly NameMap[];
	/** The text passed through Simplified: its Traditional is made anew, not kept. */
	mechanical?: boolean;
}

/** Addresses and 发文字号 are not words. The letters before 〔year〕 are at most so many. */
const FIXED =
	/(?:https?:\/\/|www\.)[^\s，。；、）)》」”]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|(?<=^|[^\p{Script=Han}]|[据照按以将对和与及于见的關据據與於見])[\p{Script=Han}]{2,8}〔\d{4}〕(?:第)?\d{1,6}[号號]/gu;

/** A converter for many texts of one notice. */
export function textConverter({
	from,
	to,
	names = [],
	mechanical = false,
}: Conversion): (text: string) => string {
	if (from === to && !mechanical) return (text) => text;
	const convert = characters(from, to, mechanical);
	const pattern = namePattern(names);
	const byName = new Map(names.map((map) => [map.from, map.to[to]]));
	const around = (text: string) => outside(text, FIXED, convert, (one) => one);
	if (!pattern) return around;
	return (text) =>
		outside(text, pattern, around, (name) => byName.get(name) ?? name);
}

/** `text` once in another edition. */
export function convertText(text: string, conversion: Conversion): string {
	return textConverter(conversion)(text);
}

function characters(
	from: Edition,
	to: Edition,
	mechanical: boolean,
): (text: string) => string {
	if (to === "zh-Hans") {
		if (mechanical) return toSimplified;
		if (from === "zh-TW") return simplifiedFromTaiwan;
		if (from === "zh-HK") return simplifiedFromHongKong;
		return toSimplified;
	}
	if (from === "zh-Hans") return (text) => traditionalTexts(text)[to];
	if (mechanical) return (text) => traditionalTexts(toSimplified(text))[to];
	// Between Traditional editions by the variant tables alone, never through Simplified.
	if (to === "zh-TW") return taiwanFromStandard;
	if (to === "zh-HK") return hongKongFromStandard;
	return (text) => fromStandard(text)["zh-Hant"];
}

function outside(
	text: string,
	pattern: RegExp,
	map: (text: string) => string,
	keep: (found: string) => string,
): string {
	let result = "";
	let last = 0;
	for (const found of text.matchAll(pattern)) {
		result += map(text.slice(last, found.index)) + keep(found[0]);
		last = found.index + found[0].length;
	}
	return result + map(text.slice(last));
}
