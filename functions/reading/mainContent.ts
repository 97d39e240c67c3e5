// Which part of a page is the document, and which is the site around it.
import type { Element, Root } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import {
	attribute,
	type Child,
	elementsOf,
	firstOf,
	INLINE,
	isElement,
	lineOf,
	type Parent,
	prune,
	sourceLine,
} from "./elements.ts";
import { isLayout } from "./flow.ts";
import { bare, officialName } from "./labels.ts";
import { type Measure, measuresOf } from "./measures.ts";

export interface MainContent {
	children: Child[];
	/** From the line of dates and sources under the title. */
	stated: Record<string, StatedField>;
	omissions: Omission[];
	/** The text of the element that shows the title, where one was found. */
	heading?: string;
}

type Measures = ReadonlyMap<Parent, Measure>;

/** Boxes that may be "the document"; a table or a paragraph is a piece of it. */
const BOXES = new Set(
	"div section article main center form tbody tr td span font b strong".split(
		" ",
	),
);

/** Share of the page's prose that a box must hold for the document to be in it. */
const DOMINANT = 0.5;

/** Characters that one line of furniture (打印 关闭 分享) has at most. */
const FURNITURE_LENGTH = 160;

const FURNITURE_TAGS = new Set(["nav", "footer", "aside"]);
const FURNITURE_ROLES = new Set(
	"navigation banner contentinfo search complementary menu menubar".split(" "),
);

/** Words in class and id. Only a hint: what bears them must look like furniture too. */
const FURNITURE_NAMES =
	/(?:^|[-_\s])(?:nav|navbar|menu|foot|footer|bottom|copyright|crumb|crumbs|breadcrumb|breadcrumbs|position|location|dqwz|wz|share|sharebox|bdsharebuttonbox|sidebar|side|related|relate|xgwz|xgyd|xgxw|pager|pagination|page|search|toolbar|tools|print|qrcode|ewm|topbar|top|friendlink|links|login|hot|rank|recommend)(?:$|[-_\s])/i;

/** Containers of content-management systems in wide use; a hint as well. */
const CONTENT_NAMES =
	/(?:^|[\s])(?:UCAP-CONTENT|TRS_Editor|TRS_UEDITOR|Custom_UnionStyle|pages_content|article-content|article_content|articlecontent|article|zoom|content-text|view|vsb_content|vsb_content_2|vsb_content_4|wp_articlecontent|news_content|xxgk_content|zwxl-article|con_con)(?:$|[\s])/i;

const FURNITURE_TEXT =
	/版权所有|版權所有|ICP备|ICP備|公网安备|网站标识码|您?(?:现在|当前)(?:所在)?的?位置|您的位置|當前位置|打印本页|列印本頁|关闭窗口|关闭本页|分享到|扫一扫|【?字体[:：]|上一篇|下一篇|上一条|下一条|浏览次数|点击数|访问量|阅读次数|设为首页|加入收藏|【打印】|【关闭】|\[打印\]|\[关闭\]|返回顶部|无障碍|网站地图/;

/** Leaves out what is not the document. The tree is used up. `titles` are the titles that the page states. */
export function mainContent(
	tree: Root,
	titles: readonly string[],
	base: string | undefined,
): MainContent {
	const omissions: Omission[] = [];
	const stated: Record<string, StatedField> = {};
	const body = firstOf(tree, "body") ?? tree;
	const measures = measuresOf(body, base);
	const heading = headingOf(body, titles, measures);
	const around = boxesAround(body, heading);
	takeInfoLines(body, heading, measures, stated, omissions);
	removeFurniture(body, around, measures, omissions);
	const zone = zoneOf(body, heading, around, measures);
	leaveOutside(body, zone, omissions);
	if (heading && zone !== heading) leaveBefore(zone, around, omissions);
	return {
		children: zone.children,
		stated,
		omissions,
		...(heading ? { heading: lineOf(heading) } : {}),
	};
}

/** The element that shows a stated title, else the page's only `h1`. */
function headingOf(
	body: Parent,
	titles: readonly string[],
	measures: Measures,
): Element | undefined {
	const wanted = new Set(titles.map(bare).filter((title) => title !== ""));
	const leaves = [...elementsOf(body)].filter(
		(element) =>
			!INLINE.has(element.tagName) && !measures.get(element)?.holdsBlock,
	);
	const stated = leaves.filter((leaf) => wanted.has(bare(lineOf(leaf))));
	const byRank = (tag: RegExp) =>
		stated.find(({ tagName }) => tag.test(tagName));
	const found = byRank(/^h[1-3]$/) ?? byRank(/^(?!li$|a$)/);
	if (found) return found;
	const headings = [...elementsOf(body)].filter(
		(element) => element.tagName === "h1" && bare(lineOf(element)) !== "",
	);
	return headings.length === 1 ? headings[0] : undefined;
}

/** An element and those that it stands in. */
function boxesAround(
	body: Parent,
	inner: Parent | undefined,
): ReadonlySet<Parent> {
	const path: Parent[] = [];
	const walk = (box: Parent): boolean => {
		path.push(box);
		if (box === inner) return true;
		for (const child of box.children)
			if (isElement(child) && walk(child)) return true;
		path.pop();
		return false;
	};
	if (inner) walk(body);
	return new Set(path);
}

function removeFurniture(
	body: Parent,
	around: ReadonlySet<Parent>,
	measures: Measures,
	omissions: Omission[],
): void {
	prune(body, (element) => {
		if (around.has(element)) return "keep";
		const reason = furniture(element, measures.get(element));
		if (!reason) return "keep";
		omit(element, reason, omissions);
		return "drop";
	});
}

