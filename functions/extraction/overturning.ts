// Whether words overturn a meeting (取消, 延期, 改至), and not an item of it or something else.
import type { Kind } from "../notice/schema.ts";
import { DOCUMENT_NAMES } from "./meetingWords.ts";

export interface FoundKind {
	kind: Kind;
	/** The words that show it, in Simplified. */
	raw: string;
}

/** Characters of a text that is as short as notices are. */
export const SHORT = 800;

/** What may be cancelled while its meeting is held: 取消部分议案, 取消现场投票环节, 取消会议服务收费. */
const PART =
	/(?:议案|议题|提案|议程|环节|收费|费用?|资格|限制|政策|服务|称号|投票|直播|席位|发言|项目|要求|规定|制度|补贴|津贴|名额|分会场|方式|措施|手续|审批|合影|参观|晚宴|午餐|茶歇|讨论|处分|许可|证书|职务|招标|采购)(?:安排)?$/u;
/** What follows 取消 up to the end of its clause. */
const AFTER_CANCEL = /取消([^，。；：:\n]{0,60})/u;
const PAPER_END = new RegExp(
	`(?:等)?(?:的)?(?:有关|相关)?(?:事宜|事项)?(?:的)?(?:紧急|补充)?(?:${DOCUMENT_NAMES})?(?:[（(].{1,12}[）)])?$`,
	"u",
);

/** Whether something of a meeting is cancelled, and not the meeting. */
export function cancelsOnlyPart(words: string): boolean {
	const object = AFTER_CANCEL.exec(words)?.[1];
	if (!object) return false;
	const end = PAPER_END.exec(object)?.index ?? object.length;
	return PART.test(object.slice(0, end));
}

const SETTLED = new RegExp(
	`(?:关于.{2,80}(?:延期|推迟|延后|改期|取消|顺延|押后|恢复)(?:召开|举行|举办)?|关于(?:变更|更改|调整|更换|改变).{2,60}(?:时间|日期|地点|会场(?!次)|场地|形式|方式)|会.{0,12}(?:时间|日期|地点|会场(?!次)|场地|形式|方式)(?:变更|更改|调整))(?:的)?(?:${DOCUMENT_NAMES})$`,
	"u",
);

/** 关于X会议延期召开的公告: a document whose form is to overturn. */
export function settlesOverturning(headline: string): boolean {
	return SETTLED.test(headline);
}

/** A word of every sentence that overturns. */
const OVERTURNED =
	/取消|不再|暂停|延期|推迟|顺延|延后|押后|改期|改于|改至|改在|改订|调整|变更为|提前/u;
const PROVISO = /如遇|如因|若遇|倘遇|如有|若有|如需|若因|倘|万一|可能|是否/u;
const ANY_MEETING =
	"(?:会议|大会|例会|年会|座谈会|说明会|公听会|听证会|论坛|会)";
const CANCELLED =
	/取消[^，。]{0,40}(?:会议|大会|例会|年会|座谈会|说明会|公听会|听证会|论坛|召开|举行|举办|开会)|(?:会议|大会|例会|年会|座谈会|说明会|公听会|听证会|会)(?:因故|因[^，。]{2,20})?(?:决定|予以)?取消(?!资格)|不再(?:召开|举行)|(?:原定|原订)[^。]{4,80}(?:现|决定|予以|通知|宣告|告)取消|取消(?:本次|此次|该次|原定|原订)/u;
const PAUSED = new RegExp(
	`${ANY_MEETING}[^，。]{0,12}(?:暂停|停开)(?:一次|一期|[，。]|$)`,
	"u",
);
const MOVED_FROM =
	/(?:原定|原订)[^。]{0,60}(?:延期|推迟|顺延|延后|押后|改期|改于|改至|改在|改订|提前(?:至|到)|调整(?:至|为)|变更为)/u;
const MOVED =
	/(?:会议|大会|例会|活动|听证会|座谈会)[^，。]{0,16}(?:延期|推迟|顺延|延后|押后|改期|提前(?:至|到))(?:召开|举行|举办|进行|至|到|[，。]|$|(?<=[至到]))/u;

/** 第一场取消，第二场改期至…. */
const SESSION = "第[一二三四五六七八九十0-9]{1,3}[场梯]";
const SESSION_MOVED = new RegExp(
	`${SESSION}[^，。；]{0,16}(?:延期|推迟|顺延|延后|押后|改期|改至|改于|改在|提前至)`,
	"u",
);
const SESSION_CANCELLED = new RegExp(`${SESSION}[^，。；]{0,10}取消`, "u");

const PLACE_CHANGED =
	/(?:地点|会场(?!次)|场地|地址)[^。；，\n]{0,10}(?:调整|变更|更改|改|移)设?(?:为|至|到|在|于)/u;
/** A paper that was sent before: 《…通知》, 〔2027〕8号. */
const CITES =
	/《[^《》\n]{4,80}(?:通知|公告|通告|函)》|[〔[（(][12][0-9]{3}[〕\])）][0-9]{1,5}号|原定|原订|原通知/u;

/** A supplement that tells another place than the notice which it cites. */
export function relocatedInText(body: string): FoundKind | undefined {
	const opening = body.slice(0, 2 * SHORT);
	const changed = PLACE_CHANGED.exec(opening);
	return changed && CITES.test(opening)
		? { kind: "relocation", raw: changed[0] }
		: undefined;
}

/** A sentence of its own that overturns; 如遇…另行通知 is an ordinary proviso. */
export function overturnedInText(body: string): FoundKind | undefined {
	if (!OVERTURNED.test(body)) return undefined;
	const sentences = body.split(/[。；\n]/u);
	const opening = body.length > SHORT ? 10 : 24;
	for (const sentence of sentences.slice(0, opening)) {
		if (!OVERTURNED.test(sentence) || PROVISO.test(sentence)) continue;
		const session = SESSION_MOVED.exec(sentence);
		if (session) return { kind: "postponement", raw: session[0] };
		const cancelled =
			CANCELLED.exec(sentence) ??
			PAUSED.exec(sentence) ??
			SESSION_CANCELLED.exec(sentence);
		if (cancelled && !cancelsOnlyPart(sentence.slice(cancelled.index)))
			return { kind: "cancellation", raw: cancelled[0] };
		const moved = MOVED_FROM.exec(sentence) ?? MOVED.exec(sentence);
		if (moved) return { kind: "postponement", raw: moved[0] };
	}
	return undefined;
}
