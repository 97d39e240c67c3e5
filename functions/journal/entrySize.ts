// How much one notice may take in the objects that many share: they are read and written whole for
// each of them.
import type { ChannelFacts } from "./applyEntries.ts";
import type { Entry, PageEntry } from "./state.ts";

const KIB = 1024;

/** Bytes of JSON: as drafted, where an editor can still be told, and with what public time adds. */
interface Limit {
	drafted: number;
	most: number;
}

/** In the head and a journal page (100 of them). */
export const STATE_BYTES: Limit = { drafted: 48 * KIB, most: 96 * KIB };
/** In a channel page (50): texts of 32 KiB (`ENTRY_TEXT_BYTES`), attachments, names in each edition. */
export const PAGE_ENTRY_BYTES: Limit = { drafted: 128 * KIB, most: 160 * KIB };
/**
 * A meeting among the upcoming of a channel (500, and `CHANNEL_MEETINGS_BYTES` together): a title of
 * ten thousand characters fits.
 */
export const MEETING_BYTES: Limit = { drafted: 64 * KIB, most: 96 * KIB };
/** A major change of a channel (50). */
export const CHANGE_BYTES: Limit = { drafted: 64 * KIB, most: 64 * KIB };

export interface Excess {
	bytes: number;
	limit: number;
}

/** The first that is too large, if any. */
export function excessOf(
	entry: Entry,
	pageEntry: PageEntry,
	{ change, upcoming }: ChannelFacts,
	stage: keyof Limit,
): Excess | undefined {
	const parts: [value: unknown, limit: Limit][] = [
		[entry, STATE_BYTES],
		[pageEntry, PAGE_ENTRY_BYTES],
		...upcoming.map((meeting): [unknown, Limit] => [meeting, MEETING_BYTES]),
		...(change ? [[change, CHANGE_BYTES] as [unknown, Limit]] : []),
	];
	for (const [value, limit] of parts) {
		const bytes = Buffer.byteLength(JSON.stringify(value));
		if (bytes > limit[stage]) return { bytes, limit: limit[stage] };
	}
	return undefined;
}
