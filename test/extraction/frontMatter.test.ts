import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../functions/extraction/frontMatter.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import type { Finding } from "../../functions/notice/finding.ts";
import { fieldsOf, meetingOf, understood, when } from "./reading.ts";

const read = (metadata: Record<string, unknown>, zone = "Asia/Shanghai") =>
	readFrontMatter(metadata, zone, toSimplified);
const told = (findings: readonly Finding[]) =>
	findings.map(({ code, values }) =>
		[code, values?.field ?? values?.key].join(" "),
	);

const NOTICE = `关于召开读者座谈会的通知
会议时间：2026年4月16日下午2:30
会议地点：图书馆二楼
澄江市图书馆
2026年4月9日`;

describe("the editor's metadata", () => {
	it("is the same in English, Simplified and Traditional keys", () => {
		const english = read({
			title: "读者座谈会",
			kind: "notice",
			date: "2026-04-17",
			time: "14:30-16:30",
			location: "一楼",
			issuer: "澄江市图书馆",
			publishAt: "2026-04-10 09:00",
		});
		const simplified = read({
			标题: "读者座谈会",
			类型: "通知",
			日期: "2026年4月17日",
			时间: "下午2:30至4:30",
			地点: "一楼",
			发文机关: "澄江市图书馆",
			定时发布: "2026年4月10日 9:00",
		});
		const traditional = read({
			標題: "读者座谈会",
			類型: "會議通知",
			日期: "2026-04-17",
			時間: "14:30—16:30",
			地點: "一楼",
			發文機關: "澄江市图书馆",
			定時發布: "2026-04-10T09:00:00+08:00",
		});
		expect(english).toEqual({
			values: { title: "读者座谈会", location: "一楼", issuer: "澄江市图书馆" },
			kind: "notice",
			date: "2026-04-17",
			time: "14:30",
			endTime: "16:30",
			publishAt: "2026-04-10T09:00:00+08:00",
			relations: [],
			topics: [],
			regions: [],
			timezone: "Asia/Shanghai",
			findings: [],
		});
		expect(simplified).toEqual(english);
		expect(traditional).toEqual(english);
	});

	it("overrides the text, and says so", () => {
		const { fields, findings } = understood(NOTICE, {
			metadata: { date: "2026-04-17", location: "一楼大厅", status: "暂定" },
		});
		expect(fields.meetings[0]).toMatchObject({
			startAt: { date: "2026-04-17", precision: "day" },
			locations: [{ name: "一楼大厅" }],
			status: "tentative",
		});
		expect(fields.origins).toMatchObject({
			"meetings.startAt": { by: "frontMatter:date" },
			"meetings.locations": { by: "frontMatter:location" },
			"meetings.status": { by: "frontMatter:status" },
		});
		expect(findings).toMatchObject([
			{
				code: "notice.sources-differ",
				severity: "warning",
				values: { field: "date", first: "2026-04-17", second: "2026-04-16" },
			},
		]);
	});

	it("adds the hour to the day of the text", () => {
		const meeting = meetingOf(NOTICE, { metadata: { 时间: "15:00" } });
		expect(when(meeting.startAt)).toBe("2026-04-16 15:00");
	});

	it("keeps the hour of the text for the same day", () => {
		const meeting = meetingOf(NOTICE, { metadata: { date: "2026-04-16" } });
		expect(when(meeting.startAt)).toBe("2026-04-16 14:30");
	});

	it("gives a meeting to a document that names none", () => {
		expect(
			meetingOf("春季植树\n欢迎参加。", { metadata: { date: "2026-03-12" } }),
		).toMatchObject({ startAt: { date: "2026-03-12" } });
	});
});

describe("instants", () => {
	it("without a zone are those of the site, with its summer time", () => {
		expect(read({ publishAt: "2026-04-10 09:00" }).publishAt).toBe(
			"2026-04-10T09:00:00+08:00",
		);
		expect(
			read({ publishAt: "2026-07-10 09:00" }, "Europe/Berlin").publishAt,
		).toBe("2026-07-10T09:00:00+02:00");
		expect(
			read({ publishAt: "1988-07-10 09:00" }, "Asia/Shanghai").publishAt,
		).toBe("1988-07-10T09:00:00+09:00");
	});

	it("without a zone are those of the source, where it names its own", () => {
		expect(
			read({ timezone: "Asia/Urumqi", publishAt: "2026-04-10 09:00" })
				.publishAt,
		).toBe("2026-04-10T09:00:00+06:00");
	});

	it("keep the offset that is written", () => {
		expect(read({ publishAt: "2026-04-10T09:00:30Z" }).publishAt).toBe(
			"2026-04-10T09:00:30Z",
		);
		expect(read({ publishAt: "2026-04-10 09:00 +0900" }).publishAt).toBe(
			"2026-04-10T09:00:00+09:00",
		);
	});

	it("begin at midnight where only a day is given; the source's own date stays a day", () => {
		const says = read({ expireAt: "2026-04-30", publishedAt: "2026-04-10" });
		expect(says.expireAt).toBe("2026-04-30T00:00:00+08:00");
		expect(says.publishedAt).toBe("2026-04-10");
	});
});

