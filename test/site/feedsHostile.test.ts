// Any text in any field comes out of every format as the same text, and as nothing but text.

import fc from "fast-check";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type { PageEntry } from "../../functions/journal/state.ts";
import type { SiteConfiguration } from "../../functions/notice/siteConfiguration.ts";
import { checkXml } from "../../functions/site/checkXml.ts";
import type { Feed } from "../../functions/site/feed.ts";
import { renderAtom } from "../../functions/site/renderAtom.ts";
import { renderRss } from "../../functions/site/renderRss.ts";
import { XSS_PAYLOADS } from "../support/xssPayloads.ts";
import {
	type Seen,
	seenInAtom,
	seenInJson,
	seenInRss,
	withXml,
} from "./feedsReaders.ts";
import {
	channelChange,
	channelState,
	everything,
	feedOf,
	pageEntry,
	site,
	waterOffice,
} from "./feedsSamples.ts";

/** What goes in, and what stands on one line when it comes out. */
const HOSTILE: [name: string, text: string, line: string][] = [
	["the end of a CDATA section", "会议]]>通知", "会议]]>通知"],
	["two of them", "a]]>b]]>c", "a]]>b]]>c"],
	["many, overlapping", "]]]]>>]]>]]]>", "]]]]>>]]>]]]>"],
	[
		"one that comes to be when an illegal character goes",
		"a]]\u0000>b]\u0001]>c",
		"a]]>b]]>c",
	],
	[
		"elements after the end of a section",
		"]]>]]><link>https://evil.example/</link><![CDATA[",
		"]]>]]><link>https://evil.example/</link><![CDATA[",
	],
	["markup", "<b>甲</b> & <乙/>", "<b>甲</b> & <乙/>"],
	[
		"entities",
		"&lt;&amp;&amp;amp;&nbsp;&#60;&#x3c;",
		"&lt;&amp;&amp;amp;&nbsp;&#60;&#x3c;",
	],
	["quotes", `"双" '单' =\`x\``, `"双" '单' =\`x\``],
	["control characters", "议\u0000\u0008\u000b\u000c\u001f程", "议程"],
	[
		"delete and C1, which XML allows",
		"a\u007f\u0085\u009fb",
		"a\u007f\u0085\u009fb",
	],
	["what is no character", "x\ufffey\uffffz", "xyz"],
	["what our own escapes look like", "]]\ufffe>&\uffffamp;", "]]>&amp;"],
	["half surrogates", "前\ud83d后\ude00", "前后"],
	[
		"emoji and characters beyond the first plane",
		"👩‍👩‍👧 𠮷野 𪚥 🏛️",
		"👩‍👩‍👧 𠮷野 𪚥 🏛️",
	],
	["marks of direction", "a\u202eb\u200fc\u2066d", "a\u202eb\u200fc\u2066d"],
	[
		"separators that JavaScript once minded",
		"a\u2028b\u2029c",
		"a\u2028b\u2029c",
	],
	["line ends and tabs", "上\r\n下\r左\t右\n", "上 下 左 右"],
	["an ideographic space", "关于　召开", "关于　召开"],
	[
		"the words of a declaration",
		'xmlns:dc="" <rss <?xml?>',
		'xmlns:dc="" <rss <?xml?>',
	],
	["patterns of replacement", "$& $1 $` $' $$", "$& $1 $` $' $$"],
	["ten thousand characters", "会".repeat(10_000), "会".repeat(10_000)],
];

/** The one text in every field that a document or the configuration can fill. */
function everywhere(text: string): {
	entry: PageEntry;
	feedSite: SiteConfiguration;
} {
	const meeting = pageEntry().meetings[0];
	if (!meeting) throw new Error("the sample has a meeting");
	const channels = [everything, { ...waterOffice, names: { "zh-Hans": text } }];
	return {
		feedSite: {
			...site,
			titles: { "zh-Hans": text },
			descriptions: { "zh-Hans": text },
			channels,
		},
		entry: pageEntry({
			issuer: text,
			meetings: [
				{
					...meeting,
					name: text,
					status: "cancelled",
					statusReason: text,
					locations: [{ name: text, room: text, address: text }],
					online: { url: text, number: text },
				},
				{ ...meeting, uid: "2", name: text },
			],
			attachments: [
				{
					name: text,
					url: "https://huixun.example/files/a/1.pdf",
					mediaType: text || "application/pdf",
					size: 1,
				},
			],
			editions: {
				"zh-Hans": {
					title: text,
					summary: text,
					contentHtml: `<p>${escaped(text)}</p>`,
					cut: true,
					method: "original",
					strings: {},
				},
			},
		}),
	};
}

/** As a sanitizer prints text: `>` may stand as it is. */
function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function feedOfEverywhere(text: string): Feed {
	const { entry, feedSite } = everywhere(text);
	return feedOf(entry, {
		site: feedSite,
		state: channelState({
			changes: [
				channelChange({
					titles: { "zh-Hans": text },
					fields: [
						{ field: "place", from: text, to: text },
						{ field: "time", from: text, to: text },
						{ field: "status", from: text, to: text },
						{ field: "kind", from: text, to: text },
					],
					withdrawal: {
						reason: "published_in_error",
						explanation: text,
						at: "2026-03-06T01:00:00Z",
					},
				}),
			],
		}),
	});
}

function textOfHtml(html: string): string {
	let text = "";
	visit(fromHtml(html, { fragment: true }) as Root, "text", ({ value }) => {
		text += value;
	});
	return text;
}

