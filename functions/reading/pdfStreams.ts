// How much a PDF unpacks to, counted before its library unpacks it: a few kilobytes can hold gigabytes.
import { Unzlib } from "fflate";
import { MAX_PDF_UNPACKED_BYTES } from "./bounds.ts";

const SLICE = 4 * 1024;
/** Bytes before `stream` in which its filters stand. */
const DICTIONARY = 1024;

export type PdfStreams =
	| { kind: "bounded" }
	| { kind: "encrypted" }
	/** Fonts whose encoding is a table of Adobe's that is not at hand: characters would be missing. */
	| { kind: "old-fonts" }
	| { kind: "too-complex"; limit: string };

export function pdfStreams(bytes: Uint8Array): PdfStreams {
	const text = new TextDecoder("latin1").decode(bytes);
	if (/\/Encrypt\s{0,4}(?:[0-9]{1,10}\s|<<)/.test(text))
		return { kind: "encrypted" };
	if (OLD_FONTS.test(text)) return { kind: "old-fonts" };
	let total = 0;
	for (
		let at = text.indexOf("stream");
		at >= 0;
		at = text.indexOf("stream", at + 6)
	) {
		if (text.startsWith("end", at - 3)) continue;
		const dictionary = text.slice(Math.max(0, at - DICTIONARY), at);
		const own = dictionary.slice(dictionary.lastIndexOf(" obj") + 1);
		// Filters on filters multiply: pictures never need it, bombs do.
		if ((own.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/g)?.length ?? 0) > 1)
			return { kind: "too-complex", limit: "filters > 1" };
		if (!/\/(?:FlateDecode|Fl)\b/.test(own)) continue;
		const begin = at + (text[at + 6] === "\r" ? 8 : 7);
		const end = text.indexOf("endstream", begin);
		// Pictures and embedded fonts hold no names of fonts.
		const objects = !/\/(?:Image|FontFile|Length1)\b/.test(own);
		const unpacked = unpack(
			bytes.subarray(begin, end < 0 ? bytes.length : end),
			MAX_PDF_UNPACKED_BYTES - total,
			objects,
		);
		total += unpacked.size;
		if (unpacked.oldFonts) return { kind: "old-fonts" };
		if (total > MAX_PDF_UNPACKED_BYTES)
			return {
				kind: "too-complex",
				limit: `unpacked > ${MAX_PDF_UNPACKED_BYTES}`,
			};
		if (end >= 0) at = end;
	}
	return { kind: "bounded" };
}

/** Predefined CMaps of Chinese fonts (ISO 32000-1 table 118). */
const OLD_FONTS =
	/\/(?:GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-UCS2|UniGB-UTF16|B5pc|HKscs-B5|ETen-B5|ETenms-B5|CNS-EUC|UniCNS-UCS2|UniCNS-UTF16)-[HV]\b/;

/** Counted to just beyond the rest that is allowed. What is no zlib stream unpacks to nothing. */
function unpack(
	bytes: Uint8Array,
	rest: number,
	objects: boolean,
): { size: number; oldFonts: boolean } {
	const found = { size: 0, oldFonts: false };
	const decoder = new TextDecoder("latin1");
	let tail = "";
	try {
		const unzlib = new Unzlib((part) => {
			found.size += part.length;
			if (!objects || found.oldFonts) return;
			const text = tail + decoder.decode(part);
			found.oldFonts = OLD_FONTS.test(text);
			tail = text.slice(-24);
		});
		for (
			let at = 0;
			at < bytes.length && found.size <= rest && !found.oldFonts;
			at += SLICE
		)
			unzlib.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
	} catch {
		return found;
	}
	return found;
}
