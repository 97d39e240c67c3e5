// What a notice says item by item: 「会议地点：三楼会议室」, 「一、会议时间」 and the lines below it.
import type { Line } from "../notice/document.ts";
import { matches } from "./matches.ts";
import type { TextView } from "./textView.ts";

export interface Fact {
	/** The label without spaces and numbering, in Simplified. */
	label: string;
	/** The value's own line as printed, without the label. */
	value: string;
	/** The same in Simplified. */
	hans: string;
	/** Where the value begins in the view's text, and where it ends. */
	start: number;
	end: number;
	/** Line of the value. */
	line: number;
	/** Line of the label. */
	head: number;
	/** Lines after the value that belong to the item, to the next one of its rank. */
	below: number[];
}

/** 一、 （一） 1. ● 壹、 before a label; its sort is its rank. */
const NUMBERING: readonly [rank: number, pattern: RegExp][] = [
	[1, /^[一二三四五六七八九十]{1,3}[、.．]/u],
	[1, /^[壹贰叁参肆伍陆柒捌玖拾]{1,3}[、.．]/u],
	[2, /^[（(][一二三四五六七八九十]{1,3}[)）][、.．]?/u],
	[3, /^[0-9０-９]{1,2}[、.．)）]/u],
	[4, /^[（(][0-9０-９]{1,2}[)）]/u],
	[4, /^[①-⑳]/u],
	[5, /^(?:[●•◆■※▲★○◎*＊➤►]|\p{Extended_Pictographic}\ufe0f?)/u],
];
/** What any of them begins with. */
const NUMBERED =
	/^[一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾（(0-9０-９①-⑳●•◆■※▲★○◎*＊➤►\p{Extended_Pictographic}]/u;
const COLON = /[:：]/;
const SPACE = "[ \\u3000]";
const LABEL = `[\\p{Script=Han}A-Za-z（）()/和及与、 \\u3000]{2,18}?(?:[（(][^（）()：:\\n]{2,24}[）)])?`;
const PAIR = new RegExp(
	`^(?:【|\\[)?(${LABEL})(?:】|\\])?${SPACE}{0,3}[:：]${SPACE}{0,3}`,
	"u",
);
const BRACKETED = /^【([\p{Script=Han}]{2,8})】/u;
/** A second label in the same line: 「时间：…；地点：…」, 「联系人：…  电话：…」. */
const WITHIN =
	/(?<=[；;。，,、 \u3000）)])((?:[原现](?:定|订)?|新)?(?:会议)?(?:时间|日期|地点|主持人?|主席|议程|议题|联系人|联络人|联系方式|联系电话|联络电话|咨询电话|电话|手机|传真|邮箱|出席|列席|记录|纪录|会议号|会议ID|入会密码|会议密码|密码|方式|主讲人?|报告人|分享人|演讲人|嘉宾|讲者|讲师|登记地点|登记时间|发布时间|发布日期|发布者|发布人|浏览量|点击量|信息来源|文章来源|来源|作者|编辑|浏览次数|点击数|字号))[:：]/gu;
/** 「**时间** 3月5日」, 「参会人 张某 李某」: labels that stand apart by a space alone. */
const SPACED =
	/^((?:会议|本次会议|活动|开会|召开|举行)?(?:时间|日期|地点|[日时地][ \u3000]{1,2}[期间点]|主题|名称|主持人?|主席|记录人?|纪录人?|(?:参会|参加|与会|出席|列席|到会)(?:人员?|者|委员|对象|单位)?|联系人|联系电话|联系方式))[ \u3000]{1,6}(?=\S)/u;
const ALONE =
	/^([\p{Script=Han}和及与、 \u3000]{2,16}(?:[（(][^（）()]{1,30}[)）])?)[:：]?[ \u3000]{0,4}$/u;

/** Labels whose value may stand on the next line or in the next cell. */
const STANDING =
	/^(?:本次|现场|召开|开会|活动|举行|拟)?(?:会议)?(?:召开|举行)?(?:的)?(?:时间|日期|地点|地址|会场|方式|形式|议程|议题|主要议程|主要议题|主要内容|内容|审议事项|议案|名称|主题|事由|主持人?|主席|召集人|主办单位|承办单位|出席者?|列席者?|(?:参加|参会|与会|出席|列席|参与|到会)(?:人员|人|对象|范围|单位|部门|者)?(?:名单)?|嘉宾|讲者|分享嘉宾|主讲嘉宾|演讲嘉宾|要求|有关要求|相关要求|有关事项|注意事项|其他事项|联系人|联络人|联系方式|联系人(?:及|和|与)(?:联系)?(?:电话|方式)|时间和地点|时间及地点|时间地点|时间与地点|会议内容|会议结论|会议决议|会议总结|讨论内容|讨论事项|决议事项|结论|决议|培训时间|培训地点|培训对象|培训内容|基本情况)$/;

