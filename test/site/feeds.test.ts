// Feeds as their readers depend on them: identity, order, dates, changes, withdrawals, discovery.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import type { PageEntry } from "../../functions/journal/state.ts";
import { channelFeed } from "../../functions/site/feed.ts";
import { renderAtom } from "../../functions/site/renderAtom.ts";
import { renderJsonFeed } from "../../functions/site/renderJsonFeed.ts";
import { renderRss } from "../../functions/site/renderRss.ts";
import { seenInAtom, seenInJson, seenInRss, withXml } from "./feedsReaders.ts";
import {
	at,
	channelChange,
	channelPage,
	channelState,
	everything,
	feedOf,
	pageEntry,
	site,
	waterOffice,
	withdrawnEntry,
} from "./feedsSamples.ts";

const NOTICE_ID = "tag:huixun.example,2026-01-01:notice/shuiwu-2026-7";

/** The one text of the edition, with something changed in it. */
function withText(
	text: Partial<NonNullable<PageEntry["editions"]["zh-Hans"]>>,
	over: Partial<PageEntry> = {},
): PageEntry {
	const entry = pageEntry(over);
	const original = entry.editions["zh-Hans"];
	if (!original) throw new Error("the sample has a Simplified edition");
	return {
		...entry,
		editions: { ...entry.editions, "zh-Hans": { ...original, ...text } },
	};
}

function many(count: number, from = 0): Record<number, PageEntry> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, n) => [
			from + n,
			pageEntry({ id: `n-${from + n}` }),
		]),
	);
}

const mixed = {
	state: channelState({
		slots: 3,
		changes: [
			channelChange({
				seq: 11,
				revision: 3,
				at: "2026-03-08T02:00:00Z",
				op: "withdraw",
			}),
			channelChange(),
		],
	}),
	pages: [
		channelPage({
			0: pageEntry({ id: "first" }),
			1: withdrawnEntry(),
			2: pageEntry({
				id: "third",
				releasedAt: "2026-03-07T00:00:00Z",
				updatedAt: "2026-03-07T00:00:00Z",
				entryDate: "2026-03-07T00:00:00Z",
			}),
		}),
	],
};

