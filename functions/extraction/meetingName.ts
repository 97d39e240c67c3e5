// The meeting's own name, in the text or else in the headline.

import { sizeOf, slicePoints } from "./codePoints.ts";
import { type Fact, factOf } from "./facts.ts";
import type { Found } from "./found.ts";
import { DOCUMENT_NAMES, MEETING_NAMES, namesMeeting } from "./meetingWords.ts";
import type { TextView } from "./textView.ts";
import { repeatedHeadline } from "./titles.ts";

const END = `(?:${MEETING_NAMES.join("|")})`;
const ANY_END = new RegExp(END, "u");
/** What a name is made of; commas, stops and verbs end it. */
const IN_NAME = "[^，。；：:！？\\n、]";
const LABEL =
	/^(?:会议|活动|本次会议)?(?:名称|事由|开会事由|会议主题|股东大会类型和届次|会议类型和届次|届次|会议届次)$/u;
const HELD = "(?:主持召开|组织召开|恢复召开|召开|举行|举办|召集|开|办理)";

/** 关于召开X的通知 and its kin, in titles. */
const IN_TITLE: readonly RegExp[] = [
	new RegExp(
		`关于(?:延期|推迟|取消|停止|提前|变更|调整|更改|暂缓|押后)?(?:组织召开|组织参加|召开|举行|举办|开好|参加|列席|开展)(.{2,70}?)(?:延期|改期|取消|时间|地点|日期|会议时间|召开时间|召开日期|变更|调整|更改|有关事项|有关事宜|相关事宜|事宜|线上|的){0,6}(?:预备|预|补充|紧急|更正|延期|变更|取消|提示性)?(?:${DOCUMENT_NAMES})`,
		"u",
	),
	new RegExp(
		`关于(?:延期|推迟|取消|停止|提前|变更|调整|更改|暂缓|押后)(?:召开|举行|举办)?(.{2,70}?${END})(?:会议)?(?:召开)?(?:时间|地点|日期|会场|形式|方式|的|及|和|有关|相关|事宜|安排|公告|通知|第[一二三四五六七八九十0-9]{1,3}[场梯])`,
		"u",
	),
	new RegExp(
		`关于(.{2,70}?${END})(?:第[一二三四五六七八九十0-9]{1,3}[场梯][、和及]?){0,4}(?:召开时间|会议时间|会议地点|会议形式|会议方式|召开方式|召开形式|举办方式|场次|时间|地点|日期|会场|形式|方式)?(?:延期|改期|取消|变更|调整|更改|更正|推迟|顺延|提前|押后|恢复)`,
		"u",
	),
	new RegExp(
		`(?:召开|举行|举办|主持召开|主持)(.{2,70}?${END})(?=[，。；：:！？ \\u3000]|$|的|强调|传达|研究|部署|专题|并|时|决议)`,
		"u",
	),
	new RegExp(
		`(?:出席|参加|列席)(.{2,70}?${END})(?=[，。； \\u3000]|并|$|开幕|闭幕)`,
		"u",
	),
];

/** 「某某计划」说明会, whole. */
const TITLE_BEGUN = new RegExp(
	`(?:${HELD}|关于|参加|出席|^|(?<=[会局处府部院校司组]))((?:[「“][^」”]{2,60}[」”])[^，。；：、「」“” ]{0,24}?${END})`,
	"u",
);
/** X会议 at the head of a title: 「X会议召开」, 「X会议议程」. */
const HEADS_TITLE = new RegExp(
	`^([^，！？：]{2,70}?${END})(?=(?:在.{1,20})?(?:${HELD}|开幕|闭幕|胜利|圆满|隆重|顺利|登场|落幕|今|昨|明|将)|(?:的)?(?:延期|改期|取消|停办|停开|变更|更改|调整|异动|顺延|延后|推迟|提前|押后|会议形式变更|形式变更|时间变更|地点变更|时间|地点|日期|更正|议事|预备|预|开会|补充|紧急)?(?:${DOCUMENT_NAMES}|议题|委托书|资料|开会)|(?:因故)?(?:延期|改期|取消|停办|停开|顺延|延后|推迟|提前|押后|改[采以为用])|[ \\u3000，：:—]|$)`,
	"u",
);

