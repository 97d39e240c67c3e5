// What is left in public of a notice that was taken back: for privacy and the law, not one of its words.
import { describe, expect, it } from "vitest";
import type { Withdrawal } from "../../functions/notice/schema.ts";
import { type Given, SiteWorld } from "../support/siteWorld.ts";
import { calendarComponent, eventsIn } from "./calendarSamples.ts";
import { draftRecord } from "./dataSamples.ts";
import { at, everything, site, waterOffice } from "./feedsSamples.ts";

/** Each stands in another field of the notice, in its first or second state. */
const WORDS = [
	"题目一",
	"题目二",
	"讨论水价",
	"请准时",
	"会名",
	"会场甲",
	"会场乙",
	"漏水",
	"甲委",
	"回执表",
	"钱多多",
	"13800000000",
	"某号文",
	"2026-07-01",
	"2026-07-02",
	"20260702",
	"2026年7月",
];

function subject(second: boolean): Given {
	const title = second ? "题目二" : "题目一";
	const text = (here: string) => ({
		title: `${title}${here}`,
		summary: "讨论水价",
		contentHtml: "<p>请准时</p>",
		method: "original" as const,
		strings: {},
	});
	return {
		record: draftRecord({
			id: "subject",
			title,
			issuer: "甲委",
			documentNumber: "某号文",
			attachments: [
				{
					name: "回执表",
					url: "https://huixun.example/files/subject/1.pdf",
					mediaType: "application/pdf",
					size: 3,
				},
			],
			meetings: [
				{
					...(draftRecord().meetings[0] as NonNullable<
						ReturnType<typeof draftRecord>["meetings"][0]
					>),
					uid: "subject-1",
					name: "会名",
					statusReason: "漏水",
					startAt: at(second ? "2026-07-02" : "2026-07-01", "09:00"),
					endAt: at(second ? "2026-07-02" : "2026-07-01", "11:00"),
					locations: [{ name: second ? "会场乙" : "会场甲" }],
					people: [{ name: "钱多多" }],
					contacts: [{ name: "钱多多", phone: "13800000000" }],
				},
			],
			editions: { "zh-Hans": text("简"), "zh-Hant": text("繁") },
		}),
		// It leaves a channel too: what it said there must not stay behind.
		channels: second ? [everything.slug] : [everything.slug, waterOffice.slug],
		names: ["a".repeat(32)],
	};
}

/** Moves the subject's meeting: the change says so in the words of the subject. */
const acting: Given = {
	record: draftRecord({
		id: "acting",
		kind: "postponement",
		title: "延期",
		meetings: [],
		attachments: [],
		editions: {
			"zh-Hans": {
				title: "延期",
				contentHtml: "",
				method: "original",
				strings: {},
			},
		},
	}),
	channels: [everything.slug],
	cites: ["a".repeat(32)],
	acts: {
		relations: [{ type: "postpones", cites: ["a".repeat(32)], titles: [] }],
	},
};

async function withdrawnFor(reason: Withdrawal["reason"]): Promise<SiteWorld> {
	const world = new SiteWorld(site);
	const day = async (now: string, ...given: Given[]) => {
		world.now = now;
		for (const one of given) await world.drop(one);
		await world.publish();
	};
	await day("2026-03-01T00:00:00Z", subject(false));
	await day("2026-03-02T00:00:00Z", subject(true));
	await day("2026-03-03T00:00:00Z", acting);
	const before = [...(await world.files()).values()].join("\n");
	expect(WORDS.filter((word) => !before.includes(word))).toEqual([]);
	await day("2026-03-04T00:00:00Z", {
		...subject(true),
		withdrawal: { reason },
	});
	return world;
}

