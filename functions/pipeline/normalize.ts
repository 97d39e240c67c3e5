// One source key → its draft, names and marks, then `current`. The order of reading (current, then
// the source, then the source once more) keeps an older version from replacing a newer one; the order of
// writing (marks, then current) makes "nothing to do" a safe answer to a repeated event.
import { keys } from "../journal/keys.ts";
import type { Current, Lane } from "../journal/state.ts";
import type { Source, StoredAttachment } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Withdrawal } from "../notice/schema.ts";
import { openSource } from "../reading/openSource.ts";
import type { Store } from "../store/store.ts";
import { compareAndSwap, type Step } from "./compareAndSwap.ts";
import { decodeJson, encodeJson, sha256Hex } from "./json.ts";
import type { Normalized, NormalizedDraft } from "./normalizeSource.ts";
import { prepareDraft } from "./prepareDraft.ts";
import { isTakenBack, takeBack } from "./purge.ts";
import { putSurely } from "./putSurely.ts";

/** The inbox: a folder, or a bucket. */
export interface Sources {
	/** The source as it is now: document and companions, attachments described but not read. */
	read(key: string): Promise<Source | undefined>;
	exists(key: string): Promise<boolean>;
	readAttachment(attachment: StoredAttachment): Promise<Uint8Array | undefined>;
}

export interface NormalizeContext {
	/** The private store. */
	store: Store;
	sources: Sources;
	/** Pure; bound to the configuration. */
	normalizeSource: (source: Source) => Normalized;
	/** Digest of all that decides what a source becomes, besides the source itself. */
	recipe: string;
	onDeletion: "keep" | "withdraw";
	/** Where marks for now are left. A draft that only another recipe changes goes by the slow lane. */
	lane: Lane;
}

export type NormalizeOutcome =
	| {
			kind: "drafted";
			key: string;
			id: string;
			sourceSha: string;
			findings: Finding[];
	  }
	| { kind: "unchanged"; key: string; id: string }
	| { kind: "rejected"; key: string; findings: Finding[] }
	/** The source is gone and its notice will be withdrawn. */
	| { kind: "withdrawn"; key: string; id: string }
	/** The source is gone and its notice stays. */
	| { kind: "vanished"; key: string; id: string }
	/** Nothing is there and nothing was. */
	| { kind: "absent"; key: string };

/** What a key became. */
export interface KnownSource {
	key: string;
	id: string;
}

/** `rejected/{digest of key}.json` */
export interface Rejection {
	key: string;
	sourceSha: string;
	findings: Finding[];
}

export async function normalize(
	key: string,
	context: NormalizeContext,
): Promise<NormalizeOutcome> {
	for (;;) {
		const known = await readKnown(context.store, key);
		const source = await context.sources.read(key);
		if (!source) {
			if (!known) return { kind: "absent", key };
			const vanished = await vanish(known, context);
			const back =
				vanished?.kind === "withdrawn" && (await context.sources.exists(key));
			if (vanished && !back) return vanished;
			continue;
		}
		const contentSha = contentShaOf(source);
		const sourceSha = sha256Hex(`${contentSha} ${context.recipe}`);
		const settled = await alreadyDone(context, key, known, sourceSha);
		if (settled) return settled;
		const normalized = await attempt(source, context);
		if (normalized.kind === "rejected")
			return reject(context.store, {
				key,
				sourceSha,
				findings: normalized.findings,
			});
		const { id } = normalized;
		// Before its former notice is given up: this one may never become another.
		const other =
			known && known.id !== id ? await holderOf(id, key, context) : undefined;
		if (other !== undefined)
			return reject(context.store, sameId(key, id, other));
		if (known && known.id !== id && !(await vanish(known, context))) continue;
		if (known?.id !== id)
			await putSurely(
				context.store,
				keys.source(sha256Hex(key).slice(0, 32)),
				encodeJson({ key, id } satisfies KnownSource),
				{ sync: "all" },
			);
		const outcome = await replaceCurrent(
			key,
			{ contentSha, normalized },
			context,
		);
		if (outcome && !(await isOutdated(outcome, context))) return outcome;
	}
}

/**
 * Whether the source is another since it was drafted. Who set it back to the draft before had nothing to
 * do, and so left nothing that would have refused ours.
 */
async function isOutdated(
	outcome: NormalizeOutcome,
	{ sources, recipe }: NormalizeContext,
): Promise<boolean> {
	if (outcome.kind !== "drafted") return false;
	const source = await sources.read(outcome.key);
	return (
		!source ||
		sha256Hex(`${contentShaOf(source)} ${recipe}`) !== outcome.sourceSha
	);
}

/** A source that our own code stumbles over is set aside like any other that cannot be read. */
async function attempt(
	source: Source,
	{ normalizeSource }: NormalizeContext,
): Promise<Normalized> {
	try {
		return normalizeSource(await openSource(source));
	} catch (error) {
		const problem = String(error);
		return {
			kind: "rejected",
			findings: [finding("notice.failed", { file: source.key }, { problem })],
		};
	}
}

/** What the key became when it was last looked at. */
export async function readKnown(
	store: Store,
	key: string,
): Promise<KnownSource | undefined> {
	const found = await store.get(keys.source(sha256Hex(key).slice(0, 32)));
	return found && decodeJson<KnownSource>(found);
}

async function alreadyDone(
	{ store }: NormalizeContext,
	key: string,
	known: KnownSource | undefined,
	sourceSha: string,
): Promise<NormalizeOutcome | undefined> {
	if (known) {
		const found = await store.get(keys.current(known.id));
		const current = found && decodeJson<Current>(found);
		if (current?.sourceKey === key && current.sourceSha === sourceSha)
			return { kind: "unchanged", key, id: known.id };
	}
	const refused = await store.get(keys.rejected(sha256Hex(key).slice(0, 32)));
	const rejection = refused && decodeJson<Rejection>(refused);
	return rejection?.sourceSha === sourceSha
		? { kind: "rejected", key, findings: rejection.findings }
		: undefined;
}

