import { describe, expect, it } from "vitest";
import { daysMeant, meant, sameDay } from "../../functions/journal/meant.ts";

const three = [
	{ uid: "n-1", days: ["2026-03-05"] },
	{ uid: "n-2", days: ["2026-03-12", "2026-03-13"] },
	{ uid: "n-3", days: [] },
];
const uids = (which: Parameters<typeof meant>[1], of = three) =>
	meant(of, which).map(({ uid }) => uid);

describe("the meetings that another notice means", () => {
	it("are all where nothing is said", () => {
		expect(uids({})).toEqual(["n-1", "n-2", "n-3"]);
	});

	it("are those of a session, whatever day is given", () => {
		expect(uids({ sessions: [3], days: ["2026-03-05"] })).toEqual(["n-3"]);
	});

	it("are those of a day, also one to which they were moved", () => {
		expect(uids({ days: ["2026-03-13"] })).toEqual(["n-2"]);
		expect(uids({ days: ["--03-05"] })).toEqual(["n-1"]);
	});

	it("are none where one is meant and none fits", () => {
		expect(uids({ sessions: [] })).toEqual([]);
		expect(uids({ sessions: [4] })).toEqual([]);
		expect(uids({ days: ["2026-04-01"] })).toEqual([]);
	});

	it("are the only one whatever its day, but not for another session", () => {
		const only = three.slice(0, 1);
		expect(uids({ days: ["2026-04-01"] }, only)).toEqual(["n-1"]);
		expect(uids({ sessions: [2] }, only)).toEqual([]);
	});
});

describe("days", () => {
	it("of an open year are those of any year", () => {
		expect(sameDay("--03-05", "2026-03-05")).toBe(true);
		expect(sameDay("2025-03-05", "2026-03-05")).toBe(false);
	});

	it("of sessions are those that the notice gives them", () => {
		const meets = [
			{ uid: "n-1", day: "2026-03-05" },
			{ uid: "n-2", day: "2026-03-12" },
		];
		expect(daysMeant({ sessions: [2] }, meets)).toEqual(["2026-03-12"]);
		expect(daysMeant({}, meets)).toBeUndefined();
	});
});
