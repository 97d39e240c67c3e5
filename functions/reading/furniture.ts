// What belongs to the site and not to the document: menus, footers, "print this page".
import type { Element } from "hast";
import type { Omission } from "../notice/document.ts";
import { attribute, INLINE, lineOf, type Parent, prune } from "./elements.ts";
import type { Measure, Measures } from "./measures.ts";
import { omit } from "./omit.ts";

/** Characters that one line of furniture (打印 关闭 分享) has at most. */
export const FURNITURE_LENGTH = 160;

const FURNITURE_TAGS = new Set(["nav", "footer", "aside"]);
const FURNITURE_ROLES = new Set(
	"navigation banner contentinfo search complementary menu menubar".split(" "),
);

/** Words in class and id. Only a hint: what bears them must look like furniture too. */
const FURNITURE_NAMES =
	/(?:^|[-_\s])(?:nav|navbar|menu|foot|footer|bottom|copyright|crumb|crumbs|breadcrumb|breadcrumbs|position|location|dqwz|wz|share|sharebox|bdsharebuttonbox|sidebar|side|related|relate|xgwz|xgyd|xgxw|pager|pagination|page|search|toolbar|tools|print|qrcode|ewm|topbar|top|friendlink|links|login|hot|rank|recommend)(?:$|[-_\s])/i;

/** Containers of content-management systems in wide use; a hint as well. */
export const CONTENT_NAMES =
	/(?:^|[\s])(?:UCAP-CONTENT|TRS_Editor|TRS_UEDITOR|Custom_UnionStyle|pages_content|article-content|article_content|articlecontent|article|zoom|content-text|view|vsb_content|vsb_content_2|vsb_content_4|wp_articlecontent|news_content|xxgk_content|zwxl-article|con_con)(?:$|[\s])/i;

const FURNITURE_TEXT =
	/版权所有|版權所有|ICP备|ICP備|公网安备|网站标识码|您?(?:现在|当前)(?:所在)?的?位置|您的位置|當前位置|打印本页|列印本頁|关闭窗口|关闭本页|分享到|扫一扫|【?字体[:：]|上一篇|下一篇|上一条|下一条|浏览次数|点击数|访问量|阅读次数|设为首页|加入收藏|【打印】|【关闭】|\[打印\]|\[关闭\]|返回顶部|无障碍|网站地图/;

/** Takes it out of the tree, but for what stands around the heading. */
export function removeFurniture(
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
