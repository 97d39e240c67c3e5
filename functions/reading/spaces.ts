// White space inside a paragraph, as a reader of Chinese expects it.
import type { ElementContent, Text } from "hast";

/** Spaces that only place text. U+3000 counts where a line begins or ends: inside a line it separates. */
const SPACE = /[ \t\n\r\u00a0]/;
const EDGE = /[\s\u00a0]/u;

/** Characters between which a line end of the source is no space (CSS Text 3 §4.1.2): ideographs, kana, full-width marks. */
const WIDE =
	/[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]|[“”‘’…—]/u;

export function isBlank(text: string): boolean {
	return !/[^\s\u00a0]/u.test(text);
}

/**
 * Runs of white space become one space, or none at the ends of a line and where a line end stands between
 * wide characters; full-width spaces that indent a line go. Empty inline elements go too.
 */
export function collapseSpaces(
	run: readonly ElementContent[],
): ElementContent[] {
	const line: { last: string; pending: "" | " " | "\n"; wait?: Text } = {
		last: "",
		pending: "",
	};
	const walk = (nodes: readonly ElementContent[]): ElementContent[] => {
		const kept: ElementContent[] = [];
		for (const node of nodes) {
			if (node.type === "text") {
				const text: Text = { ...node, value: "" };
				collapse(node.value, text, line);
				kept.push(text);
			} else if (node.type === "element") {
				if (node.tagName === "br") {
					Object.assign(line, { last: "", pending: "" });
					kept.push(node);
				} else kept.push({ ...node, children: walk(node.children) });
			}
		}
		return kept;
	};
	return trimmed(walk(run));
}

function collapse(
	value: string,
	into: Text,
	line: { last: string; pending: "" | " " | "\n"; wait?: Text },
): void {
	for (const character of value) {
		if (line.last === "" ? EDGE.test(character) : SPACE.test(character)) {
			if (line.last === "") continue;
			if (line.pending === "") {
				line.pending = character === "\n" ? "\n" : " ";
				line.wait = into;
			} else if (character === "\n") line.pending = "\n";
			continue;
		}
		if (line.pending !== "") {
			const joined =
				line.pending === "\n" && WIDE.test(line.last) && WIDE.test(character);
			if (!joined && line.wait) line.wait.value += " ";
			line.pending = "";
		}
		into.value += character;
		line.last = character;
	}
}

/** Without empty text, empty marks, and line breaks at either end. */
function trimmed(nodes: ElementContent[]): ElementContent[] {
	const full = nonEmpty(nodes);
	const isBreak = (node: ElementContent | undefined) =>
		node?.type === "element" && node.tagName === "br";
	while (isBreak(full[0])) full.shift();
	while (isBreak(full.at(-1))) full.pop();
	return full;
}

function nonEmpty(nodes: ElementContent[]): ElementContent[] {
	return nodes.flatMap((node): ElementContent[] => {
		if (node.type === "text") return node.value === "" ? [] : [node];
		if (node.type !== "element") return [];
		if (node.tagName === "br" || node.tagName === "img") return [node];
		const children = nonEmpty(node.children);
		return children.length === 0 ? [] : [{ ...node, children }];
	});
}
