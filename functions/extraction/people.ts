// Who takes part and who presides: a role beside a name that begins with a surname.

import type { Person } from "../notice/schema.ts";
import { doubleSurnames } from "../notice/surnames.ts";
import { slicePoints } from "./codePoints.ts";
import type { Fact } from "./facts.ts";
import { ENDS_OFFICE, invited } from "./invitedPeople.ts";
import { listedUnder, rostered } from "./listedPeople.ts";
import { matchesAt, placesOf } from "./matches.ts";
import { asPerson, personsIn } from "./personLists.ts";
import {
	AFTER_NAME,
	AFTER_ROLE,
	BEGINS_NAME,
	LAST_OF_ROLE,
	mayFollowRole,
	NAME,
	ROLE_END,
	SURNAME,
	standsApart,
	TITLE,
} from "./personNames.ts";
import type { Programme } from "./programme.ts";
import type { TextView } from "./textView.ts";

export interface FoundPeople {
	chairs: Person[];
	people: Person[];
	/** All names seen, as printed, in any part that they have. */
	names: string[];
}

/** Characters of the text that are read for persons. */
const READ = 12_000;
const MOST_PEOPLE = 300;

const CHAIR_LABEL =
	/^(?:会议|本次会议|当值|听证会?|论坛|活动|讲座|大会|现场)?(?:主持人?|主席|主持者|会议主席|主持人员|主持单位及人员|召集人|Host|Chair)$/iu;
const PEOPLE_LABEL =
	/^(?:(?:出席|列席|参加|参会|与会|到会|应到|实到)(?:会议)?(?:人员|人|者|委员|领导|官员|嘉宾|专家|单位及人员|代表|成员|理事|董事|监事|住户|议员|名单)?|(?:会议)?(?:记录|纪录)(?:人|者)?|(?:线上|现场)(?:出席|参加|参会)(?:者|人员)?|(?:会议)?人员|秘书|参与(?:者|人|人员)?|签到|[\p{Script=Han}]{0,4}(?:主讲(?:人|老师|嘉宾|者)?|导读人?|导读者|报告人|汇报人|分享(?:人|者|嘉宾)|讲师|讲员|[\p{Script=Han}]{2,6}参加人|专家学者|听证人|陈述人|特邀专家|发布人|拟邀嘉宾|主礼嘉宾|演讲(?:人|者|嘉宾)|授课(?:人|教师|老师)|与谈人|嘉宾|讲者)(?:简介|介绍|姓名)?|(?:议题)?(?:申报|提案|发起|提议)(?:人|者)|Attendees|Participants|Present)$/iu;
const RECORDER = /^(?:会议)?(?:记录|纪录)(?:人|者)?$/u;

/** Names behind the last word of a role: 「副市长张某、李某」. */
const ROLE_NAMES = new RegExp(
	`${AFTER_ROLE}[ \\u3000]?(${NAME}(?:(?:[、，,和及与]|以及)(?:${NAME})){0,60})${AFTER_NAME}`,
	"uy",
);
/** Characters that names stand behind. */
const LEADS = "由和及与人员长区局处会科司里院署所府部师学校团";
/** Names before a role: 「王某、李某等领导」, 「林某议员」. */
const NAMES_TITLE = new RegExp(
	`(?<=[、，。；：:\\n\\s${LEADS}）)]|^)((?:${NAME}[、，和及与]){0,60}${NAME})(?:等(?:[0-9]{1,3}[名位])?[\\p{Script=Han}]{0,6}?)?(${TITLE}|成员|领导)`,
	"uy",
);
/** Between a role and what only a person does, whatever the surname: 「主任宿某作…汇报」. */
const TRUSTED = new RegExp(
	`${AFTER_ROLE}([\\p{Script=Han}]{2,3})(?=(?:同志|先生|女士)?(?:出席并|出席开幕|主持(?:会议|论坛|座谈|召开|大会|了)?[，。]?|致辞|致词|作(?:了)?[^，。；\\n]{0,14}(?:汇报|发言|讲话|报告|说明|介绍|辅导)|通报了|宣读了|传达了|应邀))`,
	"uy",
);
const NO_TRUST = new RegExp(
	`^[长员记任]|两位|[等会并也均应在及和与对就将曾的了作同出到]|分别|共同|随后|先后|亲自|代表|现场|依次|首先|围绕|集中|书面|${ROLE_END}$`,
	"u",
);
/** Words without which a text has none of the two: most have not, and the grammar of names is costly. */
const TITLED = new RegExp(`${TITLE}|成员|领导`, "u");
const PRESIDES = new RegExp(
	`(?:${AFTER_ROLE}|(?<=[，。；：:\\n\\s由\\]]))[ \\u3000]?(${NAME})(${TITLE})?(?:同志|先生|女士|小姐)?(?:出席并|出席会议并|到会并|亲自)?(?:担任)?(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日)?(?:上午|下午|晚上?)?(?:在[^，。；\\n]{1,20}?)?[ \\u3000]?主持(?!人|词)`,
	"uy",
);

