// Memory that remembers every state that an object ever had, and sees when one goes back. Its ETags are
// hashes of the content, so that what returns to what it was can fool a stalled writer.
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import type { PutOptions, PutOutcome } from "../../functions/store/store.ts";

export interface Written {
	path: string;
	/** Of a public file: the generation that it is stamped with. */
	generation: number;
	text: string;
	/** The world's clock when it was written. */
	at: string;
	/** Over all stores that share a history. */
	store: RecordingStore;
}

export class RecordingStore extends MemoryStore {
	readonly history: Written[];
	readonly #clock: () => string;

	/** Stores that are given one `history` write in it together, in the order of their writes. */
	constructor(clock: () => string, history: Written[] = []) {
		super({ etags: "content" });
		this.#clock = clock;
		this.history = history;
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
				store: this,
			});
		return outcome;
	}
}

/** What of a private object may only rise. */
const RISING: [RegExp, (keyof Numbers)[]][] = [
	[/^(?:channels|placed|journal)\//, ["generation"]],
	[/^head\.json$/, ["generation", "seq", "at"]],
	[/^drafts\/[^/]+\/current\.json$/, ["draft"]],
	[/^rendered\.json$/, ["generation"]],
];

interface Numbers {
	generation?: number;
	seq?: number;
	at?: string;
	draft?: number;
}

/** Public files whose stamp fell, and private objects that show less than they did. */
export function wentBack(
	history: readonly Written[],
	stores: { private: RecordingStore; public: RecordingStore },
): string[] {
	const problems = new Set<string>();
	const stamps = new Map<string, number>();
	const states = new Map<string, Numbers>();
	for (const { store, path, generation, text } of history) {
		if (store === stores.public) {
			if (generation < (stamps.get(path) ?? 0))
				problems.add(`public file went back: ${path}`);
			stamps.set(path, Math.max(generation, stamps.get(path) ?? 0));
			continue;
		}
		const rising = RISING.find(([pattern]) => pattern.test(path))?.[1];
		if (!rising) continue;
		const state = JSON.parse(text) as Numbers;
		const before = states.get(path);
		for (const name of rising)
			if ((before?.[name] ?? 0) > (state[name] ?? 0))
				problems.add(`private ${name} went back: ${path}`);
		states.set(path, state);
	}
	return [...problems];
}