/** Nothing: the source changed its id while it was read; begin again. */
async function replaceCurrent(
	key: string,
	/** What the source was when its id was looked for; it is read again, after `current`. */
	before: { contentSha: string; normalized: NormalizedDraft },
	context: NormalizeContext,
): Promise<NormalizeOutcome | undefined> {
	const { store, sources } = context;
	const { id } = before.normalized;
	let created: string[] = [];
	return compareAndSwap<NormalizeOutcome | undefined>(
		store,
		keys.current(id),
		async (found): Promise<Step<NormalizeOutcome | undefined>> => {
			const current = found && decodeJson<Current>(found);
			// Others were faster, and what they say may be that nothing of this text stays.
			for (const object of created)
				if (await isTakenBack(object, id, store)) await takeBack(object, store);
			const source = await sources.read(key);
			if (!source) return { kind: "done", result: undefined };
			const contentSha = contentShaOf(source);
			const sourceSha = sha256Hex(`${contentSha} ${context.recipe}`);
			if (current?.sourceKey === key && current.sourceSha === sourceSha)
				return { kind: "done", result: { kind: "unchanged", key, id } };
			const normalized =
				contentSha === before.contentSha
					? before.normalized
					: await attempt(source, context);
			if (normalized.kind === "rejected" || normalized.id !== id)
				return { kind: "done", result: undefined };
			if (
				current &&
				current.sourceKey !== key &&
				(await sources.exists(current.sourceKey))
			)
				return {
					kind: "done",
					result: await reject(store, sameId(key, id, current.sourceKey)),
				};
			const prepared = await prepareDraft(
				{ key, contentSha, sourceSha, source, normalized, current },
				context,
			);
			created = [...created, ...prepared.created];
			await store.delete(keys.rejected(sha256Hex(key).slice(0, 32)));
			return {
				kind: "write",
				body: encodeJson(prepared.current),
				sync: "all",
				result: {
					kind: "drafted",
					key,
					id,
					sourceSha,
					findings: normalized.draft.findings as Finding[],
				},
			};
		},
	);
}

/** The other source, still there, whose notice has the id. */
async function holderOf(
	id: string,
	key: string,
	{ store, sources }: NormalizeContext,
): Promise<string | undefined> {
	const found = await store.get(keys.current(id));
	const holder = found && decodeJson<Current>(found).sourceKey;
	return holder && holder !== key && (await sources.exists(holder))
		? holder
		: undefined;
}

function sameId(key: string, id: string, other: string): Rejection {
	return {
		key,
		// Depends on the other source as well: looked at again each time.
		sourceSha: "",
		findings: [
			finding("source.same-id", { file: key, field: "id" }, { id, other }),
		],
	};
}

async function reject(
	store: Store,
	rejection: Rejection,
): Promise<NormalizeOutcome> {
	await putSurely(
		store,
		keys.rejected(sha256Hex(rejection.key).slice(0, 32)),
		encodeJson(rejection),
		{ sync: "all" },
	);
	return {
		kind: "rejected",
		key: rejection.key,
		findings: rejection.findings,
	};
}

const DELETED: Withdrawal = { reason: "source_deleted" };

/**
 * The key has no source any more (or it became another notice). Nothing: it has one again. The source
 * is read after `current` here too, or who saw it gone would withdraw what somebody else has brought back.
 */
async function vanish(
	{ key, id }: KnownSource,
	context: NormalizeContext,
): Promise<NormalizeOutcome | undefined> {
	const { store, sources, onDeletion } = context;
	return compareAndSwap<NormalizeOutcome | undefined>(
		store,
		keys.current(id),
		async (found): Promise<Step<NormalizeOutcome | undefined>> => {
			const current = found && decodeJson<Current>(found);
			if (!current || current.sourceKey !== key)
				return { kind: "done", result: { kind: "absent", key } };
			const source = await sources.read(key);
			const normalized = source && (await attempt(source, context));
			if (normalized?.kind === "rejected" || normalized?.id === id)
				return { kind: "done", result: undefined };
			if (current.sourceSha === "deleted")
				return { kind: "done", result: { kind: "unchanged", key, id } };
			if (onDeletion === "keep" || current.state === "withdrawn")
				return { kind: "done", result: { kind: "vanished", key, id } };
			const draft = current.draft + 1;
			await putSurely(
				store,
				keys.mark(undefined, id, draft),
				new Uint8Array(),
				{
					sync: "all",
				},
			);
			const { publishAt: _publishAt, expireAt: _expireAt, ...rest } = current;
			return {
				kind: "write",
				body: encodeJson({
					...rest,
					draft,
					sourceSha: "deleted",
					contentSha: "deleted",
					state: "withdrawn",
					lane: "due",
					withdrawal: DELETED,
				} satisfies Current),
				sync: "all",
				result: { kind: "withdrawn", key, id },
			};
		},
	);
}

/** SHA-256 over document and companions; attachments by their own. */
export function contentShaOf(source: Source): string {
	return sha256Hex(
		JSON.stringify([
			sha256Hex(source.bytes),
			source.metadata ? sha256Hex(source.metadata.bytes) : "",
			source.translations
				.map(({ edition, bytes }) => [edition, sha256Hex(bytes)])
				.sort(),
			source.attachments.map(({ name, sha256 }) => [name, sha256]).sort(),
		]),
	);
}
