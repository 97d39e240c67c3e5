// The public record of a notice, its tombstone, and the schema that both promise to keep.
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { draftSchema } from "../../functions/notice/draft.ts";
import {
	noticeSchema,
	tombstoneSchema,
} from "../../functions/notice/schema.ts";
import { jsonSchema } from "../../functions/site/jsonSchema.ts";
import { publicNotice, tombstone } from "../../functions/site/publicNotice.ts";
import { draftRecord, placedNotice } from "./dataSamples.ts";
import { at, site } from "./feedsSamples.ts";

const withdrawn = placedNotice({
	state: "withdrawn",
	revision: 3,
	updatedAt: "2026-03-08T02:00:00Z",
	meetings: [],
	changeLog: [],
	withdrawal: { reason: "privacy", at: "2026-03-08T02:00:00Z" },
});

describe("a public notice", () => {
	const notice = publicNotice(draftRecord(), placedNotice(), site);

	it("is as the schema says", () => {
		expect(noticeSchema.safeParse(notice).error).toBeUndefined();
	});

	it("is made of a record as drafts hold it", () => {
		expect(
			draftSchema.shape.record.safeParse(draftRecord()).error,
		).toBeUndefined();
	});

	it("is its draft with what public time added to it", () => {
		expect(notice).toMatchObject({
			schemaVersion: "1.0",
			id: "shuiwu-2026-7",
			revision: 2,
			state: "published",
			releasedAt: "2026-03-05T06:30:00Z",
			updatedAt: "2026-03-06T01:00:00Z",
			title: "关于召开节水工作会议的通知",
		});
		expect(notice.changeLog.map(({ op }) => op)).toEqual([
			"publish",
			"reschedule",
		]);
	});

	it("has its meetings as they stand now, with what the draft alone knows", () => {
		expect(notice.meetings).toEqual([
			{
				uid: "1",
				sequence: 1,
				name: "节水工作会议",
				startAt: at("2026-03-13", "09:00"),
				previousSchedules: [
					{
						startAt: at("2026-03-12", "09:00"),
						locations: [{ name: "水务大楼" }],
					},
				],
				status: "rescheduled",
				statusReason: "场地检修",
				locations: [{ name: "云岚宾馆" }],
				organizers: [],
				chairs: [],
				people: [],
				agenda: ["通报情况"],
				points: [],
				contacts: [],
			},
		]);
	});

	it("no longer waits for a time that another notice gave", () => {
		const [meeting] = draftRecord().meetings;
		if (!meeting) throw new Error("the sample has a meeting");
		const { startAt: _startAt, endAt: _endAt, ...open } = meeting;
		const waiting = { ...open, timeToBeAnnounced: true };
		const record = draftRecord({ meetings: [waiting] });
		expect(
			publicNotice(record, placedNotice(), site).meetings[0],
		).not.toHaveProperty("timeToBeAnnounced");
		const [life] = placedNotice().meetings;
		if (!life) throw new Error("the sample has a meeting");
		const { startAt: _none, ...still } = life;
		expect(
			publicNotice(record, placedNotice({ meetings: [still] }), site)
				.meetings[0]?.timeToBeAnnounced,
		).toBe(true);
	});

	it("leaves a meeting that public time knows nothing of as it was drafted", () => {
		const placed = placedNotice({ meetings: [] });
		expect(publicNotice(draftRecord(), placed, site).meetings).toEqual(
			draftRecord().meetings,
		);
	});

	it("tells nothing of where attachments are kept in private", () => {
		expect(notice.attachments).toEqual([
			{
				name: "回执.pdf",
				url: "https://huixun.example/files/shuiwu-2026-7/1-ab.pdf",
				mediaType: "application/pdf",
				size: 2048,
				sha256: "2".repeat(64),
			},
		]);
	});

	it("links absolutely, and only to pages that there are", () => {
		expect(notice.links).toEqual({
			self: "https://huixun.example/v1/notices/shuiwu-2026-7.json",
			revision: "https://huixun.example/v1/notices/shuiwu-2026-7/r2.json",
			html: {
				"zh-Hans": "https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
			},
		});
	});

	it("says that it has expired", () => {
		expect(
			publicNotice(draftRecord(), placedNotice({ state: "expired" }), site)
				.state,
		).toBe("expired");
	});
});

describe("a tombstone", () => {
	it("is as the schema says, without a word of the notice", () => {
		const dead = tombstone(withdrawn, site);
		expect(tombstoneSchema.safeParse(dead).error).toBeUndefined();
		expect(dead).toEqual({
			schemaVersion: "1.0",
			id: "shuiwu-2026-7",
			revision: 3,
			state: "withdrawn",
			releasedAt: "2026-03-05T06:30:00Z",
			updatedAt: "2026-03-08T02:00:00Z",
			withdrawal: { reason: "privacy", at: "2026-03-08T02:00:00Z" },
			links: {
				self: "https://huixun.example/v1/notices/shuiwu-2026-7.json",
				html: {
					"zh-Hans": "https://huixun.example/zh-Hans/n/shuiwu-2026-7.html",
					"zh-Hant": "https://huixun.example/zh-Hant/n/shuiwu-2026-7.html",
				},
			},
		});
	});
});

describe("the published schema", () => {
	const file = jsonSchema(site);
	const schema = JSON.parse(file.body);
	const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
		schema,
	);
	const accepts = (value: unknown) =>
		validate(JSON.parse(JSON.stringify(value)));
	const notice = publicNotice(draftRecord(), placedNotice(), site);

	it("is JSON Schema 2020-12 at its own address", () => {
		expect(file.path).toBe("schemas/notice/1.json");
		expect(file.contentType).toBe("application/schema+json; charset=utf-8");
		expect(schema).toMatchObject({
			$schema: "https://json-schema.org/draft/2020-12/schema",
			$id: "https://huixun.example/schemas/notice/1.json",
		});
	});

	it("accepts notices and tombstones", () => {
		expect(accepts(notice)).toBe(true);
		expect(accepts(tombstone(withdrawn, site))).toBe(true);
	});

	it.each([
		["a draft", { ...notice, state: "draft" }],
		["a notice without its id", { ...notice, id: undefined }],
		["a title that is empty", { ...notice, title: "" }],
		[
			"an instant without a zone",
			{ ...notice, releasedAt: "2026-03-05T06:30:00" },
		],
		["private fields", { ...notice, attachments: draftRecord().attachments }],
		["an edition that there is not", { ...notice, language: "en" }],
		["a tombstone with a title", { ...tombstone(withdrawn, site), title: "x" }],
	])("refuses %s", (_name, value) => {
		expect(accepts(value)).toBe(false);
	});

	it("is the same bytes each time", () => {
		expect(jsonSchema(site).body).toBe(file.body);
	});
});
