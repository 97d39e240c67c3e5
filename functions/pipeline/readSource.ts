// A source and its companions, read and repaired into one document.
import type { Root } from "hast";
import { toSimplified } from "../language/toSimplified.ts";
import type { Document, MediaType, Source } from "../notice/document.ts";
import { type Edition, isEdition } from "../notice/edition.ts";
import { type Finding, finding, hasErrors } from "../notice/finding.ts";
import { textOf } from "../notice/textRuns.ts";
import { decodeBytes } from "../reading/decodeBytes.ts";
import { readDocument } from "../reading/readDocument.ts";
import { readMetadata } from "../reading/readMetadata.ts";
import { removeBoilerplate } from "../repair/boilerplate.ts";
import { repairProse } from "../repair/repairProse.ts";
import { repairResidue } from "../repair/repairResidue.ts";

export interface Translation {
	title?: string;
	summary?: string;
	body: Root;
}

export type ReadSource =
	| {
			kind: "read";
			document: Document;
			translations: Partial<Record<Edition, Translation>>;
	  }
	| { kind: "rejected"; findings: Finding[] };

export function readSource(source: Source): ReadSource {
	const metadata = readCompanion(source);
	const main = readOne(source.key, source.bytes, metadata.values);
	const translations: Partial<Record<Edition, Translation>> = {};
	const findings: Finding[] = [...metadata.findings];
	for (const { edition, key, bytes } of source.translations) {
		const read = readOne(key, bytes, {});
		findings.push(...read.findings);
		if (read.document && isEdition(edition))
			translations[edition] = translationOf(read.document);
	}
	findings.push(...main.findings);
	if (!main.document || hasErrors(findings))
		return { kind: "rejected", findings };
	if (textOf(main.document.body).trim() === "")
		return {
			kind: "rejected",
			findings: [...findings, finding("source.empty", { file: source.key })],
		};
	return {
		kind: "read",
		document: { ...main.document, findings },
		translations,
	};
}

function readCompanion({ metadata }: Source): {
	values: Record<string, unknown>;
	findings: Finding[];
} {
	if (!metadata) return { values: {}, findings: [] };
	const decoded = decodeBytes(metadata.bytes);
	if (decoded.kind === "rejected")
		return { values: {}, findings: inFile(decoded.findings, metadata.key) };
	const { values, findings } = readMetadata(decoded.text, metadata.key);
	return { values, findings: inFile(findings, metadata.key) };
}

function readOne(
	key: string,
	bytes: Uint8Array,
	metadata: Record<string, unknown>,
): { document?: Document; findings: Finding[] } {
	const decoded = decodeBytes(bytes);
	if (decoded.kind === "rejected")
		return { findings: inFile(decoded.findings, key) };
	const repaired = repairResidue(decoded.text);
	const read = readDocument(repaired.text, {
		key,
		mediaType: mediaTypeOf(key),
		encoding: decoded.encoding,
		metadata,
	});
	const prose = repairProse(read.body);
	const cleaned = removeBoilerplate(prose.body, toSimplified);
	const findings = inFile(
		[...decoded.findings, ...repaired.findings, ...read.findings],
		key,
	);
	return {
		document: {
			...read,
			body: cleaned.body,
			omissions: [...read.omissions, ...cleaned.omissions],
			repairs: [...repaired.repairs, ...read.repairs, ...prose.repairs],
			findings,
		},
		findings,
	};
}

function translationOf(document: Document): Translation {
	const { title, summary } = document.metadata;
	const heading = typeof title === "string" ? title : document.title?.value;
	return {
		...(heading ? { title: heading } : {}),
		...(typeof summary === "string" ? { summary } : {}),
		body: document.body,
	};
}

function mediaTypeOf(key: string): MediaType {
	if (/\.html?$/i.test(key)) return "text/html";
	return /\.(?:md|markdown)$/i.test(key) ? "text/markdown" : "text/plain";
}

function inFile(findings: readonly Finding[], file: string): Finding[] {
	return findings.map((found) => ({
		...found,
		place: { file, ...found.place },
	}));
}
