// Many withdrawals by vanished sources at once are likelier a mistake than meant. Pure.
import type { Head } from "./state.ts";

/** Within 24 hours: beyond max(this, a tenth of the site) somebody must look. */
const FREE_REMOVALS = 10;

const HOUR = 3_600_000;

/** `hold`: this run has held some back already, so that a rest does not slip under the limit. */
export type Removals = "guard" | "hold" | "allow";

export interface Guarded {
	/** Whether `found` may be committed. */
	within: boolean;
	/** What the next head says was removed in the last 24 hours. */
	removed: Head["removed"];
}

/**
 * `found` withdrawals by deletion are wanted at `now`. They are counted by the hour, and an hour
 * counts while any of it is less than 24 hours ago: never too few, by an hour at most too many.
 */
export function guardRemovals(
	head: Pick<Head, "live" | "removed">,
	found: number,
	now: string,
	removals: Removals,
): Guarded {
	const recent = head.removed.filter(
		({ hour }) => Date.parse(`${hour}:00:00Z`) > Date.parse(now) - 25 * HOUR,
	);
	const before = recent.reduce((sum, { count }) => sum + count, 0);
	const most = Math.max(FREE_REMOVALS, Math.floor(head.live / 10));
	const within =
		removals === "allow" || (removals === "guard" && before + found <= most);
	if (!within || removals === "allow" || found === 0)
		return { within, removed: recent };
	const hour = now.slice(0, 13);
	const inHour = recent.find((one) => one.hour === hour)?.count ?? 0;
	return {
		within,
		removed: [
			...recent.filter((one) => one.hour !== hour),
			{ hour, count: inHour + found },
		],
	};
}
