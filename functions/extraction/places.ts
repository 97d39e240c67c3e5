// Where a meeting is held: behind its label, or between 在 and 召开.

import type { Location } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { findDates } from "./dates.ts";
import { type Fact, factOf } from "./facts.ts";
import { matches } from "./matches.ts";
import { isMovedOnline, isOnlinePlace } from "./movedOnline.ts";
import { sideOf } from "./oldAndNew.ts";
import type { TextView } from "./textView.ts";

export interface FoundPlace {
	locations: Location[];
	raw: string;
}

/** Characters of a place's name; longer, and it is prose. */
const LONGEST = 80;
/** Characters of a text in which its opening tells the place. */
const OPENING = 3000;

export const PLACE_LABEL =
	/^(?!报名|报到|登记|投票|缴费|收费|展览|考试|集合|分会场|接站|乘车|住宿|领取|送达|收件|唱票|计票|开票|通讯|联系|单位|公司|办公)[\p{Script=Han}、和及与]{0,10}?(?:地点|会址|会场|场地)(?:(?:及|和|、)(?:方式|形式))?$|^(?:会议|开会|活动)?地址$/u;
const BOTH_LABEL =
	/^(?:会议|开会|召开|活动)?(?:的)?(?:时间|日期)(?:和地点|及地点|与地点|、地点|地点)$/u;
const BRANCH_LABEL = /^(?:各)?分会场$/u;
const NOWHERE =
	/^(?:另行通知|待定|同上|(?:详)?见(?:附件|附表|下表|日程)|另定|待通知|线上(?:会议|举行|进行)?$|网上$|腾讯会议|Zoom|ZOOM|钉钉|飞书|Google Meet|视讯会议$|视频会议$|网络$|无$|不变|各[^，。；]{1,20}(?:设|自行|自设)[^，。；]{0,4}分?会场|与原通知|同前|不作调整|改为线上|改为网络|改期|仍在原)/u;

/** 在, 假 or 于 … 召开, in one clause. */
const HELD_AT =
	/(?:在|假座?|(?<!关)于|至|到)((?:[京沪渝津港澳])|[\p{L}\p{N}（）()·“”「」#-][\p{L}\p{N}（）()·“”「」#、 -]{1,50}?)[，,]?(?:隆重|顺利|正式|分别|圆满|如期|成功|公开|组织|主持|以.{1,8}?(?:形式|方式)|继续|恢复)?(?:召开|举行|举办|开幕|闭幕|召集|办理|登场|开会|恢复大会|进行|开班|落幕|拉开帷幕)/gu;
const MOVED_TO =
	/(?:地点|会场|场地|地址)[^。；\n]{0,60}?(?:变更为|变更至|变更到|更改为|更改至|调整为|调整至|调整到|改为|改设在?|改到|改在|改至|改于|更换为|更正为|更动为|应为|仍为|移至|设在)[:：]?[“「"]?([^，。；\n”」"]{2,60})/u;

/** Cities that need no 市 to be known. */
const CITY =
	/^(?:北京|上海|天津|重庆|香港|澳门|台北|高雄|台中|台南|新竹|广州|深圳|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|济南|青岛|大连|沈阳|哈尔滨|长春|合肥|福州|厦门|南昌|昆明|贵阳|南宁|海口|兰州|西宁|银川|太原|石家庄|拉萨|乌鲁木齐|呼和浩特|珠海|宁波|无锡)$/u;
/** Ends of what can be a place: a room, a house, a town, a road. */
export const VENUE =
	/(?:室|厅|楼|馆|堂|场|中心|院|校|处|部|区|址|居|庄|座|层|栋|舍|轩|阁|亭|塔|湾|峰|城|大厦|宾馆|酒店|饭店|会所|基地|站|府|宫|台|号|层|村|镇|乡|市|县|省|州|京|沪|港|国|广场|园|寺|庙|社区|公司|局|厂|店|教室|岛|旗|盟|门|议会|机关|委员会|公所|议事厅|澳门|香港|台北|殿|营|国[中小]|高[中职]|[中小]学|大学|农会|协会|[0-9]F|[0-9])(?:[（(][^）)]{1,24}[)）])?$/u;
const NO_VENUE =
	/(?:基础|情况|过程|期间|背景|形势|同时|方面|领导|精神|支持|组织|主持|带领|关心|指导|问题|前提|原则|框架|机制|时候|时间|日|月|年|上午|下午|会议|大会|名义|会上|届|次|前|后|阶段|以来|第[一二三四五六七八九十0-9]{1,3}[场期])$|改为|线上|取消|^(?:全国|全市|全县|全省|此|即日|会|该|本次|这次|其|各地|[0-9]{1,2}(?:月|日|时))/u;

