// Every pattern takes steps in proportion to its text, whatever the text is: counted, not timed.
import { describe, expect, it } from "vitest";
import { stepsOf } from "../support/patternSteps.ts";
import { pumped, pumpsOf, widestWindow } from "../support/pumps.ts";
import { patternsOf, type SourcePattern } from "../support/sourcePatterns.ts";

const ROOMS = ["extraction", "repair", "reading", "language"];
const patterns: SourcePattern[] = [];
for (const room of ROOMS) patterns.push(...(await patternsOf(room)));

/** Twice the text, twice the steps, and a little more for windows that the shorter text cut off. */
const GROWTH = 2.4;
/** Steps for each character that are few at any length. */
const FEW = 24;

/** Steps for each character that are too many, however evenly they grow. */
const MOST = 40_000;

interface Growth {
	unit: string;
	/** Steps for each character of the longer text. */
	factor: number;
	/** Steps of the longer text, as a multiple of the shorter one's. */
	growth: number;
}

/** The unit on which the steps of a pattern grow most. */
function worstOf(pattern: RegExp): Growth {
	const length = Math.max(1500, 4 * widestWindow(pattern));
	let worst: Growth = { unit: "", factor: 0, growth: 1 };
	for (const unit of pumpsOf(pattern)) {
		const steps = (size: number) =>
			stepsOf(pattern, pumped(unit, size), MOST * size);
		const short = steps(length);
		const long = short <= FEW * length ? 2 * short : steps(2 * length);
		const found = {
			unit,
			factor: long / (2 * length),
			growth: short >= MOST * length ? Number.POSITIVE_INFINITY : long / short,
		};
		if (found.growth > GROWTH) return found;
		if (found.factor > worst.factor) worst = found;
	}
	return worst;
}

describe("the counter of steps", () => {
	it.each([
		["nested repetition", /(?:a+)+b/],
		["a run that is begun anywhere", /\s+$/],
		["two runs of the same", /a*a*b/],
		["an unbounded look behind", /(?<=在.*)召开/],
		["a search from every mark to the end", /（[^）]*）/],
	])("finds %s", (_, pattern) => {
		expect(worstOf(pattern).growth).toBeGreaterThan(3);
	});

	it.each([/^\s+/, /（[^（）]{0,40}）/, /[0-9]{1,4}年/, /(?<=在.{0,20})召开/])(
		"takes %s for linear",
		(pattern) => {
			expect(worstOf(pattern).growth).toBeLessThanOrEqual(GROWTH);
		},
	);
});

it("no pattern takes more than linearly many steps", () => {
	const worst = new Map<string, number>();
	const bad: string[] = [];
	for (const { family, pattern } of patterns) {
		const found = worstOf(pattern);
		if (found.growth > GROWTH)
			bad.push(
				`${family} ${String(pattern).slice(0, 160)} on ${JSON.stringify(found.unit.slice(0, 40))}: ×${found.growth.toFixed(1)}`,
			);
		worst.set(family, Math.max(worst.get(family) ?? 0, found.factor));
	}
	console.info(
		`${patterns.length} patterns; worst steps for a character: ${[...worst]
			.map(([family, factor]) => `${family} ${Math.round(factor)}`)
			.join(", ")}`,
	);
	expect(bad).toEqual([]);
}, 120_000);