export function findPeople(
	view: TextView,
	facts: readonly Fact[],
	held: boolean,
	programme: Programme,
): FoundPeople {
	const text = view.hans.slice(0, READ);
	const chairs = new People();
	const people = new People();
	const named = new People();
	// 「主席　某某　谨启」 signs; it says nothing of who presides.
	for (const fact of facts)
		if (
			CHAIR_LABEL.test(fact.label) &&
			!/[ \u3000](?:[敬谨]启|启|[敬谨]上|[敬谨]约|[敬谨]订|[敬谨]识)$/u.test(
				fact.hans,
			)
		)
			for (const one of personsIn(fact.value, fact.hans))
				chairs.add(asPerson(one));
	for (const fact of facts) {
		if (!PEOPLE_LABEL.test(fact.label)) continue;
		for (const one of listedUnder(view, fact)) {
			const person = asPerson(one);
			if (one.presides && chairs.size === 0) chairs.add(person);
			people.add(
				RECORDER.test(fact.label) && !person.role
					? {
							...person,
							role:
								slicePoints(fact.label, 0, 2) === "纪录"
									? "紀錄"
									: view
											.cut({
												start: view.starts[fact.head] as number,
												end: fact.start,
											})
											.replace(/[\s\u3000*:：]{1,20}$/u, "")
											.replace(/^.{0,200}[\s\u3000、：:*]/u, ""),
						}
					: person,
			);
		}
	}
	if (!held) for (const person of rostered(view, text)) people.add(person);
	const outside = elsewhere(facts, text);
	const begins = placesOf(text, BEGINS_NAME);
	const spaced = withSpaces(text, begins);
	const behindRole = spaced.filter((at) => mayFollowRole(text, at));
	for (const match of matchesAt(text, ROLE_NAMES, behindRole)) {
		const [whole, names = ""] = match;
		// 方委员国安: a given name behind the title, and no name.
		if (outside(match.index) || isGiven(text, match.index)) continue;
		const start = match.index + whole.length - names.length;
		const role = roleBefore(view, text, match.index);
		const absent = isElsewhere(text, match.index, whole);
		const all = [
			...namesOf(view, start, names),
			...rareNames(view, text, match.index + whole.length, names),
		];
		for (const name of all) {
			named.add({ name });
			if (!absent && (held || speaks(text, match.index + whole.length)))
				people.add({ name, ...(role ? { role } : {}) });
		}
	}
	if (held)
		for (const match of trusted(text)) {
			const [, name = ""] = match;
			if (outside(match.index) || NO_TRUST.test(name)) continue;
			const role = roleBefore(view, text, match.index);
			const printed = view.cut({
				start: match.index,
				end: match.index + name.length,
			});
			if (role && !printed.includes("□")) people.add({ name: printed, role });
		}
	const led = TITLED.test(text)
		? begins.filter((at) => standsApart(text, at) || isLed(text, at))
		: [];
	for (const match of matchesAt(text, NAMES_TITLE, led)) {
		const [whole, names = "", title = ""] = match;
		if (outside(match.index)) continue;
		const printed = view.cut({
			start: match.index + whole.length - title.length,
			end: match.index + whole.length,
		});
		const absent = isElsewhere(text, match.index, whole);
		const given = isGiven(text, match.index);
		const all = namesOf(view, match.index, names).slice(given ? 1 : 0);
		// 欧阳委员志强: a surname before the title, and no name.
		if (doubleSurnames.has(names.split(/[、，和及与]/u).at(-1) ?? ""))
			all.pop();
		for (const name of all) {
			// 某区文华里里长: the end of a place's name before its head.
			if (ENDS_OFFICE.test(name)) continue;
			named.add({ name });
			if (held && !absent) people.add({ name, role: printed });
		}
	}
	if (!held) for (const speaker of programme.speakers) people.add(speaker);
	if (!held)
		for (const person of invited(view, text, begins))
			if (!outside(person.at)) people.add(person.person);
	const chair = chairs.size === 0 ? presider(view, text, spaced) : undefined;
	if (chair) chairs.add(people.get(chair.name) ?? chair);
	if (held) for (const one of chairs.list()) people.add(one);
	for (const one of [...chairs.list(), ...people.list()]) named.add(one);
	return {
		chairs: chairs.list(),
		people: people.list(),
		names: named.list().map(({ name }) => name),
	};
}

