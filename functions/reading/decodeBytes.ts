// Bytes to text: which of the encodings in use in the Chinese world a file is written in.
import iconv from "iconv-lite";
import type { Encoding } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { MAX_DOCUMENT_BYTES } from "./bounds.ts";
import {
	type Cleaned,
	cleanCharacters,
	nameOf,
	PRIVATE_USE,
} from "./characters.ts";
import { encodingScore } from "./encodingScore.ts";
import { fileSignature } from "./fileSignatures.ts";

export type Decoded =
	| { kind: "text"; text: string; encoding: Encoding; findings: Finding[] }
	| { kind: "rejected"; findings: Finding[] };

/** Bytes in which `<meta charset>` is looked for. HTML §13.2.3.2 says 1024; templates exceed it. */
const SNIFFED_BYTES = 4096;

/** Below this score a text is not Chinese in that encoding: right choices score 0.25 and more, wrong ones at most 0.03. */
const LEAST_SCORE = 0.08;

/** Share of undecodable places up to which a text is damaged and beyond which the encoding is wrong. */
const MOST_DAMAGE = 1 / 50;

/**
 * The text of a file, its line ends LF, without byte order mark and unprintable characters (each kind
 * reported). The order: byte order mark; UTF-8 where it decodes; else the encoding under which the text
 * looks most like Chinese. `hint.charset` is what the transport declared: it wins only where it decodes and
 * scores as well as the best. Right from about 50 Han characters up, fewer where the encoding is declared.
 */
export function decodeBytes(
	bytes: Uint8Array,
	hint: { charset?: string } = {},
): Decoded {
	if (bytes.length > MAX_DOCUMENT_BYTES)
		return rejected("source.too-large", {
			bytes: bytes.length,
			limit: MAX_DOCUMENT_BYTES,
		});
	const signature = fileSignature(bytes);
	if (signature)
		return rejected(`source.${signature.kind}-file`, {
			format: signature.format,
		});
	const declared =
		encodingNamed(hint.charset) ?? encodingNamed(sniffedCharset(bytes));
	const chosen = byMark(bytes) ?? byScore(bytes, declared);
	if (!chosen)
		return bytes.includes(0)
			? rejected("source.binary-file", { format: "NUL" })
			: rejected("source.encoding-unknown");
	const clean = cleanCharacters(chosen.text);
	if (clean.count > chosen.text.length * MOST_DAMAGE && clean.count > 20)
		return rejected("source.binary-file", { format: "U+0000–U+001F" });
	if (!/\S/u.test(clean.text)) return rejected("source.empty");
	const findings = damage(chosen.text, clean);
	if (declared && declared !== chosen.encoding)
		findings.push(
			finding(
				"source.encoding-differs",
				{},
				{ declared, found: chosen.encoding },
			),
		);
	return {
		kind: "text",
		text: clean.text,
		encoding: chosen.encoding,
		findings,
	};
}

interface Candidate {
	encoding: Encoding;
	text: string;
}

function rejected(
	code: Parameters<typeof finding>[0],
	values?: Record<string, string | number>,
): Decoded {
	return { kind: "rejected", findings: [finding(code, {}, values)] };
}

/** The WHATWG's labels for what we read; gb2312 and gbk are subsets of GB18030. */
function encodingNamed(label: string | undefined): Encoding | undefined {
	switch (label?.trim().toLowerCase().replaceAll("_", "-")) {
		case "utf-8":
		case "utf8":
			return "UTF-8";
		case "gb2312":
		case "gbk":
		case "gb18030":
		case "x-gbk":
		case "cp936":
		case "gb-2312-80":
			return "GB18030";
		case "big5":
		case "big5-hkscs":
		case "cn-big5":
		case "x-x-big5":
		case "cp950":
			return "Big5-HKSCS";
		case "utf-16":
		case "utf-16le":
			return "UTF-16LE";
		case "utf-16be":
			return "UTF-16BE";
		default:
			return undefined;
	}
}

/** What a page says of itself, read as ASCII. `UTF-16` in a tag that is legible as ASCII is a lie (HTML §13.2.3.2). */
function sniffedCharset(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder("latin1").decode(
		bytes.subarray(0, SNIFFED_BYTES),
	);
	const label =
		/<meta\b[^>]{0,500}?\bcharset\s{0,10}=\s{0,10}["']?\s{0,10}([\w-]{1,40})/i.exec(
			head,
		)?.[1] ??
		/^\s{0,10}<\?xml\b[^>]{0,200}?\bencoding\s{0,10}=\s{0,10}["']([\w-]{1,40})/i.exec(
			head,
		)?.[1];
	return label && /^utf-?16/i.test(label) ? undefined : label;
}

