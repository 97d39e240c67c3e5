// Keys in the order of their UTF-8 bytes, the order in which S3 lists.

/** UTF-16 order differs from byte order beyond the basic plane, so bytes are what is compared. */
export function compareKeys(a: string, b: string): number {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export class OrderedKeys implements Iterable<string> {
	readonly #keys: string[] = [];

	add(key: string): void {
		const at = this.#indexFrom(key);
		if (this.#keys[at] !== key) this.#keys.splice(at, 0, key);
	}

	remove(key: string): void {
		const at = this.#indexFrom(key);
		if (this.#keys[at] === key) this.#keys.splice(at, 1);
	}

	/** The keys at or after `first`, in order. */
	*from(first: string): IterableIterator<string> {
		for (let at = this.#indexFrom(first); at < this.#keys.length; at++)
			yield this.#keys[at] as string;
	}

	[Symbol.iterator](): IterableIterator<string> {
		return this.#keys.values();
	}

	get size(): number {
		return this.#keys.length;
	}

	/** Index of the first key that is not before `key`. */
	#indexFrom(key: string): number {
		let low = 0;
		let high = this.#keys.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (compareKeys(this.#keys[middle] as string, key) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
