// The line of dates and sources under a title.
import type { Element } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import { INLINE, lineOf, type Parent, prune } from "./elements.ts";
import { FURNITURE_LENGTH } from "./furniture.ts";
import { officialName } from "./labels.ts";
import type { Measures } from "./measures.ts";
import { omit } from "./omit.ts";

/** `发布时间：2026-03-05 来源：县政府办公室 浏览次数：12` is read as fields and is no part of the text. */
export function takeInfoLines(
	body: Parent,
	heading: Element | undefined,
	measures: Measures,
	stated: Record<string, StatedField>,
	omissions: Omission[],
): void {
	prune(body, (element) => {
		if (INLINE.has(element.tagName) || element === heading) return "keep";
		if ((measures.get(element)?.text ?? 0) > FURNITURE_LENGTH) return "keep";
		const text = lineOf(element);
		if (/[。；]/.test(text)) return "keep";
		const fields = infoFields(text);
		if (!fields) return "keep";
		for (const [label, value] of fields) {
			const name = officialName(label);
			if (name && value !== "" && !(name in stated))
				stated[name] = { value, origin: `line:${label}` };
		}
		omit(element, "boilerplate", omissions);
		return "drop";
	});
}

const INFO_LABEL =
	/(发布日期|发布时间|發布日期|發佈日期|發布時間|發佈時間|信息来源|文章来源|稿件来源|来源|來源|作者|责任编辑|編輯|编辑|浏览次数|浏览量|瀏覽次數|点击数|访问量|阅读次数|字号|字体|打印|分享)\s?[:：]?\s?/g;

/** The fields of such a line, if the line is made of nothing else. */
function infoFields(
	text: string,
): [label: string, value: string][] | undefined {
	const marks = [...text.matchAll(INFO_LABEL)];
	const [first] = marks;
	if (!first || first.index > 1) return undefined;
	const fields = marks.map((mark, at): [string, string] => [
		mark[1] ?? "",
		text
			.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length)
			.replace(/(?<![\s【】[\]|｜])[\s【】[\]|｜]+$/u, "")
			.trim(),
	]);
	const official = fields.filter(([label]) => officialName(label));
	// One label alone opens a sentence as easily: 来源：… wants a date or a second field beside it.
	return fields.length >= 2 ||
		(official.length === 1 && /^发布|^發[布佈]/.test(first[1] ?? ""))
		? fields
		: undefined;
}
