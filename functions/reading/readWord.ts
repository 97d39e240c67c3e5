// A Word file (.docx, ECMA-376) to the same tree that a web page gives: paragraphs, headings, lists, tables, links.
import type { Element, ElementContent, Root } from "hast";
import { type Finding, finding } from "../notice/finding.ts";
import { wordBody } from "./wordBody.ts";
import { wordLinks, wordLists, wordStyles } from "./wordParts.ts";
import { zipEntries } from "./zipEntries.ts";

export type WordRead =
	| { kind: "read"; tree: Root; title?: string; findings: Finding[] }
	| { kind: "rejected"; findings: Finding[] };

const TEXT = "word/document.xml";
const PARTS = new Set([
	TEXT,
	"word/styles.xml",
	"word/numbering.xml",
	"word/_rels/document.xml.rels",
]);

export function readWord(bytes: Uint8Array): WordRead {
	const zip = zipEntries(bytes, (name) => PARTS.has(name));
	if (zip.kind === "too-complex")
		return rejected("source.too-complex", { limit: zip.limit });
	const text = zip.kind === "read" ? zip.entries.get(TEXT) : undefined;
	if (zip.kind === "broken" || !text) return rejected("source.word-broken");
	const part = (name: string) => zip.entries.get(name);
	const body = wordBody(text, {
		styles: wordStyles(part("word/styles.xml")),
		lists: wordLists(part("word/numbering.xml")),
		links: wordLinks(part("word/_rels/document.xml.rels")),
	});
	if (body.kind === "too-complex")
		return rejected("source.too-complex", { limit: body.limit });
	if (body.kind === "broken") return rejected("source.word-broken");
	const { blocks, title, pictures } = body;
	return {
		kind: "read",
		tree: { type: "root", children: inLists(blocks) },
		...(title ? { title } : {}),
		findings:
			pictures > 0
				? [finding("document.images-removed", {}, { count: pictures })]
				: [],
	};
}

/** Neighbouring items are one list. */
function inLists(blocks: readonly Element[]): Element[] {
	const children: Element[] = [];
	for (const block of blocks) {
		const last = children.at(-1);
		if (block.tagName !== "li") children.push(block);
		else if (last?.tagName === "ul") last.children.push(block);
		else
			children.push({
				type: "element",
				tagName: "ul",
				properties: {},
				children: [block as ElementContent],
			});
	}
	return children;
}

function rejected(
	code: "source.too-complex" | "source.word-broken",
	values: Record<string, string> = {},
): WordRead {
	return { kind: "rejected", findings: [finding(code, {}, values)] };
}
