// The words of a place as a venue with its address, or as none: 另行通知, 线上.
import type { Location } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import type { TextView } from "./textView.ts";

export interface FoundPlace {
	locations: Location[];
	raw: string;
}

/** Characters of a place's name; longer, and it is prose. */
const LONGEST = 80;
/** Words where a place would stand, that name none. */
export const NOWHERE =
	/^(?:另行通知|待定|同上|(?:详)?见(?:附件|附表|下表|日程)|另定|待通知|线上(?:会议|举行|进行)?$|网上$|腾讯会议|Zoom|ZOOM|钉钉|飞书|Google Meet|视讯会议$|视频会议$|网络$|无$|不变|各[^，。；]{1,20}(?:设|自行|自设)[^，。；]{0,4}分?会场|与原通知|同前|不作调整|改为线上|改为网络|改期|仍在原)/u;

/** Ends of what can be a place: a room, a house, a town, a road. */
export const VENUE =
	/(?:室|厅|楼|馆|堂|场|中心|院|校|处|部|区|址|居|庄|座|层|栋|舍|轩|阁|亭|塔|湾|峰|城|大厦|宾馆|酒店|饭店|会所|基地|站|府|宫|台|号|层|村|镇|乡|市|县|省|州|京|沪|港|国|广场|园|寺|庙|社区|公司|局|厂|店|教室|岛|旗|盟|门|议会|机关|委员会|公所|议事厅|澳门|香港|台北|殿|营|国[中小]|高[中职]|[中小]学|大学|农会|协会|[0-9]F|[0-9])(?:[（(][^）)]{1,24}[)）])?$/u;

/** The place that begins at a position of the text. */
export function named(
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
