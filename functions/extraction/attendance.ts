// 参会人员: who should come, or came, as written.
import type { Fact } from "./facts.ts";
import { NAME, personsIn, ROLE_END } from "./personNames.ts";
import type { TextView } from "./textView.ts";

/** Characters of such a phrase; longer, and it is a list for an attachment. */
const LONGEST = 400;

const LABEL =
	/^(?:会议|本次会议)?(?:参会|参加|出席|与会|列席|参会的|拟参会)(?:会议)?(?:人员|对象|范围|单位|者|代表|人员范围|单位及人员|单位和人员|人员及范围|人)?$|^(?:会议)?对象$|^参加单位及人员$/u;
/** 「…负责同志参加会议。」 at the end of a report: a sentence of offices. */
const SENTENCE =
	/(?:^|[。\n])([^。\n]{4,160}?(?:负责人|负责同志|同志|代表|委员|成员|人员|领导|主任|干部|单位|部门|师生|业主|住户|首长|专家学者|委员会委员)[^。\n]{0,24}?)(?:分别)?(?:参加|出席|列席)(?:了)?(?:会议|本次会议|座谈会|大会)?(?=[。\n]|$)/gu;
const PERSON = new RegExp(`${ROLE_END}${NAME}(?:[、，和]|$)`, "u");

export function findAttendance(
	view: TextView,
	facts: readonly Fact[],
	addressees: string | undefined,
	coming: boolean,
): string | undefined {
	const fact = facts.find(
		({ label, line, hans }) =>
			LABEL.test(label) && hans !== "" && view.lines[line]?.block !== "cell",
	);
	if (fact && (coming || personsIn(fact.value, fact.hans).length === 0)) {
		const value = itemsOf(view, fact);
		if (value && [...value].length <= LONGEST) return value;
	}
	if (coming) {
		const asked =
			/(?:请|欢迎)([^，。；：\n]{2,80}?(?:负责人|负责同志|代表|委员|成员|人员|同志|家长|业主|会员|村民|居民|股东|市民|群众|公众))(?:准时|按时|届时|依时|踊跃|报名){0,3}(?:参加|出席|参会|列席|旁听|参与)/u.exec(
				view.hans.slice(0, 4000),
			);
		if (asked?.[1]) {
			const start = asked.index + asked[0].indexOf(asked[1]);
			return view.cut({ start, end: start + asked[1].length });
		}
		return addressees;
	}
	const text = view.hans.slice(0, 12_000);
	for (const sentence of text.matchAll(SENTENCE)) {
		const words = sentence[1];
		// Sentences about persons are read by the grammar of names.
		if (
			!words ||
			/主持|由|讲话|强调|指出|听取/u.test(words) ||
			PERSON.test(words)
		)
			continue;
		const start = sentence.index + sentence[0].indexOf(words);
		return view.cut({ start, end: start + words.length }).trim();
	}
	return undefined;
}

const NUMBER =
	/^[ \u3000]{0,8}(?:[（(][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.．、])[ \u3000]{0,2}/u;

/** The value, with the numbered items that follow it where it is the first of them. */
function itemsOf(view: TextView, fact: Fact): string {
	const trim = (text: string) => text.replace(/[。；;]$/u, "").trim();
	if (!NUMBER.test(fact.hans)) return trim(fact.value);
	const lines = [fact.value];
	for (const at of fact.below) {
		const line = view.lines[at];
		if (!line || !NUMBER.test(line.hans)) break;
		lines.push(line.text);
	}
	return lines.map((text) => trim(text.replace(NUMBER, ""))).join("；");
}
