// Lines of iCalendar (RFC 5545 §3.1) and the texts in them (§3.3.11).

/** Octets of a line, its end aside (RFC 5545 §3.1). */
export const LINE_OCTETS = 75;

// What TEXT cannot hold (RFC 5545 §3.3.11: CONTROL), lone surrogates, and what is no character.
const ILLEGAL =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the RFC forbids.
	/[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * Text as a calendar can carry it, with LF for every kind of line end: some readers also break the
 * lines of the file at U+0085, U+2028 and U+2029, where the format does not.
 */
export function icsText(text: string): string {
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
	if (Buffer.byteLength(line) <= LINE_OCTETS) return line;
	let folded = "";
	let octets = 0;
	for (const character of line) {
		const size = Buffer.byteLength(character);
		if (octets + size > LINE_OCTETS) {
			folded += "\r\n ";
			octets = 1;
		}
		folded += character;
		octets += size;
	}
	return folded;
}
