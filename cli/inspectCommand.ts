// `huixun inspect` and `huixun extract`: what becomes of documents, without publishing anything.
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Configuration } from "../functions/notice/configuration.ts";
import { configurationSchema } from "../functions/notice/configuration.ts";
import type { Finding } from "../functions/notice/finding.ts";
import {
	type Normalized,
	normalizeSource,
} from "../functions/pipeline/normalizeSource.ts";
import { type Console, printable } from "./console.ts";
import { corpusRecord } from "./corpusRecord.ts";
import { FolderSources } from "./folderSources.ts";
import { Refusal } from "./refusal.ts";
import { loadConfiguration } from "./workspace.ts";

/** For documents that lie outside any site. */
const PLAIN: Configuration = configurationSchema.parse({
	title: "Huixun",
	baseUrl: "https://huixun.example/",
	tag: { authority: "huixun.example", date: "2026-01-01" },
});

async function normalizeFile(
	path: string,
	content: string,
	out: Console,
): Promise<Normalized> {
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile())
		throw new Refusal(out.say("notASource", { path, content }), 2);
	// Inside a site its configuration and the file's key there count; elsewhere the folder of the file.
	const inside = await FolderSources.scan(content, [path]).catch(
		() => undefined,
	);
	const key = await inside?.keyOf(path).catch(() => undefined);
	const configuration = key
		? await loadConfiguration(content, out.tongue)
		: PLAIN;
	const sources =
		key && inside ? inside : await FolderSources.scan(dirname(path), [path]);
	const own = key ?? (await sources.keyOf(path));
	const source = own && (await sources.read(own));
	if (source) return normalizeSource(source, configuration);
	const problems = sources.findings.filter(
		({ place }) => place?.file === basename(path),
	);
	if (problems.length > 0) return { kind: "rejected", findings: problems };
	throw new Refusal(out.say("notASource", { path, content }), 2);
}

export async function inspectCommand(
	path: string,
	content: string,
	out: Console,
): Promise<number> {
	const normalized = await normalizeFile(path, content, out);
	const findings =
		normalized.kind === "draft"
			? (normalized.draft.findings as Finding[])
			: normalized.findings;
	if (out.json)
		out.printJson(
			normalized.kind === "draft"
				? { ...normalized.draft, id: normalized.id }
				: { rejected: true, findings },
		);
	else {
		if (normalized.kind === "draft") describeDraft(normalized.draft, out);
		for (const found of findings)
			for (const line of out.finding(found)) out.print(line);
	}
	return normalized.kind === "draft" ? 0 : 1;
}

function describeDraft(
	{ record, channels }: Extract<Normalized, { kind: "draft" }>["draft"],
	out: Console,
): void {
	const {
		contentHtml: _html,
		contentText: _text,
		editions,
		repairs,
		origins,
		...fields
	} = record;
	for (const [name, value] of Object.entries(fields)) {
		if (Array.isArray(value) && value.length === 0) continue;
		const origin = origins[name];
		const shown = typeof value === "string" ? value : JSON.stringify(value);
		out.print(
			`${name.padEnd(16)} ${printable(shown)}${origin ? out.paint("dim", `  ← ${printable(origin.by)}`) : ""}`,
		);
	}
	out.print(`${"channels".padEnd(16)} ${channels.join(" ")}`);
	for (const [edition, text] of Object.entries(editions))
		out.print(
			`${edition.padEnd(16)} ${printable(text.title)}  (${text.method})`,
		);
	for (const { kind, line, column, before, after, certainty } of repairs)
		out.print(
			`${`repair ${line}:${column}`.padEnd(16)} ${kind} ${printable(JSON.stringify(before))} → ${printable(JSON.stringify(after))} (${certainty})`,
		);
}

/** One JSON line a document; a document that is set aside gives its id and its findings. */
export async function extractCommand(
	paths: readonly string[],
	content: string,
	out: Console,
): Promise<number> {
	let failed = false;
	for (const path of await documentsIn(paths, content, out)) {
		const id = basename(path).replace(/\.[^.]+$/, "");
		const normalized = await normalizeFile(path, content, out);
		if (normalized.kind === "draft")
			process.stdout.write(
				`${JSON.stringify(corpusRecord(id, normalized.draft.record))}\n`,
			);
		else {
			failed = true;
			process.stdout.write(
				`${JSON.stringify({ id, rejected: true, findings: normalized.findings })}\n`,
			);
		}
	}
	return failed ? 1 : 0;
}

async function documentsIn(
	paths: readonly string[],
	content: string,
	out: Console,
): Promise<string[]> {
	const documents: string[] = [];
	for (const path of paths) {
		const found = await stat(path).catch(() => undefined);
		if (!found) throw new Refusal(out.say("notASource", { path, content }), 2);
		if (!found.isDirectory()) {
			documents.push(path);
			continue;
		}
		const entries = await readdir(path, {
			recursive: true,
			withFileTypes: true,
		});
		documents.push(
			...entries
				.filter(
					(entry) =>
						entry.isFile() && /\.(?:txt|md|markdown|html?)$/i.test(entry.name),
				)
				.map((entry) => join(entry.parentPath, entry.name))
				.sort(),
		);
	}
	return documents;
}
