// A store that fails at one chosen write, counted over both stores of a site.
import type {
	Listing,
	ObjectHead,
	PutOptions,
	PutOutcome,
	Store,
	StoredObject,
} from "../../functions/store/store.ts";
import { Crashed } from "./scheduler.ts";

export type Failure =
	/** The process dies before the write reaches the store, or just after it landed. */
	| "crash before"
	| "crash after"
	/** The write lands; the reply says that it was refused, or nothing. */
	| "landed, said refused"
	| "landed, said nothing"
	/** Neither the write nor the reply arrives. */
	| "lost, said nothing";

/** Which write fails, how; and how many there were. */
export class Fault {
	readonly #at: number;
	readonly #failure: Failure;
	writes = 0;

	/** `at` counts from 1; 0 never fails. */
	constructor(at: number, failure: Failure) {
		this.#at = at;
		this.#failure = failure;
	}

	wrap(store: Store): Store {
		const write = async <T>(
			call: () => Promise<T>,
			lost?: (landed: T | undefined) => T,
		) => {
			const struck = ++this.writes === this.#at;
			if (struck && this.#failure === "crash before")
				throw new Crashed(this.#failure);
			if (struck && lost && this.#failure === "lost, said nothing")
				return lost(undefined);
			const landed = await call();
			if (struck && this.#failure === "crash after")
				throw new Crashed(this.#failure);
			return struck && lost ? lost(landed) : landed;
		};
		return {
			get: (key): Promise<StoredObject | undefined> => store.get(key),
			head: (key): Promise<ObjectHead | undefined> => store.head(key),
			list: (prefix, options): Promise<Listing> => store.list(prefix, options),
			delete: (key) => write(() => store.delete(key)),
			put: (key, body, options?: PutOptions): Promise<PutOutcome> =>
				write(
					() => store.put(key, body, options),
					(landed) =>
						landed && landed.kind !== "stored"
							? landed
							: this.#failure === "landed, said refused" && options?.condition
								? { kind: "refused" }
								: { kind: "unknown" },
				),
			barrier: () => store.barrier(),
			forgetVersions: (key) => write(() => store.forgetVersions(key)),
		};
	}
}
