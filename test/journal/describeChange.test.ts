import { describe, expect, it } from "vitest";
import {
	describeChange,
	type Shown,
} from "../../functions/journal/describeChange.ts";
import type { MeetingLife } from "../../functions/journal/state.ts";

function life(more: Partial<MeetingLife> = {}): MeetingLife {
	return {
		uid: "n-1",
		sequence: 0,
		status: "confirmed",
		startAt: {
			date: "2026-03-05",
			time: "14:30",
			precision: "minute",
			timezone: "Asia/Shanghai",
			raw: "3月5日下午2:30",
		},
		locations: [{ name: "三楼会议室" }],
		previousSchedules: [],
		...more,
	};
}

function shown(more: Partial<Shown> = {}): Shown {
	return {
		state: "live",
		contentSha: "1",
		effects: [],
		meetings: [life()],
		record: { title: "关于召开座谈会的通知", kind: "notice" },
		...more,
	};
}

describe("what a change means to a subscriber", () => {
	it("is a first publication, which is no change", () => {
		expect(describeChange(undefined, shown())).toEqual({
			op: "publish",
			major: false,
			fields: [],
		});
	});

	it("is a cancellation, told with who did it", () => {
		expect(
			describeChange(
				shown(),
				shown({
					effects: [{ by: "c", type: "cancels" }],
					meetings: [life({ status: "cancelled" })],
				}),
			),
		).toEqual({
			op: "cancel",
			major: true,
			fields: [
				{
					field: "status",
					from: "confirmed",
					to: "cancelled",
					meeting: {
						uid: "n-1",
						time: "2026-03-05 14:30",
						place: "三楼会议室",
					},
				},
			],
			by: "c",
		});
	});

	it("is a new time, old and new", () => {
		const later = {
			...(life().startAt as NonNullable<MeetingLife["startAt"]>),
			date: "2026-03-09",
		};
		expect(
			describeChange(
				shown(),
				shown({ contentSha: "2", meetings: [life({ startAt: later })] }),
			),
		).toEqual({
			op: "reschedule",
			major: true,
			fields: [
				{ field: "time", from: "2026-03-05 14:30", to: "2026-03-09 14:30" },
			],
		});
	});

	it("is no new time when only its wording changed", () => {
		const reworded = {
			...(life().startAt as NonNullable<MeetingLife["startAt"]>),
			raw: "3月5日14时30分",
		};
		expect(
			describeChange(
				shown(),
				shown({ contentSha: "2", meetings: [life({ startAt: reworded })] }),
			),
		).toEqual({ op: "correct", major: false, fields: [{ field: "text" }] });
	});

	it("is major when the title changes, without telling the old title", () => {
		expect(
			describeChange(
				shown(),
				shown({
					contentSha: "2",
					record: { title: "关于召开专题座谈会的通知", kind: "notice" },
				}),
			),
		).toEqual({ op: "correct", major: true, fields: [{ field: "title" }] });
	});

	it("is silent when the source is the same and only our reading changed", () => {
		expect(
			describeChange(shown(), shown({ meetings: [life({ locations: [] })] })),
		).toEqual({ op: "reprocess", major: false, fields: [] });
	});

	it("is told when a session is added, and when one is taken out", () => {
		const second = life({ uid: "n-2" });
		const meeting = {
			uid: "n-2",
			time: "2026-03-05 14:30",
			place: "三楼会议室",
		};
		expect(
			describeChange(
				shown(),
				shown({ contentSha: "2", meetings: [life(), second] }),
			),
		).toMatchObject({
			op: "reschedule",
			major: true,
			fields: [{ field: "time", to: "2026-03-05 14:30", meeting }],
		});
		expect(
			describeChange(
				shown({ meetings: [life(), second] }),
				shown({ contentSha: "2" }),
			),
		).toMatchObject({
			op: "cancel",
			major: true,
			fields: [
				{ field: "status", from: "confirmed", to: "cancelled", meeting },
			],
		});
	});

	it("is what came with an expiry, too", () => {
		expect(
			describeChange(
				shown(),
				shown({
					state: "expired",
					effects: [{ by: "c", type: "cancels" }],
					meetings: [life({ status: "cancelled" })],
				}),
			),
		).toMatchObject({ op: "cancel", major: true, by: "c" });
	});

	it("is an expiry, a withdrawal, a reinstatement", () => {
		const op = (from: Shown["state"], to: Shown["state"]) => {
			const { op, major } = describeChange(
				shown({ state: from }),
				shown({ state: to }),
			);
			return [op, major];
		};
		expect(op("live", "expired")).toEqual(["expire", false]);
		expect(op("live", "withdrawn")).toEqual(["withdraw", true]);
		expect(op("withdrawn", "live")).toEqual(["reinstate", true]);
	});
});
