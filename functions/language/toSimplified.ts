// Text in Simplified Chinese with the same number of code points: what all matching works on.
// Needs only the small dictionary (4 MB), so a site of Simplified notices never loads the large one.
import { simplifiedFromTraditional } from "./converters.ts";

/** Forms of Hong Kong and older print that OpenCC's standard does not know as Traditional. */
const VARIANTS: Record<string, string> = {
	衞: "卫",
	敍: "叙",
	枱: "台",
	衹: "只",
	粧: "妆",
	汚: "污",
};

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "gu");

/** Offsets in the result, in code points, are those of `text`. Simplified text comes back as it is. */
export function toSimplified(text: string): string {
	return simplifiedFromTraditional(text).replace(
		VARIANT,
		(found) => VARIANTS[found] as string,
	);
}
