// 参会人员: who should come, or came, as written.

import { sizeOf } from "./codePoints.ts";
import type { Fact } from "./facts.ts";
import { matches } from "./matches.ts";
import { personsIn } from "./personLists.ts";
import { NAME, ROLE_END } from "./personNames.ts";
import type { TextView } from "./textView.ts";

/** Characters of such a phrase; longer, and it is a list for an attachment. */
const LONGEST = 400;

const LABEL =
	/^(?:会议|本次会议|培训|活动|拟)?(?:参会|参加|出席|与会|列席|参会的|拟参会|参训|参与)(?:会议|活动|培训)?(?:人员|对象|范围|单位|部门|者|代表|人员范围|单位及人员|单位和人员|人员及范围|人员及要求|人)?$|^(?:会议|培训|活动|邀请|招收|适合|面向)?对象$|^参加单位及人员$/u;
const GROUPS =
	"(?:负责人|负责同志|同志|代表|委员|成员|人员|领导|主任|干部|单位|部门|师生|师|生|业主|住户|住民|首长|主管|专家|学者|家长|会员|村民|里民|居民|股东|市民|群众|公众|民众|家属|乡亲|职工|员工|教职工|党员|同学|社员|理事|监事|媒体|企业家?|业者|商户|学员|志愿者|志工|团体|朋友|伙伴|爱好者|开发者|用户|读者|记者|权利人|利害关系人|人士|校友|成员单位)";
/** 「请…准时参加」, 「欢迎…踊跃参加」. */
const ASKED = new RegExp(
	`(?:敬请|恳请|请|欢迎|邀请|诚邀|敬邀|希|望)(?!携|于|提前|自|将|准时|届时|务必)([^，。；：！\\n]{0,80}?${GROUPS})(?:于[^，。；\\n]{2,20}?前|准时|按时|届时|依时|踊跃|报名|拨冗|莅临|自由|共同|一同|积极|前来|前往|免费|现场|线上|务必){0,3}(?:参加|出席|参会|列席|旁听|参与|到会|赴会|光临|指导|(?<=前)报名)`,
	"u",
);
/** 「土地所有权人及各界人士均得出席」, 「免费对公众开放」. */
const MAY_COME = new RegExp(
	`(?:^|[\\n。；，、．.）)])([^，。；：\\n]{2,60}?${GROUPS})(?:均|皆)?(?:得|可)(?:自由)?(?:出席|列席|参加|旁听)|(?:免费)?[对向]([^，。；：\\n]{2,20}?)(?:免费)?开放(?=[，。；\\n])`,
	"u",
);
/** 兹召集全体会员于… (Macau). */
const CALLED = new RegExp(
	`召集([^，。；：\\n]{2,30}?${GROUPS})(?=于|在|，)`,
	"u",
);
/** A clause at the end of a report: 「各县分管负责同志参加会议」. */
const CAME = new RegExp(
	`(?:^|[。，,；\\n]|(?=[以及和与])(?<=${NAME}|等领导|等市领导|等县领导)(?:以及|及|和|与))([^。，；\\n]{3,120}?${GROUPS}[^。，；\\n]{0,16}?)(?:一同|共同|分别|等|共?[0-9]{1,5}余?人)?(?:参加|出席|列席|参会|与会|到场)(?:了)?(?:会议|本次会议|座谈会|座谈|大会|活动|培训)?(?=[。，,；\\n]|$)`,
	"gu",
);
/** 率市府局处首长列席, 吸引逾百位业者参加, 邀集…共襄盛举. */
const BROUGHT = new RegExp(
	`(?:率同?|率领|邀集|邀请|吸引|召集|集合|汇集)(?:了)?([^。，；\\n]{2,60}?${GROUPS})(?:等)?(?:共同|一同|一起|踊跃|热情)?(?:列席|出席|参加|参与|与会|共襄盛举|到场|到会)`,
	"gu",
);
/** 「副主席某某及」, 「吸引」 before those who came. */
const LEADS_TO = new RegExp(
	`^(?:.{0,40}率(?:同|领)?|.{0,80}${ROLE_END}${NAME}(?:等[\\p{Script=Han}]{0,6}领导)?(?:以及|及|和|与|、)|(?:共有|共|另有|吸引|邀集|邀请|率领|率|来自|现场)(?:了)?)`,
	"u",
);
const NAMES = new RegExp(`${NAME}(?:、${NAME}|等)`, "u");
const PERSON = new RegExp(`${ROLE_END}${NAME}`, "u");
/** 12位委员围绕…建言. */
const COUNTED = new RegExp(
	`([0-9]{1,4}(?:余|多)?[位名][^，。；\\n]{2,30}?${GROUPS})(?=围绕|就|参加|出席|与会|建言|畅所欲言|踊跃)`,
	"u",
);
/** What leads to the phrase in a letter and is no part of it. */
const GREETING = /^(?:尊敬的|亲爱的|敬爱的|致)[:：]?/u;

