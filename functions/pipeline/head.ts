// The head: reading it, and settling the commit that it names.
import { DamagedState } from "../journal/damagedState.ts";
import { keys } from "../journal/keys.ts";
import type { Entry, Head } from "../journal/state.ts";
import type { Finding } from "../notice/finding.ts";
import type { Store, StoredObject } from "../store/store.ts";
import { type DeriveContext, derive } from "./derive.ts";
import { EpochClosed } from "./epochs.ts";
import { decodeJson, encodeJson, sha256Hex } from "./json.ts";
import { putSurely } from "./putSurely.ts";

/** Before the first commit. */
export const BEGINNING: Head = {
	epoch: "",
	generation: 0,
	seq: 0,
	firstSeq: 1,
	firstRevision: 1,
	at: "1970-01-01T00:00:00Z",
	live: 0,
	removed: [],
	entries: [],
};

/** Bytes of a head with its entries inline; beyond, they stand in an object of their own. */
const INLINE_BYTES = 256 * 1024;
/** Entries inline. */
const INLINE_ENTRIES = 100;

export interface ReadHead {
	head: Head;
	/** Absent before the first commit. */
	etag: string | undefined;
}

export async function readHead(store: Store): Promise<ReadHead> {
	const found = await readHeadOfAnyEpoch(store);
	if (found.head.closed)
		throw new EpochClosed("the site was restarted meanwhile: run again");
	return found;
}

export async function readHeadOfAnyEpoch(store: Store): Promise<ReadHead> {
	const found = await store.get(keys.head());
	return found
		? { head: wholeHead(found), etag: found.etag }
		: { head: BEGINNING, etag: undefined };
}

/** The only object that an operator's hand is likely to have touched. */
function wholeHead(found: StoredObject): Head {
	let head: Partial<Head> | undefined;
	try {
		head = decodeJson<Partial<Head>>(found);
	} catch {}
	if (
		typeof head?.generation !== "number" ||
		typeof head.seq !== "number" ||
		!Array.isArray(head.entries)
	)
		throw new DamagedState(keys.head(), "not what a publisher writes");
	return head as Head;
}

export function isSettled(head: Head): boolean {
	return head.entries.length === 0 && head.commit === undefined;
}

/** The commit point: nothing is public before it, all follows from it. Losing the race is no error. */
export async function replaceHead(
	store: Store,
	before: ReadHead,
	next: Head,
): Promise<ReadHead | undefined> {
	const outcome = await store.put(keys.head(), encodeJson(next), {
		condition: before.etag
			? { kind: "match", etag: before.etag }
			: { kind: "absent" },
		sync: "all",
	});
	return outcome.kind === "stored"
		? { head: next, etag: outcome.etag }
		: undefined;
}

/** The head to commit: entries inline, or in an object written before it and named in it. */
export async function headWith(
	store: Store,
	head: Omit<Head, "entries" | "commit">,
	entries: Entry[],
): Promise<Head> {
	const inline: Head = { ...head, entries };
	if (entries.length <= INLINE_ENTRIES) {
		if (encodeJson(inline).length <= INLINE_BYTES) return inline;
	}
	const body = encodeJson(entries);
	const commit = keys.commit(head.generation, sha256Hex(body).slice(0, 16));
	await putSurely(store, commit, body, { sync: "all" });
	return { ...head, entries: [], commit };
}

export async function entriesOf(store: Store, head: Head): Promise<Entry[]> {
	if (head.commit === undefined) return head.entries;
	const found = await store.get(head.commit);
	if (!found)
		throw new DamagedState(head.commit, "named by the head but missing");
	return decodeJson<Entry[]>(found);
}

/** What settling wrote. */
export interface Settled {
	files: string[];
	findings: Finding[];
}

/**
 * Derives the head's commit and says so in the head. Nothing: others were faster; look again.
 * All files are on disk before the head says that they are out.
 */
export async function settle(
	before: ReadHead,
	context: DeriveContext,
): Promise<Settled | undefined> {
	const { stores } = context;
	const entries = await entriesOf(stores.private, before.head);
	const derived = await derive(before.head, entries, context);
	if (derived.kind === "overtaken") return undefined;
	await Promise.all([stores.private.barrier(), stores.public.barrier()]);
	const { commit: _commit, ...head } = before.head;
	const settled = await replaceHead(stores.private, before, {
		...head,
		entries: [],
	});
	return settled && { files: derived.written, findings: derived.findings };
}
