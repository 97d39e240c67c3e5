// One public file, ready to be stored.

export interface SiteFile {
	/** ASCII, without a leading slash. */
	path: string;
	/** With charset. */
	contentType: string;
	cacheControl: string;
	body: string;
}

export const CONTENT_TYPES = {
	html: "text/html; charset=utf-8",
	css: "text/css; charset=utf-8",
	json: "application/json; charset=utf-8",
	schema: "application/schema+json; charset=utf-8",
	rss: "application/rss+xml; charset=utf-8",
	atom: "application/atom+xml; charset=utf-8",
	feed: "application/feed+json; charset=utf-8",
	opml: "text/x-opml; charset=utf-8",
	xml: "application/xml; charset=utf-8",
	ics: "text/calendar; charset=utf-8",
} as const;

/** For so long caches may show a file that changes as it was. */
export const MUTABLE_SECONDS = 60;
/** Files that change: readers and the CDN ask again after a minute. */
export const MUTABLE = `public, max-age=${MUTABLE_SECONDS}, must-revalidate`;
/** Revisions and full change pages. A week, not a year: what a privacy withdrawal leaves in caches. */
export const IMMUTABLE = "public, max-age=604800, immutable";
/** Files that seldom change. */
export const SLOW = "public, max-age=3600";
