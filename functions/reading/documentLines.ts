// A document's body as the lines that understanding reads.
import type { Element, ElementContent, Root } from "hast";
import type { Line } from "../notice/document.ts";
import { INLINE, sourceLine } from "./elements.ts";

const BLOCKS: Record<string, Line["block"]> = {
	h1: "heading",
	h2: "heading",
	h3: "heading",
	h4: "heading",
	h5: "heading",
	h6: "heading",
	caption: "heading",
	li: "listItem",
	td: "cell",
	th: "cell",
	dt: "cell",
	dd: "cell",
	blockquote: "quote",
	pre: "code",
};

/**
 * One line for each paragraph, heading, item and cell, in order; `br` begins another line of the same block. A
 * paragraph in a cell or an item is a line of that cell or item. `toSimplified` keeps the number of code points.
 */
export function documentLines(
	body: Root,
	toSimplified: (text: string) => string,
): Line[] {
	const lines: Line[] = [];
	let text = "";
	let start: number | undefined;
	let row = -1;
	let column = -1;
	const end = (block: Line["block"], level?: number) => {
		for (const [below, part] of text.split("\n").entries()) {
			const line = block === "code" ? part.trimEnd() : part.trim();
			if (line !== "")
				lines.push({
					text: line,
					hans: toSimplified(line),
					block,
					...(level && block === "heading" ? { level } : {}),
					...(block === "cell" && row >= 0 ? { row, column } : {}),
					...(start === undefined ? {} : { sourceLine: start + below }),
				});
		}
		text = "";
		start = undefined;
	};
	const walk = (
		nodes: readonly (ElementContent | Root["children"][number])[],
		block: Line["block"],
		line: number | undefined,
	) => {
		for (const node of nodes) {
			if (node.type === "text") {
				text +=
					block === "code" ? node.value : node.value.replaceAll("\n", " ");
				start ??= sourceLine(node) ?? line;
			} else if (node.type === "element" && node.tagName === "br") {
				end(block);
				line = sourceLine(node) ?? line;
			} else if (node.type === "element") {
				const at = sourceLine(node) ?? line;
				if (INLINE.has(node.tagName)) walk(node.children, block, at);
				else {
					end(block);
					const own = blockOf(node, block);
					if (node.tagName === "tr") {
						row++;
						column = -1;
					} else if (/^t[dh]$/.test(node.tagName)) column++;
					walk(node.children, own, at);
					end(own, levelOf(node));
				}
			}
		}
	};
	walk(body.children, "paragraph", undefined);
	end("paragraph");
	return lines;
}

function levelOf({ tagName }: Element): number | undefined {
	return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : undefined;
}

/** Paragraphs, lists inside cells and the like are of the sort that surrounds them. */
function blockOf(element: Element, around: Line["block"]): Line["block"] {
	const own = BLOCKS[element.tagName];
	if (around === "cell" && own !== "code") return own === "cell" ? own : around;
	return own ?? around;
}