export function findMeetingName(
	title: { text: string; hans: string },
	view: TextView,
	facts: readonly Fact[],
	titleLines: readonly number[],
	letterhead: string | undefined,
	/** Of notes and agendas the headline is the name, whatever it ends in. */
	past: boolean,
): Found | undefined {
	const fact = factOf(facts, LABEL);
	if (fact && sizeOf(fact.value) <= 60 && namesMeeting(fact.hans))
		return {
			value: fact.value
				.replace(/^(?:召开|召開|举行|舉行|举办|舉辦)(?=.{4})/u, "")
				.replace(/[。；;]$/u, ""),
			by: "text",
			raw: fact.value,
		};
	const named = inTitle(title, letterhead) ?? restOfTitle(title, past);
	const written = inText(view, title.hans, titleLines, letterhead);
	// 第四十次 is not 第七十五次: the text may tell first of the meeting that called it.
	const [own, told] = [named, written].map((one) => one && countOf(one.value));
	if (named && own && told && own !== told) return named;
	if (
		written &&
		!(named && isQuotedWhole(named.value, written.value)) &&
		(!named || resembles(written.value, named.value, named.sure ? 0.8 : 0.5))
	)
		return written;
	return named ?? written;
}

function countOf(name: string): string | undefined {
	return /第([0-9一二三四五六七八九十百]{1,5})次/u.exec(name)?.[1];
}

/** “校园配餐”双周协商座谈会 is not cut to what stands behind its quotation marks, 113年度里民座谈会 not to its last words. */
function isQuotedWhole(named: string, written: string): boolean {
	return (
		named.endsWith(written) &&
		/[”」』度]$/u.test(named.slice(0, -written.length))
	);
}

/** Whether the text's name is the headline's, perhaps with more of it, and not another one. */
function resembles(written: string, named: string, share: number): boolean {
	const size = sizeOf(named);
	if (share >= 0.8 && sizeOf(written) < size) return false;
	const letters = new Set(written);
	return [...named].filter((one) => letters.has(one)).length / size >= share;
}

/** A headline that is nothing but the name, a date and the sort of document. */
const SORT =
	/(?:(?:的|之)?(?:通知|公告|预告|通告|召集书|邀请函|纪要|会议记录|会议纪录|记录|纪录|议程|Meeting Minutes|Meeting Notes|Minutes|Agenda))$/iu;
const STAMP =
	/[ \u3000]{0,2}[（(【[]?(?:20[0-9]{2}[-/.年]?[0-9]{1,2}(?:[-/.月]?[0-9]{1,2}日?)?)[）)】\]]?[ \u3000]{0,2}$/u;

const TELLS =
	/推出|携手|邀请|[推邀][\p{Script=Han}]{2,16}(?:讲座|活动|论坛|会)$/u;
/** Words of headlines that tell something of the meeting. */
const NO_REST =
	/召开|举行|举办|出席|参加|主持|关于|推出|携手|邀|将|开跑|登场|启动|报名|开启|欢迎|来了|预告|通知|公告|[推办][\p{Script=Han}]{2,16}(?:讲座|活动|论坛|会)|[ \u3000丨|]/u;

/** 会议推迟, 更改会议地点: what the paper does, and no meeting's name. */
const NO_NAME =
	/^(?:会议|活动|开会)?(?:(?:的|及|和|、|与)?(?:召开|举行|时间|地点|日期|会场|场地|形式|方式)){0,3}(?:推迟|延期|延后|改期|取消|变更|更改|调整|更正|顺延|提前|押后|异动|停开)?(?:召开|举行)?$|^(?:推迟|延期|延后|改期|取消|变更|更改|调整|更正|顺延|提前|押后)(?:召开|举行)?(?:会议|活动|开会)?(?:(?:的|及|和|、|与)?(?:时间|地点|日期|会场|场地|形式|方式)){0,3}$/u;

function restOfTitle(
	title: { text: string; hans: string },
	past: boolean,
): (Found & { sure: boolean }) | undefined {
	const mark =
		/^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)/u.exec(title.hans)?.[0] ?? "";
	let rest = title.hans.slice(mark.length).trim();
	const from = title.hans.indexOf(rest);
	let sorted = false;
	for (let n = 0; n < 3; n++) {
		const cut = STAMP.exec(rest) ?? SORT.exec(rest);
		if (!cut || cut.index < 3) break;
		if (!STAMP.test(rest)) sorted = true;
		rest = rest.slice(0, cut.index).trim();
	}
	// 业委会会议记录: the body's meeting, not the body.
	if (sorted && !namesMeeting(rest) && /(?:会|组|委)$/u.test(rest)) {
		const at = title.hans.indexOf(rest) + rest.length;
		if (title.hans.startsWith("会议", at)) rest += "会议";
	}
	if (
		rest.length < 3 ||
		!/\p{L}/u.test(rest.slice(0, 60)) ||
		rest.length > 60 ||
		/[，。！？；]/u.test(rest)
	)
		return undefined;
	if (!namesMeeting(rest) && !(past && sorted)) return undefined;
	if (/^关于/u.test(rest) || (!past && NO_REST.test(rest))) return undefined;
	if (!past && !sorted && rest.length > 24) return undefined;
	if (NO_NAME.test(rest)) return undefined;
	const value = slice(title, from, rest).trim();
	return { value, by: "text", raw: title.text, sure: false };
}

