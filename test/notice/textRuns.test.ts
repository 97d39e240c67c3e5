import type { Element, ElementContent, Properties, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { mapTextRuns, textOf } from "../../functions/notice/textRuns.ts";

const tree = (html: string) => fromHtml(html, { fragment: true });

/** Knows one word and one character, as a converter does. */
const convert = (text: string) =>
	text.replaceAll("头发", "頭髮").replaceAll("发", "發");

const mapped = (html: string) => toHtml(mapTextRuns(tree(html), convert));

describe("mapTextRuns", () => {
	it("sees a word whole that a tag cuts in two", () => {
		expect(mapped("<p>剪头<em>发</em>，发文</p>")).toBe(
			"<p>剪頭<em>髮</em>，發文</p>",
		);
	});

	it("does not join words over the end of a block, a line break or an image", () => {
		expect(mapped("<p>头</p><p>发</p>")).toBe("<p>头</p><p>發</p>");
		expect(mapped("<p>头<br>发</p>")).toBe("<p>头<br>發</p>");
		expect(mapped('<p>头<img src="a.png">发</p>')).toBe(
			'<p>头<img src="a.png">發</p>',
		);
		expect(mapped("<table><tr><td>头</td><td>发</td></tr></table>")).toContain(
			"<td>头</td><td>發</td>",
		);
	});

	it("leaves code and text that must not be translated alone", () => {
		const html =
			'<p>发<code>发</code><kbd>发</kbd><samp>发</samp><span translate="no">发</span>发</p><pre>发</pre>';
		expect(mapped(html)).toBe(
			'<p>發<code>发</code><kbd>发</kbd><samp>发</samp><span translate="no">发</span>發</p><pre>发</pre>',
		);
	});

	it("maps what is read aloud of an element, never its addresses", () => {
		expect(
			mapped(
				'<p><a href="/发" title="发文"><img src="发.png" alt="发"></a></p>',
			),
		).toBe('<p><a href="/发" title="發文"><img src="发.png" alt="發"></a></p>');
	});

	it("cuts by code points, not by UTF-16 units", () => {
		expect(mapped("<p>𫗧<b>头</b>发𫗧</p>")).toBe("<p>𫗧<b>頭</b>髮𫗧</p>");
	});

	it("refuses a map that changes the number of characters", () => {
		expect(() =>
			mapTextRuns(tree("<p>头发</p>"), (text) => `${text}！`),
		).toThrow("made 3 code points of 2");
	});

	it("leaves the tree that it was given as it was", () => {
		const given = tree("<p>头发</p>");
		mapTextRuns(given, convert);
		expect(toHtml(given)).toBe("<p>头发</p>");
	});
});

describe("textOf", () => {
	it("gives one line per block and collapses white space outside pre", () => {
		const html =
			"<h1>通  知</h1><p>甲<b>乙</b><br>丙\n丁</p><pre>a  b</pre><p> </p>";
		expect(textOf(tree(html))).toBe("通 知\n甲乙\n丙 丁\na  b");
	});

	it("reads a tree made by hand", () => {
		const make = (
			tagName: string,
			children: ElementContent[],
			properties: Properties = {},
		): Element => ({ type: "element", tagName, properties, children });
		const root: Root = {
			type: "root",
			children: [make("p", [{ type: "text", value: "会议" }])],
		};
		expect(textOf(root)).toBe("会议");
	});
});
