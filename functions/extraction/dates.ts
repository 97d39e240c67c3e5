// Dates in running text, with weekday, time of day and end: every expression, with what it proves and no more.
import { isDay } from "./calendar.ts";
import { type ClockTime, timeOf } from "./clock.ts";
import { DateReader } from "./dateReader.ts";
import { SMALL } from "./numerals.ts";
import { numbered, OFFSETS, TO, YEAR, yearOf } from "./years.ts";

/** A day as far as it is named, perhaps with a time. */
export interface Moment extends ClockTime {
	/** Absent where the text gives none. */
	year?: number;
	/** 今年 0, 明年 1, 去年 -1. */
	yearOffset?: number;
	/** Absent for 19日 and 今日: the month is the context's. */
	month?: number;
	/** 本月 0, 下月 1. */
	monthOffset?: number;
	day?: number;
	/** 次日: of an end, the day after the first. */
	nextDay?: true;
	/** 今日 0, 昨日 -1: days from the day of writing. */
	dayOffset?: number;
	/** As printed, 1 = Monday … 7 = Sunday. */
	weekday?: number;
}

export interface DateExpression extends Moment {
	/** UTF-16 units of the text. */
	start: number;
	end: number;
	/** The end that is written: 5日至7日, 14:00—16:00. */
	to?: Moment;
	/** A day that no calendar has (2月30日): told, not taken. */
	impossible?: true;
}

/** Expressions of one document; what comes after so many says nothing of its meeting. */
export const MOST_DATES = 1000;

const GAP = "[ \\u3000]{0,2}";

/** 3月5日, 2026年3月5日, 本月5日, and 3月18-25日 whose 日 stands at the end. */
const FULL = `(?:${YEAR}${GAP})?(?:(?<![0-9０-９〇一二三四五六七八九十第])(${SMALL})${GAP}月|(本月|下月|上月))${GAP}(${SMALL})(?:${GAP}[日号]|(?=${TO}${SMALL}[日号])|(?=、${SMALL}[日号]))`;
const ISO =
	"(?<![0-9.])([12][0-9]{3})([-/.])(0?[1-9]|1[0-2])\\9(0?[1-9]|[12][0-9]|3[01])(?![0-9]|\\.[0-9])T?";
const ROC =
	"(?<![0-9.-])(1[01][0-9])([/.-])(0?[1-9]|1[0-2])\\13(0?[1-9]|[12][0-9]|3[01])(?![0-9])";
/** 3/18 means a day only where something says so: a weekday, a half of the day, a range before 召开. */
const SLASH =
	"(?<![0-9/.])(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])(?=[ ]?(?:[(（](?:星期|周)?[一二三四五六日][)）]|上午|下午|晚|召开|举行|举办|[-–~～][0-9]{1,2}(?:召开|举行|举办|日)|[0-2]?[0-9]:[0-5][0-9]))(?![0-9/])";
const TODAY =
	"(今天|今日|昨天|昨日|前天|明天|明日|后天|今|昨|明)(?:[(（]([0-3]?[0-9]|[一二三四五六七八九十廿卅]{1,4})日?[)）]日?|(?=晚|早)|(?<=天|日))";
const DAY =
	"(?<![0-9０-９月年/第〇一二三四五六七八九十.])([0-3]?[0-9])(?:日(?!元|报|常|前|内|起|程|间|夜|游|均|增|志|期)|(?=[至到-][0-3]?[0-9]日))";
/** 20260305, as headlines of notes and file names have it. */
const COMPACT =
	"(?<![0-9A-Za-z./_-])(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z./_-])";
/** What any of them begins with, asked first: most characters are none of these. */
const BEGINS =
	"[0-9０-９〇零○一二三四五六七八九十廿卅两元公民(（今本明去昨前后下上]";
/** Groups 1 to 7 are FULL's, 8 to 11 ISO's, 12 to 15 ROC's, then three, two, two and one. */
const HEAD = new RegExp(
	`(?=${BEGINS})(?:${[FULL, ISO, ROC, COMPACT, SLASH, TODAY, DAY]
		.map((one) => `(?:${one})`)
		.join("|")})`,
	"gu",
);

