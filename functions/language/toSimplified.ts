// Text in Simplified Chinese with the same number of code points: what all matching works on.
import { simplifiedFromTraditional } from "./converters.ts";

/** Forms of Hong Kong and Taiwan that the standard table does not know as Traditional. */
const VARIANTS: Record<string, string> = {
	衞: "卫",
	裏: "里",
	裡: "里",
	説: "说",
	啓: "启",
	羣: "群",
	峯: "峰",
	着: "着",
	牀: "床",
	麪: "面",
	綫: "线",
	鷄: "鸡",
	祕: "秘",
	台: "台",
	户: "户",
	戶: "户",
	污: "污",
	汚: "污",
	週: "周",
};

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "gu");

export function toSimplified(text: string): string {
	return simplifiedFromTraditional(text).replace(
		VARIANT,
		(found) => VARIANTS[found] as string,
	);
}
