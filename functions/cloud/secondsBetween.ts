// How long it is from one instant to a later one; nothing where it is not later.

/** Both RFC 3339. */
export function secondsBetween(from: string, to: string): number {
	return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
