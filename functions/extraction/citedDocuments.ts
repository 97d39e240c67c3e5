// 《…》: documents that the text names.
import type { TextView } from "./textView.ts";

const MOST_CITED = 100;

/** The meeting's own name in book marks is no document; nested marks stay with the outer title. */
export function findCited(
	view: TextView,
	meetingName: string | undefined,
): string[] {
	const found = new Set<string>();
	for (const match of view.hans.matchAll(/《([^《》\n]{2,120})》/gu)) {
		const start = match.index + 1;
		const words = view
			.cut({ start, end: start + (match[1] as string).length })
			.trim();
		if (words !== meetingName) found.add(words);
		if (found.size >= MOST_CITED) break;
	}
	return [...found];
}
