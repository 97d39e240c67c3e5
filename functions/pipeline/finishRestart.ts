// The end of a restart: what only the epoch before had is emptied or given up.
import { keys } from "../journal/keys.ts";
import type { Placed } from "../journal/state.ts";
import type { Finding } from "../notice/finding.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import type { DeriveContext } from "./derive.ts";
import { publicRecord } from "./drafts.ts";
import { partOf } from "./epochs.ts";
import { readHeadOfAnyEpoch } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson } from "./json.ts";
import { type PublicFile, publicWriter } from "./publicWriter.ts";
import type { PendingRestart } from "./restart.ts";

export interface FinishedRestart {
	files: string[];
	findings: Finding[];
}

/**
 * The last step, when everything is published: archive pages and calendars that this epoch does not have
 * are emptied, and the state of the epoch before is given up. Without a pending restart nothing is done.
 */
export async function finishRestart(
	root: Store,
	context: DeriveContext,
): Promise<FinishedRestart> {
	const { stores, rendering } = context;
	const state = stores.private;
	const found = await state.get(keys.restart());
	if (!found) return { files: [], findings: [] };
	const { head } = await readHeadOfAnyEpoch(state);
	const writer = publicWriter(stores.public, head.generation);
	for await (const path of allKeys(stores.public, "")) {
		const parsed = rendering.parsePath(path);
		if (parsed.kind === "event")
			await writer.write(await emptiedCalendar(path, parsed.id, context));
		if (parsed.kind !== "archive") continue;
		const { channel, page } = parsed;
		if (await state.head(keys.channelPage(channel, page))) continue;
		await writer.write(
			rendering
				.channelPage({
					generation: head.generation,
					channel,
					page,
					older: false,
					updatedAt: head.at,
					entries: {},
				})
				.filter((file) => file.path === path),
		);
	}
	await stores.public.barrier();
	await discard(root, decodeJson<PendingRestart>(found).formerPart);
	await state.delete(keys.restart());
	return { files: writer.written, findings: writer.findings };
}

/** Of a notice that announces no meeting any more; this epoch knows of none that it ever did. */
async function emptiedCalendar(
	path: string,
	id: string,
	{ stores, rendering, readDraft }: DeriveContext,
): Promise<PublicFile[]> {
	const found = await stores.private.get(keys.placed(id));
	if (!found) return [];
	const placed = decodeJson<Placed>(found);
	const record = await publicRecord(placed, readDraft);
	const calendarOf = (of: Placed) =>
		rendering.notice(of, record).filter((file) => file.path === path);
	return calendarOf(placed).length > 0
		? []
		: calendarOf({ ...placed, formerMeetings: [] });
}

/** All of an ended epoch but its closed head: drafts hold texts that a later withdrawal must reach. */
async function discard(root: Store, part: number): Promise<void> {
	const former = partOf(root, part);
	const doomed: string[] = [];
	for await (const key of allKeys(former, ""))
		if (
			key !== keys.head() &&
			key !== keys.epoch() &&
			!key.startsWith("epochs/")
		)
			doomed.push(key);
	await inParallel(doomed, (key) => former.delete(key));
}
