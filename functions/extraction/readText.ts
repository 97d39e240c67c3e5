// What the text and the page say, before the editor's word is heard.
import type { Document } from "../notice/document.ts";
import type { Kind } from "../notice/schema.ts";
import { findAddressees } from "./addressees.ts";
import { dayNumber } from "./calendar.ts";
import { type DateExpression, findDates } from "./dates.ts";
import { findDocumentNumber } from "./documentNumber.ts";
import { type Fact, findFacts } from "./facts.ts";
import type { Found } from "./found.ts";
import type { EditorSays } from "./frontMatter.ts";
import { findKind, type Tense } from "./kinds.ts";
import type { FoundPlace } from "./locations.ts";
import { matches } from "./matches.ts";
import { type DateContext, tellsTime } from "./meetingDate.ts";
import { findMeetingName } from "./meetingName.ts";
import { findOverturned, type Which } from "./overturned.ts";
import { type FoundPeople, findPeople } from "./people.ts";
import { findPlace } from "./places.ts";
import { findProgramme, type Programme } from "./programme.ts";
import {
	findLetterhead,
	findPublished,
	findSource,
	statedDay,
} from "./publication.ts";
import { findSchedule, type Schedule } from "./schedule.ts";
import { findSessions, type Session } from "./sessions.ts";
import { findSignature, type Signature } from "./signature.ts";
import type { TextView } from "./textView.ts";
import { findTitle, linesOf } from "./titles.ts";

export interface TextSays {
	facts: Fact[];
	dates: DateExpression[];
	/** The headline as printed and in Simplified; empty where there is none. */
	title: Found & { hans: string };
	kind: Kind;
	kindRaw: string;
	documentNumber: Found | undefined;
	published: Found | undefined;
	signature: Signature;
	letterhead: Found | undefined;
	source: Found | undefined;
	name: Found | undefined;
	schedule: Schedule;
	place: FoundPlace | undefined;
	people: FoundPeople;
	programme: Programme;
	/** Two or more, or none. */
	sessions: Session[];
	/** Which meetings of another notice it puts off, moves, cancels or corrects. */
	overturned: Which;
	addressees: { value: string; list: string[]; lines: number[] } | undefined;
	/** Lines that are no part of the prose: headline, number, publication, addressees, signature. */
	frame: Set<number>;
}

/** Kinds that speak of what has been. */
const PAST: readonly Kind[] = ["report", "minutes", "result"];
const MOVING: readonly Kind[] = [
	"relocation",
	"rescheduling",
	"postponement",
	"correction",
];

export function isPast(kind: Kind): boolean {
	return PAST.includes(kind);
}

export function readText(
	document: Document,
	view: TextView,
	says: EditorSays,
	context: {
		/** Of a block at the top of a plain text. */
		head: Readonly<Record<string, string>>;
		/** Of a line in Simplified. */
		isKnownOffice: (hans: string) => boolean;
		toSimplified: (text: string) => string;
	},
): TextSays {
	const facts = findFacts(view);
	const dates = findDates(view.hans);
	const title = titleOf(document, view, says, context);
	const titleLines = title.lines ?? [];
	const documentNumber = findDocumentNumber(document, view, facts);
	const published = findPublished(
		document,
		view,
		facts,
		dates,
		title,
		context.head,
	);
	const signature = findSignature(
		view,
		dates,
		titleLines,
		context.isKnownOffice,
	);
	const written =
		says.issuedOn ??
		says.publishedAt?.slice(0, 10) ??
		statedDay(document.stated.成文日期?.value ?? "") ??
		published?.value.slice(0, 10) ??
		signature.date?.value;
	const frameLines = new Set([...signature.lines, ...(published?.lines ?? [])]);
	const tense = tenseOf(view, dates, facts, written, frameLines);
	const found = findKind(title.hans, view.hans, tense);
	const kind = says.kind ?? found.kind;
	const addressees = findAddressees(view, facts, titleLines);
	const letterhead = findLetterhead(view, titleLines);
	const year = yearOf(
		documentNumber?.value ?? says.values.documentNumber,
		view,
		title.hans,
	);
	const programme = findProgramme(view);
	const dating: DateContext = {
		kind,
		timezone: says.timezone,
		coming: !isPast(kind),
		...(written ? { written } : {}),
		...(year === undefined ? {} : { year }),
		titleLines: new Set(titleLines),
		otherLines: frameLines,
		opening: openingLine(view, new Set([...titleLines, ...frameLines])),
	};
	const schedule = findSchedule(view, dates, facts, dating);
	const overturns =
		kind === "notice" || kind === "cancellation" || MOVING.includes(kind);
	return {
		facts,
		dates,
		title,
		kind,
		kindRaw: found.raw,
		documentNumber,
		published,
		signature,
		letterhead,
		source: findSource(document, view, facts, titleLines, letterhead),
		name: findMeetingName(
			{ text: title.value, hans: title.hans },
			view,
			facts,
			titleLines,
			letterhead?.value,
			kind === "minutes" || kind === "agenda",
		),
		schedule,
		place: findPlace(
			view,
			facts,
			MOVING.includes(kind),
			isPast(kind),
			MOVING.includes(kind)
				? []
				: [schedule.startAt, schedule.endAt].flatMap((one) => one?.date ?? []),
		),
		people: findPeople(view, facts, isPast(kind), programme),
		programme,
		sessions: isPast(kind) ? [] : findSessions(view, dates, dating),
		overturned: overturns
			? findOverturned(view, title.hans, dates, dating)
			: {},
		addressees,
		frame: new Set([
			...titleLines,
			...(documentNumber?.lines ?? []),
			...(addressees?.lines ?? []),
			...frameLines,
		]),
	};
}

