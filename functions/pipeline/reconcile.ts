// What repairs an event that never came: sources compared with their drafts, drafts with what is
// public, a bounded page at a time.
import { chooseTarget } from "../journal/chooseTarget.ts";
import { keys } from "../journal/keys.ts";
import { differs } from "../journal/makeEntry.ts";
import type { Current, Placed } from "../journal/state.ts";
import type { Store } from "../store/store.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, encodeJson } from "./json.ts";
import {
	type KnownSource,
	type NormalizeContext,
	type NormalizeOutcome,
	normalize,
} from "./normalize.ts";
import { purgeLate } from "./purge.ts";
import { putSurely } from "./putSurely.ts";

export interface ReconcileContext extends NormalizeContext {
	/**
	 * Keys of sources in the inbox, sorted, above `after`; `next` goes on behind them. A page may be
	 * empty and still have a next.
	 */
	listSources(after: string): Promise<{ keys: string[]; next?: string }>;
	/** Told of each source. */
	found?: (outcome: NormalizeOutcome) => void;
	/** UTC to the second. */
	clock: () => string;
	/** Asked after each page: no more time. The next call goes on where this one ended. */
	enough?: () => boolean;
}

export interface ReconcileReport {
	/** Sources looked at. */
	looked: number;
	/** Outcomes that changed something: events that had been missed. */
	repaired: NormalizeOutcome[];
	/** Marks set again that were missing. */
	marks: number;
	/** Private objects of notices withdrawn for privacy or by law that came too late to go with them. */
	purged: number;
	/** The whole inbox and all drafts have been gone through. */
	done: boolean;
}

/** `reconciling.json`: where the next call goes on. */
interface Cursor {
	phase: "sources" | "known";
	after: string;
}

const BEGINNING: Cursor = { phase: "sources", after: "" };

export async function reconcile(
	context: ReconcileContext,
): Promise<ReconcileReport> {
	const { store, enough } = context;
	const report: ReconcileReport = {
		looked: 0,
		repaired: [],
		marks: 0,
		purged: 0,
		done: false,
	};
	const found = await store.get(keys.reconciling());
	let cursor: Cursor | undefined = found
		? decodeJson<Cursor>(found)
		: BEGINNING;
	while (cursor) {
		cursor =
			cursor.phase === "sources"
				? await sourcesPage(cursor, context, report)
				: await knownPage(cursor, context, report);
		if (!cursor || enough?.()) break;
	}
	if (cursor) await putSurely(store, keys.reconciling(), encodeJson(cursor));
	else if (found) await store.delete(keys.reconciling());
	return { ...report, done: cursor === undefined };
}

/** What is in the inbox and not, or otherwise, in the drafts. */
async function sourcesPage(
	{ after }: Cursor,
	context: ReconcileContext,
	report: ReconcileReport,
): Promise<Cursor> {
	const page = await context.listSources(after);
	await look(page.keys, context, report);
	return page.next === undefined
		? { phase: "known", after: "" }
		: { phase: "sources", after: page.next };
}

/** What is in the drafts and no longer in the inbox; and drafts that no mark speaks of. */
async function knownPage(
	{ after }: Cursor,
	context: ReconcileContext,
	report: ReconcileReport,
): Promise<Cursor | undefined> {
	const { store, sources, clock } = context;
	const page = await store.list(keys.sources(), { after });
	const known = await inParallel(page.keys, async (key) => {
		const found = await store.get(key);
		return found && decodeJson<KnownSource>(found);
	});
	const gone = await inParallel(known, async (one) =>
		one && !(await sources.exists(one.key)) ? [one.key] : [],
	);
	await look(gone.flat(), context, report);
	const repairs = await inParallel(known, async (one) => {
		const current = one && (await read<Current>(store, keys.current(one.id)));
		const placed = one && (await read<Placed>(store, keys.placed(one.id)));
		return {
			marks: current ? await restoreMarks(current, placed, store, clock()) : 0,
			purged: placed ? await purgeLate(placed, store) : 0,
		};
	});
	for (const { marks, purged } of repairs) {
		report.marks += marks;
		report.purged += purged;
	}
	return page.more
		? { phase: "known", after: page.keys.at(-1) as string }
		: undefined;
}

async function look(
	sourceKeys: readonly string[],
	context: ReconcileContext,
	report: ReconcileReport,
): Promise<void> {
	await inParallel(sourceKeys, async (key) => {
		const outcome = await normalize(key, context);
		report.looked++;
		if (outcome.kind === "drafted" || outcome.kind === "withdrawn")
			report.repaired.push(outcome);
		context.found?.(outcome);
	});
}

/** Normalize leaves them before `current`; they can only be lost by a hand from outside. */
async function restoreMarks(
	current: Current,
	placed: Placed | undefined,
	store: Store,
	now: string,
): Promise<number> {
	const { id, draft, publishAt, expireAt, publishedAt, dated } = current;
	const target = chooseTarget(current, placed, now);
	const wanted: string[] = [];
	if (target && differs(placed, target, placed?.effects ?? []))
		wanted.push(
			current.lane === "backfill"
				? keys.backfillMark(publishedAt ?? dated, id, draft)
				: keys.mark(undefined, id, draft),
		);
	if (current.state === "ready")
		for (const instant of [publishAt, expireAt])
			if (instant !== undefined && instant > now)
				wanted.push(keys.mark(instant, id, draft));
	let restored = 0;
	for (const mark of wanted) {
		if (await store.head(mark)) continue;
		await putSurely(store, mark, new Uint8Array(), { sync: "all" });
		restored++;
	}
	return restored;
}

async function read<T>(store: Store, key: string): Promise<T | undefined> {
	const found = await store.get(key);
	return found && decodeJson<T>(found);
}
