// Which files belong together.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	groupSources,
	sourceKeyOf,
} from "../../functions/reading/groupSources.ts";

describe("groupSources", () => {
	it("gives each document its companions", () => {
		expect(
			groupSources([
				"2026/flood.files/回执.docx",
				"2026/flood.zh-TW.md",
				"2026/flood.md",
				"2026/flood.yaml",
				"2026/flood.files/maps/a.png",
				"notice.html",
				"old.txt",
				"2026/flood.zh-Hans.html",
			]),
		).toEqual({
			sources: [
				{
					key: "2026/flood.md",
					metadata: "2026/flood.yaml",
					translations: [
						{ edition: "zh-Hans", key: "2026/flood.zh-Hans.html" },
						{ edition: "zh-TW", key: "2026/flood.zh-TW.md" },
					],
					attachments: [
						"2026/flood.files/maps/a.png",
						"2026/flood.files/回执.docx",
					],
				},
				{ key: "notice.html", translations: [], attachments: [] },
				{ key: "old.txt", translations: [], attachments: [] },
			],
			findings: [],
		});
	});

	it("reads the first of two documents of one stem, and reports the other", () => {
		const { sources, findings } = groupSources(["x.txt", "x.md"]);
		expect(sources.map(({ key }) => key)).toEqual(["x.md"]);
		expect(findings).toEqual([
			{
				code: "source.same-stem",
				severity: "error",
				place: { file: "x.txt" },
				values: { key: "x.txt", other: "x.md" },
			},
		]);
	});

	it("reports companions without a document, a folder of attachments once", () => {
		const { sources, findings } = groupSources([
			"x.yaml",
			"y.files/1.pdf",
			"y.files/2.pdf",
			"z.zh-TW.md",
		]);
		expect(sources).toEqual([]);
		expect(findings.map(({ code, place }) => [code, place?.file])).toEqual([
			["companion.without-source", "x.yaml"],
			["companion.without-source", "y.files/1.pdf"],
			["companion.without-source", "z.zh-TW.md"],
		]);
	});

	it.each([
		["../a.md", ".."],
		["a/../b.md", ".."],
		["./a.md", ".."],
		["/a.md", "/…"],
		["C:/a.md", "/…"],
		["a\\b.md", "\\"],
		["a//b.md", "//"],
		["a\u0000.md", "U+0000–U+001F"],
		["a\u202egpj.md", "U+0000–U+001F"],
		["a\ud800.md", "U+D800–U+DFFF"],
		[`${"会".repeat(170)}.md`, "513 > 512 bytes"],
		["folder/", "…/"],
	])("refuses %j", (key, problem) => {
		const { sources, findings } = groupSources([key]);
		expect(sources).toEqual([]);
		expect(findings).toMatchObject([
			{ code: "source.bad-key", severity: "error", values: { problem } },
		]);
		expect(sourceKeyOf(key)).toBeUndefined();
	});

	it.each([
		".DS_Store",
		"a/.git/x.md",
		"~$a.md",
		"a.md~",
		"Thumbs.db",
		"x.files/Thumbs.db",
		"a.md.tmp",
	])("passes over %s and says so", (key) => {
		expect(groupSources([key])).toEqual({
			sources: [],
			findings: [
				{
					code: "source.ignored",
					severity: "info",
					place: { file: key },
					values: { key },
				},
			],
		});
	});

	it.each(["a.xlsx", "a.pptx", "a.odt", "a.rtf", "a.jpg", "a"])(
		"says what to do with %s",
		(key) => {
			expect(groupSources([key]).findings).toMatchObject([
				{ code: "source.unsupported", severity: "warning" },
			]);
		},
	);

	it("leaves the site's configuration alone, and only that", () => {
		expect(groupSources(["site.yaml"])).toEqual({ sources: [], findings: [] });
		expect(groupSources(["a/site.yaml"]).findings).toMatchObject([
			{ code: "companion.without-source" },
		]);
	});

	it("takes keys in NFC", () => {
		expect(groupSources(["cafe\u0301.md", "caf\u00e9.yaml"]).sources).toEqual([
			{
				key: "caf\u00e9.md",
				metadata: "caf\u00e9.yaml",
				translations: [],
				attachments: [],
			},
		]);
	});

	it("does not depend on the order of the keys", () => {
		const keys = [
			"a.md",
			"a.txt",
			"a.yaml",
			"a.yml",
			"a.zh-TW.md",
			"a.zh-TW.txt",
			"a.files/1",
			"b.html",
			"c.yaml",
			"d.pdf",
			".x",
		];
		const expected = groupSources(keys);
		fc.assert(
			fc.property(
				fc.shuffledSubarray(keys, { minLength: keys.length }),
				(shuffled) => {
					expect(groupSources(shuffled)).toEqual(expected);
				},
			),
		);
	});

	it("never throws, and loses no key", () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: "binary" })), (keys) => {
				const { sources, findings } = groupSources(keys);
				const told = new Set([
					...sources.flatMap((source) => [
						source.key,
						source.metadata,
						...source.translations.map(({ key }) => key),
						...source.attachments,
					]),
					...findings.map(({ place }) => place?.file),
				]);
				for (const key of keys)
					if (sourceKeyOf(key) === undefined && !/^site\.ya?ml$/i.test(key))
						expect(
							told.has(
								key.normalize("NFC").replace(/\p{Surrogate}/gu, "\ufffd"),
							),
						).toBe(true);
			}),
		);
	});
});

describe("sourceKeyOf", () => {
	it.each([
		["a/x.md", "a/x"],
		["a/x.yaml", "a/x"],
		["a/x.zh-HK.html", "a/x"],
		["a/x.files/1.pdf", "a/x"],
		["a/x.files/2026/x.md", "a/x"],
		["a/x.HTM", "a/x"],
		["2026.05.06.md", "2026.05.06"],
		["x.en.md", "x.en"],
	])("an event on %s concerns %s", (key, stem) => {
		expect(sourceKeyOf(key)).toBe(stem);
	});
});
