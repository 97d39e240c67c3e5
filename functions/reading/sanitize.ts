// The allow-list: what of a stranger's markup may stand on our pages and in our feeds.
import type { Element, ElementContent, Root } from "hast";
import { sanitize as keepAllowed, type Schema } from "hast-util-sanitize";
import type { Document, Omission } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { MAX_SPAN } from "./bounds.ts";
import { cleanCharacters, type Removed } from "./characters.ts";
import {
	attribute,
	elementsOf,
	lineOf,
	type Parent,
	prune,
	sourceLine,
	UNSAFE,
} from "./elements.ts";
import { flow } from "./flow.ts";
import { isFileLink, resolveLink } from "./links.ts";
import { removeUnread } from "./removeUnread.ts";

/**
 * Structure, emphasis, links, tables. No class, style, id or handler; no forms, frames, pictures, drawings or
 * formulas. `del` and `ins` stay because a struck-out sentence read as a standing one would be a lie.
 */
export const ALLOWED: Schema = {
	allowComments: false,
	allowDoctypes: false,
	tagNames: [
		...["h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote"],
		...["pre", "code", "ul", "ol", "li", "dl", "dt", "dd"],
		...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
		...["a", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "sup"],
	],
	attributes: {
		a: ["href"],
		ol: ["start"],
		td: ["colSpan", "rowSpan"],
		th: ["colSpan", "rowSpan"],
	},
	protocols: { href: ["http", "https", "mailto"] },
	ancestors: {
		li: ["ul", "ol"],
		dt: ["dl"],
		dd: ["dl"],
		caption: ["table"],
		thead: ["table"],
		tbody: ["table"],
		tfoot: ["table"],
		tr: ["table"],
		th: ["table"],
		td: ["table"],
	},
	strip: ["script", "style", ...UNSAFE],
	required: {},
};

/** Findings of one sort listed one by one; the rest would bury what matters. */
const MOST_LINKS_REPORTED = 20;
const MOST_CHARACTERS_LISTED = 500;

export type Sanitized = Pick<
	Document,
	"body" | "fileLinks" | "omissions" | "findings"
>;

/**
 * A tree of `parseHtml` made fit to publish: blocks only, links absolute, headings from `h2` down, and nothing
 * that the list above does not name. `base` is the address that links are relative to; `stem` the source's file
 * name without extension. The tree given is used up.
 */
export function sanitize(
	tree: Root,
	about: { base?: string; stem?: string } = {},
): Sanitized {
	const omissions = removeUnread(tree);
	const findings = [
		...removeUnsafe(tree, omissions),
		...replaceImages(tree, about, omissions),
		...settleLinks(tree, about),
		...cleanText(tree, omissions),
	];
	lowerHeadings(tree);
	const blocks: Root = { type: "root", children: flow(tree.children) };
	boundSpans(blocks);
	const body = keepAllowed(blocks, ALLOWED) as Root;
	return { body, fileLinks: fileLinksOf(body), omissions, findings };
}

function removeUnsafe(tree: Root, omissions: Omission[]): Finding[] {
	const names = new Set<string>();
	prune(tree, (element) => {
		if (!UNSAFE.has(element.tagName)) return "keep";
		names.add(element.tagName);
		const text = lineOf(element);
		if (text !== "") omissions.push(omission("unsafe", text, element));
		return "drop";
	});
	return names.size === 0
		? []
		: [
				finding(
					"document.unsafe-removed",
					{},
					{ elements: [...names].sort().join(" ") },
				),
			];
}

/**
 * No pictures: one on a foreign host tells that host who reads the notice, mixes http into https and is gone in
 * a year. What it is said to show stays as a link to it.
 */
