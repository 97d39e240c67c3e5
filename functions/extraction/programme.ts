// A programme: rows and lines that give a topic its hour and its speaker.
import type { Line } from "../notice/document.ts";
import type { Person } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { asPerson, personsIn } from "./personLists.ts";
import { NAME } from "./personNames.ts";
import type { TextView } from "./textView.ts";

export interface Programme {
	topics: string[];
	speakers: Person[];
}

const MOST_ROWS = 200;
const TOPIC_HEAD =
	/^(?:会议|报告|演讲|分享|活动|培训|讲座)?(?:议题|题目|主题|内容|议程|环节|事项|流程|日程|议题名称)$/u;
const SPEAKER_HEAD =
	/^(?:讲者|嘉宾|报告人|主讲人?|主讲嘉宾|演讲者|演讲人|演讲嘉宾|分享人|分享者|分享嘉宾|发言人|汇报人|主持人|授课人|授课教师|讲师|申报人|提案人|提报人|发起人|负责人)$/u;
/** What stands beside a topic in the head of a programme's table. */
const OTHER_HEAD =
	/^(?:日期|星期|时间|时段|时长|序号|编号|场次|地点|会场|备注|单位|负责人|牵头单位|汇报单位|起止时间|#|No\.?)$/iu;
/** 上午（10时起）: a day's halves as columns. */
const HALF_HEAD = /^(?:上午|下午|晚上|晚间)(?:[（(][^（）()]{1,16}[)）])?$/u;
/** 13:40 - 14:20 before a topic. */
const TIMED =
	/^[ \u3000]{0,8}(?:[-*•] )?(?:[0-9]{1,2}[:：][0-9]{2}(?:[ ]{0,2}[-–—~～至]{1,2}[ ]{0,2}[0-9]{1,2}[:：][0-9]{2})?(?:起)?[:：| \u3000]{0,8}|(?:全天|上午|下午|晚上|晚间)[ \u3000]{1,8}(?![0-9 \u3000]))/u;
/** What stands in the column behind a topic: a person and whence, where the columns are wide spaces. */
const COLUMN = /[ \u3000]{2,20}|\u3000/u;
const NAME_AND_HOUSE =
	/^([\p{Script=Han}·]{2,4}|[A-Z][A-Za-z]{1,20} [A-Z][A-Za-z]{1,20})[ \u3000]{0,2}[（(]([^（）()]{2,30})[)）]$/u;
/** … —— 某某（某公司） behind one. */
const SPEAKER_BEHIND = new RegExp(
	`[ \\u3000]{0,3}(?:[-—–]{1,3}|[|/]|[ \\u3000]{2}|[（(]?(?:主讲|讲者|分享|报告|演讲|汇报)(?:人|者)?[:：])[ \\u3000]{0,3}(${NAME}(?:[、，& ]{1,2}${NAME}){0,4})(?:[ \\u3000]{0,2}[（(][^（）()]{1,30}[)）]|[ \\u3000]{1,2}[\\p{Script=Han}A-Za-z0-9]{2,24})?[)）]?$`,
	"u",
);

export function findProgramme(view: TextView): Programme {
	const table = tableOf(view);
	if (table.topics.length >= 2) return table;
	const topics: string[] = [];
	const speakers: Person[] = [];
	for (const line of view.lines) {
		const time = TIMED.exec(line.hans)?.[0];
		if (!time || topics.length >= MOST_ROWS) continue;
		const item = withoutSpeaker(line, sizeOf(time));
		if (item.topic !== "") topics.push(item.topic);
		speakers.push(...item.speakers);
	}
	return topics.length >= 2
		? { topics, speakers }
		: { topics: [], speakers: [] };
}

/** The words of a line from a code point on, its speakers apart. */
export function withoutSpeaker(
	line: Pick<Line, "text" | "hans">,
	from: number,
): { topic: string; speakers: Person[] } {
	const printed = [...line.text].slice(from);
	const hans = slicePoints(line.hans, from).trimEnd();
	const behind = SPEAKER_BEHIND.exec(hans);
	if (!behind?.[1] || behind.index < 2) return columnsOf(printed, hans);
	const start = sizeOf(hans.slice(0, behind.index));
	const at = sizeOf(hans.slice(0, behind.index + behind[0].indexOf(behind[1])));
	return {
		topic: printed.slice(0, start).join("").trim(),
		speakers: personsIn(
			printed.slice(at, at + sizeOf(behind[1])).join(""),
			behind[1],
		).map(asPerson),
	};
}

/** 「特邀报告：…　　丘某（某大学）」, 「报到　酒店大堂」: the topic is the first column. */
function columnsOf(
	printed: readonly string[],
	hans: string,
): { topic: string; speakers: Person[] } {
	const whole = { topic: printed.join("").trim(), speakers: [] };
	const gap = COLUMN.exec(hans.trim());
	if (!gap || gap.index < 2) return whole;
	const lead = hans.length - hans.trimStart().length;
	const cut = sizeOf(hans.slice(0, lead + gap.index));
	const rest = printed.slice(cut).join("").trim();
	const person = NAME_AND_HOUSE.exec(rest);
	return {
		topic: printed.slice(0, cut).join("").trim(),
		speakers:
			person?.[1] && person[2] ? [{ name: person[1], role: person[2] }] : [],
	};
}

/** A table whose head names the topics; its column of speakers, where it has one. */
function tableOf(view: TextView): Programme {
	const rows = new Map<number, Line[]>();
	for (const line of view.lines)
		if (line.row !== undefined)
			rows.set(line.row, [...(rows.get(line.row) ?? []), line]);
	let head: { topics: number[]; speaker: number | undefined } | undefined;
	const topics: string[] = [];
	const speakers: Person[] = [];
	for (const cells of [...rows.values()].slice(0, MOST_ROWS)) {
		const columns = (pattern: RegExp) =>
			cells
				.filter(({ hans }) => pattern.test(hans.trim()))
				.map(({ column = 0 }) => column);
		const named = columns(TOPIC_HEAD);
		const [speaker] = columns(SPEAKER_HEAD);
		const beside = columns(OTHER_HEAD).length > 0 || speaker !== undefined;
		// 会议主题 beside its own words is a label, not a head.
		const heads = named.length > 0 ? named.slice(0, 1) : columns(HALF_HEAD);
		if (heads.length > 0 && cells.length >= 2 && beside) {
			head = { topics: heads, speaker };
			continue;
		}
		if (!head) continue;
		const cell = (column: number | undefined) =>
			cells.filter((one) => one.column === column);
		for (const column of head.topics) {
			const title = cell(column)
				.map(({ text }) => text.trim())
				.join("");
			if (title !== "" && title !== "/" && title !== "—") topics.push(title);
		}
		for (const { text, hans } of cell(head.speaker))
			speakers.push(...personsIn(text, hans).map(asPerson));
	}
	return { topics, speakers };
}
