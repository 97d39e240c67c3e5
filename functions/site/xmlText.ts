// Text as XML 1.0 can carry it.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 §2.2 forbids.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Without the code points that XML 1.0 §2.2 forbids, lone surrogates among them. */
export function xmlText(text: string): string {
	return text.replace(LONE, "").replace(ILLEGAL, "");
}

const LONE =
	/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};

/** For element content and double-quoted attributes. A CR would come back as LF: it is written out. */
export function escapeXml(text: string): string {
	return xmlText(text)
		.replace(/[&<>"]/g, (found) => ESCAPES[found] as string)
		.replace(/\r/g, "&#13;");
}
