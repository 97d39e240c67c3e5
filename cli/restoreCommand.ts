// `huixun restore`: a store in a bucket with versions, as it was at an instant: put back where it stands, or
// copied into an empty one.
import { DamagedState } from "../functions/journal/damagedState.ts";
import { keys } from "../functions/journal/keys.ts";
import { readHeadOfAnyEpoch } from "../functions/pipeline/head.ts";
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { PrefixedStore } from "../functions/store/prefixedStore.ts";
import type { S3Store } from "../functions/store/s3Store.ts";
import type {
	ObjectVersion,
	S3Versions,
} from "../functions/store/s3Versions.ts";
import type { Condition } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import { s3Endpoint } from "./environment.ts";
import { givenInstant } from "./instants.ts";
import { locationOf } from "./locations.ts";
import { Refusal } from "./refusal.ts";

export interface RestoreOptions {
	store: string;
	/** RFC 3339. */
	asOf: string;
	/** An empty store to copy into; nothing: put back in place. */
	into?: string;
	/** Do not ask. */
	yes: boolean;
}

/** What is to be done for one key. */
type Change =
	| { kind: "put"; version: ObjectVersion }
	| { kind: "delete"; key: string };

export async function restoreCommand(
	options: RestoreOptions,
	console: Console,
): Promise<number> {
	const asOf = givenInstant(options.asOf);
	if (asOf === undefined)
		throw new Refusal(console.say("badAsOf", { value: options.asOf }), 2);
	const from = await openBucket(options.store, console);
	const into = options.into ? await openBucket(options.into, console) : from;
	if (options.into) await refuseUnlessEmpty(into.store, options.into, console);
	const { changes, unchanged } = await plan(
		from.versions,
		asOf,
		options.into ? "copy" : "in place",
	);
	const isOfHead = (change: Change) => isHead(keyOf(change));
	const heads: [Change, Condition][] = [];
	for (const head of changes.filter(isOfHead))
		heads.push([
			head,
			options.into
				? { kind: "absent" }
				: await asItIs(keyOf(head), from.store, console),
		]);
	if (!options.into) await ask(changes.length, asOf, options, console);
	const others = changes.filter((change) => !isOfHead(change));
	let done = 0;
	await inParallel(others, async (change) => {
		await make(change, from.versions, into.store);
		console.progress("restoring", ++done, changes.length);
	});
	// Last: what it names is there when it is.
	for (const [head, condition] of heads)
		if ((await make(head, from.versions, into.store, condition)) === "refused")
			throw new Refusal(console.say("restoreCommits", { key: keyOf(head) }), 3);
	const put = changes.filter(({ kind }) => kind === "put").length;
	const report = { asOf, put, deleted: changes.length - put, unchanged };
	if (console.json) console.printJson(report);
	else console.print(console.say("restored", report));
	return 0;
}

async function openBucket(
	place: string,
	console: Console,
): Promise<{ store: S3Store; versions: S3Versions }> {
	const at = locationOf(place, console);
	if (at.kind !== "s3")
		throw new Refusal(console.say("restoreFolder", { place }), 2);
	const { S3Store } = await import("../functions/store/s3Store.ts");
	const { S3Versions } = await import("../functions/store/s3Versions.ts");
	const endpoint = s3Endpoint();
	const { bucket, prefix } = at;
	const options = { bucket, prefix, ...(endpoint ? { endpoint } : {}) };
	return { store: new S3Store(options), versions: new S3Versions(options) };
}

async function refuseUnlessEmpty(
	store: S3Store,
	place: string,
	console: Console,
): Promise<void> {
	const { keys: found } = await store.list("", { limit: 1 });
	if (found.length > 0)
		throw new Refusal(console.say("restoreInto", { place }), 3);
}

/** Nothing is written before all of it is known. */
async function plan(
	versions: S3Versions,
	asOf: string,
	how: "copy" | "in place",
): Promise<{ changes: Change[]; unchanged: number }> {
	const changes: Change[] = [];
	let unchanged = 0;
	for await (const all of versions.ofEachKey()) {
		const then = all.find(({ at }) => at <= asOf);
		const now = all.find(({ latest }) => latest);
		const wasThere = then !== undefined && !then.deleted;
		if (how === "in place" && then === now) unchanged++;
		else if (wasThere) changes.push({ kind: "put", version: then });
		else if (how === "in place" && now && !now.deleted)
			changes.push({ kind: "delete", key: now.key });
	}
	return { changes, unchanged };
}

/**
 * On what a head may be written over: as it stands there now, lost or damaged. One that can be read and is another
 * than at that instant is refused: commits were made, or a restart, since. Their numbers are public, and an older
 * state would give them to other entries.
 */
async function asItIs(
	key: string,
	store: S3Store,
	console: Console,
): Promise<Condition> {
	const now = await store.head(key);
	if (!now) return { kind: "absent" };
	const part = key.slice(0, -keys.head().length);
	try {
		await readHeadOfAnyEpoch(
			part === "" ? store : new PrefixedStore(store, part),
		);
	} catch (error) {
		if (error instanceof DamagedState) return { kind: "match", etag: now.etag };
		throw error;
	}
	throw new Refusal(console.say("restoreCommits", { key }), 3);
}

async function ask(
	count: number,
	asOf: string,
	{ store, yes }: RestoreOptions,
	console: Console,
): Promise<void> {
	if (yes) return;
	console.complain(console.say("restoreAsk", { count, asOf, store }));
	if (!(await console.confirm(console.say("restartConfirm"))))
		throw new Refusal(console.say("restoreDeclined"), 3);
}

async function make(
	change: Change,
	versions: S3Versions,
	store: S3Store,
	condition?: Condition,
): Promise<"done" | "refused"> {
	if (change.kind === "delete") {
		await store.delete(change.key);
		return "done";
	}
	const { body, metadata } = await versions.read(change.version);
	const outcome = await store.put(change.version.key, body, {
		metadata,
		...(condition ? { condition } : {}),
	});
	return outcome.kind === "stored" ? "done" : "refused";
}

function keyOf(change: Change): string {
	return change.kind === "put" ? change.version.key : change.key;
}

function isHead(key: string): boolean {
	return key === keys.head() || /^epochs\/\d+\/head\.json$/.test(key);
}
