// Taking back for privacy or the law: nothing of the text stays, in public or in private.
import { keys } from "../journal/keys.ts";
import type { Entry } from "../journal/state.ts";
import { paths } from "../site/paths.ts";
import { CONTENT_TYPES, MUTABLE } from "../site/siteFile.ts";
import type { Store } from "../store/store.ts";
import { encodeJson } from "./json.ts";
import type { PublicFile, PublicWriter } from "./publicWriter.ts";

/** Whether an entry withdraws for a reason that reaches back over all that was published. */
export function purges(entry: Entry): boolean {
	const reason = entry.placed.withdrawal?.reason;
	return (
		entry.op === "withdraw" && (reason === "privacy" || reason === "legal")
	);
}

/** What stands in the place of a revision whose text was taken back. */
export function purgedRevision(id: string, revision: number): PublicFile {
	return {
		path: paths.revision(id, revision),
		contentType: CONTENT_TYPES.json,
		cacheControl: MUTABLE,
		body: JSON.stringify({ id, revision, state: "withdrawn" }),
	};
}

/**
 * Tombstones over earlier revisions, attachments and drafts. Plain writes: a tombstone is final,
 * and `current`, which names the withdrawal, is not touched.
 */
export async function purge(
	entry: Entry,
	stores: { private: Store; public: Store },
	writer: PublicWriter,
): Promise<void> {
	if (!purges(entry)) return;
	const { id, revision } = entry.placed;
	const files: PublicFile[] = [];
	for (let earlier = 1; earlier < revision; earlier++)
		files.push({
			...purgedRevision(id, earlier),
			final: true,
		});
	for (const path of await all(stores.public, `files/${id}/`))
		files.push({
			path,
			contentType: "text/plain; charset=utf-8",
			cacheControl: MUTABLE,
			body: "withdrawn\n",
			final: true,
		});
	await writer.write(files);
	const current = keys.current(id);
	const texts = [
		...(await all(stores.private, keys.drafts(id))),
		...(await all(stores.private, keys.attachments(id))),
	];
	for (const key of texts) {
		if (key === current || isLaterDraft(key, entry.placed.draft)) continue;
		await stores.private.put(key, encodeJson({ purged: true }));
	}
}

/** A draft made after the withdrawal is not what was withdrawn. */
function isLaterDraft(key: string, draft: number): boolean {
	const number = /\/d(\d+)-[0-9a-f]+\.json$/.exec(key)?.[1];
	return number !== undefined && Number(number) > draft;
}

async function all(store: Store, prefix: string): Promise<string[]> {
	const found: string[] = [];
	for (let after = ""; ; after = found.at(-1) as string) {
		const { keys: page, more } = await store.list(prefix, { after });
		found.push(...page);
		if (!more) return found;
	}
}
