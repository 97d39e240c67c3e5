// RSS 2.0 through `feed`. Around it: text is cleaned before it goes in, names go into dc:creator,
// paging into atom:link, and what it breaks on never reaches it.
import { Feed as RssFeed } from "feed";
import type { Feed, FeedEntry } from "./feed.ts";
import { mediaTypeOf } from "./renderAtom.ts";
import { xmlText } from "./xmlText.ts";

export function renderRss(feed: Feed): string {
	const rss = new RssFeed({
		id: feed.id,
		title: feed.title,
		description: feed.description,
		link: feed.home,
		language: feed.language,
		updated: new Date(feed.updated),
		copyright: "",
		generator: "Huixun",
		docs: "https://www.rssboard.org/rss-specification",
		feedLinks: {
			...(feed.self["rss.xml"] ? { rss: feed.self["rss.xml"] } : {}),
		},
		...(feed.hub ? { hub: feed.hub } : {}),
	});
	for (const entry of feed.entries) rss.addItem(itemOf(entry));
	return withNamespaces(rss.rss2());
}

type Item = Parameters<RssFeed["addItem"]>[0];

function itemOf(entry: FeedEntry): Item {
	const [first] = entry.attachments.filter(({ size }) => size !== undefined);
	return {
		title: entry.title,
		id: entry.id,
		guid: entry.id,
		link: entry.url,
		date: new Date(entry.published),
		published: new Date(entry.published),
		description: entry.summary ?? "",
		content: cdataSafe(entry.html),
		category: entry.categories.map(({ label }) => ({
			name: forElement(label),
		})),
		// At most one enclosure an item; the others are links in the notice's page.
		...(first
			? {
					enclosure: {
						url: forElement(first.url),
						type: mediaTypeOf(first.mediaType),
						length: first.size ?? 0,
					},
				}
			: {}),
		extensions: entry.author
			? [{ name: "dc:creator", objects: { _text: forElement(entry.author) } }]
			: [],
	} as Item;
}

/** `feed` replaces only the first `]]>` of a body: leave it none. In HTML `]]&gt;` is the same text. */
function cdataSafe(html: string): string {
	return xmlText(html).replaceAll("]]>", "]]&gt;");
}

function forElement(text: string): string {
	return xmlText(text);
}

/** `feed` declares a namespace only where its own elements use it. */
function withNamespaces(text: string): string {
	const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
	return text.includes("xmlns:dc=")
		? text
		: text.replace("<rss ", `<rss ${dc} `);
}
