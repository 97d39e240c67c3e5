// A saved web page: its facts, its header table, and the document in it.
import type { Root } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import { takeHeaderTables } from "./headerTable.ts";
import { mainContent } from "./mainContent.ts";
import { pageTags } from "./pageTags.ts";
import { removeUnread } from "./removeUnread.ts";

export interface Page {
	/** What is left is the document, not yet sanitized. */
	tree: Root;
	stated: Record<string, StatedField>;
	title?: StatedField;
	url?: string;
	/** What links are relative to. */
	base?: string;
	language?: string;
	omissions: Omission[];
}

/** Reads a parsed page, which is used up. `known` is its address where the metadata gives it. */
export function readHtml(tree: Root, known: string | undefined): Page {
	const tags = pageTags(tree, known);
	const hidden = removeUnread(tree);
	const header = takeHeaderTables(tree);
	const titles = titlesOf({ ...header.stated, ...tags.stated }, tags.pageTitle);
	const main = mainContent(
		tree,
		titles.map(({ value }) => value),
		tags.base,
	);
	const stated = { ...main.stated, ...header.stated, ...tags.stated };
	const heading = main.heading
		? { value: main.heading, origin: "html:heading" }
		: undefined;
	const title =
		stated.ArticleTitle ?? stated.标题 ?? heading ?? stated["og:title"];
	return {
		tree: { type: "root", children: main.children as Root["children"] },
		stated,
		...(title ? { title } : {}),
		...(tags.url ? { url: tags.url } : {}),
		...(tags.base ? { base: tags.base } : {}),
		...(tags.language ? { language: tags.language } : {}),
		omissions: [...hidden, ...header.omissions, ...main.omissions],
	};
}

/** Under which titles the document may be found on the page, the surest first. */
function titlesOf(
	stated: Record<string, StatedField>,
	pageTitle: string | undefined,
): { value: string }[] {
	const pieces = pageTitle
		? [pageTitle, ...pageTitle.split(/[-_|｜–—]/)].map((value) => ({ value }))
		: [];
	return [
		...(stated.ArticleTitle ? [stated.ArticleTitle] : []),
		...(stated.标题 ? [stated.标题] : []),
		...(stated["og:title"] ? [stated["og:title"]] : []),
		...pieces.filter(({ value }) => [...value.trim()].length >= 6),
	];
}
