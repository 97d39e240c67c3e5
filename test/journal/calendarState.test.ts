// What a channel keeps of its meetings for calendars, commit after commit.
import { describe, expect, it } from "vitest";
import { applyToChannel } from "../../functions/journal/applyEntries.ts";
import { formerMeetings } from "../../functions/journal/formerMeetings.ts";
import { meetingLives } from "../../functions/journal/meetingLife.ts";
import { calendarMeetings } from "../../functions/journal/showEntry.ts";
import type {
	ChannelState,
	MeetingLife,
	UpcomingMeeting,
} from "../../functions/journal/state.ts";
import { day, upcoming } from "../site/calendarSamples.ts";
import {
	draftRecord,
	journalEntry,
	placedNotice,
} from "../site/dataSamples.ts";
import { at } from "../site/feedsSamples.ts";

/** The state after a commit in which notice `id` announces these meetings. */
function committed(
	before: ChannelState | undefined,
	instant: string,
	id: string,
	meetings: UpcomingMeeting[],
): ChannelState {
	const entry = journalEntry({
		at: instant,
		before: before ? { all: 0 } : {},
		placed: placedNotice({ id, places: { all: 0 } }),
	});
	return applyToChannel("all", before, 1, instant, [entry], () => ({
		change: undefined,
		upcoming: meetings,
	}));
}

const on = (date: string, id: string) =>
	upcoming(
		{ uid: `${id}-1`, startAt: at(date, "09:00"), endAt: undefined },
		{ id },
	);

const uids = ({ upcoming: meetings }: ChannelState) =>
	meetings.map(({ meeting }) => meeting.uid);

describe("the meetings of a channel", () => {
	it("stand in the order of their starts", () => {
		const first = committed(undefined, "2026-03-01T00:00:00Z", "b", [
			on("2026-03-20", "b"),
		]);
		const second = committed(first, "2026-03-02T00:00:00Z", "a", [
			on("2026-03-10", "a"),
		]);
		expect(uids(second)).toEqual(["a-1", "b-1"]);
	});

	it("stay for ninety days after their end, by the instant of the commit", () => {
		const first = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			upcoming(
				{ uid: "a-1", startAt: day("2026-03-09"), endAt: day("2026-03-10") },
				{ id: "a" },
			),
		]);
		const kept = committed(first, "2026-06-08T23:59:59Z", "b", []);
		expect(uids(kept)).toEqual(["a-1"]);
		const gone = committed(kept, "2026-06-09T00:00:00Z", "b", []);
		expect(uids(gone)).toEqual([]);
	});

	it("are counted from their start where the year of their end is open", () => {
		const first = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			upcoming({ endAt: day("--03-13") }, { id: "a" }),
		]);
		expect(uids(first)).toHaveLength(1);
	});

	it("are at most five hundred: the longest past goes first, then the farthest ahead", () => {
		const past = Array.from({ length: 30 }, (_, n) =>
			on(`2026-02-${String((n % 28) + 1).padStart(2, "0")}`, `past-${n}`),
		);
		const ahead = Array.from({ length: 480 }, (_, n) =>
			on(
				`2027-${String((n % 12) + 1).padStart(2, "0")}-${String((n % 28) + 1).padStart(2, "0")}`,
				`ahead-${n}`,
			),
		);
		const full = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			...past,
			...ahead,
		]);
		expect(full.upcoming).toHaveLength(500);
		expect(uids(full).filter((uid) => uid.startsWith("ahead"))).toHaveLength(
			480,
		);
		expect(full.upcoming[0]?.meeting.startAt?.date).toBe("2026-02-09");
		const crowded = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			...past,
			...ahead,
			...ahead.map((one) => on("2027-12-31", `late-${one.id}`)),
			on("2026-03-02", "tomorrow"),
		]);
		expect(crowded.upcoming).toHaveLength(500);
		expect(uids(crowded)[0]).toBe("tomorrow-1");
		expect(uids(crowded).filter((uid) => uid.startsWith("past"))).toEqual([]);
	});

	it("keep the instant of their last change while other things happen in the channel", () => {
		const first = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			on("2026-03-10", "a"),
		]);
		const second = committed(first, "2026-03-02T00:00:00Z", "b", []);
		expect(second).toMatchObject({
			updatedAt: "2026-03-02T00:00:00Z",
			upcomingAt: "2026-03-01T00:00:00Z",
		});
		const third = committed(second, "2026-03-03T00:00:00Z", "c", [
			on("2026-03-11", "c"),
		]);
		expect(third.upcomingAt).toBe("2026-03-03T00:00:00Z");
	});

	it("leave with the notice that leaves the channel", () => {
		const first = committed(undefined, "2026-03-01T00:00:00Z", "a", [
			on("2026-03-10", "a"),
		]);
		const entry = journalEntry({
			at: "2026-03-02T00:00:00Z",
			before: { all: 0 },
			placed: placedNotice({ id: "a", places: { "org-shuiwu": 0 } }),
		});
		expect(
			applyToChannel("all", first, 2, entry.at, [entry], () => ({
				change: undefined,
				upcoming: [on("2026-03-10", "a")],
			})).upcoming,
		).toEqual([]);
	});
});

