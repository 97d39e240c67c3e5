// Numbers that Word counts by itself: 一、（一）1. ①, as the reader of the file sees them (ECMA-376 §17.9).

/** Format of a level and its text, in which `%1` stands for the number of level 1. */
export interface Level {
	format: string;
	text: string;
	start: number;
}

const DIGITS = "零一二三四五六七八九";

/** The number as its format writes it; decimal where a format is not known. */
export function numberText(value: number, format: string): string {
	switch (format) {
		case "chineseCounting":
		case "chineseCountingThousand":
		case "japaneseCounting":
		case "taiwaneseCounting":
		case "taiwaneseCountingThousand":
		case "ideographTraditional":
			return counted(value);
		case "ideographDigital":
		case "japaneseDigitalTenThousand":
		case "taiwaneseDigital":
			return [...String(value)].map((one) => DIGITS[Number(one)]).join("");
		case "ideographLegalTraditional":
		case "chineseLegalSimplified":
			return [...counted(value)].map((one) => LEGAL[one] ?? one).join("");
		case "decimalEnclosedCircle":
		case "decimalEnclosedCircleChinese":
			return value >= 1 && value <= 20
				? String.fromCodePoint(0x2460 + value - 1)
				: String(value);
		case "decimalFullWidth":
			return [...String(value)]
				.map((one) => String.fromCodePoint(0xff10 + Number(one)))
				.join("");
		case "decimalZero":
			return String(value).padStart(2, "0");
		case "lowerLetter":
		case "upperLetter": {
			const letter = String.fromCodePoint(0x61 + ((value - 1) % 26));
			return format === "upperLetter" ? letter.toUpperCase() : letter;
		}
		case "lowerRoman":
		case "upperRoman": {
			const roman = romanOf(value);
			return format === "upperRoman" ? roman.toUpperCase() : roman;
		}
		case "none":
			return "";
		default:
			return String(value);
	}
}

const LEGAL: Record<string, string> = Object.fromEntries(
	[..."一二三四五六七八九十"].map((one, at) => [
		one,
		[..."壹贰叁肆伍陆柒捌玖拾"][at] as string,
	]),
);

/** 一 to 九十九; beyond a hundred, digits. */
function counted(value: number): string {
	if (value < 1 || value > 99) return String(value);
	const tens = Math.floor(value / 10);
	const ones = value % 10;
	return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}

function romanOf(value: number): string {
	if (value < 1 || value > 399) return String(value);
	const signs: [number, string][] = [
		[100, "c"],
		[90, "xc"],
		[50, "l"],
		[40, "xl"],
		[10, "x"],
		[9, "ix"],
		[5, "v"],
		[4, "iv"],
		[1, "i"],
	];
	let left = value;
	let roman = "";
	for (const [worth, sign] of signs)
		while (left >= worth) {
			roman += sign;
			left -= worth;
		}
	return roman;
}

/** Counts the paragraphs of every list. */
export class ListNumbers {
	readonly #lists: ReadonlyMap<string, readonly Level[]>;
	readonly #counts = new Map<string, number[]>();

	constructor(lists: ReadonlyMap<string, readonly Level[]>) {
		this.#lists = lists;
	}

	/** The mark before the next paragraph of a list's level; `bullet` has none of its own. */
	next(
		list: string,
		level: number,
	): { kind: "bullet" } | { kind: "number"; mark: string } | undefined {
		const levels = this.#lists.get(list);
		const own = levels?.[level];
		if (!levels || !own) return undefined;
		if (own.format === "bullet") return { kind: "bullet" };
		const counts = this.#counts.get(list) ?? [];
		this.#counts.set(list, counts);
		counts.length = Math.min(counts.length, level + 1);
		for (let at = 0; at < level; at++) counts[at] ??= levels[at]?.start ?? 1;
		counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
		const mark = own.text.replace(/%([1-9])/g, (_, digit: string) => {
			const at = Number(digit) - 1;
			return numberText(counts[at] ?? 1, levels[at]?.format ?? "decimal");
		});
		return { kind: "number", mark };
	}
}
