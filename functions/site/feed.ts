// A feed before its format: the same ids, order, titles, dates and bodies for RSS, Atom and JSON.
import {
	type ChannelPage,
	type ChannelState,
	type EntryText,
	LATEST_SLOTS,
	type NamedMeeting,
	type PageEntry,
	SLOTS_PER_PAGE,
} from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { changeEntry } from "./changeEntry.ts";
import { factsText, noticeHtml, withdrawnHtml } from "./entryHtml.ts";
import { type FeedAttachment, feedAttachment } from "./feedAttachment.ts";
import { newestFirst, type Ordered } from "./feedOrder.ts";
import { earlier, later, utc } from "./instants.ts";
import { kindName, label } from "./labels.ts";
import { localMeeting } from "./localMeeting.ts";
import { madeOnce } from "./madeOnce.ts";
import { type FeedFormat, type FeedName, paths } from "./paths.ts";
import { tagUri } from "./tagUri.ts";
import { oneLine, xmlText } from "./xmlText.ts";

/** Texts are legal XML with LF line ends; titles, names and labels stand on one line. */
export interface FeedEntry {
	/** Constant `tag:` URI, the same in every edition and format. */
	id: string;
	/** The notice's page in the feed's edition. */
	url: string;
	title: string;
	/** Plain text. */
	summary?: string;
	/** Sanitized, links absolute. */
	html: string;
	/** The release, never the meeting, never in the future. UTC to the second, like all instants here. */
	published: string;
	/** The last major change. */
	updated: string;
	author?: string;
	categories: { term: string; label: string }[];
	attachments: FeedAttachment[];
	/** For the `_meeting` extension of JSON Feed; texts as the edition writes them. */
	meetings: NamedMeeting[];
	/** Set in the place of a notice taken back: since when. */
	withdrawn?: string;
}

export interface Feed {
	/** Constant `tag:` URI of this edition and channel. */
	id: string;
	title: string;
	description: string;
	language: Edition;
	/** The newest change that the feed shows. */
	updated: string;
	/** Name of whoever runs the site. */
	author: string;
	/** The page for people. */
	home: string;
	/** What the fields of a meeting mean. */
	schema: string;
	/** Address of this feed in each format. */
	self: Partial<Record<FeedFormat, string>>;
	/** The same feed in the other editions. */
	alternates: { edition: Edition; self: Partial<Record<FeedFormat, string>> }[];
	/** RFC 5005: the page of older entries; for an archive page the feed that it belongs to. */
	previous?: Partial<Record<FeedFormat, string>>;
	current?: Partial<Record<FeedFormat, string>>;
	hub?: string;
	entries: FeedEntry[];
}

export interface FeedInput {
	site: SiteConfiguration;
	edition: Edition;
	channel: Channel;
	name: FeedName;
	state: ChannelState;
	/** The pages that hold the newest slots. */
	pages: readonly ChannelPage[];
}

const FORMATS: readonly FeedFormat[] = ["rss.xml", "atom.xml", "json"];

export function channelFeed(input: FeedInput): Feed {
	const { site, edition, channel, name, state } = input;
	const changes = state.changes.map(
		(change): Ordered => ({
			entry: changeEntry(change, site, edition),
			change: true,
			number: change.seq,
		}),
	);
	const entries =
		name === "changes" ? changes : [...newestNotices(input), ...changes];
	const address = (of: Edition) =>
		Object.fromEntries(
			FORMATS.map((format) => [
				format,
				`${site.baseUrl}${paths.feed(of, channel.slug, name, format)}`,
			]),
		);
	return {
		...feedHead(site, edition, channel),
		id: tagUri(site, `${edition}/${channel.slug}/${name}`),
		title: feedTitle(input),
		updated: utc(state.updatedAt),
		self: address(edition),
		alternates: site.editions
			.filter((other) => other !== edition)
			.map((other) => ({ edition: other, self: address(other) })),
		...(name === "latest" && state.slots > 0
			? { previous: archiveAddress(site, edition, channel, lastPage(state)) }
			: {}),
		entries: newestFirst(entries),
	};
}

/** What the feeds of a channel and its archive pages have in common. */
export function feedHead(
	site: SiteConfiguration,
	edition: Edition,
	channel: Channel,
): Pick<Feed, "description" | "language" | "author" | "home" | "schema"> & {
	hub?: string;
} {
	return {
		description: xmlText(
			site.descriptions[edition] || siteTitle(site, edition),
		),
		language: edition,
		author: siteTitle(site, edition),
		home: `${site.baseUrl}${paths.channelPage(edition, channel.slug)}`,
		schema: `${site.baseUrl}${paths.schema()}`,
		...(site.hub ? { hub: site.hub } : {}),
	};
}

