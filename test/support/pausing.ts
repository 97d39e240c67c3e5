// An actor that stops before one chosen call to its stores, as a process does that is suspended, and
// goes on when it is woken. Calls that were under way by then have landed.
import { setImmediate } from "node:timers/promises";
import type { Store } from "../../functions/store/store.ts";

export class Pause {
	readonly #before: number;
	readonly #woken: Promise<void>;
	#wake: () => void = () => {};
	/** Calls begun, over all stores. */
	calls = 0;
	asleep = false;

	/** `before` counts calls from 1. */
	constructor(before: number) {
		this.#before = before;
		this.#woken = new Promise((resolve) => {
			this.#wake = resolve;
		});
	}

	wrap(store: Store): Store {
		const call = async <T>(work: () => Promise<T>): Promise<T> => {
			this.calls++;
			if (this.calls === this.#before) this.asleep = true;
			if (this.asleep) await this.#woken;
			return work();
		};
		return {
			get: (key) => call(() => store.get(key)),
			head: (key) => call(() => store.head(key)),
			list: (prefix, options) => call(() => store.list(prefix, options)),
			put: (key, body, options) => call(() => store.put(key, body, options)),
			delete: (key) => call(() => store.delete(key)),
			barrier: () => store.barrier(),
			forgetVersions: (key) => call(() => store.forgetVersions(key)),
		};
	}

	/** Until the actor sleeps or has ended; then all of it is at rest. */
	async settled(actor: Promise<unknown>): Promise<void> {
		let ended = false;
		const mark = () => {
			ended = true;
		};
		actor.then(mark, mark);
		while (!this.asleep && !ended) await setImmediate();
		for (let turn = 0; turn < 3; turn++) await setImmediate();
	}

	wake(): void {
		this.asleep = false;
		this.#wake();
	}
}
