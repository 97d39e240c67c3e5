// Reads only what is public, and nothing of how it was made: do JSON, feeds, pages and change log
// tell the same story?
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, posix, relative, sep } from "node:path";
import { SaxesParser } from "saxes";

export interface PublicCheck {
	files: number;
	problems: { path: string; problem: string }[];
}

interface Change {
	seq: number;
	id: string;
	revision: number;
	state: string;
	at: string;
}

export async function checkPublicTree(root: string): Promise<PublicCheck> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = new Set(
		entries
			.filter((entry) => entry.isFile() && !entry.name.startsWith("."))
			.map((entry) =>
				relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"),
			),
	);
	const check: PublicCheck = { files: files.size, problems: [] };
	const tree = new Tree(root, files, check);
	const latest = await checkChanges(tree);
	await checkNotices(tree, latest);
	await checkFeeds(tree, latest);
	for (const path of files)
		if (path.endsWith(".html")) await checkPage(tree, path);
	await checkSitemaps(tree);
	return check;
}

class Tree {
	readonly files: ReadonlySet<string>;
	readonly #root: string;
	readonly #check: PublicCheck;

	constructor(root: string, files: ReadonlySet<string>, check: PublicCheck) {
		this.#root = root;
		this.files = files;
		this.#check = check;
	}

	problem(path: string, problem: string): void {
		this.#check.problems.push({ path, problem });
	}

