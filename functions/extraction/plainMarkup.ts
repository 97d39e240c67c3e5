// Marks of Markdown and stray tags in texts that were stored as plain text: understood, not read aloud.

import type { Line } from "../notice/document.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { matches } from "./matches.ts";

export interface Unmarked {
	lines: Line[];
	/** `title: …` and the like from a block between `---` lines at the top. */
	head: Record<string, string>;
}

/** Lines of such a block. */
const MOST_HEAD = 40;
const FENCE = /^(?:-{3,}|\+{3})$/u;
const PAIR =
	/^([A-Za-z][A-Za-z0-9_.-]{0,39})(?::[ \t]{0,8}|[ \t]{0,4}=[ \t]{0,4})(.{1,1000})$/u;
const EMPTY_PAIR = /^[A-Za-z][A-Za-z0-9_.-]{0,39}:$|^-[ \t]|^-$|^#|^[\]}[{]/u;

/** The same lines without their marks; both scripts keep the same number of code points. */
export function withoutMarkup(lines: readonly Line[]): Unmarked {
	const { head, end } = topBlock(lines);
	const found: Line[] = [];
	for (let at = end; at < lines.length; at++) {
		const line = lines[at] as Line;
		const cells = cellsOf(line, at - end);
		if (cells) found.push(...cells);
		else if (line.block === "code" || !MARKED.test(line.text)) found.push(line);
		else found.push(...unmarked(line));
	}
	return { head, lines: found };
}

/** Cells of one row. */
const MOST_CELLS = 50;

/** 「| 时间 | 议题 |」 as it stands in plain text; the row of dashes is none. */
function cellsOf(line: Line, row: number): Line[] | undefined {
	if (
		line.block !== "paragraph" ||
		!line.text.includes("|") ||
		!/^\|.{0,2000}\|$/u.test(line.text.trim())
	)
		return undefined;
	if (/^[|\s:—-]+$/u.test(line.text)) return [];
	const points = [...line.text];
	const hans = [...line.hans];
	const cells: Line[] = [];
	let from = points.indexOf("|") + 1;
	for (let at = from; at < points.length && cells.length < MOST_CELLS; at++) {
		if (points[at] !== "|") continue;
		const cell = points.slice(from, at).join("");
		const lead = cell.length - cell.trimStart().length;
		const text = cell.trim();
		const start = from + lead;
		cells.push({
			...line,
			text,
			hans: hans.slice(start, start + sizeOf(text)).join(""),
			block: "cell",
			row,
			column: cells.length,
		});
		from = at + 1;
	}
	return cells
		.filter(({ text }) => text !== "")
		.flatMap((cell) => (MARKED.test(cell.text) ? unmarked(cell) : [cell]));
}

function topBlock(lines: readonly Line[]): {
	head: Record<string, string>;
	end: number;
} {
	const nothing = { head: {}, end: 0 };
	if (!FENCE.test(lines[0]?.text.trim() ?? "")) return nothing;
	const head: Record<string, string> = {};
	for (let at = 1; at < Math.min(lines.length, MOST_HEAD); at++) {
		const text = lines[at]?.text.trim() ?? "";
		if (FENCE.test(text)) return { head, end: at + 1 };
		const pair = PAIR.exec(text);
		if (pair?.[1] && pair[2])
			head[pair[1].toLowerCase()] = pair[2]
				.trim()
				.replace(/^["'“”‘](.*)["'”“’]$/u, "$1");
		else if (!EMPTY_PAIR.test(text)) return nothing;
	}
	return nothing;
}

/** Spans that go: emphasis, code marks, tags, and the targets of links. */
const MARKS =
	/(?<![0-9*])\*{1,3}|\*{1,3}(?![0-9*])|`{1,3}|<\/?(?:br|b|strong|em|i|p|span|font|u|div|center|hr)(?: [^<>]{0,200})?\/?>|!\[[^\]]{0,200}\]\([^)\s]{0,2000}\)|\[(?=[^\]]{1,200}\]\([^)\s]{1,2000}\))|(?<=\[[^\]]{1,200})\]\([^)\s]{1,2000}\)/giu;
/** A character of every mark. */
const MARKED = /[*`<[]|^\s*[#>+:-]/u;
/** With the box of a task (`- [ ] …`), and the mark of a definition (`: …`). */
const LEAD =
	/^(#{1,6}[ \t]{1,4}|>[ \t]{1,4}|[-*+][ \t]{1,4}(?:\[[ xX]\][ \t]{1,4})?|:[ \t]{1,4}(?=\S))/u;

/** Of a line that may have marks. */
function unmarked(line: Line): Line[] {
	if (FENCE.test(line.text.trim())) return [];
	const lead = LEAD.exec(line.text)?.[0] ?? "";
	const cuts = [...matches(line.text.slice(lead.length), MARKS)].map(
		({ 0: mark, index }) => ({
			start: lead.length + index,
			end: lead.length + index + mark.length,
		}),
	);
	if (lead === "" && cuts.length === 0) return [line];
	// Cut by code points: a character outside the basic plane may be written in it in the other script.
	const points = pointsOf(line.text);
	const keep = (text: string) => {
		const characters = [...text];
		let kept = "";
		let from = points[lead.length] as number;
		for (const { start, end } of cuts) {
			kept += characters.slice(from, points[start]).join("");
			from = points[end] as number;
		}
		return kept + characters.slice(from).join("");
	};
	const text = keep(line.text);
	const hans = keep(line.hans);
	const indent = sizeOf(text) - sizeOf(text.trimStart());
	const trimmed = text.trim();
	if (trimmed === "") return [];
	return [
		{
			...line,
			text: trimmed,
			hans: slicePoints(hans, indent, indent + sizeOf(trimmed)),
			block: lead.startsWith("#")
				? "heading"
				: /^[-*+]/u.test(lead)
					? "listItem"
					: line.block,
			...(lead.startsWith("#") ? { level: lead.trim().length } : {}),
		},
	];
}

/** For each UTF-16 unit of a text, and for its end, how many code points stand before it. */
function pointsOf(text: string): number[] {
	const points: number[] = [];
	let count = 0;
	for (const character of text) {
		for (let unit = 0; unit < character.length; unit++) points.push(count);
		count++;
	}
	points.push(count);
	return points;
}
