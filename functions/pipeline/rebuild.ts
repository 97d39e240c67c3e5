// The whole site again from the private state, in the same epoch: after a change of configuration
// or renderer, or when the public tree was lost.
import { commitInstant } from "../journal/commitInstant.ts";
import { keys } from "../journal/keys.ts";
import type { Placed } from "../journal/state.ts";
import type { Finding } from "../notice/finding.ts";
import { allKeys } from "./allKeys.ts";
import { compareAndSwap } from "./compareAndSwap.ts";
import { draftReader } from "./drafts.ts";
import { forgetPurged } from "./forgetPurged.ts";
import { headWith, isSettled, readHead, replaceHead, settle } from "./head.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { type PublicFile, publicWriter } from "./publicWriter.ts";
import type { PublishContext } from "./publish.ts";
import { isPurged } from "./purge.ts";
import { renderAll } from "./renderAll.ts";

export interface RebuildReport {
	/** Public paths written. */
	files: string[];
	findings: Finding[];
}

/** `rendered.json` */
interface Rendered {
	digest: string;
	/** Of the rebuild that says so: one that slept does not speak for a later one. */
	generation: number;
}

/** Renders everything if that was last done with another configuration or renderer. */
export async function ensureRendered(
	context: PublishContext,
): Promise<RebuildReport> {
	const found = await context.stores.private.get(keys.rendered());
	return found &&
		decodeJson<Rendered>(found).digest === context.rendering.digest
		? { files: [], findings: [] }
		: rebuild(context);
}

/**
 * Commits an empty generation, then renders every file under it. Run again after a crash: what is
 * done is skipped, what others have committed meanwhile stands.
 */
export async function rebuild(context: PublishContext): Promise<RebuildReport> {
	const { stores, rendering } = context;
	const head = await emptyCommit(context);
	const writer = publicWriter(stores.public, head.generation);
	const purged: Placed[] = [];
	for await (const files of renderAll(head, {
		state: stores.private,
		stores,
		rendering,
		// Read anew: what a reader has kept may have been taken back since.
		readDraft: draftReader(stores.private),
		attempt: writer.attempt,
		...(context.progress ? { progress: context.progress } : {}),
		rendered: (placed) => {
			if (isPurged(placed)) purged.push(placed);
		},
	}))
		await writer.write(files);
	for await (const files of retiredFiles(context)) await writer.write(files);
	// What could not be deleted when it was withdrawn, perhaps can now.
	const kept = await forgetPurged(
		purged.map((placed) => ({ placed, before: placed.places })),
		context,
	);
	await stores.public.barrier();
	await sayRendered(head.generation, context);
	return { files: writer.written, findings: [...writer.findings, ...kept] };
}

/** What a channel or an edition left that the site has no longer: a later withdrawal would not reach it. */
async function* retiredFiles({
	stores,
	rendering,
}: PublishContext): AsyncGenerator<PublicFile[]> {
	for await (const path of allKeys(stores.public, "")) {
		const file = rendering.retired(path);
		if (file) yield [file];
	}
}

function sayRendered(
	generation: number,
	{ stores, rendering }: PublishContext,
): Promise<void> {
	return compareAndSwap<void>(stores.private, keys.rendered(), (found) =>
		found && decodeJson<Rendered>(found).generation >= generation
			? { kind: "done", result: undefined }
			: {
					kind: "write",
					body: encodeJson({
						digest: rendering.digest,
						generation,
					} satisfies Rendered),
					sync: "all",
					result: undefined,
				},
	);
}

async function emptyCommit(context: PublishContext) {
	const store = context.stores.private;
	for (;;) {
		const before = await readHead(store);
		if (!isSettled(before.head)) {
			await settle(before, context);
			continue;
		}
		const now = context.clock();
		const { entries: _entries, ...head } = before.head;
		const at = commitInstant(head, now, false);
		const next = await headWith(
			store,
			{
				...head,
				epoch: head.epoch || at,
				generation: head.generation + 1,
				at,
			},
			[],
		);
		if (await replaceHead(store, before, next)) return next;
	}
}
