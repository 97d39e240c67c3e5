// What the parts of an official document say of each other (GB/T 9704-2012): 密级, 公开属性, 文号, 附件说明.
import type { Document } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { ExtractedFields } from "../notice/understanding.ts";
import type { Fact } from "./facts.ts";
import type { TextView } from "./textView.ts";

/** Lines at the top in which 密级 stands (§7.2.2). */
const TOP = 14;
const CLASSIFIED =
	/^[ \u3000]{0,8}(?:密级[:：][ \u3000]{0,2})?(?:绝[ \u3000]{0,2}密|机[ \u3000]{0,2}密|秘[ \u3000]{0,2}密)(?:[ \u3000]{0,2}★.{0,12})?$/u;
/** 密等及解密條件或保密期限：機密 (Taiwan). */
const CLASSIFIED_TAIWAN = /^(?:密等|密等及.{0,12}期限)$/u;
const CLOSED =
	/依申请公开|不予公开|不公开|内部(?:使用|文件|资料)|依申請公開|不予公開/u;

export function checkOfficial(
	document: Document,
	fields: ExtractedFields,
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	return [
		...classified(view, facts, place),
		...closed(document),
		...numberYear(fields),
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
function closed(document: Document): Finding[] {
	const stated = document.stated.公开属性;
	return stated && CLOSED.test(stated.value)
		? [finding("notice.not-public", {}, { words: stated.value.trim() })]
		: [];
}

function numberYear({ documentNumber, issuedOn }: ExtractedFields): Finding[] {
	const year = /[〔[（(【［﹝]([12][0-9]{3})[〕\])）】］﹞]/u.exec(
		documentNumber ?? "",
	)?.[1];
	if (!year || !issuedOn || issuedOn.startsWith("-")) return [];
	return year === issuedOn.slice(0, 4)
		? []
		: [
				finding(
					"notice.number-year",
					{},
					{ number: documentNumber ?? "", issued: issuedOn },
				),
			];
}

/** 附件：1.… 2.… against the files that the page links to or the editor laid beside it. */
function attachments(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
	place: (at: number) => { line?: number; column?: number },
): Finding[] {
	const fact = facts.findLast(({ label }) => /^附件$/u.test(label));
	if (!fact) return [];
	const given = document.fileLinks.length + (document.attachmentCount ?? 0);
	const lines = [
		fact.hans,
		...fact.below.map((at) => view.lines[at]?.hans ?? ""),
	];
	const numbered = lines.filter((line) =>
		/^[ \u3000]{0,8}[0-9０-９]{1,2}[.．、]/u.test(line),
	).length;
	const named = Math.max(1, numbered);
	return given === 0 || given === named
		? []
		: [
				finding("notice.attachments-differ", place(fact.start), {
					named,
					given,
				}),
			];
}
