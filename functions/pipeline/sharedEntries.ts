// A notice's entry stands in a page of each of its channels: as one object, so that what is made of
// it for their files is made once.
import type { ChannelPage, PageEntry } from "../journal/state.ts";

/** For pages of one generation: there a seq has one entry. */
export function entrySharer(): (page: ChannelPage) => ChannelPage {
	const bySeq = new Map<number, PageEntry>();
	const shared = (entry: PageEntry): PageEntry => {
		const known = bySeq.get(entry.seq);
		if (!known) bySeq.set(entry.seq, entry);
		return known ?? entry;
	};
	return (page) => ({
		...page,
		entries: Object.fromEntries(
			Object.entries(page.entries).map(([slot, entry]) => [
				slot,
				shared(entry),
			]),
		),
	});
}
