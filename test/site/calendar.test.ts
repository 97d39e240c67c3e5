// Calendars as programs read them that are not ours.
import { describe, expect, it } from "vitest";
import type { UpcomingMeeting } from "../../functions/journal/state.ts";
import { calendarProblem } from "../../functions/site/checkCalendar.ts";
import {
	calendarComponent,
	calendarsOf,
	day,
	eventsIn,
	upcoming,
} from "./calendarSamples.ts";
import { at } from "./feedsSamples.ts";

function only(...meetings: Parameters<typeof upcoming>) {
	const [event] = eventsIn(calendarsOf([upcoming(...meetings)])[0]);
	if (!event) throw new Error("the calendar shows no event");
	return event;
}

describe("a meeting in a calendar", () => {
	it("stands at its time in its zone, with what people look for", () => {
		expect(only()).toEqual({
			uid: "shuiwu-2026-7-1@huixun.example",
			sequence: 0,
			status: "CONFIRMED",
			transparent: false,
			start: "2026-03-12T09:00:00",
			end: "2026-03-12T11:30:00",
			zone: "Asia/Shanghai",
			instant: "2026-03-12T01:00:00.000Z",
			summary: "节水工作会议",
			location: "水务大楼 三楼会议室",
			description:
				"时间：2026年3月12日（星期四） 09:00–11:30\n地点：水务大楼 三楼会议室\n发文机关：云岚市水务局\n查看会讯：https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
			url: "https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
			stamp: "2026-03-05T06:30:00Z",
			modified: "2026-03-05T06:30:00Z",
			conference: undefined,
			categories: "会议通知",
		});
	});

	it("keeps its UID in every edition, and is written in the words of each", () => {
		const [event] = eventsIn(calendarsOf([upcoming()], {}, "zh-Hant")[0]);
		expect(event).toMatchObject({
			uid: "shuiwu-2026-7-1@huixun.example",
			summary: "節水工作會議",
			location: "水務大樓 三樓會議室",
			url: "https://huixun.example/zh-Hant/n/shuiwu-2026-7.html",
		});
	});

	it("has no end where the notice names none", () => {
		expect(only({ endAt: undefined }).end).toBeUndefined();
	});

	it.each([
		["before its start", at("2026-03-12", "08:00")],
		["at its start", at("2026-03-12", "09:00")],
		["on an earlier day", day("2026-03-11")],
		["in an open year", day("--03-13")],
	])("has no end %s", (_when, endAt) => {
		expect(only({ endAt })).toMatchObject({
			start: "2026-03-12T09:00:00",
			end: undefined,
		});
	});

	it("of a day has no hours", () => {
		expect(
			only({ startAt: day("2026-03-12"), endAt: undefined }),
		).toMatchObject({
			start: "2026-03-12",
			end: undefined,
			transparent: true,
			summary: "节水工作会议",
		});
	});

	it("of several days ends before the first day that is not part of it", () => {
		expect(
			only({ startAt: day("2026-12-30"), endAt: day("2026-12-31") }),
		).toMatchObject({ start: "2026-12-30", end: "2027-01-01" });
	});

	it("of a half-day says which in words: it has no hour", () => {
		expect(
			only({ startAt: day("2026-03-12", "pm"), endAt: undefined }),
		).toMatchObject({ start: "2026-03-12", summary: "节水工作会议（下午）" });
	});

	it("that begins at a time and ends on another day is on each of them", () => {
		expect(
			only({ startAt: at("2026-03-12", "09:00"), endAt: day("2026-03-14") }),
		).toMatchObject({
			start: "2026-03-12",
			end: "2026-03-15",
			summary: "节水工作会议（09:00）",
		});
	});

	it("that ends on the day on which it begins keeps its time", () => {
		expect(only({ endAt: day("2026-03-12") })).toMatchObject({
			start: "2026-03-12T09:00:00",
			end: undefined,
		});
	});

	it("held online leads there", () => {
		expect(
			only({
				locations: [],
				online: {
					url: "https://meeting.tencent.com/dm/abc",
					number: "123-456-789",
				},
			}),
		).toMatchObject({
			location: "https://meeting.tencent.com/dm/abc",
			conference: "https://meeting.tencent.com/dm/abc",
		});
	});

	it("leads nowhere by an address that is none", () => {
		expect(
			only({ locations: [], online: { url: "javascript:alert(1)" } })
				.conference,
		).toBeUndefined();
	});

	it("takes the notice's title where it has no name", () => {
		const { name: _name, ...unnamed } = upcoming().meeting;
		const [event] = eventsIn(
			calendarsOf([{ ...upcoming(), meeting: unnamed }])[0],
		);
		expect(event?.summary).toBe("关于召开节水工作会议的通知");
	});

	it("without a date in a known year is in no calendar", () => {
		expect(
			eventsIn(calendarsOf([upcoming({ startAt: day("--03-12") })])[0]),
		).toEqual([]);
	});
});

