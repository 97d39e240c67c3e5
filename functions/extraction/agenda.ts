// 议程: the items under a heading, behind a label, or one heading each (议题1 …).
import type { Line } from "../notice/document.ts";
import type { Kind } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { endsInColon, type Fact } from "./facts.ts";
import { isOfficeLine } from "./offices.ts";
import { NAME } from "./personNames.ts";
import type { Programme } from "./programme.ts";
import type { TextView } from "./textView.ts";

/** Items of one agenda. */
const MOST_ITEMS = 100;

/** Whose agenda: 公听会议程, 当天安排, 会议主要内容. */
const OF =
	"(?:本次|拟|会议|大会|主要|建议|股东大会|股东会|公听会|听证会|说明会|座谈会|论坛|活动|培训|讲座|课程|当天|当日|研究|审议|讨论|提请)";
const LABEL = new RegExp(
	`^${OF}{0,3}(?:议程|议题|议案|程序|流程|日程|(?:审议|讨论|报告|表决|承认|选举|商议|研究|提请|听证|会议)事项|(?:议程|日程|会议|活动|当天|当日|课程)安排|内容)(?:如下)?$`,
	"u",
);
const HEADING = new RegExp(
	`^[ \\u3000]{0,4}(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|[壹贰叁参肆伍陆柒捌玖拾]{1,3}、)?[ \\u3000]{0,2}(?:${OF}{0,3}(?:议程|议题|议案|流程|日程|(?:审议|讨论|表决|报告)事项|(?:议程|日程|活动|当天|当日|课程)安排)|议题讨论|临时动议|Agenda)[:：]?[ \\u3000]{0,4}$`,
	"u",
);
/** 1. （一） 一、 ① before an item; 「1 关于…」 of tables set as text. */
const ITEM =
	/^[ \u3000]{0,8}(?:[0-9０-９]{1,2}(?:[.．](?![0-9]{1,2}(?:[ .．]|$))|[、)）]|[ \u3000]{1,4}(?=\D|[0-9]{4}年))|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|[IVXⅠ-Ⅻ]{1,5}[.．、]|[0-9]{1,2}[:：][0-9]{2}(?:[ ]?[-–—~～至][ ]?[0-9]{1,2}[:：][0-9]{2})?[:：| \u3000]{1,3}|第[一二三四五六七八九十0-9]{1,3}(?:案|项)[:：、 ]?|案[一二三四五六七八九十0-9]{1,3}[、:：.])[ \u3000]{0,3}(.{2,200})$/u;
/** 「议题 1. …」, 「动议二：…」, 「案由：…」 wherever they stand. */
const TOPIC =
	/^[ \u3000]{0,4}(?:(?:议题|动议|提案|议案|报告案|讨论案|项目|议程|事项|表决事项)[ \u3000]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.．、:： \u3000]|案由(?:[一二三四五六七八九十0-9]{1,3})?[:：]|议案(?:[一二三四五六七八九十]{1,3})[:：])[ \u3000]{0,3}(.{2,200})$/u;
const PART =
	/^[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,3}、|[壹贰叁参肆伍陆柒捌玖拾]{1,3}、)/u;

/** 「…商议以下事项：」, 「建议会议的主要议程是：」: a sentence that leads to a list. */
const LEADS =
	/(?:议程|议题|议案|审议|讨论|商议|商讨|研究|表决|选举)[^。：:\n]{0,24}[:：]$/u;
const NO_LEAD =
	/议定|决定|决议(?!事项)|形成|通知如下|公告如下|决议如下|意见如下|结论|要求|须知|联系|参会|时间|地点/u;
/** Sections of notes that are no topic. */
const NO_TOPIC =
	/^(?:会议)?(?:概况|信息|基本信息|时间|地点|日期|参会|与会|参加|出席|列席|主持|记录|缺席|请假|结论|总结|决议|纪要|待办|下次|下一次|散会|附件|备注|会议概况|主席报告|主席致词|行动项|遗留|Attendee|Participants|Action|Next|Links?|参考)/iu;

/** As printed, in either script: what is told of the meeting below the word 议程, and halves of hours. */
const NO_TOPIC_LINE =
	/^(?:日期|时间|時間|地点|地點)[ \u3000]{0,2}[:：]|^[ap]\.?m\.?$/iu;

