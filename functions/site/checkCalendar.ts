// The strict check that every calendar passes before it is stored (RFC 5545 §3.1, §3.4, §3.6).
import { LINE_OCTETS } from "./icsText.ts";
import { hasLoneSurrogate } from "./xmlText.ts";

/** What must stand once in each component. */
const REQUIRED: Record<string, readonly string[]> = {
	VCALENDAR: ["PRODID", "VERSION"],
	VTIMEZONE: ["TZID"],
	STANDARD: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
	DAYLIGHT: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
	VEVENT: ["UID", "DTSTAMP", "DTSTART"],
};

const NAME = /^([A-Z][A-Z0-9-]*)(?:;[A-Z-]+=[A-Za-z0-9/_+-]+)*:/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the RFC forbids.
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The first thing that is wrong, with the number of its unfolded line. */
export function calendarProblem(text: string): string | undefined {
	if (hasLoneSurrogate(text)) return "lone surrogate";
	if (!text.endsWith("\r\n")) return "no line end at the end";
	const physical = text.slice(0, -2).split("\r\n");
	const long = physical.findIndex(
		(line) =>
			line.length * 3 > LINE_OCTETS && Buffer.byteLength(line) > LINE_OCTETS,
	);
	if (long >= 0) return `physical line ${long + 1} is too long`;
	const open: { name: string; seen: string[]; parts: number }[] = [];
	const uids = new Set<string>();
	const lines = physical.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
	for (const [at, line] of lines.entries()) {
		const wrong = (what: string) => `line ${at + 1}: ${what}`;
		if (CONTROL.test(line)) return wrong("control character");
		const [start = "", name = ""] = NAME.exec(line) ?? [];
		const value = line.slice(start.length);
		const here = open.at(-1);
		if (!name) return wrong("no property");
		if (!here && (at > 0 || line !== "BEGIN:VCALENDAR"))
			return wrong("outside of the calendar");
		if (name === "BEGIN") {
			if (here) here.parts++;
			open.push({ name: value, seen: [], parts: 0 });
		} else if (name === "END") {
			if (value !== here?.name) return wrong("ends what is not open");
			const missing = REQUIRED[value]?.find(
				(one) => here.seen.filter((seen) => seen === one).length !== 1,
			);
			if (missing) return wrong(`${value} without one ${missing}`);
			if (/^(?:VCALENDAR|VTIMEZONE)$/.test(value) && here.parts === 0)
				return wrong(`${value} with nothing in it`);
			open.pop();
		} else {
			if (name === "UID" && here?.name === "VEVENT") {
				if (uids.has(value)) return wrong("UID repeated");
				uids.add(value);
			}
			here?.seen.push(name);
		}
	}
	return open.length > 0 ? "not closed" : undefined;
}
