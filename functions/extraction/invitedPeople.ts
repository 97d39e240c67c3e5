// Persons who will speak: invited, in a programme, behind a topic.
import type { Person } from "../notice/schema.ts";
import { matches, matchesAt } from "./matches.ts";
import { NAME, standsApart } from "./personNames.ts";
import type { TextView } from "./textView.ts";

const SCHOOLS =
	"(?:大学|学院|研究院|研究所|公司|集团|中心|实验室|协会|基金会|中学|医院)";

/** A name that ends so is an office. */
export const ENDS_OFFICE =
	/[里區区局處处科系委辦办鎮镇鄉乡村縣县市部院會会室股組组社隊队所館馆站廠厂司校]$/u;

/** 「（分享人：谷某）」 behind a topic. */
const TOLD_BEHIND = new RegExp(
	`(?:[（(]|[ \\u3000]|——)(?:分享|报告|主讲|汇报|演讲|导读|讲解|授课)(?:人|者|嘉宾|老师)[:：][ \\u3000]?(${NAME})(?=[）)、，, \\u3000/\\n]|$)`,
	"gmu",
);

/** 「特邀某校王某老师分享」, 「由李某主讲」, 「张某（某大学）」 in a programme. */
const INVITED = new RegExp(
	`(?:邀请|特邀|请到|由)(?:到|了)?([\\p{Script=Han}A-Za-z0-9“”、 ]{0,30}?)(${NAME})(?:(?:老师|教授|博士|先生|女士|同学|学长|学姐|工程师|律师|研究员|主任)|(?=进行|担任|分享|主讲|讲解|介绍|带来|讲述|授课|解读|导读|为大家|为我们))`,
	"gu",
);
const OF_SCHOOL = new RegExp(
	`(?<=[\\n、，。；：:|\\-— \\u3000]|^)(${NAME})[ \\u3000]{0,2}[（(,，| \\u3000][ \\u3000]{0,2}((?:[\\p{Script=Han}]{2,16}?${SCHOOLS})[\\p{Script=Han}]{0,12})[)）]?(?=[\\n、，。；：:| \\u3000）)]|$)`,
	"muy",
);

const SCHOOL = new RegExp(`${SCHOOLS}`, "u");

/** `begins`: where names may. */
export function* invited(
	view: TextView,
	text: string,
	begins: readonly number[],
): Generator<{ person: Person; at: number }> {
	for (const match of matches(text, INVITED)) {
		const [whole, role = "", name = ""] = match;
		if (ENDS_OFFICE.test(name) || /[两几各多]位$/u.test(name)) continue;
		const at = match.index + whole.indexOf(role + name);
		const as = printed(view, at, role);
		yield {
			at,
			person: {
				name: printed(view, at + role.length, name),
				...(as ? { role: as } : {}),
			},
		};
	}
	for (const match of matches(text, TOLD_BEHIND)) {
		const [whole, name = ""] = match;
		const at = match.index + whole.lastIndexOf(name);
		const label = /[\p{Script=Han}]{2,5}(?=[:：])/u.exec(whole)?.[0] ?? "";
		yield {
			at,
			person: {
				name: printed(view, at, name),
				role: printed(view, match.index + whole.indexOf(label), label),
			},
		};
	}
	const apart = SCHOOL.test(text)
		? begins.filter((at) => standsApart(text, at))
		: [];
	for (const match of matchesAt(text, OF_SCHOOL, apart)) {
		const [whole, name = "", role = ""] = match;
		if (ENDS_OFFICE.test(name) || /^董[事监]/u.test(name)) continue;
		const at = match.index + whole.indexOf(name);
		yield {
			at,
			person: {
				name: printed(view, at, name),
				role: printed(view, match.index + whole.lastIndexOf(role), role),
			},
		};
	}
}

function printed(view: TextView, at: number, words: string): string {
	return view.cut({ start: at, end: at + words.length }).trim();
}