describe("a notice in a feed", () => {
	it("keeps one id in every edition and format, and after its meeting moved", () => {
		const moved = pageEntry({
			revision: 4,
			updatedAt: "2026-03-07T00:00:00Z",
		});
		for (const edition of ["zh-Hans", "zh-Hant"] as const)
			for (const entry of [pageEntry(), moved]) {
				const feed = feedOf(entry, { edition });
				for (const seen of [seenInRss, seenInAtom, seenInJson])
					expect(seen(feed).map(({ id }) => id)).toEqual([NOTICE_ID]);
			}
	});

	it("leads to its page in the feed's own edition", () => {
		expect(
			seenInAtom(feedOf(pageEntry(), { edition: "zh-Hant" }))[0]?.url,
		).toBe("https://huixun.example/zh-Hant/n/shuiwu-2026-7.html");
	});

	it("has a guid that is no permalink in RSS", () => {
		expect(renderRss(feedOf(pageEntry()))).toContain(
			`<guid isPermaLink="false">${NOTICE_ID}</guid>`,
		);
	});

	it("begins with when and where, then the text", () => {
		expect(feedOf(pageEntry()).entries[0]?.html).toBe(
			"<ul><li><strong>时间</strong>：2026年3月12日（星期四） 09:00–11:30</li><li><strong>地点</strong>：水务大楼 三楼会议室</li></ul><p>各街道办事处：</p><p>请按时参加。</p>",
		);
	});

	it("writes places and offices in the script of its edition, and names the machine", () => {
		const [entry] = feedOf(pageEntry(), { edition: "zh-Hant" }).entries;
		expect(entry?.author).toBe("雲嵐市水務局");
		expect(entry?.html).toBe(
			'<ul><li><strong>時間</strong>：2026年3月12日（星期四） 09:00–11:30</li><li><strong>地點</strong>：水務大樓 三樓會議室</li></ul><p>各街道辦事處：</p><p>請按時參加。</p><p>機器轉換 · <a href="https://huixun.example/zh-Hans/n/shuiwu-2026-7.html">原文</a></p>',
		);
	});

	it("says what became of a cancelled meeting, and why", () => {
		const [meeting] = pageEntry().meetings;
		if (!meeting) throw new Error("the sample has a meeting");
		const entry = pageEntry({
			meetings: [{ ...meeting, status: "cancelled", statusReason: "场地检修" }],
		});
		expect(feedOf(entry).entries[0]?.html).toContain(
			"<li><strong>状态</strong>：已取消（场地检修）</li>",
		);
	});

	it("names its meetings where it announces several", () => {
		const meeting = pageEntry().meetings[0];
		if (!meeting) throw new Error("the sample has a meeting");
		const entry = pageEntry({
			meetings: [
				{ ...meeting, name: "预备会" },
				{ ...meeting, uid: "2", name: "全体会" },
			],
		});
		const html = feedOf(entry).entries[0]?.html ?? "";
		expect(html.match(/<p><strong>[^<]*<\/strong><\/p>/g)).toEqual([
			"<p><strong>预备会</strong></p>",
			"<p><strong>全体会</strong></p>",
		]);
	});

	it("leads on to its page where the text was cut", () => {
		const link = (edition: "zh-Hans" | "zh-Hant", words: string) =>
			`<p><a href="https://huixun.example/${edition}/n/shuiwu-2026-7.html">${words}</a></p>`;
		expect(feedOf(withText({ cut: true })).entries[0]?.html).toContain(
			link("zh-Hans", "阅读全文"),
		);
		const entry = pageEntry();
		const text = entry.editions["zh-Hant"];
		if (text) text.cut = true;
		expect(feedOf(entry, { edition: "zh-Hant" }).entries[0]?.html).toContain(
			link("zh-Hant", "閱讀全文"),
		);
	});

	it("takes its facts for a summary where it has none", () => {
		const entry = pageEntry();
		const text = entry.editions["zh-Hans"];
		if (text) delete text.summary;
		expect(feedOf(entry).entries[0]?.summary).toBe(
			"时间：2026年3月12日（星期四） 09:00–11:30；地点：水务大楼 三楼会议室",
		);
	});

	it("says that it has expired", () => {
		expect(feedOf(pageEntry({ state: "expired" })).entries[0]?.title).toBe(
			"【已过期】关于召开节水工作会议的通知",
		);
	});

	it("is filed under its kind and its channels, the channel of everything aside", () => {
		for (const seen of [seenInRss, seenInAtom, seenInJson])
			expect(seen(feedOf(pageEntry()))[0]?.categories).toEqual([
				"会议通知",
				"云岚市水务局",
			]);
	});

	it("names its issuer, which has no e-mail address, in dc:creator", () => {
		const rss = renderRss(feedOf(pageEntry()));
		expect(rss).toContain("<dc:creator>云岚市水务局</dc:creator>");
		expect(rss).not.toContain("<author>");
	});
});

describe("attachments", () => {
	const entry = pageEntry({
		attachments: [
			{
				name: "交通图",
				url: "https://maps.example/图.png",
				mediaType: "image/png",
			},
			{
				name: "回执.csv",
				url: "https://huixun.example/files/shuiwu-2026-7/1-ab.csv",
				mediaType: "text/csv; charset=utf-8",
				size: 2048,
			},
			{
				name: "议程.pdf",
				url: "https://huixun.example/files/shuiwu-2026-7/2-cd.pdf",
				mediaType: "application/pdf",
				size: 0,
			},
			{
				name: "坏链接",
				url: "javascript:alert(1)",
				mediaType: "application/pdf",
				size: 1,
			},
		],
	});
	const map = {
		url: "https://maps.example/%E5%9B%BE.png",
		type: "image/png",
		length: undefined,
		title: "交通图",
	};
	const receipt = {
		url: "https://huixun.example/files/shuiwu-2026-7/1-ab.csv",
		type: "text/csv",
		length: "2048",
	};
	const agenda = {
		url: "https://huixun.example/files/shuiwu-2026-7/2-cd.pdf",
		type: "application/pdf",
		length: "0",
		title: "议程.pdf",
	};

	it("are all enclosed in Atom and JSON, with their true types and lengths", () => {
		for (const seen of [seenInAtom, seenInJson])
			expect(seen(feedOf(entry))[0]?.enclosures).toEqual([
				map,
				{ ...receipt, title: "回执.csv" },
				agenda,
			]);
	});

	it("are one enclosure in RSS, the first of known length", () => {
		expect(seenInRss(feedOf(entry))[0]?.enclosures).toEqual([receipt]);
	});

	it("are all linked in the body", () => {
		expect(feedOf(entry).entries[0]?.html).toContain(
			'<p>附件：</p><ul><li><a href="https://maps.example/%E5%9B%BE.png">交通图</a></li><li><a href="https://huixun.example/files/shuiwu-2026-7/1-ab.csv">回执.csv</a> (2.0 KB)</li><li><a href="https://huixun.example/files/shuiwu-2026-7/2-cd.pdf">议程.pdf</a> (0 B)</li></ul>',
		);
	});
});

