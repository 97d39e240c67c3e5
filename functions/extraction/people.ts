// Who takes part and who presides: a role beside a name that begins with a surname.
import type { Person } from "../notice/schema.ts";
import type { Fact } from "./facts.ts";
import { AFTER_NAME, NAME, personsIn, ROLE_END, TITLE } from "./personNames.ts";
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
	/^(?:会议|本次会议)?(?:主持人?|主席|主持者|会议主席|主持人员|主持单位及人员)$/u;
const PEOPLE_LABEL =
	/^(?:(?:出席|列席|参加|参会|与会|到会|应到|实到)(?:人员|者|委员|领导|单位及人员|代表|成员|理事|董事|监事|住户|议员|名单)?|(?:会议)?(?:记录|纪录)(?:人|者)?|线上(?:出席|参加)(?:者|人员)?|主讲人?|报告人|主讲嘉宾|嘉宾|讲者)$/u;
const RECORDER = /^(?:会议)?(?:记录|纪录)(?:人|者)?$/u;

/** Names behind the last word of a role: 「副市长张某、李某」. */
const ROLE_NAMES = new RegExp(
	`(?<=${ROLE_END})[ \\u3000]?(${NAME}(?:(?:[、，,和及与]|以及)(?:${NAME})){0,60})${AFTER_NAME}`,
	"gu",
);
/** Names before a role: 「王某、李某等领导」, 「林某议员」. */
const NAMES_TITLE = new RegExp(
	`(?<=[、，。；：:\\n\\s由和及与）)人员长]|^)((?:${NAME}[、，和及与]){0,60}${NAME})(?:等(?:[0-9]{1,3}[名位])?[\\p{Script=Han}]{0,6}?)?(${TITLE}|成员|领导)`,
	"gu",
);
const PRESIDES = new RegExp(
	`(?:(?<=${ROLE_END})|(?<=[，。；：:\\n\\s由\\]]))[ \\u3000]?(${NAME})(${TITLE})?(?:同志|先生|女士|小姐)?(?:出席并|出席会议并|到会并|亲自)?(?:担任)?(?:(?:[0-9]{1,2}月)?[0-9]{1,2}日)?(?:上午|下午|晚上?)?(?:在[^，。；\\n]{1,20}?)?主持(?!人|词)`,
	"gu",
);

export function findPeople(
	view: TextView,
	facts: readonly Fact[],
	held: boolean,
): FoundPeople {
	const text = view.hans.slice(0, READ);
	const chairs = new People();
	const people = new People();
	const named = new People();
	for (const fact of facts)
		if (CHAIR_LABEL.test(fact.label))
			for (const person of personsIn(fact.value, fact.hans)) chairs.add(person);
	for (const fact of facts) {
		if (!PEOPLE_LABEL.test(fact.label)) continue;
		for (const person of personsIn(fact.value, fact.hans))
			people.add(
				RECORDER.test(fact.label) && !person.role
					? {
							...person,
							role:
								[...fact.label].slice(0, 2).join("") === "纪录"
									? "紀錄"
									: view
											.cut({
												start: view.starts[fact.head] as number,
												end: fact.start,
											})
											.replace(/[\s*:：]/gu, ""),
						}
					: person,
			);
	}
	for (const match of text.matchAll(ROLE_NAMES)) {
		const [whole, names = ""] = match;
		const start = match.index + whole.length - names.length;
		const role = roleBefore(view, text, match.index);
		const absent = isElsewhere(text, match.index, whole);
		for (const name of namesOf(view, start, names)) {
			named.add({ name });
			if (!absent && (held || speaks(text, match.index + whole.length)))
				people.add({ name, ...(role ? { role } : {}) });
		}
	}
	for (const match of text.matchAll(NAMES_TITLE)) {
		const [whole, names = "", title = ""] = match;
		const printed = view.cut({
			start: match.index + whole.length - title.length,
			end: match.index + whole.length,
		});
		const absent = isElsewhere(text, match.index, whole);
		for (const name of namesOf(view, match.index, names)) {
			named.add({ name });
			if (held && !absent) people.add({ name, role: printed });
		}
	}
	const chair = chairs.size === 0 ? presider(view, text) : undefined;
	if (chair) chairs.add(people.get(chair.name) ?? chair);
	if (held) for (const one of chairs.list()) people.add(one);
	for (const one of [...chairs.list(), ...people.list()]) named.add(one);
	return {
		chairs: chairs.list(),
		people: people.list(),
		names: named.list().map(({ name }) => name),
	};
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
		this.#people.set(person.name, { ...known, ...person });
	}

	list(): Person[] {
		return [...this.#people.values()];
	}
}

