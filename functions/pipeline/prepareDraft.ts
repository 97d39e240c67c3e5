// All that must stand before `current` names a draft: attachments, the draft, its names, its marks.
import { keys } from "../journal/keys.ts";
import type { Current } from "../journal/state.ts";
import type { Source } from "../notice/document.ts";
import type { Draft, DraftAttachment } from "../notice/draft.ts";
import { takesBack } from "../notice/takesBack.ts";
import { encodeJson, sha256Hex } from "./json.ts";
import type { NormalizeContext } from "./normalize.ts";
import type { NormalizedDraft } from "./normalizeSource.ts";
import { putSurely } from "./putSurely.ts";

export interface Prepared {
	current: Current;
	/** Objects that this call may have made. */
	created: string[];
}

export async function prepareDraft(
	input: {
		key: string;
		contentSha: string;
		sourceSha: string;
		source: Source;
		normalized: NormalizedDraft;
		current: Current | undefined;
	},
	context: NormalizeContext,
): Promise<Prepared> {
	const { key, contentSha, sourceSha, source, normalized, current } = input;
	const { store, sources } = context;
	const { id, draft, acts, meets, office, dated, publishedAt } = normalized;
	const created: string[] = [];
	const create = async (object: string, body: Uint8Array) => {
		created.push(object);
		await putSurely(store, object, body, {
			condition: { kind: "absent" },
			sync: "all",
		});
	};
	const attachments = draft.record.attachments.map((one) =>
		placedAfter(id, current?.takenBack, one),
	);
	for (const attachment of source.attachments) {
		const storedAs = attachments.find(
			({ sha256, name }) =>
				sha256 === attachment.sha256 && name === attachment.name,
		)?.storedAs;
		if (!storedAs || (await store.head(storedAs))) continue;
		const bytes = await sources.readAttachment(attachment);
		if (bytes) await create(storedAs, bytes);
	}
	const body = encodeJson({
		...draft,
		record: { ...draft.record, attachments },
	} satisfies Draft);
	const number = (current?.draft ?? 0) + 1;
	const object = keys.draft(id, number, sha256Hex(body).slice(0, 16));
	await create(object, body);
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
	const takenBack = takesBack(draft.withdrawal) ? number : current?.takenBack;
	const next: Current = {
		id,
		draft: number,
		object,
		sourceKey: key,
		sourceSha,
		contentSha,
		digest: normalized.digest,
		state: withdrawn ? "withdrawn" : "ready",
		...(draft.withdrawal ? { withdrawal: draft.withdrawal } : {}),
		...(takenBack ? { takenBack } : {}),
		...(draft.publishAt ? { publishAt: draft.publishAt } : {}),
		...(draft.expireAt ? { expireAt: draft.expireAt } : {}),
		channels: draft.channels,
		names,
		cites,
		...(acts ? { acts } : {}),
		...(meets ? { meets } : {}),
		...(office ? { office } : {}),
		...(dated ? { dated } : {}),
		lane: slow ? "backfill" : "due",
		...(publishedAt ? { publishedAt } : {}),
	};
	return { current: next, created };
}

/**
 * In places of their own, private and public, after a withdrawal that took back what came before: out of
 * its reach, however late it comes. No file may return to bytes that it once had: see `publicWriter`.
 */
function placedAfter(
	id: string,
	takenBack: number | undefined,
	attachment: DraftAttachment,
): DraftAttachment {
	const { storedAs, sha256, path, url } = attachment;
	if (!storedAs || !sha256 || !path || !takenBack) return attachment;
	const extension = /\.[^.]*$/.exec(path)?.[0] ?? "";
	const after = `${takenBack}-${path}`;
	return {
		...attachment,
		url: `${url.slice(0, -path.length)}${after}`,
		storedAs: keys.attachment(id, sha256, extension, takenBack),
		path: after,
	};
}

/** The names that a notice has ever had are its own; so many are enough. */
const MOST_NAMES = 16;

function distinct(digests: readonly string[]): string[] {
	return [...new Set(digests)].slice(-MOST_NAMES);
}
