// Text as XML 1.0 can carry it, the same in every format.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 §2.2 forbids.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const LONE =
	/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Every text passes here, most several times: one look for whether there is anything to do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/**
 * Without the code points that XML 1.0 §2.2 forbids, lone surrogates among them. Line ends are LF, as
 * every XML parser would make them (§2.11): else JSON would carry another text than RSS and Atom.
 */
export function xmlText(text: string): string {
	if (!SUSPECT.test(text)) return text;
	return text.replace(LONE, "").replace(ILLEGAL, "").replace(/\r\n?/g, "\n");
}

/** A title, name or label: on one line, as attributes would make it anyway (XML 1.0 §3.3.3). */
export function oneLine(text: string): string {
	return xmlText(text)
		.replace(/[\t\n]+/g, " ")
		.trim();
}

const ESCAPES: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};

/** For element content, and for text of one line in double-quoted attributes. */
export function escapeXml(text: string): string {
	return xmlText(text).replace(/[&<>"]/g, (found) => ESCAPES[found] as string);
}

/** Whether half of a surrogate pair stands alone: encoding would turn it to U+FFFD. */
export function hasLoneSurrogate(text: string): boolean {
	return SUSPECT.test(text) && text.search(LONE) >= 0;
}
