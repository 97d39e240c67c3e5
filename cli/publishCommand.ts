// `huixun publish`: the folder as it is now → what is new, due or changed → the site.
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { keys } from "../functions/journal/keys.ts";
import type { Configuration } from "../functions/notice/configuration.ts";
import type { Finding } from "../functions/notice/finding.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { readHead } from "../functions/pipeline/head.ts";
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { decodeJson } from "../functions/pipeline/json.ts";
import {
	type KnownSource,
	type NormalizeOutcome,
	normalize,
} from "../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../functions/pipeline/normalizeSource.ts";
import { type PublishReport, publish } from "../functions/pipeline/publish.ts";
import { ensureRendered, rebuild } from "../functions/pipeline/rebuild.ts";
import { writeSitemaps } from "../functions/pipeline/sitemaps.ts";
import type { Console } from "./console.ts";
import { FolderSources } from "./folderSources.ts";
import { Refusal } from "./refusal.ts";
import { nextDue } from "./statusCommand.ts";
import {
	type Folders,
	hasState,
	isEmptyFolder,
	loadConfiguration,
	openStores,
	publishContext,
} from "./workspace.ts";

export interface PublishOptions extends Folders {
	files: string[];
	clock: () => string;
	allowRemovals: boolean;
}

/** Sources normalized at once: while one waits for the disk, another computes. */
const AT_ONCE = 16;

export async function publishCommand(
	options: PublishOptions,
	out: Console,
): Promise<number> {
	const configuration = await loadConfiguration(options.content, out.tongue);
	const stores = openStores(options);
	await refuseStrangeOutput(options, stores, out);
	const sources = await FolderSources.scan(
		options.content,
		options.files.length > 0 ? options.files : undefined,
	);
	const outcomes = await normalizeAll(
		await keysToLookAt(options, sources, stores, out),
		sources,
		configuration,
		stores,
		out,
	);
	const context = {
		...publishContext(stores, configuration, options.clock, out),
		allowRemovals: options.allowRemovals,
	};
	// A published tree that was deleted while its state lives on is written again.
	const rendered = (await isMissing(options.out))
		? await rebuild(context)
		: await ensureRendered(context);
	const report = await publish(context);
	const sitemaps = await writeSitemaps(context);
	const files = new Set([
		...rendered.files,
		...report.files,
		...sitemaps.files,
	]);
	return summarize(
		{
			outcomes,
			findings: [...sources.findings, ...rendered.findings, ...report.findings],
			report,
			files: files.size,
			next: await nextDue(stores, options.clock()),
		},
		options,
		out,
	);
}

async function refuseStrangeOutput(
	options: PublishOptions,
	stores: Stores,
	out: Console,
): Promise<void> {
	if ((await hasState(stores)) || (await isEmptyFolder(options.out))) return;
	throw new Refusal(
		out.say("noState", { out: options.out, state: options.state }),
		3,
	);
}

async function isMissing(folder: string): Promise<boolean> {
	return readdir(folder).then(
		(names) => names.length === 0,
		() => true,
	);
}

/** Sources in the folder, and those that were there before. */
async function keysToLookAt(
	options: PublishOptions,
	sources: FolderSources,
	stores: Stores,
	out: Console,
): Promise<string[]> {
	if (options.files.length > 0) {
		const named = new Set<string>();
		for (const file of options.files) {
			const key = await sources.keyOf(file).catch(() => undefined);
			if (key === undefined)
				throw new Refusal(
					out.say("notASource", { path: file, content: options.content }),
					2,
				);
			named.add(key);
		}
		return [...named].sort();
	}
	const all = new Set(sources.keys());
	for await (const key of allKeys(stores.private, keys.sources())) {
		const found = await stores.private.get(key);
		if (found) all.add(decodeJson<KnownSource>(found).key);
	}
	return [...all].sort();
}

async function normalizeAll(
	sourceKeys: readonly string[],
	sources: FolderSources,
	configuration: Configuration,
	stores: Stores,
	out: Console,
): Promise<NormalizeOutcome[]> {
	const { head } = await readHead(stores.private);
	const recipe = recipeOf(configuration);
	let done = 0;
	return inParallel(
		sourceKeys,
		async (key) => {
			const outcome = await normalize(key, {
				store: stores.private,
				sources,
				normalizeSource: (source) => normalizeSource(source, configuration),
				recipe,
				onDeletion: configuration.onDeletion,
				// What was there before the site is old news: dated as it was, and not pushed.
				lane: head.seq === 0 ? "backfill" : "due",
			});
			out.progress("reading", ++done, sourceKeys.length);
			return outcome;
		},
		AT_ONCE,
	);
}

interface Summary {
	outcomes: NormalizeOutcome[];
	findings: Finding[];
	report: PublishReport;
	files: number;
	next: string | undefined;
}

function summarize(
	{ outcomes, findings, report, files, next }: Summary,
	options: PublishOptions,
	out: Console,
): number {
	const of = (kind: NormalizeOutcome["kind"]) =>
		outcomes.filter((outcome) => outcome.kind === kind);
	const rejected = outcomes.flatMap((outcome) =>
		outcome.kind === "rejected" ? [outcome] : [],
	);
	const aside = [
		...rejected.flatMap(({ findings: found }) => found),
		...findings,
	].filter(({ severity }) => severity === "error");
	const ops: Record<string, number> = {};
	for (const { op } of report.entries) ops[op] = (ops[op] ?? 0) + 1;
	const exitCode = aside.length > 0 || report.heldBack.length > 0 ? 1 : 0;
	const read = outcomes.length - of("absent").length;
	if (out.json) {
		out.printJson({
			read,
			drafted: of("drafted").length,
			unchanged: of("unchanged").length,
			vanished: of("vanished").length,
			withdrawnByDeletion: of("withdrawn").length,
			setAside: rejected.map(({ key, findings: found }) => ({
				key,
				findings: found,
			})),
			commits: report.commits,
			entries: report.entries,
			operations: ops,
			heldBack: report.heldBack,
			waiting: report.waiting,
			findings,
			filesWritten: files,
			nextDue: next ?? null,
			out: resolve(options.out),
		});
		return exitCode;
	}
	const total = Object.entries(ops)
		.sort()
		.map(([op, count]) => `${op} ${count}`)
		.join(", ");
	const line = (name: Parameters<Console["say"]>[0], value: string | number) =>
		out.print(`${out.say(name).padEnd(12)} ${value}`);
	line("read", read);
	line("published", `${report.entries.length}${total ? ` (${total})` : ""}`);
	line("unchanged", of("unchanged").length);
	if (of("vanished").length > 0) line("vanished", of("vanished").length);
	if (of("withdrawn").length > 0) line("withdrawn", of("withdrawn").length);
	line("setAside", rejected.length);
	line("filesWritten", files);
	if (next) line("nextDue", next);
	if (aside.length > 0) {
		out.print();
		for (const found of aside)
			for (const text of out.finding(found)) out.print(text);
	}
	if (report.heldBack.length > 0) {
		out.print();
		out.print(out.say("heldBack", { count: report.heldBack.length }));
	}
	out.print();
	out.print(out.say("lookAt", { path: resolve(options.out, "index.html") }));
	return exitCode;
}
