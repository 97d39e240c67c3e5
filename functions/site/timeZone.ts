// VTIMEZONE (RFC 5545 §3.6.5) from the time-zone data of the platform: only what the dates in a
// calendar need. Clients take a TZID without it for no zone at all, or refuse the file.
import { offsetOf, utcText } from "../notice/zonedTime.ts";
import { property } from "./icsText.ts";

const DAY = 86_400_000;
/** Two changes of offset are never nearer to each other (Morocco's in Ramadan are 29 days apart). */
const STEP = 10 * DAY;
/** Before the first event only the offset then in force matters: a short spell between may be missed. */
const COARSE_STEP = 61 * DAY;
const YEAR = 366 * DAY;
/** A zone that has not changed since then has one offset. */
const FIRST_YEAR = 1900;

interface Onset {
	/** The instant, and the offsets from UTC before and after it, in milliseconds. */
	at: number;
	from: number;
	to: number;
}

/** Years of a zone, looked through once. */
const known = new Map<string, Onset[]>();

/** Changes of offset within a year of UTC. */
function onsetsIn(zone: string, year: number, step = STEP): Onset[] {
	const key = `${zone} ${year} ${step}`;
	let onsets = known.get(key);
	if (!onsets) {
		onsets = [];
		const end = Date.UTC(year + 1, 0, 1);
		for (let at = Date.UTC(year, 0, 1); at < end; at += step) {
			const onset = onsetBetween(zone, at, Math.min(at + step, end));
			if (onset) onsets.push(onset);
		}
		known.set(key, onsets);
	}
	return onsets;
}

function onsetBetween(
	zone: string,
	start: number,
	end: number,
): Onset | undefined {
	const from = offsetOf(start, zone);
	const to = offsetOf(end, zone);
	if (from === to) return undefined;
	let [before, after] = [start, end];
	while (after - before > 1000) {
		const middle = Math.floor((before + after) / 2000) * 1000;
		if (offsetOf(middle, zone) === from) before = middle;
		else after = middle;
	}
	return { at: after, from, to };
}

/** The observances in force at some time between two dates (`2026-03-05`), the oldest first. */
function observances(zone: string, first: string, last: string): Onset[] {
	// A date begins up to 14 hours before and ends up to 12 hours after that of UTC.
	const start = Date.parse(first) - DAY;
	const end = Date.parse(last) + 2 * DAY;
	const found: Onset[] = [];
	const startYear = new Date(start).getUTCFullYear();
	let year = new Date(end).getUTCFullYear();
	for (; year >= FIRST_YEAR; year--) {
		const step = year < startYear ? COARSE_STEP : STEP;
		for (const onset of onsetsIn(zone, year, step).toReversed())
			if (onset.at <= end) {
				found.unshift(onset);
				if (onset.at <= start) return found;
			}
	}
	const always = offsetOf(start, zone);
	return [{ at: -always, from: always, to: always }, ...found];
}

/** Summer time is what is ahead of what follows it within a year. */
function isSummerTime({ at, from, to }: Onset, zone: string): boolean {
	if (to <= from) return false;
	const year = new Date(at).getUTCFullYear();
	const next = [year, year + 1]
		.flatMap((one) => onsetsIn(zone, one))
		.find((onset) => onset.at > at);
	return next !== undefined && next.at - at < YEAR && next.to < next.from;
}

/** `first` and `last`: the dates of the first and last event in `zone` (IANA). */
export function timeZone(zone: string, first: string, last: string): string[] {
	return [
		"BEGIN:VTIMEZONE",
		...property("TZID", zone),
		...observances(zone, first, last).flatMap((onset) => {
			const name = isSummerTime(onset, zone) ? "DAYLIGHT" : "STANDARD";
			return [
				`BEGIN:${name}`,
				`DTSTART:${localText(onset.at + onset.from)}`,
				`TZOFFSETFROM:${offsetText(onset.from)}`,
				`TZOFFSETTO:${offsetText(onset.to)}`,
				`END:${name}`,
			];
		}),
		"END:VTIMEZONE",
	];
}

function localText(wall: number): string {
	return utcText(wall).replace(/[-:Z]/g, "");
}

/** `+0800`; with seconds for the local mean times of long ago. */
function offsetText(offset: number): string {
	const seconds = Math.abs(offset) / 1000;
	const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
	const rest = seconds % 60 === 0 ? "" : two(seconds % 60);
	return `${offset < 0 ? "-" : "+"}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest}`;
}
