// `huixun check`: what editors should know about the content, before it is published.
import {
	type Finding,
	finding,
	hasErrors,
	type Severity,
} from "../functions/notice/finding.ts";
import {
	type Normalized,
	normalizeSource,
} from "../functions/pipeline/normalizeSource.ts";
import { annotation } from "./annotations.ts";
import type { Console } from "./console.ts";
import { FolderSources } from "./folderSources.ts";
import { loadConfiguration } from "./loadConfiguration.ts";
import { foldersOf, type Locations } from "./locations.ts";
import { normalizeKey } from "./normalizeKey.ts";

export async function checkCommand(
	locations: Locations & { annotate?: boolean },
	console: Console,
): Promise<number> {
	const { annotate, content } = locations;
	const configuration = await loadConfiguration(content, console.tongue);
	const sources = await FolderSources.scan(content, {
		except: foldersOf(locations, console),
	});
	const findings: Finding[] = [];
	const ids = new Map<string, string>();
	const keys = sources.keys();
	for (const [done, key] of keys.entries()) {
		const normalized = await normalizeKey(sources, key, (source) =>
			normalizeSource(source, configuration),
		);
		if (normalized) {
			findings.push(...findingsOf(normalized));
			if (normalized.kind === "draft")
				findings.push(...sameId(normalized.id, key, ids));
		}
		console.progress("filesChecked", done + 1, keys.length);
	}
	findings.push(...sources.findings);
	const sorted = inOrder(findings);
	if (console.json)
		console.printJson({
			sources: keys.length,
			findings: sorted.map((found) => console.findingJson(found)),
		});
	else if (annotate)
		for (const found of sorted)
			console.print(annotation(found, content, console.tongue));
	else print(sorted, keys.length, console);
	return hasErrors(sorted) ? 1 : 0;
}

function findingsOf(normalized: Normalized): readonly Finding[] {
	return normalized.kind === "draft"
		? (normalized.draft.findings as Finding[])
		: normalized.findings;
}

function sameId(
	id: string,
	key: string,
	ids: Map<string, string>,
): readonly Finding[] {
	const other = ids.get(id);
	ids.set(id, other ?? key);
	return other === undefined
		? []
		: [finding("source.same-id", { file: key, field: "id" }, { id, other })];
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** By file, in each what is worst first. */
function inOrder(findings: readonly Finding[]): Finding[] {
	return [...findings].sort(
		(a, b) =>
			compare(a.place?.file ?? "", b.place?.file ?? "") ||
			ORDER[a.severity] - ORDER[b.severity] ||
			(a.place?.line ?? 0) - (b.place?.line ?? 0) ||
			(a.place?.column ?? 0) - (b.place?.column ?? 0),
	);
}

function print(
	findings: readonly Finding[],
	count: number,
	console: Console,
): void {
	if (findings.length === 0) {
		console.print(console.say("noFindings", { count }));
		return;
	}
	for (const found of findings)
		for (const line of console.finding(found)) console.print(line);
	console.print();
	const number = (severity: Severity) =>
		findings.filter((found) => found.severity === severity).length;
	console.print(
		console.say("foundCount", {
			errors: number("error"),
			warnings: number("warning"),
			count,
		}),
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
