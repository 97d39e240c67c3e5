// Who takes part and who presides: a role beside a name that begins with a surname.
import type { Person } from "../notice/schema.ts";
import type { Fact } from "./facts.ts";
import { AFTER_NAME, NAME, personsIn, ROLE, TITLE } from "./personNames.ts";
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

/** 职务 then names, as in 「副市长张某、李某」. */
const ROLE_NAMES = new RegExp(
	`(${ROLE})[ \\u3000]?(${NAME}(?:(?:[、，,和及与]|以及)(?:${NAME}))*)${AFTER_NAME}`,
	"gu",
);
/** Names then 职务, as in 「王某、李某等领导」, 「召集人郭某议长」, 「林某议员」. */
const NAMES_TITLE = new RegExp(
	`(?<![\\p{Script=Han}])?((?:${NAME}[、，和及与])*${NAME})(?:等)?(${TITLE})`,
	"gu",
);
const PRESIDES: readonly RegExp[] = [
	new RegExp(
		`由(${ROLE})?(${NAME})(${TITLE})?(?:同志|先生|女士|小姐)?(?:亲自)?(?:担任)?(?:主持|主席)`,
		"u",
	),
	new RegExp(
		`(${ROLE})?[ \\u3000]?(${NAME})(${TITLE})?(?:同志|先生|女士)?(?:出席并|出席会议并|到会并)?主持(?:召开)?(?:了)?(?=会议|本次|大会|并|召开|座谈|全体|[。，；\\n]|开|该|第|中央|全|$)`,
		"gu",
	),
];

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
		const [whole, role = "", names = ""] = match;
		const start = match.index + whole.length - names.length;
		const absent = isElsewhere(text, match.index, whole);
		const printed = tidyRole(
			view.cut({ start: match.index, end: match.index + role.length }),
		);
		for (const name of namesOf(view, start, names)) {
			named.add({ name });
			if (held && !absent)
				people.add({ name, ...(printed ? { role: printed } : {}) });
		}
	}
	for (const match of text.matchAll(NAMES_TITLE)) {
		const [whole, names = "", title = ""] = match;
		const before = text.slice(Math.max(0, match.index - 1), match.index);
		const printed = view.cut({
			start: match.index + whole.length - title.length,
			end: match.index + whole.length,
		});
		if (!/^[、，。；：:\n\s由和及与）)人]?$/u.test(before)) continue;
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
	for (const pattern of PRESIDES)
		for (const match of pattern.global
			? text.matchAll(pattern)
			: [pattern.exec(text)]) {
			const name = match?.[2];
			if (!match || !name) continue;
			const at = match.index + match[0].indexOf(name, match[1]?.length ?? 0);
			const printed = view.cut({ start: at, end: at + name.length });
			if (printed.includes("□")) continue;
			const before = text.slice(Math.max(0, match.index - 1), match.index);
			if (!match[1] && pattern.global && !/^[，。；：:\n\s]?$/u.test(before))
				continue;
			const role = match[1]
				? tidyRole(
						view.cut({
							start: match.index + match[0].indexOf(match[1]),
							end: match.index + match[0].indexOf(match[1]) + match[1].length,
						}),
					)
				: match[3];
			return { name: printed, ...(role ? { role } : {}) };
		}
	return undefined;
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

/** Named, not present: 习近平总书记关于…的讲话, 请假, 受…委托. */
function isElsewhere(text: string, at: number, whole: string): boolean {
	const after = text.slice(at + whole.length, at + whole.length + 14);
	const before = text.slice(Math.max(0, at - 10), at);
	return (
		/^(?:同志)?(?:总书记|总理|主席)?(?:关于|在.{1,10}(?:讲话|考察|视察)|的?(?:重要)?(?:讲话|指示|批示|论述|精神)|多次|也多次|对.{0,10}作出)/u.test(
			after,
		) ||
		/(?:受|按照|根据|落实|贯彻|传达|学习|批示|以)[^，。]{0,8}$/u.test(before) ||
		/^[（(]?(?:请假|缺席|因故|因公|请辞)/u.test(after)
	);
}

function tidyRole(role: string): string {
	return role
		.replace(/^.*[，。；：,;:\s]/u, "")
		.replace(
			/^(?:以及|会议由|會議由|邀请|邀請|和|及|与|與|由|并|並|、|了|的|在|有|请|請|是|为|為|向|对|對)/u,
			"",
		)
		.trim();
}