describe.each(["privacy", "legal"] as const)("taken back for %s", (reason) => {
	it("leaves not one word of the notice in any file", async () => {
		const world = await withdrawnFor(reason);
		for (const [path, text] of await world.files())
			for (const word of WORDS)
				expect(text.includes(word), `${word} in ${path}`).toBe(false);
	});

	it("answers at every address that it had, with a tombstone", async () => {
		const files = await (await withdrawnFor(reason)).files();
		expect(
			JSON.parse(files.get("v1/notices/subject.json") ?? ""),
		).toMatchObject({
			state: "withdrawn",
			revision: 4,
			withdrawal: { reason },
		});
		for (const revision of [1, 2, 3])
			expect(
				JSON.parse(files.get(`v1/notices/subject/r${revision}.json`) ?? ""),
			).toEqual({
				schemaVersion: "1.0",
				id: "subject",
				revision,
				state: "withdrawn",
			});
		for (const edition of site.editions) {
			expect(files.get(`${edition}/n/subject.html`)).toContain("noindex");
			expect(
				eventsIn(files.get(`${edition}/n/subject.ics`) ?? ""),
			).toMatchObject([
				{
					uid: "subject-1@huixun.example",
					status: "CANCELLED",
					start: "2026-03-04",
					transparent: true,
				},
			]);
		}
	});

	it("is replaced in calendars by a word that it is gone, with a higher sequence", async () => {
		const files = await (await withdrawnFor(reason)).files();
		expect(eventsIn(files.get("zh-Hans/all/calendar.ics") ?? "")).toMatchObject(
			[
				{
					uid: "subject-1@huixun.example",
					status: "CANCELLED",
					sequence: 3,
					summary: "【已撤回】",
					start: "2026-03-04",
				},
			],
		);
	});
});

describe("taken back for another reason", () => {
	it("leaves the revisions as they were, and the date in calendars", async () => {
		const files = await (await withdrawnFor("published_in_error")).files();
		expect(
			JSON.parse(files.get("v1/notices/subject/r1.json") ?? "").title,
		).toBe("题目一");
		expect(eventsIn(files.get("zh-Hans/all/calendar.ics") ?? "")).toMatchObject(
			[
				{
					uid: "subject-1@huixun.example",
					status: "CANCELLED",
					sequence: 3,
					summary: "【已撤回】",
					start: "2026-07-02T09:00:00",
				},
			],
		);
	});

	it("shows nothing of it but what was announced before", async () => {
		const files = await (await withdrawnFor("published_in_error")).files();
		for (const [path, text] of files)
			if (!/\/r\d+\.json$|changes\.|latest\./.test(path))
				expect(text.includes("题目二"), path).toBe(false);
	});

	it("comes back with its sequence going on", async () => {
		const world = await withdrawnFor("published_in_error");
		world.now = "2026-03-05T00:00:00Z";
		await world.drop(subject(true));
		await world.publish();
		const files = await world.files();
		const [event, ...others] = eventsIn(
			files.get("zh-Hans/all/calendar.ics") ?? "",
		);
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			uid: "subject-1@huixun.example",
			status: "TENTATIVE",
			sequence: 4,
			summary: "【已延期】会名",
		});
	});
});

describe("a notice that announces no meeting any more", () => {
	it("keeps its calendar, which says so", async () => {
		const world = new SiteWorld(site);
		await world.drop(subject(false));
		await world.publish();
		world.now = "2026-03-02T00:00:00Z";
		const second = subject(true);
		second.record.meetings = [];
		await world.drop(second);
		await world.publish();
		const files = await world.files();
		for (const path of ["zh-Hans/n/subject.ics", "zh-Hans/all/calendar.ics"])
			expect(eventsIn(files.get(path) ?? "")).toMatchObject([
				{ status: "CANCELLED", sequence: 1, summary: "【已取消】题目二简" },
			]);
		expect(files.get("zh-Hans/all/upcoming.html")).not.toContain("题目二");
		expect(files.get("zh-Hans/n/subject.html")).not.toContain("subject.ics");
	});

	it("has no calendar if it never had one", async () => {
		const world = new SiteWorld(site);
		await world.drop(acting);
		await world.publish();
		const files = await world.files();
		expect(
			[...files.keys()].filter((path) => /\/n\/.*\.ics/.test(path)),
		).toEqual([]);
		expect(
			calendarComponent(
				files.get("zh-Hans/all/calendar.ics") ?? "",
			).getAllSubcomponents("vevent"),
		).toEqual([]);
	});
});
