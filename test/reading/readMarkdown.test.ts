// Markdown as Chinese editors type it.
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../functions/reading/readDocument.ts";

function read(text: string, metadata?: Record<string, unknown>) {
	return readDocument(text, {
		key: "2026/flood.md",
		mediaType: "text/markdown",
		encoding: "UTF-8",
		...(metadata ? { metadata } : {}),
	});
}

const html = (text: string) => toHtml(read(text).body);

describe("the text", () => {
	it("has headings below the page's own", () => {
		const document = read("# 会议通知\n\n## 时间\n\n周五");
		expect(toHtml(document.body)).toBe(
			"<h2>会议通知</h2><h3>时间</h3><p>周五</p>",
		);
		expect(document.title).toEqual({
			value: "会议通知",
			origin: "markdown:heading",
		});
	});

	it("keeps the lines that the editor typed", () => {
		expect(html("各单位：\n定于周五开会。\n请参加。")).toBe(
			"<p>各单位：<br>定于周五开会。<br>请参加。</p>",
		);
	});

	it("does not take an indented paragraph for code", () => {
		expect(html("各单位：\n\n    定于周五开会。\n\n　　请参加。")).toBe(
			"<p>各单位：</p><p>定于周五开会。</p><p>请参加。</p>",
		);
	});

	it("knows tables, lists, quotes and struck-out text", () => {
		expect(
			html(
				"| 单位 | 人数 |\n|---|---|\n| 街道 | 1 |\n\n- 甲\n- 乙\n\n3. 丙\n\n> 引\n\n~~旧~~ 新",
			),
		).toBe(
			"<table><thead><tr><th>单位</th><th>人数</th></tr></thead><tbody><tr><td>街道</td><td>1</td></tr></tbody></table>" +
				'<ul><li>甲</li><li>乙</li></ul><ol start="3"><li>丙</li></ol><blockquote><p>引</p></blockquote><p><del>旧</del> 新</p>',
		);
	});

	it("does not strike out what stands between two ranges", () => {
		expect(html("9:00~11:00，14:00~16:00")).toBe(
			"<p>9:00~11:00，14:00~16:00</p>",
		);
	});

	it("sees emphasis that ends at a Chinese mark", () => {
		expect(html("**会议时间：**三月五日")).toBe(
			"<p><strong>会议时间：</strong>三月五日</p>",
		);
		expect(html("\\*\\*会议时间：\\*\\*三月五日")).toBe(
			"<p>**会议时间：**三月五日</p>",
		);
	});

	it("ends a bare address where Chinese begins", () => {
		expect(html("详见https://office.example/a。请参加。")).toBe(
			'<p>详见<a href="https://office.example/a">https://office.example/a</a>。请参加。</p>',
		);
	});

	it("shows what would be the definition of a link nobody uses", () => {
		expect(html("会议通知\n\n[地点]: 三楼会议室")).toBe(
			"<p>会议通知</p><p>[地点]: 三楼会议室</p>",
		);
		expect(html("见[网站]。\n\n[网站]: https://office.example/")).toBe(
			'<p>见<a href="https://office.example/">网站</a>。</p>',
		);
	});

	it("shows boxes to be ticked", () => {
		expect(html("- [ ] 参加\n- [x] 不参加")).toBe(
			"<ul><li>☐ 参加</li><li>☑ 不参加</li></ul>",
		);
	});

	it("shows every footnote", () => {
		expect(html("会议[^1]。\n\n[^1]: 见附件。\n\n[^2]: 未引用。")).toBe(
			"<p>会议<sup>1</sup>。</p><p>[^2]: 未引用。</p><p>注</p><ol><li>见附件。</li></ol>",
		);
	});

	it("takes raw HTML through the same allow-list", () => {
		const document = read(
			'<div onclick="x()">甲</div>\n\n乙<br/>丙 <span style="color:red">丁</span>',
		);
		expect(toHtml(document.body)).toBe("<p>甲</p><p>乙<br>丙 丁</p>");
	});

	it("knows the line of each block", () => {
		const { body } = read("---\nid: a\n---\n\n# 题\n\n文\n\n- 项");
		expect(body.children.map((node) => node.position?.start.line)).toEqual([
			5, 7, 9,
		]);
	});
});

describe("front matter", () => {
	it("is read, and x.yaml wins over it", () => {
		expect(
			read("---\ntitle: 甲\n发文字号: 云办〔2026〕1号\n---\n文", {
				title: "乙",
			}).metadata,
		).toEqual({ title: "乙", 发文字号: "云办〔2026〕1号" });
	});

	it("keeps numbers and dates as they are written", () => {
		expect(
			read(
				"---\nphone: 02088880000\ndate: 2026-05-12\nweight: 3\ndraft: true\n---\n文",
			).metadata,
		).toEqual({
			phone: "02088880000",
			date: "2026-05-12",
			weight: 3,
			draft: true,
		});
	});

	it("that is broken is an error with its line, and the text is read", () => {
		const document = read("---\ntitle: 甲\nissuer: [乙\n---\n文");
		expect(document.findings).toMatchObject([
			{ code: "frontMatter.invalid", severity: "error" },
		]);
		expect(document.findings[0]?.place?.line).toBeGreaterThanOrEqual(3);
		expect(toHtml(document.body)).toBe("<p>文</p>");
	});

	it("without an end is an error, but a rule above prose is not front matter", () => {
		expect(read("---\ntitle: 甲\n文").findings).toEqual([
			{
				code: "frontMatter.invalid",
				severity: "error",
				place: { line: 1 },
				values: { problem: "no end ---" },
			},
		]);
		expect(html("---\n会议通知")).toBe("<hr><p>会议通知</p>");
	});

	it("gives the address that links are relative to", () => {
		expect(
			html("---\nsource: https://office.example/a/\n---\n[甲](b.pdf)"),
		).toBe('<p><a href="https://office.example/a/b.pdf">甲</a></p>');
	});
});

describe("plain text", () => {
	it("has a paragraph for each line, without its indentation", () => {
		const document = readDocument(
			"会议通知\n\n　　各单位：\n  定于周五　开会。 \n",
			{ key: "a.txt", mediaType: "text/plain", encoding: "GB18030" },
		);
		expect(toHtml(document.body)).toBe(
			"<p>会议通知</p><p>各单位：</p><p>定于周五　开会。</p>",
		);
		expect(document.body.children[1]?.position?.start).toEqual({
			line: 3,
			column: 3,
		});
		expect(document.encoding).toBe("GB18030");
	});

	it("is not read as markup", () => {
		const document = readDocument("<b>会议</b> & *a*", {
			key: "a.txt",
			mediaType: "text/plain",
			encoding: "UTF-8",
		});
		expect(document.body.children[0]).toMatchObject({
			children: [{ type: "text", value: "<b>会议</b> & *a*" }],
		});
	});
});
