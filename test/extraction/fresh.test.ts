// How well the rules read notices that were written before them (`fresh/`), field by field.
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type CorpusRecord, corpusRecord } from "../../cli/corpusRecord.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";

const FOLDER = new URL("./fresh/", import.meta.url);

const SITE = configurationSchema.parse({
	title: "Fresh",
	baseUrl: "https://fresh.example/",
	tag: { authority: "fresh.example", date: "2026-01-01" },
	notMeetings: "publish",
});

type Field = Exclude<keyof CorpusRecord, "id" | "script" | "boilerplate">;

const names = (await readdir(FOLDER))
	.filter((file) => file.endsWith(".txt"))
	.map((file) => file.slice(0, -".txt".length));

async function recordOf(name: string): Promise<CorpusRecord> {
	const bytes = await readFile(new URL(`${name}.txt`, FOLDER));
	const normalized = normalizeSource(
		{ key: `${name}.txt`, bytes, translations: [], attachments: [] },
		SITE,
	);
	if (normalized.kind !== "draft") throw new Error(`${name} was set aside`);
	return corpusRecord(name, normalized.draft.record);
}

/** A field as a set of levelled words; a person is the name, a contact the name and the number. */
function words(value: unknown): Set<string> {
	const items = Array.isArray(value) ? value : [value];
	return new Set(
		items
			.filter((item) => item !== null && item !== undefined)
			.map((item) => {
				if (typeof item === "string") return item;
				const { name, phone } = item as { name?: string; phone?: string };
				return phone === undefined ? (name ?? "") : `${name ?? ""}|${phone}`;
			})
			.map((item) =>
				item
					.normalize("NFKC")
					.replace(/\s/gu, "")
					.replace(/[《》]/gu, "")
					.replace(/[“”「」]/gu, '"')
					.replace(/[~—–-]/gu, "-"),
			),
	);
}

interface Rates {
	/** Of what was found, what is right. */
	precision: number;
	/** Of what the texts say, what was found. */
	recall: number;
}

async function rates(set: string, field: Field): Promise<Rates> {
	let right = 0;
	let found = 0;
	let stated = 0;
	for (const name of names.filter((one) => one.startsWith(set))) {
		const gold = JSON.parse(
			await readFile(new URL(`${name}.json`, FOLDER), "utf8"),
		) as Partial<CorpusRecord>;
		if (gold.kind === "other" && field !== "kind") continue;
		const expected = words(gold[field] ?? null);
		const read = words((await recordOf(name))[field]);
		right += [...read].filter((one) => expected.has(one)).length;
		found += read.size;
		stated += expected.size;
	}
	return { precision: right / found, recall: right / stated };
}

describe("notices that were written before the rules", () => {
	it.each([
		["kind", 0.95, 0.95],
		["date_start", 0.97, 0.85],
		["time_start", 0.97, 0.85],
		["location", 0.97, 0.85],
		["chair", 0.95, 0.85],
		["people", 0.95, 0.85],
		["agenda", 0.95, 0.85],
		["convener", 0.9, 0.85],
		["attending_orgs_text", 0.85, 0.8],
		["contacts", 0.9, 0.85],
	] as const)("are read for their %s", async (field, precision, recall) => {
		for (const set of ["first-", "second-"]) {
			const found = await rates(set, field);
			expect(found.precision, set).toBeGreaterThanOrEqual(precision);
			expect(found.recall, set).toBeGreaterThanOrEqual(recall);
		}
	});

	it.each([
		["date_start", 0.9],
		["time_start", 0.97],
		["location", 0.97],
		["chair", 0.95],
		["people", 0.95],
		["points", 0.95],
		["contacts", 0.85],
	] as const)(
		"of forms not worked on: what is said of their %s is right",
		async (field, precision) => {
			expect((await rates("last-", field)).precision).toBeGreaterThanOrEqual(
				precision,
			);
		},
	);
});
