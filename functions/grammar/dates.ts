// Dates and times of day in running text: every expression, with what it proves and no more.
import { NUMERAL, numberOf } from "./numerals.ts";

export interface ClockTime {
	/** `HH:MM`; 24:00 has been moved to the next day. */
	time?: string;
	half?: "am" | "pm" | "evening";
}

export interface DateExpression extends ClockTime {
	start: number;
	end: number;
	/** Absent where the text gives none. */
	year?: number;
	/** Absent for 19日 and 今日: the month is the context's. */
	month?: number;
	day: number;
	/** As printed, 1 = Monday … 7 = Sunday. */
	weekday?: number;
	/** Last day, for 5日至7日. */
	to?: { year?: number; month?: number; day: number } & ClockTime;
	/** 今天, 昨日: days from the day of writing. */
	relative?: number;
}

const YEAR = `(?:(?:公元)?([12][0-9０-９]{3}|[１２][0-9０-９]{3}|[一二][〇零○一二三四五六七八九]{3})年|民国\\s?(${NUMERAL})年|[(（](1[0-9]{2})[)）]年|(?<![0-9])(1[01][0-9])年)`;
const GAP = "[ \\u3000\\n]{0,2}";
const WEEKDAY =
	"(?:[(（][ ]?(?:星期|周|礼拜)?([一二三四五六日天])[)）]|[,，]?(?:星期|周|礼拜)([一二三四五六日天]))";
const HALF =
	"(上午|早上|清晨|凌晨|早|中午|下午|午后|晚上|晚间|傍晚|夜间|晚|今早|今晚|全天)";
const CLOCK = `(?:${HALF}?${GAP}(?:([0-2]?[0-9]|[０-２]?[０-９])[:：]([0-5][0-9]|[０-５][０-９])|(${NUMERAL})(?:时|点钟?)(?:(${NUMERAL})分|(半|一刻|三刻|整|正))?)|${HALF})`;

const FULL = new RegExp(
	`(?:${YEAR}${GAP})?(?<![0-9０-９])(${NUMERAL})月${GAP}(${NUMERAL})[日号]`,
	"gu",
);
const ISO =
	/(?<![0-9])([12][0-9]{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])/gu;
const ROC =
	/(?<![0-9])(1[01][0-9])([/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])/gu;
const DAY_ONLY =
	/(?<![0-9０-９月年/第〇一二三四五六七八九十])([0-3]?[0-9])日(?!元|报|常|前|内|起算|程)/gu;
