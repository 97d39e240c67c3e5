// The text of an element tree as its reader sees it: runs of inline text that cross tags (头<em>发</em>).
import type { Element, Root, RootContent, Text } from "hast";

/** Elements that a line of text flows through; every other one begins and ends a run. */
const INLINE = new Set(
	"a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb ruby s small span strike strong sub sup time tt u var wbr".split(
		" ",
	),
);

/** Elements whose text is not language. */
const VERBATIM = new Set(
	"code kbd pre samp script style template textarea".split(" "),
);

/** Attributes that are read like text. The addresses in `href` and `src` never are. */
const SPOKEN = ["alt", "title", "ariaLabel"] as const;

/** The text nodes between two boundaries, in order, at least one. */
export interface TextRun {
	nodes: Text[];
	/** In `code`, `pre` and the like, or under `translate="no"`: not to be rewritten. */
	verbatim: boolean;
	/** The elements around the run that are not inline, outermost first. */
	blocks: Element[];
}

/**
 * The runs of a tree in document order. A run ends at the boundary of a block, at `br`, at an image
 * and at the boundary of text that is not to be rewritten. The nodes are those of the tree itself.
 */
export function textRuns(root: Root): TextRun[] {
	const runs: TextRun[] = [];
	let open: TextRun | undefined;
	const walk = (
		children: readonly RootContent[],
		blocks: Element[],
		verbatim: boolean,
	) => {
		for (const node of children) {
			if (node.type === "text") {
				if (open === undefined) {
					open = { nodes: [], verbatim, blocks };
					runs.push(open);
				}
				open.nodes.push(node);
			} else if (node.type === "element") {
				const own = verbatim || isVerbatim(node);
				const inline = INLINE.has(node.tagName) && own === verbatim;
				if (!inline) open = undefined;
				walk(node.children, inline ? blocks : [...blocks, node], own);
				if (!inline) open = undefined;
			}
		}
	};
	walk(root.children, [], false);
	return runs;
}

function isVerbatim(element: Element): boolean {
	const { translate } = element.properties;
	return VERBATIM.has(element.tagName) || translate === "no";
}

export function runText(run: TextRun): string {
	return run.nodes.map((node) => node.value).join("");
}

/**
 * A copy of the tree with every run of text mapped as one string and cut back into its text nodes by
 * code points, so that a phrase that crosses a tag is seen whole (皇<span>后</span>). `alt`, `title`
 * and `aria-label` are mapped each by itself. Text in `code`, `pre`, `kbd`, `samp` or under
 * `translate="no"` is left alone.
 *
 * `map` must give as many code points as it got.
 * @throws {Error} if it does not: that is a bug of `map`.
 */
export function mapTextRuns(root: Root, map: (text: string) => string): Root {
	const copy = structuredClone(root);
	for (const run of textRuns(copy)) {
		if (run.verbatim) continue;
		const mapped = mapSameLength(runText(run), map);
		let at = 0;
		for (const node of run.nodes) {
			const length = codePoints(node.value);
			node.value = mapped.slice(at, at + length).join("");
			at += length;
		}
	}
	mapSpoken(copy.children, map);
	return copy;
}

function mapSpoken(
	children: readonly RootContent[],
	map: (text: string) => string,
): void {
	for (const node of children) {
		if (node.type !== "element" || isVerbatim(node)) continue;
		for (const name of SPOKEN) {
			const value = node.properties[name];
			if (typeof value === "string")
				node.properties[name] = mapSameLength(value, map).join("");
		}
		mapSpoken(node.children, map);
	}
}

function mapSameLength(text: string, map: (text: string) => string): string[] {
	const mapped = [...map(text)];
	const length = codePoints(text);
	if (mapped.length !== length)
		throw new Error(
			`a map of text runs made ${mapped.length} code points of ${length}`,
		);
	return mapped;
}

function codePoints(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/**
 * All text of a tree, verbatim text included: one line per run, white space collapsed except in
 * `pre`, empty lines left out. Attributes are no part of it.
 */
export function textOf(root: Root): string {
	return textRuns(root)
		.map((run) =>
			run.blocks.some((block) => block.tagName === "pre")
				? runText(run).replace(/\n$/, "")
				: runText(run)
						.replace(/[ \t\n\r\f]+/g, " ")
						.trim(),
		)
		.filter((line) => line !== "")
		.join("\n");
}
