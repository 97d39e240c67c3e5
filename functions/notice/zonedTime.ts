// Between wall clocks and instants, by the time-zone data of the platform.

/** Building one costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
	let format = formats.get(timezone);
	if (!format) {
		format = new Intl.DateTimeFormat("en-US", {
			timeZone: timezone,
			calendar: "gregory",
			numberingSystem: "latn",
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
		});
		formats.set(timezone, format);
	}
	return format;
}

/** Offsets kept: the same few instants stand in many files. */
const MOST_OFFSETS = 4096;
const offsets = new Map<string, number>();

/** Milliseconds that `timezone` (IANA) is ahead of UTC at an instant. */
function offsetAt(instant: number, timezone: string): number {
	const key = `${instant} ${timezone}`;
	let offset = offsets.get(key);
	if (offset === undefined) {
		offset = offsetOf(instant, timezone);
		if (offsets.size >= MOST_OFFSETS) offsets.clear();
		offsets.set(key, offset);
	}
	return offset;
}

function offsetOf(instant: number, timezone: string): number {
	const parts = formatOf(timezone).formatToParts(instant);
	const value = (type: string) =>
		Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(
		value("year"),
		value("month") - 1,
		value("day"),
		value("hour"),
		value("minute"),
		value("second"),
	);
	return wall - Math.floor(instant / 1000) * 1000;
}

/** UTC to the second, `2026-03-05T06:30:00Z`. */
export function utcText(instant: number): string {
	return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/**
 * The instant of `date` (`2026-03-05`) at `time` (`14:30`, `14:30:05`) on the clocks of `timezone`.
 * A wall time that a change of offset skips or repeats is read with the offset before the change.
 */
export function instantOf(
	date: string,
	time: string,
	timezone: string,
): string {
	const wall = Date.parse(
		`${date}T${time.length === 5 ? `${time}:00` : time}Z`,
	);
	const before = offsetAt(wall - 86_400_000, timezone);
	const guess = wall - before;
	return utcText(
		offsetAt(guess, timezone) === before
			? guess
			: wall - offsetAt(guess, timezone),
	);
}

/** `2026-03-05` on the clocks of `timezone`. */
export function dateIn(instant: string, timezone: string): string {
	const at = Date.parse(instant);
	return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 10);
}

/** `2026-03-05 14:30` on the clocks of `timezone`. */
export function wallTimeIn(instant: string, timezone: string): string {
	const at = Date.parse(instant);
	return new Date(at + offsetAt(at, timezone))
		.toISOString()
		.slice(0, 16)
		.replace("T", " ");
}
