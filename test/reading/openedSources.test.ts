// Word and PDF files all the way to their fields; formats that are set aside say what to do.
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import {
	type Normalized,
	normalizeSource,
} from "../../functions/pipeline/normalizeSource.ts";
import { groupSources } from "../../functions/reading/groupSources.ts";
import { openSource } from "../../functions/reading/openSource.ts";
import { pdfFile } from "../support/pdfFile.ts";
import { paragraph, wordFile } from "../support/wordFile.ts";

const SITE = configurationSchema.parse({
	title: "Files",
	baseUrl: "https://files.example/",
	tag: { authority: "files.example", date: "2026-01-01" },
});

async function normalized(key: string, bytes: Uint8Array): Promise<Normalized> {
	return normalizeSource(
		await openSource({ key, bytes, translations: [], attachments: [] }),
		SITE,
	);
}

async function recordOf(key: string, bytes: Uint8Array) {
	const made = await normalized(key, bytes);
	if (made.kind !== "draft") throw new Error(made.findings[0]?.code);
	return made.draft.record;
}

async function codesOf(key: string, bytes: Uint8Array): Promise<string[]> {
	const made = await normalized(key, bytes);
	return made.kind === "rejected" ? made.findings.map(({ code }) => code) : [];
}

it("understands a Word file made by another program", async () => {
	const bytes = await readFile(
		new URL("fixtures/pandoc-notice.docx", import.meta.url),
	);
	expect(await recordOf("2026/supply.docx", bytes)).toMatchObject({
		kind: "notice",
		title: "关于召开全市供水安全工作会议的通知",
		issuer: "澄江市水务局",
		issuedOn: "2026-06-03",
		source: {
			mediaType:
				"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		},
		meetings: [
			{
				name: "全市供水安全工作会议",
				startAt: { date: "2026-06-11", time: "09:00" },
				locations: [{ name: "澄江市水务局四楼会议室" }],
				agenda: [
					"市供水管理处通报春季供水情况",
					"东岭县水务局交流发言",
					"局长龚明远讲话",
				],
				attendance: "各县（市、区）水务局主要负责人",
			},
		],
	});
});

it("understands a PDF", async () => {
	const size = 16;
	const bytes = pdfFile([
		[
			{ text: "关于召开全市供水安全工作会议的通知", x: 130, y: 720, size: 22 },
			{
				text: "会议时间：2026年6月11日（星期四）上午9:00",
				x: 122,
				y: 650,
				size,
			},
			{ text: "会议地点：澄江市水务局四楼会议室", x: 122, y: 625, size },
			{ text: "澄江市水务局", x: 350, y: 500, size },
			{ text: "2026年6月3日", x: 350, y: 475, size },
		],
	]);
	expect(await recordOf("2026/supply.pdf", bytes)).toMatchObject({
		kind: "notice",
		title: "关于召开全市供水安全工作会议的通知",
		issuer: "澄江市水务局",
		source: { mediaType: "application/pdf" },
		meetings: [
			{
				startAt: { date: "2026-06-11", time: "09:00" },
				locations: [{ name: "澄江市水务局四楼会议室" }],
			},
		],
	});
});

it("sets old Word files, OFD and renamed files aside", async () => {
	const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	const word = wordFile({ body: paragraph("通知") });
	expect(await codesOf("a.doc", ole)).toEqual(["source.word-file"]);
	expect(await codesOf("a.docx", ole)).toEqual(["source.word-file"]);
	expect(await codesOf("a.pdf", word)).toEqual(["source.pdf-broken"]);
	const ofd = new TextEncoder().encode("PK\u0003\u0004 OFD.xml");
	expect(await codesOf("a.ofd", ofd)).toEqual(["source.pdf-file"]);
	expect(await codesOf("a.docx", new TextEncoder().encode("会议通知"))).toEqual(
		["source.word-broken"],
	);
	expect(await codesOf("a.docx", wordFile({ body: "" }))).toEqual([
		"source.empty",
	]);
});

it("prefers a text to a Word file, a Word file to a PDF, and a PDF to what cannot be read", () => {
	const keyOf = (...keys: string[]) => groupSources(keys).sources[0]?.key;
	expect(keyOf("a.docx", "a.md", "a.pdf")).toBe("a.md");
	expect(keyOf("a.doc", "a.pdf", "a.docx")).toBe("a.docx");
	expect(keyOf("a.doc", "a.pdf")).toBe("a.pdf");
});
