// What the parts of an official document say of each other (GB/T 9704-2012): 密级, 公开属性, 文号, 附件说明.
import type { Document } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { ExtractedFields } from "../notice/understanding.ts";
import type { Fact } from "./facts.ts";
import type { TextView } from "./textView.ts";

/** Lines at the top in which 密级 stands (§7.2.2). */
const TOP = 14;
const CLASSIFIED =
	/^[ \u3000]{0,8}(?:密级[:：][ \u3000]{0,2})?[★☆*＊【[（(]{0,2}[ \u3000]{0,2}(?:绝[ \u3000]{0,2}密|机[ \u3000]{0,2}密|秘[ \u3000]{0,2}密)(?:级|文件|件)?(?:[ \u3000]{0,2}[★☆*＊·】\]）)].{0,12})?$/u;
/** Characters of a mark that stands in a line of its own. */
const LONGEST_MARK = 40;
/** 密等及解密條件或保密期限：機密 (Taiwan). */
const CLASSIFIED_TAIWAN = /^(?:密等|密等及.{0,12}期限)$/u;
const CLOSED =
	/依申请公开|不予公开|不公开|内部(?:使用|文件|资料)|依申請公開|不予公開/u;
/** 信息公开形式：不予公开, in the text itself. */
const CLOSED_LABEL =
	/^(?:政府)?(?:信息|文件)?公开(?:形式|属性|方式|类别|选项|类型|性质|范围)$/u;
const CLOSED_VALUE =
	/^(?:不予公开|不公开|依申请公开|内部(?:使用|文件|资料|公开))[。；)）]?$/u;
/** 附注 in a line of its own (§7.3.8): （此件不公开）, （此件依申请公开）. */
const CLOSED_NOTE =
	/^(?:[（(【](?:此件|此文|本件|本文件?|该件)?|(?:此件|此文|本件|本文件?|该件))(?:属|为)?(?:不予公开|不得公开|不宜公开|不(?:对外)?公开(?:发布)?|依申请公开|(?:不得|请勿|严禁)外传)(?:件|文件)?[)）】]?[。！!]?$/u;
/** 内部资料　注意保存: beside the headline or at the foot. */
const INTERNAL =
	/^[（(【★]?(?:内部(?:资料|文件|材料|刊物|使用|传阅))[，,、；· \u3000]{0,4}(?:(?:请|应|严)?(?:注意|妥善|请勿|严禁|不得|禁止|谨防)?(?:保存|保管|保密|外传|翻印|扩散|转发|复制|公开)[，,、； \u3000]{0,2}){1,3}[)）】★]?[。！!]?$/u;
const INTERNAL_ALONE = /^[（(【★]?内部(?:资料|文件|材料|使用|传阅)[)）】★]?$/u;
/** A word of each. */
const CLOSES = /公开|外传|内部/u;

export function checkOfficial(
	document: Document,
	fields: ExtractedFields,
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	return [
		...classified(view, facts, place),
		...closed(document, view, facts, place),
		...numberYear(fields, view, place),
		...attachments(document, view, facts, place),
	];
}

function classified(
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const line = view.lines
		.slice(0, TOP)
		.findIndex(({ hans }) => CLASSIFIED.test(hans));
	const fact = facts.find(
		({ label, hans, line }) =>
			line < TOP &&
			(CLASSIFIED_TAIWAN.test(label) || label === "密级") &&
			/[密]/u.test(hans) &&
			!/普通|无|解密/u.test(hans),
	);
	const at = line >= 0 ? (view.starts[line] as number) : fact?.start;
	return at === undefined
		? []
		: [
				finding("notice.classified", place(at), {
					words: view.lines[view.lineAt(at)]?.text.trim() ?? "",
				}),
			];
}

/** 公开属性 of the header table, or said so in a line of its own. */
function closed(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const stated = document.stated.公开属性;
	if (stated && CLOSED.test(stated.value))
		return [finding("notice.not-public", {}, { words: stated.value.trim() })];
	if (!CLOSES.test(view.hans)) return [];
	const line = view.lines.findIndex(({ hans }, at) => {
		const words = hans.trim();
		return (
			words.length <= LONGEST_MARK &&
			CLOSES.test(words) &&
			(CLOSED_NOTE.test(words) ||
				INTERNAL.test(words) ||
				(at < TOP && INTERNAL_ALONE.test(words)))
		);
	});
	const fact = facts.find(
		({ label, hans }) => CLOSED_LABEL.test(label) && CLOSED_VALUE.test(hans),
	);
	const at = line >= 0 ? (view.starts[line] as number) : fact?.start;
	return at === undefined
		? []
		: [
				finding("notice.not-public", place(at), {
					words: view.lines[view.lineAt(at)]?.text.trim() ?? "",
				}),
			];
}

function numberYear(
	{ documentNumber, issuedOn }: ExtractedFields,
	view: TextView,
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const year = /[〔[（(【［﹝]([12][0-9]{3})[〕\])）】］﹞]/u.exec(
		documentNumber ?? "",
	)?.[1];
	if (!year || !issuedOn || issuedOn.startsWith("-")) return [];
	const line = view.lines.findIndex(({ text }) =>
		text.includes(documentNumber ?? "\n"),
	);
	return year === issuedOn.slice(0, 4)
		? []
		: [
				finding(
					"notice.number-year",
					line < 0 ? {} : place(view.starts[line] as number),
					{ number: documentNumber ?? "", issued: issuedOn },
				),
			];
}

/** 1.… 2.…, 一、… 二、…, one below the other or beside each other. */
const ITEM =
	/(?:^|(?<=[ \u3000；;，,、]))[ \u3000]{0,8}(?:[0-9０-９]{1,2}[.．、](?![0-9])|[一二三四五六七八九十]{1,3}、)/gu;
const MOST_LISTED = 100;

/** 附件：1.… 2.… against the files that the page links to or the editor laid beside it. */
function attachments(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const fact = facts.findLast(({ label }) => /^附件$/u.test(label));
	if (!fact) return [];
	const laid = document.attachmentCount ?? 0;
	const given = document.fileLinks.length + laid;
	const lines = [
		fact.hans,
		...fact.below.map((at) => view.lines[at]?.hans ?? ""),
	];
	const numbered = lines
		.slice(0, MOST_LISTED)
		.reduce((sum, line) => sum + (line.match(ITEM)?.length ?? 0), 0);
	const named = Math.max(1, numbered);
	// A page links to files that are none of its document's as well.
	if (laid === 0 && given > named) return [];
	return given === 0 || given === named
		? []
		: [
				finding("notice.attachments-differ", place(fact.start), {
					named,
					given,
				}),
			];
}