/** All date expressions of a text in Simplified, in order, without overlaps. One pass. */
export function findDates(hans: string): DateExpression[] {
	const found: DateExpression[] = [];
	HEAD.lastIndex = 0;
	for (
		let match = HEAD.exec(hans);
		match && found.length < MOST_DATES;
		match = HEAD.exec(hans)
	) {
		const head = headOf(match);
		if (!head) continue;
		const expression = rest(hans, {
			start: match.index,
			end: match.index + match[0].length,
			...head,
		});
		HEAD.lastIndex = expression.end;
		inheritMonth(hans, expression, found.at(-1));
		found.push(
			isPossible(expression) && (!expression.to || isPossible(expression.to))
				? expression
				: { ...expression, impossible: true },
		);
	}
	shareHours(hans, found);
	return found;
}

const JOINED = /^[ \u3000]{0,2}(?:、|和|及|与|以及)[ \u3000]{0,2}$/u;

/** 2日、9日、16日下午3:00: the hour behind the last is that of all. */
function shareHours(hans: string, dates: DateExpression[]): void {
	for (let at = dates.length - 2; at >= 0; at--) {
		const [date, next] = [dates[at], dates[at + 1]] as [
			DateExpression,
			DateExpression,
		];
		if (
			(!next.time && !next.half) ||
			date.time ||
			date.half ||
			date.to ||
			date.day === undefined ||
			next.day === undefined ||
			next.start - date.end > 6 ||
			!JOINED.test(hans.slice(date.end, next.start))
		)
			continue;
		Object.assign(date, timeOf(next));
		const { to } = next;
		if (to?.time && (to.day === undefined || to.day === next.day))
			date.to = { ...dayOf(date), ...timeOf(to) };
	}
}

/** Characters between a day that names its month and one behind it that does not. */
const NEAR = 8;

/** 「10月20日报到，21日至22日开会」: the month of the day just before. */
function inheritMonth(
	hans: string,
	date: DateExpression,
	before: DateExpression | undefined,
): void {
	const last = before?.to?.day ? before.to : before;
	if (
		!before?.month ||
		!last?.day ||
		date.month !== undefined ||
		date.monthOffset !== undefined ||
		date.day === undefined ||
		date.day <= last.day ||
		date.start - before.end > NEAR ||
		!/^[^。\n]*$/u.test(hans.slice(before.end, date.start))
	)
		return;
	date.month = last.month ?? before.month;
	if (before.year !== undefined) date.year = last.year ?? before.year;
}

function headOf(match: RegExpExecArray): Moment | undefined {
	if (match[7]) {
		const moment = yearOf(match, 1);
		if (match[6]) moment.monthOffset = OFFSETS[match[6]] ?? 0;
		else moment.month = numbered(match[5] as string);
		moment.day = numbered(match[7]);
		return moment;
	}
	if (match[11]) return dayOfYear(Number(match[8]), match[10], match[11]);
	if (match[15])
		return dayOfYear(Number(match[12]) + 1911, match[14], match[15]);
	if (match[18]) return dayOfYear(Number(match[16]), match[17], match[18]);
	if (match[20]) return { month: Number(match[19]), day: Number(match[20]) };
	if (match[22]) return { day: numbered(match[22]) };
	if (match[21]) return { dayOffset: OFFSETS[match[21]] ?? 0 };
	return match[23] ? { day: Number(match[23]) } : undefined;
}

function dayOfYear(
	year: number,
	month: string | undefined,
	day: string,
): Moment {
	return { year, month: Number(month), day: Number(day) };
}

