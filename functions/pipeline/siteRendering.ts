// The site as it is: formats, editions and pages behind what the protocol asks for.
import { pageEntryOf } from "../journal/showEntry.ts";
import type { ChannelState } from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import { type PurgedRevision, SCHEMA_VERSION } from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { archiveFiles } from "../site/archive.ts";
import { cachePatterns } from "../site/cachePatterns.ts";
import { noticeCalendar } from "../site/calendar.ts";
import { changeIndex, changePage } from "../site/changePage.ts";
import { channelFeeds } from "../site/channelFeeds.ts";
import { channelFiles } from "../site/channelFiles.ts";
import { notFoundPage } from "../site/channelPage.ts";
import { indexJson } from "../site/indexJson.ts";
import { jsonSchema } from "../site/jsonSchema.ts";
import { noticePage, withdrawnPage } from "../site/noticePage.ts";
import { opml } from "../site/opml.ts";
import { parsePath, paths } from "../site/paths.ts";
import {
	publicAttachments,
	publicNotice,
	tombstone,
} from "../site/publicNotice.ts";
import { retiredFile } from "../site/retired.ts";
import {
	CONTENT_TYPES,
	IMMUTABLE,
	MUTABLE,
	type SiteFile,
} from "../site/siteFile.ts";
import { robots, sitemapIndex, sitemapPart } from "../site/sitemap.ts";
import { style } from "../site/style.ts";
import { sha256Hex } from "./json.ts";
import type { Rendering } from "./rendering.ts";

/** Raised when the same state would be rendered to other bytes than before. */
const RENDERER_VERSION = 5;

export function siteRendering(site: SiteConfiguration): Rendering {
	const bySlug = new Map(
		site.channels.map((channel) => [channel.slug, channel]),
	);
	return {
		digest: sha256Hex(`${RENDERER_VERSION} ${site.digest}`),
		channels: [...bySlug.keys()],
		pageEntry: (entry, record) =>
			pageEntryOf(entry, record, record ? publicAttachments(record) : []),
		notice(placed, record) {
			const calendar = (edition: Edition) =>
				noticeCalendar(placed, record, edition, site);
			if (placed.state === "withdrawn" || !record) {
				const dead = tombstone(placed, site);
				return [
					json(paths.notice(placed.id), dead, MUTABLE),
					...site.editions.flatMap((edition) => [
						withdrawnPage(dead, edition, site),
						...calendar(edition),
					]),
				];
			}
			const notice = publicNotice(record, placed, site);
			const channels = Object.keys(placed.places);
			return [
				json(paths.notice(placed.id), notice, MUTABLE),
				...site.editions.flatMap((edition) => {
					const text = notice.editions[edition];
					return text
						? [
								noticePage(notice, text, edition, channels, site),
								...calendar(edition),
							]
						: [];
				}),
			];
		},
		revision: (placed, record) =>
			json(
				paths.revision(placed.id, placed.revision),
				placed.state === "withdrawn" || !record
					? tombstone(placed, site)
					: publicNotice(record, placed, site),
				IMMUTABLE,
			),
		purgedRevision: (id, revision) =>
			json(
				paths.revision(id, revision),
				{
					schemaVersion: SCHEMA_VERSION,
					id,
					revision,
					state: "withdrawn",
				} satisfies PurgedRevision,
				MUTABLE,
			),
		attachments: (placed, record) =>
			placed.state === "withdrawn" || !record
				? []
				: record.attachments.flatMap(({ storedAs, sha256, path, mediaType }) =>
						storedAs && sha256 && path
							? [
									{
										storedAs,
										sha256,
										path: paths.attachment(placed.id, path),
										contentType: mediaType,
										cacheControl: IMMUTABLE,
									},
								]
							: [],
					),
		attachmentPrefix: (id) => paths.attachment(id, ""),
		purgedAttachment: (path) => ({
			path,
			contentType: "text/plain; charset=utf-8",
			cacheControl: MUTABLE,
			body: "withdrawn\n",
		}),
		cachePatterns: (ids) => cachePatterns(ids, site.editions),
		channelPage: (page) => {
			const channel = bySlug.get(page.channel);
			return channel
				? site.editions.flatMap((edition) =>
						archiveFiles(page, channel, edition, site),
					)
				: [];
		},
		channel: (state, pages) => {
			const channel = bySlug.get(state.channel);
			return channel ? channelFiles(site, channel, state, pages) : [];
		},
		feeds: (slug, major) => {
			const channel = bySlug.get(slug);
			return channel
				? channelFeeds(
						site,
						channel,
						major ? ["latest", "changes"] : ["latest"],
					)
				: [];
		},
		emptyChannel: (slug) => emptyChannel(slug, site),
		retired: (path) =>
			retiredFile(path, site, (slug) => emptyChannel(slug, site)),
		changes: (page) => [changePage(page, site)],
		index: (head) => [indexJson(head, site), changeIndex(head)],
		statics: () => [
			style(),
			jsonSchema(site),
			opml(site),
			robots(site),
			notFoundPage(site, site.defaultEdition),
		],
		sitemap: (part, ids) => sitemapPart(part, ids, site),
		sitemapIndex: (parts) => sitemapIndex(parts, site),
		parsePath,
	};
}

function emptyChannel(slug: string, site: SiteConfiguration): ChannelState {
	return {
		generation: 0,
		channel: slug,
		slots: 0,
		backSlots: 0,
		updatedAt: beginning(site),
		changes: [],
		upcoming: [],
		upcomingAt: beginning(site),
	};
}

/** The date of the site's `tag:` URIs: what a channel that has shown nothing was last changed. */
function beginning(site: SiteConfiguration): string {
	return `${site.tag.date.padEnd(10, "-01-01".slice(site.tag.date.length - 4))}T00:00:00Z`;
}

function json(path: string, value: unknown, cacheControl: string): SiteFile {
	return {
		path,
		contentType: CONTENT_TYPES.json,
		cacheControl,
		body: `${JSON.stringify(value, null, "\t")}\n`,
	};
}