export function findFacts(view: TextView): Fact[] {
	const facts: Fact[] = [];
	const ranks = view.lines.map(({ hans }) => rankOf(hans));
	view.lines.forEach((line, at) => {
		if (line.block === "code") return;
		const begin = view.starts[at] as number;
		const skip = ranks[at]?.length ?? 0;
		const rest = line.hans.slice(skip);
		const colon = COLON.test(rest);
		const pair =
			(colon ? PAIR.exec(rest) : null) ??
			BRACKETED.exec(rest) ??
			SPACED.exec(rest);
		if (pair && pair[0].length < rest.trimEnd().length) {
			split(view, at, begin + skip + pair[0].length).forEach(
				({ start, end, label }, n) => {
					facts.push({
						label: label ?? bare(pair[1] as string),
						value: view.cut({ start, end }).trim(),
						hans: view.hans.slice(start, end).trim(),
						start,
						end,
						line: at,
						head: at,
						below: n === 0 ? below(view, ranks, at, at) : [],
					});
				},
			);
			return;
		}
		if (colon) facts.push(...inProse(view, at));
		const alone = ALONE.exec(rest);
		const label = alone && bare(alone[1] as string);
		const next = nextOf(view, at);
		const headed = alone !== null && /[:：][ \u3000]{0,4}$/u.test(alone[0]);
		if (!label || !(headed || STANDING.test(label)) || !next) return;
		// The next item of the same rank is no value: 「四、其他事项」 may stand empty.
		const own = ranks[at]?.rank ?? 9;
		const rank = ranks[at + 1]?.rank ?? 9;
		if (own < 9 && endsItem(own, rank)) return;
		const start = view.starts[at + 1] as number;
		const end = start + next.hans.length;
		facts.push({
			label,
			value: next.text.trim(),
			hans: next.hans.trim(),
			start,
			end,
			line: at + 1,
			head: at,
			below: line.block === "cell" ? [] : below(view, ranks, at, at + 1),
		});
	});
	return facts;
}

/** The line that may hold the value of a label; of a cell, only its neighbour in the row. */
function nextOf(view: TextView, at: number): Line | undefined {
	const line = view.lines[at];
	const next = view.lines[at + 1];
	return line?.block === "cell" && next?.row !== line.row ? undefined : next;
}

