// Markdown (CommonMark 0.31, tables and strikethrough of GFM) to the same tree that a web page gives.
import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Nodes as MarkdownNode } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toHast } from "mdast-util-to-hast";
import { gfm } from "micromark-extension-gfm";
import { visit } from "unist-util-visit";
import { MAX_DEPTH, MAX_UNFOLDED_LENGTH } from "./bounds.ts";
import { elementsOf } from "./elements.ts";
import { markdownLimit } from "./markdownLimits.ts";
import { type ParsedHtml, parseHtml } from "./parseHtml.ts";
import { proseOf } from "./proseOfMarkdown.ts";

/** Carries the line through HTML; no allow-list knows it. */
const LINE = "data-source-line";

/**
 * The tree of a text without front matter, raw HTML in it parsed by the same parser as a page. Unlike plain
 * CommonMark: lines that the editor typed stay lines; four spaces indent a paragraph and do not make it
 * code; one `~` is no strikethrough (9:00~11:00).
 */
export function readMarkdown(text: string): ParsedHtml {
	const limit = markdownLimit(text);
	if (limit) return { kind: "too-complex", limit };
	const markdown = fromMarkdown(text, {
		extensions: [
			gfm({ singleTilde: false }),
			{ disable: { null: ["codeIndented"] } },
		],
		mdastExtensions: [gfmFromMarkdown()],
	});
	if (deeperThan(MAX_DEPTH, markdown))
		return { kind: "too-complex", limit: `depth > ${MAX_DEPTH}` };
	if (unfoldedLength(markdown) > MAX_UNFOLDED_LENGTH)
		return { kind: "too-complex", limit: `links > ${MAX_UNFOLDED_LENGTH}` };
	proseOf(markdown, text);
	const page = toHast(markdown, {
		allowDangerousHtml: true,
		footnoteLabel: "注",
		footnoteLabelTagName: "p",
		footnoteBackContent: () => [],
	}) as Root;
	visit(page, "element", (element) => {
		const line = element.position?.start.line;
		if (line !== undefined) element.properties[LINE] = String(line);
	});
	const parsed = parseHtml(toHtml(page, { allowDangerousHtml: true }));
	if (parsed.kind === "tree") restoreLines(parsed.tree, text);
	return parsed;
}

/** The lines of the HTML in between mean nothing to anybody. */
function restoreLines(tree: Root, text: string): void {
	const last = text.split("\n").length;
	visit(tree, (node) => {
		delete node.position;
	});
	for (const element of elementsOf(tree)) {
		const line = Number(element.properties[LINE]);
		delete element.properties[LINE];
		// An editor's raw HTML may carry the attribute too: no line that the text does not have.
		if (Number.isInteger(line) && line >= 1 && line <= last)
			element.position = {
				start: { line, column: 1 },
				end: { line, column: 1 },
			};
	}
}

/** How long all addresses are together, where a definition that is used often counts as often. */
function unfoldedLength(root: MarkdownNode): number {
	const lengths = new Map<string, number>();
	visit(root, "definition", ({ identifier, url }) => {
		if (!lengths.has(identifier)) lengths.set(identifier, url.length);
	});
	let sum = 0;
	visit(root, (node) => {
		if (node.type === "linkReference" || node.type === "imageReference")
			sum += lengths.get(node.identifier) ?? 0;
	});
	return sum;
}

/** Counted with a list of its own, since recursion is what it protects from. */
function deeperThan(limit: number, root: MarkdownNode): boolean {
	let level: MarkdownNode[] = [root];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > limit) return true;
		level = level.flatMap((node) => ("children" in node ? node.children : []));
	}
	return false;
}
