import { describe, expect, it } from "vitest";
import { repairResidue } from "../../functions/repair/repairResidue.ts";
import { seenPairs } from "../../functions/repair/residueTable.ts";
import {
	codePageTraditional,
	damageLine,
	damageText,
	type Pair,
	seeded,
	shuffled,
} from "../support/damage.ts";
import { OFFICIAL_PROSE } from "../support/officialProse.ts";

/** The tool has one reading for each character. */
const PAIRS: Pair[] = [...new Map(seenPairs().reverse())].reverse();
const SEEDS = [1, 2, 3, 4, 5];

describe("the simulator", () => {
	const list = (...pairs: string[]): Pair[] =>
		pairs.map((pair) => [pair.slice(0, 1), pair.slice(1)]);

	it.each([
		[
			"總經理楊斌及各分廠",
			list("經jīng", "項xiàng"),
			"總經(jīng)理?xiàng)畋蠹案鞣謴S",
		],
		["他們評", list("評píng", "冊cè"), "他們?cè)u(píng)"],
		["溧li", list("鄉xiāng"), "溧l(xiāng)i"],
		["。現", list("現xiàn"), "?，F(xiàn)"],
		["規模化、", list(), "規?；?、"],
		["保可核查、", list(), "?？珊瞬?、"],
		["。”</p>", list(), "?！?/p>"],
		["　（一）了解產", list("產chǎn"), "?。ㄒ唬┝私猱a(chǎn)"],
	])("damages %s as real pages are", (truth, pairs, text) => {
		expect(damageLine(truth, pairs)).toMatchObject({ text, truth });
	});

	it("says which characters were marked and torn", () => {
		expect(damageLine("他們評", list("評píng", "冊cè")).injuries).toEqual([
			{ kind: "marked", at: 2, character: "評" },
			{ kind: "torn", at: 2, character: "評" },
		]);
	});

	it("converts like a code page, not like a dictionary", () => {
		expect(codePageTraditional("领导干部关于台账规划的志愿范围")).toBe(
			"領導干部關于臺賬規劃的志愿范圍",
		);
	});
});

interface Measure {
	lines: number;
	intact: number;
	exact: number;
	/** Characters of the truth that the repair did not give, of all. */
	missing: number;
	characters: number;
	wrongGuesses: number;
}

function measure(length: number): Measure {
	const sum: Measure = {
		lines: 0,
		intact: 0,
		exact: 0,
		missing: 0,
		characters: 0,
		wrongGuesses: 0,
	};
	for (const seed of SEEDS) {
		const list = shuffled(PAIRS, seeded(seed)).slice(0, length);
		const { text, truth } = damageText(OFFICIAL_PROSE, list);
		const damaged = text.split("\n");
		const repaired = repairResidue(text).text.split("\n");
		truth.split("\n").forEach((line, index) => {
			const got = repaired[index] ?? "";
			sum.lines++;
			sum.characters += [...line].length;
			if (damaged[index] === line) sum.intact++;
			if (got === line) sum.exact++;
			// Lines keep their length, so characters can be compared in place.
			const characters = [...got];
			[...line].forEach((character, at) => {
				if (characters[at] === character) return;
				sum.missing++;
				if (characters[at] !== "□") sum.wrongGuesses++;
			});
		});
	}
	return sum;
}

describe("clean prose put through the simulator", () => {
	it.each([
		["dense", PAIRS.length, 0.05],
		["sparse", 45, 0.2],
	])(
		"comes back whole from the %s list, but for lost characters",
		(name, length, mostIntact) => {
			const got = measure(length);
			console.info(
				`${name}: ${got.lines} lines, intact ${percent(got.intact / got.lines)}, exact after repair ${percent(got.exact / got.lines)}, ${((got.missing / got.characters) * 10_000).toFixed(1)} characters missing per 10,000, ${got.wrongGuesses} wrong`,
			);
			expect(got.intact / got.lines).toBeLessThanOrEqual(mostIntact);
			expect(got.exact / got.lines).toBeGreaterThanOrEqual(0.93);
			expect(got.missing / got.characters).toBeLessThanOrEqual(0.002);
			expect(got.wrongGuesses).toBe(0);
		},
	);

	it("is marked □ exactly where characters were torn", () => {
		const { text, truth, injuries } = damageText(OFFICIAL_PROSE, PAIRS);
		const repaired = [...repairResidue(text).text];
		const torn = new Set(
			injuries.filter((one) => one.kind === "torn").map((one) => one.at),
		);
		const missing = repaired.flatMap((character, at) =>
			character === "□" ? [at] : [],
		);
		expect(repaired).toHaveLength([...truth].length);
		expect(missing.every((at) => torn.has(at))).toBe(true);
		expect(missing.length).toBeGreaterThan(0);
	});
});

function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}
