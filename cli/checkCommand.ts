// `huixun check`: what editors should know about the content, before it is published.
import { type Finding, hasErrors } from "../functions/notice/finding.ts";
import { normalizeSource } from "../functions/pipeline/normalizeSource.ts";
import type { Console } from "./console.ts";
import { FolderSources } from "./folderSources.ts";
import { loadConfiguration } from "./workspace.ts";

export async function checkCommand(
	content: string,
	out: Console,
): Promise<number> {
	const configuration = await loadConfiguration(content, out.tongue);
	const sources = await FolderSources.scan(content);
	const findings: Finding[] = [];
	const ids = new Map<string, string>();
	const keys = sources.keys();
	for (const [done, key] of keys.entries()) {
		const source = await sources.read(key);
		if (!source) continue;
		const normalized = normalizeSource(source, configuration);
		findings.push(...findingsOf(normalized));
		if (normalized.kind === "draft") {
			const other = ids.get(normalized.id);
			if (other)
				findings.push({
					code: "source.same-id",
					severity: "error",
					place: { file: key, field: "id" },
					values: { id: normalized.id, other },
				});
			ids.set(normalized.id, key);
		}
		out.progress("reading", done + 1, keys.length);
	}
	findings.unshift(...sources.findings);
	const failed = hasErrors(findings);
	if (out.json) out.printJson({ sources: keys.length, findings });
	else report(findings, keys.length, out);
	return failed ? 1 : 0;
}

function findingsOf(
	normalized: ReturnType<typeof normalizeSource>,
): readonly Finding[] {
	return normalized.kind === "draft"
		? (normalized.draft.findings as Finding[])
		: normalized.findings;
}

const ORDER = { error: 0, warning: 1, info: 2 } as const;

function report(findings: readonly Finding[], count: number, out: Console) {
	if (findings.length === 0) {
		out.print(out.say("noFindings", { count }));
		return;
	}
	const sorted = [...findings].sort(
		(a, b) =>
			compare(a.place?.file ?? "", b.place?.file ?? "") ||
			ORDER[a.severity] - ORDER[b.severity] ||
			(a.place?.line ?? 0) - (b.place?.line ?? 0),
	);
	for (const found of sorted)
		for (const line of out.finding(found)) out.print(line);
	out.print();
	const number = (severity: Finding["severity"]) =>
		findings.filter((found) => found.severity === severity).length;
	out.print(
		out.say("foundCount", {
			errors: number("error"),
			warnings: number("warning"),
			count,
		}),
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