describe("the three formats", () => {
	it("carry the same ids, order, titles, dates, addresses, summaries and bodies", () => {
		for (const name of ["latest", "changes"] as const) {
			const feed = feedOf(pageEntry(), { ...mixed, name });
			const plain = ({
				id,
				url,
				title,
				html,
				published,
			}: ReturnType<typeof seenInRss>[number]) => ({
				id,
				url,
				title,
				html,
				published,
			});
			const inJson = seenInJson(feed);
			expect(inJson.length).toBe(name === "latest" ? 5 : 2);
			expect(seenInRss(feed).map(plain)).toEqual(inJson.map(plain));
			expect(seenInAtom(feed).map(plain)).toEqual(inJson.map(plain));
			expect(seenInAtom(feed).map(({ summary }) => summary)).toEqual(
				inJson.map(({ summary }) => summary),
			);
		}
	});

	it("say the same thing to lenient readers", () => {
		const feed = feedOf(pageEntry(), mixed);
		const titles = feed.entries.map(({ title }) => title);
		expect(
			parseRssFeed(renderRss(feed)).items?.map(({ title }) => title),
		).toEqual(titles);
		expect(
			parseAtomFeed(renderAtom(feed)).entries?.map(({ title }) =>
				typeof title === "string" ? title : title?.value,
			),
		).toEqual(titles);
		expect(
			parseJsonFeed(renderJsonFeed(feed)).items?.map(({ title }) => title),
		).toEqual(titles);
	});

	it("are the same bytes for the same state", () => {
		const once = feedOf(pageEntry(), mixed);
		const again = feedOf(pageEntry(), structuredClone(mixed));
		expect(renderRss(again)).toBe(renderRss(once));
		expect(renderAtom(again)).toBe(renderAtom(once));
		expect(renderJsonFeed(again)).toBe(renderJsonFeed(once));
	});

	it("say their language", () => {
		const feed = feedOf(pageEntry(), { edition: "zh-Hant" });
		expect(renderRss(feed)).toContain("<language>zh-Hant</language>");
		expect(renderAtom(feed)).toContain('xml:lang="zh-Hant"');
		expect(JSON.parse(renderJsonFeed(feed)).language).toBe("zh-Hant");
	});

	it("are valid before anything was published", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({ slots: 0 }),
			pages: [],
		});
		expect(seenInRss(feed)).toEqual([]);
		expect(seenInAtom(feed)).toEqual([]);
		expect(JSON.parse(renderJsonFeed(feed)).items).toEqual([]);
		expect(feed.previous).toBeUndefined();
	});
});

describe("the order of a feed", () => {
	it("is newest first by release, whatever the meeting's date", () => {
		const feed = feedOf(pageEntry(), mixed);
		expect(feed.entries.map(({ id }) => id.split(":notice/")[1])).toEqual([
			"shuiwu-2026-7/r3", // withdrawn on the 8th
			"third", // released on the 7th
			"shuiwu-2026-7/r2", // moved on the 6th
			"shuiwu-2026-7", // the higher slot of the 5th
			"first",
		]);
	});

	it("puts changes first, then the higher slot, within one commit", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({
				slots: 3,
				changes: [
					channelChange({ id: "b", seq: 5, at: "2026-03-05T06:30:00Z" }),
					channelChange({ id: "a", seq: 6, at: "2026-03-05T06:30:00Z" }),
				],
			}),
			pages: [channelPage(many(3))],
		});
		expect(feed.entries.map(({ id }) => id.split(":notice/")[1])).toEqual([
			"a/r2",
			"b/r2",
			"n-2",
			"n-1",
			"n-0",
		]);
	});

	it("does not move a notice when it changes", () => {
		const before = many(3);
		const after = { ...before, 0: pageEntry({ id: "n-0", seq: 99 }) };
		const order = (entries: Record<number, PageEntry>) =>
			feedOf(pageEntry(), {
				state: channelState({ slots: 3 }),
				pages: [channelPage(entries)],
			}).entries.map(({ id }) => id);
		expect(order(after)).toEqual(order(before));
	});

	it("reads instants with an offset as what they are", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({ slots: 2 }),
			pages: [
				channelPage({
					// 23:00 UTC of the day before
					0: pageEntry({
						id: "earlier",
						entryDate: "2026-03-05T07:00:00+08:00",
					}),
					1: pageEntry({ id: "later", entryDate: "2026-03-05T01:00:00Z" }),
				}),
			],
		});
		expect(feed.entries.map(({ published }) => published)).toEqual([
			"2026-03-05T01:00:00Z",
			"2026-03-04T23:00:00Z",
		]);
	});
});

