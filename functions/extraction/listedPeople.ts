// Persons in lists: under a label, in groups with a role each, a line each.
import type { Person } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import type { Fact } from "./facts.ts";
import { type Listed, personsIn } from "./personLists.ts";
import { NAME, ROLE_END, SURNAME } from "./personNames.ts";
import type { TextView } from "./textView.ts";

/** Lines of a list of persons, one a line. */
const MOST_LINES = 100;

/** Those of the value, and of the lines below it as long as each names someone. */
export function listedUnder(view: TextView, fact: Fact): Listed[] {
	const bulleted = [fact.line, ...fact.below.slice(0, MOST_LINES)]
		.map((at) => view.lines[at])
		.filter((line) => line?.block === "listItem" && line.hans.length <= 24);
	if (
		fact.head !== fact.line &&
		view.lines[fact.line]?.block === "listItem" &&
		bulleted.length >= 2
	) {
		const all = personsIn(
			bulleted.map((line) => line?.text).join("、"),
			bulleted.map((line) => line?.hans).join("、"),
		);
		if (all.some(({ name }) => /\p{Script=Han}/u.test(name))) return all;
	}
	const found = inGroup(fact.value, fact.hans);
	if (found.length === 0 && fact.head === fact.line) return found;
	for (const at of fact.below.slice(0, MOST_LINES)) {
		const line = view.lines[at];
		if (!line || line.hans.length > 80) break;
		const more = inGroup(line.text, line.hans);
		if (more.length === 0) break;
		found.push(...more);
	}
	return found;
}

/** 「理事：张某、李某」: one group of a list of persons; what it is is the role of each. */
const GROUP =
	/^[ \u3000]{0,4}([\p{Script=Han}]{2,10})[:：][ \u3000]{0,2}(?=\S)/u;
const NO_GROUP =
	/^(?:主持|请假|缺席|缺席者|时间|地点|议程|联系|记录|会议|备注|方式|主题|单位|电话)/u;

function inGroup(printed: string, hans: string): Listed[] {
	const lead = GROUP.exec(hans);
	if (!lead?.[1] || NO_GROUP.test(lead[1])) return personsIn(printed, hans);
	const cut = sizeOf(lead[0]);
	const before = sizeOf(hans.slice(0, hans.indexOf(lead[1])));
	const role = slicePoints(printed, before, before + sizeOf(lead[1]));
	return personsIn(slicePoints(printed, cut), hans.slice(lead[0].length)).map(
		(one) => (one.role ? one : { ...one, role }),
	);
}

/** 「市统计局局长　翁某」, a line each: those who will be there. One line alone may be a signature. */
const ROLE_THEN_NAME = new RegExp(
	`^[ \\u3000]{0,8}([\\p{Script=Han}A-Za-z0-9、（）()“”]{2,30}(?:${ROLE_END}|[长师员]))[ \\u3000]{1,12}(${NAME}|${SURNAME}[ \\u3000]{1,4}[\\p{Script=Han}])[ \\u3000]{0,4}$`,
	"u",
);
const NAME_THEN_ROLE = new RegExp(
	`^[ \\u3000]{0,8}(${NAME})[ \\u3000]{1,12}([\\p{Script=Han}A-Za-z0-9、（）()“”]{2,30}(?:${ROLE_END}|[长师员]))[ \\u3000]{0,4}$`,
	"u",
);

export function* rostered(view: TextView, text: string): Generator<Person> {
	const spots = text.split("\n").map((hans, line) => {
		const start = view.starts[line] as number;
		const behind = ROLE_THEN_NAME.exec(hans);
		const before = behind ? null : NAME_THEN_ROLE.exec(hans);
		const role = behind?.[1] ?? before?.[2];
		const name = behind?.[2] ?? before?.[1];
		if (!role || !name) return undefined;
		const part = (words: string, from: number) =>
			view.cut({
				start: start + hans.indexOf(words, from),
				end: start + hans.indexOf(words, from) + words.length,
			});
		return {
			name: part(name, behind ? hans.indexOf(role) + role.length : 0).replace(
				/[ \u3000]/gu,
				"",
			),
			role: part(role, behind ? 0 : hans.indexOf(name) + name.length),
		};
	});
	for (const [line, spot] of spots.entries())
		if (spot && (spots[line - 1] || spots[line + 1])) yield spot;
}
