// What goes into each function, and the handlers' size.
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { describe, expect, it } from "vitest";
import {
	bundleFunctions,
	bytesAtStart,
	FUNCTIONS,
} from "../../infra/bundle.ts";

/** Sources of `index.mjs` and of what it imports at once. */
function inputsAtStart(outputs: Metafile["outputs"]): string[] {
	const paths = Object.keys(outputs).filter((path) =>
		path.endsWith("/index.mjs"),
	);
	for (const path of paths)
		for (const { kind, path: next } of outputs[path]?.imports ?? [])
			if (kind === "import-statement" && !paths.includes(next))
				paths.push(next);
	return paths.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

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
			[...bundles].map(([name, metafile]) => [
				name,
				bytesAtStart(metafile) / 1024,
			]),
		);
		for (const name of ["publish", "snapshots", "sitemaps"])
			expect(kilobytes[name], name).toBeLessThan(1200);
		// Dictionaries.
		for (const name of ["ingest", "reconcile"])
			expect(kilobytes[name], name).toBeLessThan(3500);
	});

	it("read what seldom comes only when it comes", () => {
		for (const [name, { outputs }] of bundles)
			for (const late of ["unpdf", "client-cloudfront"])
				expect(
					inputsAtStart(outputs).filter(
						(input) =>
							input.includes(`node_modules/${late}/`) ||
							input.includes(`@aws-sdk/${late}/`),
					),
					`${name} ${late}`,
				).toEqual([]);
	});

	it("hold nothing of an earlier build", async () => {
		const again = mkdtempSync(join(tmpdir(), "huixun-bundles-"));
		mkdirSync(join(again, "sitemaps"));
		writeFileSync(join(again, "sitemaps/chunk-OLD.mjs"), "");
		await bundleFunctions(again, ["sitemaps"]);
		expect(readdirSync(join(again, "sitemaps"))).toEqual(
			readdirSync(join(folder, "sitemaps")),
		);
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
