// The files that programs read: change log, discovery, OPML, sitemaps, archive pages, and the check of XML.
import { parseOpml } from "feedsmith";
import { describe, expect, it } from "vitest";
import type {
	Entry,
	Head,
	JournalPage,
} from "../../functions/journal/state.ts";
import { archiveFiles } from "../../functions/site/archive.ts";
import { changeIndex, changePage } from "../../functions/site/changePage.ts";
import { checkXml } from "../../functions/site/checkXml.ts";
import { indexJson } from "../../functions/site/indexJson.ts";
import { opml } from "../../functions/site/opml.ts";
import {
	robots,
	sitemapIndex,
	sitemapPart,
} from "../../functions/site/sitemap.ts";
import { oneLine, xmlText } from "../../functions/site/xmlText.ts";
import { journalEntry } from "./dataSamples.ts";
import { withXml } from "./feedsReaders.ts";
import {
	channelPage,
	everything,
	pageEntry,
	site,
	withdrawnEntry,
} from "./feedsSamples.ts";

const head: Head = {
	epoch: "2026-01-01T00:00:00Z",
	generation: 9,
	seq: 201,
	at: "2026-03-08T02:00:00Z",
	live: 3,
	firstSeq: 1,
	firstRevision: 1,
	removed: [],
	entries: [],
};

function journal(entries: Entry[], page = 0): JournalPage {
	return { generation: 9, page, entries };
}

describe("a page of the change log", () => {
	it("says what happened and where it is read", () => {
		expect(changePage(journal([journalEntry()]), site)).toMatchObject({
			path: "v1/changes/1.json",
			contentType: "application/json; charset=utf-8",
		});
		expect(
			JSON.parse(changePage(journal([journalEntry()]), site).body),
		).toEqual({
			page: 1,
			pageSize: 100,
			changes: [
				{
					seq: 7,
					at: "2026-03-06T01:00:00Z",
					op: "reschedule",
					id: "shuiwu-2026-7",
					revision: 2,
					state: "published",
					major: true,
					fields: ["time", "place"],
					by: "gengzheng-8",
					channels: ["all", "org-shuiwu"],
					url: "https://huixun.example/v1/notices/shuiwu-2026-7.json",
					revisionUrl:
						"https://huixun.example/v1/notices/shuiwu-2026-7/r2.json",
				},
			],
		});
	});

	it("holds no word of a notice, so that nothing need ever be purged from it", () => {
		const { body } = changePage(journal([journalEntry()]), site);
		expect(body).not.toMatch(/\p{Script=Han}/u);
	});

	it("may be kept by caches once it is full, and only then", () => {
		const entries = Array.from({ length: 100 }, (_, n) =>
			journalEntry({ seq: n + 101 }),
		);
		const full = changePage(journal(entries, 1), site);
		const open = changePage(journal(entries.slice(1), 1), site);
		expect(full.cacheControl).toBe("public, max-age=604800, immutable");
		expect(open.cacheControl).toBe("public, max-age=60, must-revalidate");
		expect(JSON.parse(full.body).next).toBe(
			"https://huixun.example/v1/changes/3.json",
		);
		expect(JSON.parse(open.body)).not.toHaveProperty("next");
	});

	it("marks a backfill, which nobody is told of", () => {
		const page = changePage(journal([journalEntry({ backfill: true })]), site);
		expect(JSON.parse(page.body).changes[0].backfill).toBe(true);
	});

	it("is of constant size in the index, which counts pages instead of listing them", () => {
		expect(JSON.parse(changeIndex(head).body)).toEqual({
			epoch: "2026-01-01T00:00:00Z",
			firstPage: 1,
			firstSeq: 1,
			firstRevision: 1,
			lastPage: 3,
			lastSeq: 201,
			pageSize: 100,
			updatedAt: "2026-03-08T02:00:00Z",
		});
		const last = (seq: number) =>
			JSON.parse(changeIndex({ ...head, seq }).body).lastPage;
		expect([0, 1, 100, 101].map(last)).toEqual([0, 1, 1, 2]);
	});
});

