// What of a source must be waited for, done before it is normalized: the text of a PDF.
import type { Source } from "../notice/document.ts";
import { finding } from "../notice/finding.ts";
import { MAX_DOCUMENT_BYTES } from "./bounds.ts";
import { fileSignature } from "./fileSignatures.ts";
import { readPdf } from "./readPdf.ts";

/** The same source; a PDF with the tree of its text, or with what is wrong. No I/O. */
export async function openSource(source: Source): Promise<Source> {
	const { key, bytes } = source;
	if (!/\.pdf$/i.test(key) || source.opened) return source;
	if (bytes.length > MAX_DOCUMENT_BYTES) return source;
	if (fileSignature(bytes)?.format !== "PDF")
		return {
			...source,
			opened: { kind: "rejected", findings: [finding("source.pdf-broken")] },
		};
	return { ...source, opened: await readPdf(bytes) };
}
