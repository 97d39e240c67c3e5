// The text of `site.yaml`, checked; what is wrong in it is told key by key, with its place.
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import {
	type Configuration,
	configurationSchema,
} from "../notice/configuration.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { MAX_YAML_ALIASES } from "./bounds.ts";

/** Bytes of `site.yaml`; a site of a thousand channels has some 100 KiB. */
export const MAX_SITE_BYTES = 4 * 1024 * 1024;

export type ReadConfiguration =
	| { kind: "read"; configuration: Configuration }
	| { kind: "rejected"; findings: Finding[] };

export interface ConfigurationWords {
	/** How the schema's own complaints are worded; English where there is none. */
	error?: z.core.$ZodErrorMap;
	/** What is said of a key by a check of our own. */
	custom?: (key: string) => string | undefined;
}

export function readConfiguration(
	text: string,
	words: ConfigurationWords = {},
): ReadConfiguration {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	if (document.errors.length > 0)
		return rejected(
			document.errors.map(({ code, pos }) => {
				const { line, col } = lines.linePos(pos[0]);
				return problem(code, { line, column: col });
			}),
		);
	let values: unknown;
	try {
		values = document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
	} catch {
		return rejected([problem("*alias")]);
	}
	const parsed = configurationSchema.safeParse(
		values,
		words.error ? { error: words.error } : {},
	);
	if (parsed.success) return { kind: "read", configuration: parsed.data };
	return rejected(
		parsed.error.issues.map((issue) => {
			const keys = issue.path.map((key) =>
				typeof key === "symbol" ? String(key) : key,
			);
			return problem(wordsOf(issue, keys, words), {
				...placeOf(document, keys, lines),
				...(keys.length > 0 ? { field: keys.join(".") } : {}),
			});
		}),
	);
}

export function tooLargeConfiguration(): Finding {
	return problem(`> ${MAX_SITE_BYTES} bytes`);
}

function rejected(findings: Finding[]): ReadConfiguration {
	return { kind: "rejected", findings };
}

function problem(
	text: string,
	place: { line?: number; column?: number; field?: string } = {},
): Finding {
	return finding(
		"site.invalid",
		{ file: "site.yaml", ...place },
		{ problem: text },
	);
}

function wordsOf(
	issue: z.core.$ZodIssue,
	keys: readonly (string | number)[],
	{ custom }: ConfigurationWords,
): string {
	const own = issue.code === "custom" ? custom?.(keys.join(".")) : undefined;
	if (own) return own;
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
