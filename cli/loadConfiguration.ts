// `site.yaml`, read and checked; what is wrong in it is told key by key.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import {
	type Configuration,
	configurationSchema,
} from "../functions/notice/configuration.ts";
import {
	type Finding,
	finding,
	type Tongue,
} from "../functions/notice/finding.ts";
import { MAX_YAML_ALIASES } from "../functions/reading/bounds.ts";
import { type Message, message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

/** Bytes of `site.yaml`; a site of a thousand channels has some 100 KiB. */
const MAX_SITE_BYTES = 4 * 1024 * 1024;

/** What a check of our own says, by the key that it is about; zod's own say themselves in both languages. */
const CUSTOM: Record<string, Message> = { baseUrl: "endWithSlash" };

/** Throws a refusal that says what to do. */
export async function loadConfiguration(
	content: string,
	tongue: Tongue,
): Promise<Configuration> {
	const path = join(content, "site.yaml");
	const text = await readSite(path, content, tongue);
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const broken = document.errors.map(({ code, pos }) => {
		const { line, col } = lines.linePos(pos[0]);
		return finding(
			"site.invalid",
			{ file: "site.yaml", line, column: col },
			{ problem: code },
		);
	});
	if (broken.length > 0) throw invalid(path, broken, tongue);
	const parsed = configurationSchema.safeParse(
		valuesOf(document, path, tongue),
		{
			error: (tongue === "zh" ? z.locales.zhCN() : z.locales.en()).localeError,
		},
	);
	if (parsed.success) return parsed.data;
	const found = parsed.error.issues.map((issue) => {
		const keys = issue.path.map((key) =>
			typeof key === "symbol" ? String(key) : key,
		);
		return finding(
			"site.invalid",
			{
				file: "site.yaml",
				...placeOf(document, keys, lines),
				...(keys.length > 0 ? { field: keys.join(".") } : {}),
			},
			{ problem: problemOf(issue, keys, tongue) },
		);
	});
	throw invalid(path, found, tongue);
}

async function readSite(
	path: string,
	content: string,
	tongue: Tongue,
): Promise<string> {
	try {
		if ((await stat(path)).size > MAX_SITE_BYTES)
			throw invalid(
				path,
				[
					finding(
						"site.invalid",
						{ file: "site.yaml" },
						{ problem: `> ${MAX_SITE_BYTES} bytes` },
					),
				],
				tongue,
			);
		return await readFile(path, "utf8");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (error instanceof Refusal || code !== "ENOENT") throw error;
		const there = await readdir(content).then(
			() => true,
			() => false,
		);
		throw new Refusal(
			there
				? message("noSite", tongue, { path })
				: message("noContent", tongue, { path: content }),
			2,
		);
	}
}

function valuesOf(document: Document, path: string, tongue: Tongue): unknown {
	try {
		return document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
	} catch {
		const place = { file: "site.yaml" };
		throw invalid(
			path,
			[finding("site.invalid", place, { problem: "*alias" })],
			tongue,
		);
	}
}

function problemOf(
	issue: z.core.$ZodIssue,
	keys: readonly (string | number)[],
	tongue: Tongue,
): string {
	const own = issue.code === "custom" ? CUSTOM[keys.join(".")] : undefined;
	if (own) return message(own, tongue);
	if (issue.code !== "invalid_union") return issue.message;
	const branches = issue.errors.flatMap((errors) =>
		errors.map((one) => one.message),
	);
	return [...new Set(branches)].join("; ") || issue.message;
}

/** Where a key stands; the nearest key above it where it is missing. */
function placeOf(
	document: Document,
	keys: readonly (string | number)[],
	lines: LineCounter,
): { line?: number; column?: number } {
	for (let length = keys.length; length > 0; length--) {
		const node = document.getIn(keys.slice(0, length), true);
		if (!isNode(node) || !node.range) continue;
		const { line, col } = lines.linePos(node.range[0]);
		return { line, column: col };
	}
	return {};
}

function invalid(
	path: string,
	findings: readonly Finding[],
	tongue: Tongue,
): Refusal {
	return new Refusal(message("badSite", tongue, { path }), 1, findings);
}
