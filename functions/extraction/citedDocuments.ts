// 《…》: documents that the text names.
import { matches } from "./matches.ts";
import type { TextView } from "./textView.ts";

const MOST_CITED = 100;
const CITED = /《([^《》\n]{2,120})》/gu;

/** The meeting's own name in book marks is no document; nested marks stay with the outer title. */
export function findCited(
	view: TextView,
	meetingName: string | undefined,
): string[] {
	const found = new Set<string>();
	for (const match of matches(view.hans, CITED)) {
		const start = match.index + 1;
		const words = view
			.cut({ start, end: start + (match[1] as string).length })
			.trim();
		if (words !== meetingName) found.add(words);
		if (found.size >= MOST_CITED) break;
	}
	return [...found];
}
