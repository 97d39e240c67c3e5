// What stands in the place of public files that the site does not make any more: those of a channel or an
// edition that its configuration has no longer. Nothing of a notice is left in them.
import type { ChannelPage, ChannelState } from "../journal/state.ts";
import { EDITIONS, type Edition } from "../notice/edition.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { archiveFiles } from "./archive.ts";
import { emptyCalendar } from "./calendar.ts";
import { channelFiles } from "./channelFiles.ts";
import { notFoundPage } from "./channelPage.ts";
import { parsePath, paths } from "./paths.ts";
import type { SiteFile } from "./siteFile.ts";

/** The folder of notices, beside those of channels. */
const NOTICES = paths.noticePage("zh-Hans", "").split("/")[1];

/** Nothing: the path is one of a channel and an edition that the site has, or was never ours. */
export function retiredFile(
	path: string,
	site: SiteConfiguration,
	empty: (slug: string) => ChannelState,
): SiteFile | undefined {
	const [, name, slug] = /^([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
	const edition = EDITIONS.find((one) => one === name);
	if (!edition) return undefined;
	const known = site.channels.find((channel) => channel.slug === slug);
	if (
		site.editions.includes(edition) &&
		(!slug || slug === NOTICES || known !== undefined)
	)
		return undefined;
	const alone = { ...site, editions: [edition] };
	if (slug && slug !== NOTICES) {
		const channel: Channel = known ?? { slug, group: "topic", names: {} };
		const made = [
			...channelFiles(alone, channel, empty(slug), []),
			...archived(path, channel, edition, alone, empty(slug)),
		].find((file) => file.path === path);
		if (made) return made;
	}
	if (path.endsWith(".ics")) return emptyCalendar(path, edition, alone);
	return path.endsWith(".html")
		? { ...notFoundPage(alone, edition), path }
		: undefined;
}

function archived(
	path: string,
	channel: Channel,
	edition: Edition,
	site: SiteConfiguration,
	{ updatedAt }: ChannelState,
): SiteFile[] {
	const parsed = parsePath(path);
	if (parsed.kind !== "archive") return [];
	const page: ChannelPage = {
		generation: 0,
		channel: channel.slug,
		page: parsed.page,
		older: false,
		updatedAt,
		entries: {},
	};
	return archiveFiles(page, channel, edition, site);
}
