// Times as people read them, without any locale of the machine.
import type { Edition } from "../notice/edition.ts";
import type { MeetingTime } from "../notice/schema.ts";
import { label } from "./labels.ts";

const WEEKDAYS = "日一二三四五六";

/** `2026年3月5日（星期四）`; `3月5日` where the year is open. */
export function dateText(date: string): string {
	const open = date.startsWith("-");
	const [year, month, day] = open
		? ["", ...date.slice(2).split("-")]
		: date.split("-");
	const monthDay = `${Number(month)}月${Number(day)}日`;
	if (open) return monthDay;
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
	return `${Number(year)}年${monthDay}（星期${WEEKDAYS[weekday]}）`;
}

/** `2026年3月5日（星期四）14:30`, `…上午`, or the date alone: never more exact than the source. */
export function timeText(time: MeetingTime, edition: Edition): string {
	const clock = time.time
		? ` ${time.time}`
		: time.half
			? label(time.half, edition)
			: "";
	return `${dateText(time.date)}${clock}`;
}

/** From – to; a second date that is the first is not said twice. */
export function spanText(
	start: MeetingTime,
	end: MeetingTime | undefined,
	edition: Edition,
): string {
	const from = timeText(start, edition);
	if (!end) return from;
	if (end.date !== start.date) return `${from} – ${timeText(end, edition)}`;
	return end.time ? `${from}–${end.time}` : from;
}

/** The compact form that the change log keeps (`2026-03-05 14:30`, `2026-03-05 am`), as people read it. */
export function loggedTimeText(logged: string, edition: Edition): string {
	return logged
		.split(" – ")
		.map((part) => {
			const [date = "", clock = ""] = part.split(" ");
			if (!/^(\d{4}|-)-\d{2}-\d{2}$/.test(date)) return part;
			const half = ["am", "pm", "evening"].includes(clock)
				? label(clock as "am" | "pm" | "evening", edition)
				: clock && ` ${clock}`;
			return `${dateText(date)}${half}`;
		})
		.join(" – ");
}

const UNITS = ["B", "KB", "MB", "GB"];

/** Bytes as `12 KB`. */
export function sizeText(bytes: number): string {
	let size = bytes;
	let unit = 0;
	while (size >= 1024 && unit < UNITS.length - 1) {
		size /= 1024;
		unit++;
	}
	return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${UNITS[unit]}`;
}
