// Each notice in public: its JSON, all its revisions and its pages against the change log.
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { checkAddresses } from "./publicAddresses.ts";
import { shows } from "./publicText.ts";
import type { Logged, PublicTree, Site } from "./publicTree.ts";

/** A withdrawn notice and the titles that must not be shown as its own any more. */
export interface Withdrawn {
	/** As of its withdrawal. */
	revision: number;
	/** Nothing of it may stay anywhere. */
	purged: boolean;
	titles: ReadonlySet<string>;
}

interface PublicNotice {
	id: string;
	revision: number;
	state: string;
	title: string;
	releasedAt: string;
	updatedAt: string;
	editions: Record<string, { title?: string }>;
	withdrawal: { reason?: string };
	links: unknown;
}

/** Gives the withdrawn ones. */
export async function checkNotices(
	tree: PublicTree,
	site: Site,
	logged: ReadonlyMap<string, Logged>,
	firstRevision: number,
): Promise<Map<string, Withdrawn>> {
	for (const path of tree.files) {
		const [, id, revision] =
			/^v1\/notices\/([a-z0-9-]+)(?:\/r(\d+))?\.json$/.exec(path) ?? [];
		if (id === undefined) continue;
		const known = logged.get(id);
		if (!known || Number(revision ?? 0) > known.revision)
			tree.report(path, "log-differs");
	}
	const withdrawn = new Map<string, Withdrawn>();
	await inParallel([...logged.values()], async (entry) => {
		const notice = await checkNotice(tree, site, entry);
		if (!notice) return;
		const titles = await checkRevisions(tree, entry, notice, firstRevision);
		if (entry.state !== "withdrawn") return;
		const reason = notice.withdrawal?.reason;
		withdrawn.set(entry.id, {
			revision: entry.revision,
			purged: reason === "privacy" || reason === "legal",
			titles,
		});
	});
	return withdrawn;
}

async function checkNotice(
	tree: PublicTree,
	site: Site,
	{ id, revision, state }: Logged,
): Promise<Partial<PublicNotice> | undefined> {
	const path = `v1/notices/${id}.json`;
	const notice = await tree.json<PublicNotice>(path);
	if (!notice) return undefined;
	if (
		notice.id !== id ||
		notice.revision !== revision ||
		notice.state !== state
	)
		tree.report(path, "log-differs");
	for (const name of ["releasedAt", "updatedAt"] as const)
		if ((notice[name] ?? "") > site.updatedAt)
			tree.report(path, "in-future", name);
	checkAddresses(tree, site, path, notice.links);
	if (state === "withdrawn" && (notice.title || notice.editions))
		tree.report(path, "withdrawn-shown");
	for (const edition of site.editions) {
		const page = `${edition}/n/${id}.html`;
		const html = await tree.text(page);
		const title = notice.editions?.[edition]?.title;
		if (state !== "withdrawn" && !title)
			tree.report(path, "title-missing", edition);
		else if (html !== undefined && title && !shows(html, title))
			tree.report(page, "title-missing");
	}
	return notice;
}

/** Titles of all revisions that still tell one. */
async function checkRevisions(
	tree: PublicTree,
	{ id, revision }: Logged,
	notice: Partial<PublicNotice>,
	firstRevision: number,
): Promise<Set<string>> {
	const titles = new Set<string>();
	for (let number = 1; number <= revision; number++) {
		const path = `v1/notices/${id}/r${number}.json`;
		// An epoch before this one gave it to some notices.
		if (number < firstRevision && !tree.has(path)) continue;
		const found = await tree.json<PublicNotice>(path);
		if (!found) continue;
		if (found.id !== id || found.revision !== number)
			tree.report(path, "revision-gap");
		if (number === revision && !isSame(found, notice))
			tree.report(`v1/notices/${id}.json`, "revision-differs");
		for (const { title } of Object.values(found.editions ?? {}))
			if (title) titles.add(title);
		const gone = ["privacy", "legal"].includes(notice.withdrawal?.reason ?? "");
		if (gone && found.state !== "withdrawn")
			tree.report(path, "withdrawn-shown");
	}
	return titles;
}

/** Addresses apart: a revision keeps those that it was published under when the site moves. */
function isSame(
	{ links: _ours, ...revision }: Partial<PublicNotice>,
	{ links: _theirs, ...notice }: Partial<PublicNotice>,
): boolean {
	return JSON.stringify(revision) === JSON.stringify(notice);
}
