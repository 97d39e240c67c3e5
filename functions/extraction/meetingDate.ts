// Which of a text's dates is the meeting's: by its label, by the verb that follows, by where it stands.
import type { Kind } from "../notice/schema.ts";
import { isOpen } from "./calendar.ts";
import type { DateExpression } from "./dates.ts";
import type { Fact } from "./facts.ts";
import { sideOf, sideOfLabel } from "./oldAndNew.ts";
import { type Proof, resolveDate } from "./resolveDate.ts";
import type { TextView } from "./textView.ts";

export interface DateContext extends Proof {
	kind: Kind;
	/** IANA name. */
	timezone: string;
	/** Lines of the headline, of the signature, of the publication line: dates in them are their own. */
	titleLines: ReadonlySet<number>;
	otherLines: ReadonlySet<number>;
	/** First line of the prose. */
	opening: number;
}

/** Labels of the meeting's own time. */
export const TIME_LABEL =
	/^(?!报名|报到|签到|登记|截止|投票|唱票|计票|开票|点票|验票|网络|发布(?!会)|发表|录入|上传|添加|创建|编辑|上稿|入库|发文|发稿|成文|印发|公告|公布|更新|提交|回执|缴|公示|来源|领取|停|施工|制发|签发|列印|递交|登载|起止)[\p{Script=Han}、和及与]{0,8}?(?:时间|日期|日时|会期|日期和时间|日期及时间|日期、时间|日期时间)(?:和地点|及地点|与地点|、地点|地点|和形式|及方式)?$/u;
const SESSION_LABEL =
	/^(?:第[一二三四五六七八九十0-9]{1,3}[场梯]次?|场次[一二三四五六七八九十0-9]{1,3})/u;
/** Where votes are collected in writing, their days are the meeting's if no others are given. */
const WRITTEN_VOTE = /^(?:投票|表决|书面表决|征求意见)(?:起止)?时间$/u;
/** Words directly before a date that is not the meeting's. */
const NOT_BEFORE =
	/(?:登记日|截止|截至|印发|施行|发布|公布|签发|批准|出生|成立于|自|根据|依据|按照|(?:》|(?<=[号》])[）)])(?:中|的)?|[文号](?:中|的)|报名|报到|回执|回条|反馈|报送|提交|填报|缴交|交回|登记|缴费|投票|有效期|更新|列印|编辑|电话|收件|送达|寄达|收到|发出)[^，。；\n]{0,10}$/u;
/** … and directly after one. */
const NOT_AFTER =
	/^[^，。；\n]{0,8}?(?:前(?!往|来)|之前|以前|截止|止|印发|发布|公布|披露|刊登|刊载|登载|下发|通知(?:的|中|里|所)|施行|起施行|登记在册|收市|成立|出生|号文|交易日|收盘)/u;
/** What was fixed and no longer holds. */
export const ORIGINAL =
	/(?:原定|原订|原拟|原计划|原安排|原通知|原本|本定|原于)[^，。；\n]{0,12}$/u;
const MOVED_TO =
	/(?:(?:改于|改在|改期|改至|改到|延期|延至|延后|推迟|顺延|提前|押后|改为|改订|改定|移至|展期|应为|仍为|仍于|仍定于|仍是)[^，。；\n]{0,3}(?:至|到|为|于|在)?|(?:更改|调整|变更|更正|修改|调)[^，。；\n]{0,6}(?:至|到|为|于|在|后))[^，。；\n]{0,8}$/u;
