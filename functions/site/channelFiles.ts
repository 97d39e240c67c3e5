// All files of a channel but its archive.
import type { ChannelPage, ChannelState } from "../journal/state.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { channelCalendars } from "./calendar.ts";
import {
	channelPage,
	editionHome,
	siteHome,
	upcomingPage,
} from "./channelPage.ts";
import { channelFeed } from "./feed.ts";
import { paths } from "./paths.ts";
import { renderAtom } from "./renderAtom.ts";
import { renderJsonFeed } from "./renderJsonFeed.ts";
import { renderRss } from "./renderRss.ts";
import { CONTENT_TYPES, MUTABLE, type SiteFile } from "./siteFile.ts";

export function channelFiles(
	site: SiteConfiguration,
	channel: Channel,
	state: ChannelState,
	pages: readonly ChannelPage[],
): SiteFile[] {
	return site.editions.flatMap((edition) => {
		const input = { site, edition, channel, state, pages };
		const files = [
			channelPage(input),
			upcomingPage(input),
			...channelCalendars(input),
		];
		for (const name of ["latest", "changes"] as const) {
			const feed = channelFeed({ ...input, name });
			const at = (format: "rss.xml" | "atom.xml" | "json") =>
				paths.feed(edition, channel.slug, name, format);
			files.push(
				text(at("rss.xml"), CONTENT_TYPES.rss, renderRss(feed)),
				text(at("atom.xml"), CONTENT_TYPES.atom, renderAtom(feed)),
				text(at("json"), CONTENT_TYPES.feed, renderJsonFeed(feed)),
			);
		}
		if (channel.group === "all") {
			files.push(editionHome(input));
			if (edition === site.defaultEdition) files.push(siteHome(input));
		}
		return files;
	});
}

function text(path: string, contentType: string, body: string): SiteFile {
	return { path, contentType, cacheControl: MUTABLE, body };
}
