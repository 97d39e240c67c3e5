// Journal entries and records of invented notices.
import type { Entry, Placed } from "../../functions/journal/state.ts";
import type { Draft } from "../../functions/notice/draft.ts";
import type { Change } from "../../functions/notice/schema.ts";
import { at } from "./feedsSamples.ts";

const moved: Change = {
	revision: 2,
	at: "2026-03-06T01:00:00Z",
	op: "reschedule",
	major: true,
	fields: [
		{ field: "time", from: "2026-03-12 09:00", to: "2026-03-13 09:00" },
		{ field: "place", from: "水务大楼", to: "云岚宾馆" },
	],
	by: "gengzheng-8",
};

export function placedNotice(over: Partial<Placed> = {}): Placed {
	return {
		id: "shuiwu-2026-7",
		generation: 9,
		firstSeq: 3,
		revision: 2,
		draft: 1,
		object: "drafts/shuiwu-2026-7/d1-00.json",
		digest: "0".repeat(64),
		contentSha: "1".repeat(64),
		state: "live",
		releasedAt: "2026-03-05T06:30:00Z",
		updatedAt: "2026-03-06T01:00:00Z",
		entryDate: "2026-03-05T06:30:00Z",
		places: { "org-shuiwu": 0, all: 4 },
		effects: [],
		meetings: [
			{
				uid: "1",
				sequence: 1,
				status: "rescheduled",
				statusReason: "场地检修",
				startAt: at("2026-03-13", "09:00"),
				locations: [{ name: "云岚宾馆" }],
				previousSchedules: [
					{
						startAt: at("2026-03-12", "09:00"),
						locations: [{ name: "水务大楼" }],
					},
				],
			},
		],
		changeLog: [
			{
				revision: 1,
				at: "2026-03-05T06:30:00Z",
				op: "publish",
				major: false,
				fields: [],
			},
			moved,
		],
		...over,
	};
}

export function journalEntry(over: Partial<Entry> = {}): Entry {
	return {
		seq: 7,
		at: "2026-03-06T01:00:00Z",
		op: "reschedule",
		major: true,
		change: moved,
		before: { all: 4 },
		placed: placedNotice(),
		backfill: false,
		...over,
	};
}

export function draftRecord(
	over: Partial<Draft["record"]> = {},
): Draft["record"] {
	return {
		id: "shuiwu-2026-7",
		kind: "notice",
		language: "zh-Hans",
		title: "关于召开节水工作会议的通知",
		contentHtml: "<p>请按时参加。</p>",
		contentText: "请按时参加。",
		issuer: "云岚市水务局",
		attachments: [
			{
				name: "回执.pdf",
				url: "https://huixun.example/files/shuiwu-2026-7/1-ab.pdf",
				mediaType: "application/pdf",
				size: 2048,
				sha256: "2".repeat(64),
				storedAs: "attachments/shuiwu-2026-7/22.pdf",
				path: "1-ab.pdf",
			},
		],
		citedDocuments: [],
		meetings: [
			{
				uid: "1",
				sequence: 0,
				name: "节水工作会议",
				startAt: at("2026-03-12", "09:00"),
				endAt: at("2026-03-12", "11:30"),
				previousSchedules: [],
				status: "confirmed",
				locations: [{ name: "水务大楼" }],
				organizers: [],
				chairs: [],
				people: [],
				agenda: ["通报情况"],
				points: [],
				contacts: [],
			},
		],
		topics: [],
		regions: [],
		relations: [],
		editions: {
			"zh-Hans": {
				title: "关于召开节水工作会议的通知",
				contentHtml: "<p>请按时参加。</p>",
				method: "original",
				strings: {},
			},
		},
		source: {
			keyDigest: "3".repeat(64),
			sha256: "4".repeat(64),
			encoding: "utf-8",
			mediaType: "text/plain",
		},
		repairs: [],
		origins: {},
		...over,
	};
}
