// WebSub: a hub is told which feeds have changed, once caches have nothing older. How far it was told is kept in
// the store, so a crash tells it again and loses nothing; a hub that fails delays nothing but itself.
import { keys } from "../journal/keys.ts";
import {
	ENTRIES_PER_PAGE,
	type Entry,
	type Head,
	type JournalPage,
} from "../journal/state.ts";
import { utcText } from "../notice/zonedTime.ts";
import type { Store } from "../store/store.ts";
import { compareAndSwap } from "./compareAndSwap.ts";
import { isSettled, readHead } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, encodeJson } from "./json.ts";
import type { Rendering } from "./rendering.ts";

export interface TellContext {
	stores: { private: Store };
	rendering: Pick<Rendering, "channels" | "feeds">;
	hub: string;
	/** Says one thing to the hub; never throws. */
	post: (
		hub: string,
		form: Readonly<Record<string, string>>,
	) => Promise<HubAnswer>;
	/** UTC to the second. */
	clock: () => string;
	/** Seconds for which caches may show a feed as it was. */
	cached: number;
	/** No more time. */
	enough?: () => boolean;
	/** Whoever asks has looked: a hub that failed is tried again at once. */
	now?: boolean;
}

export type HubAnswer =
	| { kind: "accepted" }
	/** Of this one feed; others may be welcome. */
	| { kind: "refused"; detail: string }
	| { kind: "failed"; detail: string };

export interface TellReport {
	/** Feeds that the hub was told of. */
	told: number;
	/** What it said of feeds that it does not want. */
	refused: string[];
	/** Why it could not be told. */
	failed?: string;
	/** What was left untold after too many tries: up to this seq. */
	givenUp?: number;
	/** There is more that can be told now. */
	more: boolean;
}

/** `told.json` */
export interface Told {
	/** The hub knows of everything up to here. */
	seq: number;
	/** Where the settled head was at an instant: as old as this, caches may not be any more. */
	seen?: { seq: number; at: string };
	/** Failures in a row, and when to try again. */
	failed?: { times: number; until: string };
}

/** Entries looked at in one run: pages of the journal are read one by one. */
const MOST_PAGES = 10;
/** Feeds of one run. One notice in 16 channels of four editions has 384. */
const MOST_FEEDS = 400;
/** Requests under way at once. */
const AT_ONCE = 8;
/** Seconds until a hub that failed is tried again: doubled each time, up to an hour. */
const FIRST_WAIT = 60;
const LONGEST_WAIT = 3600;
/** Failures in a row, most of a day; what is left is then given up: hubs look by themselves, now and then. */
const MOST_TRIES = 24;

export async function tellHub(context: TellContext): Promise<TellReport> {
	const store = context.stores.private;
	const { head } = await readHead(store);
	const found = await store.get(keys.told());
	const before: Told = found
		? decodeJson<Told>(found)
		: { seq: await newestCommitBegins(head, store) };
	const now = context.clock();
	const after = { ...before };
	const report = await tellWhatIsRipe(after, now, context);
	// Only what is all out: a reader of an unsettled head would see feeds of the commit before.
	if (isSettled(head) && head.seq > (after.seen?.seq ?? after.seq))
		after.seen ??= { seq: head.seq, at: now };
	if (!found || JSON.stringify(after) !== JSON.stringify(before))
		await remember(after, store);
	return {
		...report,
		more:
			report.failed === undefined &&
			after.seen !== undefined &&
			isRipe(after.seen, now, context),
	};
}

/** Moves the place on, entry by entry. */
async function tellWhatIsRipe(
	told: Told,
	now: string,
	context: TellContext,
): Promise<Omit<TellReport, "more">> {
	const report: Omit<TellReport, "more"> = { told: 0, refused: [] };
	const { seen } = told;
	if (!seen || !isRipe(seen, now, context)) return report;
	if (told.failed && told.failed.until > now && !context.now) return report;
	const done = new Set<string>();
	const { entries, upTo } = await entriesBetween(told.seq, seen.seq, context);
	for (const entry of entries) {
		const feeds = feedsOf(entry, context).filter((feed) => !done.has(feed));
		if (done.size + feeds.length > MOST_FEEDS || context.enough?.())
			return report;
		const failed = await tell(feeds, report, context);
		if (failed !== undefined) {
			report.failed = failed;
			const times = (told.failed?.times ?? 0) + 1;
			told.failed = { times, until: later(now, waitAfter(times)) };
			if (times < MOST_TRIES) return report;
			report.givenUp = seen.seq;
			finish(told, seen.seq);
			return report;
		}
		for (const feed of feeds) done.add(feed);
		told.seq = entry.seq;
		delete told.failed;
	}
	told.seq = upTo;
	if (upTo === seen.seq) finish(told, upTo);
	return report;
}

