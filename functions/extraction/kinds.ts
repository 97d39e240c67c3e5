// What sort of document it is: by the words of its title, then by how its text speaks.
import type { Kind } from "../notice/schema.ts";
import { DOCUMENT_NAMES, MEETING, namesMeeting } from "./meetingWords.ts";
import {
	cancelsOnlyPart,
	type FoundKind,
	overturnedInText,
	relocatedInText,
	SHORT,
	settlesOverturning,
} from "./overturning.ts";
import { NAME } from "./personNames.ts";
import { closed } from "./titles.ts";

/** Characters of the text that are asked how it speaks. */
const ASKED = 4000;

/** Characters of a headline that names its document type. */
const LONGEST_HEADLINE = 90;

/** In the order in which a title is tried: what overturns comes before what announces. */
const TITLES: readonly [Kind, RegExp][] = [
	["correction", /更正|勘误|订正/u],
	[
		"cancellation",
		/取消(?!.{0,8}(?:资格|限制|收费|政策)).{0,40}(?:会|论坛|培训|讲座|活动|通知|公告|召开|举行|举办)|(?:会|会议|论坛|讲座|活动).{0,6}取消|停开|停止召开|停办/u,
	],
	[
		"rescheduling",
		/改期|(?:变更|更改|调整|改变|更动).{0,24}(?:时间|日期)|(?:时间|日期).{0,8}(?:变更|更改|调整|改为|更动|异动)|提前(?:召开|举行|举办)|(?:会|会议).{0,4}提前(?:至|到|的|通知|公告|$)/u,
	],
	[
		"postponement",
		/延期|延后|推迟|顺延|押后|暂缓(?:召开|举行|举办)|延至|延会/u,
	],
	[
		"relocation",
		/(?:变更|更改|调整|更换|改变|更动).{0,24}(?:地点|会场(?!次)|场地|地址|形式|方式)|(?:地点|会场(?!次)|场地|地址|形式|方式).{0,8}(?:变更|更改|调整|改为|更动|异动)|改(?:为|至|在)?线上|转为线上|改(?:以|采|用)视(?:讯|频)/u,
	],
	[
		"result",
		/决议(?:的)?(?:公告|公示)?(?:[（(].{1,12}[)）])?$|(?:董事会|监事会|股东大会|股东会|会议)决议|(?:会议|表决|选举)结果(?:的)?(?:公告|公示)?$|决议公告/u,
	],
	[
		"minutes",
		/纪要|(?:会议|全会|大会)公报|公报$|(?:会议|大会|例会|会)?(?:记录|纪录)|议事录|会议笔记|会议小结|例会小结|(?:例会|周会|双周会|月会)总结|Meeting (?:Minutes|Notes)|Minutes/iu,
	],
	[
		"agenda",
		/议程(?:表|公告|安排)?$|(?:议程|日程|议题)(?:的)?(?:公告|公示|预告|安排|表)$|日程(?:表|安排)?$|(?:建议|拟定|会议)?议程(?:[（(].{1,8}[)）])?$/u,
	],
	[
		"notice",
		/通知|公告|预告|关于(?:召开|举行|举办).{2,80}的决定$|通告|启事|邀请函|邀请书|邀请|召集|海报|会讯|预备会|报名|征集.{0,12}议题|诚邀|将(?:于|在|召开|举行|举办|办理)|即将|欢迎|敬邀|邀您|开放报名|开会通知|函$|召集书/u,
	],
];

/** How a report speaks. Meetings that are cited in passing (学习…会议精神) prove nothing. */
const HELD =
	/(?:召开|举行|举办|办理)了|(?:召开|举行)会议[，。]|(?:召开|举行|闭幕|开幕|落幕)[。，；]|会议(?:强调|指出|要求|听取|审议|通过|传达|学习|决定|通报|认为|还|由|期间)|会上|会中|会后|主持(?:会议|召开|了)|由.{2,24}主持|出席(?:会议|了|并)|(?:与会|列席)(?:者|代表|人员|委员)|圆满|(?:做成|作成).{0,4}(?:结论|决议)|(?:昨|今)(?:天|日)?(?:上午|下午|晚)?.{0,20}(?:召开|举行|举办)|吸引.{0,12}(?:参加|参与)|表示|指出/gu;
/** How a notice speaks. */
const TO_COME =
	/定于|订于|兹通知|拟于|将于|将(?:在|召开|举行|举办|办理)|谨订|预计|请.{0,16}(?:准时|届时|按时|依时)|敬请|敬邀|诚邀|邀请您|邀您|请.{0,8}(?:出席|参加)|特此(?:通知|公告)|通知如下|报到|欢迎|报名|届时|即日起|不见不散|期待您|扫码|日程安排/gu;