describe("index.json", () => {
	const index = JSON.parse(indexJson(head, site).body);

	it("says how far the site is, and in which life of it", () => {
		expect(index).toMatchObject({
			epoch: "2026-01-01T00:00:00Z",
			lastSeq: 201,
			updatedAt: "2026-03-08T02:00:00Z",
			editions: ["zh-Hans", "zh-Hant"],
			schema: "https://huixun.example/schemas/notice/1.json",
			changes: "https://huixun.example/v1/changes/index.json",
			opml: "https://huixun.example/feeds.opml",
		});
	});

	it("names each channel's feeds in each edition", () => {
		expect(index.channels).toHaveLength(2);
		expect(index.channels[1].editions["zh-Hant"].changes).toEqual({
			rss: "https://huixun.example/zh-Hant/org-shuiwu/changes.rss.xml",
			atom: "https://huixun.example/zh-Hant/org-shuiwu/changes.atom.xml",
			json: "https://huixun.example/zh-Hant/org-shuiwu/changes.json",
		});
	});

	it("names a hub only if there is one", () => {
		expect(index).not.toHaveProperty("hub");
		expect(
			JSON.parse(indexJson(head, { ...site, hub: "https://hub.example/" }).body)
				.hub,
		).toBe("https://hub.example/");
	});
});

describe("OPML", () => {
	const { body } = opml({
		...site,
		channels: [
			...site.channels,
			{
				slug: "topic-a",
				group: "topic",
				names: { "zh-Hans": `节水 & "<水>"` },
			},
		],
	});

	it("groups feeds by edition and by kind of channel", () => {
		const outlines = parseOpml(body).body?.outlines ?? [];
		expect(outlines.map(({ text }) => text)).toEqual(["简体中文", "繁體中文"]);
		expect(outlines[0]?.outlines?.map(({ text }) => text)).toEqual([
			"全部会讯",
			"发布单位",
			"主题",
		]);
		expect(
			outlines[0]?.outlines?.[2]?.outlines?.map(({ text }) => text),
		).toEqual([`节水 & "<水>"`, `节水 & "<水>" · 重要变更`]);
	});

	it("has each feed once, of type rss, with its address and its page", () => {
		expect(checkXml(body)).toEqual({ kind: "wellFormed" });
		withXml(body, (find) => {
			const feeds = find("//outline[@type='rss']");
			const addresses = find("//outline/@xmlUrl").map((n) => n.content);
			expect(feeds).toHaveLength(12);
			expect(new Set(addresses).size).toBe(12);
			expect(addresses).toContain(
				"https://huixun.example/zh-Hant/org-shuiwu/changes.rss.xml",
			);
			expect(find("//outline[@type='rss'][not(@htmlUrl)]")).toEqual([]);
		});
	});
});

describe("sitemaps", () => {
	it("list each notice's page with all its editions, itself included", () => {
		const { path, body } = sitemapPart(2, ["a", "b"], site);
		expect(path).toBe("sitemaps/2.xml");
		expect(checkXml(body)).toEqual({ kind: "wellFormed" });
		withXml(body, (find) => {
			expect(
				find("//*[local-name()='loc']").map(({ content }) => content),
			).toEqual([
				"https://huixun.example/zh-Hans/n/a.html",
				"https://huixun.example/zh-Hant/n/a.html",
				"https://huixun.example/zh-Hans/n/b.html",
				"https://huixun.example/zh-Hant/n/b.html",
			]);
			expect(
				find("(//*[local-name()='url'])[1]/*[@hreflang]").map((link) =>
					find("@hreflang|@href", link)
						.map(({ content }) => content)
						.join(" "),
				),
			).toEqual([
				"zh-Hans https://huixun.example/zh-Hans/n/a.html",
				"zh-Hant https://huixun.example/zh-Hant/n/a.html",
			]);
		});
	});

	it("are named by an index, which robots.txt names", () => {
		const index = sitemapIndex(2, site);
		withXml(index.body, (find) =>
			expect(
				find("//*[local-name()='loc']").map(({ content }) => content),
			).toEqual([
				"https://huixun.example/sitemaps/1.xml",
				"https://huixun.example/sitemaps/2.xml",
			]),
		);
		expect(robots(site).body).toBe(
			"User-agent: *\nAllow: /\nSitemap: https://huixun.example/sitemap.xml\n",
		);
	});
});

