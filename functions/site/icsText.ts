// Lines of iCalendar (RFC 5545 §3.1) and the texts in them (§3.3.11).

/** Octets of a line, its end aside (RFC 5545 §3.1). */
export const LINE_OCTETS = 75;

// What TEXT cannot hold (RFC 5545 §3.3.11: CONTROL), lone surrogates, and what is no character.
const ILLEGAL =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the RFC forbids.
	/[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Any of it, or a part of a pair: most texts hold none. */
const SUSPECT =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the RFC forbids.
	/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * Text as a calendar can carry it, with LF for every kind of line end: some readers also break the
 * lines of the file at U+0085, U+2028 and U+2029, where the format does not.
 */
export function icsText(text: string): string {
	if (!SUSPECT.test(text)) return text;
	return text.replace(LINE_ENDS, "\n").replace(/\t/g, " ").replace(ILLEGAL, "");
}

/** The same on one line. */
export function icsLine(text: string): string {
	return icsText(text).replace(/\n+/g, " ").trim();
}

/** `name` with its parameters; a text that is empty makes no property. */
export function textProperty(name: string, text: string): string[] {
	const value = icsText(text);
	if (value === "") return [];
	const escaped = value
		.replace(/[\\;,]/g, (found) => `\\${found}`)
		.replace(/\n/g, "\\n");
	return [`${name}:${escaped}`];
}

/** A value that is no TEXT: an address, a date, a number. Nothing in it can end the line. */
export function property(name: string, value: string): string[] {
	return [`${name}:${icsLine(value)}`];
}

/** Lines as a file: folded by octets, between characters, so that every piece is UTF-8 by itself. */
export function icsFile(lines: readonly string[]): string {
	return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function fold(line: string): string {
	// No UTF-16 unit takes more than three octets.
	if (line.length * 3 <= LINE_OCTETS || Buffer.byteLength(line) <= LINE_OCTETS)
		return line;
	const pieces: string[] = [];
	let start = 0;
	let octets = 0;
	for (let at = 0; at < line.length; ) {
		const point = line.codePointAt(at) as number;
		const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		if (octets + size > LINE_OCTETS) {
			pieces.push(line.slice(start, at));
			start = at;
			// The space that continues the line.
			octets = 1;
		}
		octets += size;
		at += point < 0x10000 ? 1 : 2;
	}
	pieces.push(line.slice(start));
	return pieces.join("\r\n ");
}
