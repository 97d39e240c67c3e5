// A source and its companions, read and repaired into one document.
import type { Root } from "hast";
import { toSimplified } from "../language/toSimplified.ts";
import type { Document, MediaType, Source } from "../notice/document.ts";
import { type Edition, isEdition } from "../notice/edition.ts";
import { type Finding, finding, hasErrors } from "../notice/finding.ts";
import { textOf } from "../notice/textRuns.ts";
import { MAX_DOCUMENT_BYTES } from "../reading/bounds.ts";
import { decodeBytes } from "../reading/decodeBytes.ts";
import { fileSignature } from "../reading/fileSignatures.ts";
import { readDocument, readOpened } from "../reading/readDocument.ts";
import { readMetadata } from "../reading/readMetadata.ts";
import { readWord } from "../reading/readWord.ts";
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
	const main = readMain(source, metadata.values);
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
		document: {
			...main.document,
			findings,
			attachmentCount: source.attachments.length,
		},
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
			source: decoded.text,
			body: cleaned.body,
			omissions: [...read.omissions, ...cleaned.omissions],
			repairs: [...repaired.repairs, ...read.repairs, ...prose.repairs],
			findings,
		},
		findings,
	};
}

/** A Word file is opened here; a PDF has been, since its library must be waited for. */
function readMain(
	{ key, bytes, opened }: Source,
	metadata: Record<string, unknown>,
): { document?: Document; findings: Finding[] } {
	const mediaType = mediaTypeOf(key);
	if (mediaType !== WORD && mediaType !== "application/pdf")
		return readOne(key, bytes, metadata);
	if (bytes.length > MAX_DOCUMENT_BYTES)
		return {
			findings: [
				finding(
					"source.too-large",
					{ file: key },
					{ bytes: bytes.length, limit: MAX_DOCUMENT_BYTES },
				),
			],
		};
	const read =
		mediaType === WORD
			? fileSignature(bytes)?.format === "DOCX"
				? readWord(bytes)
				: notWhatItSays(bytes)
			: (opened ?? notWhatItSays(bytes));
	if (read.kind === "rejected") return { findings: inFile(read.findings, key) };
	const document = readOpened(read, { key, mediaType, metadata });
	const prose = repairProse(document.body);
	const cleaned = removeBoilerplate(prose.body, toSimplified);
	const findings = inFile(document.findings, key);
	return {
		document: {
			...document,
			body: cleaned.body,
			omissions: [...document.omissions, ...cleaned.omissions],
			repairs: [...document.repairs, ...prose.repairs],
			findings,
		},
		findings,
	};
}

/** `.docx` that is a `.doc`, a web page or nothing. Of a ZIP without Word's parts no more can be said. */
function notWhatItSays(bytes: Uint8Array): {
	kind: "rejected";
	findings: Finding[];
} {
	const signature = fileSignature(bytes);
	return {
		kind: "rejected",
		findings: [
			signature && signature.format !== "ZIP"
				? finding(
						`source.${signature.kind}-file`,
						{},
						{ format: signature.format },
					)
				: finding("source.word-broken"),
		],
	};
}

const WORD =
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
	if (/\.docx$/i.test(key)) return WORD;
	if (/\.pdf$/i.test(key)) return "application/pdf";
	return /\.(?:md|markdown)$/i.test(key) ? "text/markdown" : "text/plain";
}

function inFile(findings: readonly Finding[], file: string): Finding[] {
	return findings.map((found) => ({
		...found,
		place: { file, ...found.place },
	}));
}