describe("an archive page", () => {
	const [atom, json] = archiveFiles(
		channelPage({ 50: pageEntry(), 51: withdrawnEntry({ id: "gone" }) }, 1),
		everything,
		"zh-Hans",
		site,
	);

	it("stands in Atom and JSON at the number of its page", () => {
		expect([atom?.path, json?.path]).toEqual([
			"zh-Hans/all/archive/1.atom.xml",
			"zh-Hans/all/archive/1.json",
		]);
	});

	it("is marked as an archive, with its feed and the page before (RFC 5005)", () => {
		withXml(atom?.body ?? "", (find) => {
			expect(find("/a:feed/fh:archive")).toHaveLength(1);
			const href = (rel: string) =>
				find(`/a:feed/a:link[@rel='${rel}']/@href`).map((n) => n.content);
			expect(href("self")).toEqual([
				"https://huixun.example/zh-Hans/all/archive/1.atom.xml",
			]);
			expect(href("current")).toEqual([
				"https://huixun.example/zh-Hans/all/latest.atom.xml",
			]);
			expect(href("prev-archive")).toEqual([
				"https://huixun.example/zh-Hans/all/archive/0.atom.xml",
			]);
		});
		expect(JSON.parse(json?.body ?? "").next_url).toBe(
			"https://huixun.example/zh-Hans/all/archive/0.json",
		);
	});

	it("holds live notices as entries and those taken back as tombstones", () => {
		withXml(atom?.body ?? "", (find) => {
			expect(find("//a:entry/a:id").map((n) => n.content)).toEqual([
				"tag:huixun.example,2026-01-01:notice/shuiwu-2026-7",
			]);
			expect(find("//at:deleted-entry/@ref").map((n) => n.content)).toEqual([
				"tag:huixun.example,2026-01-01:notice/gone",
			]);
		});
	});

	it("that is the oldest leads nowhere further", () => {
		const [first, firstJson] = archiveFiles(
			channelPage({ 0: pageEntry() }),
			everything,
			"zh-Hans",
			site,
		);
		expect(first?.body).not.toContain("prev-archive");
		expect(JSON.parse(firstJson?.body ?? "")).not.toHaveProperty("next_url");
	});

	it("is dated by its newest change", () => {
		withXml(atom?.body ?? "", (find) =>
			expect(find("/a:feed/a:updated")[0]?.content).toBe(
				"2026-03-08T02:00:00Z",
			),
		);
	});
});

describe("the check of XML", () => {
	it.each([
		["a document", "<a>会议</a>"],
		["with a mark of byte order", "\ufeff<a/>"],
		["with sections and references", "<a><![CDATA[<]]>&#20250;&amp;</a>"],
	])("passes %s", (_name, text) => {
		expect(checkXml(text)).toEqual({ kind: "wellFormed" });
	});

	it.each([
		["an element left open", "<a>\n<b></a>", 2, 7, "unexpected close tag."],
		["a control character", "<a>\u0001</a>", 1, 4, "disallowed character."],
		[
			"the end of a section in text",
			"<a>]]></a>",
			1,
			6,
			'the string "]]>" is disallowed in char data.',
		],
		["an unknown entity", "<a>&nbsp;</a>", 1, 9, "undefined entity."],
		["an unbound prefix", "<x:a/>", 1, 6, 'unbound namespace prefix: "x".'],
		["a second root", "<a/><b/>", 1, 7, "documents may contain only one root."],
		["an attribute twice", '<a b="" b=""/>', 1, 14, "duplicate attribute: b."],
		["nothing", "", 1, 1, "document must contain a root element."],
		["a half surrogate", "<a>\ud800</a>", 1, 1, "lone surrogate."],
	])("refuses %s and says where", (_name, text, line, column, problem) => {
		expect(checkXml(text)).toEqual({ kind: "broken", line, column, problem });
	});
});

describe("text for XML", () => {
	it("keeps all that XML 1.0 allows", () => {
		const legal = "\t\n \u007f\u0085\u00a0\u2028\ud7ff\ue000\ufffd𐀀\u{10ffff}";
		expect(xmlText(legal)).toBe(legal);
	});

	it("loses just what XML 1.0 forbids", () => {
		expect(xmlText("a\u0000\u0008\u000b\u000c\u000e\u001fb\ufffe\uffffc")).toBe(
			"abc",
		);
		expect(xmlText("a\ud800b\udc00c\udc00\ud800d")).toBe("abcd");
	});

	it("has line ends as an XML parser gives them", () => {
		expect(xmlText("a\r\nb\rc\n\rd")).toBe("a\nb\nc\n\nd");
		expect(oneLine("\ta\r\n\tb\n")).toBe("a b");
	});
});
