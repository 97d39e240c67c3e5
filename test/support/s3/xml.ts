// The little XML that S3 speaks: written with every text escaped, read by element name.

const ESCAPES: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&apos;",
	"\r": "&#13;",
};

/** XML 1.0 has no such characters, not even escaped; S3 writes them as references all the same. */
const CONTROLS = /[\p{Cc}]/gu;

function escaped(text: string): string {
	return text
		.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] as string)
		.replace(CONTROLS, (character) =>
			character === "\n" || character === "\t"
				? character
				: `&#${character.codePointAt(0)};`,
		);
}

/** An element that holds text or, as a list, other elements. */
export function element(
	name: string,
	content: string | number | boolean | readonly string[],
): string {
	const inner =
		typeof content === "object" ? content.join("") : escaped(String(content));
	return `<${name}>${inner}</${name}>`;
}

/** The root in the namespace of the S3 API. */
export function result(name: string, content: readonly string[]): string {
	return document(
		`<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content.join("")}</${name}>`,
	);
}

export function document(root: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

/** What stands inside each element of that name, in order; nested elements stay as they are. */
export function contents(xml: string, name: string): string[] {
	const found: string[] = [];
	const open = new RegExp(`<${name}(?:\\s[^<>]*)?>`, "g");
	const close = `</${name}>`;
	for (let match = open.exec(xml); match; match = open.exec(xml)) {
		const from = open.lastIndex;
		const to = xml.indexOf(close, from);
		if (to < 0) break;
		found.push(xml.slice(from, to));
		open.lastIndex = to + close.length;
	}
	return found;
}

const ENTITIES: Record<string, string> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
};

/** The text of the first element of that name, references resolved. */
export function textOf(xml: string, name: string): string | undefined {
	return contents(xml, name)[0]?.replace(
		/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
		(_, hex?: string, decimal?: string, entity?: string) =>
			entity
				? (ENTITIES[entity] as string)
				: String.fromCodePoint(
						hex ? Number.parseInt(hex, 16) : Number(decimal),
					),
	);
}
