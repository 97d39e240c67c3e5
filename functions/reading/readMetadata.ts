// YAML that an editor wrote beside or above a text: read, bounded, never trusted.
import { LineCounter, parseDocument, visit } from "yaml";
import { type Finding, finding } from "../notice/finding.ts";
import {
	MAX_METADATA_LENGTH,
	MAX_YAML_ALIASES,
	MAX_YAML_DEPTH,
} from "./bounds.ts";
import { cleanCharacters } from "./characters.ts";

export interface Metadata {
	/** Keys as written; values as YAML 1.2 reads them, except that a number keeps its written form where it would lose some of it. */
	values: Record<string, unknown>;
	findings: Finding[];
}

/** The whole of `x.yaml`. `key` names the file in the findings. */
export function readMetadata(text: string, key: string): Metadata {
	return readYaml(text, "metadata.unreadable", { file: key, above: 0 });
}

/** The YAML between the first two `---` lines; `above` is how many lines stand before it. */
export function readFrontMatter(text: string, above: number): Metadata {
	return readYaml(text, "frontMatter.invalid", { above });
}

function readYaml(
	text: string,
	code: "metadata.unreadable" | "frontMatter.invalid",
	at: { file?: string; above: number },
): Metadata {
	const broken = (problem: string, line?: number): Metadata => ({
		values: {},
		findings: [
			finding(
				code,
				{
					...(at.file ? { file: at.file } : {}),
					...(line === undefined ? {} : { line: line + at.above }),
				},
				{ problem },
			),
		],
	});
	if (text.length > MAX_METADATA_LENGTH)
		return broken(`length > ${MAX_METADATA_LENGTH}`);
	const deep = tooDeep(text);
	if (deep !== undefined) return broken(`depth > ${MAX_YAML_DEPTH}`, deep);
	const lineCounter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter,
		prettyErrors: false,
		uniqueKeys: true,
		schema: "core",
		// Nothing is logged from inside a pure function; warnings are of no use to an editor.
		logLevel: "silent",
	});
	const [error] = document.errors;
	if (error)
		return broken(
			error.code.toLowerCase().replaceAll("_", " "),
			lineCounter.linePos(error.pos[0]).line,
		);
	visit(document, {
		Scalar(_, node) {
			// 0012 and 1e5 are numbers to YAML, but a document number or a phone number to an editor.
			if (typeof node.value === "number" && node.source !== String(node.value))
				node.value = node.source ?? String(node.value);
			if (typeof node.value === "string")
				node.value = cleanCharacters(node.value).text;
		},
	});
	let values: unknown;
	try {
		values = document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
	} catch {
		// The library's only refusal here: more aliases than allowed, or one without an anchor.
		return broken(`aliases > ${MAX_YAML_ALIASES}`);
	}
	if (values === null || values === undefined)
		return { values: {}, findings: [] };
	if (typeof values !== "object" || Array.isArray(values))
		return broken("not key: value", 1);
	return { values: values as Record<string, unknown>, findings: [] };
}

/** The line on which flow brackets, or block markers on one line, nest deeper than the recursive parser should go. */
function tooDeep(text: string): number | undefined {
	let open = 0;
	for (const [at, line] of text.split("\n").entries()) {
		const markers = /^[ \t?:-]*/.exec(line)?.[0].split(/[ \t]+/) ?? [];
		const nested = markers.filter((marker) => marker.length === 1).length;
		const indent = /^ */.exec(line)?.[0].length ?? 0;
		for (const character of line) {
			if (character === "[" || character === "{") open++;
			else if ((character === "]" || character === "}") && open > 0) open--;
			if (open + nested > MAX_YAML_DEPTH) return at + 1;
		}
		if (nested > MAX_YAML_DEPTH || indent > 8 * MAX_YAML_DEPTH) return at + 1;
	}
	return undefined;
}
