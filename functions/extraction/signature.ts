// 发文机关署名 and 成文日期: the block at the end, an office above a date.
import { dayText } from "./calendar.ts";
import type { DateExpression } from "./dates.ts";
import type { Found } from "./found.ts";
import { isOfficeLine, officeName, SIGNED_OFF } from "./offices.ts";
import type { TextView } from "./textView.ts";

export interface Signature {
	issuer?: Found;
	/** Joint issue (联合行文): the offices beside the first. */
	coIssuers: string[];
	/** `YYYY-MM-DD`. */
	date?: Found;
	/** Lines that the signature takes up. */
	lines: number[];
}

/** Lines of the end in which a signature is looked for: attachments and contacts may follow it. */
const LAST_LINES = 24;
/** Offices above one date. */
const MOST_OFFICES = 8;

/** Last characters of SIGNED_OFF. */
const SIGNS = new Set("启上邀订识请宣示");

export function findSignature(
	view: TextView,
	dates: readonly DateExpression[],
	titleLines: readonly number[],
	isKnownOffice: (hans: string) => boolean,
): Signature {
	const isOffice = (hans: string) =>
		isOfficeLine(withoutSign(hans.trim())) || isKnownOffice(hans);
	const title = titleLines.at(-1) ?? 0;
	const last = lastLines(view).filter((line) => line > title);
	for (const line of last) {
		const signed = signedOn(view, dates, line, isOffice);
		if (signed) return signed;
	}
	// An office alone in the last lines, undated.
	for (const line of last.slice(0, 3)) {
		const text = view.lines[line];
		if (!text || text.block === "heading" || text.block === "cell") continue;
		if (!isOffice(text.hans) || line <= title + 1) continue;
		const value = officeName(text.text);
		return {
			issuer: { value, by: "text", raw: value },
			coIssuers: [],
			lines: [line],
		};
	}
	return { coIssuers: [], lines: [] };
}

function withoutSign(hans: string): string {
	return SIGNS.has(hans.at(-1) ?? "") ? hans.replace(SIGNED_OFF, "") : hans;
}

function signedOn(
	view: TextView,
	dates: readonly DateExpression[],
	line: number,
	isOffice: (hans: string) => boolean,
): Signature | undefined {
	const text = view.lines[line];
	if (!text) return undefined;
	const start = view.starts[line] as number;
	const end = start + text.hans.length;
	const date = dates.find(
		(one) => one.start >= start && one.end <= end && one.year !== undefined,
	);
	if (!date || date.impossible || date.time || date.half || date.to)
		return undefined;
	const { year, month, day } = date;
	if (year === undefined || month === undefined || day === undefined)
		return undefined;
	const before = view.hans
		.slice(start, date.start)
		.replace(/(?:中华)$/u, "")
		.trim();
	const after = view.hans.slice(date.end, end).trim();
	if (
		after !== "" &&
		!/^[（(](?:盖章|章|印)[）)]$|^于[\p{Script=Han}]{2,6}$/u.test(after)
	)
		return undefined;
	const raw = view.cut(date);
	const found: Found = { value: dayText(year, month, day), by: "text", raw };
	if (before !== "") {
		const bare = before.replace(/[（(](?:盖章|公章|章|印)[）)]$/u, "").trim();
		if (!isOffice(bare)) return undefined;
		const at = start + view.hans.slice(start, end).indexOf(bare);
		const value = view.cut({ start: at, end: at + bare.length });
		return withIssuers([value], found, [line]);
	}
	const offices: string[] = [];
	const lines = [line];
	for (
		let above = line - 1;
		above >= 1 && offices.length < MOST_OFFICES;
		above--
	) {
		const one = view.lines[above];
		if (!one || !isOffice(one.hans)) break;
		offices.unshift(
			...one.text
				.trim()
				.split(/[ \u3000]{2,20}|\u3000/u)
				.map(officeName),
		);
		lines.push(above);
	}
	return withIssuers(offices, found, lines);
}

function withIssuers(
	offices: readonly string[],
	date: Found,
	lines: number[],
): Signature {
	const [first, ...others] = offices;
	return {
		...(first
			? { issuer: { value: first, by: "text", raw: offices.join("　") } }
			: {}),
		coIssuers: others,
		date,
		lines,
	};
}

function lastLines(view: TextView): number[] {
	const lines: number[] = [];
	for (
		let at = view.lines.length - 1;
		at >= 0 && lines.length < LAST_LINES;
		at--
	)
		if (view.lines[at]?.hans.trim()) lines.push(at);
	return lines;
}
