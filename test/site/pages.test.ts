// What readers see on a notice's page, in a channel's list and in the schedule.
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type {
	PageEntry,
	UpcomingMeeting,
} from "../../functions/journal/state.ts";
import type { Edition } from "../../functions/notice/edition.ts";
import type {
	EditionText,
	Meeting,
	Notice,
} from "../../functions/notice/schema.ts";
import {
	channelPage as channelPageFile,
	editionHome,
	notFoundPage,
	upcomingPage,
} from "../../functions/site/channelPage.ts";
import { noticePage, withdrawnPage } from "../../functions/site/noticePage.ts";
import { publicNotice, tombstone } from "../../functions/site/publicNotice.ts";
import { draftRecord, placedNotice } from "./dataSamples.ts";
import {
	at,
	channelPage,
	channelState,
	everything,
	pageEntry,
	site,
	withdrawnEntry,
} from "./feedsSamples.ts";

/** Text of the body, blocks on lines of their own, deleted text in brackets. */
function textOf(html: string): string {
	let text = "";
	const walk = (nodes: Root["children"]) => {
		for (const node of nodes) {
			if (node.type === "text") text += node.value;
			if (node.type !== "element" || /^(?:head|script)$/.test(node.tagName))
				continue;
			const block = /^(?:p|li|h\d|dt|dd|div|ul|ol|details|summary)$/.test(
				node.tagName,
			);
			if (block) text += "\n";
			if (node.tagName === "del") text += "[";
			walk(node.children);
			if (node.tagName === "del") text += "]";
			if (block) text += "\n";
		}
	};
	walk(fromHtml(html).children);
	return text.replace(/\s*\n\s*/g, "\n").trim();
}

function hrefsOf(html: string): string[] {
	const found: string[] = [];
	visit(fromHtml(html), "element", ({ tagName, properties }) => {
		if (tagName === "a") found.push(String(properties.href));
	});
	return found;
}

const text: EditionText = {
	title: "关于召开节水工作会议的通知",
	contentHtml: "<p>请按时参加。</p>",
	method: "original",
	strings: {},
};

function pageOf(
	over: Partial<Notice> = {},
	{ edition = "zh-Hans" as Edition, own = text } = {},
): string {
	const notice = publicNotice(draftRecord(), placedNotice(), site);
	return noticePage({ ...notice, ...over }, own, edition, ["all"], site).body;
}

function meeting(over: Partial<Meeting>): Meeting {
	const [first] = draftRecord().meetings;
	if (!first) throw new Error("the sample has a meeting");
	return { ...first, ...over } as Meeting;
}

