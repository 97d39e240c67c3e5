// The header of an official document on a page (索引号, 发文机关 …): read as fields, taken out of the prose.
import type { Element } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import {
	elementsOf,
	holdsBlock,
	isElement,
	lineOf,
	type Parent,
	prune,
	sourceLine,
} from "./elements.ts";
import { bare, isTelling, officialName } from "./labels.ts";
import { measuresOf } from "./measures.ts";

export interface HeaderFields {
	/** By official name; a label that is none keeps its own. */
	stated: Record<string, StatedField>;
	omissions: Omission[];
}

type Pair = [label: string, value: string];

const CONTAINERS = new Set(["table", "dl", "ul", "ol", "div", "section"]);

/** Characters that a header has at most: what holds more is prose with a table in it. */
const LONGEST = 2000;

/** Characters of a label that is not an official one. */
const LONGEST_LABEL = 16;

/** Takes the header out of the tree. A table counts as one if most of its labels are official and one is found nowhere else. */
export function takeHeaderTables(tree: Parent): HeaderFields {
	const stated: Record<string, StatedField> = {};
	const omissions: Omission[] = [];
	const measures = measuresOf(tree, undefined);
	prune(tree, (element) => {
		if (!CONTAINERS.has(element.tagName)) return "keep";
		if ((measures.get(element)?.text ?? 0) > LONGEST) return "keep";
		const pairs = pairsOf(element);
		if (!isHeader(pairs)) return "keep";
		for (const [label, value] of pairs) {
			const name = officialName(label) ?? bare(label);
			if (value !== "" && name !== "" && !(name in stated))
				stated[name] = { value, origin: `table:${bare(label)}` };
		}
		const line = sourceLine(element);
		omissions.push({
			reason: "boilerplate",
			text: lineOf(element),
			...(line === undefined ? {} : { line }),
		});
		return "drop";
	});
	return { stated, omissions };
}

/** Most labels official, one of them telling, and nothing beside them that could be the document itself. */
function isHeader(pairs: readonly Pair[]): boolean {
	const names: string[] = [];
	for (const [label] of pairs) {
		const name = officialName(label);
		if (name) names.push(name);
		else if (label.length > LONGEST_LABEL || /[。；]/.test(label)) return false;
	}
	return (
		new Set(names).size >= 3 &&
		names.some(isTelling) &&
		names.length * 2 >= pairs.length
	);
}

function pairsOf(element: Element): Pair[] {
	if (element.tagName === "table") return tablePairs(element);
	if (element.tagName === "dl") return listPairs(element);
	return linePairs(element);
}

/** Label and value side by side, one or more pairs in a row, or both in one cell with a colon. */
function tablePairs(table: Element): Pair[] {
	const pairs: Pair[] = [];
	for (const row of elementsOf(table)) {
		if (row.tagName !== "tr") continue;
		const cells = row.children.filter(
			(cell): cell is Element => isElement(cell, "td") || isElement(cell, "th"),
		);
		for (let at = 0; at < cells.length; at++) {
			const label = lineOf(cells[at] as Element);
			const inOne = labelled(label);
			const next = cells[at + 1];
			if (inOne && inOne[1] !== "") pairs.push(inOne);
			else if (label !== "") {
				pairs.push([label, next ? lineOf(next) : ""]);
				at++;
			}
		}
	}
	return pairs;
}

function listPairs(list: Element): Pair[] {
	const pairs: Pair[] = [];
	for (const element of elementsOf(list)) {
		if (element.tagName === "dt") pairs.push([lineOf(element), ""]);
		const last = pairs.at(-1);
		if (element.tagName === "dd") {
			if (last && last[1] === "") last[1] = lineOf(element);
			else {
				const pair = labelled(lineOf(element));
				if (pair) pairs.push(pair);
			}
		}
	}
	return pairs;
}

/** `索引号：0001` in boxes or items of its own. */
function linePairs(box: Element): Pair[] {
	const pairs: Pair[] = [];
	for (const element of elementsOf(box)) {
		if (holdsBlock(element) || !isLeafBlock(element)) continue;
		const text = lineOf(element);
		if (text === "") continue;
		pairs.push(labelled(text) ?? [text, ""]);
	}
	return pairs;
}

function isLeafBlock(element: Element): boolean {
	return ["li", "p", "div", "td"].includes(element.tagName);
}

/** The two halves of `label：value`, where the label is an official one. */
function labelled(text: string): Pair | undefined {
	const colon = text.search(/[:：]/);
	const label = colon > 0 ? text.slice(0, colon) : "";
	return officialName(label)
		? [label, text.slice(colon + 1).trim()]
		: undefined;
}
