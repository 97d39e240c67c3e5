// Which encoding a file is in, and what is refused.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MAX_DOCUMENT_BYTES } from "../../functions/reading/bounds.ts";
import { decodeBytes } from "../../functions/reading/decodeBytes.ts";
import { pageOf, TEXTS, type TextName } from "./texts.ts";

const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url);
const base64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new TextEncoder().encode(text);

function codesOf(bytes: Uint8Array, charset?: string): string[] {
	return decodeBytes(bytes, charset ? { charset } : {}).findings.map(
		({ code }) => code,
	);
}

const sixty = (name: TextName, page: boolean) => {
	const piece = [...TEXTS[name]].slice(0, 60).join("");
	return page ? pageOf(piece) : piece;
};

describe("sixty characters written by another tool", () => {
	const samples = JSON.parse(readFileSync(fixture("encoded.json"), "utf8")) as {
		text: TextName;
		page: boolean;
		encoding: string;
		base64: string;
	}[];

	it.each(samples)(
		"are read as $encoding ($text, page: $page)",
		({ text, page, encoding, base64: bytes }) => {
			expect(decodeBytes(base64(bytes))).toEqual({
				kind: "text",
				text: sixty(text, page),
				encoding,
				findings: [],
			});
		},
	);
});

const python = spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!python)("every length, script and encoding", () => {
	const CODECS = {
		"UTF-8": "utf-8",
		"UTF-8 with mark": "utf-8-sig",
		GB18030: "gb18030",
		GBK: "gbk",
		"Big5-HKSCS": "big5hkscs",
		"UTF-16LE": "utf-16-le",
		"UTF-16BE": "utf-16-be",
		"UTF-16 with mark": "utf-16",
	} as const;
	const EXPECTED: Record<keyof typeof CODECS, string> = {
		"UTF-8": "UTF-8",
		"UTF-8 with mark": "UTF-8",
		GB18030: "GB18030",
		GBK: "GB18030",
		"Big5-HKSCS": "Big5-HKSCS",
		"UTF-16LE": "UTF-16LE",
		"UTF-16BE": "UTF-16BE",
		"UTF-16 with mark": "UTF-16LE",
	};

	it("is told from any window of 50 characters or more", () => {
		const rows: { encoding: keyof typeof CODECS; text: string }[] = [];
		for (const encoding of Object.keys(CODECS) as (keyof typeof CODECS)[])
			for (const name of Object.keys(TEXTS) as TextName[])
				for (const length of [50, 51, 75, 100, 400, 2000])
					for (const start of [0, 7, 23, 41, 60]) {
						const long = [...TEXTS[name].repeat(20)];
						const piece = long.slice(start, start + length).join("");
						rows.push({ encoding, text: piece });
						rows.push({ encoding, text: pageOf(piece) });
					}
		const encoded = JSON.parse(
			execFileSync("python3", [fixture("encode.py").pathname], {
				input: JSON.stringify(
					rows.map(({ encoding, text }) => [CODECS[encoding], text]),
				),
				maxBuffer: 64 * 1024 * 1024,
			}).toString(),
		) as (string | null)[];
		const wrong = rows.filter(({ encoding, text }, at) => {
			const bytes = encoded[at];
			if (!bytes) return false;
			const decoded = decodeBytes(base64(bytes));
			return (
				decoded.kind !== "text" ||
				decoded.encoding !== EXPECTED[encoding] ||
				decoded.text !== text
			);
		});
		expect(wrong).toEqual([]);
		expect(encoded.filter((bytes) => bytes !== null).length).toBeGreaterThan(
			1000,
		);
	});
});

// 嘅喺咗啲 as Python's big5hkscs writes them.
const HONG_KONG = latin1("\x9d\xef\x9d\xf6\x9d\xf7\x9d\xf8");