describe("the window of latest", () => {
	it("shows the newest fifty slots across two pages", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({ slots: 60 }),
			pages: [channelPage(many(50)), channelPage(many(10, 50), 1)],
		});
		const ids = feed.entries.map(({ id }) => id.split("/n-")[1]);
		expect(ids).toHaveLength(50);
		expect(ids[0]).toBe("59");
		expect(ids[49]).toBe("10");
	});

	it("is not refilled with older ones when a notice leaves the channel", () => {
		const { 59: _left, ...rest } = many(60);
		const feed = feedOf(pageEntry(), {
			state: channelState({ slots: 60 }),
			pages: [channelPage(rest)],
		});
		expect(feed.entries).toHaveLength(49);
		expect(feed.entries.at(-1)?.id).toMatch(/n-10$/);
	});

	it("leads back into the archive, in Atom and in JSON", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({ slots: 120 }),
			pages: [],
		});
		expect(renderAtom(feed)).toContain(
			'<link rel="prev-archive" href="https://huixun.example/zh-Hans/all/archive/2.atom.xml" type="application/atom+xml"/>',
		);
		expect(JSON.parse(renderJsonFeed(feed)).next_url).toBe(
			"https://huixun.example/zh-Hans/all/archive/2.json",
		);
	});
});

describe("dates", () => {
	it("are never later than the release, whatever a source says of itself", () => {
		const entry = pageEntry({ entryDate: "2030-01-01T00:00:00Z" });
		expect(feedOf(entry).entries[0]?.published).toBe("2026-03-05T06:30:00Z");
	});

	it("of a backfilled notice are its own", () => {
		const entry = pageEntry({ entryDate: "2019-05-20T02:00:00Z" });
		expect(feedOf(entry).entries[0]).toMatchObject({
			published: "2019-05-20T02:00:00Z",
			updated: "2026-03-05T06:30:00Z",
		});
	});

	it("of the feed are those of its newest change, to the second", () => {
		const feed = feedOf(pageEntry());
		expect(renderRss(feed)).toContain(
			"<lastBuildDate>Sun, 08 Mar 2026 02:00:00 GMT</lastBuildDate>",
		);
		expect(renderRss(feed)).toContain(
			"<pubDate>Thu, 05 Mar 2026 06:30:00 GMT</pubDate>",
		);
		withXml(renderAtom(feed), (find) =>
			expect(find("/a:feed/a:updated").map(({ content }) => content)).toEqual([
				"2026-03-08T02:00:00Z",
			]),
		);
	});

	it("move with a major change while the publication stays", () => {
		const entry = pageEntry({ updatedAt: "2026-03-07T00:00:00Z" });
		const [item] = JSON.parse(renderJsonFeed(feedOf(entry))).items;
		expect(item).toMatchObject({
			date_published: "2026-03-05T06:30:00Z",
			date_modified: "2026-03-07T00:00:00Z",
		});
	});
});