/** 由 X 主持, X 主持会议. */
function presider(view: TextView, text: string): Person | undefined {
	for (const match of text.matchAll(PRESIDES)) {
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
	return undefined;
}

/** Characters of one part of a role (县委副书记, 县长 are two). */
const LONGEST_ROLE = 24;
const ENDS_ROLE = new RegExp(`${ROLE_END}$`, "u");
/** What leads to a role and is no part of it: 「会议由县长」, 「邀请警察局副局长」. */
const LEADS_IN =
	/^(?:.{0,20}(?:以及|邀请|(?<!自)由|听取了|听取|了)(?=.{2})|和|及|与|、|的|是|为|对|向|受|在|请|并|有(?!限))/u;

/** The role that ends at a position, back over 、 and 兼 as long as roles stand there. */
function roleBefore(
	view: TextView,
	text: string,
	end: number,
): string | undefined {
	let start = end;
	for (let parts = 0; parts < 6; parts++) {
		const reach = text.slice(Math.max(0, start - LONGEST_ROLE), start);
		const own = /[\p{Script=Han}A-Za-z0-9（）()·]*$/u.exec(reach)?.[0] ?? "";
		if (own === "" || (parts > 0 && !ENDS_ROLE.test(own))) {
			if (parts > 0) start++;
			break;
		}
		start -= own.length;
		if (text[start - 1] !== "、") break;
		start--;
	}
	let role = text.slice(start, end);
	for (let cut = LEADS_IN.exec(role); cut; cut = LEADS_IN.exec(role)) {
		if (cut[0].length >= role.length) break;
		start += cut[0].length;
		role = role.slice(cut[0].length);
	}
	// 青石县人大常委会主任 keeps its office; a sentence that ran on does not.
	return ENDS_ROLE.test(role) ? view.cut({ start, end }).trim() : undefined;
}

function namesOf(view: TextView, start: number, names: string): string[] {
	const found: string[] = [];
	const whole = new RegExp(`^${NAME}$`, "u");
	let at = start;
	for (const name of names.split(/([、，,和及与]|以及)/u)) {
		const printed = view.cut({ start: at, end: at + name.length });
		at += name.length;
		if (whole.test(name) && !printed.includes("□")) found.push(printed);
	}
	return found;
}

/** In what is to come: 「副市长某某同志讲话」 names one who will be there. */
function speaks(text: string, end: number): boolean {
	return /^(?:同志)?(?:出席|到会|讲话|致辞|主持|作.{0,12}(?:报告|发言|讲话|部署))/u.test(
		text.slice(end, end + 24),
	);
}

/** Named, not present: 习近平总书记关于…的讲话, 请假, 受…委托. */
function isElsewhere(text: string, at: number, whole: string): boolean {
	const after = text.slice(at + whole.length, at + whole.length + 14);
	const before = text.slice(Math.max(0, at - 10), at);
	return (
		/^(?:同志)?(?:总书记|总理|主席)?(?:关于|在.{1,10}(?:讲话|考察|视察)|的?(?:重要)?(?:讲话|指示|批示|论述|精神)|多次|也多次|对.{0,10}作出)/u.test(
			after,
		) ||
		/(?:受|按照|根据|落实|贯彻|传达|学习|批示|以)[^，。]{0,8}$/u.test(before) ||
		/^ ?[（(]?(?:请假|缺席|因故|因公|请辞)|^(?:议员|委员)?则?由.{2,12}(?:代表|代理)/u.test(
			after,
		)
	);
}
