// Lines that belong to a web site and not to the notice: share buttons, copyright tails, link farms.
import type { Element, Root, RootContent, Text } from "hast";
import type { Line, Omission } from "../notice/document.ts";
import { runText, textRuns } from "../notice/textRuns.ts";

type Reason = "navigation" | "boilerplate" | "noise";

/**
 * Indices of the lines that are boilerplate, in order. A line goes only if all of it is: one that also
 * states a fact of the page (来源, 发布时间, 索引号) stays where it is, for extraction to read. Code is never
 * touched. Lines are judged by their Simplified form, so both scripts are treated alike.
 */
export function findBoilerplate(lines: readonly Line[]): number[] {
	return lines.flatMap((line, index) =>
		line.block !== "code" && reasonToDrop(line.hans) !== undefined
			? [index]
			: [],
	);
}

/**
 * A copy of the body without the runs of text that are boilerplate, and what was left out. Elements that
 * held nothing else go with them.
 */
export function removeBoilerplate(
	body: Root,
	toSimplified: (text: string) => string,
): { body: Root; omissions: Omission[] } {
	const copy = structuredClone(body);
	const omissions: Omission[] = [];
	const dropped = new Set<Text>();
	for (const run of textRuns(copy)) {
		if (run.verbatim) continue;
		const text = runText(run).trim();
		const reason = reasonToDrop(toSimplified(text));
		if (reason === undefined) continue;
		const line =
			run.nodes[0]?.position?.start.line ??
			run.blocks.findLast((block) => block.position)?.position?.start.line;
		omissions.push({ reason, text, ...(line === undefined ? {} : { line }) });
		for (const node of run.nodes) dropped.add(node);
	}
	if (dropped.size > 0) prune(copy, dropped);
	return { body: copy, omissions };
}

/** Cells stay, so that the table keeps its shape. */
const KEPT_EMPTY = new Set(["td", "th"]);

function prune(parent: Root | Element, dropped: ReadonlySet<Text>): void {
	let changed = false;
	const kept: RootContent[] = [];
	for (const child of parent.children as RootContent[]) {
		if (child.type === "text" && dropped.has(child)) {
			changed = true;
			continue;
		}
		if (child.type === "element" && child.children.length > 0) {
			prune(child, dropped);
			if (child.children.length === 0 && !KEPT_EMPTY.has(child.tagName)) {
				changed = true;
				continue;
			}
		}
		kept.push(child);
	}
	if (!changed) return;
	const isBreak = (node: RootContent | undefined) =>
		(node?.type === "element" && node.tagName === "br") ||
		(node?.type === "text" && node.value.trim() === "");
	while (isBreak(kept[0])) kept.shift();
	while (isBreak(kept.at(-1))) kept.pop();
	parent.children = kept.filter(
		(node, index) => !(isBreak(node) && isBreak(kept[index - 1])),
	) as typeof parent.children;
}

/** Why a line is no part of the notice, by its Simplified form; undefined if it is, or may be. */
export function reasonToDrop(hans: string): Reason | undefined {
	const line = hans.trim();
	if (line === "") return undefined;
	if (isNavigation(line)) return "navigation";
	if (isCopyrightTail(line) || isCredit(line) || isLinkFarm(line))
		return "boilerplate";
	return isForumNoise(line) ? "noise" : undefined;
}

/** Labels of buttons. A line of several is navigation; by itself one must be unmistakable. */
const BUTTONS = new Set(
	"分享 分享到 打印 打印本页 打印此页 打印页面 打印文章 打印本文 关闭 关闭本页 关闭窗口 关闭页面 关闭此页 字体 字号 字体大小 大 中 小 大中小 特大 收藏 收藏本页 加入收藏 设为首页 返回 返回首页 返回顶部 返回列表 返回上页 返回上一页 回到顶部 上一页 下一页 首页 尾页 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 朋友圈 微信好友 复制链接 扫一扫 推荐 纠错 我要纠错 无障碍浏览 长者模式 保存 下载本页 保护视力色 视力保护色 默认 字体大中小 打印关闭 关闭打印 打印本稿 推荐给好友".split(
		" ",
	),
);
const UNMISTAKABLE =
	/^(?:分享到|打印(?:本页|此页|页面|文章|本文|本稿)|关闭(?:本页|窗口|页面|此页)|收藏本页|加入收藏|设为首页|返回(?:首页|顶部|列表|上页|上一页)|回到顶部|字体大中小|打印关闭|无障碍浏览|我要纠错)$/;
const BETWEEN_BUTTONS = /[\s|｜·:：【】[\]()（）<>《》»«/、,，+\-—]+/u;

const NEIGHBOUR =
	/^(?:上一?(?:篇|条|则)|下一?(?:篇|条|则))(?:文章|新闻|信息)?\s?[:：]/;
const BREADCRUMB =
	/^(?:您?(?:现在|当前|目前)?的?(?:所在)?位置)\s?(?:是|为)?\s?[:：].{0,80}$/;
const QR_CODE =
	/^(?:用?手机|微信)?扫一扫[,，]?(?:在|用|可)?(?:手机|微信|分享|打开|关注|查看|浏览)?.{0,16}(?:当前页|本页|此页|网页|页面|朋友圈|阅读)[。!！]?$/;
const COUNTER =
	/^[【[(（]?(?:浏览|阅读|点击|访问|查看)(?:次数|人数|量|数)?\s?[:：]?\s?\d{0,9}\s?次?[】\])）]?$/;

