// What every format is read into: one record of a source's text, before its fields are understood.
import type { Root } from "hast";
import type { Finding } from "./finding.ts";

/** A source as it stands in the inbox: one document and its companions of the same stem. */
export interface Source {
	/** Path relative to the content root, NFC, `/` between parts: `2026/budget.md`. */
	key: string;
	/** The document's bytes as stored. */
	bytes: Uint8Array;
	/** `x.yaml`, as stored. */
	metadata?: { key: string; bytes: Uint8Array };
	/** `x.zh-TW.md` and the like, as stored. */
	translations: { edition: string; key: string; bytes: Uint8Array }[];
	/** Where the inbox itself says that this is of the past: dated as it was, and not pushed. */
	lane?: "backfill";
	/** `x.files/…`: the bytes stay in the store, only their description travels. */
	attachments: StoredAttachment[];
	/** Of a PDF, whose library must be waited for: what `reading/openSource.ts` made of its bytes. */
	opened?: Opened;
}

/** A document read from a format that is no text. */
export type Opened =
	| { kind: "read"; tree: Root; title?: string; findings: Finding[] }
	| { kind: "rejected"; findings: Finding[] };

export interface StoredAttachment {
	/** File name inside `x.files/`, NFC. */
	name: string;
	/** Bytes. */
	size: number;
	/** Lower-case hex. */
	sha256: string;
	/** Key of the bytes in the private store, or relative to the content root. */
	key: string;
}

export type MediaType =
	| "text/plain"
	| "text/markdown"
	| "text/html"
	| "application/pdf"
	| "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Names of encodings as the WHATWG and the IANA write them. */
export type Encoding =
	| "UTF-8"
	| "UTF-16LE"
	| "UTF-16BE"
	| "GB18030"
	| "Big5-HKSCS";

/** A field's value as the source gives it outside its prose (front matter, meta tag, header table). */
export interface StatedField {
	value: string;
	/** `meta:PubDate`, `table:索引号`, `frontMatter:title`. */
	origin: string;
}

/** Text left out of the body, never silently. */
export interface Omission {
	reason:
		| "navigation"
		| "boilerplate"
		| "script"
		| "hidden"
		| "ruby"
		| "unsafe"
		| "noise";
	text: string;
	line?: number;
}

/** An edit made to the text before it was understood. */
export interface Repair {
	kind: "residue" | "bytes" | "lost" | "punctuation" | "fold" | "noise";
	/** Place in the decoded source: line and column from 1, columns in code points. */
	line: number;
	column: number;
	before: string;
	after: string;
	certainty: "certain" | "guess";
	/** For a lost character: what it may have been. */
	candidates?: string[];
}

/**
 * One source, read. The body is an element tree that holds only what the allow-list of
 * `reading/sanitize.ts` permits, links absolute where the source's URL is known.
 */
export interface Document {
	mediaType: MediaType;
	encoding: Encoding;
	/** Front matter and `x.yaml`, the latter winning; keys as written. */
	metadata: Record<string, unknown>;
	/** Page tags and header tables, by their official name (`ArticleTitle`, `索引号`). */
	stated: Record<string, StatedField>;
	/** The document's own title where its format marks one (`<h1>`, `# …`, ArticleTitle). */
	title?: StatedField;
	/** Address of the page the source was saved from, where it says so. */
	url?: string;
	/** BCP 47, where the format says so (`<html lang>`). */
	language?: string;
	body: Root;
	/** Links of the body that point at files: PDF, Word … */
	fileLinks: { href: string; label: string }[];
	omissions: Omission[];
	repairs: Repair[];
	findings: Finding[];
	/** The decoded text, where the format is one: in it findings find their columns. */
	source?: string;
	/** Files that lie beside the document (`x.files/…`). */
	attachmentCount?: number;
}

/**
 * A line of the document for understanding. `hans` is `text` in Simplified Chinese with the same
 * number of code points, so that a span found in one can be cut out of the other.
 */
export interface Line {
	text: string;
	hans: string;
	block: "heading" | "paragraph" | "listItem" | "cell" | "quote" | "code";
	/** Of a heading: 1 (`<h1>`, `#`) to 6, where its format says so. */
	level?: number;
	/** Of a cell: its row, counted through the document, and its column, both from 0. */
	row?: number;
	column?: number;
	/** Line in the decoded source, from 1, where known. */
	sourceLine?: number;
}