const life: MeetingLife = {
	uid: "n-1",
	sequence: 2,
	status: "confirmed",
	startAt: at("2026-03-12", "09:00"),
	locations: [{ name: "水务大楼" }],
	previousSchedules: [],
};
const second: MeetingLife = { ...life, uid: "n-2", sequence: 0 };

describe("a meeting that its notice announces no more", () => {
	const now = (meetings: MeetingLife[], over = {}) => ({
		meetings,
		kind: "notice" as const,
		withdrawal: undefined,
		...over,
	});

	it("is cancelled for calendars, one sequence on", () => {
		expect(
			formerMeetings({ meetings: [life, second] }, "notice", now([life])),
		).toEqual([{ ...second, status: "cancelled", sequence: 1 }]);
	});

	it("stays so while other things change", () => {
		const former = [{ ...second, status: "cancelled" as const, sequence: 1 }];
		expect(
			formerMeetings(
				{ meetings: [life], formerMeetings: former },
				"notice",
				now([life]),
			),
		).toEqual(former);
	});

	it("is one whose notice turns out to be a report, and one that lost its date", () => {
		expect(
			formerMeetings(
				{ meetings: [life] },
				"notice",
				now([life], { kind: "report" }),
			),
		).toMatchObject([{ uid: "n-1", status: "cancelled", sequence: 3 }]);
		const { startAt: _startAt, ...undated } = life;
		expect(
			formerMeetings({ meetings: [life] }, "notice", now([undated])),
		).toMatchObject([{ uid: "n-1", status: "cancelled", sequence: 3 }]);
	});

	it("is none of a report, which never had it in a calendar", () => {
		expect(formerMeetings({ meetings: [life] }, "report", now([]))).toEqual([]);
	});

	it("keeps only its number when nothing of it may be said", () => {
		for (const reason of ["privacy", "legal"] as const)
			expect(
				formerMeetings(
					{ meetings: [life], formerMeetings: [{ ...second, sequence: 1 }] },
					"notice",
					{ meetings: [], kind: undefined, withdrawal: { reason } },
				),
			).toEqual([
				{
					uid: "n-2",
					sequence: 1,
					status: "confirmed",
					locations: [],
					previousSchedules: [],
				},
				{
					uid: "n-1",
					sequence: 3,
					status: "cancelled",
					locations: [],
					previousSchedules: [],
				},
			]);
	});

	it("goes on where its sequence stood when it is announced again, without a move that never was", () => {
		const [meeting] = draftRecord().meetings;
		if (!meeting) throw new Error("the sample has a meeting");
		const [again] = meetingLives(
			[{ ...meeting, uid: "n-1" }],
			[],
			[
				{
					...life,
					status: "cancelled",
					sequence: 3,
					startAt: at("2026-03-12", "09:00"),
					endAt: at("2026-03-12", "11:30"),
				},
			],
			false,
		);
		expect(again).toMatchObject({
			sequence: 4,
			status: "confirmed",
			previousSchedules: [],
		});
	});
});

describe("what calendars show of a notice", () => {
	it("is dated by its last change that was not silent", () => {
		const placed = placedNotice();
		const silent = {
			revision: 3,
			at: "2026-03-09T00:00:00Z",
			op: "reprocess" as const,
			major: false,
			fields: [],
		};
		const [shown] = calendarMeetings(
			{ ...placed, changeLog: [...placed.changeLog, silent] },
			draftRecord(),
		);
		expect(shown?.updatedAt).toBe("2026-03-06T01:00:00Z");
	});

	it("is only that something was taken back, and when, where nothing of it may be said", () => {
		const former: MeetingLife = {
			uid: "1",
			sequence: 2,
			status: "cancelled",
			locations: [],
			previousSchedules: [],
		};
		expect(
			calendarMeetings(
				placedNotice({
					state: "withdrawn",
					meetings: [],
					withdrawal: { reason: "privacy", at: "2026-03-08T02:00:00Z" },
					formerMeetings: [former],
				}),
				undefined,
			),
		).toEqual([
			{
				id: "shuiwu-2026-7",
				firstSeq: 3,
				kind: "other",
				updatedAt: "2026-03-08T02:00:00Z",
				titles: {},
				strings: {},
				former: true,
				withdrawn: true,
				meeting: {
					...former,
					startAt: {
						date: "2026-03-08",
						precision: "day",
						timezone: "UTC",
						raw: "",
					},
				},
			},
		]);
	});

	it("stays after the notice expired: the meeting was held", () => {
		expect(
			calendarMeetings(placedNotice({ state: "expired" }), draftRecord()),
		).toMatchObject([{ meeting: { uid: "1", name: "节水工作会议" } }]);
	});

	it("is nothing of a report", () => {
		expect(
			calendarMeetings(placedNotice(), draftRecord({ kind: "report" })),
		).toEqual([]);
	});
});