describe("the page of a notice", () => {
	it("says first that a meeting moved, the old time and place beside the new", () => {
		expect(textOf(pageOf())).toContain(`已改期　场地检修
原定时间：[2026年3月12日（星期四） 09:00]
新时间：2026年3月13日（星期五） 09:00
原定地点：[水务大楼]
时间
2026年3月13日（星期五） 09:00
地点
云岚宾馆
`);
	});

	it.each(["cancelled", "postponed"] as const)(
		"strikes out the time of a meeting that is %s, wherever it stands",
		(status) => {
			const body = textOf(pageOf({ meetings: [meeting({ status })] }));
			expect(body).toContain(
				"原定时间：[2026年3月12日（星期四） 09:00–11:30]\n时间\n[2026年3月12日（星期四） 09:00–11:30]",
			);
			expect(body).not.toContain("新时间");
		},
	);

	it("keeps quiet about states that overturn nothing", () => {
		for (const status of ["confirmed", "tentative", "held"] as const)
			expect(pageOf({ meetings: [meeting({ status })] })).not.toContain(
				"banner",
			);
	});

	it("says that a time is still to be announced, and nothing where none was told", () => {
		const { startAt: _s, endAt: _e, ...open } = meeting({});
		expect(
			textOf(pageOf({ meetings: [{ ...open, timeToBeAnnounced: true }] })),
		).toContain("时间\n时间另行通知\n");
		expect(textOf(pageOf({ meetings: [open] }))).not.toContain("\n时间\n");
	});

	it("names the notice that it overturns, and leads to it where it is known", () => {
		const body = pageOf({
			relations: [
				{
					type: "cancels",
					title: "关于举办茶会的通知",
					documentNumber: "云水〔2026〕3号",
				},
				{ type: "minutes_of", id: "chahui-2026-3" },
				{ type: "corrects", url: "https://other.example/1.html" },
				{ type: "corrects", title: "坏", url: "javascript:alert(1)" },
			],
		});
		expect(textOf(body)).toContain(
			"原通知\n《关于举办茶会的通知》（云水〔2026〕3号）\n会议通知\nchahui-2026-3\n",
		);
		const hrefs = hrefsOf(body);
		expect(hrefs).toContain("chahui-2026-3.html");
		expect(hrefs).toContain("https://other.example/1.html");
		expect(body).not.toContain("javascript:");
	});

	it("writes facts in the script of its edition, and names the machine that did", () => {
		const body = textOf(
			pageOf(
				{ issuer: "云岚市水务局" },
				{
					edition: "zh-Hant",
					own: {
						...text,
						method: "machine",
						converter: "opencc-js 1.4.2",
						strings: { 云岚市水务局: "雲嵐市水務局", 云岚宾馆: "雲嵐賓館" },
					},
				},
			),
		);
		expect(body).toContain("雲嵐市水務局");
		expect(body).toContain("地點\n雲嵐賓館\n");
		expect(body).toContain("機器轉換（opencc-js 1.4.2）");
	});

	it("tells what was lost and repaired, and when it expired", () => {
		const repair = {
			kind: "lost",
			line: 1,
			column: 1,
			before: "?",
			after: "□",
			certainty: "guess",
		} as const;
		const body = textOf(pageOf({ repairs: [repair], state: "expired" }));
		expect(body).toContain("文字修复：1\n□ 为原件中已损坏、无法辨认的字。");
		expect(body).toContain("已过期　本会讯已过有效期，仅供查阅。");
	});

	it("links our copies of attachments like pages, and others as they are", () => {
		const hrefs = hrefsOf(
			pageOf({
				attachments: [
					{
						name: "回执",
						url: "https://huixun.example/files/shuiwu-2026-7/1-ab.pdf",
						mediaType: "application/pdf",
						size: 2048,
						sha256: "2".repeat(64),
					},
					{
						name: "外部",
						url: "https://other.example/files/shuiwu-2026-7/x.pdf",
						mediaType: "application/pdf",
					},
					{ name: "坏", url: "javascript:alert(1)", mediaType: "text/html" },
				],
			}),
		);
		expect(hrefs).toContain("../../files/shuiwu-2026-7/1-ab.pdf");
		expect(hrefs).toContain("https://other.example/files/shuiwu-2026-7/x.pdf");
		expect(hrefs).toContain("#");
	});

	it("keeps a log of its changes with old and new", () => {
		expect(textOf(pageOf())).toContain(
			"2026-03-06 09:00 改期；时间 [2026年3月12日（星期四） 09:00] → 2026年3月13日（星期五） 09:00；地点 [水务大楼] → 云岚宾馆　依据",
		);
	});

	it("logs what was taken out, and places by name and room", () => {
		const change = (
			fields: Notice["changeLog"][number]["fields"],
		): Notice["changeLog"][number] => ({
			revision: 2,
			at: "2026-03-06T01:00:00Z",
			op: "correct",
			major: true,
			fields,
		});
		const body = textOf(
			pageOf(
				{
					changeLog: [
						change([{ field: "status", from: "confirmed" }]),
						change([{ field: "place", from: "水务大楼 三楼", to: "云岚宾馆" }]),
						change([{ field: "text" }]),
					],
				},
				{
					edition: "zh-Hant",
					own: {
						...text,
						strings: { 水务大楼: "水務大樓", 三楼: "三樓" },
					},
				},
			),
		);
		expect(body).toContain("更正；狀態 [定於] → —\n");
		expect(body).toContain("更正；地點 [水務大樓 三樓] → 云岚宾馆\n");
		expect(body).toContain("2026-03-06 09:00 更正\n");
	});

	it("names every edition of itself, absolutely for robots", () => {
		const body = pageOf();
		for (const edition of site.editions)
			expect(body).toContain(
				`<link rel="alternate" hreflang="${edition}" href="https://huixun.example/${edition}/n/shuiwu-2026-7.html">`,
			);
		expect(body).toContain('<html lang="zh-Hans">');
	});
});

describe("the page of a notice taken back", () => {
	it("says why, in no word of the notice, and is not kept by robots", () => {
		const dead = tombstone(
			placedNotice({
				state: "withdrawn",
				meetings: [],
				changeLog: [],
				withdrawal: {
					reason: "superseded",
					at: "2026-03-08T02:00:00Z",
					explanation: "改用新表",
					replacedBy: "shuiwu-2026-9",
				},
			}),
			site,
		);
		const { body } = withdrawnPage(dead, "zh-Hans", site);
		expect(textOf(body)).toContain(
			"已撤回\n本会讯已撤回，内容不再提供。\n原因：已被替代\n改用新表\n替代的会讯\n2026-03-08 10:00",
		);
		expect(hrefsOf(body)).toContain("shuiwu-2026-9.html");
		expect(body).toContain('<meta name="robots" content="noindex">');
		expect(body).not.toContain("节水");
	});
});

