// Scripts that each tell of one promise, interleaved like any other: when one fails, its name says what
// to look for.
import { describe, expect, it } from "vitest";
import { EVERYBODY, playSchedule } from "./playSchedule.ts";
import { problemsOf } from "./problemsOf.ts";
import { type Script, TICKS } from "./script.ts";

const SCHEDULES_EACH = 100;

const SCRIPTS: Record<string, Script> = {
	"moved, then withdrawn, beside a scheduled one": {
		"a.txt": [
			{ title: "甲会", channels: ["a", "all"] },
			{ title: "甲会", channels: ["all", "b"] },
			{ title: "甲会", channels: ["all", "b"], withdrawn: "privacy" },
		],
		"b.txt": [
			{ title: "乙会", publishAt: TICKS[1] },
			{ title: "乙会二", publishAt: TICKS[2] },
		],
	},
	"withdrawn, then reinstated, beside one that expires": {
		"a.txt": [
			{ title: "甲会" },
			{ title: "甲会", withdrawn: "published_in_error" },
			{ title: "甲会三", channels: ["all", "b"] },
		],
		"b.txt": [{ title: "乙会", expireAt: TICKS[1] }],
	},
	"cancelled by a scheduled notice, which is then taken back": {
		"a.txt": [{ title: "甲会", time: "09:00" }],
		"c.txt": [
			{
				title: "取消甲会",
				kind: "cancellation",
				acts: { type: "cancels", on: "甲会" },
				publishAt: TICKS[1],
			},
			{
				title: "取消甲会",
				kind: "cancellation",
				acts: { type: "cancels", on: "甲会" },
				withdrawn: "published_in_error",
			},
		],
	},
	"moved in time by a notice that may come first": {
		"a.txt": [
			{ title: "甲会", time: "09:00" },
			{ title: "甲会", time: "10:00" },
		],
		"m.txt": [
			{
				title: "甲会改期",
				kind: "rescheduling",
				acts: { type: "reschedules", on: "甲会", time: "15:00" },
			},
		],
	},
};

describe("any interleaving of editors, publishers and a rebuild", () => {
	it.each(Object.entries(SCRIPTS))(
		"ends with the site that the newest sources say: %s",
		async (_name, script) => {
			let interleaved = 0;
			let crashes = 0;
			let lost = 0;
			for (let run = 0; run < SCHEDULES_EACH; run++) {
				const seed = 1 + run * 7919;
				const played = await playSchedule(script, EVERYBODY, seed, {
					change: [0.05, 0.1, 0.3, 0.6][run % 4] as number,
					crash: [0, 0.01, 0.04][run % 3] as number,
					lost: [0, 0.02, 0.05][run % 3] as number,
				});
				expect(await problemsOf(script, played), `seed ${seed}`).toEqual([]);
				interleaved += played.scheduler.overlaps > 0 ? 1 : 0;
				crashes += played.scheduler.crashes;
				lost += played.scheduler.lost;
			}
			// The schedules did interleave, and the faults did strike.
			expect(interleaved).toBeGreaterThan(SCHEDULES_EACH * 0.7);
			expect(crashes).toBeGreaterThan(SCHEDULES_EACH / 10);
			expect(lost).toBeGreaterThan(SCHEDULES_EACH / 10);
		},
	);
});