/** Characters of a text in which the first date of a meeting stands. */
const LEAD = 1500;

/** The days that are said of meetings, against the day of writing; both sides prove nothing. */
function tenseOf(
	view: TextView,
	dates: readonly DateExpression[],
	facts: readonly Fact[],
	written: string | undefined,
	frame: ReadonlySet<number>,
): Tense {
	if (!written || written.startsWith("-")) return undefined;
	const [year = 0, month = 1, day = 1] = written.split("-").map(Number);
	const on = { year, month, day: dayNumber(year, month, day) };
	const days = dates
		.filter(
			(date) =>
				date.start <= LEAD &&
				!date.impossible &&
				!frame.has(view.lineAt(date.start)) &&
				tellsTime(view, date, facts),
		)
		.map((date) => daysAhead(date, on))
		.filter((ahead) => Number.isFinite(ahead));
	if (days.length === 0) return undefined;
	if (days.every((ahead) => ahead > 0)) return "ahead";
	return days.every((ahead) => ahead < 0) ? "behind" : undefined;
}

/** Days from the day of writing; in the nearest year where none is given. */
function daysAhead(date: DateExpression, written: Written): number {
	const { month, day, year } = date;
	if (day === undefined) return date.dayOffset ?? 0;
	if (month === undefined)
		return dayNumber(written.year, written.month, day) - written.day;
	if (year !== undefined) return dayNumber(year, month, day) - written.day;
	let near = Number.POSITIVE_INFINITY;
	for (let one = written.year - 1; one <= written.year + 1; one++) {
		const ahead = dayNumber(one, month, day) - written.day;
		if (Math.abs(ahead) < Math.abs(near)) near = ahead;
	}
	return near;
}

/** The day of writing. */
interface Written {
	year: number;
	month: number;
	/** As `dayNumber` counts. */
	day: number;
}

/** Characters of a line that is prose. */
const PROSE = 30;

function openingLine(view: TextView, frame: ReadonlySet<number>): number {
	return view.lines.findIndex(
		({ hans, block }, at) =>
			!frame.has(at) && block !== "heading" && hans.length >= PROSE,
	);
}

function titleOf(
	document: Document,
	view: TextView,
	says: EditorSays,
	{
		head,
		toSimplified,
	}: {
		head: Readonly<Record<string, string>>;
		toSimplified: (text: string) => string;
	},
): Found & { hans: string } {
	const { title } = says.values;
	const found = findTitle(document, view);
	if (title)
		return {
			value: title,
			by: "frontMatter:title",
			hans: toSimplified(title),
			lines: found?.lines ?? [],
		};
	if (head.title)
		return {
			value: head.title,
			by: "text:title",
			hans: toSimplified(head.title),
			lines: linesOf(view, head.title),
		};
	if (!found) return { value: "", by: "text", hans: "" };
	const [line, ...others] = found.lines ?? [];
	const only = line === undefined || others.length > 0 ? undefined : line;
	const own = only === undefined ? undefined : view.lines[only];
	const hans =
		own?.text.trim() === found.value
			? own.hans.trim()
			: toSimplified(found.value);
	return Object.assign(found, { hans });
}

/** Years of other documents prove nothing of this one: 《2025年…》, 《…》（2011年…印发）. */
const YEAR =
	/(?<![0-9]|》[（(]|《[^《》\n]{0,60})(20[0-9]{2})年(?!年?度?.{0,4}(?:股东|报告|工作总结|决算|利润|财务))/gu;

/** A year that the document proves beside its dates: 云政办〔2026〕12号, 2026年度 in its opening. */
function yearOf(
	number: string | undefined,
	view: TextView,
	title: string,
): number | undefined {
	const numbered = /[〔[（(【［﹝]([12][0-9]{3})[〕\])）】］﹞]/u.exec(
		number ?? "",
	)?.[1];
	if (numbered) return Number(numbered);
	const years = new Set<number>();
	for (const match of matches(`${title}\n${view.hans.slice(0, 400)}`, YEAR))
		years.add(Number(match[1]));
	const current =
		/(20[0-9]{2})年度(?!.{0,4}(?:股东|报告|工作总结|决算|利润|财务))/u.exec(
			view.hans.slice(0, 200),
		)?.[1];
	if (current) return Number(current);
	const [only] = years;
	return years.size === 1 ? only : undefined;
}
