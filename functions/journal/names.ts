// How notices name each other: by id, number, address or title, levelled and digested.
import { createHash } from "node:crypto";
import type { NoticeRecord, Relation } from "../notice/schema.ts";

/** Names of one notice, and names it uses for others, are at most this many. */
const MOST_NAMES = 16;

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
	]);
}

/** Digests by which a relation may name its target, the surest first. */
export function citeDigests(
	relation: Relation,
	toSimplified: (text: string) => string,
): string[] {
	return distinct([
		...(relation.id ? [`id:${relation.id}`] : []),
		...numberName(relation.documentNumber, toSimplified),
		...urlName(relation.url),
		...titleName(relation.title, toSimplified),
	]);
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

function distinct(names: readonly string[]): string[] {
	return [...new Set(names)]
		.slice(0, MOST_NAMES)
		.map((name) =>
			createHash("sha256").update(name).digest("hex").slice(0, 32),
		);
}
