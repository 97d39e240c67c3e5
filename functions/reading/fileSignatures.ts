// Files that are no text whatever their name says, told by their first bytes.

/** `word`: a word processor can save it as text; `pdf`; anything else that is no text. */
export interface Signature {
	kind: "word" | "pdf" | "binary";
	/** Name of the format, the same in every language. */
	format: string;
}

const SIGNATURES: [bytes: number[], signature: Signature][] = [
	[[0x25, 0x50, 0x44, 0x46, 0x2d], { kind: "pdf", format: "PDF" }],
	[
		[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
		{ kind: "word", format: "DOC/XLS/PPT/WPS (OLE2)" },
	],
	[[0x7b, 0x5c, 0x72, 0x74, 0x66], { kind: "word", format: "RTF" }],
	[[0x89, 0x50, 0x4e, 0x47], { kind: "binary", format: "PNG" }],
	[[0xff, 0xd8, 0xff], { kind: "binary", format: "JPEG" }],
	[[0x47, 0x49, 0x46, 0x38], { kind: "binary", format: "GIF" }],
	[[0x49, 0x49, 0x2a, 0x00], { kind: "binary", format: "TIFF" }],
	[[0x4d, 0x4d, 0x00, 0x2a], { kind: "binary", format: "TIFF" }],
	[[0x1f, 0x8b], { kind: "binary", format: "GZIP" }],
	[[0x52, 0x61, 0x72, 0x21, 0x1a], { kind: "binary", format: "RAR" }],
	[[0x37, 0x7a, 0xbc, 0xaf], { kind: "binary", format: "7Z" }],
	[[0x7f, 0x45, 0x4c, 0x46], { kind: "binary", format: "ELF" }],
];

/** Bytes of a ZIP in which the name that tells DOCX from OFD is looked for: it stands in the first entries. */
const ZIP_SAMPLE = 64 * 1024;

/** The format that the bytes begin as, if it is one that holds no plain text. */
export function fileSignature(bytes: Uint8Array): Signature | undefined {
	for (const [magic, signature] of SIGNATURES)
		if (magic.every((byte, at) => bytes[at] === byte)) return signature;
	if (
		bytes[0] === 0x50 &&
		bytes[1] === 0x4b &&
		bytes[2] === 0x03 &&
		bytes[3] === 0x04
	)
		return zipSignature(bytes);
	return undefined;
}

function zipSignature(bytes: Uint8Array): Signature {
	const names = new TextDecoder("latin1").decode(bytes.subarray(0, ZIP_SAMPLE));
	if (names.includes("OFD.xml")) return { kind: "pdf", format: "OFD" };
	if (names.includes("word/")) return { kind: "word", format: "DOCX" };
	if (names.includes("opendocument.text"))
		return { kind: "word", format: "ODT" };
	if (names.includes("xl/")) return { kind: "binary", format: "XLSX" };
	if (names.includes("ppt/")) return { kind: "binary", format: "PPTX" };
	return { kind: "binary", format: "ZIP" };
}
