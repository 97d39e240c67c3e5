// 内容概述 where none is stated: the first sentence of the text itself.
import { sizeOf, slicePoints } from "./codePoints.ts";
import { endsInColon } from "./facts.ts";
import type { Found } from "./found.ts";
import { matches } from "./matches.ts";
import type { TextView } from "./textView.ts";
import { closed } from "./titles.ts";

/** Characters of a summary. */
const LONGEST = 120;
/** Characters of a line below which it is a label, a name or a number. */
const SHORTEST = 16;

/** 会议时间：…, 一、…: what stands in fields of its own is no sentence. */
const ITEM =
	/^[ \u3000]{0,8}(?:[（(]?[一二三四五六七八九十0-9]{1,3}[、.．)）]|[\p{Script=Han}（）()、 \u3000]{2,12}[:：])/u;

/** `skip`: lines of the headline, the publication line, the addressees and the signature. */
export function findSummary(
	view: TextView,
	skip: ReadonlySet<number>,
	title: string,
): Found | undefined {
	const headline = closed(title);
	for (const [at, line] of view.lines.entries()) {
		const text = line.text.trim();
		if (skip.has(at) || line.block === "heading" || line.block === "code")
			continue;
		if (
			line.block === "cell" ||
			ITEM.test(line.hans) ||
			sizeOf(text) < SHORTEST
		)
			continue;
		if (endsInColon(text) || closed(text) === headline) continue;
		const value = sentences(text);
		return {
			value,
			by: "text",
			...(value === text ? {} : { raw: text.slice(0, 200) }),
		};
	}
	return undefined;
}

const SENTENCE = /[^。！？]{1,2000}[。！？]?[”」』]?/gu;

/** As many whole sentences as fit, or the beginning of the first. */
function sentences(text: string): string {
	let value = "";
	for (const [sentence] of matches(text, SENTENCE)) {
		if (sizeOf(value) + sizeOf(sentence) > LONGEST) break;
		value += sentence;
	}
	if (value !== "") return value.trim();
	if (sizeOf(text) <= LONGEST) return text;
	return `${slicePoints(text, 0, LONGEST - 1)}…`;
}
