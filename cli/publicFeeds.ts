// Every feed in every format: readable, alike, nothing twice, nothing unknown, nothing withdrawn.
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { checkAddresses } from "./publicAddresses.ts";
import { type FeedItem, readXmlFeed } from "./publicFeedXml.ts";
import type { Withdrawn } from "./publicNotices.ts";
import { shows } from "./publicText.ts";
import type { Logged, PublicTree, Site } from "./publicTree.ts";

interface JsonFeed {
	language: string;
	items: {
		id: string;
		url: string;
		title: string;
		date_published: string;
		date_modified?: string;
		_withdrawn?: unknown;
	}[];
}

export async function checkFeeds(
	tree: PublicTree,
	site: Site,
	logged: ReadonlyMap<string, Logged>,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): Promise<void> {
	await inParallel(tree.files, (path) =>
		checkFeed(path, tree, site, logged, withdrawn),
	);
}

async function checkFeed(
	path: string,
	tree: PublicTree,
	site: Site,
	logged: ReadonlyMap<string, Logged>,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): Promise<void> {
	const [, edition = "", feed] =
		/^(zh-[A-Za-z]+)\/(?:[a-z0-9-]+)\/(latest|changes|archive\/(?:before-)?\d+)\.json$/.exec(
			path,
		) ?? [];
	if (!feed) return;
	const found = await tree.json<JsonFeed>(path);
	if (!found) return;
	if (found.language !== edition)
		tree.report(path, "wrong-language", found.language);
	checkAddresses(tree, site, path, found);
	const items = (found.items ?? []).map(
		(item): FeedItem => ({
			id: item.id,
			title: item.title,
			url: item.url,
			published: item.date_published,
			...(item.date_modified ? { updated: item.date_modified } : {}),
			gone: item._withdrawn !== undefined,
		}),
	);
	checkItems(tree, site, path, items, logged, withdrawn);
	if (!feed.startsWith("archive") && !isNewestFirst(items))
		tree.report(path, "wrong-order");
	for (const format of feed.startsWith("archive")
		? ["atom.xml"]
		: ["rss.xml", "atom.xml"])
		await compare(tree, site, path.replace(/json$/, format), items);
}

function checkItems(
	tree: PublicTree,
	site: Site,
	path: string,
	items: readonly FeedItem[],
	logged: ReadonlyMap<string, Logged>,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): void {
	const seen = new Set<string>();
	for (const item of items) {
		if (seen.has(item.id)) tree.report(path, "id-repeated", item.id);
		seen.add(item.id);
		for (const date of [item.published, item.updated])
			checkDate(tree, site, path, date);
		const [, notice = "", revision] =
			/:notice\/([a-z0-9-]{1,64})(?:\/r(\d+))?$/.exec(item.id) ?? [];
		const known = logged.get(notice);
		if (!known || Number(revision ?? 0) > known.revision)
			tree.report(path, "id-unknown", item.id);
		const gone = withdrawn.get(notice);
		if (gone && showsWithdrawn(item, revision, gone))
			tree.report(path, "withdrawn-shown", item.id);
	}
}

/**
 * A notice's own entry becomes a tombstone. Changes announced before its withdrawal stay, unless nothing
 * of it may.
 */
function showsWithdrawn(
	{ title, gone }: FeedItem,
	revision: string | undefined,
	withdrawn: Withdrawn,
): boolean {
	if (revision === undefined)
		return !gone || [...withdrawn.titles].some((one) => shows(title, one));
	return withdrawn.purged && Number(revision) < withdrawn.revision;
}

/** RSS writes dates its own way; compared are instants. */
async function compare(
	tree: PublicTree,
	site: Site,
	path: string,
	items: readonly FeedItem[],
): Promise<void> {
	const text = await tree.text(path);
	if (text === undefined) return;
	const feed = readXmlFeed(text);
	if (feed.problem) return tree.report(path, "not-xml", feed.problem);
	checkAddresses(tree, site, path, feed.addresses);
	for (const { published, updated } of feed.items)
		for (const date of [published, updated]) checkDate(tree, site, path, date);
	checkDate(tree, site, path, feed.updated);
	const entries = feed.items.filter(({ gone }) => !gone);
	const tombstones = new Set(
		feed.items.filter(({ gone }) => gone).map(({ id }) => id),
	);
	const rss = path.endsWith("rss.xml");
	// Beside its tombstone a notice may keep an entry that says that it was taken back.
	const expected = items.filter(
		({ id, gone }) => rss || !gone || entries.some((entry) => entry.id === id),
	);
	const differs =
		expected.find((item, at) => !isSameItem(item, entries[at])) ??
		items.find(({ id, gone }) => !rss && gone !== tombstones.has(id));
	if (differs || entries.length !== expected.length)
		tree.report(path, "formats-differ", differs?.id);
}

function isSameItem(ours: FeedItem, theirs: FeedItem | undefined): boolean {
	return (
		ours.id === theirs?.id &&
		ours.title === theirs.title &&
		ours.url === theirs.url &&
		Date.parse(ours.published ?? "") === Date.parse(theirs.published ?? "")
	);
}

function checkDate(
	tree: PublicTree,
	{ updatedAt }: Site,
	path: string,
	date: string | undefined,
): void {
	if (date === undefined) return;
	const instant = Date.parse(date);
	if (Number.isNaN(instant)) tree.report(path, "bad-date", date);
	else if (instant > Date.parse(updatedAt))
		tree.report(path, "in-future", date);
}

function isNewestFirst(items: readonly FeedItem[]): boolean {
	return items.every(
		({ published = "" }, at) =>
			at === 0 ||
			Date.parse(items[at - 1]?.published ?? "") >= Date.parse(published),
	);
}
