// A page's boxes to a document's blocks: paragraphs, headings, lists, tables, one below the other.
import type { Element, ElementContent } from "hast";
import {
	attribute,
	type Child,
	elementsOf,
	firstOf,
	holdsBlock,
	INLINE,
	isElement,
} from "./elements.ts";
import { collapseSpaces, isBlank } from "./spaces.ts";

const HEADING = /^h[1-6]$/;

/** Inline elements whose meaning stays when the text in them is cut into blocks. */
const MARKING = new Set("a b strong i em u s del ins sub sup".split(" "));

/**
 * Loose text becomes paragraphs, two or more line breaks end one, boxes without meaning (`div`, tables that
 * only place things) dissolve. Text and its order stay; white space is as a browser would show it.
 */
export function flow(
	nodes: readonly Child[],
	from?: Element,
): ElementContent[] {
	const blocks: ElementContent[] = [];
	let run: ElementContent[] = [];
	const flush = () => {
		for (const children of paragraphs(run))
			blocks.push(
				make("p", children, children[0]?.position ? children[0] : from),
			);
		run = [];
	};
	for (const node of nodes) {
		if (node.type === "text") run.push(node);
		else if (node.type !== "element") continue;
		else if (INLINE.has(node.tagName) && !holdsBlock(node)) run.push(node);
		else {
			flush();
			blocks.push(...block(node));
		}
	}
	flush();
	return blocks;
}

function block(node: Element): ElementContent[] {
	if (INLINE.has(node.tagName))
		return MARKING.has(node.tagName)
			? flow(node.children).map((inner) => marked(inner, node))
			: flow(node.children);
	if (HEADING.test(node.tagName)) {
		const [first, ...more] = paragraphs(inlineOf(node.children));
		return first
			? [
					make(node.tagName, first, node),
					...more.map((rest) => make(node.tagName, rest, node)),
				]
			: [];
	}
	switch (node.tagName) {
		case "hr":
			return [make("hr", [], node)];
		case "pre":
		case "listing":
		case "xmp":
		case "plaintext":
			return [make("pre", node.children, node)];
		case "blockquote":
			return wrapped(node, flow(node.children));
		case "ul":
		case "ol":
		case "menu":
		case "dir":
			return wrapped(node, node.children.flatMap(item));
		case "dl":
			return wrapped(node, node.children.flatMap(definition));
		case "table":
			return isLayout(node) ? flow(cellsOf(node)) : table(node);
		default:
			return flow(node.children, node);
	}
}

function make(
	tagName: string,
	children: Element["children"],
	from: Child | undefined,
	properties: Element["properties"] = {},
): Element {
	return {
		type: "element",
		tagName,
		properties,
		children,
		...(from?.position ? { position: from.position } : {}),
	};
}

function wrapped(node: Element, children: ElementContent[]): ElementContent[] {
	const tag = { menu: "ul", dir: "ul" }[node.tagName] ?? node.tagName;
	const start = tag === "ol" ? attribute(node, "start") : "";
	return children.length === 0
		? []
		: [
				make(
					tag,
					children,
					node,
					/^\d{1,6}$/.test(start) && start !== "1"
						? { start: Number(start) }
						: {},
				),
			];
}

/** `<a><div>…</div></a>`: the link goes inside. */
function marked(inner: ElementContent, mark: Element): ElementContent {
	if (!isElement(inner) || inner.children.length === 0) return inner;
	if (inner.tagName === "p" || HEADING.test(inner.tagName))
		return {
			...inner,
			children: [{ ...mark, children: inner.children }],
		};
	return {
		...inner,
		children: inner.children.map((child) =>
			isElement(child) && !INLINE.has(child.tagName)
				? marked(child, mark)
				: child,
		),
	};
}

function item(node: ElementContent): ElementContent[] {
	if (node.type === "text" && isBlank(node.value)) return [];
	if (isElement(node) && ["ul", "ol"].includes(node.tagName))
		return [make("li", block(node), node)];
	const inside =
		isElement(node) && !INLINE.has(node.tagName) ? node.children : [node];
	const children = cellContent(inside);
	return children.length === 0 ? [] : [make("li", children, node)];
}

