// The headline of a document: as its format marks it, else as the layout of a 公文 shows it.
import type { Document } from "../notice/document.ts";
import { sizeOf, slicePoints } from "./codePoints.ts";
import type { Found } from "./found.ts";
import { DOCUMENT_NAMES, MEETING_NAMES, namesMeeting } from "./meetingWords.ts";
import { isOfficeLine } from "./offices.ts";
import type { TextView } from "./textView.ts";

/** Characters of a headline; longer, and it is prose. */
const LONGEST = 120;

/** Lines among which the headline is looked for, … */
const MOST_ABOVE = 10;
/** … and of them, without those that only stand above it. */
const MOST_TOP = 5;
/** Lines above a headline: numbers, codes, dates, places in the site, marks of urgency. */
const ABOVE =
	/^(?:索引号|发文|文号|发布|来源|时间|日期|证券代码|股票代[码号]|证券简称|公告编号|附件|【?打印|字体|当前位置|您(?:的|当前|所在)位置|首页|档[ 　]{0,4}号|速别|密等|保存年限|特急|加急|急件|受文者|编号|份号|签发人|网站|浏览|A[+-])|^[（(]?[\p{Script=Han}]{0,14}[〔[（(【［][12][0-9]{3}[〕\])）】］](?:第)?[0-9]{1,5}号[)）]?$|^[0-9]{4}[-/.年][0-9]{1,2}(?![^。]{0,40}(?:会|纪要|记录|纪录|通知|议程|公告|论坛|讲座|沙龙|活动|[Mm]eeting|[Mm]eetup|[Nn]otes|[Mm]inutes))|^[\p{Script=Han}]{2,8}(?:[（(][^（）()]{1,30}[）)])?[:：]$|^立法会[A-Z]{2,4}[(（][^\s]{4,30}文件$|^致[:：].{1,24}$|^[\p{Script=Han}]{1,10}字第[0-9A-Z]{3,14}号$|^[#＊*—=_-]{1,80}$/u;

const NAMES_DOCUMENT = new RegExp(
	`(?:${DOCUMENT_NAMES}|的决定|的意见|的通报|简章)(?:[（(【][^）)】]{1,12}[)）】])?$`,
	"u",
);

/** Lines in which a letter says what it is about. */
const LETTER = 14;

/** Taiwan's 函 has no headline; its 主旨 says what it is about. */
function subjectOf(view: TextView): Found | undefined {
	const line = view.lines
		.slice(0, LETTER)
		.find(({ hans }) => /^主[ \u3000]{0,2}旨[:：]/u.test(hans.trim()));
	if (!line) return undefined;
	const raw = line.text
		.trim()
		.replace(/^[^:：]{1,6}[:：]/u, "")
		.trim();
	const value = opening(raw)
		.replace(/(?:[，,](?:敬?[請请]|惠[請请]|希)[^，,]{1,16}){1,3}$/u, "")
		.trim();
	return value ? { value, by: "text", raw } : undefined;
}

export function findTitle(
	document: Document,
	view: TextView,
): Found | undefined {
	const stated = document.stated.ArticleTitle ?? document.stated.标题;
	for (const one of [stated, document.title])
		if (one?.value.trim())
			return {
				value: one.value.trim(),
				by: one.origin,
				lines: linesOf(view, one.value),
			};
	return subjectOf(view) ?? titleInText(view);
}

/** The lines of the text that repeat a headline given elsewhere. */
export function linesOf(view: TextView, title: string): number[] {
	const words = closed(title);
	const at = view.lines
		.slice(0, 8)
		.findIndex(({ text }) => closed(text) === words);
	return at < 0 ? [] : [at];
}

/** Without white space: 「公　　告」. */
export function closed(text: string): string {
	return text.replace(/\s/gu, "");
}

/**
 * UTF-16 units from the beginning of a line, at `at`, that repeat the headline or its end, as pages do that lose the
 * break below it.
 */
export function repeatedHeadline(
	text: string,
	title: string,
	at: number,
): number {
	for (let from = 0; title.length - from >= 10 && from <= 24; from++)
		if (text[at] === title[from] && text.startsWith(title.slice(from), at))
			return title.length - from;
	return title.length >= 4 && text.startsWith(title, at) ? title.length : 0;
}

function titleInText(view: TextView): Found | undefined {
	const top: TopLine[] = [];
	for (let at = 0; at < MOST_ABOVE && top.length < MOST_TOP; at++) {
		const hans = view.lines[at]?.hans.trim() ?? "";
		if (hans !== "" && !ABOVE.test(hans)) top.push({ hans, at });
	}
	if (top.length === 0) return undefined;
	const lines = minutesHeadline(top) ?? headlineLines(top);
	const text = lines
		.map((at) => view.lines[at]?.text.trim() ?? "")
		.join("")
		// 第六次会议 above 会议议程
		.replace(/(?:会议|會議)(?=会议|會議)/u, "");
	const value = sizeOf(text) > LONGEST ? opening(text) : text;
	return { value, by: "text", raw: text.slice(0, 200), lines };
}

const HEADLINE_END = new RegExp(
	`(?:${MEETING_NAMES.filter((name) => name.length > 2).join("|")})$`,
	"u",
);

interface TopLine {
	hans: string;
	at: number;
}

/**
 * 纪要标志, number and date stand above the headline proper of formal minutes (GB/T 9704-2012 §10.3):
 * 「专题会议纪要」, 「〔2026〕7号」, 「关于…的会议纪要」.
 */
function minutesHeadline(top: readonly TopLine[]): number[] | undefined {
	const [first] = top;
	// 「会　议　纪　要」: set wide, as the mark above a document is.
	if (!first || !/^[\p{Script=Han}]{2,20}纪要$/u.test(closed(first.hans)))
		return undefined;
	const proper = top
		.slice(1, 5)
		.find(
			({ hans }) =>
				hans.length <= 60 &&
				/^(?:关于|研究).{4,50}(?:纪要|会议|事宜|问题)$|.{6,50}纪要$/u.test(
					hans,
				),
		);
	return proper && [proper.at];
}

function ends(line: TopLine | undefined): boolean {
	return (
		line !== undefined &&
		line.hans.length <= 80 &&
		!/[。；，：:]$/u.test(line.hans) &&
		NAMES_DOCUMENT.test(line.hans)
	);
}

/** One line, or an office above 「关于…的通知」, or a headline broken in two. */
function headlineLines(top: readonly TopLine[]): number[] {
	const [first, second, third] = top;
	if (!first) return [];
	if (ends(first) || !second) return [first.at];
	const opened = /[。；：:！？]$/u.test(first.hans);
	if (opened) return [first.at];
	// 某某市人民政府办公室 / 关于召开…的通知: the letterhead is no part of the headline.
	if (isOfficeLine(first.hans)) {
		if (ends(second)) return [second.at];
		if (third && ends(third) && /^关于/u.test(second.hans))
			return [second.at, third.at];
		// 某某区议会 / 某某委员会 / 第七次会议议程; 某某区议会 / 第七次会议 / 议程.
		if (third && ends(third))
			return third.hans.length <= 6 ? [second.at, third.at] : [third.at];
		return belowOffices(top) ?? [first.at];
	}
	// A greeting or a column's name above the headline, which names the meeting.
	if (
		first.hans.length <= 30 &&
		!namesMeeting(first.hans) &&
		!/关于|召开|举行|举办|通知|公告|预告/u.test(first.hans) &&
		second.hans.length <= 60 &&
		namesMeeting(second.hans) &&
		/^(?![^：:]{1,12}[:：])[^。；]{4,60}$/u.test(second.hans) &&
		(/[～~！!]$/u.test(first.hans) || HEADLINE_END.test(second.hans)) &&
		!/将|定于|订于|^[（(0-9]|各位|欢迎/u.test(second.hans)
	)
		return [second.at];
	// 关于召开全市… / …会议的通知: broken where the line was full.
	const broken =
		ends(second) &&
		second.at === first.at + 1 &&
		first.hans.length <= 60 &&
		/关于|召开|举行|举办/u.test(first.hans) &&
		!/^关于/u.test(second.hans);
	if (broken) return [first.at, second.at];
	return [first.at];
}

/** 某某区议会 / 某某委员会 / 第六次会议 / 会议议程: the first line that names the meeting, with its document. */
function belowOffices(top: readonly TopLine[]): number[] | undefined {
	const at = top.findIndex(({ hans }) => !isOfficeLine(hans));
	const [line, next] = at < 0 ? [] : top.slice(at);
	if (
		!line ||
		line.hans.length > 60 ||
		/[。；，：:]|^[（(0-9]/u.test(line.hans) ||
		!namesMeeting(line.hans)
	)
		return undefined;
	return next && ends(next) && next.hans.length <= 6
		? [line.at, next.at]
		: [line.at];
}

/** A text that begins without a headline: its first sentence. */
function opening(prose: string): string {
	const sentence = /^[^。！？]{1,400}/u.exec(prose)?.[0] ?? prose;
	return slicePoints(sentence, 0, LONGEST);
}