export function findAgenda(
	view: TextView,
	facts: readonly Fact[],
	kind: Kind,
	programme: Programme,
): string[] {
	const stated = statedAgenda(view, facts).filter(
		(item) => !NO_TOPIC_LINE.test(item),
	);
	if (programme.topics.length >= Math.max(2, stated.length))
		return programme.topics.slice(0, MOST_ITEMS);
	if (stated.length > 0) return stated;
	const led = ledTo(view);
	if (led.length > 0) return led;
	if (kind === "agenda") return consecutive(view);
	return kind === "minutes" ? topicsOfNotes(view) : dealtWith(view, kind);
}

/** An agenda without a label is its numbered lines. */
function consecutive(view: TextView): string[] {
	const items = topRank(view, [...view.lines.keys()]);
	return items.length >= 2 ? items.slice(0, MOST_ITEMS) : [];
}

function ledTo(view: TextView): string[] {
	for (const [head, { hans }] of view.lines.entries()) {
		const line = hans.trim();
		if (!endsInColon(line) || line.length > 300) continue;
		if (!LEADS.test(line) || NO_LEAD.test(line.slice(-30))) continue;
		const numbered = itemsAfter(view, head, true);
		if (numbered.length > 0) return numbered;
		// Without numbers: each ends in a semicolon, the last in a stop.
		const items: string[] = [];
		for (const { text, hans: item } of view.lines.slice(head + 1, head + 40)) {
			if (!/[；;。]$/u.test(item.trim())) break;
			items.push(tidy(text));
			if (/。$/u.test(item.trim())) break;
		}
		if (items.length >= 2) return items;
	}
	return [];
}

/** Of notes without a label: the numbered headings, or the numbered lines that have something below them. */
function topicsOfNotes(view: TextView): string[] {
	const topic = (words: string) => words !== "" && !NO_TOPIC.test(words);
	const headings = view.lines.filter(
		({ block, hans }) => block === "heading" && ITEM.test(hans),
	);
	const named = headings.flatMap((line) => itemOf(line, ITEM)).filter(topic);
	if (named.length >= 2) return named.slice(0, MOST_ITEMS);
	const items: string[] = [];
	for (const [at, line] of view.lines.entries()) {
		if (line.block === "heading" || !TOP_ITEM.test(line.hans)) continue;
		const next = view.lines[at + 1];
		const [item] = itemOf(line, ITEM);
		if (
			item &&
			next &&
			!TOP_ITEM.test(next.hans) &&
			sizeOf(item) <= 40 &&
			topic(item)
		)
			items.push(item);
	}
	if (items.length >= 2) return items.slice(0, MOST_ITEMS);
	return dealtWith(view, "minutes");
}

function dealtWith(view: TextView, kind: Kind): string[] {
	if (kind !== "minutes" && kind !== "result") return [];
	const dealt = view.lines.flatMap((line) =>
		DEALT_WITH.test(line.hans)
			? itemOf(line, ITEM).map((item) => item.split("。")[0] as string)
			: [],
	);
	return dealt.length >= 2 ? dealt.slice(0, MOST_ITEMS) : [];
}

/** 「一、听取了某局关于…的汇报」: what formal minutes say was dealt with, item by item. */
const DEALT_WITH =
	/^[ \u3000]{0,8}(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])(?:会议)?(?:听取|研究|审议|讨论|传达|学习|通报|审核|审定)(?!如下)/u;

