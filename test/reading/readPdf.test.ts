import { zlibSync } from "fflate";
import { toHtml } from "hast-util-to-html";
import { expect, it } from "vitest";
import { readPdf } from "../../functions/reading/readPdf.ts";
import { assembled, type PdfText, pdfFile } from "../support/pdfFile.ts";

const line = (text: string, x: number, y: number, size = 16): PdfText => ({
	text,
	x,
	y,
	size,
});

const NOTICE: PdfText[] = [
	line("澄江市水务局文件", 180, 780, 30),
	line("关于召开全市供水安全", 190, 720, 22),
	line("工作会议的通知", 220, 690, 22),
	line("各县（市、区）水务局：", 90, 650),
	line("为做好夏季供水安全保障工作，经研究，定于2026年6", 122, 625),
	line("月11日上午9:00在局四楼会议室召开全市供水安全工作会", 90, 600),
	line("议，请准时参加。", 90, 575),
	line("联系人：骆晓棠", 122, 550),
	line("电话：0555-2100188", 300, 550),
	line("澄江市水务局", 350, 500),
	line("2026年6月3日", 350, 475),
	line("— 1 —", 280, 40, 14),
];

async function htmlOf(bytes: Uint8Array): Promise<string> {
	const read = await readPdf(bytes);
	if (read.kind !== "read") throw new Error(read.findings[0]?.code);
	return toHtml(read.tree);
}

async function codeOf(bytes: Uint8Array): Promise<string | undefined> {
	const read = await readPdf(bytes);
	return read.kind === "rejected" ? read.findings[0]?.code : undefined;
}

const withStream = (dictionary: string, bytes: Uint8Array): Uint8Array =>
	assembled([
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [] /Count 0 >>",
		Uint8Array.from(
			Buffer.concat([
				Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
				bytes,
				Buffer.from("\nendstream"),
			]),
		),
	]);

it("joins lines to paragraphs by the layout, headlines of two lines too, without the page's number", async () => {
	expect(await htmlOf(pdfFile([NOTICE]))).toBe(
		"<p>澄江市水务局文件</p><h1>关于召开全市供水安全工作会议的通知</h1><p>各县（市、区）水务局：</p><p>为做好夏季供水安全保障工作，经研究，定于2026年6月11日上午9:00在局四楼会议室召开全市供水安全工作会议，请准时参加。</p><p>联系人：骆晓棠　　电话：0555-2100188</p><p>澄江市水务局</p><p>2026年6月3日</p>",
	);
});

it("gives the headline as the title, and says that paragraphs were inferred", async () => {
	expect(await readPdf(pdfFile([NOTICE]))).toMatchObject({
		kind: "read",
		title: "关于召开全市供水安全工作会议的通知",
		findings: [{ code: "source.pdf-layout" }],
	});
});

it("leaves out what stands at the head of every page", async () => {
	const page = (text: string) => [
		line("某某市政府办公室", 90, 800, 10),
		line(text, 90, 600),
	];
	expect(
		await htmlOf(
			pdfFile([
				page("第一段话在此。"),
				page("第二段话在此。"),
				page("第三段话在此。"),
			]),
		),
	).toBe("<p>第一段话在此。</p><p>第二段话在此。</p><p>第三段话在此。</p>");
});

it("sets a scan aside: pages without text", async () => {
	expect(await readPdf(pdfFile([[], []]))).toMatchObject({
		kind: "rejected",
		findings: [{ code: "source.pdf-scanned", values: { pages: 2 } }],
	});
});

it("sets aside what is damaged, encrypted or in fonts that cannot be read", async () => {
	expect(await codeOf(new TextEncoder().encode("%PDF-1.7\nnothing"))).toBe(
		"source.pdf-broken",
	);
	const text = new TextDecoder("latin1").decode(pdfFile([NOTICE]));
	const bytes = (changed: string) =>
		Uint8Array.from(Buffer.from(changed, "latin1"));
	expect(
		await codeOf(
			bytes(text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R")),
		),
	).toBe("source.pdf-encrypted");
	expect(await codeOf(bytes(text.replace("/Identity-H", "/GBK-EUC-H")))).toBe(
		"source.pdf-fonts",
	);
	expect(
		await codeOf(
			withStream(
				"/Type /ObjStm /Filter /FlateDecode",
				zlibSync(new TextEncoder().encode("<< /Encoding /UniGB-UCS2-H >>")),
			),
		),
	).toBe("source.pdf-fonts");
});

it("sets aside what unpacks to too much, and filters upon filters, before anything unpacks them", async () => {
	const zeros = zlibSync(new Uint8Array(24 * 1024 * 1024), { level: 9 });
	const streams = Array.from({ length: 6 }, () =>
		Buffer.concat([
			Buffer.from(
				`<< /Filter /FlateDecode /Subtype /Image /Length ${zeros.length} >>\nstream\n`,
			),
			zeros,
			Buffer.from("\nendstream"),
		]),
	);
	expect(
		await codeOf(
			assembled([
				"<< /Type /Catalog /Pages 2 0 R >>",
				"<< /Type /Pages /Kids [] /Count 0 >>",
				...streams.map((stream) => Uint8Array.from(stream)),
			]),
		),
	).toBe("source.too-complex");
	expect(
		await codeOf(
			withStream(
				"/Filter [/FlateDecode /FlateDecode]",
				zlibSync(new Uint8Array(8)),
			),
		),
	).toBe("source.too-complex");
}, 120_000);

it("sets aside a PDF of too many pages", async () => {
	expect(await codeOf(pdfFile(Array.from({ length: 301 }, () => [])))).toBe(
		"source.too-complex",
	);
});