/** “四楼会议室”更正为“五楼会议室”: a correction quotes both. */
const QUOTED_TO =
	/[“「"][^”」"\n]{2,40}[”」"](?:更正为|应为|改为|变更为|调整为|修改为)[“「"]([^”」"，。；\n]{2,60})[”」"]/gu;
/** What is told on a line that begins with such a label is not the meeting's: 计票时间：…，地点：…. */
const OTHERS =
	/^(?:唱票|计票|开票|点票|投票|报名|报到|签到|登记|领取|缴费|集合|乘车)/u;

/** `all`: every fact; what the text says of before, or of something else than the meeting, is no place of it. */
export function findPlace(
	view: TextView,
	all: readonly Fact[],
	moved: boolean,
	past: boolean,
): FoundPlace | undefined {
	const facts = ofMeeting(view, all, moved);
	// 原定在某厅…改为线上召开: only a label may still name a hall.
	if (!past && isMovedOnline(view.hans)) return labelled(view, facts);
	if (moved) {
		const match = MOVED_TO.exec(view.hans.slice(0, OPENING));
		const place =
			match?.[1] &&
			named(view, match.index + match[0].length - match[1].length, match[1]);
		if (place) return place;
	}
	const changed = moved ? quotedTo(view) : undefined;
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
	return behindNewTime(view, facts) ?? heldAt(view, past) ?? toldPlace(view);
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

function quotedTo(view: TextView): FoundPlace | undefined {
	for (const match of matches(view.hans.slice(0, OPENING), QUOTED_TO)) {
		const words = match[1] as string;
		if (!VENUE.test(words) || /[0-9]{1,2}[月日时:：]/u.test(words)) continue;
		return named(view, match.index + match[0].lastIndexOf(words), words);
	}
	return undefined;
}

/** 变更后：12月10日下午3:00，县会议中心. */
function behindNewTime(
	view: TextView,
	facts: readonly Fact[],
): FoundPlace | undefined {
	for (const fact of facts) {
		if (sideOf(view, fact) !== "new") continue;
		const date = findDates(fact.hans)[0];
		const tail =
			date &&
			/^[，,；; \u3000]{1,3}(?:在|于|地点[:：])?([^，。；;\n]{3,60})/u.exec(
				fact.hans.slice(date.end),
			)?.[1];
		if (!tail || !VENUE.test(tail)) continue;
		const start = view.hans.indexOf(tail, fact.start);
		return named(view, start, tail);
	}
	return undefined;
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

const ORIGINALLY =
	/(?:原定|原订|原拟|原计划|原安排|原本|原于)[^，。；\n]{0,40}$/u;
/** The text says that there is another place than was told. */
const OTHER_PLACE =
	/(?:变更|更改|更换|调整|改变|变动|更动|更正)[^，。；\n]{0,20}(?:地点|会场|场地|地址)|(?:地点|会场(?!次)|场地|地址)[^，。；\n]{0,8}(?:变更|更改|调整|更换|改[为至到在]|另行通知|另定|待定)/u;

function lead(hans: string, at: number): string {
	return hans.slice(Math.max(0, at - 48), at);
}

function heldAt(view: TextView, past: boolean): FoundPlace | undefined {
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

function named(
	view: TextView,
	start: number,
	hans: string,
): FoundPlace | undefined {
	const value = view.cut({ start, end: start + hans.length }).trim();
	const location = locationOf(value, hans.trim());
	return location && { locations: [location], raw: value };
}

/** 「三楼会议室（解放路1号）」: the venue, its address in brackets. */
export function locationOf(
	printed: string,
	hans: string,
): Location | undefined {
	// 「时间及地点：」 above dated sessions is no place.
	if (
		NOWHERE.test(hans) ||
		/[0-9]{1,2}月[0-9]{1,2}日|^[（(]?[一二三]?[)）]?第[0-9一二三]{1,2}[场梯]/u.test(
			hans,
		)
	)
		return undefined;
	const prefix =
		/^(?:主?会场)?(?:设在|设于|在|假座?|于)(?=.{3})/u.exec(hans)?.[0] ?? "";
	const rest = hans.slice(prefix.length);
	const end =
		/[。；;\n]|，(?:请|届时|会期|如|敬请|欢迎|各|线上|同时|现场|具体|并|不|乘|分会场|联系|电话|咨询|参加|参会)|[ \u3000](?=[\p{Script=Han}]{2,6}[:：])|[（(](?:同步|如|请|线上|附|届时|注|提供|具体|[^（）()]{0,16}(?:接入|腾讯会议|Zoom|ZOOM|会议号|直播|线上))|[ \u3000]{2}/u.exec(
			rest,
		)?.index ?? rest.length;
	const text = slicePoints(
		printed,
		sizeOf(prefix),
		sizeOf(prefix) + sizeOf(rest.slice(0, end)),
	)
		.replace(/[，,、]$/u, "")
		.trim();
	const size = sizeOf(text);
	if (size === 0 || size > LONGEST) return undefined;
	const bracketed = /^([^（(]{2,60})[（(]([^）)]{2,60})[）)]$/u.exec(text);
	if (bracketed?.[1] && bracketed[2] && isAddress(bracketed[2]))
		return { name: bracketed[1].trim(), address: bracketed[2].trim() };
	return { name: text };
}

function isAddress(text: string): boolean {
	return /[路街道巷弄号號段区區市县縣镇鎮村乡鄉]|[楼樓层層]/u.test(text);
}
