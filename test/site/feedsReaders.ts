// What a strict reader sees in each format: libxml2 for XML, the platform for JSON.
import { XmlDocument, type XmlElement, type XmlNode } from "libxml2-wasm";
import type { Feed } from "../../functions/site/feed.ts";
import { renderAtom } from "../../functions/site/renderAtom.ts";
import { renderJsonFeed } from "../../functions/site/renderJsonFeed.ts";
import { renderRss } from "../../functions/site/renderRss.ts";

const NAMES = {
	a: "http://www.w3.org/2005/Atom",
	fh: "http://purl.org/syndication/history/1.0",
	at: "http://purl.org/atompub/tombstones/1.0",
	content: "http://purl.org/rss/1.0/modules/content/",
	dc: "http://purl.org/dc/elements/1.1/",
};

export interface Seen {
	id: string;
	url: string;
	title: string;
	summary: string | undefined;
	html: string;
	published: number;
	author: string | undefined;
	categories: string[];
	enclosures: {
		url: string;
		type: string;
		length: string | undefined;
		title?: string;
	}[];
}

/** @throws {Error} at the first thing that is not well-formed. */
export function withXml<T>(xml: string, read: (find: Find) => T): T {
	// From bytes, as a reader gets them.
	const document = XmlDocument.fromBuffer(Buffer.from(xml, "utf8"));
	try {
		return read((path, from = document.root) => from.find(path, NAMES));
	} finally {
		document.dispose();
	}
}

export type Find = (path: string, from?: XmlNode) => XmlNode[];

function text(find: Find, path: string, from: XmlNode): string | undefined {
	return find(path, from)[0]?.content;
}

function attribute(node: XmlNode, name: string): string | undefined {
	return (node as XmlElement).attr(name)?.value;
}

export function seenInRss(feed: Feed): Seen[] {
	return withXml(renderRss(feed), (find) =>
		find("/rss/channel/item").map((item) => ({
			id: text(find, "guid", item) ?? "",
			url: text(find, "link", item) ?? "",
			title: text(find, "title", item) ?? "",
			summary: text(find, "description", item),
			html: text(find, "content:encoded", item) ?? "",
			published: Date.parse(text(find, "pubDate", item) ?? ""),
			author: text(find, "dc:creator", item),
			categories: find("category", item).map(({ content }) => content),
			enclosures: find("enclosure", item).map((node) => ({
				url: attribute(node, "url") ?? "",
				type: attribute(node, "type") ?? "",
				length: attribute(node, "length"),
			})),
		})),
	);
}

export function seenInAtom(feed: Feed): Seen[] {
	return withXml(renderAtom(feed), (find) =>
		find("/a:feed/a:entry").map((entry) => ({
			id: text(find, "a:id", entry) ?? "",
			url: text(find, "a:link[@rel='alternate']/@href", entry) ?? "",
			title: text(find, "a:title", entry) ?? "",
			summary: text(find, "a:summary", entry),
			html: text(find, "a:content", entry) ?? "",
			published: Date.parse(text(find, "a:published", entry) ?? ""),
			author: text(find, "a:author/a:name", entry),
			categories: find("a:category", entry).map(
				(node) => attribute(node, "label") ?? "",
			),
			enclosures: find("a:link[@rel='enclosure']", entry).map((node) => ({
				url: attribute(node, "href") ?? "",
				type: attribute(node, "type") ?? "",
				length: attribute(node, "length"),
				title: attribute(node, "title") ?? "",
			})),
		})),
	);
}

interface JsonItem {
	id: string;
	url: string;
	title: string;
	summary?: string;
	content_html: string;
	date_published: string;
	authors?: { name: string }[];
	tags?: string[];
	attachments?: {
		url: string;
		mime_type: string;
		title: string;
		size_in_bytes?: number;
	}[];
}

export function seenInJson(feed: Feed): Seen[] {
	const { items } = JSON.parse(renderJsonFeed(feed)) as { items: JsonItem[] };
	return items.map((item) => ({
		id: item.id,
		url: item.url,
		title: item.title,
		summary: item.summary,
		html: item.content_html,
		published: Date.parse(item.date_published),
		author: item.authors?.[0]?.name,
		categories: item.tags ?? [],
		enclosures: (item.attachments ?? []).map(
			({ url, mime_type, title, size_in_bytes }) => ({
				url,
				type: mime_type,
				length: size_in_bytes === undefined ? undefined : `${size_in_bytes}`,
				title,
			}),
		),
	}));
}
