// The text of a Word file: its paragraphs with the numbers that Word counts, its tables, its links.
import type { Element, ElementContent } from "hast";
import { type Level, ListNumbers } from "./wordNumbers.ts";
import type { Style } from "./wordParts.ts";
import { readXml } from "./xmlEvents.ts";

export interface WordFacts {
	styles: ReadonlyMap<string, Style>;
	lists: ReadonlyMap<string, readonly Level[]>;
	links: ReadonlyMap<string, string>;
}

export type WordBody =
	| {
			kind: "read";
			blocks: Element[];
			title?: string;
			pictures: number;
	  }
	| { kind: "too-complex"; limit: string }
	| { kind: "broken" };

/** What stands in these is not the text: deleted, moved away, field codes, the older copy of a drawing. */
const UNREAD = new Set([
	"del",
	"moveFrom",
	"instrText",
	"Fallback",
	"delText",
	"rPrChange",
	"pPrChange",
]);

interface Paragraph {
	style?: string;
	listId?: string;
	listLevel: number;
	outline?: number;
	children: ElementContent[];
}

export function wordBody(bytes: Uint8Array, facts: WordFacts): WordBody {
	const numbers = new ListNumbers(facts.lists);
	const blocks: Element[] = [];
	/** Where blocks go: the body, or the cells that are open. */
	const open: Element[][] = [blocks];
	const tables: Element[] = [];
	const paragraphs: Paragraph[] = [];
	let unread = 0;
	let inText = 0;
	let hidden = false;
	let link: Element | undefined;
	let title: string | undefined;
	let pictures = 0;

	const write = (node: ElementContent) => {
		const into = link?.children ?? paragraphs.at(-1)?.children;
		const last = into?.at(-1);
		if (node.type === "text" && last?.type === "text") last.value += node.value;
		else into?.push(node);
	};
	const finish = (paragraph: Paragraph) => {
		const style = facts.styles.get(paragraph.style ?? "");
		const list = paragraph.listId ?? style?.list?.id;
		const mark =
			list === undefined || list === "0"
				? undefined
				: numbers.next(list, paragraph.listLevel || (style?.list?.level ?? 0));
		const { children } = paragraph;
		if (mark?.kind === "number" && mark.mark !== "") {
			const [first] = children;
			if (first?.type === "text") first.value = mark.mark + first.value;
			else children.unshift({ type: "text", value: mark.mark });
		}
		const heading = paragraph.outline ?? style?.heading;
		const text = textIn(children).trim();
		if (heading === 0 && open.length === 1) title ??= text;
		if (text === "" && children.length === 0) return;
		open.at(-1)?.push({
			type: "element",
			tagName:
				mark?.kind === "bullet"
					? "li"
					: heading === undefined
						? "p"
						: `h${Math.max(1, heading)}`,
			properties: {},
			children,
		});
	};

	const read = readXml(bytes, {
		open(name, attributes) {
			if (UNREAD.has(name)) unread++;
			if (unread > 0) return;
			const { val, id } = attributes;
			const paragraph = paragraphs.at(-1);
			switch (name) {
				case "p":
					paragraphs.push({ listLevel: 0, children: [] });
					break;
				case "pStyle":
					if (paragraph && val) paragraph.style = val;
					break;
				case "numId":
					if (paragraph && val) paragraph.listId = val;
					break;
				case "ilvl":
					if (paragraph) paragraph.listLevel = Number(val) || 0;
					break;
				case "outlineLvl":
					if (paragraph && Number(val) < 6) paragraph.outline = Number(val) + 1;
					break;
				case "r":
					hidden = false;
					break;
				case "vanish":
					hidden = val !== "0" && val !== "false";
					break;
				case "t":
					inText++;
					break;
				case "tab":
					if (!hidden && inRun(paragraph))
						write({ type: "text", value: "\u3000" });
					break;
				case "br":
				case "cr":
					write({
						type: "element",
						tagName: "br",
						properties: {},
						children: [],
					});
					break;
				case "noBreakHyphen":
					write({ type: "text", value: "-" });
					break;
				case "hyperlink": {
					const href = facts.links.get(id ?? "");
					if (!href) break;
					const anchor: Element = {
						type: "element",
						tagName: "a",
						properties: { href },
						children: [],
					};
					write(anchor);
					link = anchor;
					break;
				}
				case "blip":
					pictures++;
					break;
				case "tbl": {
					const table = element("table");
					open.at(-1)?.push(table);
					tables.push(table);
					break;
				}
				case "tr":
					tables.at(-1)?.children.push(element("tr"));
					break;
				case "tc": {
					const cell = element("td");
					(
						tables.at(-1)?.children.at(-1) as Element | undefined
					)?.children.push(cell);
					open.push(cell.children as Element[]);
					break;
				}
			}
		},
		close(name) {
			if (UNREAD.has(name)) unread--;
			if (unread > 0) return;
			switch (name) {
				case "p": {
					const paragraph = paragraphs.pop();
					if (paragraph) finish(paragraph);
					break;
				}
				case "t":
					inText--;
					break;
				case "hyperlink":
					link = undefined;
					break;
				case "tc":
					if (open.length > 1) open.pop();
					break;
				case "tbl":
					tables.pop();
					break;
			}
		},
		text(text) {
			if (unread === 0 && inText > 0 && !hidden)
				write({ type: "text", value: text });
		},
	});
	if (read.kind !== "read") return read;
	return { kind: "read", blocks, pictures, ...(title ? { title } : {}) };
}

/** `w:tab` stands in runs as a character, and in the settings of paragraphs as a stop. */
function inRun(paragraph: Paragraph | undefined): boolean {
	return paragraph !== undefined && paragraph.children.length > 0;
}

function element(tagName: string): Element {
	return { type: "element", tagName, properties: {}, children: [] };
}

function textIn(nodes: readonly ElementContent[]): string {
	return nodes
		.map((node) =>
			node.type === "text"
				? node.value
				: node.type === "element"
					? textIn(node.children)
					: "",
		)
		.join("");
}
