// So many at once and no more; the others wait in the order in which they came.

export class Slots {
	readonly #most: number;
	readonly #waiting: (() => void)[] = [];
	#taken = 0;

	constructor(most: number) {
		this.#most = most;
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		if (this.#taken < this.#most) this.#taken++;
		// Whoever ends hands its slot over, so the count stays.
		else await new Promise<void>((go) => this.#waiting.push(go));
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#taken--;
		}
	}
}
