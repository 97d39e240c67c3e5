// From the words of a date to the day they mean, with the year that the document proves.
import { addDays, daysBetween, dayText, isDay, isOpen } from "./calendar.ts";
import type { Moment } from "./dates.ts";

export interface Proof {
	/** `YYYY-MM-DD` of publication or signature. */
	written?: string;
	/** A year that the document names otherwise: in its number, in its opening. */
	year?: number;
	/** The document speaks of what is to come; else of what has been. */
	coming: boolean;
}

/** A notice may come out a few days after its meeting; no earlier day of the year is meant. */
const LATE = 45;
/** … and a day so much earlier in the year is next year's. */
const NEXT_YEAR = 180;

/**
 * `2026-03-05`; `--03-05` where nothing proves the year; nothing where not even the month is known,
 * or the calendar lacks the day.
 */
export function resolveDate(moment: Moment, proof: Proof): string | undefined {
	const { year, yearOffset, month, monthOffset, day, dayOffset } = moment;
	const written =
		proof.written && !isOpen(proof.written) ? proof.written : undefined;
	if (dayOffset !== undefined) return written && addDays(written, dayOffset);
	if (day === undefined) return undefined;
	if (monthOffset !== undefined)
		return written && dayOfMonth(written, monthOffset, day);
	if (month === undefined)
		return written && dayOfMonth(written, monthNear(written, day, proof), day);
	const proved =
		year ??
		(yearOffset !== undefined && written
			? Number(written.slice(0, 4)) + yearOffset
			: undefined) ??
		(written ? yearNear(written, month, day, proof.coming) : proof.year);
	if (proved === undefined)
		return isDay(2000, month, day) ? dayText(undefined, month, day) : undefined;
	return isDay(proved, month, day) ? dayText(proved, month, day) : undefined;
}

/** A notice speaks of the months ahead, a report of the weeks behind; between, the year stays open. */
function yearNear(
	written: string,
	month: number,
	day: number,
	coming: boolean,
): number | undefined {
	const year = Number(written.slice(0, 4));

	const late = daysBetween(dayText(year, month, day), written);
	if (Number.isNaN(late)) return year;
	if (coming) {
		if (late <= LATE) return year;
		return late >= NEXT_YEAR ? year + 1 : undefined;
	}
	if (late >= 0) return year;
	return -late >= NEXT_YEAR ? year - 1 : undefined;
}

/** 19日 alone: this month's, or that of the month before or after which is nearer. */
function monthNear(written: string, day: number, { coming }: Proof): number {
	const today = Number(written.slice(8));
	if (coming) return day < today ? 1 : 0;
	return day > today ? -1 : 0;
}

function dayOfMonth(
	written: string,
	monthOffset: number,
	day: number,
): string | undefined {
	const [year = 0, month = 0] = written.split("-").map(Number);
	const first = new Date(Date.UTC(year, month - 1 + monthOffset, 1));
	const [y, m] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
	return isDay(y, m, day) ? dayText(y, m, day) : undefined;
}

/** The last day of a range, in the month and year that follow from its first. */
export function resolveEnd(to: Moment, first: string): string | undefined {
	if (to.nextDay) return isOpen(first) ? undefined : addDays(first, 1);
	if (to.dayOffset !== undefined) return first;
	if (to.day === undefined) return undefined;
	const open = isOpen(first);
	const [month = 1, day = 1] = first.slice(-5).split("-").map(Number);
	const toMonth = to.month ?? month;
	if (open) {
		if (to.month === undefined && to.day < day) return undefined;
		return isDay(2000, toMonth, to.day)
			? dayText(undefined, toMonth, to.day)
			: undefined;
	}
	const year = Number(first.slice(0, 4));
	const last = to.year ?? (toMonth < month ? year + 1 : year);
	if (!isDay(last, toMonth, to.day)) return undefined;
	const date = dayText(last, toMonth, to.day);
	return date < first ? undefined : date;
}
