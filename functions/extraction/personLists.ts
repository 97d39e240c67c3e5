// Persons in the value of a label: 「主委郭某、副主委梁某（请假）」, 「张三 李四」, 「鄭某先生（主席）　某署署長」.
import type { Person } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { matches } from "./matches.ts";
import { GIVEN, NAME, ROLE_END, SURNAME, TITLE } from "./personNames.ts";

export interface Listed extends Person {
	/** Noted beside the name as the one who presides: 「鄭某（主席）」. */
	presides?: true;
}

export function asPerson({ name, role }: Listed): Person {
	return role ? { name, role } : { name };
}

/** Persons of one value. */
const MOST = 200;

const HONORIFIC = "(?:先生|女士|小姐|同志|太太|医生|太平绅士)";
const WHOLE = new RegExp(`^(${NAME})(${HONORIFIC}|老师|议员|委员)?$`, "u");
/** 任先生: no given name, and yet a person who was there. */
const POLITE = new RegExp(
	`^(?:(?:${SURNAME})(?:${HONORIFIC}|老师|教授|博士|律师)|[老小](?:${SURNAME}))$`,
	"u",
);
const OFFICE =
	"局|委|办|处|科|部|组|股|室|中心|办事处|队|院|校|社区|公司|分局|镇|乡|街道|里|栋|园区|住户|单位|银行|协会|学会|集团";
const ROLE_FIRST = new RegExp(
	`^((?:[\\p{Script=Han}A-Za-z0-9、兼（）()]{0,30}?${ROLE_END}|[\\p{Script=Han}A-Za-z0-9]{1,24}?(?:${OFFICE})))(${NAME})(${HONORIFIC}|同志)?$`,
	"u",
);
/** 「赖乡长岳腾」: the title between surname and given name, as Taiwan's offices write. */
const AROUND = new RegExp(
	`^(${SURNAME})(副?主任委员|${TITLE}|代表|理事|监事|里长|村长|执行秘书|专员|科员|技士|技正|组员)((?:${GIVEN}){1,2})$`,
	"u",
);
const NAME_FIRST = new RegExp(
	`^(${NAME})((?:副|总|代)?[\\p{Script=Han}]{0,16}${ROLE_END})$`,
	"u",
);
const ENDS_ROLE = new RegExp(
	`(?:${ROLE_END}|${OFFICE}|代表|嘉宾|学者|专家)$`,
	"u",
);
/** Honours and degrees behind names: 陈某先生, JP. */
const HONOURS =
	/^(?:JP|MH|GB[MSE]|[SB]BS|[CMOKD]BE|QC|SC|CPA|CFA|MBA|MD|Ph\.?D|PDSM|PMSM|IDSM|CSDSM|CSM|Mrs?|Ms|Miss|Dr|Prof|Ir|Sr|Hon)\.?$/u;
/** Handles and names in Latin letters, as communities of programmers list them. */
const HANDLE = /^@?[A-Za-z][A-Za-z0-9_.-]{1,38}$/u;
const NO_LATIN =
	/^(?:N\/?A|TBD|all|none|zoom|tencent|wechat|maintainers?|members?|everyone|https?)\b/iu;
const PRESIDING = /主席|主持|召集人/u;
const ABSENT = /请假|缺席|未到|未出席|因故|因公/u;
/** Words in lists of persons that are no names. */
const NOBODY =
	/全体|各|委员|人员|代表|成员|会员|理事|监事|同学|社员|以及|等|单位|部门|办公|公司|嘉宾|无|暂无|略|待定|如上|名单|附件|其他|线上|现场/u;

/** `printed` and `hans` have the same number of code points. Absentees are left out. */
export function personsIn(printed: string, hans: string): Listed[] {
	const parts = cutAt(hans);
	const named = parts.filter(({ text }) => bareName(text)).length;
	const plain = parts.filter(({ text }) =>
		/^[\p{Script=Han}·]{2,4}$/u.test(text),
	);
	// Where most words of a list are names, 扶苏 beside 王小明 is one too.
	const trust = named >= 2 && named * 2 >= plain.length;
	const found: Listed[] = [];
	for (const { text, at } of parts) {
		if (found.length >= MOST) break;
		for (const one of personsOf(text, trust)) {
			const [first, second] = one.name;
			const person: Listed = { name: wordsAt(printed, at, first) };
			if (second) person.name += wordsAt(printed, at, second);
			const role = one.role && wordsAt(printed, at, one.role);
			if (role) person.role = role;
			if (one.presides) person.presides = true;
			found.push(person);
		}
	}
	return found;
}

