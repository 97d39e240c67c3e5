// The body without the title that it begins with: pages and feeds print the title themselves.
import type { Root, RootContent } from "hast";
import { textOf } from "../notice/textRuns.ts";

/** Blocks at the beginning that a title may be spread over. */
const MOST_BLOCKS = 4;

export function withoutTitle(body: Root, title: string): Root {
	const wanted = level(title);
	const blocks = body.children;
	let text = "";
	for (let n = 0, seen = 0; n < blocks.length && seen < MOST_BLOCKS; n++) {
		const block = level(textOf(rootOf(blocks[n] as RootContent)));
		if (block === "") continue;
		seen++;
		text += block;
		if (text === wanted) return { ...body, children: blocks.slice(n + 1) };
		if (!wanted.startsWith(text)) break;
	}
	return body;
}

function rootOf(block: RootContent): Root {
	return { type: "root", children: [block] };
}

function level(text: string): string {
	return text.replace(/\s+/gu, "");
}
