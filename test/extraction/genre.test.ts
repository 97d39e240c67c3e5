// Invented notices in the forms of the genre (`genre/NAME.txt`), each with what a reader takes from it.
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type CorpusRecord, corpusRecord } from "../../cli/corpusRecord.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";

const FOLDER = new URL("./genre/", import.meta.url);

const SITE = configurationSchema.parse({
	title: "Genre",
	baseUrl: "https://genre.example/",
	tag: { authority: "genre.example", date: "2026-01-01" },
	notMeetings: "publish",
});

const names = (await readdir(FOLDER))
	.filter((file) => file.endsWith(".txt"))
	.map((file) => file.slice(0, -".txt".length))
	.sort();

/** As the annotation writes it: names alone, levelled, sets sorted. */
function levelled(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(levelledItem).sort();
	return value === null || value === undefined ? null : level(String(value));
}

function levelledItem(item: unknown): string {
	if (typeof item === "string") return level(item);
	const { name, phone } = item as { name?: string; phone?: string };
	return phone === undefined
		? level(name ?? "")
		: `${level(name ?? "")}|${level(phone ?? "")}`;
}

function level(text: string): string {
	return text.normalize("NFKC").replace(/\s/gu, "").replace(/[“”]/gu, '"');
}

async function recordOf(name: string): Promise<CorpusRecord> {
	const bytes = await readFile(new URL(`${name}.txt`, FOLDER));
	const normalized = normalizeSource(
		{ key: `${name}.txt`, bytes, translations: [], attachments: [] },
		SITE,
	);
	if (normalized.kind !== "draft") throw new Error(`${name} was set aside`);
	return corpusRecord(name, normalized.draft.record);
}

describe("a notice of the genre", () => {
	it("is there in both scripts and in every kind", async () => {
		const kinds = new Set<string>();
		const scripts = new Set<string>();
		for (const name of names) {
			const { kind, script } = await recordOf(name);
			kinds.add(kind);
			scripts.add(script);
		}
		expect([...kinds].sort()).toEqual([
			"agenda",
			"cancelled",
			"minutes",
			"notice",
			"other",
			"postponed",
			"report",
		]);
		expect([...scripts].sort()).toEqual(["Hans", "Hant"]);
	});

	it.each(names)("%s is understood", async (name) => {
		const expected = JSON.parse(
			await readFile(new URL(`${name}.json`, FOLDER), "utf8"),
		) as Record<string, unknown>;
		const found = (await recordOf(name)) as unknown as Record<string, unknown>;
		const fields = Object.keys(expected);
		expect(
			Object.fromEntries(
				fields.map((field) => [
					field,
					levelled(
						field === "people"
							? (found.people as { name: string }[]).map((one) => one.name)
							: found[field],
					),
				]),
			),
		).toEqual(
			Object.fromEntries(
				fields.map((field) => [field, levelled(expected[field])]),
			),
		);
	});
});
