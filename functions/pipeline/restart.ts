// A new epoch: the state is made again from the sources, in a part of the store of its own. What is
// public stays where it is and is written over by later generations; numbers go on above the old ones,
// so that nothing public means two things.
import { keys } from "../journal/keys.ts";
import { ENTRIES_PER_PAGE, type Head } from "../journal/state.ts";
import { paths } from "../site/paths.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import type { DeriveContext } from "./derive.ts";
import { type EpochPointer, partOf, readPointer } from "./epochs.ts";
import {
	BEGINNING,
	isSettled,
	type ReadHead,
	readHeadOfAnyEpoch,
	settle,
} from "./head.ts";
import { encodeJson } from "./json.ts";
import { putSurely } from "./putSurely.ts";
import type { Rendering } from "./rendering.ts";

/**
 * Generations that a lost head may have been ahead of what the public index shows: empty commits and
 * rebuilds raise it without rewriting that file.
 */
const LOST_GENERATIONS = 1_000_000;

export interface RestartContext {
	/** The private store without regard to epochs. */
	root: Store;
	public: Store;
	rendering: Rendering;
	/** For the old epoch, as far as it can still be read. */
	derive: (state: Store) => DeriveContext;
	/** UTC to the second. */
	now: string;
}

export interface Restarted {
	epoch: string;
	/** First number of the new epoch's log. */
	firstSeq: number;
}

/** `restart.json` in the new part: what is left to do once the sources are published. */
export interface PendingRestart {
	/** The part of the store that the epoch before had. */
	formerPart: number;
}

/** What is public already, and how far its numbers have got. */
interface Past {
	lastSeq: number;
	lastRevision: number;
	generation: number;
	at: string;
	epoch: string;
}

/**
 * Ends the epoch and begins the next. Publishing all sources in it, and then `finishRestart`, are the
 * caller's; broken off at any point, a restart is simply begun again.
 * Throws where another restart won.
 */
export async function restart(context: RestartContext): Promise<Restarted> {
	const { root, now } = context;
	const pointer = await readPointer(root);
	const former = await close(partOf(root, pointer.part), context);
	const past = await readPast(former, context);
	let at = [now, past.at].sort().at(-1) as string;
	if (at === past.epoch) at = oneSecondAfter(at);
	const part = pointer.part + 1;
	const lastSeq = Math.ceil(past.lastSeq / ENTRIES_PER_PAGE) * ENTRIES_PER_PAGE;
	const head: Head = {
		...BEGINNING,
		epoch: at,
		generation: past.generation + 1,
		seq: lastSeq,
		firstSeq: lastSeq + 1,
		firstRevision: past.lastRevision + 1,
		at,
	};
	const state = partOf(root, part);
	await putSurely(
		state,
		keys.restart(),
		encodeJson({ formerPart: pointer.part } satisfies PendingRestart),
		{ sync: "all" },
	);
	// Nobody works there before the pointer says so: what a broken-off restart left is written over.
	await putSurely(state, keys.head(), encodeJson(head), { sync: "all" });
	const outcome = await root.put(
		keys.epoch(),
		encodeJson({ part } satisfies EpochPointer),
		{
			condition: pointer.etag
				? { kind: "match", etag: pointer.etag }
				: { kind: "absent" },
			sync: "all",
		},
	);
	// A lost reply shows in the object.
	if (outcome.kind !== "stored" && (await readPointer(root)).part !== part)
		throw new Error(
			"the epoch was changed meanwhile: look at it and run again",
		);
	return { epoch: at, firstSeq: head.firstSeq };
}

/** Nobody commits there any more. Gives the last head; nothing where it is lost. */
async function close(
	state: Store,
	{ derive }: RestartContext,
): Promise<Head | undefined> {
	for (;;) {
		let before: ReadHead;
		try {
			before = await readHeadOfAnyEpoch(state);
		} catch {
			const torn = await state.head(keys.head());
			await state.put(
				keys.head(),
				encodeJson({ ...BEGINNING, closed: true } satisfies Head),
				{
					condition: torn
						? { kind: "match", etag: torn.etag }
						: { kind: "absent" },
					sync: "all",
				},
			);
			return undefined;
		}
		const lost = before.etag === undefined;
		if (before.head.closed) return before.head;
		if (!isSettled(before.head)) {
			try {
				await settle(before, derive(state));
				continue;
			} catch {
				// State that a restart is to mend cannot be a reason not to restart.
			}
		}
		const outcome = await state.put(
			keys.head(),
			encodeJson({ ...before.head, closed: true } satisfies Head),
			{
				condition: before.etag
					? { kind: "match", etag: before.etag }
					: { kind: "absent" },
				sync: "all",
			},
		);
		if (outcome.kind === "stored") return lost ? undefined : before.head;
	}
}

/** From the head, and from the names of what is public: the state may be lost or out of date. */
async function readPast(
	head: Head | undefined,
	{ public: files, rendering }: RestartContext,
): Promise<Past> {
	let lastSeq = head?.seq ?? 0;
	let lastRevision = (head?.firstRevision ?? 1) - 1;
	for (const prefix of [paths.notices(), paths.changes()])
		for await (const path of allKeys(files, prefix)) {
			const parsed = rendering.parsePath(path);
			if (parsed.kind === "revision")
				lastRevision = Math.max(lastRevision, parsed.revision);
			if (parsed.kind === "changes")
				lastSeq = Math.max(lastSeq, (parsed.page + 1) * ENTRIES_PER_PAGE);
		}
	const found = await files.get(paths.index());
	const index = found && readIndex(found.body);
	const shown = found?.metadata.generation ?? 0;
	return {
		lastSeq: Math.max(lastSeq, index?.lastSeq ?? 0),
		lastRevision,
		generation:
			head && head.generation > 0
				? Math.max(head.generation, shown)
				: shown + LOST_GENERATIONS,
		at: [head?.at ?? "", index?.updatedAt ?? ""].sort().at(-1) as string,
		epoch: head?.epoch || index?.epoch || "",
	};
}

function readIndex(
	body: Uint8Array,
): { lastSeq?: number; updatedAt?: string; epoch?: string } | undefined {
	try {
		const { lastSeq, updatedAt, epoch } = JSON.parse(
			new TextDecoder().decode(body),
		);
		return {
			...(Number.isSafeInteger(lastSeq) ? { lastSeq } : {}),
			...(isInstant(updatedAt) ? { updatedAt } : {}),
			...(isInstant(epoch) ? { epoch } : {}),
		};
	} catch {
		return undefined;
	}
}

function isInstant(value: unknown): value is string {
	return (
		typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
	);
}

function oneSecondAfter(instant: string): string {
	return `${new Date(Date.parse(instant) + 1000).toISOString().slice(0, 19)}Z`;
}
