// The character converters, each built once when first needed. Script only: never vocabulary.
import { Converter as FromSimplified } from "opencc-js/cn2t";
import { Converter as FromTraditional } from "opencc-js/t2cn";

/** Says in public which converter made a text. */
export const CONVERTER = "opencc-js 1.4.2";

/**
 * Same number of code points in and out, so that offsets in one edition hold in all.
 * @throws {Error} where the numbers differ: a bug, since script dictionaries have no such entry.
 */
export type Convert = (text: string) => string;

/** Of `cn → t` the dictionary takes some 150 ms and 20 MB: never built twice, nor before it is needed. */
function lazily(build: () => Convert): Convert {
	let built: Convert | undefined;
	return (text) => {
		if (text === "") return text;
		built ??= build();
		return sameLength(text, built(text));
	};
}

export const simplifiedFromTraditional = lazily(() =>
	FromTraditional({ from: "t", to: "cn" }),
);
export const simplifiedFromTaiwan = lazily(() =>
	FromTraditional({ from: "tw", to: "cn" }),
);
/** OpenCC's own standard: a step on the way, not to be published (作爲, 人羣). */
export const standardFromSimplified = lazily(() =>
	FromSimplified({ from: "cn", to: "t" }),
);
export const standardFromTaiwan = lazily(() =>
	FromTraditional({ from: "tw", to: "t" }),
);
export const standardFromHongKong = lazily(() =>
	FromTraditional({ from: "hk", to: "t" }),
);
export const taiwanFromStandard = lazily(() =>
	FromSimplified({ from: "t", to: "tw" }),
);
export const hongKongFromStandard = lazily(() =>
	FromSimplified({ from: "t", to: "hk" }),
);

/** `converted`, if it has as many code points as `text`. */
export function sameLength(text: string, converted: string): string {
	if (codePoints(converted) !== codePoints(text))
		throw new Error("conversion changed the number of characters");
	return converted;
}

function codePoints(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		// The second half of a pair is no character of its own.
		const second = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
		if (second && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) continue;
		count++;
	}
	return count;
}