function replaceImages(
	tree: Root,
	about: { base?: string; stem?: string },
	omissions: Omission[],
): Finding[] {
	let count = 0;
	prune(tree, (element): "keep" | ElementContent[] => {
		if (element.tagName !== "img") return "keep";
		const alt = lineOf({ type: "text", value: attribute(element, "alt") });
		const link = resolveLink(attribute(element, "src"), about.base, about.stem);
		count++;
		if (alt === "") {
			if (link.kind === "link")
				omissions.push(omission("unsafe", link.href, element));
			return [];
		}
		return [
			{
				type: "element",
				tagName: "a",
				properties: link.kind === "link" ? { href: link.href } : {},
				children: [{ type: "text", value: alt }],
				...(element.position ? { position: element.position } : {}),
			},
		];
	});
	return count === 0 ? [] : [finding("document.images-removed", {}, { count })];
}

/** Every link absolute and of a safe scheme; a refused one leaves its text. */
function settleLinks(
	tree: Root,
	about: { base?: string; stem?: string },
): Finding[] {
	const findings: Finding[] = [];
	const settle = (parent: Parent, inLink: boolean) => {
		parent.children = parent.children.flatMap((child): ElementContent[] => {
			if (child.type !== "element") return [child as ElementContent];
			if (child.tagName !== "a") {
				settle(child, inLink);
				return [child];
			}
			const href = attribute(child, "href");
			const link = resolveLink(href, about.base, about.stem);
			settle(child, true);
			if (link.kind === "link" && !inLink) {
				child.properties = { href: link.href };
				return [child];
			}
			if (link.kind === "unsafe" || link.kind === "unresolved")
				findings.push(
					finding(
						link.kind === "unsafe"
							? "document.link-unsafe"
							: "document.link-unresolved",
						placeOf(child),
						{ href: shown(href) },
					),
				);
			return child.children;
		}) as Element["children"];
	};
	settle(tree, false);
	return findings.slice(0, MOST_LINKS_REPORTED);
}

/** Entities (`&#8;`) bring back what was removed from the bytes. */
function cleanText(tree: Root, omissions: Omission[]): Finding[] {
	const removed: Removed[] = [];
	let count = 0;
	const walk = (parent: Parent) => {
		for (const child of parent.children) {
			if (child.type === "text") {
				const clean = cleanCharacters(child.value);
				child.value = clean.text;
				count += clean.count;
				if (removed.length >= MOST_CHARACTERS_LISTED) continue;
				for (const { name } of clean.removed) {
					removed.push({ name, line: sourceLine(child) ?? 1 });
					omissions.push(omission("noise", name, child));
				}
			} else if (child.type === "element") walk(child);
		}
	};
	walk(tree);
	const [first] = removed;
	return first
		? [
				finding(
					"source.control-characters",
					{ line: first.line },
					{
						count,
						characters: [...new Set(removed.map(({ name }) => name))]
							.slice(0, 8)
							.join(" "),
					},
				),
			]
		: [];
}

/** The page that shows the notice has the one `h1`. */
function lowerHeadings(tree: Root): void {
	const headings = [...elementsOf(tree)].filter(({ tagName }) =>
		/^h[1-6]$/.test(tagName),
	);
	if (!headings.some(({ tagName }) => tagName === "h1")) return;
	for (const heading of headings)
		heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) + 1)}`;
}

function boundSpans(tree: Root): void {
	for (const { properties } of elementsOf(tree))
		for (const span of ["colSpan", "rowSpan"])
			if (typeof properties[span] === "number")
				properties[span] = Math.min(properties[span], MAX_SPAN);
}

function fileLinksOf(body: Root): Document["fileLinks"] {
	const links: Document["fileLinks"] = [];
	for (const element of elementsOf(body)) {
		const href = attribute(element, "href");
		if (element.tagName !== "a" || !isFileLink(href)) continue;
		if (!links.some((link) => link.href === href))
			links.push({ href, label: lineOf(element) });
	}
	return links;
}

function omission(
	reason: Omission["reason"],
	text: string,
	node: ElementContent,
): Omission {
	const line = sourceLine(node);
	return { reason, text, ...(line === undefined ? {} : { line }) };
}

function placeOf(element: Element): { line?: number } {
	const line = sourceLine(element);
	return line === undefined ? {} : { line };
}

/** A hostile address may be long and hold anything: enough of it to be recognised. */
function shown(href: string): string {
	return [...cleanCharacters(href.slice(0, 400)).text].slice(0, 100).join("");
}
