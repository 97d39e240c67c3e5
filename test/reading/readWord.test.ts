import { strToU8, zipSync } from "fflate";
import { toHtml } from "hast-util-to-html";
import { expect, it } from "vitest";
import { readWord } from "../../functions/reading/readWord.ts";
import { paragraph, wordFile } from "../support/wordFile.ts";

function htmlOf(bytes: Uint8Array): string {
	const read = readWord(bytes);
	if (read.kind !== "read")
		throw new Error(read.findings.map(({ code }) => code).join());
	return toHtml(read.tree);
}

function codeOf(bytes: Uint8Array): string | undefined {
	const read = readWord(bytes);
	return read.kind === "rejected" ? read.findings[0]?.code : undefined;
}

const NUMBERING = `<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>`;
const item = (text: string, level: number, list = 3) =>
	paragraph(
		text,
		`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
	);

it("writes out the numbers that Word counts by itself", () => {
	expect(
		htmlOf(
			wordFile({
				numbering: NUMBERING,
				body: [
					item("会议时间", 0),
					item("上午", 1),
					item("下午", 1),
					item("会议地点", 0),
					item("主会场", 1),
					item("三楼", 2),
					item("报到", 0, 4),
					item("签到", 0, 4),
				].join(""),
			}),
		),
	).toBe(
		"<p>一、会议时间</p><p>（一）上午</p><p>（二）下午</p><p>二、会议地点</p><p>（一）主会场</p><p>1.三楼</p><ul><li>报到</li><li>签到</li></ul>",
	);
});

it("takes headings and the title from styles, by name and by what they are based on", () => {
	const read = readWord(
		wordFile({
			styles: `<w:style w:styleId="a"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="x"><w:name w:val="红头"/><w:basedOn w:val="1"/></w:style>`,
			body:
				paragraph("关于召开会议的通知", '<w:pStyle w:val="a"/>') +
				paragraph("一、总则", '<w:pStyle w:val="x"/>') +
				paragraph("正文"),
		}),
	);
	expect(read).toMatchObject({ kind: "read", title: "关于召开会议的通知" });
	expect(read.kind === "read" && toHtml(read.tree)).toBe(
		"<h1>关于召开会议的通知</h1><h1>一、总则</h1><p>正文</p>",
	);
});

it("keeps tables, line breaks, tabs and links", () => {
	expect(
		htmlOf(
			wordFile({
				links: { rId5: "https://example.org/a" },
				body: `<w:tbl><w:tr><w:tc>${paragraph("时间")}</w:tc><w:tc>${paragraph("3月5日")}</w:tc></w:tr></w:tbl><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>联系人</w:t><w:tab/><w:t>骆某</w:t><w:br/><w:t>见</w:t></w:r><w:hyperlink r:id="rId5"><w:r><w:t>网页</w:t></w:r></w:hyperlink></w:p>`,
			}),
		),
	).toBe(
		'<table><tr><td><p>时间</p></td><td><p>3月5日</p></td></tr></table><p>联系人　骆某<br>见<a href="https://example.org/a">网页</a></p>',
	);
});

it("leaves out what was deleted, moved away, hidden, a field's code or the second copy of a drawing", () => {
	expect(
		htmlOf(
			wordFile({
				body: "<w:p><w:r><w:t>会议</w:t></w:r><w:del><w:r><w:delText>取消</w:delText></w:r></w:del><w:ins><w:r><w:t>照常</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>举行</w:t></w:r></w:p>",
			}),
		),
	).toBe("<p>会议照常举行</p>");
});

it("says that pictures are left out", () => {
	const read = readWord(
		wordFile({
			body: `${paragraph("文")}<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>`,
		}),
	);
	expect(read.findings).toMatchObject([
		{ code: "document.images-removed", values: { count: 1 } },
	]);
});

it("sets aside what unpacks to too much, whatever its headers claim", () => {
	const bomb = zipSync({
		"word/document.xml": [new Uint8Array(40 * 1024 * 1024), { level: 9 }],
	});
	const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
	for (let at = 0; at < bomb.length - 4; at++) {
		const mark = view.getUint32(at, true);
		if (mark === 0x04034b50) view.setUint32(at + 22, 100, true);
		if (mark === 0x02014b50) view.setUint32(at + 24, 100, true);
	}
	expect(codeOf(bomb)).toBe("source.too-complex");
});

it("sets aside a file of too many entries, of too deep a nesting, and one that is no ZIP or holds no text", () => {
	const many = Object.fromEntries(
		Array.from({ length: 4200 }, (_, n) => [`a/${n}`, new Uint8Array(0)]),
	);
	expect(codeOf(zipSync(many))).toBe("source.too-complex");
	expect(
		codeOf(
			wordFile({
				body:
					"<w:tbl><w:tr><w:tc>".repeat(200) +
					"</w:tc></w:tr></w:tbl>".repeat(200),
			}),
		),
	).toBe("source.too-complex");
	expect(codeOf(strToU8("PK\u0003\u0004 not a zip at all"))).toBe(
		"source.word-broken",
	);
	expect(codeOf(zipSync({ "word/other.xml": strToU8("<a/>") }))).toBe(
		"source.word-broken",
	);
	expect(codeOf(zipSync({ "word/document.xml": strToU8("<w:document") }))).toBe(
		"source.word-broken",
	);
});

it("follows no entity", () => {
	expect(
		codeOf(
			zipSync({
				"word/document.xml": strToU8(
					'<!DOCTYPE a [<!ENTITY b "bb">]><document><body><p><r><t>&b;</t></r></p></body></document>',
				),
			}),
		),
	).toBe("source.word-broken");
});
