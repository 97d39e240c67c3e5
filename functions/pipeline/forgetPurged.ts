// After a withdrawal for privacy or by law: a bucket with versions keeps what tombstones and new pages
// were written over. All of that goes.
import { touchedPages } from "../journal/applyEntries.ts";
import { keys } from "../journal/keys.ts";
import type { ChannelPage, Entry } from "../journal/state.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import type { Rendering } from "./rendering.ts";

interface Context {
	stores: { private: Store; public: Store };
	rendering: Rendering;
}

type Purged = Pick<Entry, "before" | "placed">;

/**
 * Earlier versions of everything of these notices, and of every page, feed and state of their channels.
 * To be called when all of those are written anew; once more does no harm. What may not be deleted is a
 * finding: readers cannot see it, and one missing permission must not stop the site.
 */
export async function forgetPurged(
	purged: readonly Purged[],
	context: Context,
): Promise<Finding[]> {
	const { stores } = context;
	const objects = new Set<string>();
	const files = new Set<string>();
	for (const one of purged) {
		for await (const key of ownObjects(one, stores.private)) objects.add(key);
		for await (const path of ownFiles(one, context)) files.add(path);
		for (const channel of channelsOf(one))
			for (const path of context.rendering
				.channel(context.rendering.emptyChannel(channel), [])
				.map((file) => file.path))
				files.add(path);
		await addPages(one, context, objects, files);
	}
	const denied = [
		...(await forget(stores.private, [...objects])),
		...(await forget(stores.public, [...files])),
	];
	const [first] = denied;
	return first
		? [
				finding(
					"purge.versions-stay",
					{},
					{
						ids: purged.map(({ placed }) => placed.id).join(", "),
						count: denied.length,
						problem: first,
					},
				),
			]
		: [];
}

/** Gives what the store says of those that stay. */
async function forget(store: Store, all: readonly string[]): Promise<string[]> {
	const outcomes = await inParallel(all, (key) => store.forgetVersions(key));
	return outcomes.flatMap((outcome) =>
		outcome.kind === "denied" ? [outcome.detail] : [],
	);
}

/** The head among them: its entries were the notice's once. */
async function* ownObjects(
	{ placed }: Purged,
	store: Store,
): AsyncGenerator<string> {
	yield* allKeys(store, keys.drafts(placed.id));
	yield* allKeys(store, keys.attachments(placed.id));
	yield keys.placed(placed.id);
	yield keys.head();
}

async function* ownFiles(
	{ placed }: Purged,
	{ stores, rendering }: Context,
): AsyncGenerator<string> {
	for (const { path } of rendering.notice(placed, undefined)) yield path;
	for (let revision = 1; revision <= placed.revision; revision++)
		yield rendering.purgedRevision(placed.id, revision).path;
	yield* allKeys(stores.public, rendering.attachmentPrefix(placed.id));
}

function channelsOf({ before, placed }: Purged): string[] {
	return [...new Set([...Object.keys(before), ...Object.keys(placed.places)])];
}

async function addPages(
	one: Purged,
	{ stores, rendering }: Context,
	objects: Set<string>,
	files: Set<string>,
): Promise<void> {
	for (const channel of channelsOf(one)) {
		objects.add(keys.channel(channel));
		for (const page of touchedPages([one], channel)) {
			const key = keys.channelPage(channel, page);
			objects.add(key);
			const found = await stores.private.get(key);
			if (!found) continue;
			for (const { path } of rendering.channelPage(
				decodeJson<ChannelPage>(found),
			))
				files.add(path);
		}
	}
}
