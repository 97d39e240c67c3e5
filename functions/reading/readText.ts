// Plain text: each line that is not empty is a paragraph, as official texts are typed.
import type { Element, Root } from "hast";

/** The tree of a text. White space that indents or ends a line goes; which line is the title is not decided here. */
export function readText(text: string): Root {
	const children: Element[] = [];
	for (const [at, line] of text.split("\n").entries()) {
		const value = line.trim();
		if (value === "") continue;
		const indent = line.length - line.trimStart().length;
		const position = {
			start: { line: at + 1, column: [...line.slice(0, indent)].length + 1 },
			end: { line: at + 1, column: [...line].length + 1 },
		};
		children.push({
			type: "element",
			tagName: "p",
			properties: {},
			children: [{ type: "text", value, position }],
			position,
		});
	}
	return { type: "root", children };
}
