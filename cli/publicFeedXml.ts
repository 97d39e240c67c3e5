// An RSS or Atom feed by a strict XML parser, reduced to what all formats have in common.
import { SaxesParser } from "saxes";

export interface FeedItem {
	id: string;
	title: string;
	url?: string;
	published?: string;
	updated?: string;
	/** A tombstone. */
	gone: boolean;
}

export interface XmlFeed {
	items: FeedItem[];
	/** Of the feed itself. */
	updated?: string;
	/** All addresses in elements and attributes. */
	addresses: string[];
	/** The first reason for which it is no XML. */
	problem?: string;
}

const ATOM = "http://www.w3.org/2005/Atom";
const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

/** Element of an entry → what it is here. */
const FIELDS: Record<string, keyof Omit<FeedItem, "gone">> = {
	guid: "id",
	id: "id",
	title: "title",
	link: "url",
	pubDate: "published",
	published: "published",
	updated: "updated",
};

export function readXmlFeed(text: string): XmlFeed {
	const feed: XmlFeed = { items: [], addresses: [] };
	const open: string[] = [];
	let item: FeedItem | undefined;
	let written = "";
	const parser = new SaxesParser({ xmlns: true });
	parser.on("error", ({ message }) => {
		feed.problem ??= message;
	});
	parser.on("opentag", ({ local, uri, attributes }) => {
		const value = (name: string) => attributes[name]?.value;
		open.push(local);
		written = "";
		for (const name of ["href", "url"]) {
			const address = value(name);
			if (address !== undefined) feed.addresses.push(address);
		}
		if (uri === TOMBSTONES && local === "deleted-entry")
			feed.items.push({ id: value("ref") ?? "", title: "", gone: true });
		else if (local === "item" || (local === "entry" && uri === ATOM)) {
			item = { id: "", title: "", gone: false };
			feed.items.push(item);
		} else if (
			item &&
			local === "link" &&
			uri === ATOM &&
			(value("rel") ?? "alternate") === "alternate"
		) {
			const url = value("href");
			if (url !== undefined) item.url = url;
		}
	});
	parser.on("text", (more) => {
		written += more;
	});
	parser.on("cdata", (more) => {
		written += more;
	});
	parser.on("closetag", ({ local, uri }) => {
		open.pop();
		const parent = open.at(-1);
		const field = FIELDS[local];
		if (parent === "item" || parent === "entry") {
			// Of extensions only the names are like these.
			if (item && field && (uri === "" || uri === ATOM) && written !== "")
				item[field] = written;
		} else if (open.length <= 2 && /^(?:updated|lastBuildDate)$/.test(local))
			feed.updated = written;
		if (local === "link" && written !== "") feed.addresses.push(written);
		if (local === "item" || local === "entry") item = undefined;
	});
	try {
		parser.write(text).close();
	} catch (error) {
		feed.problem ??= String(error);
	}
	return feed;
}
