// The record of a piece of the page that is left out.
import type { Omission } from "../notice/document.ts";
import { type Child, lineOf, sourceLine } from "./elements.ts";

/** Notes the node's text and line; a node without text leaves no trace. */
export function omit(
	node: Child,
	reason: Omission["reason"],
	omissions: Omission[],
): void {
	const text = lineOf(node);
	if (text === "") return;
	const line = sourceLine(node);
	omissions.push({ reason, text, ...(line === undefined ? {} : { line }) });
}
