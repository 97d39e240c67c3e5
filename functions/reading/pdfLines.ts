// The pieces of text of a PDF's pages, put together to lines and the lines to paragraphs.

/** A piece of text where it stands: points from the lower left corner. */
export interface Piece {
	text: string;
	x: number;
	y: number;
	width: number;
	/** Height of its letters. */
	size: number;
}

export interface PdfParagraph {
	text: string;
	heading: boolean;
}

interface TextLine {
	text: string;
	left: number;
	right: number;
	y: number;
	size: number;
	page: number;
}

/** Pieces whose base lines are so near, in parts of their height, are one line. */
const SAME_LINE = 0.5;
/** A gap so wide, in parts of the height, is a space. */
const GAP = 0.6;
/** Letters so much larger than most are a headline's. */
const LARGE = 1.2;
/** — 3 —, 第3页 共8页: numbers of pages. */
const PAGE_NUMBER =
	/^(?:[-—–－·\s]{0,6}[0-9]{1,4}[-—–－·\s]{0,6}|第\s?[0-9]{1,4}\s?页(?:[\s，,/]{0,3}共\s?[0-9]{1,4}\s?页)?|[0-9]{1,4}\s?\/\s?[0-9]{1,4})$/u;
const NEW_ITEM =
	/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、]|附件|抄送|联系人|聯絡人|[\p{Script=Han}]{2,8}[:：])/u;

export function pdfParagraphs(
	pages: readonly (readonly Piece[])[],
): PdfParagraph[] {
	const lines = withoutFurniture(
		pages.flatMap((pieces, page) => linesOf(pieces, page)),
	);
	if (lines.length === 0) return [];
	const body = usual(lines.map(({ size }) => size));
	const right = Math.max(...lines.slice(0, 5000).map((line) => line.right));
	const left = usual(lines.map((line) => line.left));
	const paragraphs: PdfParagraph[] = [];
	let last: TextLine | undefined;
	for (const line of lines) {
		const large = line.size >= body * LARGE;
		const open = paragraphs.at(-1);
		if (open && last && continues(last, line, { body, left, right, large }))
			open.text += spaced(open.text, line.text);
		else paragraphs.push({ text: line.text, heading: large });
		last = line;
	}
	return firstHeadingOnly(paragraphs);
}

function continues(
	last: TextLine,
	line: TextLine,
	{
		body,
		left,
		right,
		large,
	}: { body: number; left: number; right: number; large: boolean },
): boolean {
	const wasLarge = last.size >= body * LARGE;
	if (large !== wasLarge) return false;
	const middle = (one: TextLine) => (one.left + one.right) / 2;
	// A headline of several lines, each in the middle.
	if (large)
		return (
			last.page === line.page &&
			Math.abs(middle(last) - middle(line)) < body * 2 &&
			last.y - line.y < line.size * 2.5
		);
	if (NEW_ITEM.test(line.text)) return false;
	const full = last.right >= right - last.size * 2.2;
	const flush = line.left <= left + line.size * 0.8;
	return full && flush && !/[。！？；：:]$/u.test(last.text);
}

function linesOf(pieces: readonly Piece[], page: number): TextLine[] {
	const rows: Piece[][] = [];
	const sorted = pieces
		.filter(({ text }) => text.trim() !== "")
		.toSorted((a, b) => b.y - a.y || a.x - b.x);
	for (const piece of sorted) {
		const row = rows.at(-1);
		const first = row?.[0];
		if (row && first && Math.abs(first.y - piece.y) <= first.size * SAME_LINE)
			row.push(piece);
		else rows.push([piece]);
	}
	return rows.map((row) => {
		const inOrder = row.toSorted((a, b) => a.x - b.x);
		let text = "";
		let end: number | undefined;
		for (const { text: words, x, width, size } of inOrder) {
			if (end !== undefined && x - end > size * GAP)
				text += x - end > size * 1.6 ? "\u3000\u3000" : " ";
			text += words;
			end = x + width;
		}
		const [first] = inOrder as [Piece];
		return {
			text: text.trim(),
			left: first.x,
			right: end ?? first.x,
			y: first.y,
			size: Math.max(...inOrder.map(({ size }) => size)),
			page,
		};
	});
}

/** Page numbers, and what stands at the same height on most of three pages and more. */
function withoutFurniture(lines: readonly TextLine[]): TextLine[] {
	const pages = new Set(lines.map(({ page }) => page)).size;
	const seen = new Map<string, Set<number>>();
	const keyOf = ({ text, y }: TextLine) =>
		`${Math.round(y / 4)} ${text.replace(/[0-9]/g, "0")}`;
	for (const line of lines) {
		const on = seen.get(keyOf(line)) ?? new Set();
		on.add(line.page);
		seen.set(keyOf(line), on);
	}
	return lines.filter(
		(line) =>
			!PAGE_NUMBER.test(line.text) &&
			!(pages >= 3 && (seen.get(keyOf(line))?.size ?? 0) * 2 > pages),
	);
}

/** The value that most have, to half a point. */
function usual(values: readonly number[]): number {
	const counts = new Map<number, number>();
	let best = 0;
	let most = 0;
	for (const value of values) {
		const rounded = Math.round(value * 2) / 2;
		const count = (counts.get(rounded) ?? 0) + 1;
		counts.set(rounded, count);
		if (count > most) [best, most] = [rounded, count];
	}
	return best;
}

/** Latin words need a space between lines; Chinese ones none. */
function spaced(before: string, after: string): string {
	return /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(after)
		? ` ${after}`
		: after;
}

/** The letterhead may be larger than the headline: only what ends the large lines at the top is one. */
function firstHeadingOnly(paragraphs: readonly PdfParagraph[]): PdfParagraph[] {
	const first = paragraphs.findLastIndex(
		({ heading, text }, at) =>
			heading &&
			at < 12 &&
			/[\p{Script=Han}]{4}/u.test(text) &&
			!/文件$/u.test(text),
	);
	return paragraphs.map(({ text, heading }, at) => ({
		text,
		heading: heading && at === first,
	}));
}
