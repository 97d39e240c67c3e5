// Pages, sitemaps and the list of feeds: every link leads to a file, nothing withdrawn is offered.
import { posix } from "node:path";
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { checkAddresses, fileOf } from "./publicAddresses.ts";
import { readXmlFeed } from "./publicFeedXml.ts";
import type { Withdrawn } from "./publicNotices.ts";
import { shows, unescaped } from "./publicText.ts";
import type { PublicTree, Site } from "./publicTree.ts";

export async function checkPages(
	tree: PublicTree,
	site: Site,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): Promise<void> {
	await inParallel(
		tree.files.filter((path) => path.endsWith(".html")),
		(path) => checkPage(tree, site, path, withdrawn),
	);
	await checkSitemaps(tree, site);
	await checkOpml(tree, site);
}

async function checkPage(
	tree: PublicTree,
	site: Site,
	path: string,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): Promise<void> {
	const html = await tree.text(path);
	if (html === undefined) return;
	const edition = path.split("/")[0] ?? "";
	const [, language] = /<html lang="([^"]{0,40})"/.exec(html) ?? [];
	if (site.editions.includes(edition) && language !== edition)
		tree.report(path, "wrong-language", language);
	if (/<script(?! type="application\/ld\+json">)/i.test(html))
		tree.report(path, "script");
	for (const [, quoted = ""] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
		const target = targetOf(unescaped(quoted), path, site);
		if (target !== undefined && !tree.has(target))
			tree.report(path, "link-broken", quoted);
	}
	checkWithdrawn(tree, path, html, withdrawn);
}

/** The file that a link leads to; nothing for links out of the site and within the page. */
function targetOf(href: string, from: string, site: Site): string | undefined {
	const [address = ""] = href.split(/[?#]/);
	if (address === "" || address.startsWith("//")) return undefined;
	if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return fileOf(address, site);
	const root = URL.canParse(site.base) ? new URL(site.base).pathname : "/";
	const path = address.startsWith("/")
		? address.startsWith(root)
			? address.slice(root.length)
			: address
		: posix.normalize(posix.join(posix.dirname(from), address));
	return path === "" || path === "." || path.endsWith("/")
		? `${path === "." ? "" : path}index.html`
		: path;
}

function checkWithdrawn(
	tree: PublicTree,
	path: string,
	html: string,
	withdrawn: ReadonlyMap<string, Withdrawn>,
): void {
	if (withdrawn.size === 0) return;
	const own = withdrawn.get(/\/n\/([a-z0-9-]+)\.html$/.exec(path)?.[1] ?? "");
	for (const title of own?.titles ?? [])
		if (shows(html, title)) tree.report(path, "withdrawn-shown", title);
	for (const [, href = "", text = ""] of html.matchAll(
		/<a\s[^<>]*href="([^"]*)"[^<>]*>([^<]*)</g,
	)) {
		const [, id = ""] = /([a-z0-9-]{1,64})\.html$/.exec(href.slice(-80)) ?? [];
		for (const title of withdrawn.get(id)?.titles ?? [])
			if (shows(text, title)) tree.report(path, "withdrawn-shown", title);
	}
}

async function checkSitemaps(tree: PublicTree, site: Site): Promise<void> {
	for (const path of tree.files) {
		if (!/^(?:sitemap|sitemaps\/\d+)\.xml$/.test(path)) continue;
		const text = (await tree.text(path)) ?? "";
		checkXml(tree, path, text);
		for (const [, location = ""] of text.matchAll(/<loc>([^<]*)<\/loc>/g)) {
			const file = fileOf(unescaped(location), site);
			if (file === undefined || !tree.has(file))
				tree.report(path, "link-broken", location);
		}
	}
	if (!tree.has("sitemap.xml")) tree.report("sitemap.xml", "missing");
}

async function checkOpml(tree: PublicTree, site: Site): Promise<void> {
	const path = "feeds.opml";
	const text = await tree.text(path);
	if (text === undefined) return;
	checkXml(tree, path, text);
	for (const [, address = ""] of text.matchAll(/\s(?:xml|html)Url="([^"]*)"/g))
		checkAddresses(tree, site, path, unescaped(address));
}

function checkXml(tree: PublicTree, path: string, text: string): void {
	const { problem } = readXmlFeed(text);
	if (problem) tree.report(path, "not-xml", problem);
}
