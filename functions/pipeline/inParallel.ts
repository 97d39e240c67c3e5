// Bounded concurrency: so many requests at once and no more.

/** Requests under way at once to one store. */
export const CONCURRENCY = 16;

/** Results in the order of the items; the first error ends it, once what runs has ended. */
export async function inParallel<T, R>(
	items: readonly T[],
	work: (item: T, index: number) => Promise<R>,
	limit = CONCURRENCY,
): Promise<R[]> {
	const results: R[] = new Array<R>(items.length);
	let next = 0;
	let failed = false;
	const worker = async () => {
		while (next < items.length && !failed) {
			const index = next++;
			try {
				results[index] = await work(items[index] as T, index);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const outcomes = await Promise.allSettled(
		Array.from({ length: Math.min(limit, items.length) }, worker),
	);
	for (const outcome of outcomes)
		if (outcome.status === "rejected") throw outcome.reason;
	return results;
}
