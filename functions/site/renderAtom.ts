// Atom 1.0 (RFC 4287) with paging (RFC 5005) and tombstones (RFC 6721). By hand: `feed` has no
// language, no extensions and no links of its own choice in Atom, and decodes titles as HTML.
import type { Feed, FeedEntry } from "./feed.ts";
import { madeOnce } from "./madeOnce.ts";
import { escapeXml } from "./xmlText.ts";

/**
 * `archive`: the feed is a page of the archive, complete with its marker. A notice taken back is a
 * tombstone in its entry's place. Readers that ignore tombstones are told by the withdrawal itself,
 * which is an entry of its own among the changes.
 */
export function renderAtom(feed: Feed, archive = false): string {
	const self = feed.self["atom.xml"];
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${feed.language}">`,
		element("id", feed.id),
		element("title", feed.title),
		element("subtitle", feed.description),
		element("updated", feed.updated),
		`<author>${element("name", feed.author)}</author>`,
		link("self", self, "application/atom+xml"),
		link("alternate", feed.home, "text/html", feed.language),
		...feed.alternates.map(({ edition, self: other }) =>
			link("alternate", other["atom.xml"], "application/atom+xml", edition),
		),
		link("hub", feed.hub),
		link("current", feed.current?.["atom.xml"], "application/atom+xml"),
		link("prev-archive", feed.previous?.["atom.xml"], "application/atom+xml"),
		archive ? "<fh:archive/>" : "",
		...feed.entries.map((entry) =>
			entry.withdrawn === undefined
				? entryElement(entry, entry, feed.language)
				: deletedEntry(entry, entry.withdrawn),
		),
		"</feed>",
	];
	return `${lines.filter(Boolean).join("\n")}\n`;
}

const entryElement = madeOnce(elementOfEntry);

function elementOfEntry(
	entry: FeedEntry,
	_same: FeedEntry,
	language: Feed["language"],
): string {
	return [
		"<entry>",
		element("id", entry.id),
		`<title type="text">${escapeXml(entry.title)}</title>`,
		element("published", entry.published),
		element("updated", entry.updated),
		link("alternate", entry.url, "text/html", language),
		...entry.attachments.map(
			({ url, type, length, name }) =>
				`<link rel="enclosure" href="${escapeXml(url)}" type="${escapeXml(type)}"${
					length === undefined ? "" : ` length="${length}"`
				} title="${escapeXml(name)}"/>`,
		),
		entry.author ? `<author>${element("name", entry.author)}</author>` : "",
		...entry.categories.map(
			({ term, label }) =>
				`<category term="${escapeXml(term)}" label="${escapeXml(label)}"/>`,
		),
		entry.summary
			? `<summary type="text">${escapeXml(entry.summary)}</summary>`
			: "",
		`<content type="html">${escapeXml(entry.html)}</content>`,
		"</entry>",
	]
		.filter(Boolean)
		.join("\n");
}

/** RFC 6721 §3: the only machine-readable way to say that an entry was taken back. */
function deletedEntry(entry: FeedEntry, when: string): string {
	return `<at:deleted-entry ref="${escapeXml(entry.id)}" when="${escapeXml(when)}">\n<at:comment type="text">${escapeXml(entry.title)}</at:comment>\n</at:deleted-entry>`;
}

function element(name: string, text: string): string {
	return `<${name}>${escapeXml(text)}</${name}>`;
}

function link(
	rel: string,
	href: string | undefined,
	type?: string,
	hreflang?: string,
): string {
	if (!href) return "";
	return `<link rel="${rel}" href="${escapeXml(href)}"${type ? ` type="${type}"` : ""}${
		hreflang ? ` hreflang="${hreflang}"` : ""
	}/>`;
}
