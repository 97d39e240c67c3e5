// HTML written with every value escaped: what goes in raw must say so.

/** Markup that is safe to print as it is. */
export class Markup {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Value = string | number | Markup | undefined | readonly Value[];

/**
 * A template whose values are escaped for text and for quoted attributes; `undefined` prints
 * nothing, lists are joined. Attributes must stand in double quotes.
 */
export function html(
	strings: TemplateStringsArray,
	...values: Value[]
): Markup {
	let text = strings[0] as string;
	values.forEach((value, n) => {
		text += print(value) + (strings[n + 1] as string);
	});
	return new Markup(text);
}

/** HTML that has been sanitized where it was read. */
export function sanitized(text: string): Markup {
	return new Markup(text);
}

function print(value: Value): string {
	if (value === undefined) return "";
	if (value instanceof Markup) return value.text;
	if (Array.isArray(value)) return value.map(print).join("");
	return escapeHtml(String(value));
}

const ESCAPES: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (found) => ESCAPES[found] as string);
}

/** An address that may be followed; anything but http, https and mailto leads nowhere. */
export function safeUrl(url: string): string {
	return /^(?:https?:\/\/|mailto:)/i.test(url) ? url : "#";
}

/** JSON inside a `<script type="application/ld+json">`: nothing in it can end the element. */
export function jsonForScript(value: unknown): Markup {
	return new Markup(
		JSON.stringify(value).replace(
			/[<>&\u2028\u2029]/g,
			(found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
		),
	);
}
