// How notices name each other: by id, number, address or title, levelled and digested.
import { createHash } from "node:crypto";
import type { NoticeRecord, Relation } from "../notice/schema.ts";

/** Names of one notice, and names it uses for others, are at most this many. */
const MOST_NAMES = 16;
/** … and of its meetings with their days. */
const MOST_DAYS = 8;

/**
 * Digests (32 hex digits) under which others may name the notice. `toSimplified` levels scripts.
 * A meeting's name counts as a name of the notice: 取消某某会议 names the meeting, not the paper.
 */
export function nameDigests(
	record: Pick<
		NoticeRecord,
		"id" | "documentNumber" | "title" | "meetings" | "source" | "kind"
	>,
	toSimplified: (text: string) => string,
): string[] {
	const announces = record.kind === "notice" || record.kind === "agenda";
	return distinct([
		`id:${record.id}`,
		...numberName(record.documentNumber, toSimplified),
		...urlName(record.source.url),
		...titleName(record.title, toSimplified),
		...(announces
			? record.meetings.flatMap(({ name }) => titleName(name, toSimplified))
			: []),
	]).concat(record.kind === "notice" ? dayDigests(record, toSimplified) : []);
}

/** Digests of the meetings by name and day: a meeting that comes again each month has each time another. */
export function dayDigests(
	{ meetings, title }: Pick<NoticeRecord, "meetings" | "title">,
	toSimplified: (text: string) => string,
): string[] {
	return onDays(
		meetings.flatMap(({ name, startAt }) => {
			const digest = meetingDigest(name ?? title, toSimplified);
			return digest && startAt ? [[digest, startAt.date] as const] : [];
		}),
	).slice(0, MOST_DAYS);
}

/** Digest of a meeting's name. */
export function meetingDigest(
	name: string,
	toSimplified: (text: string) => string,
): string | undefined {
	return distinct(titleName(name, toSimplified))[0];
}

/** Digest of an office's name. */
export function officeDigest(
	issuer: string,
	toSimplified: (text: string) => string,
): string {
	return digestOf(`office:${toSimplified(issuer.normalize("NFKC"))}`);
}

/** What these speak of is on their own day; others may name a day that another notice has moved. */
const SAME_DAY: readonly Relation["type"][] = [
	"agenda_of",
	"reports_on",
	"minutes_of",
	"result_of",
];

/** Digests by which a relation may name its target: the sure ones, the surest first, and that of the title. */
export function cited(
	relation: Relation,
	toSimplified: (text: string) => string,
): { cites: string[]; titles: string[] } {
	const { type, title, days } = relation;
	const titles = distinct(
		[title, withoutSession(title), withoutMonth(title)].flatMap((one) =>
			titleName(one, toSimplified),
		),
	);
	return {
		cites: distinct([
			...(relation.id ? [`id:${relation.id}`] : []),
			...numberName(relation.documentNumber, toSimplified),
			...urlName(relation.url),
		]),
		titles:
			SAME_DAY.includes(type) && days
				? onDays(
						titles.flatMap((digest) =>
							days.map((day) => [digest, day] as const),
						),
					)
				: titles,
	};
}

function numberName(
	number: string | undefined,
	toSimplified: (text: string) => string,
): string[] {
	if (!number) return [];
	const level = toSimplified(number.normalize("NFKC"))
		.replace(/\s+/g, "")
		.replace(/[[({〔【（［]/g, "〔")
		.replace(/[\])}〕】）］]/g, "〕");
	return [`number:${level}`];
}

function urlName(url: string | undefined): string[] {
	return url
		? [`url:${url.replace(/^https?:\/\//, "").replace(/#.*$/s, "")}`]
		: [];
}

/** 关于召开某某会议的通知, 《某某会议》 and 某某会议 are one name. */
function titleName(
	title: string | undefined,
	toSimplified: (text: string) => string,
): string[] {
	if (!title) return [];
	const level = toSimplified(title.normalize("NFKC"))
		.replace(/[^\p{L}\p{N}]/gu, "")
		.replace(/^关于(?:召开|举行|举办|开好)?/, "")
		.replace(/的?(?:通知书?|公告|公示|预告|通告|函)$/, "");
	return [...level].length >= 4 ? [`title:${level}`] : [];
}

/** 第二场某某公听会 is a session of 某某公听会. */
function withoutSession(name: string | undefined): string | undefined {
	return name?.replace(
		/[（(]?(?:第[一二三四五六七八九十0-9]{1,3}[场場梯]次?|[场場]次[一二三四五六七八九十0-9]{1,3})[）)]?/gu,
		"",
	);
}

/** 4月份某某例会 is one of the 某某例会. */
function withoutMonth(name: string | undefined): string | undefined {
	return name?.replace(
		/(?:今年|本年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月份?的?(?![0-9一二三四五六七八九十]{1,3}[日号號])/u,
		"",
	);
}

function onDays(
	meetings: readonly (readonly [digest: string, day: string])[],
): string[] {
	return [
		...new Set(meetings.map(([digest, day]) => digestOf(`${digest} ${day}`))),
	];
}

function distinct(names: readonly string[]): string[] {
	return [...new Set(names)].slice(0, MOST_NAMES).map(digestOf);
}

function digestOf(name: string): string {
	return createHash("sha256").update(name).digest("hex").slice(0, 32);
}
