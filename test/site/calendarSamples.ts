// A calendar as ical.js sees it, and invented meetings for it.
import ICAL from "ical.js";
import { expect } from "vitest";
import type { UpcomingMeeting } from "../../functions/journal/state.ts";
import type { MeetingTime } from "../../functions/notice/schema.ts";
import type { SiteConfiguration } from "../../functions/notice/siteConfiguration.ts";
import { channelCalendars } from "../../functions/site/calendar.ts";
import { calendarProblem } from "../../functions/site/checkCalendar.ts";
import { at, channelState, everything, site } from "./feedsSamples.ts";

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** `undefined` leaves a field out. */
export function upcoming(
	meeting: Loose<UpcomingMeeting["meeting"]> = {},
	over: Partial<UpcomingMeeting> = {},
): UpcomingMeeting {
	const fields: Loose<UpcomingMeeting["meeting"]> = {
		uid: "shuiwu-2026-7-1",
		sequence: 0,
		name: "节水工作会议",
		status: "confirmed",
		startAt: at("2026-03-12", "09:00"),
		endAt: at("2026-03-12", "11:30"),
		locations: [{ name: "水务大楼", room: "三楼会议室" }],
		previousSchedules: [],
		...meeting,
	};
	return {
		id: "shuiwu-2026-7",
		firstSeq: 1,
		kind: "notice",
		updatedAt: "2026-03-05T06:30:00Z",
		issuer: "云岚市水务局",
		meeting: JSON.parse(JSON.stringify(fields)),
		titles: {
			"zh-Hans": "关于召开节水工作会议的通知",
			"zh-Hant": "關於召開節水工作會議的通知",
		},
		strings: {
			"zh-Hant": {
				节水工作会议: "節水工作會議",
				水务大楼: "水務大樓",
				三楼会议室: "三樓會議室",
				云岚市水务局: "雲嵐市水務局",
			},
		},
		...over,
	};
}

export function day(date: string, half?: MeetingTime["half"]): MeetingTime {
	return {
		date,
		precision: half ? "half_day" : "day",
		...(half ? { half } : {}),
		timezone: "Asia/Shanghai",
		raw: date,
	};
}

/** `calendar.ics` and `calendar-visible.ics` of the channel of everything. */
export function calendarsOf(
	meetings: UpcomingMeeting[],
	over: Partial<SiteConfiguration> = {},
	edition: "zh-Hans" | "zh-Hant" = "zh-Hans",
): [calendar: string, visible: string] {
	const files = channelCalendars({
		state: channelState({ upcoming: meetings }),
		channel: everything,
		edition,
		site: { ...site, ...over },
	});
	return files.map(({ body }) => body) as [string, string];
}

export interface SeenEvent {
	uid: string;
	sequence: number;
	status: string;
	transparent: boolean;
	/** `2026-03-12T09:00:00` on the clocks of `zone`, or `2026-03-12`. */
	start: string;
	end: string | undefined;
	zone: string;
	/** The instant that the calendar's own time zone makes of the start. */
	instant: string;
	summary: string;
	location: string | undefined;
	description: string | undefined;
	url: string;
	stamp: string;
	modified: string;
	conference: string | undefined;
	categories: string | undefined;
}

export function calendarComponent(text: string): ICAL.Component {
	expect(calendarProblem(text)).toBeUndefined();
	return new ICAL.Component(ICAL.parse(text));
}

/** As ical.js (Thunderbird's parser) reads them, having passed our own check. */
export function eventsIn(text: string): SeenEvent[] {
	return calendarComponent(text).getAllSubcomponents("vevent").map(seenEvent);
}

function seenEvent(event: ICAL.Component): SeenEvent {
	const value = (name: string) => event.getFirstPropertyValue(name);
	const text = (name: string) => value(name)?.toString();
	const start = value("dtstart") as ICAL.Time;
	return {
		uid: text("uid") ?? "",
		sequence: Number(value("sequence")),
		status: text("status") ?? "",
		transparent: text("transp") === "TRANSPARENT",
		start: start.toString(),
		end: text("dtend"),
		zone: start.zone?.tzid ?? "",
		instant: start.toJSDate().toISOString(),
		summary: text("summary") ?? "",
		location: text("location"),
		description: text("description"),
		url: text("url") ?? "",
		stamp: text("dtstamp") ?? "",
		modified: text("last-modified") ?? "",
		conference: text("conference"),
		categories: text("categories"),
	};
}
