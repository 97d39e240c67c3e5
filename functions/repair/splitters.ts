// The characters at which the damaging tool cut the bytes of a page.
import { gbkCode } from "./gbk.ts";

/** Punctuation that a later compatibility fold (NFKC) made ASCII; no ASCII can stand inside a pair. */
export const HALVED: Record<string, string> = {
	",": "，",
	";": "；",
	":": "：",
	"!": "！",
	"(": "（",
	")": "）",
};

/** The characters at which the damaging tool cut the bytes. */
const SPLITTERS = new Set("，！？；、。,!?;");

export function isSplitter(character: string | undefined): boolean {
	return SPLITTERS.has(character ?? "");
}

/** The bytes of a splitter, also of one made ASCII since. */
export function splitterCode(character: string): number | undefined {
	return gbkCode(HALVED[character] ?? (character === "?" ? "？" : character));
}
