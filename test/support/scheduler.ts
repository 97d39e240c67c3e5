// Actors interleaved at every call to a store, in an order that a seed decides; with crashes and
// lost replies at writes.
import { setImmediate } from "node:timers/promises";
import type {
	Listing,
	ObjectHead,
	PutOptions,
	PutOutcome,
	Store,
	StoredObject,
} from "../../functions/store/store.ts";
import { pick, type Random } from "./random.ts";

interface Waiting {
	actor: string;
	write: boolean;
	go: () => void;
	die: () => void;
}

export interface Faults {
	/** Chance of a crash at a write, before or after it lands. */
	crash: number;
	/** Chance that a write or the reply to it is lost. */
	lost: number;
	/** Chance that the turn passes to another actor. */
	change: number;
}

/** What an actor's promise rejects with when the schedule ends it. */
export class Crashed extends Error {}

export class Scheduler {
	readonly #chance: Random;
	readonly #faults: Faults;
	readonly #waiting: Waiting[] = [];
	#last = "";
	/** Calls granted. */
	calls = 0;
	/** Times that the turn passed from one unfinished actor to another. */
	changes = 0;
	crashes = 0;
	lost = 0;
	/** Changes of turn between two actors that were both inside of a piece of work: see `within`. */
	overlaps = 0;
	readonly #inside = new Map<string, number>();

	constructor(chance: Random, faults: Faults) {
		this.#chance = chance;
		this.#faults = faults;
	}

	/** The store as one actor sees it. */
	view(store: Store, actor: string): Store {
		const gate = <T>(write: boolean, call: () => Promise<T>) =>
			this.#gate(actor, write, call);
		return {
			get: (key): Promise<StoredObject | undefined> =>
				gate(false, () => store.get(key)),
			head: (key): Promise<ObjectHead | undefined> =>
				gate(false, () => store.head(key)),
			list: (prefix, options): Promise<Listing> =>
				gate(false, () => store.list(prefix, options)),
			delete: (key) => gate(true, () => store.delete(key)),
			put: (key, body, options?: PutOptions): Promise<PutOutcome> =>
				gate(true, async () => {
					if (this.#chance() >= this.#faults.lost)
						return store.put(key, body, options);
					this.lost++;
					// The request was lost, or the reply to it.
					if (this.#chance() < 0.3) return { kind: "unknown" };
					const outcome = await store.put(key, body, options);
					if (outcome.kind !== "stored") return outcome;
					// What a client that retries by itself makes of its own success, or no answer at all.
					return pick<PutOutcome>(
						[
							{ kind: "unknown" },
							...(options?.condition ? [{ kind: "refused" } as const] : []),
						],
						this.#chance,
					);
				}),
			barrier: () => store.barrier(),
			forgetVersions: (key) => gate(true, () => store.forgetVersions(key)),
		};
	}

	/** Work that is to be seen interleaved, as one publish. */
	async within<T>(actor: string, work: () => Promise<T>): Promise<T> {
		this.#inside.set(actor, (this.#inside.get(actor) ?? 0) + 1);
		try {
			return await work();
		} finally {
			this.#inside.set(actor, (this.#inside.get(actor) ?? 0) - 1);
		}
	}

	/** Runs all actors to their end or crash. */
	async run(actors: Record<string, () => Promise<unknown>>): Promise<void> {
		let running = 0;
		const failures: unknown[] = [];
		for (const act of Object.values(actors)) {
			running++;
			act()
				.catch((error: unknown) => {
					if (!(error instanceof Crashed)) failures.push(error);
				})
				.finally(() => running--);
		}
		for (;;) {
			// In memory all work between two calls is microtasks: after this everyone waits or has ended.
			await setImmediate();
			if (failures.length > 0) throw failures[0];
			if (this.#waiting.length === 0) {
				if (running === 0) return;
				continue;
			}
			this.#grant();
		}
	}

	#grant(): void {
		const stay = this.#waiting.filter(({ actor }) => actor === this.#last);
		const others = this.#waiting.filter(({ actor }) => actor !== this.#last);
		const change =
			stay.length === 0 ||
			(others.length > 0 && this.#chance() < this.#faults.change);
		const next = pick(change ? others : stay, this.#chance);
		if (change && stay.length > 0) {
			this.changes++;
			const isInside = (actor: string) => (this.#inside.get(actor) ?? 0) > 0;
			if (isInside(this.#last) && isInside(next.actor)) this.overlaps++;
		}
		this.#last = next.actor;
		this.#waiting.splice(this.#waiting.indexOf(next), 1);
		this.calls++;
		if (next.write && this.#chance() < this.#faults.crash / 2) {
			this.#crash(next);
			return;
		}
		next.go();
	}

	/** The actor and all that it has under way end here. */
	#crash({ actor, die }: Waiting): void {
		this.crashes++;
		die();
		for (const waiting of this.#waiting.filter(
			(other) => other.actor === actor,
		)) {
			this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
			waiting.die();
		}
	}

	async #gate<T>(
		actor: string,
		write: boolean,
		call: () => Promise<T>,
	): Promise<T> {
		await new Promise<void>((go, fail) => {
			this.#waiting.push({
				actor,
				write,
				go,
				die: () => fail(new Crashed(actor)),
			});
		});
		const result = await call();
		if (write && this.#chance() < this.#faults.crash / 2) {
			this.crashes++;
			throw new Crashed(actor);
		}
		return result;
	}
}