const RELATIVE =
	/(今天|今日|昨天|昨日|前天|明天|今|昨|明)(?:[(（]([0-3]?[0-9])(?:日)?[)）]日?)?(?=上午|下午|晚|早|日|天|在|[(（]|$|，|,)/gu;
const RANGE = new RegExp(
	`^${GAP}(?:[-–—~～至到、]|－)${GAP}(?:(?:${YEAR}${GAP})?(${NUMERAL})月${GAP})?(${NUMERAL})[日号]`,
	"u",
);
const WEEKDAY_NEXT = new RegExp(`^${GAP}${WEEKDAY}`, "u");
const CLOCK_NEXT = new RegExp(`^[ \\u3000，,]{0,2}(?:的)?${CLOCK}`, "u");
const CLOCK_RANGE =
	/^[ ]?(?:[-–—~～至到]|－)[ ]?(上午|下午|晚上|晚)?[ ]?(?:([0-2]?[0-9])[:：]([0-5][0-9])|([0-2]?[0-9])(?:时|点)(?:([0-5]?[0-9])分|(半))?)/u;

const DAYS: Record<string, number> = {
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
};

/** All date expressions of a text in Simplified, in order, without overlaps. */
export function findDates(hans: string): DateExpression[] {
	const found: DateExpression[] = [];
	const take = (expression: DateExpression | undefined) => {
		if (
			expression &&
			!found.some(
				({ start, end }) => expression.start < end && start < expression.end,
			)
		)
			found.push(expression);
	};
	for (const match of hans.matchAll(FULL)) take(fromFull(hans, match));
	for (const match of hans.matchAll(ISO))
		take(
			finish(hans, {
				start: match.index,
				end: match.index + match[0].length,
				year: Number(match[1]),
				month: Number(match[3]),
				day: Number(match[4]),
			}),
		);
	for (const match of hans.matchAll(ROC))
		take(
			finish(hans, {
				start: match.index,
				end: match.index + match[0].length,
				year: Number(match[1]) + 1911,
				month: Number(match[3]),
				day: Number(match[4]),
			}),
		);
	for (const match of hans.matchAll(DAY_ONLY))
		take(
			finish(hans, {
				start: match.index,
				end: match.index + match[0].length,
				day: Number(match[1]),
			}),
		);
	for (const match of hans.matchAll(RELATIVE)) {
		const word = match[1] as string;
		if (
			match[2] === undefined &&
			word.length === 1 &&
			!/[晚早]/.test(hans[match.index + 1] ?? "")
		)
			continue;
		take(
			finish(hans, {
				start: match.index,
				end: match.index + match[0].length,
				day: match[2] === undefined ? 0 : Number(match[2]),
				...(match[2] === undefined ? { relative: DAYS[word] ?? 0 } : {}),
			}),
		);
	}
	return found
		.filter((one) => isPossible(one))
		.sort((a, b) => a.start - b.start);
}

function fromFull(
	hans: string,
	match: RegExpMatchArray,
): DateExpression | undefined {
	const [
		whole,
		western,
		minguo,
		bracketed,
		bare,
		monthText = "",
		dayText = "",
	] = match;
	const month = numberOf(monthText);
	const day = numberOf(dayText);
	if (month === undefined || day === undefined) return undefined;
	const year = yearOf(western, minguo, bracketed, bare);
	const start = match.index as number;
	return finish(hans, {
		start,
		end: start + whole.length,
		...(year === undefined ? {} : { year }),
		month,
		day,
	});
}

function yearOf(
	western: string | undefined,
	minguo: string | undefined,
	bracketed: string | undefined,
	bare: string | undefined,
): number | undefined {
	if (western) return numberOf(western);
	const roc = minguo ?? bracketed ?? bare;
	const counted = roc === undefined ? undefined : numberOf(roc);
	return counted === undefined ? undefined : counted + 1911;
}

/** What follows the day: weekday, range, time of day, in any order that is used. */
function finish(hans: string, expression: DateExpression): DateExpression {
	let at = expression.end;
	const after = (pattern: RegExp) => pattern.exec(hans.slice(at, at + 40));
	const weekday = () => {
		const match = after(WEEKDAY_NEXT);
		if (!match) return;
		at += match[0].length;
		expression.weekday ??=
			"一二三四五六日".indexOf(
				(match[1] ?? match[2] ?? "").replace("天", "日"),
			) + 1;
	};
	weekday();
	const range = after(RANGE);
	const lastDay = range && numberOf(range[6] ?? "");
	if (range && lastDay) {
		const month = range[5] === undefined ? undefined : numberOf(range[5]);
		const year = yearOf(range[1], range[2], range[3], range[4]);
		expression.to = {
			day: lastDay,
			...(month === undefined ? {} : { month }),
			...(year === undefined ? {} : { year }),
		};
		at += range[0].length;
		weekday();
	}
	const clock = after(CLOCK_NEXT);
	const time = clock && clockOf(clock);
	if (clock && time) {
		Object.assign(expression, time);
		at += clock[0].length;
		const until = expression.time ? after(CLOCK_RANGE) : null;
		if (until) {
			const half = until[1] ?? clock[1];
			const ending = timeOf(
				until[2] ?? until[4] ?? "",
				until[3] ?? until[5] ?? (until[6] ? "30" : "00"),
				half,
			);
			if (ending.time && !expression.to)
				expression.to = {
					day: expression.day,
					...monthOf(expression),
					...ending,
				};
			at += until[0].length;
		}
	}
	return { ...expression, end: at };
}

function monthOf({ month }: DateExpression): { month?: number } {
	return month === undefined ? {} : { month };
}

/** Groups of CLOCK: half, HH, MM, 时, 分, 半…, half alone. */
function clockOf(match: RegExpExecArray): ClockTime | undefined {
	const [, half, hours, minutes, spokenHours, spokenMinutes, part, halfAlone] =
		match;
	if (hours !== undefined && minutes !== undefined)
		return timeOf(hours, minutes, half);
	if (spokenHours !== undefined)
		return timeOf(
			spokenHours,
			spokenMinutes ?? { 半: "30", 一刻: "15", 三刻: "45" }[part ?? ""] ?? "00",
			half,
		);
	const alone = halfOf(halfAlone);
	return alone ? { half: alone } : undefined;
}

function timeOf(
	hoursText: string,
	minutesText: string,
	half: string | undefined,
): ClockTime {
	const hours = numberOf(hoursText);
	const minutes = numberOf(minutesText);
	if (hours === undefined || minutes === undefined || minutes > 59) return {};
	const afternoon =
		half !== undefined && /下午|午后|晚|傍晚|夜|中午/.test(half);
	const counted =
		afternoon && hours < 12 && !(half === "中午" && hours >= 10)
			? hours + 12
			: hours;
	if (counted > 24 || (counted === 24 && minutes > 0)) return {};
	return {
		time: `${String(counted).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`,
	};
}

function halfOf(word: string | undefined): ClockTime["half"] {
	if (!word) return undefined;
	if (/上午|早|清晨|凌晨/.test(word)) return "am";
	if (/下午|午后/.test(word)) return "pm";
	return /晚|傍晚|夜/.test(word) ? "evening" : undefined;
}

function isPossible({
	year,
	month,
	day,
	relative,
	to,
}: DateExpression): boolean {
	if (relative !== undefined) return true;
	if (day < 1 || day > 31) return false;
	if (month !== undefined && !isDay(year ?? 2000, month, day)) return false;
	return to === undefined || (to.day >= 1 && to.day <= 31);
}

/** Whether the calendar has the day. */
export function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000)
		.toISOString()
		.slice(0, 10);
}