function isNavigation(line: string): boolean {
	if (NEIGHBOUR.test(line) || BREADCRUMB.test(line) || QR_CODE.test(line))
		return true;
	if (COUNTER.test(line) && /[:：\d]/.test(line)) return true;
	if (line.length > LONGEST_BUTTONS) return false;
	const labels = line.split(BETWEEN_BUTTONS).filter((label) => label !== "");
	if (labels.length === 0 || !labels.every((label) => BUTTONS.has(label)))
		return false;
	return labels.length > 1
		? labels.some((label) => label.length > 1)
		: UNMISTAKABLE.test(labels[0] ?? "");
}
const LONGEST_BUTTONS = 120;

/** What only a site says about itself. */
const SITE =
	/本(?:站|网站)|本网(?!络|格|点)|侵删|互联网用户|网友(?:自发|上传|投稿)|一经查实|原作者(?:所有|本人)|作者本人/;
/** What copyright tails are made of; each counts once. */
const COPYRIGHT = [
	/^(?:版权|免责|郑重|特别)声明\s?[:：]/,
	/内容由互联网用户自发贡献/,
	/观点(?:仅|只)代表作者/,
	/仅提供信息存储/,
	/不拥有所有权/,
	/不承担(?:任何|相关)?的?(?:法律|连带)?责任/,
	/抄袭侵权|涉嫌侵权|如有侵权|若有侵权|侵犯(?:到)?(?:了)?(?:您|你)的/,
	/违法违规的?内容/,
	/(?:发送?邮件|联系(?:我们|本站|客服)).{0,20}(?:举报|删除|处理)?/,
	/立[刻即](?:予以)?删除|及时删除|第一时间删除|侵删/,
	/版权(?:归|属于?)原?作者|版权归.{0,20}所有/,
	/转载.{0,12}(?:注明|出处|来源)|(?:未经|禁止).{0,12}转载/,
	/(?:图片|文章|内容|素材).{0,6}(?:来源于|来自|转自|源自)(?:互联)?网络/,
	/(?:不代表|并不意味着).{0,12}(?:本站|本网|赞同|观点|立场)/,
];
const COPYRIGHT_PROOF = 2;
const FOOTER =
	/[ \u3000(（:：]?[\p{Script=Han}]ICP[备证]\s?\w{0,12}|公网安备\s?\d|网站标识码\s?[:：]?\s?\d/u;
const RIGHTS_RESERVED =
	/^(?:版权所有|copyright|©|all rights reserved)\s?(?:[:：©]|\(c\)|\d{4}|\s|$).{0,80}$/iu;
/** A paragraph longer than this is somebody's text. */
const LONGEST_TAIL = 600;

function isCopyrightTail(line: string): boolean {
	if (line.length > LONGEST_TAIL) return false;
	if (RIGHTS_RESERVED.test(line)) return true;
	if (FOOTER.test(line) && line.length <= LONGEST_FOOTER) return true;
	if (!SITE.test(line)) return false;
	let proofs = 0;
	for (const pattern of COPYRIGHT) if (pattern.test(line)) proofs++;
	return proofs >= COPYRIGHT_PROOF;
}
const LONGEST_FOOTER = 240;

/** One credit: an office of the newsroom and a name, 张 三 also spaced. */
const CREDIT =
	/(?:责任编辑|责编|网站编辑|本[期文]编辑|[初复终]审|编辑|审核|校对|审校|录入|排版|美编)\s?[:：]\s?[\p{Script=Han}·A-Za-z0-9]{1,12}(?: \p{Script=Han}{1,2}(?![\p{Script=Han}\s]{0,4}[:：]))?/gu;
/** 记录 or 审核 alone may be a fact of minutes. */
const PROOF_OF_CREDIT = /责任编辑|责编|网站编辑|终审/;
const LONGEST_CREDIT = 60;

function isCredit(line: string): boolean {
	return (
		line.length <= LONGEST_CREDIT &&
		PROOF_OF_CREDIT.test(line) &&
		/^[\s【】[\]()（）|｜/,，、;；]*$/u.test(line.replace(CREDIT, ""))
	);
}

const LINK_FARM =
	/^主站蜘蛛池|^(?:友情链接|热门搜索|热门标签|相关链接推荐)\s?[:：]/;
const ADULT =
	/一区二区三区|亚洲欧美|国产精品|久久精品|久久久久|无码|麻豆|成人(?:视频|在线|影院)|免费(?:观看|视频)在线|在线(?:观看|视频)免费|激情视频|黄色(?:网站|视频)/gu;
/** A notice about a raid may name one of them. */
const ADULT_PROOF = 3;

function isLinkFarm(line: string): boolean {
	return (
		LINK_FARM.test(line) || new Set(line.match(ADULT) ?? []).size >= ADULT_PROOF
	);
}

/** `" B: {7 w% E: V'`: single letters and signs that forums put in against copying. */
function isForumNoise(line: string): boolean {
	if (!/^[!-~ ]{8,80}$/.test(line)) return false;
	const words = line.match(/[A-Za-z0-9]+/g) ?? [];
	const signs = new Set(line.match(/["{}%$^&*'|\\~`;<>@#]/g) ?? []);
	return (
		words.length >= 3 &&
		words.every((word) => word.length <= 2) &&
		words.some((word) => /[A-Za-z]/.test(word)) &&
		signs.size >= 3
	);
}