function finish(told: Told, seq: number): void {
	told.seq = seq;
	delete told.failed;
	delete told.seen;
}

/** Nothing: all were told, or are not wanted. */
async function tell(
	feeds: readonly string[],
	report: Pick<TellReport, "told" | "refused">,
	{ hub, post, enough }: TellContext,
): Promise<string | undefined> {
	let failed: string | undefined;
	await inParallel(
		feeds,
		async (feed) => {
			// A hub that is down is not asked a hundred times.
			if (failed !== undefined) return;
			if (enough?.()) {
				failed = "too slow";
				return;
			}
			// One a request: every hub takes that, not every one takes more.
			const answer = await post(hub, {
				"hub.mode": "publish",
				"hub.url": feed,
			});
			if (answer.kind === "accepted") report.told++;
			else if (answer.kind === "refused")
				report.refused.push(`${feed}: ${answer.detail}`);
			else failed = answer.detail;
		},
		AT_ONCE,
	);
	return failed;
}

/** What is of the past changes feeds silently. */
function feedsOf(
	{ backfill, major, before, placed }: Entry,
	{ rendering }: TellContext,
): string[] {
	if (backfill) return [];
	const channels = new Set([
		...Object.keys(before),
		...Object.keys(placed.places),
	]);
	return [...channels]
		.filter((channel) => rendering.channels.includes(channel))
		.flatMap((channel) => rendering.feeds(channel, major));
}

async function entriesBetween(
	after: number,
	last: number,
	{ stores }: TellContext,
): Promise<{ entries: Entry[]; upTo: number }> {
	const first = Math.floor(after / ENTRIES_PER_PAGE);
	const end = Math.min(
		Math.floor((last - 1) / ENTRIES_PER_PAGE),
		first + MOST_PAGES - 1,
	);
	const pages = await inParallel(
		Array.from({ length: end - first + 1 }, (_, n) => first + n),
		(page) => entriesOf(page, stores.private),
	);
	return {
		entries: pages.flat().filter(({ seq }) => seq > after && seq <= last),
		upTo: Math.min(last, (end + 1) * ENTRIES_PER_PAGE),
	};
}

async function entriesOf(page: number, store: Store): Promise<Entry[]> {
	const found = await store.get(keys.journalPage(page));
	return found ? decodeJson<JournalPage>(found).entries : [];
}

/** Where a hub that was never told of anything begins: the archive is no news. */
async function newestCommitBegins(
	{ seq }: Head,
	store: Store,
): Promise<number> {
	const entries = await entriesOf(
		Math.floor((seq - 1) / ENTRIES_PER_PAGE),
		store,
	);
	const newest = entries.at(-1)?.placed.generation;
	const first = entries.find(({ placed }) => placed.generation === newest);
	return first ? first.seq - 1 : seq;
}

/** Two that tell at once have both told: the later place is true. */
function remember(told: Told, store: Store): Promise<void> {
	return compareAndSwap<void>(store, keys.told(), (found) =>
		found && decodeJson<Told>(found).seq > told.seq
			? { kind: "done", result: undefined }
			: { kind: "write", body: encodeJson(told), result: undefined },
	);
}

function isRipe(
	{ at }: NonNullable<Told["seen"]>,
	now: string,
	{ cached }: TellContext,
): boolean {
	return later(at, cached) <= now;
}

function waitAfter(times: number): number {
	return Math.min(FIRST_WAIT * 2 ** (times - 1), LONGEST_WAIT);
}

function later(instant: string, seconds: number): string {
	return utcText(Date.parse(instant) + seconds * 1000);
}
