// Years as they are written before a month: 2026年, 二〇二六年, 民国115年, 115年, 今年.
import type { Moment } from "./dates.ts";
import { DIGIT, numberOf } from "./numerals.ts";

export type Groups = Record<string, string | undefined>;

const GAP = "[ \\u3000]{0,2}";
const SPELLED_YEAR = "[一二][〇零○0０OＯ一二三四五六七八九]{3}";

/** Between the first and the last of a range, for patterns. */
export const TO = `${GAP}(?:[-–—－~～]{1,2}|起?至|到)${GAP}`;

/** A pattern whose groups `yearOf` reads; `n` tells several in one pattern apart. */
export function year(n: "" | 2): string {
	return `(?:(?:公元)?(?<western${n}>[12]${DIGIT}{3}|[１２]${DIGIT}{3}|${SPELLED_YEAR})${GAP}年|民国${GAP}(?<minguo${n}>${DIGIT}{2,3}|[〇一二三四五六七八九十百零]{2,6})${GAP}年|[(（]?(?<![0-9])(?<bare${n}>1[01][0-9])[)）]?${GAP}年|(?<relativeYear${n}>今年|本年|明年|去年))`;
}

/** Words that count days, months or years from the day of writing. */
export const OFFSETS: Record<string, number> = {
	今天: 0,
	今日: 0,
	今: 0,
	昨天: -1,
	昨日: -1,
	昨: -1,
	前天: -2,
	明天: 1,
	明日: 1,
	明: 1,
	后天: 2,
	今年: 0,
	本年: 0,
	明年: 1,
	去年: -1,
	本月: 0,
	下月: 1,
	上月: -1,
};

export function yearOf(groups: Groups, n: "" | 2): Moment {
	const western = groups[`western${n}`];
	if (western) {
		// 二0二六年: zeros of any make among spelled digits.
		const value = numberOf(
			/[一二]/.test(western) ? western.replace(/[0０OＯ]/gu, "〇") : western,
		);
		return value === undefined ? {} : { year: value };
	}
	const counted = groups[`minguo${n}`] ?? groups[`bare${n}`];
	const value = counted === undefined ? undefined : numberOf(counted);
	if (value !== undefined) return { year: value + 1911 };
	const relative = groups[`relativeYear${n}`];
	return relative === undefined ? {} : { yearOffset: OFFSETS[relative] ?? 0 };
}

export function numbered(
	key: "month" | "day",
	numeral: string | undefined,
): Moment {
	const value = numeral === undefined ? undefined : numberOf(numeral);
	// 0 is no day of any month: the expression is kept, as impossible.
	return key === "month" ? { month: value ?? 0 } : { day: value ?? 0 };
}
