// RSS 2.0 through `feed`. What it breaks on never reaches it; what it lacks is added around it. No
// paging: archive pages are Atom and JSON.
import { Feed as RssFeed } from "feed";
import type { Feed, FeedEntry } from "./feed.ts";
import { escapeHtml } from "./html.ts";
import { escapeXml, xmlText } from "./xmlText.ts";

/**
 * XML forbids U+FFFE and U+FFFF, so no clean text holds them. They stand for what `feed` 6 would
 * spoil, until it is done: it splits only the first `]]>` of a CDATA section (the second ends it, and
 * what follows becomes elements), and it takes one `&amp;` off every text of an element.
 */
const SPLIT = "\ufffe";
const GUARD = "\uffff";

export function renderRss(feed: Feed): string {
	const rss = new RssFeed({
		id: feed.id,
		title: forElement(feed.title),
		description: forElement(feed.description),
		link: feed.home,
		language: feed.language,
		// Never left out: `feed` would take the present time.
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
	return `${declareNames(rss.rss2())
		.replaceAll(SPLIT, "]]><![CDATA[")
		.replaceAll(GUARD, "")}\n`;
}

type Item = Parameters<RssFeed["addItem"]>[0];

function itemOf(entry: FeedEntry): Item {
	const enclosure = entry.attachments.find(
		({ length }) => length !== undefined,
	);
	const item: Item = {
		title: forCdata(entry.title),
		guid: forElement(entry.id),
		link: entry.url,
		date: new Date(entry.published),
		// RSS has no plain text here: readers take a description for HTML.
		description: forCdata(escapeHtml(entry.summary ?? "")),
		content: forCdata(entry.html),
		category: entry.categories.map(({ label }) => ({
			name: forElement(label),
		})),
		// RSS wants an e-mail address in `author`, and we have names.
		extensions: entry.author
			? [{ name: "dc:creator", objects: { _text: forElement(entry.author) } }]
			: [],
	};
	// At most one, and only of known length; the body links to every attachment.
	if (enclosure)
		item.enclosure = {
			url: enclosure.url,
			type: escapeXml(enclosure.type),
			length: enclosure.length as number,
		};
	return item;
}

function forCdata(text: string): string {
	return xmlText(text).replaceAll("]]>", `]]${SPLIT}>`);
}

function forElement(text: string): string {
	return xmlText(text).replaceAll("&amp;", `&${GUARD}amp;`);
}

/** `feed` declares `dc` only where some item has a body. */
function declareNames(text: string): string {
	return text.replace(/<rss [^>]*>/, (tag) =>
		tag.includes("xmlns:dc=")
			? tag
			: tag.replace(
					"<rss ",
					'<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ',
				),
	);
}
