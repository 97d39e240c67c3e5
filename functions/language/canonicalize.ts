// Mechanically converted Traditional text as a person would write it: through Simplified and back.
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

/** Mends 關于, 領導干部, 防范; never to be used on genuine Traditional text. */
export function canonicalize(text: string): string {
	return traditionalTexts(toSimplified(text))["zh-Hant"];
}
