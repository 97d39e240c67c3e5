// Whether a Markdown text can be parsed in bounded time: looked at before the parser sees it.
import {
	MAX_MARKDOWN_LENGTH,
	MAX_MARKDOWN_LINES,
	MAX_MARKDOWN_MARKERS,
	MAX_MARKDOWN_WORK,
} from "./bounds.ts";

const DELIMITER = /[*_~`[\]<@]|www\./gi;

/**
 * The bound that a text passes, for a finding; nothing for a text that passes none. Matching brackets and
 * emphasis takes the square of the delimiters of one block, nested containers the product of depth and lines.
 */
export function markdownLimit(text: string): string | undefined {
	if (text.length > MAX_MARKDOWN_LENGTH)
		return `length > ${MAX_MARKDOWN_LENGTH}`;
	const lines = text.split("\n");
	if (lines.length > MAX_MARKDOWN_LINES) return `lines > ${MAX_MARKDOWN_LINES}`;
	let delimiters = 0;
	let work = 0;
	for (const line of lines) {
		if (line.trim() === "") delimiters = 0;
		const more = line.match(DELIMITER)?.length ?? 0;
		// (n + m)² − n², so that a block counts as the square of all its delimiters.
		work += more * (2 * delimiters + more);
		delimiters += more;
		if (work > MAX_MARKDOWN_WORK) return `delimiters² > ${MAX_MARKDOWN_WORK}`;
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