describe("a meeting that changed", () => {
	it("moved stands at its new time, and says when it was to be", () => {
		const event = only({
			status: "rescheduled",
			sequence: 1,
			startAt: at("2026-03-13", "14:30"),
			endAt: undefined,
			previousSchedules: [{ startAt: at("2026-03-12", "09:00") }],
		});
		expect(event).toMatchObject({
			uid: "shuiwu-2026-7-1@huixun.example",
			sequence: 1,
			status: "CONFIRMED",
			start: "2026-03-13T14:30:00",
			summary: "【已改期】节水工作会议",
		});
		expect(event.description).toContain(
			"原定时间：2026年3月12日（星期四） 09:00\n",
		);
	});

	it("that its own notice moved says so too, and one that only changed its room does not", () => {
		const startAt = at("2026-03-12", "09:00");
		expect(
			only({ previousSchedules: [{ startAt: at("2026-03-10", "09:00") }] })
				.summary,
		).toBe("【已改期】节水工作会议");
		expect(
			only({ previousSchedules: [{ startAt, locations: [] }] }).summary,
		).toBe("节水工作会议");
	});

	it("postponed is tentative, keeps nobody busy, and calls its time the old one", () => {
		const event = only({ status: "postponed", statusReason: "场地检修" });
		expect(event).toMatchObject({
			status: "TENTATIVE",
			transparent: true,
			start: "2026-03-12T09:00:00",
			summary: "【已延期】节水工作会议",
		});
		expect(event.description).toContain(
			"状态：已延期（场地检修）\n原定时间：2026年3月12日（星期四） 09:00–11:30\n",
		);
	});

	it("postponed with its date taken out stands where it was to be", () => {
		expect(
			only({
				status: "postponed",
				startAt: undefined,
				endAt: undefined,
				previousSchedules: [{ startAt: at("2026-03-12", "09:00") }],
			}),
		).toMatchObject({ status: "TENTATIVE", start: "2026-03-12T09:00:00" });
	});

	it("cancelled is so for clients that mark it, and only in words for those that would drop it", () => {
		const [calendar, visible] = calendarsOf([
			upcoming({ status: "cancelled", sequence: 2 }),
		]);
		expect(eventsIn(calendar)[0]).toMatchObject({
			status: "CANCELLED",
			sequence: 2,
			summary: "【已取消】节水工作会议",
			transparent: true,
		});
		expect(eventsIn(visible)[0]).toMatchObject({
			uid: "shuiwu-2026-7-1@huixun.example",
			status: "CONFIRMED",
			sequence: 2,
			summary: "【已取消】节水工作会议",
			transparent: true,
		});
	});

	it("of a notice taken back is cancelled without a word of it", () => {
		const [calendar] = calendarsOf([
			upcoming(
				{ status: "cancelled", sequence: 1, locations: [] },
				{ former: true, withdrawn: true, titles: {}, strings: {} },
			),
		]);
		expect(eventsIn(calendar)[0]).toMatchObject({
			status: "CANCELLED",
			summary: "【已撤回】",
			location: undefined,
			categories: undefined,
			description:
				"本会讯已撤回，内容不再提供。\n查看会讯：https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
		});
	});
});