/** Tag names and the schemes of links in a fragment of HTML. */
function markupOf(html: string): { tags: string[]; attributes: string[] } {
	const tags = new Set<string>();
	const attributes = new Set<string>();
	visit(
		fromHtml(html, { fragment: true }) as Root,
		"element",
		({ tagName, properties }: Element) => {
			tags.add(tagName);
			for (const [name, value] of Object.entries(properties))
				attributes.add(`${name}=${String(value).split(":")[0]}`);
		},
	);
	return { tags: [...tags], attributes: [...attributes] };
}

/** The notice's own entry, not the change. */
function notice(seen: Seen[]): Seen {
	const found = seen.find(({ id }) => id.endsWith("notice/shuiwu-2026-7"));
	if (!found) throw new Error("the notice is not in the feed");
	return found;
}

describe.each(HOSTILE)("%s", (_name, text, line) => {
	const feed = feedOfEverywhere(text);

	it("passes our own check and libxml2's", () => {
		for (const xml of [renderRss(feed), renderAtom(feed)]) {
			expect(checkXml(xml)).toEqual({ kind: "wellFormed" });
			withXml(xml, () => {});
		}
	});

	it("comes out of titles, names and categories as it was", () => {
		for (const seen of [seenInRss, seenInAtom, seenInJson]) {
			const found = notice(seen(feed));
			expect(found.title).toBe(line);
			expect(found.author).toBe(line);
			expect(found.categories).toEqual(["会议通知", line]);
			expect(found.enclosures[0]?.type).toBe(line.split(";")[0]);
		}
		expect(notice(seenInAtom(feed)).enclosures[0]?.title).toBe(line);
		expect(notice(seenInJson(feed)).enclosures[0]?.title).toBe(line);
	});

	it("comes out of the feed's own title and description as it was", () => {
		withXml(renderRss(feed), (find) =>
			expect(find("/rss/channel/title")[0]?.content).toBe(`${line} · 全部会讯`),
		);
		withXml(renderAtom(feed), (find) => {
			expect(find("/a:feed/a:title")[0]?.content).toBe(`${line} · 全部会讯`);
			expect(find("/a:feed/a:author/a:name")[0]?.content).toBe(line);
		});
	});

	it("is the same summary for readers of text and of HTML", () => {
		const summary = notice(seenInJson(feed)).summary ?? "";
		expect(notice(seenInAtom(feed)).summary).toBe(summary);
		expect(textOfHtml(notice(seenInRss(feed)).summary ?? "")).toBe(summary);
		expect(summary.replace(/[\t\n]+/g, " ").trim()).toBe(line);
	});

	it("adds no elements and no entries", () => {
		withXml(renderRss(feed), (find) => {
			expect(find("/rss/channel/item")).toHaveLength(2);
			expect(find("/rss/channel/item/link").map((n) => n.content)).toEqual([
				"https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
				"https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
			]);
		});
		withXml(renderAtom(feed), (find) =>
			expect(find("//a:entry")).toHaveLength(2),
		);
	});

	it("is text in bodies, the same in every format", () => {
		const inJson = seenInJson(feed).map(({ html }) => html);
		expect(seenInRss(feed).map(({ html }) => html)).toEqual(inJson);
		expect(seenInAtom(feed).map(({ html }) => html)).toEqual(inJson);
		expect(textOfHtml(notice(seenInJson(feed)).html)).toContain(
			`地点：${line} ${line}`,
		);
	});
});

describe("markup in every field", () => {
	it.each(XSS_PAYLOADS.map((payload, n) => [n, payload] as const))(
		"payload %i stays text in each format",
		(_n, payload) => {
			const feed = feedOfEverywhere(payload);
			for (const seen of [seenInRss, seenInAtom, seenInJson])
				for (const { html } of seen(feed)) {
					const { tags, attributes } = markupOf(html);
					expect(
						tags.filter(
							(tag) =>
								!["ul", "li", "p", "strong", "a", "del", "ins"].includes(tag),
						),
					).toEqual([]);
					expect(
						attributes.filter((attribute) => attribute !== "href=https"),
					).toEqual([]);
				}
			for (const { summary } of seenInRss(feed))
				expect(markupOf(summary ?? "")).toEqual({ tags: [], attributes: [] });
		},
	);
});

describe("any text at all", () => {
	it("leaves every feed well-formed, with the same titles and bodies in each format", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "binary", maxLength: 40 }),
					fc
						.array(
							fc.constantFrom(
								"]]>",
								"]]",
								">",
								"<![CDATA[",
								"&amp;",
								"&",
								";",
								"\ufffe",
								"\uffff",
								"\ud800",
								"\udc00",
								"\r",
								"\n",
								"\u0000",
								"会",
							),
							{ maxLength: 12 },
						)
						.map((parts) => parts.join("")),
				),
				(text) => {
					const feed = feedOfEverywhere(text);
					expect(checkXml(renderRss(feed))).toEqual({ kind: "wellFormed" });
					expect(checkXml(renderAtom(feed))).toEqual({ kind: "wellFormed" });
					const texts = (seen: Seen[]) =>
						seen.map(({ title, html, author }) => [title, html, author]);
					const inJson = texts(seenInJson(feed));
					expect(texts(seenInAtom(feed))).toEqual(inJson);
					expect(texts(seenInRss(feed))).toEqual(inJson);
				},
			),
			{ numRuns: 150, seed: 20260305 },
		);
	});
});
