// Which part of a page is the document, and which is the site around it.
import type { Element, Root } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import {
	attribute,
	type Child,
	elementsOf,
	firstOf,
	INLINE,
	isElement,
	lineOf,
	type Parent,
} from "./elements.ts";
import { isLayout } from "./flow.ts";
import { CONTENT_NAMES, removeFurniture } from "./furniture.ts";
import { takeInfoLines } from "./infoLines.ts";
import { bare } from "./labels.ts";
import { type Measures, measuresOf } from "./measures.ts";
import { omit } from "./omit.ts";

export interface MainContent {
	children: Child[];
	/** From the line of dates and sources under the title. */
	stated: Record<string, StatedField>;
	omissions: Omission[];
	/** The text of the element that shows the title, where one was found. */
	heading?: string;
}

/** Boxes that may be "the document"; a table or a paragraph is a piece of it. */
const BOXES = new Set(
	"div section article main center form tbody tr td span font b strong".split(
		" ",
	),
);

/** Share of the page's prose that a box must hold for the document to be in it. */
const DOMINANT = 0.5;

/** Leaves out what is not the document. The tree is used up. `titles` are the titles that the page states. */
export function mainContent(
	tree: Root,
	titles: readonly string[],
	base: string | undefined,
): MainContent {
	const omissions: Omission[] = [];
	const stated: Record<string, StatedField> = {};
	const body = firstOf(tree, "body") ?? tree;
	const measures = measuresOf(body, base);
	const heading = headingOf(body, titles, measures);
	const around = boxesAround(body, heading);
	takeInfoLines(body, heading, measures, stated, omissions);
	removeFurniture(body, around, measures, omissions);
	const zone = zoneOf(body, heading, around, measures);
	leaveOutside(body, zone, omissions);
	if (heading && zone !== heading) leaveBefore(zone, around, omissions);
	return {
		children: zone.children,
		stated,
		omissions,
		...(heading ? { heading: lineOf(heading) } : {}),
	};
}

/** The element that shows a stated title, else the page's only `h1`. */
function headingOf(
	body: Parent,
	titles: readonly string[],
	measures: Measures,
): Element | undefined {
	const wanted = new Set(titles.map(bare).filter((title) => title !== ""));
	const leaves = [...elementsOf(body)].filter(
		(element) =>
			!INLINE.has(element.tagName) && !measures.get(element)?.holdsBlock,
	);
	const stated = leaves.filter((leaf) => wanted.has(bare(lineOf(leaf))));
	const byRank = (tag: RegExp) =>
		stated.find(({ tagName }) => tag.test(tagName));
	const found = byRank(/^h[1-3]$/) ?? byRank(/^(?!li$|a$)/);
	if (found) return found;
	const headings = [...elementsOf(body)].filter(
		(element) => element.tagName === "h1" && bare(lineOf(element)) !== "",
	);
	return headings.length === 1 ? headings[0] : undefined;
}

/** An element and those that it stands in. */
function boxesAround(
	body: Parent,
	inner: Parent | undefined,
): ReadonlySet<Parent> {
	const path: Parent[] = [];
	const walk = (box: Parent): boolean => {
		path.push(box);
		if (box === inner) return true;
		for (const child of box.children)
			if (isElement(child) && walk(child)) return true;
		path.pop();
		return false;
	};
	if (inner) walk(body);
	return new Set(path);
}

/**
 * The box that holds the document: its title and most of the prose. Where no title tells, the smallest box
 * that holds all text outside links: rather a line of the site too much than a signature too little.
 */
function zoneOf(
	body: Parent,
	heading: Element | undefined,
	around: ReadonlySet<Parent>,
	measures: Measures,
): Parent {
	const weights = weigh(body);
	const path: Parent[] = [body];
	for (;;) {
		const here = path.at(-1) as Parent;
		const all = weights.get(here) ?? 0;
		const children: Child[] = here.children;
		const next = children.find(
			(child): child is Element =>
				isElement(child) &&
				isBox(child) &&
				all > 0 &&
				(weights.get(child) ?? 0) >= DOMINANT * all,
		);
		if (!next || (!heading && !standsAlone(next, children, measures))) break;
		path.push(next);
	}
	// The smallest box around both the title and the prose.
	if (heading)
		while (path.length > 1 && !around.has(path.at(-1) as Parent)) path.pop();
	return path.at(-1) as Parent;
}

/** Whether it may be all of the document; a table of data or a paragraph is a piece of it. */
function isBox(element: Element): boolean {
	return element.tagName === "table"
		? isLayout(element)
		: BOXES.has(element.tagName);
}

/** No text beside it but links, and no links to files: attachments often have a box of their own. */
function standsAlone(
	box: Element,
	siblings: readonly Child[],
	measures: Measures,
): boolean {
	return siblings.every((sibling) => {
		if (sibling === box) return true;
		if (sibling.type === "text") return sibling.value.trim() === "";
		const measure = isElement(sibling) ? measures.get(sibling) : undefined;
		return (
			!measure || (measure.text === measure.linkText && measure.files === 0)
		);
	});
}

/** Prose by box: characters that are not in links, more for those in sentences and in known containers. */
function weigh(body: Parent): Map<Parent, number> {
	const weights = new Map<Parent, number>();
	const walk = (parent: Parent): number => {
		let weight = 0;
		for (const child of parent.children) {
			if (child.type === "text") weight += lineOf(child).length;
			else if (isElement(child) && child.tagName !== "a") weight += walk(child);
		}
		if (parent.type === "element") {
			if (parent.tagName === "p") weight *= 1.5;
			if (
				CONTENT_NAMES.test(
					`${attribute(parent, "class")} ${attribute(parent, "id")}`,
				)
			)
				weight *= 1.5;
		}
		weights.set(parent, weight);
		return weight;
	};
	walk(body);
	return weights;
}

function leaveOutside(body: Parent, zone: Parent, omissions: Omission[]): void {
	const way = boxesAround(body, zone);
	for (const box of way)
		if (box !== zone)
			for (const child of box.children)
				if (!way.has(child as Parent)) omit(child, "navigation", omissions);
}

/** What stands above the title: where one is in the site, a slogan, the date. */
function leaveBefore(
	zone: Parent,
	around: ReadonlySet<Parent>,
	omissions: Omission[],
): void {
	const at = zone.children.findIndex(
		(child) => isElement(child) && around.has(child),
	);
	if (at < 0) return;
	for (const child of zone.children.slice(0, at))
		omit(child, "navigation", omissions);
	zone.children = zone.children.slice(at) as Element["children"];
	const first = zone.children[0];
	if (isElement(first)) leaveBefore(first, around, omissions);
}
