import { describe, expect, it } from "vitest";
import { meetingLives } from "../../functions/journal/meetingLife.ts";
import type { Effect } from "../../functions/journal/state.ts";
import type { Meeting, MeetingTime } from "../../functions/notice/schema.ts";

function at(date: string, time: string): MeetingTime {
	return {
		date,
		time,
		precision: "minute",
		timezone: "Asia/Shanghai",
		raw: `${date} ${time}`,
	};
}

function meeting(uid = "n-1"): Meeting {
	return {
		uid,
		sequence: 0,
		previousSchedules: [],
		status: "confirmed",
		startAt: at("2026-03-05", "14:30"),
		locations: [{ name: "三楼会议室" }],
		organizers: [],
		chairs: [],
		people: [],
		agenda: [],
		points: [],
		contacts: [],
	};
}

const cancels: Effect = { by: "c", type: "cancels", dated: "2026-03-03" };
const moves: Effect = {
	by: "m",
	type: "reschedules",
	dated: "2026-03-02",
	schedule: { startAt: at("2026-03-09", "09:00") },
};

describe("the life of a meeting", () => {
	it("begins as its notice says, with sequence 0", () => {
		expect(meetingLives([meeting()], [], undefined, false)).toEqual([
			{
				uid: "n-1",
				sequence: 0,
				status: "confirmed",
				startAt: at("2026-03-05", "14:30"),
				locations: [{ name: "三楼会议室" }],
				previousSchedules: [],
			},
		]);
	});

	it("is cancelled by another notice and keeps its time", () => {
		const before = meetingLives([meeting()], [], undefined, false);
		const [life] = meetingLives([meeting()], [cancels], before, false);
		expect(life).toMatchObject({
			status: "cancelled",
			sequence: 1,
			startAt: at("2026-03-05", "14:30"),
			previousSchedules: [],
		});
	});

	it("is moved, and remembers when it was to be", () => {
		const before = meetingLives([meeting()], [], undefined, false);
		const [life] = meetingLives([meeting()], [moves], before, false);
		expect(life).toMatchObject({
			status: "rescheduled",
			sequence: 1,
			startAt: at("2026-03-09", "09:00"),
		});
		expect(life?.previousSchedules).toEqual([
			{
				startAt: at("2026-03-05", "14:30"),
				locations: [{ name: "三楼会议室" }],
			},
		]);
	});

	it("remembers the same when the effect came first", () => {
		const [life] = meetingLives([meeting()], [moves], undefined, false);
		expect(life?.startAt).toEqual(at("2026-03-09", "09:00"));
		expect(life?.previousSchedules).toHaveLength(1);
	});

	it("takes effects by their own dates, not by their arrival", () => {
		const oneWay = meetingLives(
			[meeting()],
			[moves, cancels],
			undefined,
			false,
		);
		const other = meetingLives([meeting()], [cancels, moves], undefined, false);
		expect(oneWay).toEqual(other);
		expect(oneWay[0]?.status).toBe("cancelled");
	});

	it("comes back when the effect is withdrawn", () => {
		const before = meetingLives([meeting()], [cancels], undefined, false);
		const [life] = meetingLives([meeting()], [], before, false);
		expect(life).toMatchObject({ status: "confirmed", sequence: 1 });
	});

	it("does not guess which of several meetings is moved", () => {
		const [first, second] = meetingLives(
			[meeting("n-1"), meeting("n-2")],
			[moves],
			undefined,
			false,
		);
		expect([first?.startAt?.date, second?.startAt?.date]).toEqual([
			"2026-03-05",
			"2026-03-05",
		]);
		expect([first?.status, second?.status]).toEqual(["postponed", "postponed"]);
	});

	it("leaves its hall when it moves online and to no other hall", () => {
		const online: Effect = {
			by: "o",
			type: "relocates",
			schedule: { online: { number: "123 456 789" } },
		};
		const before = meetingLives([meeting()], [], undefined, false);
		const [life] = meetingLives([meeting()], [online], before, false);
		expect(life?.locations).toEqual([]);
		expect(life?.online?.number).toBe("123 456 789");
		expect(life?.previousSchedules[0]?.locations).toEqual([
			{ name: "三楼会议室" },
		]);
	});

	it("counts nothing as moved when only our reading of the source got better", () => {
		const before = meetingLives([meeting()], [], undefined, false);
		const better = { ...meeting(), startAt: at("2026-03-05", "15:30") };
		const [life] = meetingLives([better], [], before, true);
		expect(life?.previousSchedules).toEqual([]);
		expect(life?.startAt?.time).toBe("15:30");
	});
});
