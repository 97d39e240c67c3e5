// Which other notice a document overturns, corrects or is the agenda of: by number, 《title》, 关于…的通知, link,
// or its meeting.

import type { Element, Root, RootContent } from "hast";
import type { Kind, Relation } from "../notice/schema.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import { NUMBER, SERIAL } from "./documentNumber.ts";
import { matches } from "./matches.ts";
import { MEETING_NAMES } from "./meetingWords.ts";
import type { Which } from "./overturned.ts";
import type { TextView } from "./textView.ts";

const TYPES: Partial<Record<Kind, Relation["type"]>> = {
	cancellation: "cancels",
	postponement: "postpones",
	rescheduling: "reschedules",
	relocation: "relocates",
	correction: "corrects",
};

/** Characters in which a document says what it is about. */
const OPENING = 1500;

const PAPER = "(?:通知书?|通知单|公告|通告|预告|启事|议程|函|公示)";
const CITED_TITLE = new RegExp(
	`《([^《》\\n]{4,120}${PAPER}[^《》\\n]{0,12})》`,
	"u",
);
const SPOKEN_TITLE = new RegExp(
	`(关于(?:召开|举行|举办|组织召开|参加)[^，。；：《》\\n]{4,80}?的${PAPER})`,
	"u",
);
const CITED_NUMBER = new RegExp(`(${NUMBER}|${SERIAL})`, "gu");
/** Words before a number that its letters may be taken for: the last of them before the letters of the office. */
const NOT_OF_NUMBER =
	/^(?:.{0,14}(?:见|的|发布|印发|按照|依据|根据|我办|我局|我委|我会|我院|本局|本府|本会)|以|经|对|原|与)(?=.{2,14}(?:[〔[（(【［﹝]|字第))/u;
/** 3月1日…, the end of whose date may be taken for letters too. */
const END_OF_DATE =
	/^(?:[〇零一二三四五六七八九十廿年月]{0,11}[一二三四五六七八九十])?日(?=.{2,14}(?:[〔[（(【［﹝]|字第))/u;
const MEETING_END = `(?:${MEETING_NAMES.join("|")})`;
const OVERTURNED_BEFORE = new RegExp(
	`(?:取消|延期|推迟|延后|改期|变更|更改|调整|更正|顺延)(?:召开|举行|举办)?(.{3,70}?${MEETING_END})(?=的|时间|日期|地点|会场|形式|方式|召开|及|和|有关|相关|公告|通知|第[一二三四五六七八九十0-9]{1,3}[场梯]|[一两二三四五六七八九十][场梯]|$)`,
	"u",
);
const OVERTURNED_AFTER = new RegExp(
	`(?:关于)?(?:召开|举行|举办)?(.{3,70}?${MEETING_END})(?:的)?(?:第[一二三四五六七八九十0-9]{1,3}[场梯][、和及]?){0,4}(?:的)?(?:延期|推迟|改期|取消|停开|变更|更改|调整|场次|时间|日期|地点|会场|形式|方式|更正|顺延|提前|押后)`,
	"u",
);

export interface Overturning {
	kind: Kind;
	title: { text: string; hans: string };
	ownNumber: string | undefined;
	meetingName: string | undefined;
	overturned: Which;
	body: Root;
}

/** One relation that names its target in every way the text does. What is merely mentioned is none. */
export function findRelations(
	view: TextView,
	{ kind, title, ownNumber, meetingName, overturned, body }: Overturning,
): Relation[] {
	// These name the meeting, and cite whatever else. 原定3月9日…因故延期，现定于…: the notice of the new day.
	if (kind === "agenda" || kind === "notice") {
		const type = kind === "agenda" ? "agenda_of" : "reschedules";
		return meetingName && (kind === "agenda" || overturned.days)
			? [{ type, title: meetingName }]
			: [];
	}
	const type = TYPES[kind];
	if (!type) return [];
	const titled = citedTitle(view, title);
	const number = citedNumber(view, ownNumber);
	const name = meetingName ?? overturnedMeeting(title);
	const printed = titled ?? name;
	const url = linkTo(body, titled);
	if (!number && !printed && !url) return [];
	return [
		{
			type,
			...(number ? { documentNumber: number } : {}),
			...(printed ? { title: printed } : {}),
			...(url ? { url } : {}),
		},
	];
}

/** A notice that cancels one session and moves another does each to its own. */
export function apart(
	relation: Relation,
	{ cancelled, moved }: { cancelled: number[]; moved: number[] },
): Relation[] {
	if (!["cancels", "postpones", "reschedules"].includes(relation.type))
		return [relation];
	const { days: _days, ...named } = relation;
	const type = relation.type === "cancels" ? "reschedules" : relation.type;
	return [
		{ ...named, type: "cancels", sessions: cancelled },
		{ ...named, type, sessions: moved },
	];
}

function citedTitle(
	view: TextView,
	title: { hans: string },
): string | undefined {
	const opening = view.hans.slice(0, OPENING);
	for (const pattern of [CITED_TITLE, SPOKEN_TITLE]) {
		const match = pattern.exec(opening);
		if (!match?.[1] || title.hans.includes(match[1])) continue;
		const start = match.index + match[0].indexOf(match[1]);
		return view.cut({ start, end: start + match[1].length });
	}
	return undefined;
}

function citedNumber(
	view: TextView,
	own: string | undefined,
): string | undefined {
	const opening = view.hans.slice(0, OPENING);
	for (const match of matches(opening, CITED_NUMBER)) {
		const words = match[0];
		const date = END_OF_DATE.exec(words)?.[0] ?? "";
		// 日照's letters begin with 日 as well.
		const dated =
			date.length > 1 || /[0-9０-９]/u.test(opening[match.index - 1] ?? "")
				? date.length
				: 0;
		const cut =
			dated + (NOT_OF_NUMBER.exec(words.slice(dated))?.[0].length ?? 0);
		const start = match.index + cut;
		const number = view.cut({ start, end: match.index + words.length });
		if (
			number !== own &&
			!own?.includes(number) &&
			!number.includes(own ?? "\n")
		)
			return number;
	}
	return undefined;
}

function overturnedMeeting(title: {
	text: string;
	hans: string;
}): string | undefined {
	for (const pattern of [OVERTURNED_BEFORE, OVERTURNED_AFTER]) {
		const words = pattern.exec(title.hans)?.[1];
		// 更正本府3月1日…字第…号开会通知单: that is a paper.
		if (!words || /字第|[0-9]号|[0-9]日/u.test(words)) continue;
		const before = sizeOf(title.hans.slice(0, title.hans.indexOf(words)));
		return slicePoints(title.text, before, before + sizeOf(words));
	}
	return undefined;
}

/** The link whose words are the cited title. */
function linkTo(body: Root, titled: string | undefined): string | undefined {
	if (!titled) return undefined;
	for (const link of anchors(body.children)) {
		const href = link.properties.href;
		if (
			typeof href === "string" &&
			/^https?:/u.test(href) &&
			textOf(link).includes(titled)
		)
			return href;
	}
	return undefined;
}

function* anchors(nodes: readonly RootContent[]): Generator<Element> {
	for (const node of nodes) {
		if (node.type !== "element") continue;
		if (node.tagName === "a") yield node;
		else yield* anchors(node.children);
	}
}

function textOf(element: Element): string {
	return element.children
		.map((child) =>
			child.type === "text"
				? child.value
				: child.type === "element"
					? textOf(child)
					: "",
		)
		.join("");
}

/** 因…: why a meeting is overturned. */
export function findReason(view: TextView): string | undefined {
	const match =
		/(?:^|[。，：\n])((?:因|由于|鉴于|为)[^，。；\n]{2,40})[，,]/u.exec(
			view.hans.slice(0, OPENING),
		);
	if (!match?.[1] || /^为(?:了|做好|贯彻|进一步)/u.test(match[1]))
		return undefined;
	const start = match.index + match[0].indexOf(match[1]);
	return view.cut({ start, end: start + match[1].length });
}