function wordsAt(printed: string, at: number, [from, to]: Span): string {
	const words = slicePoints(printed, at + from, at + to).trim();
	return /^\p{Script=Han}[ \u3000]{1,4}\p{Script=Han}$/u.test(words)
		? words.replace(/[ \u3000]/gu, "")
		: words;
}

function bareName(text: string): boolean {
	return WHOLE.test(text);
}

const WORDS = /[^\s\u3000]+/gu;

interface Part {
	text: string;
	/** Code points before it. */
	at: number;
}

/** Cut at stops outside brackets. */
function cutAt(hans: string): Part[] {
	const parts: Part[] = [];
	let depth = 0;
	let text = "";
	let at = 0;
	let n = 0;
	for (const one of hans) {
		if ("（(".includes(one)) depth++;
		else if (")）".includes(one)) depth = Math.max(0, depth - 1);
		if (depth === 0 && "、，,；;。\n/|".includes(one)) {
			parts.push({ text, at });
			text = "";
			at = n + 1;
		} else text += one;
		n++;
	}
	parts.push({ text, at });
	return parts.flatMap(({ text, at }) => {
		const lead = sizeOf(/^[\s\u3000@•*-]*/u.exec(text)?.[0] ?? "");
		const bare = text.trim().replace(/^[@•*-]+\s*/u, "");
		return bare === "" ? [] : [{ text: bare, at: at + lead }];
	});
}

/** Code points of a part: from, to. */
type Span = [from: number, to: number];

interface Spot {
	/** Two, where the role stands between surname and given name. */
	name: [Span, Span?];
	role?: Span;
	presides?: boolean;
}

/** The words of one part, which spaces hold apart. */
function personsOf(text: string, trust: boolean): Spot[] {
	if (ABSENT.test(text)) return [];
	const latin = latinNames(text);
	if (latin.length > 0) return latin;
	const words: Word[] = [];
	for (const match of matches(text, WORDS)) {
		const note = /[（(]([^（）()]{1,30})[)）]?$/u.exec(match[0])?.[1] ?? "";
		const word = match[0].replace(/[（(][^（）()]{0,40}[)）]?$/u, "");
		const from = sizeOf(text.slice(0, match.index));
		words.push({ word, note, from, end: from + sizeOf(word) });
	}
	const spots: Spot[] = [];
	let pending: Span | undefined;
	let role = false;
	for (const { word, note, from, end } of setClose(words)) {
		const spot =
			sizeOf(word) < end - from
				? { name: [[from, end]] as [Span] }
				: spotOf(word, from, trust);
		if (!spot) {
			const last = spots.at(-1);
			// 张某　某局局长: the role behind the name.
			if (last && !last.role && !pending && ENDS_ROLE.test(word))
				last.role = [from, end];
			// 主席　某区专员: of two roles the one beside the name.
			else {
				pending = [(role ? undefined : pending?.[0]) ?? from, end];
				role = ENDS_ROLE.test(word);
			}
			continue;
		}
		if (!spot.role && pending) spot.role = pending;
		else if (
			!spot.role &&
			note &&
			ENDS_ROLE.test(note) &&
			!PRESIDING.test(note)
		)
			spot.role = [end + 1, end + 1 + sizeOf(note)];
		if (PRESIDING.test(note)) spot.presides = true;
		pending = undefined;
		role = false;
		spots.push(spot);
	}
	return spots;
}

interface Word {
	word: string;
	note: string;
	/** Code points of the part; further apart than the word is long where it is set wide. */
	from: number;
	end: number;
}

const ONE_SURNAME = new RegExp(`^(?:${SURNAME})$`, "u");
const ONE_CHARACTER = /^[\p{Script=Han}]$/u;

