// Numbers as notices write them: 26, ２６, 二十六, 廿六, 二〇二六, 一百一十五, 元.

const DIGITS: Record<string, number> = {
	〇: 0,
	零: 0,
	"○": 0,
	一: 1,
	元: 1,
	二: 2,
	两: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9,
};

/** Digits of any width, for patterns: `[...]{1,2}`. */
export const DIGIT = "[0-9０-９]";

/** A Chinese numeral below a hundred, for patterns. */
export const SPELLED = "[〇零○一二三四五六七八九十廿卅两元]{1,4}";

/** Day, month, hour or minute in either way of writing, for patterns. */
export const SMALL = `(?:${DIGIT}{1,2}|${SPELLED})`;

/**
 * The value of a numeral, or nothing where the characters make none. Spelled numerals are read to
 * 999 by place (一百一十五) and to any length digit by digit (二〇二六).
 */
export function numberOf(numeral: string): number | undefined {
	if (/^[0-9]{1,9}$/.test(numeral)) return Number(numeral);
	const plain = numeral.normalize("NFKC");
	if (/^\d{1,9}$/.test(plain)) return Number(plain);
	const spelled = plain.replace(/廿/g, "二十").replace(/卅/g, "三十");
	if (!/[十百]/.test(spelled)) {
		const digits = [...spelled].map((one) => DIGITS[one]);
		if (digits.length === 0 || digits.length > 9 || digits.includes(undefined))
			return undefined;
		return Number(digits.join(""));
	}
	const places =
		/^(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
			spelled,
		);
	if (!places) return undefined;
	const [, hundreds, tens, ten, ones] = places;
	return (
		value(hundreds) * 100 +
		(ten ? (tens ? value(tens) : 1) * 10 : 0) +
		value(ones)
	);
}

function value(digit: string | undefined): number {
	return digit === undefined ? 0 : (DIGITS[digit] ?? 0);
}
