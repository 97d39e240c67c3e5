// Bringing a commit out: from the head's entries alone, every private and public object to its
// generation. Whoever comes along may do it, again and again, with the same result.
import {
	applyToChannel,
	applyToChannelPage,
	applyToJournalPage,
	journalPageOf,
	touchedChannels,
	touchedPages,
} from "../journal/applyEntries.ts";
import { keys } from "../journal/keys.ts";
import { channelFactsOf } from "../journal/showEntry.ts";
import {
	type ChannelPage,
	type ChannelState,
	type Entry,
	type Head,
	type JournalPage,
	LATEST_SLOTS,
	type PageEntry,
	type Placed,
	SLOTS_PER_PAGE,
} from "../journal/state.ts";
import type { Finding } from "../notice/finding.ts";
import type { Durability, Store, StoredObject } from "../store/store.ts";
import { compareAndSwap, type Step } from "./compareAndSwap.ts";
import type { ReadDraft } from "./drafts.ts";
import { type Caches, forgetCached } from "./forgetCached.ts";
import { forgetPurged } from "./forgetPurged.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { noticeFiles } from "./noticeFiles.ts";
import { type PublicFile, publicWriter } from "./publicWriter.ts";
import { purge, purges } from "./purge.ts";
import type { Rendering } from "./rendering.ts";
import { entrySharer } from "./sharedEntries.ts";

export interface Stores {
	private: Store;
	public: Store;
}

export interface DeriveContext extends Caches {
	stores: Stores;
	rendering: Rendering;
	readDraft: ReadDraft;
	/** Told of each step of long work. */
	progress?: (step: string, done: number, of: number) => void;
}

/** `overtaken`: an object shows a later generation, so this commit is out and others have moved on. */
export type Derived =
	| { kind: "done"; written: string[]; findings: Finding[] }
	| { kind: "overtaken" };

class Overtaken extends Error {}

export async function derive(
	head: Head,
	entries: readonly Entry[],
	context: DeriveContext,
): Promise<Derived> {
	try {
		const state = await advanceState(head, entries, context);
		return await writeFiles(head, entries, state, context);
	} catch (error) {
		if (error instanceof Overtaken) return { kind: "overtaken" };
		throw error;
	}
}

interface State {
	journal: JournalPage[];
	pages: ChannelPage[];
	channels: ChannelState[];
}

/** The private objects of one commit; the public ones follow from them. */
export async function advanceState(
	head: Pick<Head, "generation" | "at">,
	entries: readonly Entry[],
	context: DeriveContext,
): Promise<State> {
	const { generation, at } = head;
	const store = context.stores.private;
	const journalPages = [
		...new Set(entries.map(({ seq }) => journalPageOf(seq))),
	];
	const journal = await inParallel(journalPages, (page) =>
		advance<JournalPage>(store, keys.journalPage(page), generation, (before) =>
			applyToJournalPage(page, before, generation, entries),
		),
	);
	const channels = touchedChannels(entries);
	const shown = pageEntryReader(context);
	const pages: ChannelPage[] = [];
	for (const channel of channels)
		for (const page of touchedPages(entries, channel)) {
			const here = entries.filter((entry) =>
				touchedPages([entry], channel).includes(page),
			);
			const texts = new Map<Entry, PageEntry>();
			for (const entry of here) texts.set(entry, await shown(entry));
			pages.push(
				await advance<ChannelPage>(
					store,
					keys.channelPage(channel, page),
					generation,
					(before) =>
						applyToChannelPage(
							channel,
							page,
							before,
							generation,
							at,
							here,
							(entry) => texts.get(entry) as PageEntry,
						),
				),
			);
			context.progress?.("channels", pages.length, pages.length);
		}
	const facts = new Map<Entry, ReturnType<typeof channelFactsOf>>();
	for (const entry of entries)
		facts.set(entry, channelFactsOf(entry, await recordOf(entry, context)));
	const states = await inParallel(channels, (channel) =>
		advance<ChannelState>(store, keys.channel(channel), generation, (before) =>
			applyToChannel(
				channel,
				before,
				generation,
				at,
				entries,
				(entry) => facts.get(entry) as ReturnType<typeof channelFactsOf>,
			),
		),
	);
	await inParallel(entries, ({ placed }) => place(store, placed, generation));
	return { journal, pages, channels: states };
}

