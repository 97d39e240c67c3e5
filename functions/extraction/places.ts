// Where a meeting is held: behind its label, or between 在 and 召开.

import type { Location } from "../notice/schema.ts";
import { two } from "./calendar.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { findDates } from "./dates.ts";
import { type Fact, factOf } from "./facts.ts";
import {
	type FoundPlace,
	locationOf,
	NOWHERE,
	named,
	VENUE,
} from "./locations.ts";
import { matches } from "./matches.ts";
import { isMovedOnline, isOnlinePlace } from "./movedOnline.ts";
import { behindNewTime, changedPlace } from "./movedPlace.ts";
import { sideOf } from "./oldAndNew.ts";
import type { TextView } from "./textView.ts";

/** Characters of a text in which its opening tells the place. */
const OPENING = 3000;

export const PLACE_LABEL =
	/^(?!报名|报到|登记|投票|缴费|收费|展览|考试|集合|分会场|接站|乘车|住宿|领取|送达|收件|唱票|计票|开票|通讯|联系|单位|公司|办公)[\p{Script=Han}、和及与]{0,10}?(?:地点|会址|会场|场地)(?:(?:及|和|、)(?:方式|形式))?$|^(?:会议|开会|活动)?地址$/u;
const BOTH_LABEL =
	/^(?:会议|开会|召开|活动)?(?:的)?(?:时间|日期)(?:和地点|及地点|与地点|、地点|地点)$/u;