function inTitle(
	title: { text: string; hans: string },
	letterhead: string | undefined,
): (Found & { sure: boolean }) | undefined {
	const mark =
		/^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)/u.exec(title.hans)?.[0] ?? "";
	const hans = title.hans.slice(mark.length);
	for (const pattern of [TITLE_BEGUN, ...IN_TITLE, HEADS_TITLE]) {
		const match = pattern.exec(hans);
		const words = match?.[1];
		if (!match || !words || !isName(words, pattern === IN_TITLE[0])) continue;
		if (pattern === HEADS_TITLE && (TELLS.test(words) || /^关于/u.test(words)))
			continue;
		const start = mark.length + match.index + match[0].indexOf(words);
		const value = tidy(slice(title, start, words));
		if (!value) continue;
		// X举行第三次会议: the one that holds it is part of the name.
		const whose = /^第[0-9一二三四五六七八九十百]{1,5}[次届]/u.test(words)
			? (BODY_BEFORE.exec(hans.slice(0, match.index))?.[1] ?? "")
			: undefined;
		return {
			value:
				(whose
					? slice(title, mark.length + hans.indexOf(whose), whose)
					: whose === "" && match.index === 0
						? (letterhead ?? "")
						: "") + value,
			by: "text",
			raw: title.text,
			sure: pattern === IN_TITLE[0] || pattern === IN_TITLE[1],
		};
	}
	return undefined;
}

/** 「定于…召开X会议」, 「X会议昨日在…举行」, 「某委员会定于…举行第三次会议」 in the opening. */
const TEXT_AFTER = new RegExp(
	`${HELD}(?:了|的)?(${IN_NAME}{2,70}?${END})(?=[，。；：:！？」”\\n（(]|现|并|的|请|会上|，|$)`,
	"u",
);
const TEXT_BEFORE = new RegExp(
	`(?:^|[。\\n：:，]|电）|讯）|）：)(${IN_NAME}{3,70}?${END})(?=(?:于|将于|定于|拟于|今|昨|明|[0-9]{1,4}[年月日]|在)[^。；\\n]{0,60}?(?:${HELD}|开幕|闭幕)|[（(]原[定订])`,
	"u",
);

/** “第七届某研讨会”定于…举行. */
const TEXT_QUOTED = new RegExp(
	`[“「]([^”」\\n]{3,50}?${END})[”」](?=[^。\\n]{0,60}?(?:定于|订于|将于|${HELD}))`,
	"u",
);
/** 办理「某某计划：第二期」说明会: the name begins with its quotation. */
const TEXT_BEGUN = new RegExp(
	`(?:${HELD}(?:了|的)?|关于|针对|主旨[:：]|有关)[^，。；：\\n「“]{0,12}?([「“][^」”\\n]{2,60}[」”][^，。；：、\\n「」“”]{0,24}?${END})`,
	"u",
);
/** …举办之里民座谈会，因…改至. */
const TEXT_OVERTURNED = new RegExp(
	`(?:的|之|^)([^，。；：:！？\\n、的之〔〕]{2,50}?${END})(?:活动)?(?:第[一二三四五六七八九十0-9]{1,3}[场梯][、和及]?){0,4}(?=[，,]?[^。\\n]{0,40}?(?:延期|取消|改期|推迟|顺延|延后|改至|改于|押后|提前[至到]))`,
	"u",
);

