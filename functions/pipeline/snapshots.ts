// Snapshots of everything public, made apart from publishing: a bounded page at a time, kept for two days,
// made again after a withdrawal for privacy.
import { keys } from "../journal/keys.ts";
import {
	ENTRIES_PER_PAGE,
	type JournalPage,
	type Placed,
} from "../journal/state.ts";
import type { Finding } from "../notice/finding.ts";
import { paths } from "../site/paths.ts";
import {
	type Snapshot,
	snapshotIndex,
	snapshotPart,
} from "../site/snapshot.ts";
import { allKeys } from "./allKeys.ts";
import { publicRecord } from "./drafts.ts";
import { refusals } from "./forgetCached.ts";
import { isSettled, readHead } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { publicWriter } from "./publicWriter.ts";
import type { PublishContext } from "./publish.ts";
import { purges } from "./purge.ts";
import { putSurely } from "./putSurely.ts";

/** Notices of one part: some megabytes of four editions. */
const PART = 100;
/** Milliseconds between snapshots, and for how long one is kept once there is a newer. */
const EVERY = 24 * 3600_000;
const KEPT = 2 * 24 * 3600_000;

export interface SnapshotContext extends PublishContext {
	/** Of the site, with a slash at its end. */
	baseUrl: string;
}

export interface SnapshotReport {
	/** Parts written in this run. */
	parts: number;
	/** What the index now names, if it was renewed. */
	made?: Snapshot;
	/** When what the index names was begun; nothing before the first. */
	at?: string;
	findings: Finding[];
}

const NOTHING: SnapshotReport = { parts: 0, findings: [] };

/** `snapshots.json` */
interface Snapshots {
	/** What the index names. */
	made?: Snapshot;
	/** Older ones that readers may be at. */
	former: Snapshot[];
	/** The one that is being made, and the key after which it goes on. */
	making?: Snapshot & { after: string };
}

/** Begins a snapshot when one is due, and goes on with it until it is whole or there is no more time. */
export async function writeSnapshots(
	context: SnapshotContext,
): Promise<SnapshotReport> {
	const store = context.stores.private;
	const { head } = await readHead(store);
	// What a commit changes is only all there once it is settled; the next tick will find it so.
	if (!isSettled(head) || head.seq === 0) return NOTHING;
	const found = await store.get(keys.snapshots());
	const state: Snapshots = found ? decodeJson(found) : { former: [] };
	const now = context.clock();
	const purged = await purgedSince(state.made?.seq ?? head.seq, context);
	if (!state.making) {
		const { made } = state;
		if (made && !purged && age(made, now) < EVERY && made.epoch === head.epoch)
			return { ...NOTHING, at: made.at };
		state.making = {
			stamp: now.replace(/[-:]/g, ""),
			seq: head.seq,
			epoch: head.epoch,
			at: now,
			parts: 0,
			after: "",
		};
	}
	const written = await goOn(state.making, head.generation, context);
	const making: Snapshots["making"] = state.making;
	const findings: Finding[] = [];
	if (written.whole) {
		// A part may hold what was taken back since it was written.
		if (await purgedSince(making.seq, context)) delete state.making;
		else
			findings.push(...(await finish(state, purged, head.generation, context)));
	}
	await putSurely(store, keys.snapshots(), encodeJson(state));
	return {
		parts: written.parts,
		findings,
		...(state.made ? { at: state.made.at } : {}),
		...(written.whole && !state.making && state.made
			? { made: state.made }
			: {}),
	};
}

async function goOn(
	making: NonNullable<Snapshots["making"]>,
	generation: number,
	context: SnapshotContext,
): Promise<{ parts: number; whole: boolean }> {
	const { stores, enough } = context;
	const writer = publicWriter(stores.public, generation);
	for (let parts = 0; ; ) {
		const listing = await stores.private.list(keys.placements(), {
			after: making.after,
			limit: PART,
		});
		const notices = await inParallel(listing.keys, (key) =>
			noticeOf(key, context),
		);
		if (listing.keys.length > 0) {
			making.parts++;
			parts++;
			making.after = listing.keys.at(-1) as string;
			await writer.write([
				snapshotPart(making.stamp, making.parts, making.seq, notices.flat()),
			]);
		}
		if (!listing.more) return { parts, whole: true };
		if (enough?.()) return { parts, whole: false };
	}
}

/** As `/v1/notices/{id}.json` shows it, or a later state: either may be followed from the snapshot's seq. */
async function noticeOf(
	key: string,
	{ stores, rendering, readDraft }: SnapshotContext,
): Promise<string[]> {
	const found = await stores.private.get(key);
	if (!found) return [];
	const placed = decodeJson<Placed>(found);
	const record = await publicRecord(placed, readDraft);
	const file = rendering
		.notice(placed, record)
		.find(({ path }) => path === paths.notice(placed.id));
	return file ? [String(file.body)] : [];
}

/** The index names the new one; what nobody needs, or nobody may have any more, is deleted. */
async function finish(
	state: Snapshots,
	purged: boolean,
	generation: number,
	{ stores, baseUrl, clock, invalidate }: SnapshotContext,
): Promise<Finding[]> {
	const { after: _after, ...made } = state.making as NonNullable<
		Snapshots["making"]
	>;
	await publicWriter(stores.public, generation).write([
		snapshotIndex(made, baseUrl),
	]);
	const now = clock();
	const former = [...state.former, ...(state.made ? [state.made] : [])].filter(
		(one) => !purged && age(one, now) < KEPT,
	);
	const kept = new Set([made, ...former].map(({ stamp }) => stamp));
	const doomed: string[] = [];
	for await (const path of allKeys(stores.public, paths.snapshots()))
		if (path !== paths.snapshotIndex() && !kept.has(path.split("/")[2] ?? ""))
			doomed.push(path);
	await inParallel(doomed, async (path) => {
		await stores.public.delete(path);
		await stores.public.forgetVersions(path);
	});
	state.made = made;
	state.former = former;
	delete state.making;
	// Parts are kept by caches for a week, and hold what was taken back.
	return purged && invalidate
		? refusals(
				paths.snapshots(),
				await invalidate([`/${paths.snapshots()}*`], `snapshots.${made.stamp}`),
			)
		: [];
}

/** Whether anything after this seq was taken back for privacy or the law. */
async function purgedSince(
	seq: number,
	{ stores }: SnapshotContext,
): Promise<boolean> {
	const { head } = await readHead(stores.private);
	const first = Math.floor(seq / ENTRIES_PER_PAGE);
	const last = Math.floor((head.seq - 1) / ENTRIES_PER_PAGE);
	for (let page = first; page <= last; page++) {
		const found = await stores.private.get(keys.journalPage(page));
		const { entries } = found
			? decodeJson<JournalPage>(found)
			: { entries: [] };
		if (entries.some((entry) => entry.seq > seq && purges(entry))) return true;
	}
	return false;
}

function age({ at }: Snapshot, now: string): number {
	return Date.parse(now) - Date.parse(at);
}
