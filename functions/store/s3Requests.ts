// How requests to S3 are made, whatever they ask: so many at once, so long, so often.
import { type Chance, MOST_ATTEMPTS, persist } from "./patience.ts";
import { meaningOf } from "./s3Answers.ts";
import { Slots } from "./slots.ts";
import { StoreFailure } from "./storeFailure.ts";

export type Answer<T> =
	| { kind: "done"; value: T }
	| { kind: "refused" }
	| { kind: "absent" }
	/** Nothing but "later" and silence: whether it landed is not known. */
	| { kind: "again"; detail: string };

export interface RequestOptions {
	/** For what is told of a failure. */
	place: string;
	/** Requests under way at once. */
	atOnce: number;
	chance: Chance;
	/** Ends an attempt that takes longer. */
	deadline: (milliseconds: number) => AbortSignal;
}

/** For one attempt, its body included: the largest object is an attachment of 20 MiB. */
const REQUEST_MS = 30_000;

/**
 * Attempts are counted here, not in the SDK. One that was answered by "later" (409, 500, 503, a broken
 * connection, silence) is made again; if it had landed all the same, its repetition is `refused` (412):
 * our own success looks like a lost race, and whoever is told so reads again, as the protocol has it.
 */
export class S3Requests {
	readonly chance: Chance;
	readonly #place: string;
	readonly #slots: Slots;
	readonly #deadline: RequestOptions["deadline"];

	constructor({ place, atOnce, chance, deadline }: RequestOptions) {
		this.#place = place;
		this.#slots = new Slots(atOnce);
		this.chance = chance;
		this.#deadline = deadline;
	}

	/** Made until it is answered or enough was tried; the time of each attempt begins when it is its turn. */
	async ask<T>(
		call: (abortSignal: AbortSignal) => Promise<T>,
		attempts = MOST_ATTEMPTS,
	): Promise<Answer<T>> {
		const attempt = async (): Promise<Answer<T>> => {
			try {
				return { kind: "done", value: await call(this.#deadline(REQUEST_MS)) };
			} catch (error) {
				const meaning = meaningOf(error);
				if (meaning.kind === "bug") throw error;
				if (meaning.kind !== "failed") return meaning;
				throw new StoreFailure(meaning.problem, this.#place, meaning.detail);
			}
		};
		return persist(() => this.#slots.run(attempt), this.chance, attempts);
	}

	/** What was asked for; anything else keeps the store from being used. */
	done<T>(answer: Answer<T>): T {
		if (answer.kind === "done") return answer.value;
		if (answer.kind === "again")
			throw new StoreFailure("unreachable", this.#place, answer.detail);
		throw new StoreFailure("rejected", this.#place, answer.kind);
	}
}
