// How large each function is, and how long from starting its process to its first answer. Another Node than
// this one: HUIXUN_NODE=/path/to/node.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundleFunctions, bytesAtStart, FUNCTIONS } from "../infra/bundle.ts";
import { Cloud } from "../test/support/aws/cloud.ts";
import { BOOTSTRAP } from "../test/support/aws/lambdaProcess.ts";

const ROUNDS = 5;
const node = process.env.HUIXUN_NODE;

const folder = mkdtempSync(join(tmpdir(), "huixun-bench-"));
const bundles = await bundleFunctions(folder);
const times = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round++) {
	const cloud = await Cloud.start(node ? { runtime: [node, BOOTSTRAP] } : {});
	for (const name of FUNCTIONS)
		await cloud.invoke(name, { Records: [] }).catch(() => undefined);
	for (const [name, [first]] of Object.entries(cloud.functions.firstResults()))
		if (first !== undefined)
			times.set(name, [...(times.get(name) ?? []), first]);
	await cloud.close();
}
for (const [name, metafile] of bundles) {
	const files = readdirSync(join(folder, name)).map((file) =>
		readFileSync(join(folder, name, file)),
	);
	const kilobytes = (sizes: number[]) =>
		Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
	const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
	const figures = {
		name,
		atStart: kilobytes([bytesAtStart(metafile)]),
		kilobytes: kilobytes(files.map((file) => file.length)),
		gzipped: kilobytes(files.map((file) => gzipSync(file).length)),
		least: Math.round(sorted[0] ?? 0),
		median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
	};
	process.stdout.write(`${JSON.stringify(figures)}\n`);
}