export function findAttendance(
	view: TextView,
	facts: readonly Fact[],
	addressees: string | undefined,
	coming: boolean,
): string | undefined {
	const fact = facts.find(
		({ label, hans }) =>
			LABEL.test(label) && hans !== "" && !/^(?:详见?|如|见|同)/u.test(hans),
	);
	if (fact && (coming || personsIn(fact.value, fact.hans).length === 0)) {
		const value = itemsOf(view, fact);
		if (value && sizeOf(value) <= LONGEST) return value;
	}
	if (coming) {
		const text = view.hans.slice(0, 4000);
		const asked = ASKED.exec(text) ?? CALLED.exec(text);
		// Those whom the letter goes to, where it asks just them: 「请各位代表准时参加」.
		if (asked?.[1] && !(addressees && /^(?:各位|大家|您)/u.test(asked[1]))) {
			const start = asked.index + asked[0].indexOf(asked[1]);
			return view.cut({ start, end: start + asked[1].length });
		}
		const may = addressees ? undefined : MAY_COME.exec(text);
		const words = may?.[1] ?? may?.[2];
		if (may && words) {
			const start = may.index + may[0].indexOf(words);
			return view
				.cut({ start, end: start + words.length })
				.replace(NUMBER, "")
				.replace(/^[一二三四五六七八九十]{1,3}、/u, "");
		}
		return addressees && greeted(addressees);
	}
	return came(view);
}

/** 「尊敬的各位同仁」, 「各位住户您好」: those whom the letter greets. */
function greeted(addressees: string): string {
	return addressees
		.replace(/(?:您好|您們好|你好|你們好|大家好|好)$/u, "")
		.replace(/^(?:尊敬的|亲爱的|親愛的|敬爱的|敬愛的|致)[:：]?/u, "");
}

/** Clauses of groups; those that follow each other in one sentence are one phrase. */
function came(view: TextView): string | undefined {
	const text = view.hans.slice(0, 12_000);
	const clauses: { start: number; end: number; tail: number }[] = [];
	if (
		!/参加|出席|列席|参会|参与|与会|共襄盛举|到场|到会|围绕|就|建言|畅所欲言|踊跃/u.test(
			text,
		)
	)
		return undefined;
	for (const match of matches(text, CAME)) {
		const words = match[1]?.replace(LEADS_TO, "");
		// Sentences about persons are read by the grammar of names.
		if (
			!words ||
			NAMES.test(words) ||
			words.length < 4 ||
			/主持|由|讲话|强调|指出|听取|要求|欢迎|请|应|须|可以|未能|没有|不/u.test(
				words,
			) ||
			PERSON.test(words)
		)
			continue;
		const start = match.index + match[0].indexOf(words);
		const end = start + words.length;
		const tail = match.index + match[0].length;
		const last = clauses.at(-1);
		if (
			last &&
			start === last.tail + 1 &&
			/[，,]/u.test(text[last.tail] ?? "")
		) {
			last.end = tail;
			last.tail = tail;
		} else clauses.push({ start, end, tail });
		if (clauses.length >= 20) break;
	}
	const [first] = clauses;
	if (first) return view.cut(first).trim().replace(GREETING, "");
	for (const match of matches(text, BROUGHT)) {
		const words = match[1];
		if (!words || PERSON.test(words)) continue;
		const start = match.index + match[0].indexOf(words);
		return view.cut({ start, end: start + words.length }).trim();
	}
	const counted = COUNTED.exec(text);
	return counted?.[1]
		? view.cut({ start: counted.index, end: counted.index + counted[1].length })
		: undefined;
}

const NUMBER =
	/^[ \u3000]{0,8}(?:[（(][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.．、])[ \u3000]{0,2}/u;

/** The value, with the numbered items that follow it where it is the first of them. */
function itemsOf(view: TextView, fact: Fact): string {
	const trim = (text: string) =>
		(text.split("。")[0] as string).replace(/[；;]$/u, "").trim();
	if (!NUMBER.test(fact.hans)) return trim(fact.value);
	const lines = [fact.value];
	for (const at of fact.below) {
		const line = view.lines[at];
		if (!line || !NUMBER.test(line.hans)) break;
		lines.push(line.text);
	}
	return lines.map((text) => trim(text.replace(NUMBER, ""))).join("；");
}
