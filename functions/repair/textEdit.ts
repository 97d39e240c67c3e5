// An edit of a string, and its application to the text nodes that the string was joined from.
import type { Text } from "hast";

/** Replaces the UTF-16 units from `at` to `end`; edits of one string are in order and do not overlap. */
export interface TextEdit {
	at: number;
	end: number;
	after: string;
}

/** Applies edits of the nodes' joined text; what an edit across nodes puts in goes to the first of them. */
export function applyEdits(
	nodes: readonly Text[],
	edits: readonly TextEdit[],
): void {
	let start = 0;
	let next = 0;
	for (const node of nodes) {
		const { value } = node;
		const stop = start + value.length;
		let made = "";
		let done = start;
		for (let index = next; index < edits.length; index++) {
			const edit = edits[index];
			if (edit === undefined || edit.at >= stop) break;
			const from = Math.max(edit.at, start);
			made += value.slice(done - start, from - start);
			if (edit.at >= start) made += edit.after;
			done = Math.min(edit.end, stop);
			if (edit.end <= stop) next = index + 1;
		}
		node.value = made + value.slice(done - start);
		start = stop;
	}
}
