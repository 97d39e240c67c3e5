// 主办、承办、协办、召集: who holds the meeting, where the text says so.

import type { Meeting } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { type Fact, factOf } from "./facts.ts";
import { matches } from "./matches.ts";
import { OFFICE_END } from "./offices.ts";
import { NAME, ROLE_END } from "./personNames.ts";
import type { TextView } from "./textView.ts";
import { repeatedHeadline } from "./titles.ts";

const MOST = 20;

const ROLES: readonly [RegExp, string][] = [
	[
		/^(?:会议|活动|指导及)?(?:主办|举办|组织)(?:单位|方|机构|机关|部门|者)?$|^主办$/u,
		"主办",
	],
	[/^(?:会议|活动)?承办(?:单位|方|机构)?$/u, "承办"],
	[/^(?:会议|活动)?协办(?:单位|方|机构)?$/u, "协办"],
	[
		/^(?:股东大会|会议|本次会议|大会|股东会)?(?:的)?(?:召集人|召集者|召集单位|召集部门|召集机构)$/u,
		"召集",
	],
];
/** A word of each of these labels. */
const TELLS_ROLE = /办|组织|召集/u;
/** 「本次股东大会的召集人为董事会」: the value says its label again. */
const SAID_AGAIN = /^[^，。；]{0,16}?召集人(?:[为是]|[:：])/u;

const PERSON = new RegExp(
	`^[\\p{Script=Han}]{0,12}${ROLE_END}[ \\u3000]{0,4}${NAME}(?:先生|女士)?$|^${NAME}[ \\u3000]{0,4}${ROLE_END}$`,
	"u",
);

/** What stands between the one who holds a meeting and the verb: when, where, how. */
const WHEN_WHERE =
	"(?:[，,至到~～—–-]|于|今|昨|[0-9]{1,4}年|[0-9]{1,2}月|[0-9]{1,2}[日时](?:[0-9]{1,2}分)?|[0-9]{1,2}:[0-9]{2}|[(（][^)）]{1,8}[)）]日?|上午|下午|晚上?|今日|昨日|今天|昨天|近日|日前|定于|订于|将于|拟于|谨订|兹|在[^，。；\\n]{1,24}?|假[^，。；\\n]{1,24}?|(?:以|采取|采用|通过)[^，。；\\n]{1,12}?(?:方式|形式)|[ \\u3000]){0,12}";
const VERBS = /召开|举行|举办|办理|主办|召集|恢复大会/u;
const VERB =
	"(?:隆重|顺利|正式|成功|再次|首次|专题|牵头|组织|主办|共同|联合|率先|如期|继续){0,2}(?:召开|举行|举办|办理|主办|召集|恢复大会)";
/** Towns and schools hold meetings as offices do. */
const HOLDER_END = `(?:${OFFICE_END}|校友会|系|处|中心|国务院|中央|中央政治局|中央军委|书记处|总工会|侨联|残联|改良场|[县市省区镇乡村州旗盟]|街道|社区|学会|妇联|工商联|文联|科协|残联|团省委|总行|分行|医院|博物馆|图书馆|联会|小组|社群)`;
const HOLDER = new RegExp(
	`(?:^|[\\n。，：:\\]】）)]|讯|电|[日午晚][,，]?)[ \\u3000]{0,4}((?![）)])(?:(?![于在由请假将拟]|联同|会同|召开|举行|举办|[（(][0-9])[\\p{Script=Han}A-Za-z0-9“”（）()]){2,30}?${HOLDER_END}|学校|我校|学院|公司|[省市县区州镇乡](?:委|府|政府|政协|人大|纪委|监委|委办|府办))(?=${WHEN_WHERE}${VERB})`,
	"u",
);
/** 由某协会主办、某大学承办的…. */
const BY =
	/由([\p{Script=Han}A-Za-z0-9“”（）()、和与]{2,60}?)(?:共同|联合)?(主办|承办|举办|召集(?!人))/gu;

