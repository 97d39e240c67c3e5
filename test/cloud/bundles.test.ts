// What goes into each function, and the handlers' size.
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleFunctions, FUNCTIONS } from "../../infra/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "huixun-bundles-"));
const bundles = await bundleFunctions(folder);

describe("bundles", () => {
	it("carry the dictionaries of Chinese characters only where something is normalized", () => {
		const carriers = [...bundles]
			.filter(([, { inputs }]) =>
				Object.keys(inputs).some((input) => input.includes("opencc-js")),
			)
			.map(([name]) => name);
		expect(carriers).toEqual(["ingest", "reconcile"]);
	});

	it("are small enough to start quickly", () => {
		const kilobytes = Object.fromEntries(
			FUNCTIONS.map((name) => [
				name,
				statSync(join(folder, name, "index.mjs")).size / 1024,
			]),
		);
		for (const name of ["publish", "snapshots", "sitemaps"])
			expect(kilobytes[name], name).toBeLessThan(1500);
		// Dictionaries, and a reader of PDF that runs only when one comes.
		for (const name of ["ingest", "reconcile"])
			expect(kilobytes[name], name).toBeLessThan(6000);
	});

	it("come out the same each time", async () => {
		const again = mkdtempSync(join(tmpdir(), "huixun-bundles-"));
		await bundleFunctions(again, ["sitemaps"]);
		const read = (where: string) =>
			readFileSync(join(where, "sitemaps/index.mjs"), "utf8");
		expect(read(again)).toBe(read(folder));
	});
});

describe("handlers", () => {
	it.each(FUNCTIONS)("%s has at most 40 lines after its imports", (name) => {
		const text = readFileSync(
			new URL(`../../functions/${name}.ts`, import.meta.url),
			"utf8",
		);
		const code = text.slice(text.lastIndexOf("\nimport ")).split("\n");
		expect(code.length).toBeLessThanOrEqual(42);
	});
});
