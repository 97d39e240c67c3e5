// How much text and how many links each box of a page holds: counted once, from the inside out.
import type { Element } from "hast";
import { attribute, INLINE, type Parent } from "./elements.ts";
import { isFileLink } from "./links.ts";

export interface Measure {
	/** UTF-16 units that are no white space. */
	text: number;
	/** Of those, in links. */
	linkText: number;
	links: number;
	/** Links to files (PDF, Word …). */
	files: number;
	/** Whether a block stands inside. */
	holdsBlock: boolean;
}

export type Measures = ReadonlyMap<Parent, Measure>;

/** The measures of every element below, and of the parent itself. */
export function measuresOf(parent: Parent, base: string | undefined): Measures {
	const measures = new Map<Parent, Measure>();
	const walk = (node: Parent): Measure => {
		const sum = { text: 0, linkText: 0, links: 0, files: 0, holdsBlock: false };
		for (const child of node.children) {
			if (child.type === "text")
				sum.text += child.value.replace(/\s+/gu, "").length;
			if (child.type !== "element") continue;
			const inside = walk(child);
			sum.text += inside.text;
			sum.links += inside.links;
			sum.files += inside.files;
			sum.linkText += inside.linkText;
			sum.holdsBlock ||= inside.holdsBlock || !INLINE.has(child.tagName);
		}
		if (isLink(node)) {
			sum.links++;
			sum.linkText = sum.text;
			if (isFileLink(absolute(attribute(node, "href"), base))) sum.files++;
		}
		measures.set(node, sum);
		return sum;
	};
	walk(parent);
	return measures;
}

function isLink(node: Parent): node is Element {
	return (
		node.type === "element" && node.tagName === "a" && "href" in node.properties
	);
}

/** Good enough to look at its ending. */
function absolute(href: string, base: string | undefined): string {
	try {
		return new URL(href, base ?? "https://page.invalid/").href;
	} catch {
		return href;
	}
}