export function findOrganizers(
	view: TextView,
	facts: readonly Fact[],
	title: { text: string; hans: string },
	name: string | undefined,
	toSimplified: (text: string) => string,
): Meeting["organizers"] {
	const telling = facts.filter(({ label }) => TELLS_ROLE.test(label));
	const stated = ROLES.flatMap(([label, role]) => {
		const fact = factOf(telling, label);
		if (!fact) return [];
		const again = SAID_AGAIN.exec(fact.hans)?.[0].length ?? 0;
		return (
			slicePoints(fact.value, again)
				.split(/[、，,；;]/u)
				.map((name) => name.replace(/[。.]$/u, "").trim())
				.filter((name) => name !== "" && sizeOf(name) <= 60)
				// 召集人：主任委员 许某: a person convenes, and no office.
				.filter((name) => !PERSON.test(toSimplified(name)))
				.map((name) => ({ name, role }))
		);
	});
	if (stated.length > 0) return stated.slice(0, MOST);
	const opening = withoutRepetition(view.hans.slice(0, 1200), title.hans);
	const by = [...matches(opening, BY)].flatMap((match) => {
		const [, names = "", verb = ""] = match;
		if (NO_HOLDER.test(names)) return [];
		const start = match.index + 1;
		return view
			.cut({ start, end: start + names.length })
			.split("、")
			.map((name) => ({ name, role: verb === "承办" ? "承办" : "主办" }));
	});
	if (by.length > 0) return by.slice(0, MOST);
	const headed = holder(title.hans);
	// 市府, 学院 in a headline stand for what the text names in full.
	const titled = headed && isVague(headed[1]) ? undefined : headed;
	const held = [holder(opening), bodyInText(opening), purposeful(opening)]
		.filter((one) => one !== undefined)
		.sort((a, b) => a[0] - b[0])
		.find(([, words]) => !titled || isFuller(words, titled[1]));
	if (held)
		return [
			{ name: view.cut({ start: held[0], end: held[0] + held[1].length }) },
		];
	if (headed && isVague(headed[1])) {
		const own = name && ownBody({ text: name, hans: toSimplified(name) });
		if (own) return [{ name: own }];
	}
	if (headed) {
		const [at, words] = headed;
		const longer = fuller(opening, words);
		if (longer)
			return [
				{
					name: view.cut({
						start: longer[0],
						end: longer[0] + longer[1].length,
					}),
				},
			];
		const before = sizeOf(title.hans.slice(0, at));
		return [
			{
				name: slicePoints(title.text, before, before + sizeOf(words)),
			},
		];
	}
	const body =
		ownBody(title) ??
		(name && ownBody({ text: name, hans: toSimplified(name) }));
	return body ? [{ name: body }] : [];
}

function isVague(words: string): boolean {
	return /^(?:[省市县区]府|学校|学院|我[校院市县区镇]|公司|本[会校院])$/u.test(
		words,
	);
}

/** Some pages begin their text with the headline, unparted from it. */
function withoutRepetition(opening: string, title: string): string {
	let rest = opening;
	let at = 0;
	do {
		const repeated = repeatedHeadline(opening, title, at);
		if (repeated > 0)
			rest = `${rest.slice(0, at)}${"\n".repeat(repeated)}${rest.slice(at + repeated)}`;
		at = opening.indexOf("\n", at) + 1;
	} while (at > 0);
	return rest;
}

/** 「青石县委」 is 「县委」 more fully; 「十三届全国政协」 is not the body but its term. */
function isFuller(words: string, short: string): boolean {
	if (/届/u.test(words) && !/届/u.test(short)) return false;
	let at = 0;
	for (const one of words) if (one === short[at]) at++;
	return at === short.length;
}

/** The same office with what stands before it at the beginning of a clause of the text. */
function fuller(
	opening: string,
	words: string,
): [start: number, words: string] | undefined {
	for (
		let at = opening.indexOf(words);
		at >= 0;
		at = opening.indexOf(words, at + 1)
	) {
		const before = /(?:^|[\n。，：])([\p{Script=Han}]{2,8})$/u.exec(
			opening.slice(Math.max(0, at - 10), at),
		)?.[1];
		if (
			before &&
			/(?:[省市县区州镇乡会府委局院校]|公司)$/u.test(before) &&
			!NO_HOLDER.test(before)
		)
			return [at - before.length, before + words];
		const town =
			/([\p{Script=Han}]{2}[省市县区](?:议会|人大|政协|人民政府|政府|委)?)$/u.exec(
				opening.slice(Math.max(0, at - 9), at),
			)?.[1];
		if (town && !NO_HOLDER.test(town)) return [at - town.length, town + words];
	}
	return undefined;
}

/** The last words of all of them. */
const BODY = /议会|人大常委会|委员会|政府|政协|理事会|协会|学会/u;
/** At the beginning of a clause before 第三次… or the day; behind anything, where its town begins it. */
const BODY_IN_TEXT =
	/(?:(?<=^|[\n。，：])[\p{Script=Han}]{2,20}?|[\p{Script=Han}]{2}[省市县区](?=议会|政府|人大|政协))(?:议会|人大常委会|委员会|人民政府|市政府|政协|理事会|协会|学会)(?:[\p{Script=Han}]{2,8}?(?:委员会|局|处))?(?=第[0-9一二三四五六七八九十百]{1,4}[次届]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:上午|下午|晚)|今[(（]?[0-9]{0,2}|昨[日天]?)/u;

