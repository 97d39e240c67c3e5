// 发文字号 of the document itself, not of one that it cites; 索引号 is stated by the page.
import type { Document } from "../notice/document.ts";
import type { Fact } from "./facts.ts";
import type { Found } from "./found.ts";
import type { TextView } from "./textView.ts";

/** Lines at the top in which a document gives its own number. */
const TOP_LINES = 12;

/** 代字〔年〕号 (GB/T 9704-2012 §7.2.5), in the brackets that are seen. */
export const NUMBER =
	"[\\p{Script=Han}A-Za-z]{1,14}[〔[（(【［﹝][12][0-9]{3}[〕\\])）】］﹞](?:第)?[0-9]{1,5}号";
/** 某某字第1150000123号 (Taiwan). */
export const SERIAL = "[\\p{Script=Han}]{1,12}字第[0-9A-Z]{3,14}号";

const OWN_LINE = new RegExp(
	`^[（(]?(${NUMBER}|${SERIAL}|[〔[（(【［]?[12][0-9]{3}[〕\\])）】］]?年?第?[0-9]{1,4}[号期]|立法会[A-Z]{2,4}[(（][0-9]{1,2}[)）][0-9]{1,5}/[^\\s，。；]{2,20}文件)[)）]?$`,
	"u",
);
const BEGINS = new RegExp(`^(${NUMBER})(?=[ \\u3000])`, "u");
const LABEL =
	/^(?:公告编号|编号|文号|发文字号|发文号|文件编号|通知编号|档案编号|档号)$/u;
const LABELLED =
	/(?:公告编号|发文字号|文号)[:：][ \u3000]{0,2}([^\s，。；]{3,40})/u;

/** A word of every line that has a number. */
const NUMBERED = /[号期]|文件/u;

export function findDocumentNumber(
	document: Document,
	view: TextView,
	facts: readonly Fact[],
): Found | undefined {
	const stated = document.stated.发文字号 ?? document.stated.文号;
	if (stated?.value.trim())
		return { value: stated.value.trim(), by: stated.origin };
	const top = facts.filter(({ line }) => line < TOP_LINES);
	const fact = top.find(
		({ label, hans }) =>
			LABEL.test(label) &&
			!/^档/u.test(label) &&
			/[0-9]/.test(hans) &&
			hans.length <= 40,
	);
	if (fact) return { value: fact.value, by: "text", raw: fact.value };
	for (const [at, { hans }] of view.lines.slice(0, TOP_LINES).entries()) {
		if (!NUMBERED.test(hans)) continue;
		const begin = view.starts[at] as number;
		const match =
			OWN_LINE.exec(hans.trim()) ??
			LABELLED.exec(hans) ??
			BEGINS.exec(hans.trim());
		if (!match?.[1]) continue;
		const start = begin + hans.indexOf(match[1]);
		const value = view.cut({ start, end: start + match[1].length });
		return { value, by: "text", raw: value, lines: [at] };
	}
	return undefined;
}