/** 周　敏　何　伟: names of two characters, set as wide as those of three. */
function setClose(words: readonly Word[]): Word[] {
	const found: Word[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] as Word;
		const next = words[at + 1];
		if (
			next &&
			word.note === "" &&
			ONE_CHARACTER.test(word.word) &&
			ONE_SURNAME.test(word.word) &&
			ONE_CHARACTER.test(next.word)
		) {
			found.push({ ...next, word: word.word + next.word, from: word.from });
			at++;
		} else found.push(word);
	}
	return found;
}

/** Given and family name in capitals are one person; several handles in a row are several. */
function latinNames(text: string): Spot[] {
	const lead =
		/^(?:[\p{Script=Han}（）()]{1,24}[ \u3000])?/u.exec(text)?.[0] ?? "";
	const rest = text
		.slice(lead.length)
		.replace(/[（(][^（）()]{0,40}[)）]?$/u, "")
		.trim();
	if (lead !== "" && !ENDS_ROLE.test(lead.trim())) return [];
	const words = rest.split(/[ \u3000]+/u);
	if (words.length > 40 || NO_LATIN.test(rest)) return [];
	if (!words.every((word) => HANDLE.test(word))) return [];
	if (words.every((word) => HONOURS.test(word))) return [];
	const from = sizeOf(lead);
	const role: Span | undefined =
		lead === "" ? undefined : [0, sizeOf(lead.trim())];
	const name = (at: number, words: string): Spot => ({
		name: [[at, at + sizeOf(words)]],
		...(role ? { role } : {}),
	});
	if (words.length <= 3 && words.every((word) => /^[A-Z]/.test(word)))
		return [name(from, rest.replace(/^@/, ""))];
	let at = from;
	return words.map((word) => {
		const start = text.indexOf(word, at);
		at = start + word.length;
		const mark = word.startsWith("@") ? 1 : 0;
		return name(start + mark, word.slice(mark));
	});
}

function spotOf(word: string, from: number, trust: boolean): Spot | undefined {
	const around = AROUND.exec(word);
	if (around?.[1] && around[2] && around[3]) {
		const given = from + sizeOf(around[1]) + sizeOf(around[2]);
		return {
			name: [
				[from, from + sizeOf(around[1])],
				[given, given + sizeOf(around[3])],
			],
			role: [from + sizeOf(around[1]), given],
		};
	}
	const whole = WHOLE.exec(word);
	if (whole?.[1]) return { name: [spanOf(whole[1], from)] };
	if (POLITE.test(word)) return { name: [spanOf(word, from)] };
	const roleFirst = ROLE_FIRST.exec(word);
	if (roleFirst?.[1] && roleFirst[2])
		return withRole(roleFirst[1], roleFirst[2], from);
	const nameFirst = NAME_FIRST.exec(word);
	if (nameFirst?.[1] && nameFirst[2] && !/[省市县区镇乡]$/u.test(nameFirst[1]))
		return {
			name: [spanOf(nameFirst[1], from)],
			role: spanOf(nameFirst[2], from + sizeOf(nameFirst[1])),
		};
	const official = officeAndName(word);
	if (official) return withRole(official[0], official[1], from);
	return trust &&
		/^[\p{Script=Han}·]{2,4}$/u.test(word) &&
		!NOBODY.test(word) &&
		!ENDS_ROLE.test(word)
		? { name: [spanOf(word, from)] }
		: undefined;
}

function spanOf(words: string, from: number): Span {
	return [from, from + sizeOf(words)];
}

/** A role, and the name right behind it. */
function withRole(role: string, name: string, from: number): Spot {
	return {
		name: [spanOf(name, from + sizeOf(role))],
		role: spanOf(role, from),
	};
}

/** E栋任先生: where a person lives or works, and a polite name. */
const POLITE_END = new RegExp(
	`^([\\p{Script=Han}A-Za-z0-9-]{1,20}?(?:${OFFICE}|楼|户))((?:${SURNAME})${HONORIFIC})$`,
	"u",
);

function officeAndName(word: string): [string, string] | undefined {
	const polite = POLITE_END.exec(word);
	return polite?.[1] && polite[2] ? [polite[1], polite[2]] : undefined;
}