describe("declared encodings", () => {
	it("believes a page about GBK although it says gb2312", () => {
		const bytes = latin1(
			'<meta charset="gb2312"><p>\xbb\xe1\xd2\xe9\xcd\xa8\xd6\xaa</p>',
		);
		expect(decodeBytes(bytes)).toEqual({
			kind: "text",
			text: '<meta charset="gb2312"><p>会议通知</p>',
			encoding: "GB18030",
			findings: [],
		});
	});

	it("does not believe a header that calls GBK utf-8", () => {
		const bytes = latin1(
			"\xb9\xd8\xd3\xda\xd5\xd9\xbf\xaa\xb7\xc0\xd1\xb4\xb9\xa4\xd7\xf7\xbb\xe1\xd2\xe9\xb5\xc4\xcd\xa8\xd6\xaa",
		);
		expect(decodeBytes(bytes, { charset: "utf-8" })).toEqual({
			kind: "text",
			text: "关于召开防汛工作会议的通知",
			encoding: "GB18030",
			findings: [
				{
					code: "source.encoding-differs",
					severity: "info",
					values: { declared: "UTF-8", found: "GB18030" },
				},
			],
		});
	});

	it("does not believe a header that calls UTF-8 gb2312", () => {
		const decoded = decodeBytes(utf8(TEXTS.simplified), { charset: "gb2312" });
		expect(decoded).toMatchObject({
			kind: "text",
			text: TEXTS.simplified,
			encoding: "UTF-8",
		});
		expect(decoded.findings.map(({ code }) => code)).toEqual([
			"source.encoding-differs",
		]);
	});

	it("believes the transport before the page", () => {
		const bytes = latin1(
			'<meta charset="big5"><p>\xbb\xe1\xd2\xe9\xcd\xa8\xd6\xaa</p>',
		);
		expect(decodeBytes(bytes, { charset: "GBK" })).toMatchObject({
			encoding: "GB18030",
			text: '<meta charset="big5"><p>会议通知</p>',
		});
	});

	it("reads the four bytes that are both UTF-8 and GBK as declared", () => {
		const bytes = latin1("\xc1\xaa\xcd\xa8");
		expect(decodeBytes(bytes, { charset: "gbk" })).toMatchObject({
			text: "联通",
			encoding: "GB18030",
		});
	});

	it("finds the declaration in an http-equiv tag", () => {
		const bytes = latin1(
			'<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>\xb7|\xc4\xb3</p>',
		);
		expect(decodeBytes(bytes)).toMatchObject({
			text: '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>會議</p>',
			encoding: "Big5-HKSCS",
		});
	});

	it("reads Hong Kong's characters without private-use code points", () => {
		expect(decodeBytes(HONG_KONG, { charset: "big5" })).toEqual({
			kind: "text",
			text: "嘅喺咗啲",
			encoding: "Big5-HKSCS",
			findings: [],
		});
	});

	it("ignores a charset it does not know", () => {
		expect(decodeBytes(utf8("会议"), { charset: "klingon" })).toEqual({
			kind: "text",
			text: "会议",
			encoding: "UTF-8",
			findings: [],
		});
	});
});

describe("characters that no text may hold", () => {
	it("are removed and reported with their line", () => {
		expect(
			decodeBytes(utf8(`会议\r\n通\u0008知\u000b\u0000${TEXTS.simplified}`)),
		).toEqual({
			kind: "text",
			text: `会议\n通知\n${TEXTS.simplified}`,
			encoding: "UTF-8",
			findings: [
				{
					code: "source.control-characters",
					severity: "warning",
					place: { line: 2 },
					values: { count: 2, characters: "U+0008 U+0000" },
				},
			],
		});
	});

	it("are those that would turn the text of a list around; marks stay", () => {
		expect(
			decodeBytes(utf8("会议\n关于\u202e召开\u2066会议\u2069\u200f的通知")),
		).toMatchObject({
			text: "会议\n关于召开会议\u200f的通知",
			findings: [
				{
					code: "source.control-characters",
					place: { line: 2 },
					values: { count: 3, characters: "U+202E U+2066 U+2069" },
				},
			],
		});
	});

	it("are reported where the encoding left a gap", () => {
		expect(codesOf(utf8("姓名：\ufffd某"))).toEqual(["source.lost-characters"]);
	});

	it("are reported where a code is private", () => {
		expect(decodeBytes(utf8("一\n二\ue5e5"))).toMatchObject({
			text: "一\n二\ue5e5",
			findings: [
				{
					code: "source.private-characters",
					place: { line: 2 },
					values: { count: 1, character: "U+E5E5" },
				},
			],
		});
	});

	it("do not condemn a long text for one broken byte", () => {
		const bytes = utf8(TEXTS.simplified.repeat(3));
		bytes[3] = 0xff;
		const decoded = decodeBytes(bytes);
		expect(decoded).toMatchObject({ kind: "text", encoding: "UTF-8" });
		expect(codesOf(bytes)).toEqual(["source.lost-characters"]);
	});
});

describe("files that are no text", () => {
	it.each([
		["PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "source.binary-file"],
		["PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "source.pdf-file"],
		[
			"DOC/XLS/PPT/WPS (OLE2)",
			"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
			"source.word-file",
		],
		["DOCX", "PK\x03\x04\x14\0\x06\0word/document.xml", "source.word-file"],
		["OFD", "PK\x03\x04\x14\0\x06\0OFD.xml", "source.pdf-file"],
		["ZIP", "PK\x03\x04\x14\0\x06\0readme", "source.binary-file"],
		["RTF", "{\\rtf1\\ansi", "source.word-file"],
	])("%s is refused by name", (format, head, code) => {
		const decoded = decodeBytes(latin1(head));
		expect(decoded.kind).toBe("rejected");
		expect(decoded.findings).toEqual([
			{ code, severity: "error", values: { format } },
		]);
	});

	it("control characters alone are refused", () => {
		expect(codesOf(new Uint8Array(100_000).fill(1))).toEqual([
			"source.binary-file",
		]);
	});

	it("noise is refused", () => {
		const noise = new Uint8Array(4096).map((_, at) => (at * 167 + 13) % 256);
		expect(decodeBytes(noise).kind).toBe("rejected");
	});

	it("bytes of no known encoding are refused", () => {
		expect(codesOf(latin1("\x80\x80\xfe\xff\x81"))).toEqual([
			"source.encoding-unknown",
		]);
	});

	it.each(["", " \r\n\t", "\ufeff", "\u3000\n\u3000"])(
		"an empty one is refused: %j",
		(text) => {
			expect(codesOf(utf8(text))).toEqual(["source.empty"]);
		},
	);

	it("a file over the limit is refused unread", () => {
		expect(codesOf(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toEqual([
			"source.too-large",
		]);
	});
});
