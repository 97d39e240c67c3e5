// The lines that understanding reads.
import { describe, expect, it } from "vitest";
import { documentLines } from "../../functions/reading/documentLines.ts";
import { readDocument } from "../../functions/reading/readDocument.ts";

const SIMPLE: Record<string, string> = {
	會: "会",
	議: "议",
	時: "时",
	間: "间",
};
const toSimplified = (text: string) =>
	[...text].map((character) => SIMPLE[character] ?? character).join("");

function lines(html: string) {
	const { body } = readDocument(html, {
		key: "a.html",
		mediaType: "text/html",
		encoding: "UTF-8",
	});
	return documentLines(body, toSimplified);
}

describe("documentLines", () => {
	it("gives each block a line, and each break another", () => {
		expect(
			lines(
				"<h1>會議</h1>\n<p>時間：<b>周五</b><br>地点：三楼</p>\n<ul><li>甲</li><li><p>乙</p></li></ul><blockquote>引</blockquote><pre>a\n  b</pre>",
			),
		).toEqual([
			{
				text: "會議",
				hans: "会议",
				block: "heading",
				level: 2,
				sourceLine: 1,
			},
			{
				text: "時間：周五",
				hans: "时间：周五",
				block: "paragraph",
				sourceLine: 2,
			},
			{
				text: "地点：三楼",
				hans: "地点：三楼",
				block: "paragraph",
				sourceLine: 2,
			},
			{ text: "甲", hans: "甲", block: "listItem", sourceLine: 3 },
			{ text: "乙", hans: "乙", block: "listItem", sourceLine: 3 },
			{ text: "引", hans: "引", block: "quote", sourceLine: 3 },
			{ text: "a", hans: "a", block: "code", sourceLine: 3 },
			{ text: "  b", hans: "  b", block: "code", sourceLine: 4 },
		]);
	});

	it("keeps the cells of a row side by side", () => {
		expect(
			lines(
				"<table><caption>安排</caption><tr><td>時間</td><td>周五<br>下午</td></tr><tr><td>地点</td><td><p>三楼</p><p>大厅</p></td></tr></table>",
			).map(({ text, block }) => `${block}:${text}`),
		).toEqual([
			"heading:安排",
			"cell:時間",
			"cell:周五",
			"cell:下午",
			"cell:地点",
			"cell:三楼",
			"cell:大厅",
		]);
	});

	it("gives nothing for an empty body", () => {
		expect(documentLines({ type: "root", children: [] }, toSimplified)).toEqual(
			[],
		);
	});

	it("knows lines of plain text", () => {
		const { body } = readDocument("一\n\n二", {
			key: "a.txt",
			mediaType: "text/plain",
			encoding: "UTF-8",
		});
		expect(
			documentLines(body, toSimplified).map(({ sourceLine }) => sourceLine),
		).toEqual([1, 3]);
	});
});
