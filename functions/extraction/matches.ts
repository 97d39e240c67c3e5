// All matches of a pattern, without the copy of it that `matchAll` makes anew for every text.

/** In order, without overlaps. `pattern` is global; its `lastIndex` is nobody's between two matches. */
export function* matches(
	text: string,
	pattern: RegExp,
): Generator<RegExpExecArray> {
	for (let at = 0; at <= text.length; ) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (!match) return;
		at = pattern.lastIndex;
		if (match[0] === "") at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
		yield match;
	}
}
