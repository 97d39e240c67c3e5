// The public files of one notice, its revision and its attachments' bytes among them.
import type { Placed } from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import type { Store } from "../store/store.ts";
import { sha256Hex } from "./json.ts";
import type { Attempt, PublicFile } from "./publicWriter.ts";
import type { Rendering } from "./rendering.ts";

interface Context {
	rendering: Rendering;
	stores: { private: Store };
}

export function noticeFiles(
	placed: Placed,
	record: Draft["record"] | undefined,
	context: Context,
	attempt: Attempt = (_about, render) => render(),
): PublicFile[] {
	const { rendering } = context;
	return [
		...attachmentFiles(placed, record, context),
		...attempt(placed.id, () => [
			{ ...rendering.revision(placed, record), once: true },
			...rendering.notice(placed, record),
		]),
	];
}

export function attachmentFiles(
	placed: Placed,
	record: Draft["record"] | undefined,
	{ rendering, stores }: Context,
): PublicFile[] {
	return rendering.attachments(placed, record).map(
		({ storedAs, sha256, ...file }): PublicFile => ({
			...file,
			body: {
				sha256,
				read: () => storedBytes(stores.private, storedAs, sha256),
			},
		}),
	);
}

/** A withdrawal for privacy writes over them. */
async function storedBytes(
	store: Store,
	key: string,
	sha256: string,
): Promise<Uint8Array | undefined> {
	const found = await store.get(key);
	return found && sha256Hex(found.body) === sha256 ? found.body : undefined;
}