/** Moves one private object to the generation, once; gives what stands there. */
async function advance<T extends { generation: number }>(
	store: Store,
	key: string,
	generation: number,
	apply: (before: T | undefined) => T,
	{ decode, sync }: Storing<T> = MADE_FROM_BEFORE,
): Promise<T> {
	return compareAndSwap<T>(store, key, (found): Step<T> => {
		const before = found && decode(found);
		if (before && before.generation > generation) throw new Overtaken();
		if (before?.generation === generation)
			return { kind: "done", result: before };
		const result = apply(before);
		return {
			kind: "write",
			body: encodeJson(result),
			...(sync ? { sync } : {}),
			result,
		};
	});
}

interface Storing<T> {
	decode: (found: StoredObject) => T | undefined;
	sync?: Durability;
}

/** Pages and channels are made from what stood there: torn, they could not be made again. */
const MADE_FROM_BEFORE = { decode: decodeJson, sync: "bytes" } as const;

/** The head names the whole record, so one that a loss of power tore is simply written again. */
function place(store: Store, placed: Placed, generation: number) {
	return advance<Placed>(
		store,
		keys.placed(placed.id),
		generation,
		() => placed,
		{ decode: decodeIfWhole },
	);
}

function decodeIfWhole(found: StoredObject): Placed | undefined {
	try {
		return decodeJson<Placed>(found);
	} catch {
		return undefined;
	}
}

async function recordOf(entry: Entry, { readDraft }: DeriveContext) {
	if (entry.placed.state === "withdrawn") return undefined;
	const draft = await readDraft(entry.placed.object);
	// Purged by a later commit.
	if (!draft) throw new Overtaken();
	return draft.record;
}

function pageEntryReader(context: DeriveContext) {
	return async (entry: Entry): Promise<PageEntry> => {
		const record = await recordOf(entry, context);
		return context.rendering.pageEntry(entry, record);
	};
}

async function writeFiles(
	head: Head,
	entries: readonly Entry[],
	state: State,
	context: DeriveContext,
): Promise<Derived> {
	const { stores, rendering, progress } = context;
	const writer = publicWriter(stores.public, head.generation);
	const { attempt } = writer;
	const write = async (files: readonly PublicFile[]) => {
		if ((await writer.write(files)) === "overtaken") throw new Overtaken();
	};
	let done = 0;
	await inParallel(
		entries,
		async (entry) => {
			if (purges(entry)) await purge(entry, context, writer);
			const record = await recordOf(entry, context);
			const files = noticeFiles(entry.placed, record, context, attempt);
			const first = entry.op === "publish";
			await write(
				files.map((file) =>
					// Not attachments: sent once more for nothing, they would be many bytes.
					typeof file.body === "string" && (first || file.once)
						? { ...file, isNew: true }
						: file,
				),
			);
			progress?.("notices", ++done, entries.length);
		},
		4,
	);
	const share = entrySharer();
	const pages = state.pages.map(share);
	for (const page of pages)
		if (rendering.channels.includes(page.channel))
			await write(attempt(page.channel, () => rendering.channelPage(page)));
	for (const [index, channel] of state.channels.entries()) {
		if (!rendering.channels.includes(channel.channel)) continue;
		const latest = await latestPages(
			channel,
			head.generation,
			stores.private,
			pages,
		);
		if (!latest) throw new Overtaken();
		await write(
			attempt(channel.channel, () =>
				rendering.channel(channel, latest.map(share)),
			),
		);
		progress?.("channels", index + 1, state.channels.length);
	}
	for (const page of state.journal) await write(rendering.changes(page));
	await write(rendering.index(head));
	const purged = entries.filter(purges);
	if (purged.length > 0)
		writer.findings.push(
			...(await forgetPurged(purged, context)),
			...(await forgetCached(purged, head, context)),
		);
	const { written, findings } = writer;
	return { kind: "done", written, findings };
}

/**
 * The pages that hold a channel's newest slots: the open one and the one before. Nothing: one of
 * them is of a later commit, which renders the channel itself. `inHand`: pages at the generation.
 */
export async function latestPages(
	channel: ChannelState,
	generation: number,
	store: Store,
	inHand: readonly ChannelPage[] = [],
): Promise<ChannelPage[] | undefined> {
	if (channel.slots === 0) return [];
	const last = Math.floor((channel.slots - 1) / SLOTS_PER_PAGE);
	const first = Math.floor(
		Math.max(0, channel.slots - LATEST_SLOTS) / SLOTS_PER_PAGE,
	);
	const pages: ChannelPage[] = [];
	for (let page = first; page <= last; page++) {
		const known = inHand.find(
			(one) => one.channel === channel.channel && one.page === page,
		);
		if (known) {
			pages.push(known);
			continue;
		}
		const found = await store.get(keys.channelPage(channel.channel, page));
		if (!found) continue;
		const state = decodeJson<ChannelPage>(found);
		if (state.generation > generation) return undefined;
		pages.push(state);
	}
	return pages;
}