function byMark(bytes: Uint8Array): Candidate | undefined {
	const encoding: Encoding | undefined =
		bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
			? "UTF-8"
			: bytes[0] === 0xff && bytes[1] === 0xfe
				? "UTF-16LE"
				: bytes[0] === 0xfe && bytes[1] === 0xff
					? "UTF-16BE"
					: undefined;
	if (!encoding) return undefined;
	const text = decode(bytes, encoding, true) ?? decode(bytes, encoding, false);
	return text !== undefined && damageShare(text) <= MOST_DAMAGE
		? { encoding, text }
		: undefined;
}

/** Order of trial; an earlier one keeps a draw. */
const TRIED: Encoding[] = [
	"UTF-8",
	"GB18030",
	"Big5-HKSCS",
	"UTF-16LE",
	"UTF-16BE",
];

function byScore(
	bytes: Uint8Array,
	declared: Encoding | undefined,
): Candidate | undefined {
	const hasNul = bytes.includes(0);
	const utf8 = hasNul ? undefined : decode(bytes, "UTF-8", true);
	if (utf8 !== undefined && (!declared || declared === "UTF-8"))
		return { encoding: "UTF-8", text: utf8 };
	const order = declared ? [declared, ...TRIED] : TRIED;
	return (
		best(bytes, [...new Set(order)], true, declared) ??
		(utf8 !== undefined
			? { encoding: "UTF-8", text: utf8 }
			: best(bytes, [...new Set(order)], false, declared)) ??
		nulsInText(bytes)
	);
}

function best(
	bytes: Uint8Array,
	order: Encoding[],
	fatal: boolean,
	declared: Encoding | undefined,
): Candidate | undefined {
	let winner: (Candidate & { score: number }) | undefined;
	for (const encoding of order) {
		const text = decode(bytes, encoding, fatal);
		if (text === undefined || damageShare(text) > MOST_DAMAGE) continue;
		const { value, odd, counted } = encodingScore(text);
		// A declared encoding is believed about a text of few or rare characters, unless they are absurd ones.
		const trusted = encoding === declared && odd === 0 && counted > 0;
		if (value < LEAST_SCORE && !trusted) continue;
		if (!winner || value > winner.score)
			winner = { encoding, text, score: value };
	}
	return winner && { encoding: winner.encoding, text: winner.text };
}

/** UTF-8 with a few stray NULs is text with a blemish; more is a binary file. */
function nulsInText(bytes: Uint8Array): Candidate | undefined {
	const nuls = bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
	if (nuls > bytes.length * MOST_DAMAGE) return undefined;
	const text = decode(bytes, "UTF-8", true);
	return text === undefined ? undefined : { encoding: "UTF-8", text };
}

function damageShare(text: string): number {
	let damaged = 0;
	for (const character of text)
		if (character === "\ufffd" || character === "\u0000") damaged++;
	return damaged / Math.max(1, text.length);
}

/**
 * `undefined` where the bytes are not of that encoding (fatal) or cannot be at all. Big5 goes through
 * iconv-lite: `TextDecoder` turns Hong Kong's characters (嘅 喺 咗) into private-use code points without complaint.
 */
function decode(
	bytes: Uint8Array,
	encoding: Encoding,
	fatal: boolean,
): string | undefined {
	if (encoding === "Big5-HKSCS") {
		const text = iconv.decode(bytes, "big5-hkscs");
		return fatal && text.includes("\ufffd") ? undefined : text;
	}
	if (encoding.startsWith("UTF-16") && bytes.length % 2 === 1) return undefined;
	try {
		return new TextDecoder(encoding, { fatal }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** What a reader of the text should be told: characters removed, lost, or without a meaning of their own. */
function damage(raw: string, clean: Cleaned): Finding[] {
	const findings: Finding[] = [];
	const [first] = clean.removed;
	if (first)
		findings.push(
			finding(
				"source.control-characters",
				{ line: first.line },
				{
					count: clean.count,
					characters: [...new Set(clean.removed.map(({ name }) => name))]
						.slice(0, 8)
						.join(" "),
				},
			),
		);
	const lost = count(clean.text, /\ufffd/gu);
	if (lost)
		findings.push(
			finding(
				"source.lost-characters",
				{ line: lost.line },
				{ count: lost.count },
			),
		);
	const own = count(raw, PRIVATE_USE);
	if (own)
		findings.push(
			finding(
				"source.private-characters",
				{ line: own.line },
				{ count: own.count, character: nameOf(own.first) },
			),
		);
	return findings;
}

function count(
	text: string,
	pattern: RegExp,
): { count: number; line: number; first: string } | undefined {
	let found: { count: number; line: number; first: string } | undefined;
	for (const match of text.matchAll(pattern)) {
		found ??= {
			count: 0,
			line: text.slice(0, match.index).split("\n").length,
			first: match[0],
		};
		found.count++;
	}
	return found;
}
