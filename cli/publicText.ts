// Text in markup, read without the code that wrote it.

/** Whether text stands in a page, however its characters are escaped there. */
export function shows(html: string, text: string): boolean {
	return html.includes(text) || bare(unescaped(html)).includes(bare(text));
}

/** Without spaces and control characters, which may be written otherwise. */
function bare(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, "");
}

export function unescaped(html: string): string {
	const names: Record<string, string> = {
		amp: "&",
		lt: "<",
		gt: ">",
		quot: '"',
		apos: "'",
	};
	return html.replace(
		/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
		(whole, hex?: string, decimal?: string, name?: string) => {
			if (name) return names[name.toLowerCase()] ?? whole;
			const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		},
	);
}
