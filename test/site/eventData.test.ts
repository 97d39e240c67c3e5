// Meetings for search engines, in the five states that schema.org knows.
import { describe, expect, it } from "vitest";
import type { Meeting, Notice } from "../../functions/notice/schema.ts";
import { eventData } from "../../functions/site/eventData.ts";
import { publicNotice } from "../../functions/site/publicNotice.ts";
import { draftRecord, placedNotice } from "./dataSamples.ts";
import { at, site } from "./feedsSamples.ts";

const text = {
	title: "關於召開節水工作會議的通知",
	contentHtml: "",
	method: "machine" as const,
	strings: {
		节水工作会议: "節水工作會議",
		水务大楼: "水務大樓",
		云岚市水务局: "雲嵐市水務局",
	},
};

function meeting(over: Partial<Meeting> = {}): Meeting {
	const [first] = draftRecord().meetings;
	if (!first) throw new Error("the sample has a meeting");
	return { ...first, ...over } as Meeting;
}

function eventOf(over: Partial<Notice> = {}): unknown {
	const notice = publicNotice(draftRecord(), placedNotice(), site);
	return eventData(
		{ ...notice, meetings: [meeting()], ...over },
		text,
		"zh-Hant",
		site,
	);
}

describe("a meeting for search engines", () => {
	it("is told in the words of its edition, with offsets", () => {
		expect(eventOf()).toEqual({
			"@context": "https://schema.org",
			"@type": "Event",
			name: "節水工作會議",
			url: "https://huixun.example/zh-Hant/n/shuiwu-2026-7.html",
			inLanguage: "zh-Hant",
			startDate: "2026-03-12T09:00:00+08:00",
			endDate: "2026-03-12T11:30:00+08:00",
			eventStatus: "https://schema.org/EventScheduled",
			location: [{ "@type": "Place", name: "水務大樓" }],
			organizer: { "@type": "Organization", name: "雲嵐市水務局" },
		});
	});

	it.each([
		["tentative", "EventScheduled"],
		["confirmed", "EventScheduled"],
		["held", "EventScheduled"],
		["postponed", "EventPostponed"],
		["rescheduled", "EventRescheduled"],
		["cancelled", "EventCancelled"],
	] as const)("that is %s is %s", (status, name) => {
		expect(eventOf({ meetings: [meeting({ status })] })).toMatchObject({
			eventStatus: `https://schema.org/${name}`,
		});
	});

	it("that moved says every start it had", () => {
		const previousSchedules = [
			{ startAt: at("2026-03-10", "09:00"), locations: [] },
			{ startAt: at("2026-03-11", "14:00"), locations: [] },
		];
		expect(
			eventOf({
				meetings: [meeting({ status: "rescheduled", previousSchedules })],
			}),
		).toMatchObject({
			previousStartDate: [
				"2026-03-10T09:00:00+08:00",
				"2026-03-11T14:00:00+08:00",
			],
		});
	});

	it("that its own notice moved is rescheduled too", () => {
		const previousSchedules = [{ startAt: at("2026-03-10", "09:00") }];
		expect(
			eventOf({ meetings: [meeting({ previousSchedules })] }),
		).toMatchObject({
			eventStatus: "https://schema.org/EventRescheduled",
			previousStartDate: ["2026-03-10T09:00:00+08:00"],
		});
	});

	it("has no more exact a time than its notice, and the offset of its own zone", () => {
		const { time: _time, ...day } = at("2026-03-12", "09:00");
		const half = { ...day, precision: "half_day", half: "pm" } as const;
		expect(eventOf({ meetings: [meeting({ startAt: half })] })).toMatchObject({
			startDate: "2026-03-12",
		});
		for (const [timezone, offset] of [
			["Europe/London", "+01:00"],
			["America/St_Johns", "-02:30"],
			["UTC", "+00:00"],
		] as const)
			expect(
				eventOf({
					meetings: [
						meeting({ startAt: { ...at("2026-07-01", "09:00"), timezone } }),
					],
				}),
			).toMatchObject({ startDate: `2026-07-01T09:00:00${offset}` });
	});

	it("may be online, or both", () => {
		expect(
			eventOf({
				meetings: [
					meeting({
						attendanceMode: "mixed",
						online: { url: "https://meet.example/1" },
					}),
				],
			}),
		).toMatchObject({
			eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
			location: [
				{ "@type": "Place", name: "水務大樓" },
				{ "@type": "VirtualLocation", url: "https://meet.example/1" },
			],
		});
	});

	it("moved from a hall to the network is so, however it is attended otherwise", () => {
		const moved = meeting({
			locations: [],
			online: { number: "123-456-789" },
			attendanceMode: "mixed",
			previousSchedules: [{ locations: [{ name: "水务大楼" }] }],
		});
		expect(eventOf({ meetings: [moved] })).toMatchObject({
			eventStatus: "https://schema.org/EventMovedOnline",
			eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
			location: [
				{
					"@type": "VirtualLocation",
					url: "https://huixun.example/zh-Hant/n/shuiwu-2026-7.html",
				},
			],
		});
		expect(
			eventOf({ meetings: [{ ...moved, status: "rescheduled" }] }),
		).toMatchObject({
			eventStatus: [
				"https://schema.org/EventRescheduled",
				"https://schema.org/EventMovedOnline",
			],
		});
		expect(
			eventOf({ meetings: [{ ...moved, status: "cancelled" }] }),
		).toMatchObject({ eventStatus: "https://schema.org/EventCancelled" });
	});

	it("is one of several where a notice announces several", () => {
		expect(
			eventOf({ meetings: [meeting(), meeting({ uid: "2" })] }),
		).toMatchObject({
			"@context": "https://schema.org",
			"@graph": [{ "@type": "Event" }, { "@type": "Event" }],
		});
	});

	it("is none in a report, nor without a date or its year", () => {
		const { startAt: _start, ...open } = meeting();
		expect(eventOf({ kind: "report" })).toBeUndefined();
		expect(eventOf({ meetings: [open] })).toBeUndefined();
		expect(
			eventOf({
				meetings: [meeting({ startAt: at("--03-12", "09:00") })],
			}),
		).toBeUndefined();
	});
});
