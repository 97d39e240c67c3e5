// What the commands have in common: how they publish, and what they ask of a store.
import { keys } from "../functions/journal/keys.ts";
import type { Lane } from "../functions/journal/state.ts";
import type { SiteConfiguration } from "../functions/notice/siteConfiguration.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { draftReader } from "../functions/pipeline/drafts.ts";
import { readHead } from "../functions/pipeline/head.ts";
import type { PublishContext } from "../functions/pipeline/publish.ts";
import { siteRendering } from "../functions/pipeline/siteRendering.ts";
import { parsePath, paths } from "../functions/site/paths.ts";
import type { Store } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import type { Message } from "./messages.ts";

/** Ids of one commit on one machine: a first build must not render every feed a hundred times. */
const BATCH = { due: 10_000, backfill: 10_000 };

/** Beside news that should not wait for longer. */
const PAST_BATCH = 1000;

export async function hasState(stores: Stores): Promise<boolean> {
	return (await stores.private.head(keys.head())) !== undefined;
}

export function publishContext(
	stores: Stores,
	site: SiteConfiguration,
	clock: () => string,
	out: Console,
): PublishContext {
	return {
		stores,
		rendering: siteRendering(site),
		readDraft: draftReader(stores.private),
		clock,
		batch: BATCH,
		progress: (step, done, of) => out.progress(step as Message, done, of),
	};
}

/** Whoever names files in a site at work wants those out, and leaves the past to the run that brought it. */
export async function batchOf(
	state: Store,
	{ files, backfill }: { files: readonly string[]; backfill: boolean },
): Promise<PublishContext["batch"]> {
	if ((await laneOf(state, false)) === "backfill") return BATCH;
	const named = files.length > 0 && !backfill;
	return { ...BATCH, backfill: named ? 0 : PAST_BATCH };
}

/**
 * What was there before the site, or before a restart, is old news: dated as it was, and not pushed. So
 * is what an operator says is.
 */
export async function laneOf(state: Store, backfill: boolean): Promise<Lane> {
	const { head } = await readHead(state);
	const past =
		backfill ||
		head.seq < head.firstSeq ||
		(await state.head(keys.restart())) !== undefined;
	return past ? "backfill" : "due";
}

/** Notices that are public, withdrawn ones too. */
export async function publicNotices(files: Store): Promise<number> {
	let count = 0;
	for await (const path of allKeys(files, paths.notices()))
		if (parsePath(path).kind === "notice") count++;
	return count;
}
