// Archive pages (RFC 5005 §4): every live notice of a channel, page by page, and the same as JSON.
import type { ChannelPage } from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import {
	archiveAddress,
	channelName,
	type Feed,
	feedHead,
	noticeEntry,
	siteTitle,
} from "./feed.ts";
import { utc } from "./instants.ts";
import { label } from "./labels.ts";
import { paths } from "./paths.ts";
import { renderAtom } from "./renderAtom.ts";
import { renderJsonFeed } from "./renderJsonFeed.ts";
import { CONTENT_TYPES, MUTABLE, type SiteFile } from "./siteFile.ts";
import { tagUri } from "./tagUri.ts";

export function archiveFiles(
	page: ChannelPage,
	channel: Channel,
	edition: Edition,
	site: SiteConfiguration,
): SiteFile[] {
	const feed = archiveFeed(page, channel, edition, site);
	return [
		{
			path: paths.archive(edition, channel.slug, page.page, "atom.xml"),
			contentType: CONTENT_TYPES.atom,
			cacheControl: MUTABLE,
			body: renderAtom(feed, true),
		},
		{
			path: paths.archive(edition, channel.slug, page.page, "json"),
			contentType: CONTENT_TYPES.feed,
			cacheControl: MUTABLE,
			body: renderJsonFeed(feed),
		},
	];
}

function archiveFeed(
	page: ChannelPage,
	channel: Channel,
	edition: Edition,
	site: SiteConfiguration,
): Feed {
	const bySlot = Object.entries(page.entries).sort(
		([a], [b]) => Number(b) - Number(a),
	);
	const entries = bySlot.map(([, entry]) => noticeEntry(entry, site, edition));
	const at = (number: number) => archiveAddress(site, edition, channel, number);
	const latest = (format: "atom.xml" | "json") =>
		`${site.baseUrl}${paths.feed(edition, channel.slug, "latest", format)}`;
	return {
		...feedHead(site, edition, channel),
		id: tagUri(site, `${edition}/${channel.slug}/archive/${page.page}`),
		title: `${siteTitle(site, edition)} · ${channelName(channel, edition)} · ${label("archive", edition)} ${page.page < 0 ? page.page : page.page + 1}`,
		updated: utc(page.updatedAt),
		self: at(page.page),
		alternates: [],
		current: { "atom.xml": latest("atom.xml"), json: latest("json") },
		...(page.older ? { previous: at(page.page - 1) } : {}),
		entries,
	};
}
