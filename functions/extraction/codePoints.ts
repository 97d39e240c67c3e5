// Texts measured and cut by code points, of which both scripts have the same number.

/** Whether each character is one UTF-16 unit, as in nearly every text: then units are code points. */
export function isBasic(text: string): boolean {
	for (let at = 0; at < text.length; at++)
		if ((text.charCodeAt(at) & 0xf800) === 0xd800) return false;
	return true;
}

/** Code points of a text. */
export function sizeOf(text: string): number {
	return isBasic(text) ? text.length : [...text].length;
}

/** As `slice`, counted in code points. */
export function slicePoints(text: string, from: number, to?: number): string {
	return isBasic(text)
		? text.slice(from, to)
		: [...text].slice(from, to).join("");
}