const NOT_PRESENT =
	/联系|联络|电话|咨询|查询|洽询|承办人|缺席|请假|作者|编辑|责编|记者|来源|摄影|撰稿|供稿|审核|校对|签发/u;

/** Whether a place is in the value of contacts, absentees or the press, or behind 记者. */
function elsewhere(
	facts: readonly Fact[],
	text: string,
): (at: number) => boolean {
	const spans = facts.filter(({ label }) => NOT_PRESENT.test(label));
	return (at) =>
		spans.some(({ start, end }) => start <= at && at < end) ||
		/(?:记者|通讯员|摄影)[:： \u3000]{0,2}$/u.test(
			text.slice(Math.max(0, at - 6), at),
		);
}

const TITLED_SURNAME = new RegExp(
	`(?:^|[^\\p{Script=Han}])${SURNAME}(?:${TITLE}|代表|理事|监事|里长|村长|专员)$`,
	"u",
);

/** Whether what stands before a place is a surname with its title. */
function isGiven(text: string, at: number): boolean {
	return TITLED_SURNAME.test(text.slice(Math.max(0, at - 8), at));
}

/** Persons by name; a later mention adds the role that an earlier one lacked. */
class People {
	readonly #people = new Map<string, Person>();

	get size(): number {
		return this.#people.size;
	}

	get(name: string): Person | undefined {
		return this.#people.get(name);
	}

