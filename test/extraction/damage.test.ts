// Notices put through a cloning tool's damage are understood as they were before it, but for what was lost.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { corpusRecord } from "../../cli/corpusRecord.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";
import { repairResidue } from "../../functions/repair/repairResidue.ts";
import { seenPairs } from "../../functions/repair/residueTable.ts";
import { damageText, type Pair, seeded, shuffled } from "../support/damage.ts";

const SITE = configurationSchema.parse({
	title: "Damage",
	baseUrl: "https://damage.example/",
	tag: { authority: "damage.example", date: "2026-01-01" },
	notMeetings: "publish",
});

/** The tool has one reading for each character. */
const PAIRS: Pair[] = [...new Map(seenPairs().reverse())].reverse();
const LISTS: readonly [name: string, list: readonly Pair[]][] = [
	["sparse", shuffled(PAIRS, seeded(1)).slice(0, 45)],
	["dense", shuffled(PAIRS, seeded(1))],
];
/** What scores may fall by. */
const MOST_LOST = 0.02;

interface Truth {
	id: string;
	text: string;
	/** Fields by name; what a field does not say is null or empty. */
	fields: Record<string, unknown>;
}

async function genre(): Promise<Truth[]> {
	const folder = new URL("./genre/", import.meta.url);
	const files = (await readdir(folder)).filter((file) => file.endsWith(".txt"));
	return Promise.all(
		files.sort().map(async (file) => {
			const id = file.slice(0, -".txt".length);
			return {
				id,
				text: await readFile(new URL(file, folder), "utf8"),
				fields: JSON.parse(
					await readFile(new URL(`${id}.json`, folder), "utf8"),
				),
			};
		}),
	);
}

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const there = existsSync(fileURLToPath(new URL("dev.gold.jsonl", CORPUS)));

async function corpus(): Promise<Truth[]> {
	const lines = await readFile(new URL("dev.gold.jsonl", CORPUS), "utf8");
	const gold = lines
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	return Promise.all(
		gold
			.filter(({ kind }) => kind !== "other")
			.map(async ({ id, origin: _, boilerplate: _spans, ...fields }) => ({
				id: String(id),
				text: await readFile(new URL(`dev/${id}.txt`, CORPUS), "utf8"),
				fields,
			})),
	);
}

/** Sets of values, levelled: whatever the script, marks and width. */
function valuesOf(field: string, value: unknown): string[] {
	const list = Array.isArray(value) ? value : [value];
	return list
		.filter((one) => one !== null && one !== undefined && one !== "")
		.map((one) => {
			if (typeof one === "string") return level(one);
			const { name, phone } = one as { name?: string; phone?: string };
			return field === "contacts"
				? `${level(name ?? "")}|${level(phone ?? "").replace(/[^0-9*#]/g, "")}`
				: level(name ?? "");
		});
}

function level(text: string): string {
	return toSimplified(text)
		.normalize("NFKC")
		.replace(/[^\p{L}\p{N}*#]/gu, "");
}

interface Counts {
	right: number;
	wrong: number;
	missed: number;
}

function understood(id: string, text: string): Record<string, unknown> {
	const normalized = normalizeSource(
		{
			key: `${id}.txt`,
			bytes: Buffer.from(text),
			translations: [],
			attachments: [],
		},
		SITE,
	);
	return normalized.kind === "draft"
		? { ...corpusRecord(id, normalized.draft.record) }
		: {};
}

/** Macro-F1 of both, over the same values: those that the damage took a character of count for neither. */
function scores(
	truths: readonly Truth[],
	list: readonly Pair[],
): { whole: number; damaged: number; left: number; values: number } {
	const whole = new Map<string, Counts>();
	const torn = new Map<string, Counts>();
	let [left, values] = [0, 0];
	for (const { id, text, fields } of truths) {
		const { text: damaged, truth, injuries } = damageText(text, list);
		const before = understood(id, text);
		const after = understood(id, damaged);
		const repaired = [...repairResidue(damaged).text];
		const lost = new Set(
			injuries
				.filter(({ kind, at }) => kind === "torn" && repaired[at] === "□")
				.map(({ at }) => at),
		);
		const holes = [...truth].map((one, at) => (lost.has(at) ? "□" : one));
		const kept = holed(holes.join(""));
		for (const [field, value] of Object.entries(fields)) {
			if (field === "script") continue;
			const all = valuesOf(field, value);
			// A value is hit that stands nowhere whole, or nowhere without a loss at its border.
			const hit = (one: string) =>
				one
					.split("|")
					.some(
						(part) => holed(truth).includes(part) && !standsWhole(kept, part),
					);
			const gold = all.filter((one) => !hit(one));
			values += all.length;
			left += all.length - gold.length;
			if (all.length > 0 && gold.length === 0) continue;
			const hits = new Set(all.filter(hit));
			const near = (one: string) =>
				[...hits].some((other) => alike(one, other));
			const found = (record: Record<string, unknown>) =>
				valuesOf(field, record[field]).filter(
					(one) => !one.includes("□") && !near(one),
				);
			add(whole, field, gold, found(before));
			add(torn, field, gold, found(after));
		}
	}
	return { whole: macro(whole), damaged: macro(torn), left, values };
}

function standsWhole(text: string, part: string): boolean {
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
		if (text[at - 1] !== "□" && text[at + part.length] !== "□") return true;
	return false;
}

/** As `level`, holes kept. */
function holed(text: string): string {
	return toSimplified(text)
		.normalize("NFKC")
		.replace(/[^\p{L}\p{N}*#□]/gu, "");
}

/** What is left of a value that lost a character is no error of its own. */
function alike(one: string, other: string): boolean {
	const letters = new Set(other);
	const shared = [...one].filter((letter) => letters.has(letter)).length;
	return shared * 2 >= Math.max(one.length, other.length);
}

function add(
	counts: Map<string, Counts>,
	field: string,
	gold: readonly string[],
	found: readonly string[],
): void {
	const sum = counts.get(field) ?? { right: 0, wrong: 0, missed: 0 };
	const right = gold.filter((one) => found.includes(one)).length;
	sum.right += right;
	sum.missed += gold.length - right;
	sum.wrong += found.filter((one) => !gold.includes(one)).length;
	counts.set(field, sum);
}

function macro(counts: Map<string, Counts>): number {
	const all = [...counts.values()]
		.filter(({ right, wrong, missed }) => right + wrong + missed > 0)
		.map(
			({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed),
		);
	return all.reduce((sum, one) => sum + one, 0) / all.length;
}

describe.each([
	["the genre's own notices", true, genre],
	["the annotated corpus", there, corpus],
] as const)("on %s", (_, given, read) => {
	it.skipIf(!given).each(LISTS)(
		"scores fall by less than 0.02 under the %s list",
		async (name, list) => {
			const truths = (await read()).filter(
				({ text, fields }) =>
					fields.script === "Hans" ||
					(fields.script === undefined && toSimplified(text) === text),
			);
			const { whole, damaged, left, values } = scores(truths, list);
			console.info(
				`${name}: ${truths.length} documents, ${values} values, ${left} lost a character; ${whole.toFixed(4)} whole, ${damaged.toFixed(4)} damaged`,
			);
			expect(truths.length).toBeGreaterThan(0);
			expect(whole - damaged).toBeLessThan(MOST_LOST);
		},
		60_000,
	);
});
