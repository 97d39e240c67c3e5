// When a commit says that it happened. Pure.
import type { Head } from "./state.ts";

/**
 * Never before the last commit, whatever the clock says; and no two commits that change anything share
 * an instant: files tell their states apart by it, and where ETags are hashes of the content a stalled
 * writer would take the one for the other.
 */
export function commitInstant(
	{ at, changedAt }: Pick<Head, "at" | "changedAt">,
	now: string,
	changes: boolean,
): string {
	const earliest = changes && changedAt ? secondAfter(changedAt) : at;
	return [now, at, earliest].sort().at(-1) as string;
}

/** An empty commit, which only forgets marks, changes nothing that anybody could read. */
export function changedAtOf({ at, changedAt }: Pick<Head, "at" | "changedAt">) {
	return changedAt ?? at;
}

function secondAfter(instant: string): string {
	const next = new Date(Date.parse(instant) + 1000);
	return `${next.toISOString().slice(0, 19)}Z`;
}
