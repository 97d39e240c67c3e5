// The public files of one notice, its revision and its attachments' bytes among them.
import type { Placed } from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import type { Store } from "../store/store.ts";
import type { Attempt, PublicFile } from "./publicWriter.ts";
import type { Rendering } from "./rendering.ts";

export async function noticeFiles(
	placed: Placed,
	record: Draft["record"] | undefined,
	{ rendering, stores }: { rendering: Rendering; stores: { private: Store } },
	attempt: Attempt = (_about, render) => render(),
): Promise<PublicFile[]> {
	return [
		...(await attachmentFiles(placed, record, { rendering, stores })),
		...attempt(placed.id, () => [
			{ ...rendering.revision(placed, record), once: true },
			...rendering.notice(placed, record),
		]),
	];
}

export async function attachmentFiles(
	placed: Placed,
	record: Draft["record"] | undefined,
	{ rendering, stores }: { rendering: Rendering; stores: { private: Store } },
): Promise<PublicFile[]> {
	const files: PublicFile[] = [];
	for (const { storedAs, ...file } of rendering.attachments(placed, record)) {
		const found = await stores.private.get(storedAs);
		if (found) files.push({ ...file, body: found.body });
	}
	return files;
}
