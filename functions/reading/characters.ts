// Code points that no text of ours may hold: control characters, halves of surrogate pairs, non-characters.

/** What was taken out of a text, and on which line (from 1). */
export interface Removed {
	/** `U+0008` */
	name: string;
	line: number;
}

/**
 * Illegal in XML 1.0 (§2.2: all of C0 but tab, LF and CR; surrogates; U+FFFE, U+FFFF), so fatal in a feed;
 * with them DEL and C1, which XML allows and nothing can print, and the controls that turn text around (Unicode
 * TR 9 §2.1 to §2.4): a list of titles would be read backwards from there. Marks (U+200E, U+200F) stay.
 */
const UNPRINTABLE =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
	/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

export interface Cleaned {
	text: string;
	/** The first `MAX_REMOVED`, one by one. */
	removed: Removed[];
	/** How many there were. */
	count: number;
}

/** More need no line each: the file is no text. */
const MAX_REMOVED = 500;

/**
 * The text with LF as its only line end and without unprintable code points. CR, CR LF, NEL, vertical
 * tab (Word's soft break) and form feed are line ends; half a surrogate pair becomes U+FFFD, since
 * something stood there.
 */
export function cleanCharacters(text: string): Cleaned {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: line ends of other systems
	const lines = text.replace(/\r\n?|[\u000b\u000c\u0085]/g, "\n");
	const removed: Removed[] = [];
	let line = 1;
	let counted = 0;
	let count = 0;
	const clean = lines.replace(UNPRINTABLE, (character, offset: number) => {
		for (; counted < offset; counted++)
			if (lines.charCodeAt(counted) === 0x0a) line++;
		if (++count <= MAX_REMOVED) removed.push({ name: nameOf(character), line });
		return /\p{Surrogate}/u.test(character) ? "\ufffd" : "";
	});
	return { text: clean, removed, count };
}

/** `U+0008`, for a person to look up and for places where the character itself must not stand. */
export function nameOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Private-use code points (Unicode §23.5): each font draws its own picture, or none. */
export const PRIVATE_USE = /[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/gu;
