// What is made of an entry is made once, however many files show it.

/**
 * `make(a, b, word)`, remembered for as long as `a` lives. `a` and `b` are told apart as objects and
 * must not be changed.
 */
export function madeOnce<
	A extends object,
	B extends object,
	Word extends string,
	Made,
>(make: (a: A, b: B, word: Word) => Made): (a: A, b: B, word: Word) => Made {
	const known = new WeakMap<A, WeakMap<B, Map<Word, Made>>>();
	return (a, b, word) => {
		let byB = known.get(a);
		if (!byB) {
			byB = new WeakMap();
			known.set(a, byB);
		}
		let byWord = byB.get(b);
		if (!byWord) {
			byWord = new Map();
			byB.set(b, byWord);
		}
		let made = byWord.get(word);
		if (made === undefined) {
			made = make(a, b, word);
			byWord.set(word, made);
		}
		return made;
	};
}
