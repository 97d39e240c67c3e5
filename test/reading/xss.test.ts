// Nothing that a stranger writes runs on our pages.
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type { MediaType } from "../../functions/notice/document.ts";
import { readDocument } from "../../functions/reading/readDocument.ts";
import { XSS_PAYLOADS } from "../support/xssPayloads.ts";

const ALLOWED_TAGS = new Set(
	"html head body h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li dl dt dd table caption thead tbody tfoot tr th td a strong em b i u s del ins sub sup".split(
		" ",
	),
);
const ALLOWED_PROPERTIES = new Set(["href", "colSpan", "rowSpan", "start"]);

function publishedHtml(text: string, mediaType: MediaType): string {
	const document = readDocument(text, {
		key: "a.md",
		mediaType,
		encoding: "UTF-8",
		metadata: { source: "https://office.example/notices/1.html" },
	});
	return toHtml(document.body);
}

/** What a browser would find in it that could do something. */
function dangers(html: string): string[] {
	const tree: Root = fromHtml(html);
	const found: string[] = [];
	visit(tree, (node) => {
		if (node.type === "comment") found.push("comment");
		if (node.type !== "element") return;
		const { tagName, properties } = node as Element;
		if (!ALLOWED_TAGS.has(tagName)) found.push(`<${tagName}>`);
		for (const [name, value] of Object.entries(properties)) {
			if (!ALLOWED_PROPERTIES.has(name)) found.push(`${tagName}[${name}]`);
			if (name === "href" && !/^(?:https?|mailto):/.test(String(value)))
				found.push(`href=${value}`);
		}
	});
	return found;
}

describe("the collection of hostile markup", () => {
	it("has at least a hundred pieces, no two alike", () => {
		expect(new Set(XSS_PAYLOADS).size).toBe(XSS_PAYLOADS.length);
		expect(XSS_PAYLOADS.length).toBeGreaterThanOrEqual(100);
	});

	it.each(XSS_PAYLOADS)("is inert in a page: %j", (payload) => {
		expect(dangers(publishedHtml(payload, "text/html"))).toEqual([]);
		const page = `<html><body><h1>通知</h1><p>会议定于周五召开。</p>${payload}<p>请准时参加。</p></body></html>`;
		expect(dangers(publishedHtml(page, "text/html"))).toEqual([]);
	});

	it.each(XSS_PAYLOADS)("is inert in Markdown: %j", (payload) => {
		expect(dangers(publishedHtml(payload, "text/markdown"))).toEqual([]);
		expect(
			dangers(
				publishedHtml(`# 通知\n\n文字 ${payload}\n\n文字`, "text/markdown"),
			),
		).toEqual([]);
	});

	it.each(XSS_PAYLOADS)("is shown as typed in plain text: %j", (payload) => {
		expect(dangers(publishedHtml(payload, "text/plain"))).toEqual([]);
	});

	it("is inert all at once", () => {
		const all = XSS_PAYLOADS.join("\n\n");
		expect(dangers(publishedHtml(all, "text/html"))).toEqual([]);
		expect(dangers(publishedHtml(all, "text/markdown"))).toEqual([]);
	});
});