function bodyInText(
	opening: string,
): [start: number, words: string] | undefined {
	const text = opening.slice(0, 400);
	const match = BODY.test(text) ? BODY_IN_TEXT.exec(text) : null;
	return match && !NO_HOLDER.test(match[0])
		? [match.index, match[0]]
		: undefined;
}

function holder(text: string): [start: number, words: string] | undefined {
	if (!VERBS.test(text)) return undefined;
	const match = HOLDER.exec(text);
	if (!match?.[1] || NO_HOLDER.test(match[1])) return undefined;
	return [match.index + match[0].indexOf(match[1]), match[1]];
}

/** 某某市人民政府第41次常务会议: the body whose own meeting it is. */
const OWN_BODY =
	/^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】)?(?:20[0-9]{2}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}日?[ \u3000]|[0-9]{2,4}年(?:度)?(?:[0-9]{1,2}月份?)?)?((?:(?!关于|召开|举行|主持|出席|第[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?次|[0-9]{4}年)[\p{Script=Han}A-Za-z0-9（）()×]|(?<=[A-Za-z])[ ](?=[\p{Script=Han}A-Z])){0,40}?(?:国务院|中央政治局|人民政府|政府|委员会|[安党教工业管编创]委会|常委会|人大|政协|议会|代表会|理事会|董事会|监事会|协会|学会|研究会|校友会|联合会|商会|促进会|基金会|工作组|小组|工作委员会|公司|区公所|公所|联会|社区(?![0-9]{2,4}年)|社群|俱乐部|联盟|支部|学院|大学|学系|系|研究所|中学|小学|SIG|sig|WG|TOC|PMC|TC))[ \u3000]?[组 ]?(?=第?[ ]?[0-9一二三四五六七八九十百]{1,5}[ ]?[次届]|[0-9]{2,4}[年-]|[0-9]{2,3}学?年度|20[0-9]{2}|专题|全体|常务(?!委)|党组|例会|例行|月|周|双周|定期|年度|系务|所务|院务|校务|社区会议|会员大会|会员代表大会|周年|会议(?:记录|纪录|纪要|议程)|[一二三四五六七八九十]{1,2}月)/u;

function ownBody(title: { text: string; hans: string }): string | undefined {
	const match = OWN_BODY.exec(title.hans);
	if (!match?.[1] || NO_HOLDER.test(match[1])) return undefined;
	const at = sizeOf(title.hans.slice(0, match[0].indexOf(match[1])));
	return slicePoints(title.text, at, at + sizeOf(match[1]));
}

/** 「某局为推动…，将于…举办」: the subject of a sentence whose verb comes late. */
const PURPOSEFUL = new RegExp(
	`(?:^|[\\n。])[ \\u3000]{0,4}((?![）)])(?:(?![于在由请假将拟]|联同|会同|召开|举行|举办|[（(][0-9])[\\p{Script=Han}A-Za-z0-9“”（）()]){2,24}?${HOLDER_END})(?=(?:为了?|特|现就|现|就|拟|会同|联同|联合|规划|邀请|携手|结合|配合|鉴于|持续|也|将|自|订|定|与|[0-9]{1,2}日|今|，)[^。\\n]{0,140}?${VERB})`,
	"u",
);

function purposeful(
	opening: string,
): [start: number, words: string] | undefined {
	if (!VERBS.test(opening)) return undefined;
	const match = PURPOSEFUL.exec(opening);
	if (!match?.[1] || NO_HOLDER.test(match[1])) return undefined;
	return [match.index + match[0].indexOf(match[1]), match[1]];
}

/** A meeting does not hold a meeting, and 会上 is no office. */
const NO_HOLDER =
	/(?:会议|座谈会|大会|全会|例会|论坛|培训班|听证会|公听会|说明会|本会|常会|委员会会议|(?:推进|调度|部署|动员|总结|工作|现场|分析|研讨|交流|发布|评审|恳谈|通报|报告|家长|股东|启动|协调|对接|研判|专题|办公|表彰)会)$|[本我兹]|决定|召开|^(?:已|现|召开|举行|举办|会议|同意|决定|强调|指出|要求|表示|全市$|全省$|全县$|关于|主持|出席|近日|日前|本次|定于|经|请|将|由|根据|为)/u;
