// All matches of a pattern, without the copy of it that `matchAll` makes anew for every text, and without
// trying it where no match begins.

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

/** In order, without overlaps, of a sticky pattern that matches at no other than these places, which ascend. */
export function* matchesAt(
	text: string,
	pattern: RegExp,
	places: readonly number[],
): Generator<RegExpExecArray> {
	let end = 0;
	for (const at of places) {
		if (at < end) continue;
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (!match) continue;
		end = at + match[0].length;
		yield match;
	}
}

/** For each UTF-16 unit, 1 if one of the characters begins with it: cheaper to ask than a class of hundreds. */
export function unitsOf(characters: Iterable<string>): Uint8Array {
	const units = new Uint8Array(0x10000);
	for (const one of characters) units[one.charCodeAt(0)] = 1;
	return units;
}

/** Where one of the characters stands. */
export function placesOf(text: string, units: Uint8Array): number[] {
	const places: number[] = [];
	for (let at = 0; at < text.length; at++)
		if (units[text.charCodeAt(at)] === 1) places.push(at);
	return places;
}
