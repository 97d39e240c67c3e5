// The character converters, each built once when first needed. Script only: never vocabulary.
import { Converter as ToTraditional } from "opencc-js/cn2t";
import { Converter as ToSimplified } from "opencc-js/t2cn";

/** Says in public which converter made a text. */
export const CONVERTER = "opencc-js 1.4.2";

/** Same number of code points in and out. */
export type Convert = (text: string) => string;

function lazily(build: () => Convert): Convert {
	let built: Convert | undefined;
	return (text) => {
		built ??= build();
		const converted = built(text);
		// Script conversion has no entry that changes the length; offsets are shared because of it.
		if (codePoints(converted) !== codePoints(text))
			throw new Error("conversion changed the number of characters");
		return converted;
	};
}

export const simplifiedFromTraditional = lazily(() =>
	ToSimplified({ from: "t", to: "cn" }),
);
export const simplifiedFromTaiwan = lazily(() =>
	ToSimplified({ from: "tw", to: "cn" }),
);
export const simplifiedFromHongKong = lazily(() =>
	ToSimplified({ from: "hk", to: "cn" }),
);
/** OpenCC's own standard: a step on the way, not to be published (作爲, 人羣). */
export const standardFromSimplified = lazily(() =>
	ToTraditional({ from: "cn", to: "t" }),
);
export const taiwanFromStandard = lazily(() =>
	ToTraditional({ from: "t", to: "tw" }),
);
export const hongKongFromStandard = lazily(() =>
	ToTraditional({ from: "t", to: "hk" }),
);

function codePoints(text: string): number {
	let count = 0;
	for (let n = 0; n < text.length; n++) {
		const unit = text.charCodeAt(n);
		// The second half of a pair is no character of its own.
		if (
			unit >= 0xdc00 &&
			unit <= 0xdfff &&
			n > 0 &&
			(text.charCodeAt(n - 1) & 0xfc00) === 0xd800
		)
			continue;
		count++;
	}
	return count;
}
