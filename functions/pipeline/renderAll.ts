// Every public file from the private state: for a rebuild, and for the check that compares.
import { isChannelState, keys } from "../journal/keys.ts";
import type {
	ChannelPage,
	ChannelState,
	Head,
	JournalPage,
	Placed,
} from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { latestPages } from "./derive.ts";
import { publicRecord, type ReadDraft } from "./drafts.ts";
import { decodeJson } from "./json.ts";
import { attachmentFiles, noticeFiles } from "./noticeFiles.ts";
import type { Attempt, PublicFile } from "./publicWriter.ts";
import { purges } from "./purge.ts";
import type { Rendering } from "./rendering.ts";
import { sitemapFiles } from "./sitemaps.ts";

export interface RenderContext {
	/** Where the state is read. */
	state: Store;
	/** Where drafts and the bytes of attachments are read. */
	stores: { private: Store };
	rendering: Rendering;
	readDraft: ReadDraft;
	/** How rendering is called where one bad notice must not hold the others. */
	attempt?: Attempt;
	progress?: (step: string, done: number, of: number) => void;
	/** Told of each notice that is rendered. */
	rendered?: (placed: Placed) => void;
}

/** One that is not to be held by any stumbles at the first. */
const straight: Attempt = (_about, render) => render();

/**
 * Files in groups, as they are rendered. State newer than `head` is skipped: the commit that made
 * it renders it.
 */
export async function* renderAll(
	head: Head,
	context: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const { rendering } = context;
	yield rendering.statics();
	yield* renderNotices(head, context);
	yield* renderRevisions(head, context);
	yield* renderChannels(head, context);
	for await (const page of objects<JournalPage>(
		context.state,
		keys.journal(),
		head,
	))
		yield rendering.changes(page);
	yield rendering.index(head);
	yield* sitemapFiles(1, head, context);
}

async function* renderNotices(
	head: Head,
	context: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const { state, readDraft, attempt = straight, progress } = context;
	let done = 0;
	for await (const placed of objects<Placed>(state, keys.placements(), head)) {
		const record = await publicRecord(placed, readDraft);
		yield noticeFiles(placed, record, context, attempt);
		context.rendered?.(placed);
		progress?.("notices", ++done, head.live);
	}
}

/**
 * Every revision: they are lost with a lost tree, and name the site's address, which may have
 * changed. The fence of the generation keeps a late rebuild from writing over a purged one.
 */
async function* renderRevisions(
	head: Head,
	context: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const { state, rendering, readDraft, attempt = straight } = context;
	const takenBack = await lastPurges(head, state);
	for await (const page of objects<JournalPage>(state, keys.journal(), head))
		for (const { placed } of page.entries) {
			if (placed.revision < (takenBack.get(placed.id) ?? 0)) {
				yield [rendering.purgedRevision(placed.id, placed.revision)];
				continue;
			}
			const withdrawn = placed.state === "withdrawn";
			const draft = withdrawn ? undefined : await readDraft(placed.object);
			// One that a later revision dropped stays where the earlier one links to it.
			yield attachmentFiles(placed, draft?.record, context);
			yield attempt(placed.id, () => [
				withdrawn || draft
					? rendering.revision(placed, draft?.record)
					: rendering.purgedRevision(placed.id, placed.revision),
			]);
		}
}

/**
 * The last revision of each notice that took back all before it, for privacy or by law: withdrawals among
 * those have no draft to show by its absence that they are gone.
 */
async function lastPurges(
	head: Head,
	state: Store,
): Promise<Map<string, number>> {
	const last = new Map<string, number>();
	for await (const page of objects<JournalPage>(state, keys.journal(), head))
		for (const entry of page.entries)
			if (purges(entry)) {
				const { id, revision } = entry.placed;
				last.set(id, Math.max(revision, last.get(id) ?? 0));
			}
	return last;
}

async function* renderChannels(
	head: Head,
	{ state, rendering, attempt = straight }: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const open = new Set(rendering.channels);
	const seen = new Set<string>();
	for await (const key of allKeys(state, keys.channels())) {
		const found = await state.get(key);
		if (!found) continue;
		const object = decodeJson<ChannelState | ChannelPage>(found);
		seen.add(object.channel);
		if (!open.has(object.channel) || object.generation > head.generation)
			continue;
		if (isChannelState(key)) {
			const channel = object as ChannelState;
			const pages = await latestPages(channel, head.generation, state);
			if (pages)
				yield attempt(channel.channel, () => rendering.channel(channel, pages));
		} else
			yield attempt(object.channel, () =>
				rendering.channelPage(object as ChannelPage),
			);
	}
	for (const slug of rendering.channels)
		if (!seen.has(slug))
			yield rendering.channel(rendering.emptyChannel(slug), []);
}

async function* objects<T extends { generation: number }>(
	state: Store,
	prefix: string,
	head: Head,
): AsyncGenerator<T> {
	for await (const key of allKeys(state, prefix)) {
		const found = await state.get(key);
		const object = found && decodeJson<T>(found);
		if (object && object.generation <= head.generation) yield object;
	}
}
