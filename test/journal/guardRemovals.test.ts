import { describe, expect, it } from "vitest";
import { guardRemovals } from "../../functions/journal/guardRemovals.ts";

const NOW = "2026-03-05T06:30:00Z";

describe("the guard over withdrawals by deleted sources", () => {
	it("lets ten pass in a small site, and counts them in their hour", () => {
		expect(guardRemovals({ live: 20, removed: [] }, 10, NOW, "guard")).toEqual({
			within: true,
			removed: [{ hour: "2026-03-05T06", count: 10 }],
		});
		expect(guardRemovals({ live: 20, removed: [] }, 11, NOW, "guard")).toEqual({
			within: false,
			removed: [],
		});
	});

	it("lets a tenth of a large site pass", () => {
		const head = { live: 4009, removed: [] };
		expect(guardRemovals(head, 400, NOW, "guard").within).toBe(true);
		expect(guardRemovals(head, 401, NOW, "guard").within).toBe(false);
	});

	it("adds up over the batches of a day, whatever the calendar says", () => {
		const removed = [
			{ hour: "2026-03-04T07", count: 4 },
			{ hour: "2026-03-05T06", count: 3 },
		];
		expect(guardRemovals({ live: 20, removed }, 3, NOW, "guard")).toEqual({
			within: true,
			removed: [
				{ hour: "2026-03-04T07", count: 4 },
				{ hour: "2026-03-05T06", count: 6 },
			],
		});
		expect(guardRemovals({ live: 20, removed }, 4, NOW, "guard").within).toBe(
			false,
		);
	});

	it("forgets what is more than a day old, never sooner", () => {
		const of = (hour: string) =>
			guardRemovals(
				{ live: 20, removed: [{ hour, count: 10 }] },
				1,
				NOW,
				"guard",
			).within;
		expect(of("2026-03-04T06"), "06:30 to 06:59 are within 24 hours").toBe(
			false,
		);
		expect(of("2026-03-04T05")).toBe(true);
	});

	it("holds the rest back once a run has met the limit", () => {
		expect(
			guardRemovals({ live: 20, removed: [] }, 1, NOW, "hold").within,
		).toBe(false);
	});

	it("lets everything pass that somebody has looked at, and does not count it", () => {
		expect(guardRemovals({ live: 20, removed: [] }, 20, NOW, "allow")).toEqual({
			within: true,
			removed: [],
		});
	});
});
