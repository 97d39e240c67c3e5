// After a withdrawal for privacy or by law: what a CDN holds of it, up to a week, is given up at once.
import type { Entry, Head } from "../journal/state.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { sha256Hex } from "./json.ts";
import type { Rendering } from "./rendering.ts";

/** What stands between the public files and their readers, where it must be told to forget. */
export interface Caches {
	/**
	 * Paths with a slash first; a `*` at the end stands for whatever follows. The same reference asks once,
	 * however often it is sent. Never throws: what is refused is reported.
	 */
	invalidate?: (
		patterns: readonly string[],
		reference: string,
	) => Promise<Invalidation>;
}

export type Invalidation =
	| { kind: "accepted" }
	/** Not allowed, too many at once, or nobody answers. */
	| { kind: "refused"; detail: string };

/**
 * To be called when all files are written anew, and before the head is settled: whoever finishes the commit
 * after a crash asks again, under the same reference. A refusal is a finding, as it must not stop the site.
 */
export async function forgetCached(
	purged: readonly Pick<Entry, "placed">[],
	{ epoch, generation }: Pick<Head, "epoch" | "generation">,
	{ invalidate, rendering }: Caches & { rendering: Rendering },
): Promise<Finding[]> {
	if (!invalidate) return [];
	const ids = [...new Set(purged.map(({ placed }) => placed.id))];
	const patterns = rendering.cachePatterns(ids);
	return refusals(
		ids.join(", "),
		await invalidate(
			patterns,
			// Other paths under a known reference would be an error: editions may have been added meanwhile.
			`${epoch}.${generation}.${sha256Hex(patterns.join("\n")).slice(0, 16)}`,
		),
	);
}

/** Nothing where it was accepted. `about`: whose text stays. */
export function refusals(about: string, outcome: Invalidation): Finding[] {
	return outcome.kind === "accepted"
		? []
		: [
				finding(
					"purge.cache-stays",
					{},
					{ ids: about, problem: outcome.detail },
				),
			];
}
