// Whether a draft would take too much of the objects that all notices share. Pure.
import { type Excess, excessOf } from "../journal/entrySize.ts";
import { keys } from "../journal/keys.ts";
import { makeEntry } from "../journal/makeEntry.ts";
import { channelFactsOf, pageEntryOf } from "../journal/showEntry.ts";
import type { Draft } from "../notice/draft.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { publicAttachments } from "../site/publicNotice.ts";
import type { Normalized, NormalizedDraft } from "./normalizeSource.ts";

/** A number as long as any. */
const LARGE = 999_999_999;
const AT = "2026-01-01T00:00:00Z";

/** Set aside, and the editor told, if it is too large. */
export function withinSize(
	normalized: NormalizedDraft,
	sourceKey: string,
): Normalized {
	const { draft } = normalized;
	const excess = excessOfDraft(draft, normalized);
	return excess
		? {
				kind: "rejected",
				findings: [
					...(draft.findings as Finding[]),
					finding("notice.too-large", { file: sourceKey }, { ...excess }),
				],
			}
		: normalized;
}

/** Measured on the entry that it would have. */
function excessOfDraft(
	draft: Draft,
	{ digest, acts, dated }: Pick<NormalizedDraft, "digest" | "acts" | "dated">,
): Excess | undefined {
	const { record, channels } = draft;
	const entry = makeEntry({
		id: record.id,
		seq: LARGE,
		generation: LARGE,
		at: AT,
		firstRevision: LARGE,
		placed: undefined,
		target: {
			from: "current",
			draft: LARGE,
			object: keys.draft(record.id, LARGE, digest.slice(0, 16)),
			digest,
			contentSha: digest,
			state: "live",
			channels,
			...(acts ? { acts } : {}),
			...(dated ? { dated } : {}),
			...(draft.withdrawal ? { withdrawal: draft.withdrawal } : {}),
		},
		effects: [],
		record,
		recordBefore: undefined,
		newPlaces: Object.fromEntries(channels.map((slug) => [slug, LARGE])),
		backfill: false,
	});
	return excessOf(
		entry,
		pageEntryOf(entry, record, publicAttachments(record)),
		channelFactsOf(entry, record),
		"drafted",
	);
}
