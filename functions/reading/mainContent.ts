// Which part of a page is the document, and which is the site around it.
import type { Element, Root } from "hast";
import type { Omission, StatedField } from "../notice/document.ts";
import {
	attribute,
	type Child,
	elementsOf,
	firstOf,
	holdsBlock,
	INLINE,
	isElement,
	lineOf,
	type Parent,
	prune,
	sourceLine,
} from "./elements.ts";
import { bare, officialName } from "./labels.ts";
import { isFileLink } from "./links.ts";

export interface MainContent {
	children: Child[];
	/** From the line of dates and sources under the title. */
	stated: Record<string, StatedField>;
	omissions: Omission[];
	/** The text of the element that shows the title, where one was found. */
	heading?: string;
}

/** Share of the page's prose that a box must hold for its neighbours to be site and not document. */
const DOMINANT = 0.5;
const NEARLY_ALL = 0.85;

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
	const heading = headingOf(body, titles);
	removeFurniture(body, heading, base, omissions);
	const zone = zoneOf(body, heading);
	leaveOutside(body, zone, omissions);
	if (heading && zone !== heading) leaveBefore(zone, heading, omissions);
	takeInfoLines(zone, heading, stated, omissions);
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
): Element | undefined {
	const wanted = new Set(titles.map(bare).filter((title) => title !== ""));
	const leaves = [...elementsOf(body)].filter(
		(element) => !INLINE.has(element.tagName) && !holdsBlock(element),
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

function removeFurniture(
	body: Parent,
	heading: Element | undefined,
	base: string | undefined,
	omissions: Omission[],
): void {
	prune(body, (element) => {
		if (heading && (element === heading || contains(element, heading)))
			return "keep";
		const reason = furniture(element, base);
		if (!reason) return "keep";
		omit(element, reason, omissions);
		return "drop";
	});
}

function furniture(
	element: Element,
	base: string | undefined,
): Omission["reason"] | undefined {
	if (INLINE.has(element.tagName)) return undefined;
	const text = lineOf(element);
	if (text === "") return undefined;
	if (
		FURNITURE_TAGS.has(element.tagName) ||
		FURNITURE_ROLES.has(attribute(element, "role").toLowerCase())
	)
		return "navigation";
	const links = linksOf(element, base);
	const density = links.text / text.length;
	if (links.files * 2 < links.count || links.count === 0) {
		if (links.count >= 4 && density > 0.6) return "navigation";
		const name = `${attribute(element, "class")} ${attribute(element, "id")}`;
		if (
			FURNITURE_NAMES.test(name) &&
			!CONTENT_NAMES.test(name) &&
			(density > 0.4 || (text.length < FURNITURE_LENGTH && !isProse(text)))
		)
			return "navigation";
	}
	return text.length < FURNITURE_LENGTH &&
		!holdsBlock(element) &&
		!text.includes("。") &&
		FURNITURE_TEXT.test(text)
		? "boilerplate"
		: undefined;
}

function linksOf(
	element: Element,
	base: string | undefined,
): { count: number; files: number; text: number } {
	const links = { count: 0, files: 0, text: 0 };
	for (const { tagName, properties, children } of elementsOf(element)) {
		if (tagName !== "a" || !("href" in properties)) continue;
		links.count++;
		links.text += lineOf({ type: "root", children }).length;
		if (isFileLink(absolute(String(properties.href), base))) links.files++;
	}
	return links;
}

function absolute(href: string, base: string | undefined): string {
	try {
		return new URL(href, base ?? "https://page.invalid/").href;
	} catch {
		return href;
	}
}

/** Sentences, or a field of a notice (会议时间：…): a place or a date may be all that a short notice says. */
function isProse(text: string): boolean {
	return /[。；！？]|时间|時間|地点|地點|会议|會議|附件|通知/.test(text);
}

/** The box that holds the document: its title and nearly all of the prose. */
function zoneOf(body: Parent, heading: Element | undefined): Parent {
	const weights = weigh(body);
	const share = heading ? DOMINANT : NEARLY_ALL;
	const path: Parent[] = [body];
	for (;;) {
		const here = path.at(-1) as Parent;
		const all = weights.get(here) ?? 0;
		const children: Child[] = here.children;
		const next = children.find(
			(child): child is Element =>
				isElement(child) &&
				!INLINE.has(child.tagName) &&
				!["table", "ul", "ol", "dl", "p", "blockquote"].includes(
					child.tagName,
				) &&
				all > 0 &&
				(weights.get(child) ?? 0) >= share * all,
		);
		if (!next || (!heading && hasFiles(here, next))) break;
		path.push(next);
	}
	if (!heading) return path.at(-1) as Parent;
	// The smallest box around both the title and the prose.
	while (path.length > 1 && !contains(path.at(-1) as Parent, heading))
		path.pop();
	return path.at(-1) as Parent;
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

/** Attachments often stand in a box of their own beside the text. */
function hasFiles(parent: Parent, except: Element): boolean {
	return parent.children.some(
		(child) =>
			child !== except &&
			isElement(child) &&
			[child, ...elementsOf(child)].some(
				({ tagName, properties }) =>
					tagName === "a" &&
					isFileLink(absolute(String(properties.href ?? ""), undefined)),
			),
	);
}

function leaveOutside(body: Parent, zone: Parent, omissions: Omission[]): void {
	let here = body;
	while (here !== zone) {
		const children: Child[] = here.children;
		const next = children.find(
			(child): child is Element =>
				isElement(child) && (child === zone || contains(child, zone)),
		);
		for (const child of children)
			if (child !== next) omit(child, "navigation", omissions);
		if (!next) return;
		here = next;
	}
}

/** What stands above the title: where one is in the site, a slogan, the date. */
function leaveBefore(
	zone: Parent,
	heading: Element,
	omissions: Omission[],
): void {
	const at = zone.children.findIndex(
		(child) =>
			isElement(child) && (child === heading || contains(child, heading)),
	);
	if (at < 0) return;
	for (const child of zone.children.slice(0, at))
		omit(child, "navigation", omissions);
	zone.children = zone.children.slice(at) as Element["children"];
	const first = zone.children[0];
	if (isElement(first) && first !== heading)
		leaveBefore(first, heading, omissions);
}

/** `发布时间：2026-03-05 来源：县政府办公室 浏览次数：12` is read as fields and is no part of the text. */
function takeInfoLines(
	zone: Parent,
	heading: Element | undefined,
	stated: Record<string, StatedField>,
	omissions: Omission[],
): void {
	prune(zone, (element) => {
		if (INLINE.has(element.tagName) || element === heading) return "keep";
		const text = lineOf(element);
		if (text.length > FURNITURE_LENGTH || /[。；]/.test(text)) return "keep";
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

function contains(box: Parent, node: Parent): boolean {
	if (box === node) return true;
	for (const element of elementsOf(box)) if (element === node) return true;
	return false;
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
