// How a request is repeated: a bounded number of times, after waits that chance spreads.

/** Requests for one thing, the first included. */
export const MOST_ATTEMPTS = 7;

/**
 * Upper bounds of the waits, in milliseconds: doubled from the first to the most. All seven attempts
 * wait 3 seconds on average, 6 at most.
 */
export const WAIT = { first: 100, most: 5000 };

export interface Chance {
	/** At least 0, below 1. */
	random: () => number;
	sleep: (milliseconds: number) => Promise<unknown>;
}

/** `again` is tried once more; everything else is the result, as is the last `again`. */
export async function persist<T extends { kind: string }>(
	attempt: () => Promise<T>,
	{ random, sleep }: Chance,
	most = MOST_ATTEMPTS,
): Promise<T> {
	for (let made = 1; ; made++) {
		const outcome = await attempt();
		if (outcome.kind !== "again" || made >= most) return outcome;
		// Full jitter: writers that collided once do not collide again in step.
		const bound = Math.min(WAIT.first * 2 ** (made - 1), WAIT.most);
		await sleep(random() * bound);
	}
}
