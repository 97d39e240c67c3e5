// Memory that remembers every state that a public file ever had.
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import type { PutOptions, PutOutcome } from "../../functions/store/store.ts";

export interface Written {
	path: string;
	generation: number;
	text: string;
	/** The world's clock when it was written. */
	at: string;
}

export class RecordingStore extends MemoryStore {
	readonly history: Written[] = [];
	readonly #clock: () => string;

	constructor(clock: () => string) {
		super();
		this.#clock = clock;
	}

	override async put(
		key: string,
		body: Uint8Array,
		options?: PutOptions,
	): Promise<PutOutcome> {
		const outcome = await super.put(key, body, options);
		if (outcome.kind === "stored")
			this.history.push({
				path: key,
				generation: options?.metadata?.generation ?? 0,
				text: new TextDecoder().decode(body),
				at: this.#clock(),
			});
		return outcome;
	}
}