export function siteTitle(site: SiteConfiguration, edition: Edition): string {
	return oneLine(
		site.titles[edition] ?? site.titles[site.defaultEdition] ?? "",
	);
}

export function channelName(channel: Channel, edition: Edition): string {
	return oneLine(channel.names[edition] ?? channel.slug);
}

export function archiveAddress(
	site: SiteConfiguration,
	edition: Edition,
	channel: Channel,
	page: number,
): Partial<Record<FeedFormat, string>> {
	return {
		"atom.xml": `${site.baseUrl}${paths.archive(edition, channel.slug, page, "atom.xml")}`,
		json: `${site.baseUrl}${paths.archive(edition, channel.slug, page, "json")}`,
	};
}

function feedTitle({ site, edition, channel, name }: FeedInput): string {
	const parts = [
		siteTitle(site, edition),
		channelName(channel, edition),
		...(name === "changes" ? [label("changesFeed", edition)] : []),
	];
	return parts.join(" · ");
}

/** Page of a channel's highest slot. */
export function lastPage(state: ChannelState): number {
	return Math.floor(Math.max(0, state.slots - 1) / SLOTS_PER_PAGE);
}

/** The newest slots, dead ones as what they are; nothing older moves in. */
function newestNotices({ state, pages, site, edition }: FeedInput): Ordered[] {
	const lowest = state.slots - LATEST_SLOTS;
	return pages.flatMap(({ entries }) =>
		Object.entries(entries)
			.map(([slot, entry]) => ({ slot: Number(slot), entry }))
			.filter(({ slot }) => slot >= lowest)
			.map(({ slot, entry }) => ({
				entry: noticeEntry(entry, site, edition),
				change: false,
				number: slot,
			})),
	);
}

/** The same object for the same entry, wherever it stands. */
export const noticeEntry = madeOnce(entryOfNotice);

function entryOfNotice(
	entry: PageEntry,
	site: SiteConfiguration,
	edition: Edition,
): FeedEntry {
	const text = entry.editions[edition];
	const url = `${site.baseUrl}${paths.noticePage(edition, entry.id)}`;
	// Readers pin a future date to the top for good: whatever a source says of itself, not after its release.
	const published = earlier(utc(entry.entryDate), utc(entry.releasedAt));
	const base = {
		id: tagUri(site, `notice/${entry.id}`),
		url,
		published,
		updated: later(utc(entry.updatedAt), published),
	};
	if (!text || entry.state === "withdrawn")
		return {
			...base,
			title: `【${label("withdrawn", edition)}】`,
			html: withdrawnHtml(entry.withdrawal, site, edition),
			categories: [],
			attachments: [],
			meetings: [],
			withdrawn: utc(entry.withdrawal?.at ?? entry.updatedAt),
		};
	const here = (word: string) => text.strings[word] ?? word;
	const meetings = entry.meetings.map((one) => localMeeting(one, here));
	const attachments = entry.attachments.flatMap(
		(one) => feedAttachment(one, here) ?? [],
	);
	const original = originalUrl(entry, text, site);
	const summary = xmlText(text.summary ?? factsText(meetings, edition));
	const mark = entry.state === "expired" && `【${label("expired", edition)}】`;
	return {
		...base,
		title: oneLine(`${mark || ""}${text.title}`),
		...(summary ? { summary } : {}),
		html: noticeHtml(
			{
				text,
				meetings,
				attachments,
				url,
				...(original ? { originalUrl: original } : {}),
			},
			edition,
		),
		...(entry.issuer ? { author: oneLine(here(entry.issuer)) } : {}),
		categories: categoriesOf(entry, site, edition),
		attachments,
		meetings,
	};
}

/** Of a machine's text: where its author's stands. */
function originalUrl(
	entry: PageEntry,
	text: EntryText,
	site: SiteConfiguration,
): string | undefined {
	if (text.method !== "machine") return undefined;
	const edition = site.editions.find(
		(other) => entry.editions[other]?.method === "original",
	);
	return edition && `${site.baseUrl}${paths.noticePage(edition, entry.id)}`;
}

/** The kind, then the channels: a kind that is a channel too is said once. */
function categoriesOf(
	entry: PageEntry,
	site: SiteConfiguration,
	edition: Edition,
): FeedEntry["categories"] {
	return [
		{ term: `kind-${entry.kind}`, label: kindName(entry.kind, edition) },
		...site.channels
			.filter(
				({ slug, group }) =>
					group !== "all" && group !== "kind" && entry.channels.includes(slug),
			)
			.map((channel) => ({
				term: channel.slug,
				label: channelName(channel, edition),
			})),
	];
}