function furniture(
	element: Element,
	measure: Measure | undefined,
): Omission["reason"] | undefined {
	if (INLINE.has(element.tagName) || !measure || measure.text === 0)
		return undefined;
	if (
		FURNITURE_TAGS.has(element.tagName) ||
		FURNITURE_ROLES.has(attribute(element, "role").toLowerCase())
	)
		return "navigation";
	const { text, links, files, linkText, holdsBlock } = measure;
	const density = linkText / text;
	const isShort = text < FURNITURE_LENGTH;
	if (links === 0 || files * 2 < links) {
		if (links >= 4 && density > 0.6) return "navigation";
		const name = `${attribute(element, "class")} ${attribute(element, "id")}`;
		if (
			FURNITURE_NAMES.test(name) &&
			!CONTENT_NAMES.test(name) &&
			(density > 0.4 || (isShort && !isProse(lineOf(element))))
		)
			return "navigation";
	}
	if (!isShort || holdsBlock) return undefined;
	const line = lineOf(element);
	return !line.includes("。") && FURNITURE_TEXT.test(line)
		? "boilerplate"
		: undefined;
}

/** Sentences, or a field of a notice (会议时间：…): a place or a date may be all that a short notice says. */
function isProse(text: string): boolean {
	return /[。；！？]|时间|時間|地点|地點|会议|會議|附件|通知/.test(text);
}

/**
 * The box that holds the document: its title and most of the prose. Where no title tells, the smallest box
 * that holds all text outside links: rather a line of the site too much than a signature too little.
 */
function zoneOf(
	body: Parent,
	heading: Element | undefined,
	around: ReadonlySet<Parent>,
	measures: Measures,
): Parent {
	const weights = weigh(body);
	const path: Parent[] = [body];
	for (;;) {
		const here = path.at(-1) as Parent;
		const all = weights.get(here) ?? 0;
		const children: Child[] = here.children;
		const next = children.find(
			(child): child is Element =>
				isElement(child) &&
				isBox(child) &&
				all > 0 &&
				(weights.get(child) ?? 0) >= DOMINANT * all,
		);
		if (!next || (!heading && !standsAlone(next, children, measures))) break;
		path.push(next);
	}
	// The smallest box around both the title and the prose.
	if (heading)
		while (path.length > 1 && !around.has(path.at(-1) as Parent)) path.pop();
	return path.at(-1) as Parent;
}

/** Whether it may be all of the document; a table of data or a paragraph is a piece of it. */
function isBox(element: Element): boolean {
	return element.tagName === "table"
		? isLayout(element)
		: BOXES.has(element.tagName);
}

/** No text beside it but links, and no links to files: attachments often have a box of their own. */
function standsAlone(
	box: Element,
	siblings: readonly Child[],
	measures: Measures,
): boolean {
	return siblings.every((sibling) => {
		if (sibling === box) return true;
		if (sibling.type === "text") return sibling.value.trim() === "";
		const measure = isElement(sibling) ? measures.get(sibling) : undefined;
		return (
			!measure || (measure.text === measure.linkText && measure.files === 0)
		);
	});
}

/** Prose by box: characters that are not in links, more for those in sentences and in known containers. */
function weigh(body: Parent): Map<Parent, number> {
	const weights = new Map<Parent, number>();
	const walk = (parent: Parent): number => {
		let weight = 0;
		for (const child of parent.children) {
			if (child.type === "text") weight += lineOf(child).length;
			else if (isElement(child) && child.tagName !== "a") weight += walk(child);
		}
		if (parent.type === "element") {
			if (parent.tagName === "p") weight *= 1.5;
			if (
				CONTENT_NAMES.test(
					`${attribute(parent, "class")} ${attribute(parent, "id")}`,
				)
			)
				weight *= 1.5;
		}
		weights.set(parent, weight);
		return weight;
	};
	walk(body);
	return weights;
}

function leaveOutside(body: Parent, zone: Parent, omissions: Omission[]): void {
	const way = boxesAround(body, zone);
	for (const box of way)
		if (box !== zone)
			for (const child of box.children)
				if (!way.has(child as Parent)) omit(child, "navigation", omissions);
}

/** What stands above the title: where one is in the site, a slogan, the date. */
function leaveBefore(
	zone: Parent,
	around: ReadonlySet<Parent>,
	omissions: Omission[],
): void {
	const at = zone.children.findIndex(
		(child) => isElement(child) && around.has(child),
	);
	if (at < 0) return;
	for (const child of zone.children.slice(0, at))
		omit(child, "navigation", omissions);
	zone.children = zone.children.slice(at) as Element["children"];
	const first = zone.children[0];
	if (isElement(first)) leaveBefore(first, around, omissions);
}

/** `发布时间：2026-03-05 来源：县政府办公室 浏览次数：12` is read as fields and is no part of the text. */
function takeInfoLines(
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
			.replace(/[\s【】[\]|｜]+$/u, "")
			.trim(),
	]);
	const official = fields.filter(([label]) => officialName(label));
	// One label alone opens a sentence as easily: 来源：… wants a date or a second field beside it.
	return fields.length >= 2 ||
		(official.length === 1 && /^发布|^發[布佈]/.test(first[1] ?? ""))
		? fields
		: undefined;
}

function omit(
	node: Child,
	reason: Omission["reason"],
	omissions: Omission[],
): void {
	const text = lineOf(node);
	if (text === "") return;
	const line = sourceLine(node);
	omissions.push({ reason, text, ...(line === undefined ? {} : { line }) });
}
