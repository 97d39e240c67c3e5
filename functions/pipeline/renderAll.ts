// Every public file from the private state: for a rebuild, and for the check that compares.
import { isChannelState, keys } from "../journal/keys.ts";
import type {
	ChannelPage,
	ChannelState,
	Head,
	JournalPage,
	Placed,
} from "../journal/state.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import type { Store } from "../store/store.ts";
import { latestPages } from "./derive.ts";
import type { ReadDraft } from "./drafts.ts";
import { decodeJson } from "./json.ts";
import type { PublicFile } from "./publicWriter.ts";
import {
	attachmentFiles,
	changeFiles,
	channelFiles,
	emptyChannel,
	noticeFiles,
	pageFiles,
	revisionFile,
	siteIndexFiles,
	staticFiles,
} from "./siteFiles.ts";
import { sitemapFiles } from "./sitemaps.ts";

export interface RenderContext {
	/** Where the state is read. */
	state: Store;
	/** Where the bytes of attachments are read. */
	attachments: Store;
	site: SiteConfiguration;
	readDraft: ReadDraft;
	progress?: (step: string, done: number, of: number) => void;
}

/**
 * Files in groups, as they are rendered. State newer than `head` is skipped: the commit that made
 * it renders it.
 */
export async function* renderAll(
	head: Head,
	context: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const { state, site } = context;
	yield staticFiles(site);
	yield* renderNotices(head, context);
	const rendered = new Set<string>();
	for await (const key of allKeys(state, keys.channels())) {
		const found = await state.get(key);
		if (!found) continue;
		if (isChannelState(key)) {
			const channel = decodeJson<ChannelState>(found);
			rendered.add(channel.channel);
			if (channel.generation > head.generation) continue;
			const pages = await latestPages(channel, head.generation, state);
			yield channelFiles(channel, pages, site);
		} else {
			const page = decodeJson<ChannelPage>(found);
			if (page.generation <= head.generation) yield pageFiles(page, site);
		}
	}
	for (const { slug } of site.channels)
		if (!rendered.has(slug))
			yield channelFiles(emptyChannel(slug, site), [], site);
	for await (const key of allKeys(state, keys.journal())) {
		const found = await state.get(key);
		if (!found) continue;
		const page = decodeJson<JournalPage>(found);
		if (page.generation <= head.generation) yield changeFiles(page, site);
	}
	yield siteIndexFiles(head, site);
	yield* sitemapFiles(1, head, context);
}

async function* renderNotices(
	head: Head,
	{ state, attachments, site, readDraft, progress }: RenderContext,
): AsyncGenerator<PublicFile[]> {
	let done = 0;
	for await (const key of allKeys(state, keys.placements())) {
		const found = await state.get(key);
		if (!found) continue;
		const placed = decodeJson<Placed>(found);
		if (placed.generation > head.generation) continue;
		yield await noticeFiles(placed, site, readDraft);
		yield await attachmentFiles(placed, readDraft, attachments);
		progress?.("notices", ++done, head.live);
	}
	for await (const key of allKeys(state, keys.journal())) {
		const found = await state.get(key);
		if (!found) continue;
		for (const { placed } of decodeJson<JournalPage>(found).entries)
			if (placed.generation <= head.generation)
				yield [await revisionFile(placed, site, readDraft)];
	}
}

export async function* allKeys(
	store: Store,
	prefix: string,
): AsyncGenerator<string> {
	for (let after = ""; ; ) {
		const { keys: found, more } = await store.list(prefix, { after });
		yield* found;
		if (!more) return;
		after = found.at(-1) as string;
	}
}
