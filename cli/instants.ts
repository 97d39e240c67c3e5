// Instants as people give them.
import { utcText } from "../functions/notice/zonedTime.ts";

const RFC_3339 =
	/^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * RFC 3339 §5.6 to the whole second, as UTC (`2026-03-05T06:30:00Z`); nothing for what is none: no offset,
 * fractions, a day that its month does not have.
 */
export function givenInstant(text: string): string | undefined {
	const [, date, time, offset] = RFC_3339.exec(text) ?? [];
	if (!date || !time || !offset) return undefined;
	const wall = Date.parse(`${date}T${time}Z`);
	// A date parser may take the 30th of February for the 2nd of March, and 24:00 for the next day.
	if (Number.isNaN(wall) || utcText(wall) !== `${date}T${time}Z`)
		return undefined;
	const instant = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
	return Number.isNaN(instant) ? undefined : utcText(instant);
}
