// What a page says of itself in its head: the tags of 国办发〔2017〕47号, and what portals add to them.
import type { Root } from "hast";
import type { StatedField } from "../notice/document.ts";
import { attribute, elementsOf, firstOf, lineOf, squeeze } from "./elements.ts";
import { pageAddress } from "./links.ts";

export interface PageTags {
	/** By official name (`ArticleTitle`). */
	stated: Record<string, StatedField>;
	/** The page's own address, as far as it says. */
	url?: string;
	/** What links are relative to. */
	base?: string;
	language?: string;
	/** `<title>`, which as a rule has the site's name in it. */
	pageTitle?: string;
}

const TAGS = new Map(
	"SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType ArticleTitle PubDate ContentSource Keywords Author Description Image Url firstpublishedtime lastmodifiedtime og:title og:url og:site_name article:published_time"
		.split(" ")
		.map((name) => [name.toLowerCase(), name]),
);

/** Templates print these where there is no value. */
const NOTHING = new Set(["", "null", "undefined", "none", "nan"]);

/** `known` is the page's address where the metadata gives it. */
export function pageTags(tree: Root, known: string | undefined): PageTags {
	const stated: Record<string, StatedField> = {};
	let canonical: string | undefined;
	let baseHref: string | undefined;
	for (const element of elementsOf(tree)) {
		if (element.tagName === "meta") {
			const written =
				attribute(element, "name") || attribute(element, "property");
			const name = TAGS.get(written.trim().toLowerCase());
			const value = squeeze(attribute(element, "content"));
			if (name && !NOTHING.has(value.toLowerCase()) && !(name in stated))
				stated[name] = { value, origin: `meta:${written.trim()}` };
		}
		if (
			element.tagName === "link" &&
			/(?:^|\s)canonical(?:\s|$)/i.test(attribute(element, "rel"))
		)
			canonical ??= attribute(element, "href");
		if (element.tagName === "base")
			baseHref ??= attribute(element, "href") || undefined;
	}
	const url =
		pageAddress(known) ??
		pageAddress(canonical) ??
		pageAddress(stated.Url?.value) ??
		pageAddress(stated["og:url"]?.value);
	const base = pageAddress(baseHref, url) ?? url;
	const html = firstOf(tree, "html");
	const language = html ? attribute(html, "lang").trim() : "";
	const head = firstOf(tree, "head");
	const title = head && firstOf(head, "title");
	const pageTitle = title ? lineOf(title) : "";
	return {
		stated,
		...(url ? { url } : {}),
		...(base ? { base } : {}),
		...(/^[a-z]{2,3}[-a-z0-9]{0,32}$/i.test(language) ? { language } : {}),
		...(pageTitle !== "" ? { pageTitle } : {}),
	};
}