const TOP_ITEM = /^(?:[0-9]{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、)/u;

function statedAgenda(view: TextView, facts: readonly Fact[]): string[] {
	const topics: string[] = [];
	for (const line of view.lines)
		if (TOPIC.test(line.hans)) topics.push(...itemOf(line, TOPIC));
	if (topics.length >= 2) return topics.slice(0, MOST_ITEMS);
	for (const fact of facts) {
		if (!LABEL.test(fact.label)) continue;
		const items = itemsOf(view, fact);
		if (items.length > 0) return items;
	}
	const head = view.lines.findIndex(({ hans }) => HEADING.test(hans));
	return head < 0 ? [] : itemsAfter(view, head);
}

/** Of a label: the items below it, or its own value cut at semicolons. */
function itemsOf(view: TextView, fact: Fact): string[] {
	const lines = [
		...(fact.head === fact.line ? [] : [fact.line]),
		...fact.below,
	];
	const heads = headingsBelow(view, fact);
	if (heads.length > 0) return heads;
	const below = topRank(view, lines);
	if (below.length > 0) return below.slice(0, MOST_ITEMS);
	if (fact.head !== fact.line) {
		const bullets = lines.filter((at) => view.lines[at]?.block === "listItem");
		// What is indented further than the first says more of the item above it.
		const outer = view.indent(bullets[0] ?? 0);
		const listed = bullets
			.filter((at) => view.indent(at) <= outer)
			.map((at) => tidyLine(view.lines[at]));
		if (listed.length > 0) return listed.slice(0, MOST_ITEMS);
	}
	if (fact.head !== fact.line) {
		const plain = plainItems(view, fact, lines);
		if (plain.length > 0) return plain;
	}
	const loose = /内容$/u.test(fact.label);
	if (loose && /[。]./u.test(fact.hans)) return [];
	const timed = fact.value.split(CLOCKED).map(tidy).slice(1);
	if (timed.length >= 2) return timed.slice(0, MOST_ITEMS);
	const parts = fact.value
		.split(
			/[；;]|(?:^|(?<=[ \u3000。]))(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,2}[)）])/u,
		)
		.map((part) => part.trim().replace(/^[一二三四五六七八九十]{1,3}、/u, ""))
		.map(tidy)
		.filter((item) => sizeOf(item) >= 2)
		.slice(0, MOST_ITEMS);
	// 会议内容 may be told in a sentence; what is parted by semicolons is a list.
	return loose && parts.length < 2 ? [] : parts;
}

/** 「13:30报到、14:00开场」 in one line. */
const CLOCKED =
	/(?:^|[、，,；;。 \u3000])[0-9]{1,2}[:：][0-9]{2}(?:[ ]?[-–—~～至][ ]?[0-9]{1,2}[:：][0-9]{2})?[ \u3000]{0,2}(?=[^0-9\s])/u;

/** Characters of an item that stands on a line without a number. */
const LONGEST_PLAIN = 80;
const NO_ITEM =
	/[。：:！？]|^(?:特此|此致|敬请|请|欢迎|附件|备注|注[:：]|联系)|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$/u;

/** Lines without numbers below 「二、审议事项」, to the first that is none. */
function plainItems(
	view: TextView,
	fact: Fact,
	lines: readonly number[],
): string[] {
	if (/内容$/u.test(fact.label)) return [];
	const numbered = PART.test(view.lines[fact.head]?.hans ?? "");
	const items: string[] = [];
	for (const at of lines) {
		const line = view.lines[at];
		if (!line || line.block === "cell") break;
		const hans = line.hans.trim().replace(/[；;。]$/u, "");
		if (
			hans.length < 4 ||
			hans.length > LONGEST_PLAIN ||
			NO_ITEM.test(hans) ||
			isOfficeLine(hans)
		)
			break;
		items.push(tidy(line.text));
	}
	return numbered || items.length >= 2 ? items.slice(0, MOST_ITEMS) : [];
}

/** ### under ## 会议内容: each heading of the next level is an item. */
function headingsBelow(view: TextView, fact: Fact): string[] {
	const own = view.lines[fact.head];
	if (own?.block !== "heading" || !own.level || fact.head === fact.line)
		return [];
	const lines = [fact.line, ...fact.below].map((at) => view.lines[at] as Line);
	const inner = lines.filter(
		({ block, level }) => block === "heading" && level === (own.level ?? 0) + 1,
	);
	return inner
		.map((line) => itemOf(line, ITEM)[0] ?? tidy(line.text))
		.filter((item) => item !== "" && !NO_TOPIC.test(item))
		.slice(0, MOST_ITEMS);
}

/** 报告事项, 讨论事项: a part of an agenda, whose items stand below it. */
const GROUP =
	/^(?:报告|承认|讨论|选举|审议|表决|提案|宣读|听取|书面报告|专题报告|续议|新议)(?:及讨论|暨承认)?(?:事项|案|议案|项目)$/u;

