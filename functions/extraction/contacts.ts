// 联系人及电话: names with their telephone numbers.
import type { Meeting } from "../notice/schema.ts";
import type { Fact } from "./facts.ts";
import { NAME } from "./personNames.ts";
import type { TextView } from "./textView.ts";

const MOST_CONTACTS = 50;
/** Characters of one label's value that are read. */
const LONGEST = 400;

/** Numbers of the mainland, Taiwan, Hong Kong and Macau, with extensions. */
const PHONE =
	/(?<![0-9A-Za-z-])(?:[(（]0[0-9]{1,3}[)）][-－— ]?[0-9]{3,4}[-－ ]?[0-9]{3,5}|0[0-9]{1,3}[-－— ]?[0-9]{3,4}[-－ ]?[0-9]{3,5}|1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|(?:\(?85[23]\)?[- ]?)?[2-9][0-9]{3}[- ][0-9]{4}|[2-9][0-9]{6,7})(?:(?: ?(?:转|分机|转分机|#|＃|ext\.?) ?)[0-9]{1,6})?(?![0-9])/giu;
const LABEL =
	/^(?:会务|会议|业务|技术|事务)?(?:联系|联络|咨询|查询|洽询|报名|垂询|监督|公众列席报名)(?:人|方式|电话|人员|人及电话|人及联系电话|人和电话|人、电话|窗口|方法|部门|单位)?$|^(?:承办人|承办人员|承办人及电话|电话|手机|查询)$|联系电话$|报名电话$|联系人/u;
const EMAIL = /[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{3,100}\.[A-Za-z]{2,10}/u;
const SPOKEN = new RegExp(
	`(${NAME}|[\\p{Script=Han}]{1,2}老师|[\\p{Script=Han}](?:先生|女士|小姐|主任|科长|经理|秘书))`,
	"gu",
);
const NOT_NAMES =
	/^(?:联系|电话|传真|手机|办公|咨询|方式|地址|邮箱|单位|时间)/u;

export function findContacts(
	view: TextView,
	facts: readonly Fact[],
): Meeting["contacts"] {
	const contacts: Meeting["contacts"] = [];
	const about = facts
		.filter(({ label }) => LABEL.test(label) && !/传真|邮/u.test(label))
		.slice(0, MOST_CONTACTS)
		.map((fact) => {
			const hans = view.hans.slice(
				fact.start,
				Math.min(fact.end, fact.start + LONGEST),
			);
			return { fact, hans, phones: [...hans.matchAll(PHONE)] };
		});
	let nameless: string | undefined;
	for (const [at, { fact, hans, phones }] of about.entries()) {
		const names = [...namesIn(view, fact, hans)];
		const email = EMAIL.exec(hans)?.[0];
		if (phones.length === 0) {
			// 联系人：…；电话：… : the number follows in a fact of its own.
			if (!names[0]) continue;
			nameless = names[0].name;
			if (about[at + 1]?.phones.length) continue;
			contacts.push({ name: nameless, ...(email ? { email } : {}) });
			continue;
		}
		for (const phone of phones) {
			const number = view
				.cut({
					start: fact.start + phone.index,
					end: fact.start + phone.index + phone[0].length,
				})
				.trim();
			const before = names.filter(({ at }) => at < phone.index).at(-1);
			const after = names.find(({ at }) => at > phone.index);
			const name =
				before?.name ??
				after?.name ??
				nameless ??
				officeBeside(view, fact, hans, phone);
			if (contacts.some((one) => one.phone === number && one.name === name))
				continue;
			contacts.push({
				...(name ? { name } : {}),
				phone: number,
				...(email ? { email } : {}),
				privacy:
					/^1[3-9]|^09/u.test(number.replace(/[^0-9]/gu, "")) &&
					number.replace(/[^0-9]/gu, "").length >= 10
						? "personal"
						: "office",
			});
		}
		nameless = undefined;
	}
	return contacts.slice(0, MOST_CONTACTS);
}

function* namesIn(
	view: TextView,
	fact: Fact,
	hans: string,
): Generator<{ name: string; at: number }> {
	for (const match of hans.matchAll(SPOKEN)) {
		if (NOT_NAMES.test(match[0])) continue;
		const before = hans.slice(Math.max(0, match.index - 1), match.index);
		// A name stands at the beginning, behind a stop, or behind a role.
		if (
			!/(?:^|[、，,；;：:（(\s\u3000/]|[秘书主任科长处老师专员组部室员局办股])$/u.test(
				before,
			)
		)
			continue;
		const after = hans.slice(
			match.index + match[0].length,
			match.index + match[0].length + 4,
		);
		if (
			!/^(?:$|[、，,；;：:（()）\s\u3000。/0-9]|先生|女士|小姐|老师|同志|主任|科长)/u.test(
				after,
			)
		)
			continue;
		yield {
			name: view.cut({
				start: fact.start + match.index,
				end: fact.start + match.index + match[0].length,
			}),
			at: match.index,
		};
	}
}

/** 「0911-5550101（办公室）」: the office in brackets, if no person is named. */
function officeBeside(
	view: TextView,
	fact: Fact,
	hans: string,
	phone: RegExpExecArray,
): string | undefined {
	const after = hans.slice(phone.index + phone[0].length);
	const office = /^[ ]?[（(]([\p{Script=Han}]{2,20})[)）]/u.exec(after)?.[1];
	if (!office) return undefined;
	const start =
		fact.start + phone.index + phone[0].length + after.indexOf(office);
	return view.cut({ start, end: start + office.length });
}
