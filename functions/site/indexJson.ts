// Discovery for programs: where everything is, and how far the site has got.
import { changedAtOf } from "../journal/commitInstant.ts";
import type { Head } from "../journal/state.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { hasCalendar } from "./calendar.ts";
import { type FeedName, paths } from "./paths.ts";
import { CONTENT_TYPES, MUTABLE, type SiteFile } from "./siteFile.ts";

/** Grows with the channels, not with the notices. */
export function indexJson(head: Head, site: SiteConfiguration): SiteFile {
	const url = (path: string) => `${site.baseUrl}${path}`;
	return {
		path: paths.index(),
		contentType: CONTENT_TYPES.json,
		cacheControl: MUTABLE,
		body: `${JSON.stringify(
			{
				titles: site.titles,
				epoch: head.epoch,
				lastSeq: head.seq,
				updatedAt: changedAtOf(head),
				timezone: site.timezone,
				editions: site.editions,
				schema: url(paths.schema()),
				changes: url(paths.changeIndex()),
				notices: `${site.baseUrl}v1/notices/{id}.json`,
				opml: url(paths.opml()),
				sitemap: url(paths.sitemapIndex()),
				...(site.hub ? { hub: site.hub } : {}),
				channels: site.channels.map((channel) => ({
					slug: channel.slug,
					group: channel.group,
					names: channel.names,
					editions: Object.fromEntries(
						site.editions.map((edition) => {
							const { slug } = channel;
							const calendar = (visible: boolean) =>
								url(paths.calendar(edition, slug, visible));
							const feeds = (name: FeedName) => ({
								rss: url(paths.feed(edition, slug, name, "rss.xml")),
								atom: url(paths.feed(edition, slug, name, "atom.xml")),
								json: url(paths.feed(edition, slug, name, "json")),
							});
							return [
								edition,
								{
									page: url(paths.channelPage(edition, slug)),
									latest: feeds("latest"),
									changes: feeds("changes"),
									...(hasCalendar(channel)
										? {
												calendar: calendar(false),
												calendarVisible: calendar(true),
											}
										: {}),
								},
							];
						}),
					),
				})),
			},
			null,
			"\t",
		)}\n`,
	};
}
