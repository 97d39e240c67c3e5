// 联系人及电话: names with their telephone numbers, behind labels and in sentences.

import type { Meeting } from "../notice/schema.ts";
import type { Fact } from "./facts.ts";
import { matches } from "./matches.ts";
import { NAME, SURNAME } from "./personNames.ts";
import type { TextView } from "./textView.ts";

type Contact = Meeting["contacts"][number];

const MOST_CONTACTS = 50;
/** Characters between the words that lead to a number and the number. */
const REACH = 60;

/** Numbers of the mainland, Taiwan, Hong Kong and Macau, with extensions. */
const PHONE =
	/(?<![0-9A-Za-z.-])(?:[(（]0[0-9]{1,3}[)）][-－— ]?[0-9]{3,4}[-－ ]?[0-9]{3,5}|0[0-9]{1,3}[-－— ]?[0-9]{3,4}[-－ ]?[0-9]{3,5}|1[3-9][0-9][- ]?(?:[0-9]{4}|[*＊xX×]{4})[- ]?[0-9]{4}|400[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|(?:\(?85[23]\)?[- ]?)?[2-9][0-9]{3}[- ][0-9]{4}|[2-9][0-9]{6,7})(?:(?: ?(?:转|分机|转分机|#|＃|ext\.?) ?)[0-9]{1,6})?(?![0-9年/:：])/giu;
const LABEL =
	/^[\p{Script=Han}]{0,8}?(?:联系|联络|咨询|查询|洽询|报名|垂询|承办)(?:人员?|方式|电话|人及电话|人及联系电话|人和电话|人、电话|人与电话|窗口|方法|部门|单位|处)?$|^(?:承办人及电话|电话|手机|洽|查询|热线|专线)$|(?:联系|报名|咨询|服务|联络|查询|办公)(?:电话|人)$|[热专]线$/u;
const LEADS =
	/(?:联系|联络|咨询|查询|洽|垂询|致电|来电|电话|手机|热线|专线|拨打|Tel|报名)[^0-9]{0,30}$/iu;
const FAX =
	/(?:传真|邮编|编号|账号|帐号|代码|密码|会议号|会议ID|QQ|群号|Fax)[^0-9]{0,6}$/iu;
const EMAIL = /[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{3,100}\.[A-Za-z]{2,10}/u;
const SPOKEN = new RegExp(
	`(?<!主(?=任))(${NAME}|(?:${SURNAME})(?:老师|先生|女士|小姐|主任|科长|组长|课长|股长|经理|秘书|同学|同志|技士|技佐|技正|课员|科员|干事|专员|工程师)|[老小](?:${SURNAME}))`,
	"gu",
);
const SPOKEN_WHOLE = new RegExp(
	`^(?:${NAME}|(?:${SURNAME})(?:老师|先生|女士|小姐|主任|科长|经理|秘书|同学|同志|工程师))$`,
	"u",
);
/** A number inside the house: 6221（内线）, 分机211. */
const EXTENSION =
	/(?:分机|内线)[:： ]?[0-9]{2,6}(?![0-9])|^[0-9]{3,6}(?=[（(]内线|$|[ \u3000。；;])/u;
const NOT_NAMES =
	/^(?:联系|电话|传真|手机|办公|咨询|方式|地址|邮箱|单位|时间)/u;

interface Called {
	name: string;
	at: number;
}

export function findContacts(
	view: TextView,
	facts: readonly Fact[],
): Contact[] {
	const contacts: Contact[] = [];
	/** Named by a label whose number stands in the next one. */
	let waiting: string[] = [];
	/** Where the last segment with a number ended. */
	let behindPhone = -100;
	for (const { start, end, label } of segments(view, facts)) {
		const hans = view.hans.slice(start, end);
		const numbered = /[0-9]{3}/.test(hans);
		if (label === undefined && !numbered) continue;
		const labelled = label !== undefined && LABEL.test(label);
		// 鲍老师：0512-…: the person is the label.
		const titled = label !== undefined && SPOKEN_WHOLE.test(label);
		const led = labelled || titled;
		let last = 0;
		const numbers = numbered ? [...matches(hans, PHONE)] : [];
		const phones = numbers.filter(({ index, 0: number }) => {
			const before = hans.slice(Math.max(0, index - REACH), index);
			// One number of a list led to, and the next are too: 「张某（…）、李某（…）」.
			const next =
				last > 0 &&
				index - last <= 14 &&
				/^[)）]?[、，,；;/ \u3000]/u.test(hans.slice(last, index)) &&
				!/[。\n]/u.test(hans.slice(last, index));
			const takes = !FAX.test(before) && (led || next || LEADS.test(before));
			if (takes) last = index + number.length;
			return takes;
		});
		if (
			phones.length === 0 &&
			labelled &&
			(/电话|分机/u.test(label) || /分机[0-9]/u.test(hans))
		) {
			const short = EXTENSION.exec(hans);
			if (short) phones.push(short as RegExpExecArray);
		}
		const names =
			labelled || phones.length > 0 ? [...namesIn(view, start, hans)] : [];
		if (titled && phones.length > 0) {
			const before = view.hans.slice(0, start);
			const at = before.lastIndexOf(label);
			if (at >= start - label.length - 8)
				waiting = [view.cut({ start: at, end: at + label.length })];
		}
		const email = labelled ? EMAIL.exec(hans)?.[0] : undefined;
		if (phones.length === 0) {
			// 理事长：某某　电话：…: a name beside its number, whatever its label is.
			if (!labelled && label && SPOKEN_WHOLE.test(hans.trim())) {
				waiting = [view.cut({ start, end }).trim()];
				continue;
			}
			if (!labelled || names.length === 0) continue;
			// 「联系方式：010-…，联系人：梅某」: the name behind its number.
			const before = contacts.at(-1);
			if (before && !before.name && before.phone && start - behindPhone <= 12) {
				before.name = names[0]?.name;
				for (const { name } of names.slice(1))
					add(contacts, { ...before, name });
				continue;
			}
			waiting = names.map(({ name }) => name);
			if (email) {
				for (const name of waiting) add(contacts, { name, email });
				waiting = [];
			}
			continue;
		}
		let from = 0;
		for (const [n, phone] of phones.entries()) {
			const number = view
				.cut({
					start: start + phone.index,
					end: start + phone.index + phone[0].length,
				})
				.trim();
			const to = phone.index + phone[0].length;
			const own = names.filter(({ at }) => at >= from && at < phone.index);
			const after = hans.slice(to);
			const behind = names.find(
				({ at }) =>
					at >= to &&
					(/^[ \u3000]?[（(]?(?:[与和向找][\p{Script=Han}]{0,8})?$/u.test(
						hans.slice(to, at),
					) ||
						// 「02-… 里干事 方先生」 behind a label.
						(labelled &&
							/^[ \u3000][\p{Script=Han}]{2,8}[ \u3000]?$/u.test(
								hans.slice(to, at),
							))),
			);
			const called =
				own.length > 0
					? own.map(({ name }) => name)
					: waiting.length > 0
						? waiting.length === phones.length
							? [waiting[n] as string]
							: waiting
						: [
								behind?.name ??
									officeBeside(view, start + to, after) ??
									officeAhead(
										view,
										start + from,
										hans.slice(from, phone.index),
									),
							];
			for (const name of called)
				add(contacts, {
					...(name ? { name } : {}),
					phone: number,
					...(email ? { email } : {}),
					privacy: isPersonal(number) ? "personal" : "office",
				});
			from = to;
		}
		behindPhone = end;
		waiting = [];
	}
	return contacts;
}

function add(contacts: Contact[], one: Contact): void {
	const known = contacts.some(
		({ name, phone }) => name === one.name && phone === one.phone,
	);
	if (!known && contacts.length < MOST_CONTACTS) contacts.push(one);
}

/** The values of labels, and the lines that have none, in the order of the text. */
function* segments(
	view: TextView,
	facts: readonly Fact[],
): Generator<{ start: number; end: number; label?: string }> {
	const byLine = new Map<number, Fact[]>();
	for (const fact of facts) {
		const others = byLine.get(fact.line);
		if (others) others.push(fact);
		else byLine.set(fact.line, [fact]);
	}
	for (const [line, { hans, block }] of view.lines.entries()) {
		if (block === "code") continue;
		const begin = view.starts[line] as number;
		const own = byLine.get(line)?.sort((a, b) => a.start - b.start) ?? [];
		let at = begin;
		for (const { start, end, label } of own) {
			if (start < at) {
				// The innermost label of the same words says what they are.
				if (LABEL.test(label)) yield { start, end, label };
				continue;
			}
			if (LABEL.test(label) || SPOKEN_WHOLE.test(label) || own.length > 1) {
				yield { start, end, label };
				at = end;
			}
		}
		if (at === begin) yield { start: begin, end: begin + hans.length };
	}
}

/** Mobile numbers of the mainland and Taiwan are a person's; those of an office are fixed lines. */
export function isPersonal(phone: string): boolean {
	const digits = phone.replace(/[^0-9]/gu, "");
	return /^1[3-9][0-9]{9}$|^09[0-9]{8}$/u.test(digits);
}

function* namesIn(
	view: TextView,
	start: number,
	hans: string,
): Generator<Called> {
	for (const match of matches(hans, SPOKEN)) {
		if (NOT_NAMES.test(match[0])) continue;
		const before = hans.slice(Math.max(0, match.index - 1), match.index);
		// A name stands at the beginning, behind a stop, or behind a role.
		if (
			!/(?:先生|女士|小姐|老师)$/u.test(match[0]) &&
			!/(?:^|[、，,；;：:（(\s\u3000/和]|[秘书任科长处老师专员组部室员局办股系洽事])$/u.test(
				before,
			)
		)
			continue;
		const after = hans.slice(
			match.index + match[0].length,
			match.index + match[0].length + 4,
		);
		if (
			!/^(?:$|[、，,；;：:（()）\s\u3000。/0-9+]|先生|女士|小姐|老师|同志|主任|科长|同学|联系|电话|手机|和)/u.test(
				after,
			)
		)
			continue;
		yield {
			name: view.cut({
				start: start + match.index,
				end: start + match.index + match[0].length,
			}),
			at: match.index,
		};
	}
}

/** 「；社区居委会 87650021」: the office right before its number. */
function officeAhead(
	view: TextView,
	start: number,
	before: string,
): string | undefined {
	const match =
		/(?:^|[；;，,。、])[ \u3000]?([\p{Script=Han}]{2,14}(?:[委局办科室处部会所站社]|中心|办公室|居委会))[ \u3000:：]{1,2}$/u.exec(
			before,
		);
	if (!match?.[1] || NOT_NAMES.test(match[1])) return undefined;
	const at = start + before.lastIndexOf(match[1]);
	return view.cut({ start: at, end: at + match[1].length });
}

/** 「0911-5550101（办公室）」: the office in brackets, if no person is named. */
function officeBeside(
	view: TextView,
	start: number,
	after: string,
): string | undefined {
	const office = /^[ ]?[（(]([\p{Script=Han}]{2,20})[)）]/u.exec(after)?.[1];
	if (!office) return undefined;
	const at = start + after.indexOf(office);
	return view.cut({ start: at, end: at + office.length });
}
