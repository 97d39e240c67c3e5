// Every pattern takes steps in proportion to its text, whatever the text is: counted, not timed.
import { describe, expect, it } from "vitest";
import { understand } from "../../functions/extraction/understand.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import { charactersOffered } from "../support/offered.ts";
import { stepsOf } from "../support/patternSteps.ts";
import { pumped, pumpsOf, widestWindow } from "../support/pumps.ts";
import { patternsOf, type SourcePattern } from "../support/sourcePatterns.ts";
import { documentOf, linesOf } from "./reading.ts";

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

/** Units of one megabyte. */
const MEGABYTE = 1_048_576;
/** Characters that all patterns together may look at, for each character of the text. */
const LOOKS = 1000;

const FAMILIES: Record<string, readonly string[]> = {
	dates: [
		"dates",
		"dateReader",
		"years",
		"meetingDate",
		"schedule",
		"registration",
		"changedTime",
		"oldAndNew",
	],
	clock: ["clock", "sessions"],
	numerals: ["numerals", "documentNumber"],
	places: ["places", "locations", "movedPlace", "movedOnline"],
	people: ["people", "personLists", "programme"],
	agenda: ["agenda"],
	points: ["points"],
	contacts: ["contacts"],
	attendance: ["attendance", "addressees"],
	titles: ["titles", "meetingName", "meetingWords"],
	offices: ["offices", "organizers", "signature", "publication"],
	kinds: ["kinds", "overturning", "statuses", "relations"],
	links: ["online"],
	markup: ["plainMarkup"],
	lines: ["facts", "summary", "textView", "officialChecks", "readText"],
};

/** A unit over and over in one line; every second one in a line of its own each time. */
function run(unit: string, n: number, length: number): string {
	const flat = unit.replaceAll("\n", "") || "\n";
	return pumped(n % 2 === 0 ? flat : `${unit}\n`, length);
}

describe("a megabyte made for one family of patterns", () => {
	it.each(Object.entries(FAMILIES))(
		"of %s is understood in one look after another",
		(family, files) => {
			const units = patterns
				.filter((one) => files.includes(one.family.replace("extraction/", "")))
				.flatMap(({ pattern }) => pumpsOf(pattern));
			expect(units.length).toBeGreaterThan(0);
			const looks = (size: number) => {
				const text = units
					.map((unit, n) => run(unit, n, Math.floor(size / units.length)))
					.join("\n");
				const lines = linesOf(text);
				const offered = charactersOffered(() =>
					understand(documentOf(), lines, {
						key: "notices/test.txt",
						timezone: "Asia/Shanghai",
						toSimplified,
						organizations: [],
					}),
				);
				return offered / text.length;
			};
			const whole = looks(MEGABYTE);
			console.info(`${family}: ${Math.round(whole)} looks at a character`);
			expect(whole).toBeLessThanOrEqual(LOOKS);
			expect(whole).toBeLessThanOrEqual(1.25 * looks(MEGABYTE / 4));
		},
		60_000,
	);
});
