// Which withdrawals reach back over all that was published.
import type { Withdrawal } from "./schema.ts";

/** For privacy or the law: nothing of the text may stay, in public or in private. */
export function takesBack(
	withdrawal: Pick<Withdrawal, "reason"> | undefined,
): boolean {
	return withdrawal?.reason === "privacy" || withdrawal?.reason === "legal";
}