	async text(path: string): Promise<string | undefined> {
		if (!this.files.has(path)) {
			this.problem(path, "missing");
			return undefined;
		}
		return readFile(join(this.#root, path), "utf8");
	}

	async json<T>(path: string): Promise<T | undefined> {
		const text = await this.text(path);
		try {
			return text === undefined ? undefined : (JSON.parse(text) as T);
		} catch {
			this.problem(path, "no JSON");
			return undefined;
		}
	}
}

/** Replays the change log: id → what is public of it. */
async function checkChanges(tree: Tree): Promise<Map<string, Change>> {
	const index = await tree.json<{
		lastSeq: number;
		lastPage: number;
		epoch: string;
	}>("v1/changes/index.json");
	const site = await tree.json<{ lastSeq: number; epoch: string }>(
		"index.json",
	);
	if (index && site && index.lastSeq !== site.lastSeq)
		tree.problem("index.json", `lastSeq ${site.lastSeq}, log ${index.lastSeq}`);
	if (index && site && index.epoch !== site.epoch)
		tree.problem("index.json", "another epoch than the change log");
	const latest = new Map<string, Change>();
	let seq = 0;
	let at = "";
	for (
		let page = 1;
		index && page <= index.lastPage && index.lastSeq > 0;
		page++
	) {
		const path = `v1/changes/${page}.json`;
		const found = await tree.json<{ changes: Change[] }>(path);
		for (const change of found?.changes ?? []) {
			if (change.seq !== seq + 1)
				tree.problem(path, `seq ${change.seq} after ${seq}`);
			if (change.at < at)
				tree.problem(path, `seq ${change.seq} goes back in time`);
			if (change.revision !== (latest.get(change.id)?.revision ?? 0) + 1)
				tree.problem(path, `revision ${change.revision} of ${change.id}`);
			seq = change.seq;
			at = change.at;
			latest.set(change.id, change);
		}
	}
	if (index && seq !== index.lastSeq)
		tree.problem(
			"v1/changes/index.json",
			`lastSeq ${index.lastSeq}, found ${seq}`,
		);
	return latest;
}

interface PublicNotice {
	id: string;
	revision: number;
	state: string;
	editions?: Record<string, { title: string }>;
}

async function checkNotices(
	tree: Tree,
	latest: ReadonlyMap<string, Change>,
): Promise<void> {
	for (const path of tree.files) {
		const id = /^v1\/notices\/([a-z0-9-]+)\.json$/.exec(path)?.[1];
		if (id && !latest.has(id)) tree.problem(path, "not in the change log");
	}
	for (const { id, revision, state } of latest.values()) {
		const path = `v1/notices/${id}.json`;
		const text = await tree.text(path);
		const notice = await tree.json<PublicNotice>(path);
		if (!notice) continue;
		if (
			notice.id !== id ||
			notice.revision !== revision ||
			notice.state !== state
		)
			tree.problem(path, "differs from the change log");
		if ((await tree.text(`v1/notices/${id}/r${revision}.json`)) !== text)
			tree.problem(path, "differs from its revision");
		for (const [edition, { title }] of Object.entries(notice.editions ?? {})) {
			const page = `${edition}/n/${id}.html`;
			const html = await tree.text(page);
			if (html !== undefined && !html.includes(escaped(title)))
				tree.problem(page, "does not show the title");
		}
	}
}

function escaped(text: string): string {
	return text
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/"/g, "&quot;")
		.replace(/'/g, "&#39;");
}

async function checkFeeds(
	tree: Tree,
	latest: ReadonlyMap<string, Change>,
): Promise<void> {
	for (const path of tree.files) {
		if (!/\/(latest|changes)\.json$/.test(path) || path.startsWith("v1/"))
			continue;
		const feed = await tree.json<{
			items: { id: string; date_published: string }[];
		}>(path);
		if (!feed) continue;
		const ids = feed.items.map(({ id }) => id);
		if (new Set(ids).size !== ids.length) tree.problem(path, "an id twice");
		for (const id of ids) {
			const notice = /:notice\/([a-z0-9-]+)/.exec(id)?.[1] ?? "";
			if (!latest.has(notice)) tree.problem(path, `unknown notice ${id}`);
		}
		const dates = feed.items.map(({ date_published }) => date_published);
		if (dates.join() !== [...dates].sort().reverse().join())
			tree.problem(path, "not newest first");
		const rss = await idsInXml(tree, path.replace(/json$/, "rss.xml"), "guid");
		const atom = await idsInXml(
			tree,
			path.replace(/json$/, "atom.xml"),
			"entry",
		);
		if (rss && rss.join() !== ids.join())
			tree.problem(path, "other entries than the RSS");
		if (atom && atom.join() !== ids.join())
			tree.problem(path, "other entries than the Atom");
	}
}

/** Ids of a feed in its order, Atom's tombstones among them. */
async function idsInXml(
	tree: Tree,
	path: string,
	kind: "guid" | "entry",
): Promise<string[] | undefined> {
	const text = await tree.text(path);
	if (text === undefined) return undefined;
	const ids: string[] = [];
	const open: string[] = [];
	let problem: string | undefined;
	const parser = new SaxesParser({ xmlns: true });
	parser.on("error", (error) => {
		problem ??= error.message;
	});
	parser.on("opentag", ({ name, attributes }) => {
		open.push(name);
		const ref = attributes.ref as { value: string } | undefined;
		if (name === "at:deleted-entry" && ref) ids.push(ref.value);
	});
	parser.on("closetag", () => {
		open.pop();
	});
	parser.on("text", (value) => {
		const [parent, name] = open.slice(-2);
		if (kind === "guid" ? name === "guid" : parent === "entry" && name === "id")
			ids.push(value);
	});
	parser.write(text).close();
	if (problem) tree.problem(path, problem);
	return ids;
}

/** Every link to a file of the site leads to one. */
async function checkPage(tree: Tree, path: string): Promise<void> {
	const html = (await tree.text(path)) ?? "";
	if (/<script(?! type="application\/ld\+json")/i.test(html))
		tree.problem(path, "holds a script");
	for (const [, target = ""] of html.matchAll(/ href="([^"#?]*)"/g)) {
		if (target === "" || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target)) continue;
		const file = posix.normalize(`${dirname(path)}/${target}`);
		if (!tree.files.has(file)) tree.problem(path, `leads nowhere: ${target}`);
	}
}

async function checkSitemaps(tree: Tree): Promise<void> {
	const index = await tree.text("sitemap.xml");
	const locations = (text: string) =>
		[...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			(found) => found[1] as string,
		);
	for (const part of locations(index ?? "")) {
		const path = part.slice(part.indexOf("sitemaps/"));
		for (const page of locations((await tree.text(path)) ?? "")) {
			const file = /(zh-[A-Za-z]+\/n\/[a-z0-9-]+\.html)$/.exec(page)?.[1];
			if (!file || !tree.files.has(file))
				tree.problem(path, `leads nowhere: ${page}`);
		}
	}
}
