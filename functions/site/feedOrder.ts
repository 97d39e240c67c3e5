// The order of a feed: what is new on top, and the same whenever it is rendered.
import type { FeedEntry } from "./feed.ts";

/** An entry and its place among those of the same instant. */
export interface Ordered {
	entry: FeedEntry;
	/** Changes before notices: what is new of something known is what must be seen. */
	change: boolean;
	/** Seq of a change, slot of a notice: neither ever changes. */
	number: number;
}

export function newestFirst(entries: readonly Ordered[]): FeedEntry[] {
	return [...entries]
		.sort(
			(a, b) =>
				compare(b.entry.published, a.entry.published) ||
				Number(b.change) - Number(a.change) ||
				b.number - a.number,
		)
		.map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