/** Numbered lines of the first one's sort: (1) below 1. are its parts; those below 报告事项 are the items. */
function topRank(view: TextView, lines: readonly number[]): string[] {
	let sort: string | undefined;
	let outer = 0;
	const items: { item: string; group: boolean; below: string[] }[] = [];
	for (const at of lines) {
		const line = view.lines[at];
		const [item] = itemOf(line, ITEM);
		if (!line || item === undefined) continue;
		const mark = sortOf(line.hans);
		if (sort === undefined) outer = view.indent(at);
		sort ??= mark;
		const words = (ITEM.exec(line.hans)?.[1] ?? "").replace(/[：:。]$/u, "");
		if (mark === sort && view.indent(at) <= outer + 1)
			items.push({ item, group: GROUP.test(words), below: [] });
		else items.at(-1)?.below.push(item);
	}
	return items.flatMap(({ item, group, below }) =>
		group && below.length > 0 ? below : [item],
	);
}

function sortOf(hans: string): string {
	const mark = /^[ \u3000]{0,8}(\S{1,3})/u.exec(hans)?.[1] ?? "";
	if (/^[（(]/u.test(mark)) return /[0-9]/.test(mark) ? "(1)" : "(一)";
	if (/^[0-9０-９]/u.test(mark)) return "1";
	if (/^[①-⑳]/u.test(mark)) return "①";
	if (/^[IVXⅠ-Ⅻ]/u.test(mark)) return "I";
	return /^[一二三四五六七八九十]/u.test(mark) ? "一" : mark.slice(0, 1);
}

function itemsAfter(view: TextView, head: number, led = false): string[] {
	const numbered = !led && PART.test(view.lines[head]?.hans ?? "");
	let sort: string | undefined;
	const outer = view.indent(head + 1);
	const items: string[] = [];
	for (let at = head + 1; at < view.lines.length; at++) {
		const line = view.lines[at];
		if (!line || items.length >= MOST_ITEMS) break;
		if (line.hans.trim() === "") continue;
		if (items.length > 0 && view.indent(at) > outer + 1) continue;
		if (numbered && PART.test(line.hans)) break;
		const [item] = itemOf(line, ITEM);
		if (item && led) {
			sort ??= sortOf(line.hans);
			if (sortOf(line.hans) !== sort) break;
		}
		if (item) items.push(item);
		else if (line.block === "listItem") items.push(tidyLine(line));
		else break;
	}
	return items;
}

function itemOf(line: Line | undefined, pattern: RegExp): string[] {
	const words = line && pattern.exec(line.hans)?.[1];
	if (!line || !words) return [];
	return [
		tidyLine({
			text: slicePoints(line.text, -sizeOf(words)),
			hans: words,
		}),
	];
}

/** 「…进展（张某）」: whose item it is. */
const WHOSE = new RegExp(
	`[（(](?:${NAME}|@[A-Za-z0-9_.-]{1,39})(?:[、，,/& ]{1,2}(?:${NAME}|@[A-Za-z0-9_.-]{1,39})){0,4}[)）]$`,
	"u",
);

function tidyLine(line: Pick<Line, "text" | "hans"> | undefined): string {
	if (!line) return "";
	const whose = WHOSE.exec(line.hans.trimEnd());
	if (!whose || whose.index < 2) return tidy(line.text);
	return tidy(
		slicePoints(line.text, 0, sizeOf(line.hans.slice(0, whose.index))),
	);
}

/** Without a stop at the end, and without who reports: 「…（汇报单位：市教育局）」. */
function tidy(item: string): string {
	return item
		.trim()
		.replace(/[；;。.]$/u, "")
		.replace(/[，,](?:提[请請][讨討][论論]|[请請][讨討][论論])$/u, "")
		.replace(
			/[（(](?:汇报|匯報|报告|報告|主讲|主講|发言|發言|提案|说明|說明|分享|演讲|演講|主持|负责|負責|牵头|牽頭|讲者|講者|嘉宾|嘉賓)(?:单位|單位|人|者|嘉宾|嘉賓)?[:：][^）)]{1,40}[)）]$/u,
			"",
		)
		.replace(/[（(][^（）()]{0,8}[0-9]{1,3} ?(?:分钟|分鐘|min)[)）]$/iu, "")
		.replace(
			/[ \u3000]{0,2}[-—–]{1,3}[ \u3000]{0,2}@[A-Za-z0-9_.-]{1,39}$/u,
			"",
		)
		.trim();
}