function inText(
	view: TextView,
	title: string,
	titleLines: readonly number[],
	letterhead: string | undefined,
): Found | undefined {
	for (const line of linesOf(view.hans.slice(0, 900), title, titleLines)) {
		if (line.text.length < 12 || !ANY_END.test(line.text)) continue;
		const before = TEXT_BEFORE.exec(line.text);
		const after = TEXT_AFTER.exec(line.text);
		const quoted =
			TEXT_BEGUN.exec(line.text) ??
			TEXT_QUOTED.exec(line.text) ??
			TEXT_OVERTURNED.exec(line.text);
		const pick =
			quoted?.[1] && namesMeeting(quoted[1]) && !GENERIC.test(quoted[1])
				? { match: quoted, words: quoted[1] }
				: before?.[1] && isName(before[1])
					? { match: before, words: before[1] }
					: after?.[1] && isName(after[1])
						? { match: after, words: after[1] }
						: undefined;
		if (!pick) continue;
		const start =
			line.start + pick.match.index + pick.match[0].indexOf(pick.words);
		const value = tidy(view.cut({ start, end: start + pick.words.length }));
		// 第三次会议 is whose? The one that holds it stands before the verb.
		const whose = /^第[0-9一二三四五六七八九十百]{1,5}[次届]/u.test(pick.words)
			? holderBefore(view, line, pick.match.index, letterhead)
			: "";
		if (value)
			return {
				value: whose + value,
				by: "text",
				raw: view
					.cut({
						start: line.start + pick.match.index,
						end: start + pick.words.length,
					})
					.trim(),
			};
	}
	return undefined;
}

/** The lines of the opening but the headline; one that begins by repeating it begins after it. */
function linesOf(
	text: string,
	title: string,
	titleLines: readonly number[],
): { text: string; start: number }[] {
	const lines: { text: string; start: number }[] = [];
	let begin = 0;
	for (const [at, line] of text.split("\n").entries()) {
		if (!titleLines.includes(at)) {
			const repeated = repeatedHeadline(text, title, begin);
			lines.push({ text: line.slice(repeated), start: begin + repeated });
		}
		begin += line.length + 1;
	}
	return lines;
}

const BODY =
	"[\\p{Script=Han}]{2,30}?(?:委员会|常委会|人大|政协|大会|议会|立法会|理事会|董事会|监事会|协会|学会|公会|商会|工会|联合会|基金会|研究会|政府)";
const HOLDER = new RegExp(`(${BODY})(?=今|昨|明|定于|将于|于|在|[0-9]|$)`, "u");
/** At the end of what stands before 举行 in a headline. */
const BODY_BEFORE = new RegExp(`^(?:\\[[^\\]]{1,8}\\])?(${BODY})$`, "u");

/** 「某某委员会24日在某地」: who holds it, when and where taken out. 本委员会 is the letterhead's. */
function holderBefore(
	view: TextView,
	line: { text: string; start: number },
	verb: number,
	letterhead: string | undefined,
): string {
	const clause = line.text.slice(0, verb);
	const from =
		Math.max(
			...["。", "：", ":", "，"].map((stop) => clause.lastIndexOf(stop)),
			-1,
		) + 1;
	const match = HOLDER.exec(clause.slice(from)) ?? HOLDER.exec(clause);
	if (!match?.[1]) return "";
	if (/[本我]/u.test(match[1])) return letterhead ?? "";
	const start = line.start + clause.lastIndexOf(match[1]);
	return view.cut({ start, end: start + match[1].length });
}

/** Behind 关于召开 anything that ends in 会 is a meeting, save bodies that end in it too. */
const ENDS_LIKE_MEETING =
	/(?<!委员|理事|监事|董事|协|学|商|工|常委|议|社|机|联合|基金|促进)会$/u;

/** What any meeting may be called. */
const GENERIC =
	/^(?:本次|此次|该|这次|今次|下次|上次|一次|了|有关|相关|会议|大会|全体会议|例会|座谈会|说明会|公听会|听证会)$/u;

/** Words that a name cannot be made of, or a body that holds meetings. */
function isName(words: string, loose = false): boolean {
	return (
		(namesMeeting(words) || (loose && ENDS_LIKE_MEETING.test(words))) &&
		!GENERIC.test(words) &&
		!/^(?:本次|此次|该|这次|下次|上次|下一次|以来|以)/u.test(words) &&
		!NO_NAME.test(words) &&
		!/并?讲话|发表|贯彻|落实|精神|各位|出席[在于]/u.test(words)
	);
}

function slice(
	title: { text: string; hans: string },
	start: number,
	words: string,
): string {
	const before = sizeOf(title.hans.slice(0, start));
	return slicePoints(title.text, before, before + sizeOf(words));
}

function tidy(name: string): string {
	return name
		.replace(/^[的之]|之$/gu, "")
		.replace(/^(?:[0-9]{2,4}年[0-9]{1,2}月[0-9]{1,2}日|了)[ \u3000]{0,3}/u, "")
		.replace(/^[「“『](?=[^」”』]*$)/u, "")
		.trim();
}
