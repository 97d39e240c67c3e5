// Addresses of a channel's feeds, as their self links have them.
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { FEED_TYPES, type FeedFormat, type FeedName, paths } from "./paths.ts";

/** In every edition and format. */
export function channelFeeds(
	site: SiteConfiguration,
	channel: Channel,
	names: readonly FeedName[],
): string[] {
	return site.editions.flatMap((edition) =>
		names.flatMap((name) =>
			(Object.keys(FEED_TYPES) as FeedFormat[]).map(
				(format) =>
					`${site.baseUrl}${paths.feed(edition, channel.slug, name, format)}`,
			),
		),
	);
}