describe("relations", () => {
	it("name their target by the form of the value", () => {
		expect(
			read({
				cancels: "forest-fire-2026",
				延期: ["石林发〔2026〕8号", "《关于召开林业会议的通知》"],
				corrects: "https://example.org/n/1.html",
				纪要: "林业会议",
			}).relations,
		).toEqual([
			{ type: "cancels", id: "forest-fire-2026" },
			{ type: "postpones", documentNumber: "石林发〔2026〕8号" },
			{ type: "postpones", title: "关于召开林业会议的通知" },
			{ type: "corrects", url: "https://example.org/n/1.html" },
			{ type: "minutes_of", title: "林业会议" },
		]);
	});

	it("replace those that the text names", () => {
		expect(
			fieldsOf(
				"关于取消林业调度会的通知\n原定于2026年3月5日召开的林业调度会取消。",
				{ metadata: { cancels: "lin-ye" } },
			).relations,
		).toEqual([{ type: "cancels", id: "lin-ye", days: ["2026-03-05"] }]);
	});
});

describe("a withdrawal", () => {
	it.each([
		[true, "withdrawn_by_issuer"],
		["是", "withdrawn_by_issuer"],
		["误发", "published_in_error"],
		["誤發", "published_in_error"],
		["個人信息", "privacy"],
		["superseded", "superseded"],
	])("%s is %s", (value, reason) => {
		expect(read({ 撤回: value, 说明: "因故", 替代: "b" }).withdrawal).toEqual({
			reason,
			explanation: "因故",
			replacedBy: "b",
		});
	});

	it("is none where it says so", () => {
		expect(read({ withdrawn: false })).not.toHaveProperty("withdrawal");
		expect(read({ 撤回: "否" })).not.toHaveProperty("withdrawal");
	});
});

describe("what is wrong is told:", () => {
	it.each([
		["an id in capitals", { id: "Notice_1" }, "id"],
		["an id that is the folder's own page", { id: "index" }, "id"],
		["a day that does not exist", { date: "2026-02-30" }, "date"],
		["a day without its year", { 日期: "3月5日" }, "日期"],
		["words for a day", { date: "next Friday" }, "date"],
		["an hour that does not exist", { time: "25:00" }, "time"],
		["an unknown kind", { kind: "party" }, "kind"],
		["an unknown state", { 状态: "也许" }, "状态"],
		["an unknown edition", { language: "en" }, "language"],
		["an unknown zone", { timezone: "Asia/Atlantis" }, "timezone"],
		["a list for a title", { title: ["a", "b"] }, "title"],
		["a mapping for a relation", { cancels: { id: "a" } }, "cancels"],
		["an unknown reason", { withdrawn: "为什么" }, "withdrawn"],
		["an address that is none", { source: "javascript:alert(1)" }, "source"],
		[
			"an end before the beginning",
			{ date: "2026-03-05", end: "2026-03-04" },
			"end",
		],
		[
			"an expiry before publication",
			{ publishAt: "2026-03-05 09:00", expireAt: "2026-03-05 08:59" },
			"expireAt",
		],
		[
			"an expiry at publication, in another zone",
			{ publishAt: "2026-03-05 09:00", expireAt: "2026-03-05T01:00:00Z" },
			"expireAt",
		],
	])("%s", (_, metadata, field) => {
		const { findings } = read(metadata);
		expect(told(findings)).toEqual([`metadata.invalid ${field}`]);
		expect(findings[0]?.severity).toBe("error");
	});

	it("a key that is not known, with the one that may be meant", () => {
		expect(
			read({ expiresAt: "2026-03-05", 会议地址: "一楼", loction: "x" })
				.findings,
		).toMatchObject([
			{
				code: "metadata.unknown-key",
				severity: "warning",
				values: { key: "expiresAt", nearest: "expireAt" },
			},
			{ values: { key: "会议地址", nearest: "会议地点" } },
			{ values: { key: "loction", nearest: "location" } },
		]);
	});

	it("but not the keys of other tools, nor empty values", () => {
		expect(
			read({ layout: "page", tags: ["a"], author: "x", date: null, time: "" })
				.findings,
		).toEqual([]);
	});
});

it("hands topics, regions and language on", () => {
	expect(
		understood(NOTICE, {
			metadata: {
				主题: "education、health",
				regions: ["north"],
				语言: "zh-Hans",
				id: "readers-2026",
			},
		}),
	).toMatchObject({
		topics: ["education", "health"],
		regions: ["north"],
		language: "zh-Hans",
		id: "readers-2026",
	});
});
