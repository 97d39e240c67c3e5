// Extraction measured on an annotated corpus, where one lies beside the project (`../shared/corpus`).
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type CorpusRecord, corpusRecord } from "../../cli/corpusRecord.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";
import { halfOf } from "./split.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);
const there = existsSync(fileURLToPath(new URL("dev.gold.jsonl", CORPUS)));

const SITE = configurationSchema.parse({
	title: "Corpus",
	baseUrl: "https://corpus.example/",
	tag: { authority: "corpus.example", date: "2026-01-01" },
	notMeetings: "publish",
});

interface Gold {
	id: string;
	origin: string;
}

interface Rates {
	precision: number | null;
	recall: number | null;
}

type Score = (
	gold: readonly Gold[],
	found: readonly CorpusRecord[],
) => {
	macro_f1_close: number;
	fields: Record<string, { exact: Rates }>;
};

async function measured(): Promise<{
	gold: Gold[];
	found: CorpusRecord[];
	score: Score;
}> {
	const { score } = (await import(new URL("score.mjs", CORPUS).href)) as {
		score: Score;
	};
	const lines = await readFile(new URL("dev.gold.jsonl", CORPUS), "utf8");
	const gold = lines
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => JSON.parse(line) as Gold);
	const found: CorpusRecord[] = [];
	for (const file of await readdir(new URL("dev/", CORPUS))) {
		const id = file.replace(/\.txt$/u, "");
		const bytes = await readFile(new URL(`dev/${file}`, CORPUS));
		const normalized = normalizeSource(
			{ key: file, bytes, translations: [], attachments: [] },
			SITE,
		);
		if (normalized.kind === "draft")
			found.push(corpusRecord(id, normalized.draft.record));
	}
	return { gold, found, score };
}

it("keeps the split of documents as it was committed", async () => {
	const committed = await readFile(
		new URL("split.tsv", import.meta.url),
		"utf8",
	);
	const rows = committed
		.trim()
		.split("\n")
		.map((row) => row.split("\t"));
	expect(rows).toHaveLength(60);
	for (const [id = "", half] of rows) expect(halfOf(id)).toBe(half);
});

describe.skipIf(!there)("on the annotated corpus", () => {
	it("reaches what precise extraction asks for", async () => {
		const { gold, found, score } = await measured();
		const { fields, macro_f1_close } = score(gold, found);
		const rates = (field: string) => fields[field]?.exact as Rates;
		expect(rates("kind").precision).toBeGreaterThanOrEqual(0.95);
		for (const field of ["date_start", "time_start"]) {
			expect(rates(field).precision, field).toBeGreaterThanOrEqual(0.97);
			expect(rates(field).recall, field).toBeGreaterThanOrEqual(0.85);
		}
		for (const field of ["chair", "people"]) {
			expect(rates(field).precision, field).toBeGreaterThanOrEqual(0.95);
			expect(rates(field).recall, field).toBeGreaterThanOrEqual(0.85);
		}
		expect(rates("location").precision).toBeGreaterThanOrEqual(0.97);
		expect(rates("location").recall).toBeGreaterThanOrEqual(0.85);
		expect(macro_f1_close).toBeGreaterThanOrEqual(0.88);
		const real = gold.filter(({ origin }) => origin === "public-repo");
		const ids = new Set(real.map(({ id }) => id));
		expect(
			score(
				real,
				found.filter(({ id }) => ids.has(id)),
			).macro_f1_close,
		).toBeGreaterThanOrEqual(0.85);
	}, 60_000);
});
