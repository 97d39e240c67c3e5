// Reads only what is public, and nothing of how it was made: do JSON, feeds, pages and change log
// tell the same story?
import type { Store } from "../functions/store/store.ts";
import { checkAddresses } from "./publicAddresses.ts";
import { checkFeeds } from "./publicFeeds.ts";
import { checkNotices } from "./publicNotices.ts";
import { checkPages } from "./publicPages.ts";
import {
	type Difference,
	type Logged,
	PublicTree,
	type Site,
} from "./publicTree.ts";

export interface PublicCheck {
	/** Files in the tree. */
	files: number;
	problems: Difference[];
}

interface Change extends Logged {
	seq: number;
	url: string;
	revisionUrl: string;
}

interface Index {
	epoch: string;
	lastSeq: number;
	updatedAt: string;
	editions: string[];
	changes: string;
}

interface ChangeIndex {
	epoch: string;
	lastSeq: number;
	firstPage: number;
	/** Numbers of this epoch begin here; what is below is of epochs before it. */
	firstSeq: number;
	firstRevision: number;
	lastPage: number;
	pageSize: number;
	updatedAt: string;
}

const INDEX = "index.json";
const CHANGES = "v1/changes/index.json";

export async function checkPublicTree(files: Store): Promise<PublicCheck> {
	const tree = await PublicTree.open(files);
	const index = await tree.json<Index>(INDEX);
	const changes = await tree.json<ChangeIndex>(CHANGES);
	if (index && changes) {
		const site = {
			base: (index.changes ?? "").slice(0, -CHANGES.length),
			editions: index.editions ?? [],
			updatedAt: index.updatedAt ?? "",
		};
		for (const name of ["epoch", "lastSeq", "updatedAt"] as const)
			if (index[name] !== changes[name])
				tree.report(INDEX, "log-differs", `${name} ${index[name]}`);
		checkAddresses(tree, site, INDEX, index);
		const logged = await replay(tree, site, changes);
		const withdrawn = await checkNotices(
			tree,
			site,
			logged,
			changes.firstRevision ?? 1,
		);
		await checkFeeds(tree, site, logged, withdrawn);
		await checkPages(tree, site, withdrawn);
	}
	// Files are read side by side, so problems come in any order.
	const problems = [...tree.problems].sort((a, b) =>
		a.path < b.path ? -1 : 1,
	);
	return { files: tree.files.length, problems };
}

/** Replays the change log: id → what is public of it. */
async function replay(
	tree: PublicTree,
	site: Site,
	{
		firstPage = 1,
		firstSeq = 1,
		firstRevision = 1,
		lastPage = 0,
		lastSeq = 0,
		pageSize = 0,
	}: Partial<ChangeIndex>,
): Promise<Map<string, Logged>> {
	const logged = new Map<string, Logged>();
	let seq = firstSeq - 1;
	let at = "";
	for (let page = firstPage; lastSeq > 0 && page <= lastPage; page++) {
		const path = `v1/changes/${page}.json`;
		const found = await tree.json<{ page: number; changes: Change[] }>(path);
		for (const change of found?.changes ?? []) {
			seq++;
			if (change.seq !== seq || Math.floor((seq - 1) / pageSize) + 1 !== page)
				tree.report(path, "log-differs", `seq ${change.seq}`);
			if (change.at < at) tree.report(path, "goes-back", `seq ${change.seq}`);
			if (change.at > site.updatedAt)
				tree.report(path, "in-future", `seq ${change.seq}`);
			const before = logged.get(change.id)?.revision ?? firstRevision - 1;
			if (change.revision !== before + 1)
				tree.report(path, "revision-gap", `${change.id} r${change.revision}`);
			checkAddresses(tree, site, path, change);
			seq = change.seq;
			at = change.at;
			logged.set(change.id, change);
		}
	}
	if (seq !== lastSeq)
		tree.report(CHANGES, "log-differs", `lastSeq ${lastSeq}`);
	for (const path of tree.files) {
		const page = /^v1\/changes\/(\d+)\.json$/.exec(path)?.[1];
		if (page !== undefined && (Number(page) > lastPage || lastSeq === 0))
			tree.report(path, "unexpected");
	}
	return logged;
}
