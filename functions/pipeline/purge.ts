// Taking back for privacy or the law: nothing of the text stays, in public or in private.
import { keys } from "../journal/keys.ts";
import type { Entry, Placed } from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { encodeJson } from "./json.ts";
import type { PublicFile, PublicWriter } from "./publicWriter.ts";
import { putSurely } from "./putSurely.ts";
import type { Rendering } from "./rendering.ts";

/** Whether an entry withdraws for a reason that reaches back over all that was published. */
export function purges(entry: Entry): boolean {
	return entry.op === "withdraw" && isPurged(entry.placed);
}

export function isPurged({ withdrawal }: Placed): boolean {
	return withdrawal?.reason === "privacy" || withdrawal?.reason === "legal";
}

/**
 * Tombstones over earlier revisions, attachments and drafts. Plain writes: a tombstone is final,
 * and `current`, which names the withdrawal, is not touched.
 */
export async function purge(
	entry: Entry,
	{
		stores,
		rendering,
	}: { stores: { private: Store; public: Store }; rendering: Rendering },
	writer: PublicWriter,
): Promise<void> {
	const { id, revision, draft } = entry.placed;
	const files: PublicFile[] = [];
	for (let earlier = 1; earlier < revision; earlier++)
		files.push(rendering.purgedRevision(id, earlier));
	for await (const path of allKeys(
		stores.public,
		rendering.attachmentPrefix(id),
	))
		files.push(rendering.purgedAttachment(path));
	await writer.write(files.map((file) => ({ ...file, final: true })));
	for (const prefix of [keys.drafts(id), keys.attachments(id)])
		for await (const key of allKeys(stores.private, prefix)) {
			if (key === keys.current(id) || isLaterDraft(key, draft)) continue;
			await putSurely(stores.private, key, encodeJson({ purged: true }));
		}
}

/** A draft made after the withdrawal is not what was withdrawn. */
function isLaterDraft(key: string, draft: number): boolean {
	const number = /\/d(\d+)-[0-9a-f]+\.json$/.exec(key)?.[1];
	return number !== undefined && Number(number) > draft;
}
