// Whatever an editor does, however publishers, a rebuild and repeated events are interleaved with it and
// wherever they crash: the site ends as the newest sources say. fast-check looks for a schedule that
// breaks it, and for the smallest script that still does.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCast, anyScript } from "./anyScript.ts";
import { playSchedule } from "./playSchedule.ts";
import { problemsOf } from "./problemsOf.ts";

/** In `npm test`; HUIXUN_SCHEDULES asks for more, HUIXUN_SEED for others. */
const SCHEDULES = Number(process.env.HUIXUN_SCHEDULES ?? 1200);
const SEED = Number(process.env.HUIXUN_SEED ?? 20260301);

const anyFaults = fc.record({
	change: fc.constantFrom(0.1, 0.3, 0.5),
	crash: fc.constantFrom(0, 0.01, 0.04),
	lost: fc.constantFrom(0, 0.02, 0.05),
});

describe("any script in any interleaving", () => {
	it("ends with the site that the newest sources say", async () => {
		let interleaved = 0;
		let overlaps = 0;
		let crashes = 0;
		let lost = 0;
		await fc.assert(
			fc.asyncProperty(
				anyScript,
				anyCast,
				fc.nat(),
				anyFaults,
				async (script, cast, seed, faults) => {
					const played = await playSchedule(script, cast, seed, faults);
					interleaved += played.scheduler.overlaps > 0 ? 1 : 0;
					overlaps += played.scheduler.overlaps;
					crashes += played.scheduler.crashes;
					lost += played.scheduler.lost;
					const problems = await problemsOf(script, played);
					if (problems.length > 0) throw new Error(problems.join("\n"));
				},
			),
			{ numRuns: SCHEDULES, seed: SEED },
		);
		// Turns did pass between a publisher in the middle of a publish and another, or a rebuild; and
		// the faults did strike.
		expect(interleaved).toBeGreaterThan(SCHEDULES * 0.84);
		expect(overlaps).toBeGreaterThan(SCHEDULES * 10);
		expect(crashes).toBeGreaterThan(SCHEDULES / 10);
		expect(lost).toBeGreaterThan(SCHEDULES / 10);
	}, 86_400_000);
});