const BULLET = 5;
const LISTED_BESIDE = /[:：][ \u3000]{0,2}(?:[（(]?[1一１][)）.．、]|①)/u;
const BEGINS_LIST =
	/^(?:[（(]?(?:[一壹]|0?1|１)(?![0-9０-９一二三四五六七八九十])|[①Ⅰ●•◆■※▲★○◎*＊➤►]|\p{Extended_Pictographic})/u;

/** 「决议：…」, or 「决议」 alone above its own list. */
function opensAnother(hans: string): boolean {
	const alone = ALONE.exec(hans);
	return (
		PAIR.test(hans) ||
		(alone !== null && STANDING.test(bare(alone[1] as string)))
	);
}

interface Rank {
	rank: number;
	/** UTF-16 units of indent and number. */
	length: number;
}

function rankOf(hans: string): Rank | undefined {
	const indent = /^[ \u3000]{0,8}/.exec(hans)?.[0].length ?? 0;
	const rest = hans.slice(indent);
	for (const [rank, pattern] of NUMBERED.test(rest) ? NUMBERING : []) {
		const match = pattern.exec(rest);
		if (match) {
			const gap = /^[ \u3000]{0,3}/.exec(rest.slice(match[0].length));
			return {
				rank,
				length: indent + match[0].length + (gap?.[0].length ?? 0),
			};
		}
	}
	return indent > 0 ? { rank: 9, length: indent } : undefined;
}

/** Numbers may stand below a bullet; only the parts of the document end it. */
function endsItem(own: number, rank: number): boolean {
	return own === BULLET ? rank === BULLET || rank <= 2 : rank <= own;
}

/** Lines of one item that are looked at. */
const MOST_BELOW = 200;

/** The lines after the value up to the next item of the label's rank, or the next labelled line. */
function below(
	view: TextView,
	ranks: readonly (Rank | undefined)[],
	head: number,
	value: number,
): number[] {
	const own = ranks[head]?.rank ?? 9;
	const heading = view.lines[head]?.block === "heading";
	let inner = own < 9 ? own + 1 : (ranks[value]?.rank ?? 9);
	const lines: number[] = [];
	// 附件：1.…: the list begins beside its label.
	const listed = LISTED_BESIDE.test(view.lines[head]?.hans ?? "");
	for (
		let at = value + 1;
		at < view.lines.length && lines.length < MOST_BELOW;
		at++
	) {
		const line = view.lines[at];
		if (!line) break;
		if (line.block === "heading" && (heading || own === 9)) {
			const inside = (line.level ?? 0) > (view.lines[head]?.level ?? 6);
			if (!inside) break;
		}
		const rank = ranks[at]?.rank ?? 9;
		// 「十、…」 goes on with the parts of the document: a list of its own begins with one.
		if (
			own === 9 &&
			inner === 9 &&
			rank < 9 &&
			!listed &&
			!BEGINS_LIST.test(line.hans.trim())
		)
			break;
		if (own < 9 ? endsItem(own, rank) : rank < inner) {
			if (own < 9 || inner < 9) break;
			inner = rank;
		}
		// What is indented further than the value says more of it, labelled or not.
		if (
			own === 9 &&
			rank === 9 &&
			!heading &&
			view.indent(at) <= view.indent(value) &&
			opensAnother(line.hans.trim())
		)
			break;
		lines.push(at);
	}
	return lines;
}

/** The value of a line, cut where further labels begin. */
function split(
	view: TextView,
	line: number,
	start: number,
): { start: number; end: number; label?: string }[] {
	const lineEnd =
		(view.starts[line] as number) + (view.lines[line]?.hans.length ?? 0);
	const parts: { start: number; end: number; label?: string }[] = [
		{ start, end: lineEnd },
	];
	for (const match of matches(view.hans.slice(start, lineEnd), WITHIN)) {
		const last = parts.at(-1) as { end: number };
		last.end = start + match.index;
		parts.push({
			start: start + match.index + match[0].length,
			end: lineEnd,
			label: match[1] as string,
		});
	}
	return parts;
}

/** Labels of contacts in running text: 「…新闻联络人：某科 科长 张某 电话：…」. */
const CONTACT =
	/(?:新闻|会务|业务|活动)?(?:联系人|联络人|承办人|联系方式|联系电话|咨询电话|洽询电话|报名电话|[\p{Script=Han}]{2}专线|查询电话)[:：]/gu;

/** The end of all of them. */
const CALLED = /(?:人|式|话|线)[:：]/u;

function inProse(view: TextView, line: number): Fact[] {
	const begin = view.starts[line] as number;
	const lineEnd = begin + (view.lines[line]?.hans.length ?? 0);
	const text = view.hans.slice(begin, lineEnd);
	if (!CALLED.test(text)) return [];
	const hits = [...matches(text, CONTACT)];
	return hits.map((match, n) => {
		const start = begin + match.index + match[0].length;
		const next = hits[n + 1];
		const end = next ? begin + next.index : lineEnd;
		return {
			label: match[0].slice(0, -1),
			value: view.cut({ start, end }).trim(),
			hans: view.hans.slice(start, end).trim(),
			start,
			end,
			line,
			head: line,
			below: [],
		};
	});
}

function bare(label: string): string {
	const short = label
		.replace(/[\s\u3000]/gu, "")
		// （发布日期：…，联络人：…）
		.replace(/^[（(](?=[^（）()]{1,40}$)/u, "");
	// 参会人员（排名不分先后）
	const plain = short.replace(/[（(][^（）()]{1,30}[）)]$/u, "");
	if (plain === "") return short;
	return (LATIN.test(plain) && ENGLISH.get(plain.toLowerCase())) || plain;
}

/** Labels of notes that are kept half in English. */
const ENGLISH = new Map(
	Object.entries({
		time: "时间",
		when: "时间",
		date: "日期",
		datetime: "时间",
		location: "地点",
		venue: "地点",
		where: "地点",
		place: "地点",
		host: "主持人",
		chair: "主持人",
		moderator: "主持人",
		attendees: "参会人员",
		participants: "参会人员",
		present: "参会人员",
		scribe: "记录人",
		notetaker: "记录人",
		agenda: "议程",
		topics: "议题",
		topic: "主题",
		speaker: "主讲人",
		speakers: "主讲人",
		organizer: "主办",
		contact: "联系人",
	}),
);
const LATIN = /^[A-Za-z]/;

/** Whether a line leads to what stands below it. */
export function endsInColon(hans: string): boolean {
	return hans.endsWith("：") || hans.endsWith(":");
}

/** The first fact whose label the pattern fits and whose value says something. */
export function factOf(
	facts: readonly Fact[],
	label: RegExp,
): Fact | undefined {
	return facts.find((fact) => label.test(fact.label) && fact.hans !== "");
}