/** What follows the day: weekday, clock, end, each where it is written. */
function rest(hans: string, expression: DateExpression): DateExpression {
	const reader = new DateReader(hans, expression.end);
	const weekday = reader.weekday();
	if (weekday) expression.weekday = weekday;
	const ranged = hans[reader.at] !== "、";
	let until = readEndDay(reader, expression);
	if (!until) reader.closeAround(expression.start);
	let clock = reader.clock();
	// 3日上午（星期五）9:00
	if (clock && !clock.found.time && !expression.weekday && !until) {
		const late = reader.weekday();
		if (late) {
			expression.weekday = late;
			const exact = reader.clock(clock.spoken);
			if (exact?.found.time) clock = exact;
		}
	}
	// 10日至11日上午: the half is the last day's alone.
	if (until && until.day !== undefined && clock && !clock.found.time && ranged)
		Object.assign(until, clock.found);
	else Object.assign(expression, clock?.found);
	reader.close();
	if (clock?.found.time || (clock && !until)) {
		const first = readEnd(reader, expression, clock.spoken);
		const end = first && (readLater(reader, first) ?? first);
		// 5日至7日9:00—17:00: the hours are every day's, so the last is the last day's.
		if (end) until = until ? { ...until, ...timeOf(end) } : end;
	} else if (!until) until = readEnd(reader, expression, undefined);
	if (until) expression.to = until;
	expression.end = reader.at;
	return expression;
}

/** 至7日, 、6日: a last day right behind the first. */
function readEndDay(reader: DateReader, from: Moment): Moment | undefined {
	const start = reader.at;
	const listed = reader.listed();
	if (!listed && !reader.ranged()) return undefined;
	const day = reader.day(from);
	// 5日、12日 are two days, not a stretch of eight.
	const next =
		day?.month === undefined &&
		from.day !== undefined &&
		day?.day === from.day + 1;
	if (!day || (listed && !next)) {
		reader.at = start;
		return undefined;
	}
	const weekday = reader.weekday();
	if (weekday) day.weekday = weekday;
	return day;
}

/** 至12时, —16:00, 至7日17时. */
function readEnd(
	reader: DateReader,
	from: Moment,
	spoken: string | undefined,
): Moment | undefined {
	const start = reader.at;
	if (!reader.ranged()) return undefined;
	const day = reader.day(from);
	if (day) {
		const weekday = reader.weekday();
		if (weekday) day.weekday = weekday;
		return Object.assign(day, reader.clock()?.found);
	}
	const nextDay = from.time ? reader.nextDay() : {};
	const clock = from.time
		? reader.clock(nextDay.nextDay ? undefined : spoken)
		: undefined;
	if (!clock) reader.at = start;
	if (nextDay.nextDay && clock?.found.time)
		return { ...nextDay, ...timeOf(clock.found) };
	if (!clock?.found.time || clock.found.time <= (from.time as string))
		return undefined;
	return { ...dayOf(from), ...timeOf(clock.found) };
}

/** ，下午2:00—5:00: the afternoon of a day whose morning ends for lunch. */
function readLater(reader: DateReader, morning: Moment): Moment | undefined {
	const start = reader.at;
	const again = reader.again();
	const opened = again ? reader.clock() : undefined;
	const time = opened?.found.time;
	const closed =
		time && morning.time && time >= morning.time && reader.ranged()
			? reader.clock(opened.spoken)
			: undefined;
	if (time && closed?.found.time && closed.found.time > time)
		return { ...dayOf(morning), ...timeOf(closed.found) };
	reader.at = start;
	return undefined;
}

/** The day alone. */
export function dayOf(moment: Moment): Moment {
	const { time: _time, half: _half, weekday: _weekday, ...rest } = moment;
	const { year, yearOffset, month, monthOffset, day, dayOffset } = rest;
	return {
		...(year === undefined ? {} : { year }),
		...(yearOffset === undefined ? {} : { yearOffset }),
		...(month === undefined ? {} : { month }),
		...(monthOffset === undefined ? {} : { monthOffset }),
		...(day === undefined ? {} : { day }),
		...(dayOffset === undefined ? {} : { dayOffset }),
	};
}

function isPossible(moment: Moment): boolean {
	const { year, month, day, dayOffset, nextDay } = moment;
	if (dayOffset !== undefined || nextDay) return true;
	if (day === undefined || day < 1 || day > 31) return false;
	return month === undefined || isDay(year ?? 2000, month, day);
}
