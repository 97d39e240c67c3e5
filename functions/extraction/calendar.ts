// The Gregorian calendar without clocks or zones: days that exist, weekdays, days apart.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has the day. */
export function isDay(year: number, month: number, day: number): boolean {
	if (month < 1 || month > 12 || day < 1) return false;
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return day <= (month === 2 && leap ? 29 : (DAYS[month - 1] as number));
}

/** `2026-03-05`, or `--03-05` without a year. */
export function dayText(
	year: number | undefined,
	month: number,
	day: number,
): string {
	return `${year === undefined ? "-" : year}-${two(month)}-${two(day)}`;
}

/** 05 */
export function two(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** Whether a date lacks its year. */
export function isOpen(date: string): boolean {
	return date.startsWith("-");
}

/** 1 = Monday … 7 = Sunday, of `2026-03-05`. */
export function weekdayOf(date: string): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000)
		.toISOString()
		.slice(0, 10);
}

/** Days from the first of 1970; 31 April is the day after the 30th. */
export function dayNumber(year: number, month: number, day: number): number {
	return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Days from the first to the second; negative if the second is earlier. */
export function daysBetween(first: string, second: string): number {
	return (Date.parse(second) - Date.parse(first)) / 86_400_000;
}
