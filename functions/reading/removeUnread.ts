// What a page holds but no reader of it sees: scripts, hidden text, pronunciation glosses.
import type { Element } from "hast";
import type { Omission } from "../notice/document.ts";
import {
	attribute,
	lineOf,
	type Parent,
	prune,
	SCRIPT,
	sourceLine,
	squeeze,
} from "./elements.ts";

/** Code points of a script kept in the record: enough to recognise it. */
const SCRIPT_SHOWN = 120;

/** Ways in which a style hides text; each seen on pages that carry links for search engines only. */
const HIDING =
	/(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|font-size\s{0,9}:\s{0,9}0(?:px|pt|em)?\s{0,9}(?:;|$|!)|opacity\s{0,9}:\s{0,9}0\s{0,9}(?:;|$|!)|text-indent\s{0,9}:\s{0,9}-\d{3,6}|(?:left|top)\s{0,9}:\s{0,9}-\d{3,6})/i;

/** Takes it out of the tree, and says what it was. */
export function removeUnread(tree: Parent): Omission[] {
	const omissions = removeComments(tree);
	prune(tree, (element) => {
		const reason = SCRIPT.has(element.tagName)
			? "script"
			: element.tagName === "rt" ||
					element.tagName === "rp" ||
					element.tagName === "rtc"
				? "ruby"
				: isHidden(attribute(element, "style"), element.properties)
					? "hidden"
					: undefined;
		if (!reason) return "keep";
		const text = lineOf(element);
		const line = sourceLine(element);
		if (text !== "")
			omissions.push({
				reason,
				text: reason === "script" ? shortened(text) : text,
				...(line === undefined ? {} : { line }),
			});
		return "drop";
	});
	return omissions;
}

function isHidden(style: string, properties: Record<string, unknown>): boolean {
	return "hidden" in properties || HIDING.test(style);
}

/** Comments are for who writes the page. One without an end swallows the text after it, so all are recorded. */
function removeComments(tree: Parent): Omission[] {
	const omissions: Omission[] = [];
	const walk = (parent: Parent) => {
		parent.children = parent.children.filter((child) => {
			if (child.type === "element") walk(child);
			if (child.type !== "comment") return true;
			const text = squeeze(child.value);
			const line = sourceLine(child);
			if (text !== "")
				omissions.push({
					reason: "hidden",
					text,
					...(line === undefined ? {} : { line }),
				});
			return false;
		}) as Element["children"];
	};
	walk(tree);
	return omissions;
}

function shortened(text: string): string {
	return [...text.slice(0, 2 * SCRIPT_SHOWN)].slice(0, SCRIPT_SHOWN).join("");
}
