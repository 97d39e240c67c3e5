// One source key → its draft, names and marks, then `current`. The order of reading (current, then
// the source) keeps an older version from replacing a newer one; the order of writing (marks, then
// current) makes "nothing to do" a safe answer to a repeated event.
import { keys } from "../journal/keys.ts";
import type { Current, Lane } from "../journal/state.ts";
import type { Source, StoredAttachment } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Withdrawal } from "../notice/schema.ts";
import type { Store } from "../store/store.ts";
import { compareAndSwap, type Step } from "./compareAndSwap.ts";
import { decodeJson, encodeJson, sha256Hex } from "./json.ts";
import type { Normalized, NormalizedDraft } from "./normalizeSource.ts";
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
	| { kind: "drafted"; key: string; id: string; findings: Finding[] }
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
		if (!source)
			return known ? vanish(known, context) : { kind: "absent", key };
		const contentSha = contentShaOf(source);
		const sourceSha = sha256Hex(`${contentSha} ${context.recipe}`);
		const settled = await alreadyDone(context, key, known, sourceSha);
		if (settled) return settled;
		const normalized = attempt(source, context);
		if (normalized.kind === "rejected")
			return reject(context.store, {
				key,
				sourceSha,
				findings: normalized.findings,
			});
		const { id } = normalized;
		if (known && known.id !== id) await vanish(known, context);
		if (known?.id !== id)
			await putSurely(
				context.store,
				keys.source(sha256Hex(key).slice(0, 32)),
				encodeJson({ key, id } satisfies KnownSource),
				{ sync: "all" },
			);
		const outcome = await replaceCurrent(key, id, context);
		if (outcome) return outcome;
	}
}

/** A source that our own code stumbles over is set aside like any other that cannot be read. */
function attempt(
	source: Source,
	{ normalizeSource }: NormalizeContext,
): Normalized {
	try {
		return normalizeSource(source);
	} catch (error) {
		const problem = String(error);
		return {
			kind: "rejected",
			findings: [finding("notice.failed", { file: source.key }, { problem })],
		};
	}
}

async function readKnown(
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
	id: string,
	context: NormalizeContext,
): Promise<NormalizeOutcome | undefined> {
	const { store, sources } = context;
	return compareAndSwap<NormalizeOutcome | undefined>(
		store,
		keys.current(id),
		async (found): Promise<Step<NormalizeOutcome | undefined>> => {
			const current = found && decodeJson<Current>(found);
			const source = await sources.read(key);
			if (!source) return { kind: "done", result: undefined };
			const contentSha = contentShaOf(source);
			const sourceSha = sha256Hex(`${contentSha} ${context.recipe}`);
			if (current?.sourceKey === key && current.sourceSha === sourceSha)
				return { kind: "done", result: { kind: "unchanged", key, id } };
			const normalized = attempt(source, context);
			if (normalized.kind === "rejected" || normalized.id !== id)
				return { kind: "done", result: undefined };
			if (
				current &&
				current.sourceKey !== key &&
				(await sources.exists(current.sourceKey))
			)
				return {
					kind: "done",
					result: await reject(store, {
						key,
						// Depends on the other source as well: looked at again each time.
						sourceSha: "",
						findings: [
							finding(
								"source.same-id",
								{ file: key, field: "id" },
								{
									id,
									other: current.sourceKey,
								},
							),
						],
					}),
				};
			const next = await prepare(
				{ key, contentSha, sourceSha, source, normalized, current },
				context,
			);
			await store.delete(keys.rejected(sha256Hex(key).slice(0, 32)));
			return {
				kind: "write",
				body: encodeJson(next),
				sync: "all",
				result: {
					kind: "drafted",
					key,
					id,
					findings: normalized.draft.findings as Finding[],
				},
			};
		},
	);
}

/** Writes all that must stand before `current` does: attachments, the draft, names, marks. */
async function prepare(
	input: {
		key: string;
		contentSha: string;
		sourceSha: string;
		source: Source;
		normalized: NormalizedDraft;
		current: Current | undefined;
	},
	context: NormalizeContext,
): Promise<Current> {
	const { key, contentSha, sourceSha, source, normalized, current } = input;
	const { store, sources } = context;
	const { id, draft, acts, dated, publishedAt } = normalized;
	for (const attachment of source.attachments) {
		const stored = draft.record.attachments.find(
			({ sha256, name }) =>
				sha256 === attachment.sha256 && name === attachment.name,
		);
		if (!stored?.storedAs || (await store.head(stored.storedAs))) continue;
		const bytes = await sources.readAttachment(attachment);
		if (bytes) await putSurely(store, stored.storedAs, bytes, { sync: "all" });
	}
	const body = encodeJson(draft);
	const number = (current?.draft ?? 0) + 1;
	const object = keys.draft(id, number, sha256Hex(body).slice(0, 16));
	await putSurely(store, object, body, {
		condition: { kind: "absent" },
		sync: "all",
	});
	const names = distinct([...(current?.names ?? []), ...normalized.names]);
	const cites = distinct([...(current?.cites ?? []), ...normalized.cites]);
	const named = (role: "carrier" | "effect", digests: readonly string[]) =>
		digests.map((digest) =>
			keys.naming({ digest, role, ...(dated ? { dated } : {}), id }),
		);
	const redated = current?.dated !== dated;
	const news = (all: readonly string[], old: readonly string[] = []) =>
		redated ? all : all.filter((digest) => !old.includes(digest));
	for (const naming of [
		...named("carrier", news(names, current?.names)),
		...named("effect", news(cites, current?.cites)),
	])
		await putSurely(store, naming, new Uint8Array(), { sync: "all" });
	const withdrawn = draft.withdrawal !== undefined;
	const publishAt = withdrawn ? undefined : draft.publishAt;
	const silent = !withdrawn && current?.contentSha === contentSha;
	const lane = source.lane ?? context.lane;
	const slow = silent || lane === "backfill";
	const marks = [
		slow && !publishAt
			? keys.backfillMark(publishedAt ?? dated, id, number)
			: keys.mark(publishAt, id, number),
		...(draft.expireAt ? [keys.mark(draft.expireAt, id, number)] : []),
	];
	for (const mark of marks)
		await putSurely(store, mark, new Uint8Array(), { sync: "all" });
	return {
		id,
		draft: number,
		object,
		sourceKey: key,
		sourceSha,
		contentSha,
		digest: normalized.digest,
		state: withdrawn ? "withdrawn" : "ready",
		...(draft.withdrawal ? { withdrawal: draft.withdrawal } : {}),
		...(draft.publishAt ? { publishAt: draft.publishAt } : {}),
		...(draft.expireAt ? { expireAt: draft.expireAt } : {}),
		channels: draft.channels,
		names,
		cites,
		...(acts ? { acts } : {}),
		...(dated ? { dated } : {}),
		lane: slow ? "backfill" : "due",
		...(publishedAt ? { publishedAt } : {}),
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

/** The key has no source any more (or it became another notice). */
async function vanish(
	{ key, id }: KnownSource,
	context: NormalizeContext,
): Promise<NormalizeOutcome> {
	const { store, onDeletion } = context;
	return compareAndSwap<NormalizeOutcome>(
		store,
		keys.current(id),
		async (found): Promise<Step<NormalizeOutcome>> => {
			const current = found && decodeJson<Current>(found);
			if (!current || current.sourceKey !== key)
				return { kind: "done", result: { kind: "absent", key } };
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

/** The names that a notice has ever had are its own; so many are enough. */
const MOST_NAMES = 16;

function distinct(digests: readonly string[]): string[] {
	return [...new Set(digests)].slice(-MOST_NAMES);
}
