import { describe, expect, it } from "vitest";
import { corpusRecord } from "../../cli/corpusRecord.ts";
import type { Kind, NoticeRecord } from "../../functions/notice/schema.ts";
import { fieldsOf } from "./reading.ts";

const record = (text: string, kind?: Kind): NoticeRecord => {
	const fields = fieldsOf(text);
	return {
		id: "a",
		language: "zh-Hant",
		contentHtml: "",
		contentText: text,
		attachments: [],
		topics: [],
		regions: [],
		editions: {},
		source: {
			keyDigest: "",
			sha256: "",
			encoding: "UTF-8",
			mediaType: "text/plain",
		},
		repairs: [],
		...fields,
		...(kind ? { kind } : {}),
	};
};

it("has every field, null or empty where the document is silent", () => {
	expect(corpusRecord("x1", record("停水公告\n请各户储水。"))).toEqual({
		id: "x1",
		kind: "other",
		script: "Hant",
		title: "停水公告",
		meeting_name: null,
		date_start: null,
		date_end: null,
		time_start: null,
		location: null,
		convener: null,
		issuer: null,
		doc_number: null,
		published: null,
		chair: [],
		people: [],
		attending_orgs_text: null,
		agenda: [],
		points: [],
		documents: [],
		contacts: [],
		online: null,
		boilerplate: [],
	});
});

it("gives the chair among the people, half days as words, the last day of several", () => {
	expect(
		corpusRecord(
			"x2",
			record(`白沙区召开粮食安全工作会议
2026-09-18
9月17日下午，白沙区召开粮食安全工作会议。副区长骆明轩主持会议。`),
			[
				{ reason: "boilerplate", text: "分享到" },
				{ reason: "unsafe", text: "<script>" },
			],
		),
	).toMatchObject({
		kind: "report",
		date_start: "2026-09-17",
		date_end: null,
		time_start: "PM",
		published: "2026-09-18",
		chair: ["骆明轩"],
		people: [{ name: "骆明轩", role: "副区长" }],
		boilerplate: ["分享到"],
	});
});

it("keeps the first day of what is postponed to none", () => {
	expect(
		corpusRecord(
			"x3",
			record(
				"关于延期召开林业会议的通知\n原定于2026年4月10日上午9时召开的林业会议延期，时间另行通知。",
			),
		),
	).toMatchObject({
		kind: "postponed",
		date_start: "2026-04-10",
		time_start: "09:00",
	});
});

describe("kinds", () => {
	const text = "松岭公司董事会决议公告\n会议于2026年3月9日召开。";
	it.each([
		["notice", "notice"],
		["agenda", "agenda"],
		["postponement", "postponed"],
		["rescheduling", "postponed"],
		["relocation", "postponed"],
		["cancellation", "cancelled"],
		["report", "report"],
		["minutes", "minutes"],
		["other", "other"],
		["correction", "notice"],
		["result", "minutes"],
	] as const)("%s is %s", (kind, expected) => {
		expect(corpusRecord("x", record(text, kind)).kind).toBe(expected);
	});

	it("a result that is no resolution is another", () => {
		expect(corpusRecord("x", record("评审结果公示\n会议", "result")).kind).toBe(
			"other",
		);
	});
});
