// Which meetings of a notice another one means: by the day that was fixed, by the number of the session.
import type { Meets, Which } from "./state.ts";

/** `--03-05` is any year's. */
export function sameDay(a: string, b: string): boolean {
	return a === b || ((isOpen(a) || isOpen(b)) && a.slice(-5) === b.slice(-5));
}

/** Whether the two lists have a day in common. */
export function shareDay(a: readonly string[], b: readonly string[]): boolean {
	return a.some((day) => b.some((other) => sameDay(day, other)));
}

/** The session that a UID numbers. */
export function sessionOf(uid: string): number {
	return Number(/\d{1,9}$/.exec(uid)?.[0] ?? 0);
}

/**
 * The meetings meant, of those of one notice, each with all days that it was ever to be on. The day of the only
 * meeting need not be right: who names the notice means it.
 */
export function meant<T extends { uid: string; days: readonly string[] }>(
	meetings: readonly T[],
	{ days, sessions }: Which,
): T[] {
	const numbered = sessions
		? meetings.filter(({ uid }) => sessions.includes(sessionOf(uid)))
		: [];
	if (numbered.length > 0) return numbered;
	const dated = days
		? meetings.filter((meeting) => shareDay(days, meeting.days))
		: [];
	if (dated.length > 0) return dated;
	return sessions || (days && meetings.length > 1) ? [] : [...meetings];
}

/** The days said to be meant: of sessions those that the notice gives them. */
export function daysMeant(
	{ days, sessions }: Which,
	meets: readonly Meets[],
): string[] | undefined {
	if (days || !sessions) return days;
	return meets
		.filter(({ uid }) => sessions.includes(sessionOf(uid)))
		.flatMap(({ day }) => day ?? []);
}

export function isOpen(day: string): boolean {
	return day.startsWith("-");
}
