// Text of any format we read to one Document.
import type { Root } from "hast";
import type {
	Document,
	Encoding,
	MediaType,
	Omission,
	Opened,
	StatedField,
} from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { cleanCharacters } from "./characters.ts";
import { elementsOf, lineOf } from "./elements.ts";
import { splitFrontMatter } from "./frontMatter.ts";
import { pageAddress } from "./links.ts";
import { parseHtml } from "./parseHtml.ts";
import { type Page, readHtml } from "./readHtml.ts";
import { readMarkdown } from "./readMarkdown.ts";
import { readText } from "./readText.ts";
import { type Sanitized, sanitize } from "./sanitize.ts";
import { stemName } from "./sourceKey.ts";

/**
 * Reads a decoded text. `about.metadata` is what `x.yaml` says; it wins over front matter. A text whose markup
 * passes the bounds has an empty body and an error among its findings.
 */
export function readDocument(
	text: string,
	about: {
		key: string;
		mediaType: MediaType;
		encoding: Encoding;
		metadata?: Record<string, unknown>;
	},
): Document {
	const clean = cleanCharacters(text);
	const front =
		about.mediaType === "text/markdown"
			? splitFrontMatter(clean.text)
			: { values: {}, findings: [], body: clean.text };
	const metadata = { ...front.values, ...about.metadata };
	const known =
		pageAddress(stringOf(metadata.source)) ??
		pageAddress(stringOf(metadata.url));
	const page = pageOf(front.body, about.mediaType, known);
	const base = page.base ?? known;
	const url = page.url ?? known;
	const read =
		page.kind === "plain"
			? { ...empty(), body: page.tree }
			: sanitize(page.tree, {
					...(base ? { base } : {}),
					stem: stemName(about.key),
				});
	return {
		mediaType: about.mediaType,
		encoding: about.encoding,
		metadata,
		stated: page.stated,
		...(page.title ? { title: page.title } : {}),
		...(url ? { url } : {}),
		...(page.language ? { language: page.language } : {}),
		body: read.body,
		fileLinks: read.fileLinks,
		omissions: [
			...clean.removed.map(
				({ name, line }): Omission => ({ reason: "noise", text: name, line }),
			),
			...page.omissions,
			...read.omissions,
		],
		repairs: [],
		findings: [...front.findings, ...page.findings, ...read.findings],
	};
}

/** A document of a format that is no text (Word, PDF), whose tree is made already. */
export function readOpened(
	{ tree, title, findings }: Extract<Opened, { kind: "read" }>,
	about: {
		key: string;
		mediaType: MediaType;
		metadata?: Record<string, unknown>;
	},
): Document {
	const metadata = { ...about.metadata };
	const url =
		pageAddress(stringOf(metadata.source)) ??
		pageAddress(stringOf(metadata.url));
	const read = sanitize(tree, { stem: stemName(about.key) });
	return {
		mediaType: about.mediaType,
		// Both formats hand their text over in Unicode, whatever they store.
		encoding: "UTF-8",
		metadata,
		stated: {},
		...(title
			? {
					title: {
						value: title,
						origin: `${about.mediaType === "application/pdf" ? "pdf" : "word"}:title`,
					},
				}
			: {}),
		...(url ? { url } : {}),
		body: read.body,
		fileLinks: read.fileLinks,
		omissions: read.omissions,
		repairs: [],
		findings: [...findings, ...read.findings],
	};
}

type Read = Page & { kind: "plain" | "marked"; findings: Finding[] };

function pageOf(
	text: string,
	mediaType: MediaType,
	known: string | undefined,
): Read {
	const nothing = { stated: {}, omissions: [], findings: [] };
	if (mediaType === "text/plain")
		return { kind: "plain", tree: readText(text), ...nothing };
	const parsed =
		mediaType === "text/markdown" ? readMarkdown(text) : parseHtml(text);
	if (parsed.kind === "too-complex")
		return {
			kind: "plain",
			tree: { type: "root", children: [] },
			...nothing,
			findings: [finding("source.too-complex", {}, { limit: parsed.limit })],
		};
	if (mediaType === "text/html")
		return { kind: "marked", ...readHtml(parsed.tree, known), findings: [] };
	const title = firstHeading(parsed.tree);
	return {
		kind: "marked",
		tree: parsed.tree,
		...nothing,
		...(title ? { title } : {}),
	};
}

function firstHeading(tree: Root): StatedField | undefined {
	for (const element of elementsOf(tree)) {
		if (element.tagName !== "h1") continue;
		const value = lineOf(element);
		if (value !== "") return { value, origin: "markdown:heading" };
	}
	return undefined;
}

function empty(): Sanitized {
	return {
		body: { type: "root", children: [] },
		fileLinks: [],
		omissions: [],
		findings: [],
	};
}

function stringOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}
