// 议程: the items under a heading, behind a label, or one heading each (议题1 …).
import type { Line } from "../notice/document.ts";
import type { Fact } from "./facts.ts";
import type { TextView } from "./textView.ts";

/** Items of one agenda. */
const MOST_ITEMS = 100;

const LABEL =
	/^(?:本次|拟|会议|大会|主要|建议|股东大会)?(?:会议|主要|研究|审议|讨论|提请)?(?:议程|议题|审议事项|讨论事项|报告事项|议案|程序|流程|议程安排|日程安排|会议日程|会议内容|内容)(?:[（(].{1,10}[)）])?$/u;
const HEADING =
	/^[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|[壹贰叁肆伍陆柒捌玖拾]{1,3}、)?[ \u3000]{0,2}((?:本次|拟|会议|大会|主要|建议)?(?:会议|主要|研究|审议|讨论)?(?:议程|议题|审议事项|讨论事项|议案|议题讨论|临时动议|流程|议程安排|日程安排|会议日程|Agenda))[:：]?[ \u3000]{0,4}$/u;
/** 1. （一） 一、 ① before an item; 「1 关于…」 of tables set as text. */
const ITEM =
	/^[ \u3000]{0,8}(?:[0-9０-９]{1,2}(?:[.．、)）]|[ \u3000]{1,4}(?=\D|[0-9]{4}年))|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|[0-9]{1,2}[:：][0-9]{2}(?:[ ]?[-–—~～至][ ]?[0-9]{1,2}[:：][0-9]{2})?[:：| \u3000]{1,3}|第[一二三四五六七八九十0-9]{1,3}(?:案|项)[:：、 ]?)[ \u3000]{0,3}(.{2,200})$/u;
/** 「议题 1. …」, 「动议二：…」, 「案由：…」 wherever they stand. */
const TOPIC =
	/^[ \u3000]{0,4}(?:(?:议题|动议|提案|议案|报告案|讨论案|项目|议程)[ \u3000]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[.．、:： \u3000]|案由[:：]|议案(?:[一二三四五六七八九十]{1,3})[:：])[ \u3000]{0,3}(.{2,200})$/u;
const PART =
	/^[ \u3000]{0,4}(?:[一二三四五六七八九十]{1,3}、|[壹贰叁肆伍陆柒捌玖拾]{1,3}、)/u;

export function findAgenda(view: TextView, facts: readonly Fact[]): string[] {
	const topics = view.lines.flatMap((line) => itemOf(line, TOPIC));
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
	const below = lines.flatMap((at) => itemOf(view.lines[at], ITEM));
	if (below.length > 0) return below.slice(0, MOST_ITEMS);
	if (fact.head !== fact.line) {
		const listed = lines
			.filter((at) => view.lines[at]?.block === "listItem")
			.map((at) => tidy(view.lines[at]?.text ?? ""));
		if (listed.length > 0) return listed.slice(0, MOST_ITEMS);
	}
	if (/内容$/u.test(fact.label)) return [];
	return fact.value
		.split(
			/[；;]|(?:^|(?<=[ \u3000。]))(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,2}[)）])/u,
		)
		.map(tidy)
		.filter((item) => [...item].length >= 2)
		.slice(0, MOST_ITEMS);
}

function itemsAfter(view: TextView, head: number): string[] {
	const numbered = PART.test(view.lines[head]?.hans ?? "");
	const items: string[] = [];
	for (let at = head + 1; at < view.lines.length; at++) {
		const line = view.lines[at];
		if (!line || items.length >= MOST_ITEMS) break;
		if (line.hans.trim() === "") continue;
		if (numbered && PART.test(line.hans)) break;
		const [item] = itemOf(line, ITEM);
		if (item) items.push(item);
		else if (line.block === "listItem") items.push(tidy(line.text));
		else break;
	}
	return items;
}

function itemOf(line: Line | undefined, pattern: RegExp): string[] {
	const words = line && pattern.exec(line.hans)?.[1];
	if (!line || !words) return [];
	return [tidy([...line.text].slice(-[...words].length).join(""))];
}

/** Without a stop at the end, and without who reports: 「…（汇报单位：市教育局）」. */
function tidy(item: string): string {
	return item
		.trim()
		.replace(/[；;。.]$/u, "")
		.replace(
			/[（(](?:汇报|匯報|报告|報告|主讲|主講|发言|發言|提案|说明|說明)(?:单位|單位|人|者)?[:：][^）)]{1,40}[)）]$/u,
			"",
		)
		.trim();
}
