// Mechanically converted Traditional text as a person would write it: through Simplified and back.
import { addressSpans, outside } from "./fixedText.ts";
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

/**
 * Mends 關于, 領導干部, 防范 in generic Traditional; the same number of code points. Names are not known
 * yet when this is done: `makeEditions` puts them right.
 *
 * Never to be used on genuine Traditional text: it would lose what Simplified cannot tell (捲 卷).
 */
export function canonicalize(text: string): string {
	return outside(
		text,
		addressSpans(text),
		(part) => traditionalTexts(toSimplified(part))["zh-Hant"],
	);
}
