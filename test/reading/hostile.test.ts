// Input made to hurt: it is refused or survived, with a finding, and never overflows anything.
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import type { MediaType } from "../../functions/notice/document.ts";
import { readDocument } from "../../functions/reading/readDocument.ts";
import { readMetadata } from "../../functions/reading/readMetadata.ts";

const MEGABYTE = 1_000_000;

function read(text: string, mediaType: MediaType) {
	return readDocument(text, { key: "a.md", mediaType, encoding: "UTF-8" });
}

const fill = (piece: string, length = MEGABYTE) =>
	piece.repeat(Math.ceil(length / piece.length));

function outcome(text: string, mediaType: MediaType): string[] {
	return read(text, mediaType).findings.map(({ code }) => code);
}

describe("a megabyte of HTML", () => {
	it.each([
		["nested boxes", "<div>"],
		["nested emphasis", "<b>"],
		["nested lists", "<ul><li>"],
		["nested tables", "<table><tr><td>"],
		["formatting reopened in every paragraph", "<p><b id=1><i id=2></p>"],
		["misnested links", "<a><div>"],
		["definition lists", "<dl><dd>"],
		["templates", "<template>"],
		["foreign elements", "<svg><g>"],
		["buttons", "<button>"],
		["half tags", "<a "],
		["empty boxes side by side", "<div></div>"],
	])("%s", (_, piece) => {
		const document = read(fill(piece), "text/html");
		expect(
			document.findings.filter(({ severity }) => severity === "error").length +
				(toHtml(document.body) === "" ? 1 : 0),
		).toBeGreaterThan(0);
	});

	it("says which bound was passed", () => {
		expect(read(fill("<div>"), "text/html").findings).toEqual([
			{
				code: "source.too-complex",
				severity: "error",
				values: { limit: "depth > 256" },
			},
		]);
		expect(read(fill("<p>"), "text/html").findings).toEqual([
			{
				code: "source.too-complex",
				severity: "error",
				values: { limit: "elements > 100000" },
			},
		]);
	});

	it("attributes without end leave the text", () => {
		const names = Array.from({ length: 100_000 }, (_, at) => `x${at}`);
		const document = read(`<p ${names.join(" ")}>会议</p>`, "text/html");
		expect(toHtml(document.body)).toBe("<p>会议</p>");
	});

	it("text alone is read", () => {
		const text = fill("会议通知。");
		expect(toHtml(read(`<p>${text}`, "text/html").body)).toBe(`<p>${text}</p>`);
	});

	it("nesting that real pages have is read", () => {
		const page = `${"<div>".repeat(200)}会议${"</div>".repeat(200)}`;
		expect(toHtml(read(page, "text/html").body)).toBe("<p>会议</p>");
	});
});

describe("a megabyte of Markdown", () => {
	it.each([
		"*",
		"[",
		">",
		"> ",
		"- ",
		"1. ",
		"`",
		"![",
		"*a ",
		"**a",
		"_a_",
		"<a ",
		"<!--",
		"[a](",
		"[a](<",
		"&#",
		"| ",
		"~~a",
		"[^1]",
		"a@b.",
		"http://",
		"www.",
		"\\[",
		"$",
		"\t",
		"</",
	])("%j is bounded", (piece) => {
		const document = read(fill(piece), "text/markdown");
		const refused = document.findings.some(
			({ code }) => code === "source.too-complex",
		);
		expect(refused || toHtml(document.body).length <= 8 * MEGABYTE).toBe(true);
	});

	it.each([
		"> \n",
		"- a\n",
		"a\n",
		"# a\n",
		"|a|\n|-|\n",
		"[a]: b\n",
		"*a*\n\n",
		"<b>\n",
		"```\n",
		"a\n\n    b\n\n",
	])("%j on lines of its own is bounded", (piece) => {
		const document = read(fill(piece, 60_000), "text/markdown");
		expect(toHtml(document.body).length).toBeLessThan(8 * MEGABYTE);
	});

	it("a long reference used often does not unfold", () => {
		const text = `${"[a]\n\n".repeat(9_000)}[a]: https://e.example/${"x".repeat(100_000)}`;
		const document = read(text, "text/markdown");
		expect(toHtml(document.body)).toBe("");
		expect(document.findings).toMatchObject([
			{
				code: "source.too-complex",
				severity: "error",
				values: { limit: "links > 4194304" },
			},
		]);
	});

	it("more lines than any notice has are refused", () => {
		expect(read("a\n".repeat(20_000), "text/markdown").findings).toEqual([
			{
				code: "source.too-complex",
				severity: "error",
				values: { limit: "lines > 20000" },
			},
		]);
	});

	it("nested list items deeper than the bound are refused", () => {
		expect(outcome("- ".repeat(200), "text/markdown")).toEqual([
			"source.too-complex",
		]);
	});
});

describe("characters", () => {
	it("half surrogate pairs become U+FFFD and are recorded", () => {
		const document = read("会\ud800议\udc00。", "text/plain");
		expect(toHtml(document.body)).toBe("<p>会\ufffd议\ufffd。</p>");
		expect(document.omissions).toEqual([
			{ reason: "noise", text: "U+D800", line: 1 },
			{ reason: "noise", text: "U+DC00", line: 1 },
		]);
	});

	it.each(["text/plain", "text/markdown", "text/html"] as const)(
		"none that XML forbids are in %s",
		(mediaType) => {
			const text =
				"会\u0000议\u0008定\u000b于\u001f&#0;&#8;&#11;&#x1f;&#xFFFE;&#xD800;\ufffe\uffff周五";
			const forbidden =
				// biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question
				/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
			const document = read(text, mediaType);
			expect(toHtml(document.body)).not.toMatch(forbidden);
			expect(JSON.stringify(document.omissions)).not.toMatch(forbidden);
			expect(toHtml(document.body)).toContain("周五");
		},
	);

	it("those that an entity brings are reported", () => {
		expect(outcome("<p>会&#8;议</p>", "text/html")).toEqual([
			"source.control-characters",
		]);
	});
});

describe("metadata", () => {
	it.each([
		["brackets", "[".repeat(60_000)],
		["braces", "{a: ".repeat(15_000)],
		["sequences", "- ".repeat(30_000)],
		["keys", "? ".repeat(30_000)],
		["length", "a: b\n".repeat(100_000)],
		[
			"aliases",
			`a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(9)}*a]\nc: &c [${"*b,".repeat(9)}*b]\nd: [${"*c,".repeat(9)}*c]`,
		],
		["an unknown alias", "a: *b"],
		["a list", "- a\n- b"],
		["a sentence", "这里没有元数据"],
		["the same key twice", "a: 1\na: 2"],
	])("that is broken by %s is refused whole", (_, text) => {
		const { values, findings } = readMetadata(text, "a.yaml");
		expect(values).toEqual({});
		expect(findings.map(({ code, place }) => [code, place?.file])).toEqual([
			["metadata.unreadable", "a.yaml"],
		]);
	});

	it("does not reach the prototype", () => {
		const { values } = readMetadata("__proto__: {polluted: true}", "a.yaml");
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
		expect(values.polluted).toBeUndefined();
	});
});