describe("a major change", () => {
	const changes = (
		change: ReturnType<typeof channelChange>,
		edition: "zh-Hans" | "zh-Hant" = "zh-Hans",
	) =>
		feedOf(pageEntry(), {
			edition,
			name: "changes",
			state: channelState({ changes: [change] }),
		}).entries[0];

	it("is an entry of its own beside the notice", () => {
		const feed = feedOf(pageEntry(), {
			state: channelState({ changes: [channelChange()] }),
		});
		expect(feed.entries.map(({ id }) => id)).toEqual([
			`${NOTICE_ID}/r2`,
			NOTICE_ID,
		]);
	});

	it("names in its title those of several meetings that are off, not those that are moved", () => {
		const meeting = (uid: string, time: string) => ({ uid, time });
		const entry = changes(
			channelChange({
				op: "cancel",
				meetings: 3,
				fields: [
					{
						field: "status",
						from: "confirmed",
						to: "cancelled",
						meeting: meeting("n-1", "2026-03-12 09:00"),
					},
					{
						field: "time",
						from: "2026-03-13 09:00",
						to: "2026-03-20 09:00",
						meeting: meeting("n-2", "2026-03-13 09:00"),
					},
				],
			}),
		);
		expect(entry?.title).toMatch(
			/^【取消】.*（2026年3月12日（星期四） 09:00）$/,
		);
	});

	it("says old and new, and leads to the notice", () => {
		expect(changes(channelChange())).toMatchObject({
			title: "【改期】关于召开节水工作会议的通知",
			summary:
				"时间：2026年3月12日（星期四） 09:00 – 2026年3月12日（星期四） 11:30 → 2026年3月13日（星期五）下午；状态：定于 → 已改期",
			html: '<ul><li><strong>时间</strong>：<del>2026年3月12日（星期四） 09:00 – 2026年3月12日（星期四） 11:30</del> → <ins>2026年3月13日（星期五）下午</ins></li><li><strong>状态</strong>：<del>定于</del> → <ins>已改期</ins></li></ul><p><a href="https://huixun.example/zh-Hans/n/shuiwu-2026-7.html">查看会讯</a></p>',
			url: "https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
			published: "2026-03-06T01:00:00Z",
		});
	});

	it.each([
		["reschedule", "【改期】", "【改期】"],
		["postpone", "【延期】", "【延期】"],
		["cancel", "【取消】", "【取消】"],
		["correct", "【更正】", "【更正】"],
		["reinstate", "【恢复】", "【恢復】"],
	] as const)("marks %s in the script of its edition", (op, hans, hant) => {
		expect(changes(channelChange({ op }))?.title).toBe(
			`${hans}关于召开节水工作会议的通知`,
		);
		expect(changes(channelChange({ op }), "zh-Hant")?.title).toBe(
			`${hant}關於召開節水工作會議的通知`,
		);
	});

	it("of the place alone is no change of date", () => {
		const change = channelChange({
			fields: [{ field: "place", from: "水务大楼 三楼会议室", to: "云岚宾馆" }],
			strings: {
				"zh-Hant": {
					水务大楼: "水務大樓",
					三楼会议室: "三樓會議室",
					云岚宾馆: "雲嵐賓館",
				},
			},
		});
		expect(changes(change)?.title).toBe(
			"【地点变更】关于召开节水工作会议的通知",
		);
		expect(changes(change, "zh-Hant")).toMatchObject({
			title: "【地點變更】關於召開節水工作會議的通知",
			summary: "地點：水務大樓 三樓會議室 → 雲嵐賓館",
		});
	});

	it("names kinds by their names", () => {
		expect(
			changes(
				channelChange({
					op: "correct",
					fields: [{ field: "kind", from: "notice", to: "agenda" }],
				}),
			)?.summary,
		).toBe("类型：会议通知 → 议程");
	});

	it("of the title says so without the old one", () => {
		expect(
			changes(channelChange({ op: "correct", fields: [{ field: "title" }] }))
				?.summary,
		).toBe("标题：更正");
	});

	it("of a place taken out says so", () => {
		expect(
			changes(channelChange({ fields: [{ field: "place", from: "水务大楼" }] }))
				?.summary,
		).toBe("地点：水务大楼 → —");
	});

	it("made by another notice leads to that one too", () => {
		expect(changes(channelChange({ by: "gengzheng-8" }))?.html).toContain(
			'<p><a href="https://huixun.example/zh-Hans/n/gengzheng-8.html">依据</a></p>',
		);
	});

	it("that takes a notice back does not repeat its title", () => {
		const entry = changes(
			channelChange({
				op: "withdraw",
				fields: [],
				withdrawal: {
					reason: "superseded",
					at: "2026-03-06T01:00:00Z",
					replacedBy: "xin-1",
				},
			}),
		);
		expect(entry?.title).toBe("【撤回】");
		expect(entry?.html).toBe(
			'<p>本会讯已撤回，内容不再提供。</p><p>原因：已被替代</p><p><a href="https://huixun.example/zh-Hans/n/xin-1.html">替代的会讯</a></p><p><a href="https://huixun.example/zh-Hans/n/shuiwu-2026-7.html">查看会讯</a></p>',
		);
	});
});

