// A PDF with text to a tree of paragraphs. Scanned ones hold pictures of text, which is not read.
import type { Root } from "hast";
import { type Finding, finding } from "../notice/finding.ts";
import { MAX_PDF_ITEMS, MAX_PDF_PAGES } from "./bounds.ts";
import { addMissingFunctions } from "./laterThanNode20.ts";
import { type Piece, pdfParagraphs } from "./pdfLines.ts";
import { pdfStreams } from "./pdfStreams.ts";

export type PdfRead =
	| { kind: "read"; tree: Root; title?: string; findings: Finding[] }
	| { kind: "rejected"; findings: Finding[] };

/** Characters of a page below which, on average, its text is a picture. */
const LEAST_TEXT = 12;

/** Nothing is fetched, evaluated or drawn. */
const OPTIONS = {
	isEvalSupported: false,
	disableFontFace: true,
	useSystemFonts: false,
	enableXfa: false,
	stopAtErrors: false,
	verbosity: 0,
} as const;

export async function readPdf(bytes: Uint8Array): Promise<PdfRead> {
	const streams = pdfStreams(bytes);
	if (streams.kind === "encrypted") return rejected("source.pdf-encrypted");
	if (streams.kind === "old-fonts") return rejected("source.pdf-fonts");
	if (streams.kind === "too-complex")
		return rejected("source.too-complex", { limit: streams.limit });
	const pages = await pagesOf(bytes);
	if (pages.kind === "broken") return rejected("source.pdf-broken");
	if (pages.kind === "too-complex")
		return rejected("source.too-complex", { limit: pages.limit });
	const characters = pages.pages
		.flat()
		.reduce((sum, { text }) => sum + text.trim().length, 0);
	if (characters < LEAST_TEXT * pages.pages.length)
		return rejected("source.pdf-scanned", { pages: pages.pages.length });
	const paragraphs = pdfParagraphs(pages.pages);
	const title = paragraphs.find(({ heading }) => heading)?.text;
	return {
		kind: "read",
		tree: {
			type: "root",
			children: paragraphs.map(({ text, heading }) => ({
				type: "element",
				tagName: heading ? "h1" : "p",
				properties: {},
				children: [{ type: "text", value: text }],
			})),
		},
		...(title ? { title } : {}),
		findings: [finding("source.pdf-layout")],
	};
}

type Pages =
	| { kind: "pages"; pages: Piece[][] }
	| { kind: "too-complex"; limit: string }
	| { kind: "broken" };

async function pagesOf(bytes: Uint8Array): Promise<Pages> {
	addMissingFunctions();
	// Some 1.6 MB: loaded when the first PDF comes. It takes the buffer over, and refuses one of Node.
	const { getDocumentProxy } = await import("unpdf");
	const opened = await getDocumentProxy(new Uint8Array(bytes), OPTIONS).catch(
		() => undefined,
	);
	if (!opened) return { kind: "broken" };
	try {
		if (opened.numPages > MAX_PDF_PAGES)
			return { kind: "too-complex", limit: `pages > ${MAX_PDF_PAGES}` };
		const pages: Piece[][] = [];
		let items = 0;
		for (let number = 1; number <= opened.numPages; number++) {
			const page = await opened.getPage(number);
			const { items: found } = await page.getTextContent();
			items += found.length;
			if (items > MAX_PDF_ITEMS)
				return {
					kind: "too-complex",
					limit: `pieces of text > ${MAX_PDF_ITEMS}`,
				};
			pages.push(found.flatMap(pieceOf));
			page.cleanup();
		}
		return { kind: "pages", pages };
	} catch {
		return { kind: "broken" };
	} finally {
		await opened.destroy();
	}
}

function pieceOf(item: unknown): Piece[] {
	const { str, transform, width, height } = item as {
		str?: string;
		transform?: number[];
		width?: number;
		height?: number;
	};
	if (typeof str !== "string" || !transform || str === "") return [];
	const [, , c = 0, d = 0, x = 0, y = 0] = transform;
	return [
		{
			text: str,
			x,
			y,
			width: width ?? 0,
			size: height || Math.hypot(c, d) || 10,
		},
	];
}

function rejected(
	code:
		| "source.too-complex"
		| "source.pdf-broken"
		| "source.pdf-encrypted"
		| "source.pdf-fonts"
		| "source.pdf-scanned",
	values: Record<string, string | number> = {},
): PdfRead {
	return { kind: "rejected", findings: [finding(code, {}, values)] };
}
