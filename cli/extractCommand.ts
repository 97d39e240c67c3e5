// `huixun extract`: one JSON line of extracted fields per document.
import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Configuration } from "../functions/notice/configuration.ts";
import type { Finding } from "../functions/notice/finding.ts";
import { normalizeSource } from "../functions/pipeline/normalizeSource.ts";
import type { Console } from "./console.ts";
import { corpusRecord } from "./corpusRecord.ts";
import { documentConfiguration } from "./documentConfiguration.ts";
import { FolderSources } from "./folderSources.ts";
import { normalizeKey } from "./normalizeKey.ts";
import { Refusal } from "./refusal.ts";

/** The run goes on past a document that is set aside; the exit code tells. */
export async function extractCommand(
	paths: readonly string[],
	content: string,
	console: Console,
): Promise<number> {
	const configuration = await documentConfiguration(content, console.tongue);
	const run = { configuration, console, failed: false };
	const folders = new Map<string, Promise<FolderSources>>();
	for (const path of paths) {
		const found = await stat(path).catch(() => undefined);
		if (!found) throw new Refusal(console.say("noSuchFile", { path }), 2);
		if (found.isDirectory()) {
			const sources = await FolderSources.scan(path);
			await extract(sources, sources.keys(), run);
			reject(sources.findings, run);
			continue;
		}
		const folder = dirname(path);
		const beside =
			folders.get(folder) ??
			FolderSources.scan(folder, {
				only: paths.filter((other) => dirname(other) === folder),
			});
		folders.set(folder, beside);
		const sources = await beside;
		const key = await sources.keyOf(path);
		if (key === undefined)
			reject(
				sources.findings.filter(
					({ place }) => basename(place?.file ?? "") === basename(path),
				),
				run,
				path,
			);
		else await extract(sources, [key], run);
	}
	return run.failed ? 1 : 0;
}

interface Run {
	configuration: Configuration;
	console: Console;
	failed: boolean;
}

async function extract(
	sources: FolderSources,
	keys: readonly string[],
	run: Run,
): Promise<void> {
	const { configuration, console } = run;
	for (const [done, key] of keys.entries()) {
		if (console.unheard) return;
		const normalized = await normalizeKey(sources, key, (source) =>
			normalizeSource(source, configuration),
		);
		if (normalized?.kind === "draft")
			console.printJsonLine(corpusRecord(stemOf(key), normalized.draft.record));
		else if (normalized) printRejected(stemOf(key), normalized.findings, run);
		console.progress("reading", done + 1, keys.length);
	}
}

/** Files that could not even become a source. */
function reject(findings: readonly Finding[], run: Run, path?: string): void {
	const errors = findings.filter(({ severity }) => severity === "error");
	for (const found of errors)
		printRejected(stemOf(found.place?.file ?? path ?? ""), [found], run);
	if (path !== undefined && errors.length === 0)
		printRejected(stemOf(path), findings, run);
}

function printRejected(
	id: string,
	findings: readonly Finding[],
	run: Run,
): void {
	run.failed = true;
	run.console.printJsonLine({
		id,
		rejected: true,
		findings: findings.map((found) => run.console.findingJson(found)),
	});
}

function stemOf(path: string): string {
	return basename(path).replace(/\.[^.]+$/, "");
}