describe("time zones", () => {
	const instants = (...meetings: ReturnType<typeof upcoming>[]) =>
		eventsIn(calendarsOf(meetings)[0]).map(({ instant }) => instant);
	const inZone = (date: string, time: string, timezone = "Asia/Shanghai") =>
		upcoming(
			{
				uid: `${date}-${time}-${timezone}`,
				startAt: { ...at(date, time), timezone },
				endAt: undefined,
			},
			{},
		);

	it.each([
		[
			"before summer time began",
			"1986-05-03",
			"12:00",
			"1986-05-03T04:00:00.000Z",
		],
		["on its first day", "1986-05-04", "12:00", "1986-05-04T03:00:00.000Z"],
		[
			"in the summer of 1988",
			"1988-07-01",
			"09:00",
			"1988-07-01T00:00:00.000Z",
		],
		[
			"in the winter of 1988",
			"1988-12-01",
			"09:00",
			"1988-12-01T01:00:00.000Z",
		],
		["on its last day", "1991-09-14", "09:00", "1991-09-14T00:00:00.000Z"],
		[
			"after it ended for good",
			"1991-09-15",
			"09:00",
			"1991-09-15T01:00:00.000Z",
		],
		[
			"in the summer of 2026",
			"2026-07-01",
			"09:00",
			"2026-07-01T01:00:00.000Z",
		],
	])("of China are right %s", (_when, date, time, instant) => {
		expect(instants(inZone(date, time))).toEqual([instant]);
		expect(
			instants(
				inZone("1986-01-01", "09:00"),
				inZone(date, time),
				inZone("2026-12-31", "09:00"),
			),
		).toEqual([
			"1986-01-01T01:00:00.000Z",
			instant,
			"2026-12-31T01:00:00.000Z",
		]);
	});

	it("of today's China are one offset", () => {
		const text = calendarsOf([upcoming()])[0];
		const [zone] = calendarComponent(text).getAllSubcomponents("vtimezone");
		expect(zone?.toString().replace(/\r\n/g, "\n")).toBe(`BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19910915T020000
TZOFFSETFROM:+0900
TZOFFSETTO:+0800
END:STANDARD
END:VTIMEZONE`);
	});

	it("with summer time, without any, and of half hours each have their own", () => {
		expect(
			instants(
				inZone("2026-07-01", "09:00", "America/New_York"),
				inZone("2026-12-01", "09:00", "America/New_York"),
				inZone("2026-07-01", "09:00", "UTC"),
				inZone("2026-07-01", "09:00", "Asia/Kolkata"),
				inZone("2026-02-25", "09:00", "Africa/Casablanca"),
				inZone("2026-07-01", "09:00", "Africa/Casablanca"),
			),
		).toEqual([
			"2026-07-01T13:00:00.000Z",
			"2026-12-01T14:00:00.000Z",
			"2026-07-01T09:00:00.000Z",
			"2026-07-01T03:30:00.000Z",
			"2026-02-25T09:00:00.000Z",
			"2026-07-01T08:00:00.000Z",
		]);
	});
});

