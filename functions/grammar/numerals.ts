// Numbers as notices write them: 26, ２６, 二十六, 廿六, 二〇二六, 元.

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

/** One numeral, for patterns: up to four characters of digits or Chinese numerals. */
export const NUMERAL = "[0-9０-９〇零○一二三四五六七八九十廿卅两元]{1,4}";

/** Nothing where the characters make no number. */
export function numberOf(numeral: string): number | undefined {
	const plain = numeral.normalize("NFKC");
	if (/^\d+$/.test(plain)) return Number(plain);
	const spelled = plain.replace(/廿/g, "二十").replace(/卅/g, "三十");
	if (!/十/.test(spelled)) {
		const digits = [...spelled].map((one) => DIGITS[one]);
		return digits.includes(undefined) ? undefined : Number(digits.join(""));
	}
	const [tens = "", ones = ""] = spelled.split("十");
	const ten = tens === "" ? 1 : DIGITS[tens];
	const one = ones === "" ? 0 : DIGITS[ones];
	return ten === undefined || one === undefined ? undefined : ten * 10 + one;
}