/** 推迟一周召开，时间为…: the new time in a clause of its own. */
const NEW_TIME = /(?:时间|日期)(?:改)?(?:定)?(?:为|在|于|是)[^，。；\n]{0,2}$/u;
/** “12月3日”应为“12月2日”: what a correction quotes first. */
const WRONG =
	/^[”」』"]{0,2}[，,]?(?:系笔误|有误|现?(?:应为|应是|更正为|改为|调整为|变更为|修改为))/u;
const NEXT = /(?:下次|下一次|补开|下期)[^，。；\n]{0,10}$/u;
/** 股权登记日不变，仍为…. */
const RECORD_DAY = /登记日[^。；\n]{0,12}$/u;
/** …时间12月3日上午9:00不变. */
const UNCHANGED = /^[^。；，\n]{0,6}(?:不变|维持|照旧)/u;
const SET_FOR =
	/(?:定于|订于|拟于|兹于|将于|谨于|定在|择定|拟定|暂定|初定|定|订|于|在)[ \u3000]{0,2}$/u;
const HELD_AFTER =
	/^[^。；\n]{0,60}?(?:召开|举行|举办|开会|召集|开幕|主持|办理|登场|召开了|举行了|出席|参加|闭幕|恢复)/u;
/** X将于11月30日召开, as a headline has it. */
const ANNOUNCED = /将(?:于|在)[ \u3000]{0,2}$/u;
const MEETING_BEFORE =
	/(?:会议|大会|全会|座谈会|听证会|常会|论坛|临时会|定期会|会|公会)[）)”」』]?[^。；\n]{0,12}$/u;

/** Kinds whose headline bears the meeting's day: 「例会纪要 2026-03-05」. */
export const DATED_TITLE: readonly Kind[] = ["minutes", "agenda"];

/** 8日下午报到，9日…: the day of arrival is not the meeting's; 上午8:30报到，9:00开会 is one day. */
function isCheckIn(hans: string, { end, time }: DateExpression): boolean {
	const after = /^[^，。；\n]{0,4}(?:报到|签到|注册)/u.exec(
		hans.slice(end, end + 10),
	);
	if (!after) return false;
	return (
		!time ||
		/^.{0,3}(?:[0-9]{1,2}月)?[0-9]{1,2}日/u.test(
			hans.slice(end + after[0].length, end + after[0].length + 12),
		)
	);
}

const MOVING: readonly Kind[] = [
	"postponement",
	"rescheduling",
	"relocation",
	"correction",
];

/** The words before a date, back to the beginning of its line. */
export function wordsBefore(hans: string, { start }: DateExpression): string {
	const words = hans.slice(Math.max(0, start - 40), start);
	return words.slice(words.lastIndexOf("\n") + 1);
}

/** How surely a date is the meeting's; 0: it is not. */
export function standing(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
	context: DateContext,
): number {
	const { hans } = view;
	const line = view.lineAt(date.start);
	if (context.otherLines.has(line)) return 0;
	const words = wordsBefore(hans, date);
	const after = hans.slice(date.end, date.end + 90);
	const exact = date.time ? 3 : date.half ? 2 : 0;
	// What stands first is said of the meeting; what comes later may be said of something else.
	const early = exact - Math.min(30, date.start / (context.coming ? 400 : 60));
	if (isCheckIn(hans, date)) return 0;
	// 本周暂停一次，下次例会12月10日: another one's.
	if (context.kind === "cancellation" && NEXT.test(words)) return 0;
	// The innermost: 「公告事项：」 above 「一、时间：…」 holds it too.
	const fact = facts.findLast(
		({ start, end }) => start <= date.start && date.end <= end + 1,
	);
	const moving = MOVING.includes(context.kind);
	const side = fact && (moving ? sideOf(view, fact) : sideOfLabel(fact.label));
	if (moving) {
		if (side === "old" || ORIGINAL.test(words) || WRONG.test(after)) return 0;
		if (RECORD_DAY.test(words)) return 0;
		if (side === "new" && date.start - (fact?.start ?? 0) <= 6)
			return 122 + early;
		if (MOVED_TO.test(words)) return 120 + early;
		if (NEW_TIME.test(words)) return 110 + early;
		if (UNCHANGED.test(after) && (date.time || date.half)) return 108 + early;
	}
	if (side === "old" && context.coming)
		return context.kind === "cancellation" ? 80 + early : 0;
	if (fact && TIME_LABEL.test(fact.label) && date.start - fact.start <= 40)
		// Of several in one value the first is the meeting's, however exact the others are.
		return date.start - fact.start <= 6 ? 104 + early - exact / 2 : 100 + early;
	// 场次一：…: the first session is the meeting's.
	if (fact && SESSION_LABEL.test(fact.label) && date.start - fact.start <= 6)
		return 96 + early;
	if (fact && WRITTEN_VOTE.test(fact.label) && date.to) return 20 + early;
	if (ORIGINAL.test(words))
		return context.kind === "cancellation" ? 80 + early : 0;
	if (NOT_BEFORE.test(words) || NOT_AFTER.test(after)) return 0;
	if (context.titleLines.has(line))
		return HELD_AFTER.test(after)
			? (ANNOUNCED.test(words) ? 95 : 20) + early
			: date.month !== undefined && DATED_TITLE.includes(context.kind)
				? 15 + early
				: 0;
	if (!context.coming) return told(date, words, after, line, context) + early;
	const held = HELD_AFTER.test(after);
	// 定于20日至22日召开: its days are all of them, though some are for arriving.
	if (
		SET_FOR.test(words) &&
		held &&
		date.to?.day !== undefined &&
		date.to.day !== date.day &&
		/[日天]报到/u.test(hans.slice(date.end, date.end + 600))
	)
		return 103 + early;
	if (SET_FOR.test(words))
		return held ? 90 + early : date.time ? 60 + early : 0;
	if (held && date.month !== undefined) return 70 + early;
	if (MEETING_BEFORE.test(words) && (date.time || date.half)) return 50 + early;
	return 0;
}