const NUMBERED =
	"[ \\u3000]{0,4}(?:[一二三四五六七八九十0-9]{1,2}[、.．]?[ ]?|【|[-*•] )?";
const ROLES_PRESENT =
	"(?:会议)?(?:主席|主持人?|记录人?|纪录人?)|(?:实际|应|实)?(?:出席|列席|参会|与会|参加|参与|到会|缺席|请假)(?:人员|委员|者|人|成员|单位|情况|名单)?|会议人员|Attendees|Participants|Present";
const MINUTES_HEAD = new RegExp(
	`^${NUMBERED}(?:${ROLES_PRESENT}|(?:会议)?(?:时间|地点|日期|主题|议题|议程|内容|信息|方式)|Host|Agenda|Date|Time)[ \\u3000】]{0,2}(?:[:： \\u3000]|$)`,
	"gimu",
);
const PRESENT = new RegExp(
	`^${NUMBERED}(?:${ROLES_PRESENT})[ \\u3000】]{0,2}(?:[:：]|$)`,
	"imu",
);
/** 参会人员：张某、李某: those who were there, by name. */
const PRESENT_NAMES = new RegExp(
	`^${NUMBERED}(?:会议)?(?:主持人?|(?:实际|实)?(?:出席|列席|参会|与会|参加|到会|缺席|请假)(?:人员|委员|者|人|成员|情况|名单)?|会议人员|记录人?|纪录人?)[ \\u3000】]{0,2}[:： \\u3000][ \\u3000]{0,3}(?:[\\p{Script=Han}]{1,10}[ \\u3000])?${NAME}(?:[、，, \\u3000（(]|$)`,
	"mu",
);
/** 参加人员（排名不分先后）： above a list. */
const PRESENT_LIST =
	/^[ \u3000#*-]{0,8}(?:会议)?(?:参会|参加|参与|与会|出席|到会)(?:人员?|者|成员)(?:名单)?(?:[（(][^）)\n]{1,30}[)）])?[*]{0,2}[:：]?[ \u3000]{0,4}\n{1,3}[ \u3000]{0,8}(?:[-*•] ?)?[@\p{L}][^。；\n]{0,60}$/mu;
/** What only a notice says. */
const CALLS =
	/定于|订于|兹通知|敬请|诚邀|特此通知|请.{0,16}(?:准时|届时|按时|依时|参加)/u;
/** 会议结论：, ## 待办事项: what a meeting came to, as a head of its own. */
const RESULT_HEAD =
	/^[ \u3000#*>-]{0,8}(?:[一二三四五六七八九十0-9]{1,2}[、.．]?[ ]?)?(?:(?:上次|本次|会议|例会|讨论|议题){0,3}(?:结论|纪要|决议事项|会议决议|讨论结果)|待办事项|会议待办|行动项|遗留问题|遗留事项|Action Items?)[*]{0,2}[ \u3000]{0,2}(?:[:：](?![ \u3000]{0,2}https?:)|$)/imu;
const RESULTS =
	/(?:^|\n)(?:Notes|Decisions)[:：]|散会|决议|结论|报告事项|(?:记录|纪录)(?:人|者)?[:：]|会议(?:记录|纪录|内容|总结|结论)|讨论(?:内容|结果|要点|事项)|待办|行动项|遗留|TODO|Action Items?|下次会议|(?:表决|一致)(?:同意|通过)/iu;

/** 「通过上次会议纪录」, 「下次会议日期」 are items of what is to come. */
const EARLIER =
	/(?:通过|确认|核准|宣读|审议)[^。；\n]{0,20}(?:记录|纪录|纪要)|下次会议(?:日期|时间)/gu;

/** Which side of the day of writing a meeting's day lies on. */
export type Tense = "ahead" | "behind" | undefined;

/** `title` and `text` in Simplified. */
export function findKind(title: string, text: string, tense: Tense): FoundKind {
	const body = text.slice(0, ASKED);
	const voice: Voice = {
		title,
		body,
		held: body.match(HELD)?.length ?? 0,
		coming: body.match(TO_COME)?.length ?? 0,
		named: namesMeeting(title),
		tense,
	};
	if (isElse(title, body)) return { kind: "other", raw: title };
	const opening = body.slice(0, 600);
	const aboutMeeting =
		voice.named || MEETING.test(opening) || PRESENT_NAMES.test(body);
	// A text without a headline begins with its first sentence, whose words are no document type.
	const headline =
		title.length <= LONGEST_HEADLINE ? withoutSubject(withoutGaps(title)) : "";
	for (const [kind, pattern] of TITLES) {
		const found = pattern.exec(headline);
		if (found && suits(kind, headline, voice, aboutMeeting))
			return kind === "notice"
				? announced(headline, body, found[0], aboutMeeting)
				: { kind, raw: found[0] };
	}
	const overturned = overturnedInText(body);
	if (overturned && voice.held < 2 && aboutMeeting) return overturned;
	// Minutes are of what has been: labels alone do not make a coming meeting one.
	if (
		aboutMeeting &&
		tense !== "ahead" &&
		(looksLikeMinutes(body) || isNotes(voice))
	)
		return { kind: "minutes", raw: PRESENT.exec(body)?.[0].trim() ?? title };
	return spoken(voice);
}

interface Voice {
	title: string;
	body: string;
	held: number;
	coming: number;
	named: boolean;
	tense: Tense;
}

/** Whether a document that bears the title's word also speaks like one. */
function suits(
	kind: Kind,
	headline: string,
	{ body, held, coming, named, tense }: Voice,
	aboutMeeting: boolean,
): boolean {
	// 「…会议审议通过取消…」 reports; it cancels nothing. A headline of news is no document.
	if (OVERTURNING.has(kind)) {
		if (kind === "cancellation" && cancelsOnlyPart(headline)) return false;
		// 关于…延期召开的公告: its own form says so, however it speaks of other meetings.
		if (named && settlesOverturning(headline)) return true;
		const overturned = overturnedInText(body) !== undefined;
		const formal = PAPER.test(headline) || body.length <= SHORT;
		return (overturned || (named && formal)) && held <= coming + 1;
	}
	if (kind === "agenda")
		return aboutMeeting && !/(?:变更|通过|审议).{0,12}议程/u.test(headline);
	if (kind === "minutes") return aboutMeeting || looksLikeMinutes(body);
	// X将于11月30日召开: whatever meeting called it.
	if (
		kind === "notice" &&
		/将(?:于|在).{1,12}[日号].{0,12}(?:召开|举行|举办|开幕)/u.test(headline)
	)
		return true;
	if (kind === "notice")
		return !(
			tense !== "ahead" &&
			held > coming + 2 &&
			!/通知|公告|的决定$/u.test(headline)
		);
	return true;
}

function announced(
	headline: string,
	body: string,
	raw: string,
	aboutMeeting: boolean,
): FoundKind {
	// 活动 with its hour and its place is one that people come to.
	const event =
		/活动|讲座|预告/u.test(headline) &&
		/(?:^|\n)[^\n：:]{0,8}时间[:：]/u.test(body) &&
		/(?:^|\n)[^\n：:]{0,8}地[点址][:：]/u.test(body);
	if (!aboutMeeting && !event) return { kind: "other", raw: headline };
	const overturned = overturnedInText(body);
	const supplements = /补充/u.test(headline);
	if (overturned && (supplements || !/召开|举行|举办/u.test(headline)))
		return overturned;
	const relocated = supplements ? relocatedInText(body) : undefined;
	return relocated ?? { kind: "notice", raw };
}

const PAPER = new RegExp(DOCUMENT_NAMES, "u");

/** Documents that speak of meetings and are about something else: 采购, 招聘, 办法, 评论员文章. */
function isElse(title: string, body: string): boolean {
	if (
		/(?:召开|举行|举办|参加).{0,40}(?:会|论坛|班|讲座)|会议?的?(?:紧急|预备|补充)?(?:通知|公告|通告|纪要|记录|纪录|议程)/u.test(
			title,
		)
	)
		return false;
	return (
		/^(?:.{2,30})?关于(?:表彰|授予|命名|废止|修改|修订|任免|印发).{2,80}(?:决定|通知|通报)$/u.test(
			title,
		) ||
		/(?:收费|费用|收费标准|资格|限制|政策)(?:等)?(?:有关|相关)?(?:事宜|事项)?的?(?:通知|公告|通告)$/u.test(
			title,
		) ||
		/采购|征求意见|征求.{2,60}意见|甄选|遴选|简章|招标|中标|成交|竞价|磋商|招聘|招募|诚征|征才|招生|录用|录取|成绩|停电|停水|拍卖|处罚|遗失|讣告|办法$|条例$|规定$|细则$|制度$|指南$|评论员|社论|时评|述评|解读|论学习|模板/u.test(
			title,
		) ||
		/^(?:[^\n]{0,60}\n){1,3}第一条[ \u3000]/u.test(body) ||
		/^[^\n]{0,80}\n本报评论员/u.test(body)
	);
}

const OVERTURNING: ReadonlySet<Kind> = new Set([
	"cancellation",
	"relocation",
	"rescheduling",
	"postponement",
]);

/** 「公　　告」: a short headline is set wide. */
function withoutGaps(title: string): string {
	const bare = closed(title);
	return bare.length <= 6 ? bare : title;
}

/** 《…》 and 「…」 in a headline are what the document is about, not what it is. */
function withoutSubject(title: string): string {
	return title.replace(/《[^《》]{1,80}》(?=.)/gu, "《》");
}

function looksLikeMinutes(body: string): boolean {
	return (
		(body.match(MINUTES_HEAD)?.length ?? 0) >= 2 &&
		PRESENT.test(body) &&
		RESULTS.test(body) &&
		!/(?:兹|谨)(?:通知|订于|定于)|开会事由|特此通知|敬请|受文者|请查照|[，,]请(?:踊跃|准时|依时)/u.test(
			body,
		)
	);
}

/** 「小组会议 20220508」 above lists: what was noted of a meeting, without any of a notice's words. */
function isNotes({ title, body, named, coming, held }: Voice): boolean {
	if (PRESENT_LIST.test(body) && !CALLS.test(body)) return true;
	if (coming > 1) return false;
	if (RESULT_HEAD.test(body)) return true;
	if (coming > 0 || held > 2 || title.length > LONGEST_HEADLINE) return false;
	if (!named && !MEETING.test(body.slice(0, 200))) return false;
	const dated =
		/(?:20[0-9]{2}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{0,2})|[0-9]{1,2}月[0-9]{1,2}日/u.test(
			title,
		);
	const lines = body.split("\n").filter((line) => line.trim() !== "");
	const listed = lines.filter((line) =>
		/^[ \u3000]{0,8}(?:[0-9]{1,2}[.、．)]|[-*•#]|[（(]?[一二三四五六七八九十]{1,2}[、)）])/u.test(
			line,
		),
	).length;
	return (
		listed >= 2 &&
		(PRESENT_NAMES.test(body) || (dated && listed * 3 >= lines.length))
	);
}

/** No document type in the title: a report if the meeting has been, a notice if it is to come. */
function spoken({ title, body, held, coming, named, tense }: Voice): FoundKind {
	const lead = body.slice(0, 700);
	const timed =
		/(?:会议|开会|活动|报告|讲座|召开|举办)?(?:时间|日期)[:：]|(?:^|\n)(?:Time|Date|When)[:：]/iu.exec(
			lead,
		);
	if (
		!named &&
		!MEETING.test(lead) &&
		!isLecture(lead) &&
		!/活动|圆桌|分享/u.test(title)
	)
		return { kind: "other", raw: title };
	if (/评论员|社论|时评|述评|综述|解读|侧记/u.test(title))
		return { kind: "other", raw: title };
	const happens =
		/(?:召开|举行|举办|办理|主持|出席|参加|开幕|闭幕|列席|审议|辩论|质询|登场)/u.exec(
			title,
		) ??
		/(?:召开|举行|举办|办理|主持|恢复大会|开幕|闭幕|登场|开会)/u.exec(lead);
	if (isLecture(lead) && timed && tense !== "behind" && held <= coming + 1)
		return { kind: "notice", raw: timed[0] };
	// 活动, 圆桌 whose day and place the text gives and to which it asks.
	if (
		/活动|圆桌|分享|讲座|聚会|沙龙|meetup/iu.test(title) &&
		coming > held &&
		/地点(?:[:：]|是|在|为|设在)/u.test(body) &&
		/定在|定于|将于|(?:时间|日期)[:：]/u.test(body)
	)
		return { kind: "notice", raw: title };
	const evidence = happens ?? timed;
	// 例会 with its time and what came of it: notes of a meeting that was held.
	const results = RESULTS.exec(body.replace(EARLIER, ""));
	if (named && timed && !happens && tense !== "ahead" && results)
		return { kind: "minutes", raw: results[0] };
	if (!evidence) return { kind: "other", raw: title };
	if (
		tense === "ahead" ||
		(tense === undefined &&
			(coming > held || (timed !== null && held === 0)) &&
			(named || timed !== null))
	)
		return {
			kind: "notice",
			raw: /定于|订于|将于|拟于|欢迎|报名|时间/u.exec(lead)?.[0] ?? evidence[0],
		};
	if (happens && (named || held > 0 || tense === "behind"))
		return { kind: "report", raw: happens[0] };
	return { kind: "other", raw: title };
}

/** 报告人, 地点: what people come to hear, whatever its headline is. */
function isLecture(lead: string): boolean {
	return (
		/(?:^|\n)[^\n：:]{0,8}(?:报告人|主讲人?|演讲人|讲者|主讲嘉宾)[^\n：:]{0,4}[:：]/u.test(
			lead,
		) && /(?:^|\n)[^\n：:]{0,8}地[点址][^\n：:]{0,4}[:：]/u.test(lead)
	);
}