	add(person: Person): void {
		const known = this.#people.get(person.name);
		if (known?.role || (!known && this.#people.size >= MOST_PEOPLE)) return;
		this.#people.set(person.name, known ? { ...known, ...person } : person);
	}

	list(): Person[] {
		return [...this.#people.values()];
	}
}

/** The places, and those of a space before one of them. */
function withSpaces(text: string, places: readonly number[]): number[] {
	const found: number[] = [];
	for (const at of places) {
		if (text[at - 1] === " " || text[at - 1] === "\u3000") found.push(at - 1);
		found.push(at);
	}
	return found;
}

function isLed(text: string, at: number): boolean {
	return LEADS.includes(text.charAt(at - 1));
}

function trusted(text: string): Generator<RegExpExecArray> {
	const behindRole = placesOf(text, LAST_OF_ROLE).map((at) => at + 1);
	return matchesAt(text, TRUSTED, behindRole);
}

/** 由 X 主持, X 主持会议. */
function presider(
	view: TextView,
	text: string,
	places: readonly number[],
): Person | undefined {
	if (!text.includes("主持")) return undefined;
	const likely = places.filter(
		(at) =>
			standsApart(text, at) || text[at - 1] === "由" || mayFollowRole(text, at),
	);
	for (const match of matchesAt(text, PRESIDES, likely)) {
		const [, name = "", title] = match;
		const at = match.index + match[0].indexOf(name);
		const printed = view.cut({ start: at, end: at + name.length });
		if (printed.includes("□")) continue;
		const behind = at + name.length;
		const role =
			roleBefore(view, text, match.index) ??
			(title && view.cut({ start: behind, end: behind + title.length }));
		return { name: printed, ...(role ? { role } : {}) };
	}
	// 由董事长印某主持: a surname that no list has, between a role and its verb.
	for (const match of trusted(text)) {
		const [, name = ""] = match;
		const behind = text.slice(match.index + name.length);
		if (
			NO_TRUST.test(name) ||
			!/^(?:同志|先生|女士)?主持/u.test(behind.slice(0, 5))
		)
			continue;
		const role = roleBefore(view, text, match.index);
		const printed = view.cut({
			start: match.index,
			end: match.index + name.length,
		});
		if (role && !printed.includes("□")) return { name: printed, role };
	}
	return undefined;
}

/** Characters of one part of a role (县委副书记, 县长 are two). */
const LONGEST_ROLE = 24;
const ENDS_ROLE = new RegExp(`${ROLE_END}$`, "u");
/** Up to the last character that no role has. */
const NO_ROLE = /^[\s\S]{0,24}[^\p{Script=Han}A-Za-z0-9（）()·]/u;
/** What leads to a role and is no part of it: 「会议由县长」, 「邀请警察局副局长」. */
const LEADS_IN =
	/^(?:[（(][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.．、]|.{0,20}(?:以及|邀请|(?<!自)由|听取了|听取|了)(?=.{2})|和|及|与|、|的|是|为|对|向|受|在|请|并|有(?!限))/u;

/** 某人及县府处长: another person before the role. */
const NAME_LEADS = new RegExp(
	`^(?:[\\p{Script=Han}]{0,16}?${ROLE_END})?${NAME}(?:以及|及|和|与)(?=.{2})`,
	"u",
);

/** The role that ends at a position, back over 、 and 兼 as long as roles stand there. */
function roleBefore(
	view: TextView,
	text: string,
	end: number,
): string | undefined {
	let start = end;
	for (let parts = 0; parts < 6; parts++) {
		const reach = text.slice(Math.max(0, start - LONGEST_ROLE), start);
		const own = reach.slice(NO_ROLE.exec(reach)?.[0].length ?? 0);
		if (own === "" || (parts > 0 && !ENDS_ROLE.test(own))) {
			if (parts > 0) start++;
			break;
		}
		start -= own.length;
		if (text[start - 1] !== "、") break;
		start--;
	}
	let role = text.slice(start, end);
	for (
		let cut = LEADS_IN.exec(role) ?? NAME_LEADS.exec(role);
		cut;
		cut = LEADS_IN.exec(role) ?? NAME_LEADS.exec(role)
	) {
		if (cut[0].length >= role.length) break;
		start += cut[0].length;
		role = role.slice(cut[0].length);
	}
	// 青石县人大常委会主任 keeps its office; a sentence that ran on does not.
	return ENDS_ROLE.test(role) ? view.cut({ start, end }).trim() : undefined;
}

const WHOLE = new RegExp(`^${NAME}$`, "u");

function namesOf(view: TextView, start: number, names: string): string[] {
	const found: string[] = [];
	let at = start;
	for (const name of names.split(/([、，,和及与]|以及)/u)) {
		const printed = view.cut({ start: at, end: at + name.length });
		at += name.length;
		if (WHOLE.test(name) && !printed.includes("□")) found.push(printed);
	}
	return found;
}

/** 雷某、奚某、水某参加: at the end of a list of names, one whose surname is rare. */
const RARE = /^、([\p{Script=Han}]{2,3})(?=、|出席|参加|列席|陪同|到会|等)/u;
const NO_RARE = new RegExp(
	`${ROLE_END}$|[各全局处科部委会室队]|人员|代表|单位`,
	"u",
);

function rareNames(
	view: TextView,
	text: string,
	end: number,
	names: string,
): string[] {
	if (!names.includes("、")) return [];
	const found: string[] = [];
	for (let at = end; found.length < 10; ) {
		const word = RARE.exec(text.slice(at, at + 8))?.[1];
		if (!word || NO_RARE.test(word)) break;
		found.push(view.cut({ start: at + 1, end: at + 1 + word.length }));
		at += 1 + word.length;
	}
	return found;
}

const WILL = new RegExp(
	`^[ \\u3000]?(?:(?:[，、]|以及|及|和)(?:[\\p{Script=Han}]{0,24}${ROLE_END})${NAME}(?:、${NAME}){0,9}){0,6}(?:同志|先生|女士)?(?:将|共同|分别){0,2}(?:出席|到会|莅临|讲话|讲专题|讲党课|致辞|致词|主持|通报|部署|宣读|传达|汇报|发言|总结|宣布|主讲|讲解|分享|授课|解读|介绍|担任|进行|作.{0,12}(?:报告|发言|讲话|部署|分享|介绍|总结|说明|动员|辅导))`,
	"u",
);

/** In what is to come: 「副市长某某同志讲话」 names one who will be there. */
function speaks(text: string, end: number): boolean {
	return WILL.test(text.slice(end, end + 160));
}

/** Named, not present: 习近平总书记关于…的讲话, 请假, 受…委托. */
function isElsewhere(text: string, at: number, whole: string): boolean {
	const after = text.slice(at + whole.length, at + whole.length + 14);
	const before = text.slice(Math.max(0, at - 10), at);
	return (
		/^(?:同志)?(?:总书记|总理|主席)?(?:作出|作了?重要(?:批示|指示)|委托|委派|书面|关于|在.{1,10}(?:讲话|考察|视察)|(?:的|重要|的重要)(?:讲话|指示|批示|论述|精神)|多次|也多次|对.{0,10}作出)/u.test(
			after,
		) ||
		/(?:受|按照|根据|落实|贯彻|传达|学习|批示|以(?!及))[^，。]{0,8}$/u.test(
			before,
		) ||
		/^ ?[（(]?(?:请假|缺席|因故|因公|请辞)|^(?:议员|委员)?则?由.{2,12}(?:代表|代理)/u.test(
			after,
		)
	);
}
