// 主办、承办、协办、召集: who holds the meeting, where the text says so.
import type { Meeting } from "../notice/schema.ts";
import { type Fact, factOf } from "./facts.ts";
import { OFFICE_END } from "./offices.ts";
import type { TextView } from "./textView.ts";

const MOST = 20;

const ROLES: readonly [RegExp, string][] = [
	[/^(?:会议)?(?:主办|主办单位|主办方|主办机关|指导及主办单位)$/u, "主办"],
	[/^(?:会议)?(?:承办|承办单位|承办方)$/u, "承办"],
	[/^(?:会议)?(?:协办|协办单位|协办方)$/u, "协办"],
	[
		/^(?:股东大会|会议|本次会议|大会|股东会)?(?:的)?(?:召集人|召集者|召集单位)$/u,
		"召集",
	],
];

const HOLDER = new RegExp(
	`(?:^|[\\n。，：:\\]】]|[日午晚][,，]?)((?:(?![于在由])[\\p{Script=Han}]){2,26}?${OFFICE_END})(?=于?今?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[(（][^)）]{1,6}[)）]日?)?(?:上午|下午|晚|今日|昨日|今天|昨天){0,3}(?:在[^，。；\\n]{1,24}?)?(?:组织|主办|共同|联合)?(?:召开|举行|举办|办理))`,
	"u",
);

export function findOrganizers(
	view: TextView,
	facts: readonly Fact[],
	title: { text: string; hans: string },
): Meeting["organizers"] {
	const stated = ROLES.flatMap(([label, role]) => {
		const fact = factOf(facts, label);
		if (!fact) return [];
		return fact.value
			.split(/[、，,；;]/u)
			.map((name) => name.replace(/[。.]$/u, "").trim())
			.filter((name) => name !== "" && [...name].length <= 60)
			.map((name) => ({ name, role }));
	});
	if (stated.length > 0) return stated.slice(0, MOST);
	const opening = view.hans.slice(0, 1200);
	const holder = HOLDER.exec(opening);
	if (holder?.[1] && !NO_HOLDER.test(holder[1])) {
		const start = holder.index + holder[0].indexOf(holder[1]);
		return [{ name: view.cut({ start, end: start + holder[1].length }) }];
	}
	const inTitle = HOLDER.exec(title.hans);
	if (inTitle?.[1] && !NO_HOLDER.test(inTitle[1])) {
		const at = [
			...title.hans.slice(0, inTitle.index + inTitle[0].indexOf(inTitle[1])),
		].length;
		return [
			{ name: [...title.text].slice(at, at + [...inTitle[1]].length).join("") },
		];
	}
	return ownBody(title);
}

/** 某某市人民政府第41次常务会议: the body whose own meeting it is. */
const OWN_BODY =
	/^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)?((?:(?!关于|召开|举行|主持|出席|第[0-9])[\p{Script=Han}]){2,30}?(?:人民政府|政府|委员会|常委会|人大|政协|议会|协会|学会|工作组|公司|业委会))[ \u3000]?(?:第?[0-9一二三四五六七八九十百]{1,5}[次届]|[0-9]{4})/u;

function ownBody(title: { text: string; hans: string }): Meeting["organizers"] {
	const match = OWN_BODY.exec(title.hans);
	if (!match?.[1]) return [];
	const at = [...title.hans.slice(0, match[0].indexOf(match[1]))].length;
	return [
		{ name: [...title.text].slice(at, at + [...match[1]].length).join("") },
	];
}

/** A meeting does not hold a meeting, and 会上 is no office. */
const NO_HOLDER =
	/(?:会议|座谈会|大会|全会|例会|论坛|培训班|听证会|公听会|说明会|本会|常会|委员会会议)$|^(?:会议|同意|决定|关于|主持|出席|近日|日前|本次|定于|经|请|将|由|根据|为)/u;
