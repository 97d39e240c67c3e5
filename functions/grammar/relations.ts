// Which other notice a notice speaks of: the one that it cancels, moves, corrects or reports on.
import type { Kind, Relation } from "../notice/schema.ts";
import type { TextView } from "./textView.ts";

const TYPES: Partial<Record<Kind, Relation["type"]>> = {
	cancellation: "cancels",
	postponement: "postpones",
	rescheduling: "reschedules",
	relocation: "relocates",
	correction: "corrects",
};

const CITED_TITLE =
	/《([^《》\n]{4,100}(?:通知书?|公告|函|通告|预告|启事|议程|通知单)[^《》\n]{0,10})》/u;
const CITED_NUMBER =
	/[（(]?([\p{Script=Han}]{1,12}[〔[（(【［][12][0-9]{3}[〕\])）】］](?:第)?[0-9]{1,5}号|[\p{Script=Han}]{1,10}字第[0-9A-Z]{3,16}号)[)）]?/gu;
const NAMED_IN_TITLE =
	/(?:取消|延期|推迟|延后|改期|变更|更改|调整|更正)(?:召开|举行|举办)?(.{4,60}?(?:会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|全会|协商会|联席会|家长会|股东大会|会))/u;
const NAMED_BEFORE =
	/关于(.{4,60}?(?:会议|大会|例会|年会|座谈会|听证会|公听会|说明会|研讨会|全会|协商会|联席会|家长会|会))(?:的)?(?:延期|改期|取消|变更|更改|调整|时间|地点|更正)/u;

/** Only for a document that overturns or corrects another: what merely is mentioned is no relation. */
export function findRelations(
	kind: Kind,
	title: { text: string; hans: string },
	ownNumber: string | undefined,
	meetingName: string | undefined,
	view: TextView,
): Relation[] {
	const type = TYPES[kind];
	if (!type) return [];
	const head = view.hans.slice(0, 1500);
	const cited = CITED_TITLE.exec(head);
	const number = [...head.matchAll(CITED_NUMBER)]
		.map((match) => {
			const start = match.index + match[0].indexOf(match[1] as string);
			return view
				.cut({ start, end: start + (match[1] as string).length })
				.replace(/^.*(?:见|見|的|发布|發布|印发|印發)(?=.{2,})/u, "");
		})
		.find((one) => one !== ownNumber);
	const named =
		NAMED_IN_TITLE.exec(title.hans) ?? NAMED_BEFORE.exec(title.hans);
	const name = named?.[1];
	const printedTitle = cited?.[1]
		? view.cut({
				start: cited.index + 1,
				end: cited.index + 1 + cited[1].length,
			})
		: name
			? sliceLike(title, title.hans.indexOf(name), name.length)
			: meetingName;
	if (!number && !printedTitle) return [];
	return [
		{
			type,
			...(number ? { documentNumber: number } : {}),
			...(printedTitle ? { title: printedTitle } : {}),
		},
	];
}

function sliceLike(
	title: { text: string; hans: string },
	start: number,
	length: number,
): string {
	const before = [...title.hans.slice(0, start)].length;
	return [...title.text].slice(before, before + length).join("");
}
