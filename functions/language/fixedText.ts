// What in a text is no language: addresses, and the numbers of official documents (发文字号), which
// are looked up by their characters. Latin letters and digits need no rule: no dictionary has them.

/**
 * An address: ASCII, and Han characters only in a part that begins with them (`/关于/`, `?q=通知`). In
 * `www.example.cn查看` the last two are the sentence going on.
 */
const ADDRESS =
	/(?:https?:\/\/|www\.)(?:[!-~]|(?<=[/=]\p{Script=Han}{0,40})\p{Script=Han}){1,2000}/u;

/** Words before a document's number that are never part of it. */
const LEADING = "据照按以将对和与及于见的关在是據將對與於見關日";

/** `某办函〔2026〕12号`, `某社字第1130001234號`: an office's abbreviation, year and number. */
const NUMBER = new RegExp(
	`(?:(?![${LEADING}])\\p{Script=Han}){1,10}(?:〔\\d{4}〕(?:第)?\\d{1,6}|字第\\d{4,20})[号號]`,
	"u",
);

const FIXED = new RegExp(`${ADDRESS.source}|${NUMBER.source}`, "gu");
const ADDRESSES = new RegExp(ADDRESS.source, "gu");

/** `印发某办函〔…` : the verb before an abbreviation belongs to the sentence. */
const VERBS =
	/^.{0,8}(?:[印轉转][发發]|[执執]行|落[实實]|[废廢]止|[参參]考|文[号號]|字[号號]|通知|文件|依[据據]?)(?=.)/u;

/** `会议纪要〔2026〕3号`: words, not an abbreviation, so they are converted like any. */
const WORDS =
	/(?:[纪紀]要|公告|通告|通[报報]|[决決]定|命令|通知|[议議]案|[报報]告)$/u;

/** A part of a text, in UTF-16 units, end exclusive. */
export interface Span {
	start: number;
	end: number;
}

/** Addresses and numbers of documents, in order. */
export function fixedSpans(text: string): Span[] {
	const spans: Span[] = [];
	for (const { 0: found, index } of text.matchAll(FIXED)) {
		const end = index + found.length;
		if (found.startsWith("http") || found.startsWith("www."))
			spans.push({ start: index, end });
		else {
			const office = found.slice(0, found.search(/〔|字第/));
			if (WORDS.test(office)) continue;
			const lead = VERBS.exec(office)?.[0].length ?? 0;
			spans.push({ start: index + lead, end });
		}
	}
	return spans;
}

/** Addresses alone: the document numbers of a converted page were converted with it. */
export function addressSpans(text: string): Span[] {
	return [...text.matchAll(ADDRESSES)].map(({ 0: found, index }) => ({
		start: index,
		end: index + found.length,
	}));
}

/** `text` with all that is outside the spans mapped. */
export function outside(
	text: string,
	spans: readonly Span[],
	map: (part: string) => string,
): string {
	let result = "";
	let last = 0;
	for (const { start, end } of spans) {
		result += map(text.slice(last, start)) + text.slice(start, end);
		last = end;
	}
	return result + map(text.slice(last));
}
