// What sort of document it is: by the words of its title, then by how its text speaks.
import type { Kind } from "../notice/schema.ts";

export interface FoundKind {
	kind: Kind;
	/** The words that show it. */
	raw: string;
}

const MEETING =
	/会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|论坛|培训班|讲座|家长会|股东会|业主会|理事会|常委会|全会|协商会|联席会|动员会|推进会|部署会|总结会|发布会|评审会|论证会|交流会|茶话会|委员会|里民会|村民会|代表会|临时会|定期会|常会|会期|联席/;

/** In the order in which a title is tried: what overturns comes before what announces. */
const TITLES: readonly [Kind, RegExp][] = [
	["correction", /更正|勘误|订正/],
	[
		"cancellation",
		/(?:关于)?取消.{0,40}(?:会|通知|公告|活动)|(?:会|会议)取消|停开|停止召开|取消(?:的)?(?:通知|公告|公示)/,
	],
	[
		"relocation",
		/(?:变更|更改|调整|更换|改变).{0,12}(?:地点|会场|场地|线上|形式)|(?:地点|会场|场地).{0,6}(?:变更|更改|调整|改为)|改为线上|改在线上|转为线上|改以视讯|改采视讯/,
	],
	[
		"rescheduling",
		/改期|(?:变更|更改|调整|改变).{0,40}(?:时间|日期)|(?:时间|日期).{0,6}(?:变更|更改|调整|改为)|提前(?:召开|举行)/,
	],
	["postponement", /延期|延后|推迟|顺延|暂缓(?:召开|举行)|延至/],
	[
		"minutes",
		/纪要|会议记录|会议纪录|议事录|(?:第.{1,4}次|例会|大会)(?:会议)?(?:纪录|记录)|(?:会议)?决议(?:公告|书)?$|会议决议/,
	],
	["agenda", /议程|日程表?$|议事日程|议程表/],
	["notice", /通知|公告|预告|开会通知|通告|启事|邀请函|邀请书|召集|函$|海报/],
];

const HELD =
	/召开了|举行了|(?:会议)?(?:强调|指出|要求|听取了|审议通过|通过了|传达学习了?|圆满|胜利闭幕|闭幕|落幕|开幕|表决通过|认为)|主持(?:会议|召开)|出席(?:会议|并|了)|与会(?:者|代表|人员)|列席|参加(?:了)?会议/g;
const TO_COME =
	/定于|拟于|拟定于|兹定于|兹订于|订于|将于|谨订于|谨定于|请.{0,12}(?:准时|届时|按时|依时)|敬请.{0,8}(?:出席|参加|莅临)|请.{0,6}(?:出席|参加)|特此通知|现将.{0,20}(?:事项|事宜)?通知如下|通知如下|报到/g;

/** `title` and `text` in Simplified. */
export function findKind(title: string, text: string): FoundKind {
	const body = text.slice(0, 6000);
	const heldMarks = body.match(HELD)?.length ?? 0;
	const comingMarks = body.match(TO_COME)?.length ?? 0;
	const speaksOfMeeting =
		MEETING.test(title) || MEETING.test(body.slice(0, 600));
	for (const [kind, pattern] of TITLES) {
		const found = pattern.exec(title);
		if (!found) continue;
		if (kind === "notice" && !speaksOfMeeting)
			return { kind: "other", raw: title };
		// 「…会议审议通过取消…」 reports; it cancels nothing.
		if (
			isOverturning(kind) &&
			(heldMarks > comingMarks + 2 || !speaksOfMeeting)
		)
			continue;
		if (kind === "agenda" && /变更议程|通过.{0,6}议程/.test(title)) continue;
		if (kind === "notice" && !/定于/.test(title)) {
			const overturned = overturnedInText(body);
			if (overturned) return overturned;
		}
		return { kind, raw: found[0] };
	}
	const overturned = overturnedInText(body);
	if (overturned && heldMarks < 2 && speaksOfMeeting) return overturned;
	if (!speaksOfMeeting) return { kind: "other", raw: title };
	if (
		/^(?:时间|地点|主席|主持人?|出席|记录|纪录)[:：]/m.test(body) &&
		/(?:主席|主持人?|出席者?|记录|纪录)[:：]/.test(body) &&
		/散会|决议|讨论事项|报告事项|报告/.test(body)
	)
		return { kind: "minutes", raw: "散会/决议" };
	if (
		heldMarks === 0 &&
		comingMarks === 0 &&
		!/召开|举行|举办/.test(`${title}\n${body.slice(0, 400)}`)
	)
		return { kind: "other", raw: title };
	return heldMarks >= comingMarks || /召开$|举行$|举办$|闭幕|开幕/.test(title)
		? {
				kind: "report",
				raw:
					/召开|举行|闭幕|开幕|强调|指出/.exec(`${title}\n${body}`)?.[0] ??
					title,
			}
		: { kind: "notice", raw: /定于|将于|拟于|通知/.exec(body)?.[0] ?? title };
}

function isOverturning(kind: Kind): boolean {
	return [
		"cancellation",
		"relocation",
		"rescheduling",
		"postponement",
	].includes(kind);
}

/** A sentence of its own that overturns; 如遇…另行通知 is an ordinary proviso. */
function overturnedInText(body: string): FoundKind | undefined {
	for (const sentence of body.split(/[。；\n]/).slice(0, 24)) {
		if (/如遇|如因|若遇|倘遇|如有|若有|如需|万一|可能/.test(sentence)) continue;
		const cancelled =
			/(?:决定|现|予以|经研究|故|因故|兹)[^，。]{0,30}取消(?:召开|举行|举办)?|(?:会议|活动|大会|例会)(?:因故)?(?:予以)?取消|不再(?:召开|举行)/.exec(
				sentence,
			);
		if (cancelled && !/取消(?:资格|限制|收费)/.test(sentence))
			return { kind: "cancellation", raw: cancelled[0] };
		const postponed =
			/(?:会议|大会|例会|活动|听证会|座谈会)[^，。]{0,16}(?:延期|推迟|顺延|延后|改期)(?:召开|举行|至|到)?|(?:决定|现|将|经研究|因故)[^。]{0,40}(?:延期|推迟|顺延|延后)(?:召开|举行|至|到)/.exec(
				sentence,
			);
		if (postponed)
			return {
				kind: /改期(?:至|到)|改于|改至/.test(sentence)
					? "rescheduling"
					: "postponement",
				raw: postponed[0],
			};
	}
	return undefined;
}

/** Whether a text in Simplified speaks of a meeting at all. */
export function namesMeeting(text: string): boolean {
	return MEETING.test(text);
}
