// What a CDN may hold of notices, as paths to invalidate: a `*` at the end stands for whatever follows.
import type { Edition } from "../notice/edition.ts";
import { paths } from "./paths.ts";

/**
 * CloudFront works on 15 wildcards of a distribution at once and refuses more ("Concurrent invalidation request
 * maximum" in its guide). Half of them: the next withdrawal must not wait for this one.
 */
const MOST_WILDCARDS = 7;
const WILDCARDS_OF_A_NOTICE = 2;

/**
 * Record, revisions, attachments, pages and calendars in every edition; of all notices where there are many.
 * Feeds, archives and pages of channels are not among them: none is kept for longer than a minute.
 */
export function cachePatterns(
	ids: readonly string[],
	editions: readonly Edition[],
): string[] {
	const patterns =
		ids.length * WILDCARDS_OF_A_NOTICE > MOST_WILDCARDS
			? everything(editions)
			: ids.flatMap((id) => ofNotice(id, editions));
	return patterns.map((path) => `/${path}`);
}

function ofNotice(id: string, editions: readonly Edition[]): string[] {
	return [
		paths.notice(id),
		`${paths.notices()}${id}/*`,
		paths.attachment(id, "*"),
		...editions.flatMap((edition) => [
			paths.noticePage(edition, id),
			paths.noticeCalendar(edition, id),
		]),
	];
}

function everything(editions: readonly Edition[]): string[] {
	return [
		`${paths.notices()}*`,
		`${paths.attachments()}*`,
		...editions.map((edition) => `${paths.noticePages(edition)}*`),
	];
}
