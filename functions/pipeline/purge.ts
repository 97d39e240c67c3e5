// Taking back for privacy or the law: nothing of the text stays, in public or in private.
import { firstDraftOf, keys } from "../journal/keys.ts";
import type { Entry, Placed } from "../journal/state.ts";
import { takesBack } from "../notice/takesBack.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { decodeJson, encodeJson } from "./json.ts";
import type { PublicFile, PublicWriter } from "./publicWriter.ts";
import { putSurely } from "./putSurely.ts";
import type { Rendering } from "./rendering.ts";

const TOMBSTONE = encodeJson({ purged: true });

/** Whether an entry withdraws for a reason that reaches back over all that was published. */
export function purges(entry: Entry): boolean {
	return entry.op === "withdraw" && isPurged(entry.placed);
}

export function isPurged({ withdrawal }: Placed): boolean {
	return takesBack(withdrawal);
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
	const { id, revision } = entry.placed;
	const files: PublicFile[] = [];
	for (let earlier = 1; earlier < revision; earlier++)
		files.push({ ...rendering.purgedRevision(id, earlier), final: true });
	// Not final: one that came with a later draft is not what was withdrawn.
	for await (const path of allKeys(
		stores.public,
		rendering.attachmentPrefix(id),
	))
		files.push(rendering.purgedAttachment(path));
	await writer.write(files);
	for await (const key of withdrawnObjects(entry.placed, stores.private))
		await takeBack(key, stores.private);
}

/**
 * Takes back what a normalize left that began before the withdrawal and died right after its write.
 * Gives how many objects there were.
 */
export async function purgeLate(placed: Placed, store: Store): Promise<number> {
	if (!isPurged(placed)) return 0;
	let late = 0;
	for await (const key of withdrawnObjects(placed, store)) {
		const found = await store.get(key);
		if (!found || Buffer.compare(found.body, TOMBSTONE) === 0) continue;
		await takeBack(key, store);
		late++;
	}
	return late;
}

/** Drafts and attachments up to the draft that was withdrawn. */
async function* withdrawnObjects(
	{ id, draft }: Placed,
	store: Store,
): AsyncGenerator<string> {
	for (const prefix of [keys.drafts(id), keys.attachments(id)])
		for await (const key of allKeys(store, prefix))
			if (isUpTo(draft, key)) yield key;
}

/** A draft made after the withdrawal is not what was withdrawn, nor is `current`. */
function isUpTo(draft: number, key: string): boolean {
	const first = firstDraftOf(key);
	return first !== undefined && first <= draft;
}

/** Whether an object of a notice would have been purged, had it been there in time. */
export async function isTakenBack(
	key: string,
	id: string,
	store: Store,
): Promise<boolean> {
	const found = await store.get(keys.placed(id));
	const placed = found && decodeJson<Placed>(found);
	return (
		placed !== undefined &&
		takesBack(placed.withdrawal) &&
		isUpTo(placed.draft, key)
	);
}

export async function takeBack(key: string, store: Store): Promise<void> {
	await putSurely(store, key, TOMBSTONE, { sync: "all" });
}
