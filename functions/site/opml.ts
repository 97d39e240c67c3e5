// OPML 2.0: every feed, grouped by edition and by kind of channel.
import type { Edition } from "../notice/edition.ts";
import type {
	Channel,
	ChannelGroup,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { channelName, siteTitle } from "./feed.ts";
import { label } from "./labels.ts";
import { paths } from "./paths.ts";
import { CONTENT_TYPES, type SiteFile, SLOW } from "./siteFile.ts";
import { escapeXml } from "./xmlText.ts";

export const GROUP_LABELS = {
	all: "all",
	org: "organizations",
	topic: "topics",
	region: "regions",
	kind: "kinds",
} as const satisfies Record<ChannelGroup, Parameters<typeof label>[0]>;

export const GROUPS = Object.keys(GROUP_LABELS) as ChannelGroup[];

/** One format a feed (RSS): a reader that takes them all would show each notice three times. */
export function opml(site: SiteConfiguration): SiteFile {
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<opml version="2.0">',
		`<head><title>${escapeXml(siteTitle(site, site.defaultEdition))}</title></head>`,
		"<body>",
		...site.editions.flatMap((edition) => [
			`<outline text="${escapeXml(label("language", edition))}">`,
			...GROUPS.flatMap((group) => groupOutline(site, edition, group)),
			"</outline>",
		]),
		"</body>",
		"</opml>",
	];
	return {
		path: paths.opml(),
		contentType: CONTENT_TYPES.opml,
		cacheControl: SLOW,
		body: `${lines.join("\n")}\n`,
	};
}

function groupOutline(
	site: SiteConfiguration,
	edition: Edition,
	group: ChannelGroup,
): string[] {
	const channels = site.channels.filter((channel) => channel.group === group);
	if (channels.length === 0) return [];
	return [
		`<outline text="${escapeXml(label(GROUP_LABELS[group], edition))}">`,
		...channels.flatMap((channel) => [
			feedOutline(site, edition, channel, "latest"),
			feedOutline(site, edition, channel, "changes"),
		]),
		"</outline>",
	];
}

function feedOutline(
	site: SiteConfiguration,
	edition: Edition,
	channel: Channel,
	name: "latest" | "changes",
): string {
	const title = [
		channelName(channel, edition),
		...(name === "changes" ? [label("changesFeed", edition)] : []),
	].join(" · ");
	const url = `${site.baseUrl}${paths.feed(edition, channel.slug, name, "rss.xml")}`;
	const page = `${site.baseUrl}${paths.channelPage(edition, channel.slug)}`;
	return `<outline type="rss" text="${escapeXml(title)}" title="${escapeXml(title)}" xmlUrl="${escapeXml(url)}" htmlUrl="${escapeXml(page)}" language="${edition}"/>`;
}
