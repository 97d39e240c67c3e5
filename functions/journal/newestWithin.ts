// Lists that grow with the life of a notice, kept short: the newest stand at the end and stay.

/** At most so many, of at most so many bytes of JSON together; the last one in any case. */
export function newestWithin<T>(
	items: readonly T[],
	most: number,
	bytes: number,
): T[] {
	const kept = items.slice(-most);
	let first = kept.length;
	for (let left = bytes; first > 0; first--) {
		left -= Buffer.byteLength(JSON.stringify(kept[first - 1]));
		if (left < 0) break;
	}
	return kept.slice(Math.min(first, kept.length - 1));
}