/** Whether a date is said of a meeting at all, whichever way its tense goes. */
export function tellsTime(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): boolean {
	const words = wordsBefore(view.hans, date);
	const after = view.hans.slice(date.end, date.end + 60);
	if (ORIGINAL.test(words) || NOT_BEFORE.test(words) || NOT_AFTER.test(after))
		return false;
	return (
		HELD_AFTER.test(after) ||
		facts.some(
			({ label, start, end }) =>
				start <= date.start && date.start <= end && TIME_LABEL.test(label),
		)
	);
}

/** What a report says is still to come. */
const PLANNED =
	/(?:(?<!即)将|(?<![研草])拟|预计|预定|预期|计划|(?<!规)定于|订于|下次|下一次)[^，。；\n]{0,12}$|(?:将|预计|预定)[^。；\n]{2,24}，(?:并|再)(?:将|拟|预定)?[于在][^，。；\n]{0,6}$/u;

/** In a report: what has been, and first what the opening says. */
function told(
	date: DateExpression,
	words: string,
	after: string,
	line: number,
	context: DateContext,
): number {
	const day = resolveDate(date, context);
	// What lies after the day of writing has not been.
	if (!day || (context.written && (isOpen(day) || day > context.written)))
		return 0;
	if (PLANNED.test(words)) return 0;
	const opening = line === context.opening ? 40 : 0;
	if (HELD_AFTER.test(after)) return 40 + opening;
	if (MEETING_BEFORE.test(words) && (date.time || date.half))
		return 30 + opening;
	return opening > 0 && (words.trim() === "" || date.half || date.time)
		? opening
		: 0;
}

/** Whether a date is said to be the new one. */
export function movedTo(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): boolean {
	const words = wordsBefore(view.hans, date);
	return (
		MOVED_TO.test(words) ||
		NEW_TIME.test(words) ||
		facts.some(
			(fact) =>
				fact.start <= date.start &&
				date.end <= fact.end + 1 &&
				(sideOf(view, fact) === "new" ||
					(TIME_LABEL.test(fact.label) && sideOf(view, fact) !== "old")),
		)
	);
}

/** Whether a date is said to be the one that held before. */
export function movedFrom(
	view: TextView,
	date: DateExpression,
	facts: readonly Fact[],
): boolean {
	return (
		ORIGINAL.test(wordsBefore(view.hans, date)) ||
		facts.some(
			(fact) =>
				fact.start <= date.start &&
				date.end <= fact.end + 1 &&
				sideOf(view, fact) === "old",
		)
	);
}
