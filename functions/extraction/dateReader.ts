// A place in the text that moves on over what belongs to a date: weekday, clock, last day.
import { type ClockTime, clockAt, timeOf } from "./clock.ts";
import type { Moment } from "./dates.ts";
import { SMALL } from "./numerals.ts";
import { numbered, TO, YEAR, yearOf } from "./years.ts";

const GAP = "[ \\u3000]{0,2}";
const WEEKDAY = new RegExp(
	`${GAP}(?:[(（]${GAP}(?:(?:星期|周|礼拜)([一二三四五六日天])|([一二三四五六日])(?=[)）]))[)）]?|[,，]?(?:星期|周|礼拜)([一二三四五六日天]))`,
	"uy",
);
const CLOSE = /[)）]/y;
/** （正月十一）: the same day by the lunar calendar. */
const LUNAR =
	/[ \u3000]?[(（](?:农历|阴历|夏历)?[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿卅一二三四五六七八九]{1,3}[)）]/uy;
/** 本周三（6月17日）晚8点: the bracket that stands around the day. */
const AROUND =
	/[)）](?=[ \u3000，,]{0,2}[上中下早晚午凌清傍夜正0-9０-９一二三四五六七八九十])/y;
const AGAIN = /[，,；;、和及 \u3000]{1,2}/y;
const BETWEEN = /[ \u3000，,、]{0,2}/y;
const RANGE = new RegExp(TO, "uy");
const LIST = /、/y;
const NEXT_DAY = /(?:次日|翌日|第二天|隔天|隔日)(?:的)?[ \u3000]{0,2}/uy;
const END_DAY = new RegExp(
	`(?:次年|翌年)?(?:(?:${YEAR}${GAP})?(${SMALL})${GAP}月${GAP})?(${SMALL})${GAP}[日号]`,
	"uy",
);
const END_ISO =
	/(?:([12][0-9]{3})[-/.])?(0?[1-9]|1[0-2])[-/.](0?[1-9]|[12][0-9]|3[01])(?![0-9])/y;
const END_SLASH_DAY = /(0?[1-9]|[12][0-9]|3[01])(?![0-9:：])/y;

export class DateReader {
	at: number;
	readonly #hans: string;
	#open = false;

	constructor(hans: string, at: number) {
		this.#hans = hans;
		this.at = at;
	}

	#take(pattern: RegExp): RegExpExecArray | undefined {
		pattern.lastIndex = this.at;
		const match = pattern.exec(this.#hans);
		if (!match) return undefined;
		this.at += match[0].length;
		return match;
	}

	/** 至, —, ~ */
	ranged(): boolean {
		return this.#take(RANGE) !== undefined;
	}

	/** 次日凌晨0:30 */
	nextDay(): { nextDay?: true } {
		return this.#take(NEXT_DAY) ? { nextDay: true } : {};
	}

	/** 、 */
	listed(): boolean {
		return this.#take(LIST) !== undefined;
	}

	/** 1 = Monday … 7 = Sunday. */
	weekday(): number | undefined {
		this.#take(LUNAR);
		const match = this.#take(WEEKDAY);
		if (!match) return undefined;
		this.#open = /[(（]/.test(match[0]) && !/[)）]$/.test(match[0]);
		const name = (match[1] ?? match[2] ?? match[3] ?? "").replace("天", "日");
		return "一二三四五六日".indexOf(name) + 1;
	}

	/** ，between two stretches of one day. */
	again(): boolean {
		return this.#take(AGAIN) !== undefined;
	}

	/** 明天（6月18日）下午: the bracket closes that was opened before the day, at `start`. */
	closeAround(start: number): void {
		if (/[(（]/u.test(this.#hans.slice(Math.max(0, start - 2), start)))
			this.#take(AROUND);
	}

	/** （星期四上午）: the bracket that the weekday opened. */
	close(): void {
		if (this.#open) this.#take(CLOSE);
		this.#open = false;
	}

	clock(
		inherited?: string,
	): { found: ClockTime; spoken: string | undefined } | undefined {
		const start = this.at;
		this.#take(BETWEEN);
		const clock = clockAt(this.#hans, this.at, inherited);
		if (!clock) {
			this.at = start;
			return undefined;
		}
		this.at += clock.length;
		return { found: timeOf(clock), spoken: clock.spoken ?? inherited };
	}

	/** The last day of a range. */
	day(from: Moment): Moment | undefined {
		const spelled = this.#take(END_DAY);
		if (spelled) {
			const moment = yearOf(spelled, 1);
			if (spelled[5] !== undefined) moment.month = numbered(spelled[5]);
			moment.day = numbered(spelled[6] as string);
			return moment;
		}
		const iso = this.#take(END_ISO);
		if (iso)
			return {
				...(iso[1] ? { year: Number(iso[1]) } : {}),
				month: Number(iso[2]),
				day: Number(iso[3]),
			};
		// 3/18-25: the end of a range that was written with strokes.
		if (from.time === undefined && from.month !== undefined) {
			const day = this.#take(END_SLASH_DAY);
			if (day) return { day: Number(day[1]) };
		}
		return undefined;
	}
}
