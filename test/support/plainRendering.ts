// A rendering that shows just what the protocol promises about: which notices, in which state, where.
import type { ChannelState, PageEntry } from "../../functions/journal/state.ts";
import type { PublicFile } from "../../functions/pipeline/publicWriter.ts";
import type {
	DraftRecord,
	Rendering,
} from "../../functions/pipeline/rendering.ts";
import { parsePath } from "../../functions/site/paths.ts";

function file(path: string, value: unknown): PublicFile {
	return {
		path,
		contentType: "application/json; charset=utf-8",
		cacheControl: "no-cache",
		body: JSON.stringify(value),
	};
}

export function plainRendering(channels: readonly string[]): Rendering {
	return {
		digest: "plain",
		channels: [...channels],
		pageEntry: (entry, record): PageEntry => ({
			id: entry.placed.id,
			seq: entry.seq,
			revision: entry.placed.revision,
			state: entry.placed.state,
			kind: record?.kind ?? "other",
			releasedAt: entry.placed.releasedAt,
			updatedAt: entry.placed.updatedAt,
			entryDate: entry.placed.entryDate,
			meetings: entry.placed.meetings,
			attachments: [],
			channels: Object.keys(entry.placed.places),
			editions: {},
			issuer: record ? shownText(record) : "",
		}),
		notice: (placed, record) => [
			file(`v1/notices/${placed.id}.json`, {
				id: placed.id,
				revision: placed.revision,
				state: placed.state,
				updatedAt: placed.updatedAt,
				title: record?.title ?? null,
				text: record?.contentText ?? null,
				statuses: placed.meetings.map(({ status }) => status),
			}),
		],
		revision: (placed, record) =>
			file(`v1/notices/${placed.id}/r${placed.revision}.json`, {
				id: placed.id,
				revision: placed.revision,
				state: placed.state,
				title: record?.title ?? null,
				text: record?.contentText ?? null,
			}),
		purgedRevision: (id, revision) =>
			file(`v1/notices/${id}/r${revision}.json`, {
				id,
				revision,
				state: "withdrawn",
			}),
		attachments: (placed, record) =>
			(record?.attachments ?? []).flatMap(({ storedAs, path, sha256 }) =>
				storedAs && path && sha256
					? [
							{
								storedAs,
								sha256,
								path: `files/${placed.id}/${path}`,
								contentType: "text/plain; charset=utf-8",
								cacheControl: "immutable",
							},
						]
					: [],
			),
		attachmentPrefix: (id) => `files/${id}/`,
		purgedAttachment: (path) => file(path, "withdrawn"),
		retired: () => undefined,
		cachePatterns: (ids) => ids.map((id) => `/v1/notices/${id}*`),
		channelPage: (page) => [
			file(`archive/${page.channel}/${page.page}.json`, {
				updatedAt: page.updatedAt,
				entries: shown(page.entries),
			}),
		],
		channel: (state, pages) => [
			file(`latest/${state.channel}.json`, {
				updatedAt: state.updatedAt,
				slots: state.slots,
				entries: pages.flatMap(({ entries }) => shown(entries)),
				changes: state.changes.map(({ seq, id, op }) => ({ seq, id, op })),
			}),
		],
		feeds: (channel, major) => [
			`https://site.example/latest/${channel}.json`,
			...(major ? [`https://site.example/changes/${channel}.json`] : []),
		],
		emptyChannel: (channel): ChannelState => ({
			generation: 0,
			channel,
			slots: 0,
			backSlots: 0,
			updatedAt: "2026-01-01T00:00:00Z",
			changes: [],
			upcoming: [],
			upcomingAt: "",
		}),
		changes: (page) => [
			file(
				`v1/changes/${page.page + 1}.json`,
				page.entries.map(({ seq, at, op, placed }) => ({
					seq,
					at,
					op,
					id: placed.id,
					revision: placed.revision,
					state: placed.state,
				})),
			),
		],
		index: (head) => [
			file("index.json", { epoch: head.epoch, lastSeq: head.seq, at: head.at }),
		],
		statics: () => [],
		sitemap: (part, ids) => file(`sitemaps/${part}.json`, ids),
		sitemapIndex: (parts) => file("sitemap.json", { parts }),
		parsePath: (path) => {
			const [, channel, page] =
				/^archive\/(\w+)\/(-?\d+)\.json$/.exec(path) ?? [];
			return channel
				? { kind: "archive", channel, page: Number(page) }
				: parsePath(path);
		},
	};
}

function shownText({ title, contentText }: DraftRecord): string {
	return `${title} ${contentText}`.trim();
}

function shown(entries: Record<string, PageEntry>) {
	return Object.entries(entries).map(([slot, entry]) => ({
		slot: Number(slot),
		id: entry.id,
		revision: entry.revision,
		state: entry.state,
		title: entry.state === "withdrawn" ? null : entry.issuer,
	}));
}