describe("a notice taken back", () => {
	const feed = feedOf(withdrawnEntry());

	it("says so in its place, without a word of its own", () => {
		for (const seen of [seenInRss, seenInAtom, seenInJson])
			expect(seen(feed)[0]).toMatchObject({
				id: NOTICE_ID,
				title: "【已撤回】",
				html: "<p>本会讯已撤回，内容不再提供。</p><p>原因：涉及个人信息</p>",
				categories: [],
				enclosures: [],
				author: undefined,
			});
	});

	it("is a tombstone in Atom (RFC 6721) and marked in JSON", () => {
		withXml(renderAtom(feed), (find) => {
			expect(
				find("/a:feed/at:deleted-entry/@*").map(({ content }) => content),
			).toEqual([NOTICE_ID, "2026-03-08T02:00:00Z"]);
			expect(find("/a:feed/at:deleted-entry/at:comment")[0]?.content).toBe(
				"【已撤回】",
			);
		});
		expect(JSON.parse(renderJsonFeed(feed)).items[0]._withdrawn).toEqual({
			at: "2026-03-08T02:00:00Z",
		});
	});

	it("is announced by an entry of its own, since an edit in place is not noticed", () => {
		const announced = feedOf(withdrawnEntry(), {
			state: channelState({
				changes: [
					channelChange({
						op: "withdraw",
						fields: [],
						titles: {},
						at: "2026-03-08T02:00:00Z",
					}),
				],
			}),
		});
		expect(seenInAtom(announced).map(({ id, title }) => [id, title])).toEqual([
			[`${NOTICE_ID}/r2`, "【撤回】"],
			[NOTICE_ID, "【已撤回】"],
		]);
	});

	it("is newer than what readers hold, so that they replace the text", () => {
		expect(feed.entries[0]).toMatchObject({
			published: "2026-03-05T06:30:00Z",
			updated: "2026-03-08T02:00:00Z",
		});
	});

	it("gives the editor's explanation, if there is one", () => {
		const entry = withdrawnEntry({
			withdrawal: {
				reason: "published_in_error",
				explanation: "另行发布 <新版>",
				at: "2026-03-08T02:00:00Z",
			},
		});
		expect(feedOf(entry).entries[0]?.html).toBe(
			"<p>本会讯已撤回，内容不再提供。</p><p>原因：误发</p><p>另行发布 &lt;新版&gt;</p>",
		);
	});

	it("stays silent even if some text of it should be left in the state", () => {
		const entry = withdrawnEntry({
			editions: pageEntry().editions,
			issuer: "云岚市水务局",
		});
		for (const render of [renderRss, renderAtom, renderJsonFeed])
			expect(render(feedOf(entry))).not.toMatch(/节水|水务/);
	});
});

