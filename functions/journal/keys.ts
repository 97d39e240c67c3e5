// Every key of the private store, built and parsed in one place.
import type { Lane } from "./state.ts";

/** `0` (now) or a UTC instant to the second, fixed width: `20260305T063000Z`. */
export function instantInKey(instant: string | undefined): string {
	return instant === undefined ? "0" : instant.replace(/[-:]/g, "");
}

const MARK =
	/^(?:due\/(0|\d{8}T\d{6}Z)|backfill\/\d{8})\.([a-z0-9-]{1,64})\.d(\d{1,9})$/;

/** "Look at `id`, at draft `draft` or later, at `instant` or later." */
export interface Mark {
	key: string;
	lane: Lane;
	/** As in the key: `0`, or fixed width. The slow lane has no later: always `0`. */
	instant: string;
	id: string;
	draft: number;
}

export function parseMark(key: string): Mark | undefined {
	const [, instant, id, draft] = MARK.exec(key) ?? [];
	if (!id || !draft) return undefined;
	return {
		key,
		lane: instant === undefined ? "backfill" : "due",
		instant: instant ?? "0",
		id,
		draft: Number(draft),
	};
}

/** Sorts later days first, and what has no date last. */
function newestFirst(day: string | undefined): string {
	const last = 99_999_999;
	const order = day ? last - Number(day.slice(0, 10).replace(/-/g, "")) : last;
	return String(order).padStart(8, "0");
}

const NAME =
	/^names\/([0-9a-f]{32})\/(carrier|effect)\/(\d{4}-\d{2}-\d{2}|-)\.([a-z0-9-]{1,64})$/;

/** Who goes by a name, or names somebody with it. */
export interface Naming {
	digest: string;
	role: "carrier" | "effect";
	/** The notice's own date. */
	dated?: string;
	id: string;
}

export function parseNaming(key: string): Naming | undefined {
	const [, digest, role, dated, id] = NAME.exec(key) ?? [];
	if (!digest || !role || !dated || !id) return undefined;
	return {
		digest,
		role: role as Naming["role"],
		...(dated === "-" ? {} : { dated }),
		id,
	};
}

export const keys = {
	/** Which epoch's part of the store is in use; beside the first epoch's objects, above the others'. */
	epoch: () => "epoch.json",
	/** The part of an epoch begun by a restart, from 1. */
	epochPart: (part: number) => `epochs/${part}/`,
	/** What a restart has still to do once the sources are published. */
	restart: () => "restart.json",
	head: () => "head.json",
	commit: (generation: number, hash: string) =>
		`commits/${generation}-${hash}.json`,
	/** What the site was last rendered with. */
	rendered: () => "rendered.json",
	draft: (id: string, draft: number, hash: string) =>
		`drafts/${id}/d${draft}-${hash}.json`,
	drafts: (id: string) => `drafts/${id}/`,
	current: (id: string) => `drafts/${id}/current.json`,
	/** `after`: the draft that took back all before it; what later drafts bring is not touched by that. */
	attachment: (id: string, sha256: string, extension: string, after = 0) =>
		`attachments/${id}/${after > 0 ? `d${after}/` : ""}${sha256}${extension}`,
	attachments: (id: string) => `attachments/${id}/`,
	/**
	 * `instant` absent: now. All beside each other: where a store is a folder, one of its own for each
	 * instant would stay behind empty, and every look would go through all of them.
	 */
	mark: (instant: string | undefined, id: string, draft: number) =>
		`due/${instantInKey(instant)}.${id}.d${draft}`,
	/** Newest first, so that they are on top wherever a site begins with its past. */
	backfillMark: (dated: string | undefined, id: string, draft: number) =>
		`backfill/${newestFirst(dated)}.${id}.d${draft}`,
	lane: (lane: Lane) => `${lane}/`,
	placed: (id: string) => `placed/${id}.json`,
	placements: () => "placed/",
	channels: () => "channels/",
	channel: (channel: string) => `channels/${channel}.json`,
	channelPage: (channel: string, page: number) =>
		`channels/${channel}/${page}.json`,
	journal: () => "journal/",
	journalPage: (page: number) => `journal/${page}.json`,
	/** How far the hub was told. */
	told: () => "told.json",
	/** How far the sitemaps have got. */
	sitemaps: () => "sitemaps.json",
	/** `site.yaml` as last adopted, checked and with its texts converted. */
	configuration: () => "configuration.json",
	/** Where the next reconciliation goes on. */
	reconciling: () => "reconciling.json",
	/** Under which recipe sources and drafts were last compared to the end. */
	reconciled: () => "reconciled.json",
	/** Which snapshots there are, and how far the next has got. */
	snapshots: () => "snapshots.json",
	/** What a source key became; `digest` is that of the key. */
	source: (digest: string) => `sources/${digest}.json`,
	sources: () => "sources/",
	rejected: (digest: string) => `rejected/${digest}.json`,
	rejections: () => "rejected/",
	naming: ({ digest, role, dated, id }: Naming) =>
		`names/${digest}/${role}/${dated ?? "-"}.${id}`,
	namings: (digest: string) => `names/${digest}/`,
} as const;

/** What the permissions to write and read are given by. */
export const PREFIXES = {
	commits: "commits/",
	drafts: "drafts/",
	attachments: "attachments/",
	due: "due/",
	backfill: "backfill/",
	placed: "placed/",
	channels: "channels/",
	journal: "journal/",
	sources: "sources/",
	rejected: "rejected/",
	names: "names/",
} as const;

/** Whether a key below `channels/` is a channel's own state; the others are its pages. */
export function isChannelState(key: string): boolean {
	return /^channels\/[a-z0-9-]{1,80}\.json$/.test(key);
}

/** The first draft that an object below `drafts/` or `attachments/` can belong to. */
export function firstDraftOf(key: string): number | undefined {
	const draft = /^drafts\/[^/]{1,64}\/d(\d{1,9})-/.exec(key)?.[1];
	if (draft !== undefined) return Number(draft);
	if (!key.startsWith("attachments/")) return undefined;
	const after = /^attachments\/[^/]{1,64}\/d(\d{1,9})\//.exec(key)?.[1];
	return Number(after ?? 0) + 1;
}

export function parseJournalPage(key: string): number | undefined {
	const page = /^journal\/(\d{1,12})\.json$/.exec(key)?.[1];
	return page === undefined ? undefined : Number(page);
}
