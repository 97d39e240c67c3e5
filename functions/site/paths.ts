// Every public path, built in one place. Paths are permanent.
import type { Edition } from "../notice/edition.ts";

export type FeedFormat = "rss.xml" | "atom.xml" | "json";
export type FeedName = "latest" | "changes";

/** Media types as links name them. */
export const FEED_TYPES: Record<FeedFormat, string> = {
	"rss.xml": "application/rss+xml",
	"atom.xml": "application/atom+xml",
	json: "application/feed+json",
};

export const paths = {
	home: () => "index.html",
	index: () => "index.json",
	notFound: () => "404.html",
	style: () => "style.css",
	opml: () => "feeds.opml",
	robots: () => "robots.txt",
	sitemapIndex: () => "sitemap.xml",
	sitemap: (part: number) => `sitemaps/${part}.xml`,
	schema: () => "schemas/notice/1.json",
	/** Below which all notices stand. */
	notices: () => "v1/notices/",
	notice: (id: string) => `v1/notices/${id}.json`,
	revision: (id: string, revision: number) =>
		`v1/notices/${id}/r${revision}.json`,
	changes: () => "v1/changes/",
	/** From 1: page = floor((seq − 1) / 100) + 1. */
	changePage: (page: number) => `v1/changes/${page}.json`,
	changeIndex: () => "v1/changes/index.json",
	/** Parts of all notices, and what names the newest; see the guide for ingesting sites. */
	snapshots: () => "v1/snapshots/",
	snapshotIndex: () => "v1/snapshots/index.json",
	snapshotPart: (stamp: string, part: number) =>
		`v1/snapshots/${stamp}/${part}.json`,
	editionHome: (edition: Edition) => `${edition}/index.html`,
	/** Below which an edition's pages of notices stand. */
	noticePages: (edition: Edition) => `${edition}/n/`,
	noticePage: (edition: Edition, id: string) => `${edition}/n/${id}.html`,
	channelPage: (edition: Edition, channel: string) =>
		`${edition}/${channel}/index.html`,
	upcomingPage: (edition: Edition, channel: string) =>
		`${edition}/${channel}/upcoming.html`,
	/** `visible`: for clients that drop cancelled events. */
	calendar: (edition: Edition, channel: string, visible: boolean) =>
		`${edition}/${channel}/calendar${visible ? "-visible" : ""}.ics`,
	noticeCalendar: (edition: Edition, id: string) => `${edition}/n/${id}.ics`,
	feed: (
		edition: Edition,
		channel: string,
		name: FeedName,
		format: FeedFormat,
	) => `${edition}/${channel}/${name}.${format}`,
	archive: (
		edition: Edition,
		channel: string,
		page: number,
		format: "atom.xml" | "json",
	) =>
		`${edition}/${channel}/archive/${page < 0 ? `before-${-page}` : page}.${format}`,
	attachments: () => "files/",
	attachment: (id: string, name: string) => `files/${id}/${name}`,
} as const;

/** What a public file is, as far as a restart must know. */
export type PublicPath =
	| { kind: "notice"; id: string }
	| { kind: "revision"; id: string; revision: number }
	| { kind: "changes"; page: number }
	| { kind: "archive"; channel: string; page: number }
	/** The calendar file of one notice. */
	| { kind: "event"; id: string }
	| { kind: "other" };

const ID = "[a-z0-9-]{1,64}";

export function parsePath(path: string): PublicPath {
	const [, notice] = new RegExp(`^v1/notices/(${ID})\\.json$`).exec(path) ?? [];
	if (notice) return { kind: "notice", id: notice };
	const [, id, revision] =
		new RegExp(`^v1/notices/(${ID})/r(\\d{1,9})\\.json$`).exec(path) ?? [];
	if (id) return { kind: "revision", id, revision: Number(revision) };
	const [, changes] = /^v1\/changes\/(\d{1,12})\.json$/.exec(path) ?? [];
	// Change pages are numbered from 1, the journal's from 0.
	if (changes) return { kind: "changes", page: Number(changes) - 1 };
	const [, channel, below, page] =
		/^zh-[A-Za-z]{2,4}\/([a-z0-9-]{1,80})\/archive\/(before-)?(\d{1,9})\.(?:atom\.xml|json)$/.exec(
			path,
		) ?? [];
	if (channel)
		return {
			kind: "archive",
			channel,
			page: below ? -Number(page) : Number(page),
		};
	const [, event] =
		new RegExp(`^zh-[A-Za-z]{2,4}/n/(${ID})\\.ics$`).exec(path) ?? [];
	return event ? { kind: "event", id: event } : { kind: "other" };
}
