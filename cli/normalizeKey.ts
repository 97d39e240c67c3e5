// One source read and normalized, where what cannot be read is a finding and the rest goes on.
import type { Source } from "../functions/notice/document.ts";
import type { Normalized } from "../functions/pipeline/normalizeSource.ts";
import { openSource } from "../functions/reading/openSource.ts";
import { type FolderSources, UnreadableSource } from "./folderSources.ts";

/** Nothing for a source that is gone since the scan. */
export async function normalizeKey(
	sources: FolderSources,
	key: string,
	normalize: (source: Source) => Normalized,
): Promise<Normalized | undefined> {
	try {
		const source = await sources.read(key);
		return source && normalize(await openSource(source));
	} catch (error) {
		if (!(error instanceof UnreadableSource)) throw error;
		return { kind: "rejected", findings: [error.finding] };
	}
}
