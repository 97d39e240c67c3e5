// Instants of the data in one form.
import { utcText } from "../notice/zonedTime.ts";

/** One form for all instants, so that their order is that of their text. */
export function utc(instant: string): string {
	return utcText(Date.parse(instant));
}

/** Of two in that form. */
export function earlier(a: string, b: string): string {
	return a < b ? a : b;
}

/** Of two in that form. */
export function later(a: string, b: string): string {
	return a > b ? a : b;
}
