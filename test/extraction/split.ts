// Which half of an annotated corpus rules may be written from, fixed before any is written.
import { createHash } from "node:crypto";

/** `read`: the rules were written reading these. `held`: their texts were not read. */
export type Half = "read" | "held";

/** By the first hex digit of the SHA-256 of a document's id: even is read, odd is held out. */
export function halfOf(id: string): Half {
	const first = createHash("sha256").update(id).digest("hex").slice(0, 1);
	return Number.parseInt(first, 16) % 2 === 0 ? "read" : "held";
}
