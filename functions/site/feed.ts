// A feed before its format: the same ids, order, titles, dates and bodies for RSS, Atom and JSON.
import {
	type ChannelChange,
	type ChannelPage,
	type ChannelState,
	LATEST_SLOTS,
	type PageEntry,
} from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type { Attachment } from "../notice/schema.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { changeHtml, noticeHtml } from "./entryHtml.ts";
import { kindName, label, operationName } from "./labels.ts";
import { type FeedFormat, type FeedName, paths } from "./paths.ts";
import { xmlText } from "./xmlText.ts";

export interface FeedEntry {
	/** Constant `tag:` URI, the same in every edition and format. */
	id: string;
	/** The notice's page in the feed's edition. */
	url: string;
	title: string;
	summary?: string;
	/** Sanitized, links absolute. */
	html: string;
	/** The release, never the meeting, never in the future. */
	published: string;
	/** The last major change. */
	updated: string;
	author?: string;
	categories: { term: string; label: string }[];
	attachments: Attachment[];
	/** For the `_meeting` extension of JSON Feed. */
	meetings: PageEntry["meetings"];
	/** Set in the place of a notice taken back. */
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
	const changes = state.changes.map((change) => changeEntry(change, input));
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
		updated: state.updatedAt,
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
): Pick<Feed, "description" | "language" | "author" | "home"> & {
	hub?: string;
} {
	return {
		description: site.descriptions[edition] ?? siteTitle(site, edition),
		language: edition,
		author: siteTitle(site, edition),
		home: `${site.baseUrl}${paths.channelPage(edition, channel.slug)}`,
		...(site.hub ? { hub: site.hub } : {}),
	};
}

export function siteTitle(site: SiteConfiguration, edition: Edition): string {
	return xmlText(
		site.titles[edition] ?? site.titles[site.defaultEdition] ?? "",
	);
}

export function channelName(channel: Channel, edition: Edition): string {
	return xmlText(channel.names[edition] ?? channel.slug);
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

/** RFC 4151; authority and date are the site's for ever, whatever becomes of its host. */
export function tagUri(site: SiteConfiguration, specific: string): string {
	return `tag:${site.tag.authority},${site.tag.date}:${specific}`;
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
	return Math.floor(Math.max(0, state.slots - 1) / 50);
}

/** The newest slots, dead ones as what they are; nothing older moves in. */
function newestNotices(input: FeedInput): FeedEntry[] {
	const lowest = input.state.slots - LATEST_SLOTS;
	return input.pages.flatMap(({ entries }) =>
		Object.entries(entries)
			.filter(([slot]) => Number(slot) >= lowest)
			.map(([, entry]) => noticeEntry(entry, input.site, input.edition)),
	);
}

export function noticeEntry(
	entry: PageEntry,
	site: SiteConfiguration,
	edition: Edition,
): FeedEntry {
	const text = entry.editions[edition];
	const url = `${site.baseUrl}${paths.noticePage(edition, entry.id)}`;
	const base = {
		id: tagUri(site, `notice/${entry.id}`),
		url,
		published: entry.entryDate,
		updated: later(entry.updatedAt, entry.entryDate),
	};
	if (!text)
		return {
			...base,
			title: `【${label("withdrawn", edition)}】`,
			html: noticeHtml(entry, undefined, url, edition),
			categories: [],
			attachments: [],
			meetings: [],
			withdrawn: entry.withdrawal?.at ?? entry.updatedAt,
		};
	const mark =
		entry.state === "expired" ? `【${label("expired", edition)}】` : "";
	return {
		...base,
		title: xmlText(`${mark}${text.title}`),
		...(text.summary ? { summary: xmlText(text.summary) } : {}),
		html: noticeHtml(entry, text, url, edition),
		...(entry.issuer
			? { author: xmlText(text.strings[entry.issuer] ?? entry.issuer) }
			: {}),
		categories: categoriesOf(entry, site, edition),
		attachments: entry.attachments.map((attachment) => ({
			...attachment,
			name: xmlText(text.strings[attachment.name] ?? attachment.name),
		})),
		meetings: entry.meetings,
	};
}

function categoriesOf(
	entry: PageEntry,
	site: SiteConfiguration,
	edition: Edition,
): FeedEntry["categories"] {
	return site.channels
		.filter(
			({ slug, group }) => group !== "all" && entry.channels.includes(slug),
		)
		.map((channel) => ({
			term: channel.slug,
			label: channelName(channel, edition),
		}));
}

function changeEntry(change: ChannelChange, input: FeedInput): FeedEntry {
	const { site, edition } = input;
	const url = `${site.baseUrl}${paths.noticePage(edition, change.id)}`;
	const title = change.titles[edition] ?? kindName(change.kind, edition);
	return {
		id: tagUri(site, `notice/${change.id}/r${change.revision}`),
		url,
		title: xmlText(
			change.op === "withdraw"
				? `【${operationName(change.op, edition)}】`
				: `【${operationName(change.op, edition)}】${title}`,
		),
		html: changeHtml(change, url, edition),
		published: change.at,
		updated: change.at,
		categories: [
			{
				term: `change-${change.op}`,
				label: operationName(change.op, edition),
			},
		],
		attachments: [],
		meetings: [],
	};
}

function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
	return [...entries].sort(
		(a, b) => compare(b.published, a.published) || compare(b.id, a.id),
	);
}

function later(a: string, b: string): string {
	return a > b ? a : b;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
