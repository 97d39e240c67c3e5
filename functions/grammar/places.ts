// Where a meeting is held: behind its label, or between 在 and 召开.
import type { Location } from "../notice/schema.ts";
import { type Labelled, labelled } from "./labels.ts";
import type { TextView } from "./textView.ts";

export interface FoundPlace {
	locations: Location[];
	raw: string;
}

const LABEL =
	/^(?:会议|召开|开会|活动|举行|举办|现场会议|主会场|会场|现场|集合|报告)?(?:的)?(?:召开)?地点$|^(?:地点|会址|会场|主会场|开会地点|地点及方式|会议地点及方式|时间地点|召开地点)$/;
const BRANCH = /^(?:各)?分会场$/;

/** 在 or 假 … 召开, in one clause. */
const HELD_AT =
	/(?:(?:在|假|于)(?!会议上|会上|此|全国|全市|全县|全省|即|即日)([\p{Script=Han}\p{L}\p{N}（）()·“”「」#-]{2,40}?))(?:隆重|顺利|正式|分别|圆满|如期)?(?:以.{1,8}(?:形式|方式))?(?:继续|组织|主持)?(?:召开|举行|举办|开幕|闭幕|恢复|召集|办理|登场)/gu;

/** Ends of what can be a place: a room, a house, a town, a road. */
const VENUE =
	/(?:室|厅|楼|馆|堂|场|中心|院|校|所|处|部|区|大厦|宾馆|酒店|饭店|会所|基地|站|府|宫|台|号|层|村|镇|乡|市|县|省|州|京|沪|地|港|澳门|国|广场|园|寺|庙|社区|公司|局|厂|店|教室|平台|线上|线|岛|旗|盟|门|F|f|[0-9])$/;
const NO_VENUE =
	/(?:基础|情况|过程|期间|背景|形势|同时|方面|领导|精神|支持|组织|主持|带领|关心|指导|问题|前提|原则|框架|机制|时候|时间|日|月|年|上午|下午|会议|大会|名义)$/;

export function findPlace(
	view: TextView,
	labels: readonly Labelled[],
): FoundPlace | undefined {
	const label = labelled(labels, LABEL);
	if (label) {
		const location = locationOf(label.value, label.hans);
		if (location) {
			const branch = labels.find(
				({ label: name, hans }) =>
					BRANCH.test(name) && VENUE.test(hans.replace(/[。；]$/, "")),
			);
			return {
				locations: [
					...location,
					...(branch
						? (locationOf(branch.value, branch.hans) ?? []).map((one) => ({
								...one,
								role: "branch" as const,
							}))
						: []),
				],
				raw: label.value,
			};
		}
	}
	const moved =
		/(?:地点|会场)(?:不变，仍为|仍为|改为|调整为|变更为|变更至|更正为|应为|设在|改在)[“「]?([^，。；\n”」]{2,50})/u.exec(
			view.hans,
		);
	if (moved?.[1] && VENUE.test(moved[1]) && !NO_VENUE.test(moved[1])) {
		const start = moved.index + moved[0].lastIndexOf(moved[1]);
		const name = view.cut({ start, end: start + moved[1].length }).trim();
		return { locations: [{ name }], raw: name };
	}
	for (const match of view.hans.slice(0, 4000).matchAll(HELD_AT)) {
		const words = match[1] as string;
		if (NO_VENUE.test(words) || !VENUE.test(words)) continue;
		if (/[，。；\n]|改为|线上|[0-9]日/.test(words)) continue;
		const start = (match.index as number) + match[0].indexOf(words);
		const name = view.cut({ start, end: start + words.length }).trim();
		return { locations: [{ name }], raw: name };
	}
	return undefined;
}

/** 「三楼会议室（解放路1号）」: the venue, its address in brackets. */
function locationOf(printed: string, hans: string): Location[] | undefined {
	const end =
		/[。；;\n]|，(?:请|届时|会期|如|敬请)/.exec(hans)?.index ?? hans.length;
	const text = [...printed]
		.slice(0, [...hans.slice(0, end)].length)
		.join("")
		.trim();
	if (text === "" || [...text].length > 80) return undefined;
	if (/改为线上|不变|改期/.test(hans)) return undefined;
	if (/^(?:另行通知|待定|同上|见附件|另定|待通知)/.test(hans)) return undefined;
	const bracketed = /^([^（(]{2,60})[（(]([^）)]{2,60})[）)]$/.exec(text);
	const address = bracketed?.[2];
	if (
		bracketed &&
		address &&
		/[路街道巷弄号號段區区市县縣镇鎮村]|[楼樓]/.test(address)
	)
		return [{ name: (bracketed[1] as string).trim(), address }];
	return [
		{
			name: text
				.replace(/^主会场(?:设在|設在|：)?/u, "")
				.replace(/[，,、]$/, ""),
		},
	];
}
