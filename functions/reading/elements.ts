// Questions asked of elements all over this room: their text, their attributes, what sort they are.
import type { Element, ElementContent, Root, RootContent } from "hast";

export type Parent = Root | Element;
export type Child = RootContent;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Elements that a line of text flows through. */
export const INLINE = words(
	"a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark nobr output q rb ruby s samp small span strike strong sub sup time tt u var wbr",
);

/** Elements that hold nothing a reader sees: programs, styles, facts about the page. */
export const SCRIPT = words(
	"script style noscript template link meta base title head",
);

/** Elements that run, load or ask for something, or escape the rules of HTML (svg, math). */
export const UNSAFE = words(
	"iframe frame frameset noframes object embed applet param portal fencedframe svg math canvas audio video source track map area input select option optgroup datalist textarea button keygen isindex noembed dialog",
);

export function isElement(
	node: Child | undefined,
	tag?: string,
): node is Element {
	return (
		node?.type === "element" && (tag === undefined || node.tagName === tag)
	);
}

/** An attribute's value, lower-case names, as `parseHtml` leaves them. */
export function attribute(element: Element, name: string): string {
	const value = element.properties[name];
	return value === undefined || value === null ? "" : String(value);
}

/** The text inside a node, white space as in the source; `br` is a line end. */
export function textOf(node: Parent | Child): string {
	if (node.type === "text") return node.value;
	if (node.type === "element" && node.tagName === "br") return "\n";
	if (!("children" in node)) return "";
	let text = "";
	for (const child of node.children) text += textOf(child);
	return text;
}

/** The text inside a node on one line; neighbouring blocks stand apart. */
export function lineOf(node: Parent | Child): string {
	let text = "";
	const walk = (at: Parent | Child) => {
		if (at.type === "text") text += at.value;
		else if ("children" in at) {
			const block = at.type === "element" && !INLINE.has(at.tagName);
			if (block) text += " ";
			for (const child of at.children) walk(child);
			if (block) text += " ";
		}
	};
	walk(node);
	return squeeze(text);
}

/** White space at the ends gone, inside one space; U+3000 is white space here. */
export function squeeze(text: string): string {
	return text.replace(/\s+/gu, " ").trim();
}

export function sourceLine(node: Child | Root): number | undefined {
	return node.position?.start.line;
}

/** Every element below, in document order. A list of its own keeps each step short however deep the tree. */
export function* elementsOf(parent: Parent): Generator<Element> {
	const waiting: Child[] = parent.children.toReversed();
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (node.type !== "element") continue;
		yield node;
		for (let at = node.children.length - 1; at >= 0; at--)
			waiting.push(node.children[at] as Child);
	}
}

/** The first element below with one of the names. */
export function firstOf(
	parent: Parent,
	...tags: string[]
): Element | undefined {
	for (const element of elementsOf(parent))
		if (tags.includes(element.tagName)) return element;
	return undefined;
}

/** Whether a block stands anywhere below. */
export function holdsBlock(parent: Parent): boolean {
	for (const element of elementsOf(parent))
		if (!INLINE.has(element.tagName)) return true;
	return false;
}

/**
 * Takes children out of a tree, outermost first. `verdict` says what becomes of an element: kept, left out,
 * or replaced by nodes, which are not looked at again.
 */
export function prune(
	parent: Parent,
	verdict: (element: Element) => "keep" | "drop" | ElementContent[],
): void {
	const children: Child[] = [];
	for (const child of parent.children) {
		if (child.type !== "element") {
			children.push(child);
			continue;
		}
		const said = verdict(child);
		if (said === "keep") {
			prune(child, verdict);
			children.push(child);
		} else if (said !== "drop") children.push(...said);
	}
	parent.children = children as Element["children"];
}