describe("the head of a feed", () => {
	it("names itself, its page, and its like in other editions", () => {
		withXml(renderAtom(feedOf(pageEntry())), (find) =>
			expect(
				find("/a:feed/a:link").map((link) =>
					find("@rel|@href|@type|@hreflang", link)
						.map(({ content }) => content)
						.join(" "),
				),
			).toEqual([
				"self https://huixun.example/zh-Hans/all/latest.atom.xml application/atom+xml",
				"alternate https://huixun.example/zh-Hans/all/index.html text/html zh-Hans",
				"alternate https://huixun.example/zh-Hant/all/latest.atom.xml application/atom+xml zh-Hant",
				"prev-archive https://huixun.example/zh-Hans/all/archive/0.atom.xml application/atom+xml",
			]),
		);
		expect(renderRss(feedOf(pageEntry()))).toContain(
			'<atom:link href="https://huixun.example/zh-Hans/all/latest.rss.xml" rel="self" type="application/rss+xml"/>',
		);
		expect(JSON.parse(renderJsonFeed(feedOf(pageEntry())))).toMatchObject({
			version: "https://jsonfeed.org/version/1.1",
			feed_url: "https://huixun.example/zh-Hans/all/latest.json",
			home_page_url: "https://huixun.example/zh-Hans/all/index.html",
		});
	});

	it("has an id of its own for each edition, channel and name", () => {
		const ids = (["zh-Hans", "zh-Hant"] as const).flatMap((edition) =>
			[everything, waterOffice].flatMap((channel) =>
				(["latest", "changes"] as const).map(
					(name) => feedOf(pageEntry(), { edition, channel, name }).id,
				),
			),
		);
		expect(new Set(ids).size).toBe(8);
		expect(ids[0]).toBe("tag:huixun.example,2026-01-01:zh-Hans/all/latest");
	});

	it("is titled by site and channel", () => {
		expect(feedOf(pageEntry(), { channel: waterOffice }).title).toBe(
			"云岚会讯 · 云岚市水务局",
		);
		expect(
			feedOf(pageEntry(), { channel: waterOffice, name: "changes" }).title,
		).toBe("云岚会讯 · 云岚市水务局 · 重要变更");
	});

	it("always has an author in Atom, who is the site where a notice names none", () => {
		withXml(renderAtom(feedOf(withdrawnEntry())), (find) =>
			expect(
				find("/a:feed/a:author/a:name").map(({ content }) => content),
			).toEqual(["云岚会讯"]),
		);
	});

	it("names a hub only if the site has one", () => {
		const hub = "https://hub.example/?a=1&b=2";
		const with_ = feedOf(pageEntry(), { site: { ...site, hub } });
		const without = feedOf(pageEntry());
		for (const render of [renderRss, renderAtom]) {
			withXml(render(with_), (find) =>
				expect(
					find("//a:link[@rel='hub']/@href").map(({ content }) => content),
				).toEqual([hub]),
			);
			expect(render(without)).not.toContain("hub");
		}
		expect(JSON.parse(renderJsonFeed(with_)).hubs).toEqual([
			{ type: "WebSub", url: hub },
		]);
		expect(JSON.parse(renderJsonFeed(without))).not.toHaveProperty("hubs");
	});

	it("falls back to the title where the site has no description", () => {
		expect(
			feedOf(pageEntry(), { site: { ...site, descriptions: {} } }).description,
		).toBe("云岚会讯");
	});
});

describe("the meeting extension of JSON Feed", () => {
	it("says when and where in numbers, in the words of the edition", () => {
		const feed = feedOf(pageEntry(), { edition: "zh-Hant" });
		expect(JSON.parse(renderJsonFeed(feed)).items[0]._meeting).toEqual({
			about: "https://huixun.example/schemas/notice/1.json",
			meetings: [
				{
					uid: "1",
					status: "confirmed",
					startAt: {
						date: "2026-03-12",
						time: "09:00",
						precision: "minute",
						timezone: "Asia/Shanghai",
						instant: "2026-03-12T01:00:00Z",
					},
					endAt: {
						date: "2026-03-12",
						time: "11:30",
						precision: "minute",
						timezone: "Asia/Shanghai",
						instant: "2026-03-12T03:30:00Z",
					},
					locations: [{ name: "水務大樓", room: "三樓會議室" }],
				},
			],
		});
	});

	it("makes up no instant for a half-day or an open year", () => {
		const meeting = pageEntry().meetings[0];
		if (!meeting) throw new Error("the sample has a meeting");
		const { endAt: _endAt, ...open } = meeting;
		const entry = pageEntry({
			meetings: [
				{
					...open,
					startAt: {
						date: "2026-03-12",
						precision: "half_day",
						half: "pm",
						timezone: "Asia/Shanghai",
						raw: "3月12日下午",
					},
				},
				{ ...open, uid: "2", startAt: at("--03-12", "09:00") },
			],
		});
		const [item] = JSON.parse(renderJsonFeed(feedOf(entry))).items;
		expect(
			item._meeting.meetings.map(({ startAt }: { startAt: object }) => startAt),
		).toEqual([
			{
				date: "2026-03-12",
				precision: "half_day",
				half: "pm",
				timezone: "Asia/Shanghai",
			},
			{
				date: "--03-12",
				time: "09:00",
				precision: "minute",
				timezone: "Asia/Shanghai",
			},
		]);
	});
});

it("a feed of changes holds the changes alone", () => {
	const feed = channelFeed({
		site,
		edition: "zh-Hans",
		channel: everything,
		name: "changes",
		...mixed,
	});
	expect(feed.entries.map(({ title }) => title)).toEqual([
		"【撤回】",
		"【改期】关于召开节水工作会议的通知",
	]);
	expect(feed.previous).toBeUndefined();
});
