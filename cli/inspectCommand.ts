// `huixun inspect`: what becomes of one file, without publishing anything.
import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Finding } from "../functions/notice/finding.ts";
import {
	type Normalized,
	type NormalizedDraft,
	normalizeSource,
} from "../functions/pipeline/normalizeSource.ts";
import { type Console, padded, printable } from "./console.ts";
import { documentConfiguration } from "./documentConfiguration.ts";
import { fieldName, flatten } from "./fieldLines.ts";
import { FolderSources } from "./folderSources.ts";
import { normalizeKey } from "./normalizeKey.ts";
import { Refusal } from "./refusal.ts";
import { keyOfPath } from "./scanFolder.ts";

export async function inspectCommand(
	path: string,
	content: string,
	console: Console,
): Promise<number> {
	const normalized = await normalizeFile(path, content, console);
	const findings =
		normalized.kind === "draft"
			? (normalized.draft.findings as Finding[])
			: normalized.findings;
	if (console.json) {
		const found = findings.map((one) => console.findingJson(one));
		console.printJson(
			normalized.kind === "draft"
				? { id: normalized.id, ...normalized.draft, findings: found }
				: { rejected: true, findings: found },
		);
	} else {
		if (normalized.kind === "draft") print(normalized, console);
		else console.print(console.say("setAside"));
		for (const found of findings)
			for (const line of console.finding(found)) console.print(line);
	}
	return normalized.kind === "draft" ? 0 : 1;
}

/** Inside a site its configuration and the file's key there count; elsewhere the folder of the file. */
async function normalizeFile(
	path: string,
	content: string,
	console: Console,
): Promise<Normalized> {
	const refusal = (findings: readonly Finding[] = []) =>
		new Refusal(console.say("notASource", { path, content }), 2, findings);
	const found = await stat(path).catch(() => undefined);
	if (!found?.isFile()) throw refusal();
	const root = await realpath(content).catch(() => undefined);
	const inside =
		root !== undefined && (await keyOfPath(root, path)) !== undefined;
	const configuration = await documentConfiguration(
		inside ? content : dirname(path),
		console.tongue,
	);
	const sources = await FolderSources.scan(inside ? content : dirname(path), {
		only: [path],
	});
	const key = await sources.keyOf(path);
	const normalized =
		key !== undefined &&
		(await normalizeKey(sources, key, (source) =>
			normalizeSource(source, configuration),
		));
	if (!normalized) throw refusal(sources.findings);
	if (normalized.kind === "rejected")
		return {
			kind: "rejected",
			findings: [...sources.findings, ...normalized.findings],
		};
	const { draft } = normalized;
	return {
		...normalized,
		draft: { ...draft, findings: [...sources.findings, ...draft.findings] },
	};
}

/** The longest common path, `meetings[1].locations[1].name`, fits. */
const NAME_WIDTH = 30;

function print({ id, draft }: NormalizedDraft, console: Console): void {
	const { record, channels } = draft;
	const {
		contentHtml: _html,
		contentText: _text,
		editions,
		repairs,
		origins,
		...fields
	} = record;
	const line = (name: string, value: string) =>
		console.print(`${padded(name, NAME_WIDTH)} ${printable(value)}`);
	line(fieldName("id", console.tongue), id);
	for (const { path, value } of flatten(fields)) {
		if (path === "id") continue;
		const origin = origins[path.replace(/\[\d+\]/g, "")];
		const from = origin
			? console.paint("dim", `  ← ${printable(origin.by)}`)
			: "";
		console.print(
			`${padded(fieldName(path, console.tongue), NAME_WIDTH)} ${printable(value)}${from}`,
		);
	}
	line(fieldName("channels", console.tongue), channels.join(" "));
	for (const [edition, text] of Object.entries(editions))
		line(edition, `${text.title}  (${text.method})`);
	for (const { kind, line: at, column, before, after, certainty } of repairs)
		line(
			`${fieldName("repair", console.tongue)} ${at}:${column}`,
			`${kind} ${JSON.stringify(before)} → ${JSON.stringify(after)} (${certainty})`,
		);
}
