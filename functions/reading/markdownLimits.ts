// Whether a Markdown text can be parsed in bounded time: looked at before the parser sees it.
import {
	MAX_MARKDOWN_DELIMITERS,
	MAX_MARKDOWN_LENGTH,
	MAX_MARKDOWN_MARKERS,
} from "./bounds.ts";

const DELIMITER = /[*_~`[\]<>!&|@:]/g;

/**
 * The bound that a text passes, for a finding; nothing for a text that passes none. Matching brackets and
 * emphasis takes the square of the delimiters of one block, nested containers the product of depth and lines.
 */
export function markdownLimit(text: string): string | undefined {
	if (text.length > MAX_MARKDOWN_LENGTH)
		return `length > ${MAX_MARKDOWN_LENGTH}`;
	let delimiters = 0;
	for (const line of text.split("\n")) {
		if (line.trim() === "") {
			delimiters = 0;
			continue;
		}
		delimiters += line.match(DELIMITER)?.length ?? 0;
		if (delimiters > MAX_MARKDOWN_DELIMITERS)
			return `delimiters > ${MAX_MARKDOWN_DELIMITERS}`;
		if (containerMarkers(line) > MAX_MARKDOWN_MARKERS)
			return `depth > ${MAX_MARKDOWN_MARKERS}`;
	}
	return undefined;
}

/** Containers that a line may open: block quotes, list items, and the columns that continue them. */
function containerMarkers(line: string): number {
	const head = /^[\s>*+\-.)\d]*/.exec(line)?.[0] ?? "";
	const quotes = head.match(/>/g)?.length ?? 0;
	const items = head.match(/(?:[*+-]|\d[.)])\s/g)?.length ?? 0;
	const columns = /^[ \t]*/.exec(head)?.[0].length ?? 0;
	return quotes + items + Math.floor(columns / 8);
}
