// Breaks one rule after the other in a copy of the tree, and sees which test notices.
//
//     node --import tsx test/mutations/run.ts ["words of a rule"…]
//
// Exits with 1 if a rule can be broken unnoticed, or no longer stands where it stood.
import { execFile } from "node:child_process";
import {
	cp,
	mkdtemp,
	readFile,
	rm,
	symlink,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMITTING } from "./committing.ts";
import { DERIVING } from "./deriving.ts";
import type { Mutation } from "./mutation.ts";
import { NORMALIZING } from "./normalizing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** One mutation's tests; one that hangs has not said what is wrong. */
const MOST_MILLISECONDS = 600_000;

interface Report {
	testResults: {
		message: string;
		assertionResults: {
			status: string;
			fullName: string;
			failureMessages: string[];
		}[];
	}[];
}

type Outcome =
	| { kind: "caught"; by: string; message: string }
	| { kind: "survived"; why: string };

async function copyTree(): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), "huixun-mutations-"));
	for (const name of [
		"cli",
		"functions",
		"test",
		"package.json",
		"vitest.config.ts",
	])
		await cp(join(root, name), join(copy, name), { recursive: true });
	await symlink(join(root, "node_modules"), join(copy, "node_modules"));
	return copy;
}

async function test(copy: string, mutation: Mutation): Promise<Outcome> {
	const kept = new Map<string, string>();
	for (const { file, from, to } of mutation.edits) {
		const text = await readFile(join(copy, file), "utf8");
		if (!kept.has(file)) kept.set(file, text);
		if (text.split(from).length !== 2) {
			await restore(copy, kept);
			return { kind: "survived", why: `no longer once in ${file}: ${from}` };
		}
		await writeFile(
			join(copy, file),
			text.replace(from, () => to),
		);
	}
	const outcome = await runTests(copy, mutation);
	await restore(copy, kept);
	return outcome;
}

async function restore(copy: string, kept: Map<string, string>): Promise<void> {
	for (const [file, text] of kept) await writeFile(join(copy, file), text);
}

async function runTests(
	copy: string,
	{ tests, named }: Mutation,
): Promise<Outcome> {
	const output = join(copy, "report.json");
	await rm(output, { force: true });
	await new Promise<void>((done) => {
		execFile(
			process.execPath,
			[
				join(root, "node_modules/vitest/vitest.mjs"),
				"run",
				...tests,
				"--bail=1",
				"--reporter=json",
				`--outputFile=${output}`,
				...(named ? ["-t", named] : []),
			],
			{ cwd: copy, timeout: MOST_MILLISECONDS, maxBuffer: 1 << 28 },
			() => done(),
		);
	});
	const report = await readFile(output, "utf8").then(
		(text) => JSON.parse(text) as Report,
		() => undefined,
	);
	if (!report) return { kind: "survived", why: "the tests did not end" };
	const results = report.testResults.flatMap(
		({ assertionResults }) => assertionResults,
	);
	const failed = results.find(({ status }) => status === "failed");
	if (!failed) {
		const ran = results.filter(({ status }) => status === "passed").length;
		const broken = report.testResults.find(({ message }) => message)?.message;
		return { kind: "survived", why: broken ?? `${ran} tests passed` };
	}
	const message = failed.failureMessages[0] ?? "";
	if (/timed out/.test(message))
		return { kind: "survived", why: `${failed.fullName}: ${message}` };
	return { kind: "caught", by: failed.fullName, message };
}

const wanted = process.argv.slice(2);
const copy = await copyTree();
let survivors = 0;
try {
	for (const mutation of [...NORMALIZING, ...COMMITTING, ...DERIVING]) {
		if (
			wanted.length > 0 &&
			!wanted.some((words) => mutation.rule.includes(words))
		)
			continue;
		const outcome = await test(copy, mutation);
		if (outcome.kind === "survived") survivors++;
		console.log(
			outcome.kind === "caught"
				? `caught    ${mutation.rule}\n          by: ${outcome.by}\n          ${firstLine(outcome.message)}`
				: `SURVIVED  ${mutation.rule}\n          ${firstLine(outcome.why)}`,
		);
	}
} finally {
	await rm(copy, { recursive: true, force: true });
}
console.log(survivors === 0 ? "All were caught." : `${survivors} survived.`);
process.exitCode = survivors === 0 ? 0 : 1;

function firstLine(text: string): string {
	return text.split("\n")[0]?.slice(0, 200) ?? "";
}