function definition(node: ElementContent): ElementContent[] {
	if (!isElement(node))
		return node.type === "text" && !isBlank(node.value)
			? [make("dd", cellContent([node]), node)]
			: [];
	if (node.tagName === "dt" || node.tagName === "dd") {
		const children = cellContent(node.children);
		return children.length === 0 ? [] : [make(node.tagName, children, node)];
	}
	// `div` may group `dt` and `dd` (HTML §4.4.9).
	if (firstOf(node, "dt", "dd")) return node.children.flatMap(definition);
	const children = cellContent([node]);
	return children.length === 0 ? [] : [make("dd", children, node)];
}

/** What a cell or an item holds: text alone stays without a paragraph around it. */
function cellContent(nodes: readonly Child[]): ElementContent[] {
	const blocks = flow(nodes);
	const [only] = blocks;
	return blocks.length === 1 && isElement(only, "p") ? only.children : blocks;
}

/** Tables place things on old pages: one column, or tables inside. */
export function isLayout(table: Element): boolean {
	let inRow = 0;
	let columns = 0;
	for (const { tagName } of elementsOf(table)) {
		if (tagName === "table") return true;
		if (tagName === "tr") inRow = 0;
		if (tagName === "td" || tagName === "th")
			columns = Math.max(columns, ++inRow);
	}
	return columns <= 1;
}

/** Each row's cells as boxes of their own, so that their text does not run together. */
function cellsOf(table: Element): Element[] {
	const boxes: Element[] = [];
	const walk = (node: Element) => {
		for (const child of node.children) {
			if (!isElement(child)) continue;
			if (["td", "th", "caption"].includes(child.tagName))
				boxes.push({ ...child, tagName: "div" });
			else walk(child);
		}
	};
	walk(table);
	return boxes;
}

function table(node: Element): ElementContent[] {
	const children: ElementContent[] = [];
	for (const child of node.children) {
		if (!isElement(child)) continue;
		if (child.tagName === "caption") {
			const [first] = paragraphs(inlineOf(child.children));
			if (first) children.push(make("caption", first, child));
		} else if (["thead", "tbody", "tfoot"].includes(child.tagName)) {
			const rows = child.children.flatMap(row);
			if (rows.length > 0) children.push(make(child.tagName, rows, child));
		} else children.push(...row(child));
	}
	return children.some(
		(child) => isElement(child) && child.tagName !== "caption",
	)
		? [make("table", children, node)]
		: children.flatMap((child) =>
				isElement(child) ? flow(child.children) : [],
			);
}

function row(node: ElementContent): ElementContent[] {
	if (!isElement(node, "tr")) return [];
	const cells = node.children.flatMap((cell) =>
		isElement(cell, "td") || isElement(cell, "th")
			? [make(cell.tagName, cellContent(cell.children), cell, spans(cell))]
			: [],
	);
	return cells.length === 0 ? [] : [make("tr", cells, node)];
}

function spans(cell: Element): Element["properties"] {
	const properties: Element["properties"] = {};
	for (const [name, property] of [
		["colspan", "colSpan"],
		["rowspan", "rowSpan"],
	] as const) {
		const value = attribute(cell, name);
		if (/^\d{1,6}$/.test(value) && Number(value) > 1)
			properties[property] = Number(value);
	}
	return properties;
}

/** Blocks where only a line of text may be: their content, kept apart by line breaks. */
function inlineOf(nodes: readonly Child[]): ElementContent[] {
	return nodes.flatMap((node): ElementContent[] =>
		node.type === "text"
			? [node]
			: !isElement(node)
				? []
				: INLINE.has(node.tagName) && !holdsBlock(node)
					? [node]
					: [lineBreak(), ...inlineOf(node.children), lineBreak()],
	);
}

const lineBreak = (): Element => make("br", [], undefined);

/** A run of text cut at double line breaks, each piece with its white space in order and nothing empty. */
function paragraphs(run: readonly ElementContent[]): ElementContent[][] {
	const pieces: ElementContent[][] = [[]];
	let breaks = 0;
	let held: ElementContent[] = [];
	for (const node of run) {
		if (isElement(node, "br")) {
			breaks++;
			held.push(node);
		} else if (breaks > 0 && node.type === "text" && isBlank(node.value)) {
			// White space between breaks says nothing.
		} else {
			if (breaks > 1) pieces.push([node]);
			else pieces.at(-1)?.push(...held, node);
			breaks = 0;
			held = [];
		}
	}
	return pieces
		.map((piece) => collapseSpaces(piece))
		.filter((piece) => piece.length > 0);
}