function listOf(entries: Record<number, PageEntry>): string {
	return channelPageFile({
		site,
		edition: "zh-Hans",
		channel: everything,
		state: channelState({ slots: 50 }),
		pages: [channelPage(entries)],
	}).body;
}

const [sampleMeeting] = pageEntry().meetings;
if (!sampleMeeting) throw new Error("the sample has a meeting");

describe("the list of a channel", () => {
	it("groups by day, the newest first, and leaves out what was taken back", () => {
		const body = textOf(
			listOf({
				0: pageEntry(),
				1: pageEntry({ id: "b", entryDate: "2026-03-06T17:00:00Z" }),
				2: withdrawnEntry({ id: "c" }),
			}),
		);
		const newer = body.indexOf("2026年3月7日（星期六）\n");
		const older = body.indexOf("2026年3月5日（星期四）\n");
		expect(newer).toBeGreaterThan(0);
		expect(older).toBeGreaterThan(newer);
		expect(body).not.toContain("撤回");
	});

	it("strikes out a cancelled notice, and not the one that cancels it", () => {
		const meetings = [{ ...sampleMeeting, status: "cancelled" as const }];
		expect(listOf({ 0: pageEntry({ meetings }) })).toContain(
			'<li class="gone">',
		);
		const cancelling = listOf({
			0: pageEntry({ kind: "cancellation", meetings }),
		});
		expect(cancelling).not.toContain('class="gone"');
		expect(cancelling).toContain(
			"<del>2026年3月12日（星期四） 09:00–11:30</del>",
		);
	});

	it("says that there is nothing yet", () => {
		expect(textOf(listOf({}))).toContain("暂无会讯。");
	});

	it("is led to from the front page, its feeds too", () => {
		const home = editionHome({
			site,
			edition: "zh-Hans",
			channel: everything,
			state: channelState(),
			pages: [channelPage({ 0: pageEntry() })],
		}).body;
		expect(hrefsOf(home)).toContain("all/index.html#feeds");
		expect(listOf({})).toContain('<section id="feeds">');
	});
});

describe("the schedule", () => {
	const coming = (
		over: Partial<UpcomingMeeting["meeting"]>,
	): UpcomingMeeting => ({
		id: "shuiwu-2026-7",
		firstSeq: 1,
		kind: "notice",
		updatedAt: "2026-03-05T06:30:00Z",
		meeting: { ...sampleMeeting, name: "节水工作会议", ...over },
		issuer: "云岚市水务局",
		titles: { "zh-Hans": "关于召开节水工作会议的通知" },
		strings: {},
	});
	const schedule = (...upcoming: UpcomingMeeting[]) =>
		textOf(
			upcomingPage({
				site,
				edition: "zh-Hans",
				channel: everything,
				state: channelState({ upcoming }),
				pages: [],
			}).body,
		);

	it("leads with the date, and is of the day of the last commit", () => {
		const body = schedule(
			coming({
				startAt: at("2026-03-07", "09:00"),
				endAt: at("2026-03-07", "10:00"),
			}),
			coming({}),
		);
		expect(body).toContain("全部会讯 · 截至 2026-03-08");
		expect(body).toContain(
			"待开\n2026年3月12日（星期四） 09:00–11:30\n节水工作会议\n水务大楼 · 云岚市水务局\n已过\n2026年3月7日（星期六） 09:00–10:00\n",
		);
	});

	it("strikes out the time of what is off", () => {
		expect(schedule(coming({ status: "cancelled" }))).toContain(
			"[2026年3月12日（星期四） 09:00–11:30]\n已取消节水工作会议",
		);
	});

	it("says that there are no meetings", () => {
		expect(schedule()).toContain("暂无会议。");
	});
});

describe("the page for what is not there", () => {
	it("links absolutely, since it is served for any address", () => {
		const { body } = notFoundPage(
			{ ...site, baseUrl: "https://host.example/huixun/" },
			"zh-Hans",
		);
		for (const href of hrefsOf(body).filter((one) => one !== "#main"))
			expect(href).toMatch(/^\/huixun\//);
		expect(body).toContain('href="/huixun/style.css"');
	});
});