describe("a calendar", () => {
	it("says what it is, where it comes from, and how often to ask again", () => {
		const calendar = calendarComponent(calendarsOf([upcoming()])[0]);
		const value = (name: string) =>
			calendar.getFirstPropertyValue(name)?.toString();
		expect({
			version: value("version"),
			uid: value("uid"),
			name: value("name"),
			wide: value("x-wr-calname"),
			about: value("description"),
			zone: value("x-wr-timezone"),
			url: value("url"),
			source: value("source"),
			refresh: value("refresh-interval"),
			ttl: value("x-published-ttl"),
			modified: value("last-modified"),
			method: value("method"),
		}).toEqual({
			version: "2.0",
			uid: "tag:huixun.example,2026-01-01:zh-Hans/all/calendar",
			name: "云岚会讯 · 全部会讯",
			wide: "云岚会讯 · 全部会讯",
			about: "云岚市的会议通知",
			zone: "Asia/Shanghai",
			url: "https://huixun.example/zh-Hans/all/upcoming.html",
			source: "https://huixun.example/zh-Hans/all/calendar.ics",
			refresh: "PT1H",
			ttl: "PT1H",
			modified: "2026-03-08T02:00:00Z",
			method: undefined,
		});
	});

	it("has one entry for a meeting and its agenda, as long as they speak of one day", () => {
		const notice = upcoming(
			{ uid: "n-1", startAt: at("2026-03-12", "09:00") },
			{ id: "n", also: ["a", "b"] },
		);
		const agenda = (id: string, date: string) =>
			upcoming(
				{ uid: `${id}-1`, startAt: at(date, "14:00") },
				{ id, kind: "agenda" },
			);
		const uidsOf = (meetings: UpcomingMeeting[]) =>
			eventsIn(calendarsOf(meetings)[0]).map(({ uid }) => uid.split("@")[0]);
		const own = agenda("a", "2026-03-12");
		const other = agenda("b", "2026-03-13");
		expect(uidsOf([notice, own, other])).toEqual(["n-1", "b-1"]);
		expect(uidsOf([own])).toEqual(["a-1"]);
		expect(uidsOf([{ ...notice, former: true }, own])).toHaveLength(2);
	});

	it("has one entry for a meeting of which one office gives two notices, the first one's", () => {
		const one = (id: string, firstSeq: number, time: string) =>
			upcoming(
				{ uid: `${id}-1`, startAt: at("2026-03-12", time) },
				{ id, firstSeq, names: { meeting: "m", office: "o" } },
			);
		const uidsOf = (meetings: UpcomingMeeting[]) =>
			eventsIn(calendarsOf(meetings)[0]).map(({ uid }) => uid.split("@")[0]);
		expect(
			uidsOf([
				one("b", 7, "09:00"),
				one("a", 3, "09:00"),
				one("c", 9, "14:00"),
			]),
		).toEqual(["a-1", "c-1"]);
	});

	it("is valid without any meeting", () => {
		const calendar = calendarComponent(calendarsOf([])[0]);
		expect(calendar.getAllSubcomponents("vevent")).toHaveLength(0);
		expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
	});

	it("folds lines by octets, between characters", () => {
		const name = "会".repeat(100) + "🏛".repeat(30) + "a".repeat(100);
		const text = calendarsOf([upcoming({ name })])[0];
		for (const line of text.split("\r\n")) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(Buffer.from(line).toString()).not.toContain("\ufffd");
			expect(line).not.toContain("\n");
		}
		expect(eventsIn(text)[0]?.summary).toBe(name);
	});
});

describe("the check before a calendar is stored", () => {
	const [good] = calendarsOf([upcoming()]);
	it.each([
		[
			"a line that is too long",
			good.replace("SUMMARY:", `SUMMARY:${"会".repeat(30)}`),
		],
		["a bare line feed", good.replace("SUMMARY:", "SUMMARY:\n")],
		["a control character", good.replace("SUMMARY:", "SUMMARY:\u0007")],
		["half a surrogate", good.replace("SUMMARY:", "SUMMARY:\ud800")],
		["an event without a start", good.replace(/DTSTART;TZID.*\r\n/, "")],
		[
			"an event with two identifiers",
			good.replace("SUMMARY:", "UID:b\r\nSUMMARY:"),
		],
		["a calendar that is not closed", good.replace("END:VCALENDAR\r\n", "")],
		["an event that is not closed", good.replace("END:VEVENT\r\n", "")],
		["something after the end", `${good}BEGIN:VCALENDAR\r\n`],
		["a line that is no property", good.replace("SUMMARY:", "\r\nSUMMARY ")],
		["two events of one identifier", calendarsOf([upcoming(), upcoming()])[0]],
		["no line end at its end", good.trimEnd()],
		[
			"nothing in it",
			"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
		],
	])("refuses %s", (_what, text) => {
		expect(calendarProblem(text)).toBeTypeOf("string");
	});

	it("passes what is right", () => {
		expect(calendarProblem(good)).toBeUndefined();
	});
});
