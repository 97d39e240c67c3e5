// Years as they are written before a month: 2026年, 二〇二六年, 民国115年, 115年, 今年.
import type { Moment } from "./dates.ts";
import { DIGIT, numberOf } from "./numerals.ts";

const GAP = "[ \\u3000]{0,2}";
const SPELLED_YEAR = "[一二][〇零○0０OＯ一二三四五六七八九]{3}";

/** Between the first and the last of a range, for patterns. */
export const TO = `${GAP}(?:[-–—－~～]{1,2}|起?至|到)${GAP}`;

/** Four groups, which `yearOf` reads. They bear numbers: an object of names is dear to make for each date. */
export const YEAR = `(?:(?:公元)?([12]${DIGIT}{3}|[１２]${DIGIT}{3}|${SPELLED_YEAR})${GAP}年|民国${GAP}(${DIGIT}{2,3}|[〇一二三四五六七八九十百零]{2,6})${GAP}年|[(（]?(?<![0-9])(1[01][0-9])[)）]?${GAP}年|(今年|本年|明年|去年))`;

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

/** `first`: the number of the first of the four groups. */
export function yearOf(match: RegExpExecArray, first: number): Moment {
	const western = match[first];
	if (western) {
		// 二0二六年: zeros of any make among spelled digits.
		const value = numberOf(
			/[一二]/.test(western) ? western.replace(/[0０OＯ]/gu, "〇") : western,
		);
		return value === undefined ? {} : { year: value };
	}
	const counted = match[first + 1] ?? match[first + 2];
	const value = counted === undefined ? undefined : numberOf(counted);
	if (value !== undefined) return { year: value + 1911 };
	const relative = match[first + 3];
	return relative === undefined ? {} : { yearOffset: OFFSETS[relative] ?? 0 };
}

/** A day or a month. 0 is none of any: the expression is kept, as impossible. */
export function numbered(numeral: string): number {
	return numberOf(numeral) ?? 0;
}
