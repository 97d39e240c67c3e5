// The public change log: what happened, in order, without a word of any notice.
import { changedAtOf } from "../journal/commitInstant.ts";
import {
	ENTRIES_PER_PAGE,
	type Entry,
	type Head,
	type JournalPage,
} from "../journal/state.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { paths } from "./paths.ts";
import {
	CONTENT_TYPES,
	IMMUTABLE,
	MUTABLE,
	type SiteFile,
} from "./siteFile.ts";

/**
 * A full page never changes again: it holds no titles, so nothing is ever purged from it. Its `next`
 * is missing (404) until something more happens; the index says how far the log goes.
 */
export function changePage(
	page: JournalPage,
	site: SiteConfiguration,
): SiteFile {
	const number = page.page + 1;
	const full = page.entries.length === ENTRIES_PER_PAGE;
	return {
		path: paths.changePage(number),
		contentType: CONTENT_TYPES.json,
		cacheControl: full ? IMMUTABLE : MUTABLE,
		body: `${JSON.stringify(
			{
				page: number,
				pageSize: ENTRIES_PER_PAGE,
				...(full
					? { next: `${site.baseUrl}${paths.changePage(number + 1)}` }
					: {}),
				changes: page.entries.map((entry) => changeRecord(entry, site)),
			},
			null,
			"\t",
		)}\n`,
	};
}

function changeRecord(entry: Entry, site: SiteConfiguration) {
	const { placed } = entry;
	return {
		seq: entry.seq,
		at: entry.at,
		op: entry.op,
		id: placed.id,
		revision: placed.revision,
		state: placed.state === "live" ? "published" : placed.state,
		major: entry.major,
		// Their names alone: a page that never changes again can hold no word that might be taken back.
		...(entry.change.fields.length > 0
			? { fields: entry.change.fields.map(({ field }) => field) }
			: {}),
		...(entry.backfill ? { backfill: true } : {}),
		...(entry.change.by ? { by: entry.change.by } : {}),
		channels: Object.keys(placed.places).sort(),
		url: `${site.baseUrl}${paths.notice(placed.id)}`,
		revisionUrl: `${site.baseUrl}${paths.revision(placed.id, placed.revision)}`,
	};
}

/** Of constant size: how far the log goes, not a list of its pages. */
export function changeIndex(head: Head): SiteFile {
	return {
		path: paths.changeIndex(),
		contentType: CONTENT_TYPES.json,
		cacheControl: MUTABLE,
		body: `${JSON.stringify(
			{
				epoch: head.epoch,
				// A restart begins above all that was ever given, on a page of its own.
				firstPage: Math.ceil(head.firstSeq / ENTRIES_PER_PAGE),
				firstSeq: head.firstSeq,
				firstRevision: head.firstRevision,
				// 0 while nothing has happened: there is no page yet.
				lastPage: Math.ceil(head.seq / ENTRIES_PER_PAGE),
				lastSeq: head.seq,
				pageSize: ENTRIES_PER_PAGE,
				updatedAt: changedAtOf(head),
			},
			null,
			"\t",
		)}\n`,
	};
}
