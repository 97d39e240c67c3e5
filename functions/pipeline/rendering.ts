// What the protocol asks of whoever turns state into public files. It knows no format itself.
import type {
	ChannelPage,
	ChannelState,
	Entry,
	Head,
	JournalPage,
	PageEntry,
	Placed,
} from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import type { PublicPath } from "../site/paths.ts";
import type { PublicFile } from "./publicWriter.ts";

export type DraftRecord = Draft["record"];

/** Pure: the same state, the same bytes. `record` is absent for a withdrawn notice. */
export interface Rendering {
	/** Changes when the same state would be rendered to other bytes. */
	digest: string;
	/** Slugs of the channels that the site has now; a closed one keeps its last files. */
	channels: string[];
	pageEntry(entry: Entry, record: DraftRecord | undefined): PageEntry;
	notice(placed: Placed, record: DraftRecord | undefined): PublicFile[];
	revision(placed: Placed, record: DraftRecord | undefined): PublicFile;
	/** In the place of a revision whose text was taken back. */
	purgedRevision(id: string, revision: number): PublicFile;
	attachments(
		placed: Placed,
		record: DraftRecord | undefined,
	): (Omit<PublicFile, "body"> & { storedAs: string; sha256: string })[];
	/** Below which a notice's attachments stand. */
	attachmentPrefix(id: string): string;
	/** In the place of an attachment taken back. */
	purgedAttachment(path: string): PublicFile;
	/** What a CDN may hold of notices, as it names paths: with a slash first, and a `*` at the end of some. */
	cachePatterns(ids: readonly string[]): string[];
	channelPage(page: ChannelPage): PublicFile[];
	/** `pages` hold the newest slots. */
	channel(state: ChannelState, pages: readonly ChannelPage[]): PublicFile[];
	/**
	 * In the place of a file of a channel or an edition that the site has no longer. Nothing: the path is
	 * one that the site makes, or was never ours.
	 */
	retired(path: string): PublicFile | undefined;
	/** Addresses of a channel's feeds; `major`: also of those that hold major changes alone. */
	feeds(channel: string, major: boolean): string[];
	/** A channel that nothing was published in yet. */
	emptyChannel(slug: string): ChannelState;
	changes(page: JournalPage): PublicFile[];
	/** What says how far the site is. */
	index(head: Head): PublicFile[];
	/** What depends on the configuration alone. */
	statics(): PublicFile[];
	sitemap(part: number, ids: readonly string[]): PublicFile;
	sitemapIndex(parts: number): PublicFile;
	/** What a file of the public store is. */
	parsePath(path: string): PublicPath;
}
