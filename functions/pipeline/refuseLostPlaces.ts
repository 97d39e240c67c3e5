// Before a commit: what is drafted for the second time and would be published for the first, though it is
// public, has lost its place. It would come out twice.
import { DamagedState } from "../journal/damagedState.ts";
import { keys } from "../journal/keys.ts";
import type { Entry } from "../journal/state.ts";
import { paths } from "../site/paths.ts";
import { type ReadHead, readHead } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import type { PublishContext } from "./publish.ts";

/**
 * One more request for each such notice, none for new ones. Nothing is refused if others have committed
 * since `before`: then they have published it.
 */
export async function refuseLostPlaces(
	entries: readonly Entry[],
	before: ReadHead,
	{ stores }: PublishContext,
): Promise<void> {
	const first = entries.filter(
		({ seq, placed }) => placed.firstSeq === seq && placed.draft > 1,
	);
	const shown = await inParallel(first, async ({ placed: { id } }) => {
		const found = await stores.public.get(paths.notice(id));
		const revision = found && decodeJson<{ revision?: number }>(found).revision;
		// What an earlier epoch showed is not ours to know.
		return revision !== undefined && revision >= before.head.firstRevision
			? [id]
			: [];
	});
	const [lost] = shown.flat();
	if (lost === undefined) return;
	const now = await readHead(stores.private);
	if (now.etag === before.etag)
		throw new DamagedState(
			keys.placed(lost),
			"missing, and the notice is public",
		);
}
