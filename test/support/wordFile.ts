// Word files for tests, made part by part as ECMA-376 describes them.
import { strToU8, zipSync } from "fflate";

const W =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface WordParts {
	/** What stands in `w:body`. */
	body: string;
	styles?: string;
	numbering?: string;
	links?: Record<string, string>;
}

export function wordFile({
	body,
	styles,
	numbering,
	links,
}: WordParts): Uint8Array {
	const part = (name: string, inner: string) =>
		strToU8(
			`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${W}>${inner}</w:${name}>`,
		);
	return zipSync(
		{
			"[Content_Types].xml": strToU8("<Types/>"),
			"word/document.xml": part("document", `<w:body>${body}</w:body>`),
			...(styles ? { "word/styles.xml": part("styles", styles) } : {}),
			...(numbering
				? { "word/numbering.xml": part("numbering", numbering) }
				: {}),
			...(links
				? {
						"word/_rels/document.xml.rels": strToU8(
							`<Relationships>${Object.entries(links)
								.map(
									([id, target]) =>
										`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
								)
								.join("")}</Relationships>`,
						),
					}
				: {}),
		},
		{ mtime: "2026-01-01T00:00:00Z" },
	);
}

/** A paragraph of plain text; `settings` goes into its `w:pPr`. */
export function paragraph(text: string, settings = ""): string {
	return `<w:p>${settings ? `<w:pPr>${settings}</w:pPr>` : ""}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