const BRANCH_LABEL = /^(?:各)?分会场$/u;
/** 在, 假 or 于 … 召开, in one clause. */
const HELD_AT =
	/(?:在|假座?|(?<!关)于|至|到)((?:[京沪渝津港澳])|[\p{L}\p{N}（）()·“”「」#-][\p{L}\p{N}（）()·“”「」#、 -]{1,50}?)[，,]?(?:隆重|顺利|正式|分别|圆满|如期|成功|公开|组织|主持|以.{1,8}?(?:形式|方式)|继续|恢复)?(?:召开|举行|举办|开幕|闭幕|召集|办理|登场|开会|恢复大会|进行|开班|落幕|拉开帷幕)/gu;
/** Cities that need no 市 to be known. */
const CITY =
	/^(?:北京|上海|天津|重庆|香港|澳门|台北|高雄|台中|台南|新竹|广州|深圳|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|济南|青岛|大连|沈阳|哈尔滨|长春|合肥|福州|厦门|南昌|昆明|贵阳|南宁|海口|兰州|西宁|银川|太原|石家庄|拉萨|乌鲁木齐|呼和浩特|珠海|宁波|无锡)$/u;
const NO_VENUE =
	/(?:基础|情况|过程|期间|背景|形势|同时|方面|领导|精神|支持|组织|主持|带领|关心|指导|问题|前提|原则|框架|机制|时候|时间|日|月|年|上午|下午|会议|大会|名义|会上|届|次|前|后|阶段|以来|第[一二三四五六七八九十0-9]{1,3}[场期])$|改为|线上|取消|^(?:全国|全市|全县|全省|此|即日|会|该|本次|这次|其|各地|[0-9]{1,2}(?:月|日|时))/u;

/** What is told on a line that begins with such a label is not the meeting's: 计票时间：…，地点：…. */
const OTHERS =
	/^(?:唱票|计票|开票|点票|投票|报名|报到|签到|登记|领取|缴费|集合|乘车)/u;

/** `all`: every fact; what the text says of before, or of something else than the meeting, is no place of it. */
export function findPlace(
	view: TextView,
	all: readonly Fact[],
	moved: boolean,
	past: boolean,
	/** The meeting's days, where they are known: a hall that is told with another day is another meeting's. */
	days: readonly string[] = [],
): FoundPlace | undefined {
	const facts = ofMeeting(view, all, moved);
	// 原定在某厅…改为线上召开: only a label may still name a hall.
	if (!past && isMovedOnline(view.hans)) return labelled(view, facts);
	const changed = moved ? changedPlace(view) : undefined;
	if (changed) return changed;
	const found = labelled(view, facts);
	if (found) return found;
	const fact = placeFact(facts);
	if (fact && (NOWHERE.test(fact.hans) || isOnlinePlace(fact.hans)))
		return undefined;
	const both = factOf(facts, BOTH_LABEL);
	if (both) {
		const at = /[，,；;]?(?:在|假|地点[:：])?([^，,；;。\n]{3,60})$/u.exec(
			both.hans.replace(/[。；;]$/u, ""),
		);
		const tail = at?.[1];
		if (
			tail &&
			VENUE.test(tail) &&
			!/[0-9]{1,2}[月日时:：]/u.test(tail.slice(0, 8))
		) {
			const start =
				both.start + view.hans.slice(both.start, both.end).lastIndexOf(tail);
			return named(view, start, tail.replace(/^(?:在|假|于)/u, ""));
		}
	}
	return (
		(moved ? behindNewTime(view, facts) : undefined) ??
		heldAt(view, past, days) ??
		toldPlace(view)
	);
}

function ofMeeting(
	view: TextView,
	facts: readonly Fact[],
	moved: boolean,
): readonly Fact[] {
	const others = new Set(
		facts.filter(({ label }) => OTHERS.test(label)).map(({ line }) => line),
	);
	const own = facts.filter(
		(fact) =>
			!(others.has(fact.line) && /^(?:地点|地址)$/u.test(fact.label)) &&
			!(PLACE_LABEL.test(fact.label) && moved && sideOf(view, fact) === "old"),
	);
	if (!moved) return own;
	// 变更后的地点 before 地点.
	const fresh = own.filter(
		(fact) => PLACE_LABEL.test(fact.label) && sideOf(view, fact) === "new",
	);
	return fresh.length > 0
		? [...fresh, ...own.filter((fact) => !fresh.includes(fact))]
		: own;
}

/** 地点 before 地址: the head of a letter has its office's address. */
function placeFact(facts: readonly Fact[]): Fact | undefined {
	return (
		facts.find(
			({ label, hans }) =>
				PLACE_LABEL.test(label) && !/地址$/u.test(label) && hans,
		) ?? factOf(facts, PLACE_LABEL)
	);
}

function labelled(
	view: TextView,
	facts: readonly Fact[],
): FoundPlace | undefined {
	const branches = hallsOf(view, facts);
	if (branches) return branches;
	const fact = placeFact(facts);
	const main =
		fact && !isOnlinePlace(fact.hans)
			? locationOf(fact.value, fact.hans)
			: undefined;
	if (!fact || !main) return undefined;
	const branch = factOf(facts, BRANCH_LABEL);
	const second = branch && locationOf(branch.value, branch.hans);
	return {
		locations: [
			main,
			...(second ? [{ ...second, role: "branch" as const }] : []),
		],
		raw: fact.value,
	};
}

/** 「地点是东校区活动中心」 in a sentence. */
const TOLD =
	/(?:地点|会场)(?:是|在|为|设在|定在)(?![不另待变改])([^，。；：:\n]{3,40})/u;

function toldPlace(view: TextView): FoundPlace | undefined {
	const match = TOLD.exec(view.hans.slice(0, OPENING));
	if (!match?.[1] || NO_VENUE.test(match[1])) return undefined;
	return named(view, match.index + match[0].length - match[1].length, match[1]);
}

/** 「区分会场：…会议室」, a line each: several halls of one meeting, none of them the main one by name. */
const HALL = /^(?:[\p{Script=Han}]{0,8}?[主分]?会场)[:：][ \u3000]{0,2}/u;

function hallsOf(
	view: TextView,
	facts: readonly Fact[],
): FoundPlace | undefined {
	const fact = facts.find(({ label }) => PLACE_LABEL.test(label));
	if (!fact || fact.head === fact.line || !HALL.test(fact.hans))
		return undefined;
	const locations: Location[] = [];
	for (const at of [fact.line, ...fact.below]) {
		const line = view.lines[at];
		const lead = line && HALL.exec(line.hans.trim())?.[0];
		if (!line || !lead) break;
		const cut = sizeOf(lead);
		const one = locationOf(
			slicePoints(line.text.trim(), cut),
			line.hans.trim().slice(lead.length),
		);
		if (!one) break;
		locations.push(
			locations.length > 0 && /分会场/u.test(lead)
				? { ...one, role: "branch" as const }
				: one,
		);
	}
	return locations.length > 0 ? { locations, raw: fact.value } : undefined;
}

/** Characters in which a hall is looked for after its city. */
const SPECIFIC = 500;

/** In a report: what is planned is not what was held. */
const PLANNED =
	/(?:确定|计划|拟于|拟|将|下一?次|下届|明年|下旬|筹备|订于|定于)[^，。；\n]{0,16}$/u;

/** The last day of the same sentence before a place, against the meeting's own. */
function isOfOtherDay(
	hans: string,
	at: number,
	days: readonly string[],
): boolean {
	const [first, last = first] = days.map((day) => day.slice(-5));
	if (!first || !last) return false;
	const words = hans.slice(Math.max(0, at - 48), at);
	const told = findDates(words.slice(words.search(/[^。；\n]{0,48}$/u))).at(-1);
	if (!told || told.month === undefined || told.day === undefined || told.to)
		return false;
	const day = `${two(told.month)}-${two(told.day)}`;
	return first <= last ? day < first || day > last : day < first && day > last;
}

const ORIGINALLY =
	/(?:原定|原订|原拟|原计划|原安排|原本|原于)[^，。；\n]{0,40}$/u;
/** The text says that there is another place than was told. */
const OTHER_PLACE =
	/(?:变更|更改|更换|调整|改变|变动|更动|更正)[^，。；\n]{0,20}(?:地点|会场|场地|地址)|(?:地点|会场(?!次)|场地|地址)[^，。；\n]{0,8}(?:变更|更改|调整|更换|改[为至到在]|另行通知|另定|待定)/u;

function lead(hans: string, at: number): string {
	return hans.slice(Math.max(0, at - 48), at);
}

function heldAt(
	view: TextView,
	past: boolean,
	days: readonly string[],
): FoundPlace | undefined {
	const newPlace = !past && OTHER_PLACE.test(view.hans.slice(0, OPENING));
	let city: FoundPlace | undefined;
	for (const match of matches(view.hans.slice(0, OPENING), HELD_AT)) {
		const words = innermost(match[1] as string);
		// 在某地召开: a town's name alone, without 市 or 县.
		const town =
			/^[\p{Script=Han}]{2,3}$/u.test(words) &&
			(view.hans[match.index + match[0].indexOf(words, 1) - 1] === "在" ||
				CITY.test(words)) &&
			!/推迟|延期|改期|提前|近日|日前|年底|线上|网上|现场|会上|此|该|本/u.test(
				words,
			);
		if (NO_VENUE.test(words) || !(VENUE.test(words) || town)) continue;
		const from = match.index + match[0].indexOf(words, 1);
		const before = view.hans.slice(Math.max(0, match.index - 12), match.index);
		if (
			/(?:此前|曾|上次|去年|将|决定会议|下次)[^，。]{0,8}$/u.test(before) &&
			/决定|下次|此前|曾|去年/u.test(before)
		)
			continue;
		if (past && PLANNED.test(before)) continue;
		if (!past && isOfOtherDay(view.hans, match.index, days)) continue;
		// 原定在某厅召开的…地点变更: the hall is the old one.
		if (newPlace && ORIGINALLY.test(lead(view.hans, match.index))) continue;
		const place = named(view, from, words);
		if (!place) continue;
		// 在京召开…在人民大会堂举行: the hall says more than the city.
		const small = CITY.test(words) || words.length === 1;
		if (!small || match.index > SPECIFIC) return city && small ? city : place;
		city ??= place;
	}
	return city;
}

/** 在…在三楼会议室: the last 在 begins the place. */
function innermost(words: string): string {
	const at = Math.max(words.lastIndexOf("在"), words.lastIndexOf("假座"));
	const rest = at >= 0 ? words.slice(at + 1) : words;
	const noon =
		/^(?:.{0,16}(?:上午|下午|晚上|晚间|[0-9]{1,2}[日时分]|[)）]日?)(?:在|于|假座?)?)?(.+)$/u.exec(
			rest,
		);
	return noon?.[1] && noon[1].length >= 2 ? noon[1] : rest;
}
