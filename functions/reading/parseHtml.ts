// HTML to an element tree of bounded depth and size, by the HTML standard's own rules (§13.2).
import type { Element, Root, RootContent } from "hast";
import {
	type DefaultTreeAdapterTypes,
	defaultTreeAdapter,
	parse,
} from "parse5";
import { MAX_DEPTH, MAX_ELEMENTS } from "./bounds.ts";

export type ParsedHtml =
	| { kind: "tree"; tree: Root }
	/** `limit` says which bound was passed, for a finding. */
	| { kind: "too-complex"; limit: string };

class TooComplex extends Error {}

/**
 * The tree of a page or of a piece of one. Attribute names are lower-case as in HTML (`class`, not
 * `className`), values strings; every node that has one carries its line. Parsing stops at a bound
 * before any recursive walk could overflow the stack.
 */
export function parseHtml(html: string): ParsedHtml {
	let elements = 0;
	let open = 0;
	const adapter = {
		...defaultTreeAdapter,
		createElement(
			...given: Parameters<typeof defaultTreeAdapter.createElement>
		) {
			if (++elements > MAX_ELEMENTS)
				throw new TooComplex(`elements > ${MAX_ELEMENTS}`);
			return defaultTreeAdapter.createElement(...given);
		},
		onItemPush() {
			if (++open > MAX_DEPTH) throw new TooComplex(`depth > ${MAX_DEPTH}`);
		},
		onItemPop() {
			open--;
		},
	};
	try {
		const page = parse(html, {
			treeAdapter: adapter,
			scriptingEnabled: false,
			sourceCodeLocationInfo: true,
		});
		return {
			kind: "tree",
			tree: { type: "root", children: converted(page.childNodes, 0) },
		};
	} catch (error) {
		if (error instanceof TooComplex)
			return { kind: "too-complex", limit: error.message };
		throw error;
	}
}

/** Misnested formatting is moved about after it was counted as open, so the depth is looked at again. */
function converted(
	nodes: DefaultTreeAdapterTypes.ChildNode[],
	depth: number,
): RootContent[] {
	if (depth > 2 * MAX_DEPTH) throw new TooComplex(`depth > ${2 * MAX_DEPTH}`);
	const children: RootContent[] = [];
	for (const node of nodes) {
		if ("value" in node)
			children.push({ type: "text", value: node.value, ...at(node) });
		else if ("tagName" in node) children.push(element(node, depth));
		else if ("data" in node)
			children.push({ type: "comment", value: node.data, ...at(node) });
	}
	return children;
}

function element(
	node: DefaultTreeAdapterTypes.Element,
	depth: number,
): Element {
	const inside =
		node.tagName === "template" && "content" in node
			? (node as DefaultTreeAdapterTypes.Template).content.childNodes
			: node.childNodes;
	return {
		type: "element",
		tagName: node.tagName.toLowerCase(),
		properties: Object.fromEntries(
			node.attrs.map(({ name, value }) => [name.toLowerCase(), value]),
		),
		children: converted(inside, depth + 1) as Element["children"],
		...at(node),
	};
}

function at(node: DefaultTreeAdapterTypes.ChildNode): {
	position?: NonNullable<Element["position"]>;
} {
	const place = node.sourceCodeLocation;
	return place
		? {
				position: {
					start: { line: place.startLine, column: place.startCol },
					end: { line: place.endLine, column: place.endCol },
				},
			}
		: {};
}
