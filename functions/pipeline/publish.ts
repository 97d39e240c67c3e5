// Whatever is due → one commit → files, again until a look satisfies no mark. Any number of
// publishers may run at once; nobody holds a lock.
import { keys, type Mark } from "../journal/keys.ts";
import type { Finding } from "../notice/finding.ts";
import type { Operation } from "../notice/schema.ts";
import type { DeriveContext } from "./derive.ts";
import {
	headWith,
	isSettled,
	type ReadHead,
	readHead,
	replaceHead,
	type Settled,
	settle,
} from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { encodeJson, sha256Hex } from "./json.ts";
import { type LookOptions, look } from "./look.ts";
import type { Rejection } from "./normalize.ts";
import { type FailedNotice, type Plan, plan } from "./plan.ts";
import { putSurely } from "./putSurely.ts";
import { refuseLostPlaces } from "./refuseLostPlaces.ts";

export interface PublishContext extends DeriveContext {
	/** The publisher's own clock: UTC to the second, `2026-03-05T06:30:00Z`. */
	clock: () => string;
	/** Ids of one commit, by lane. */
	batch: LookOptions["batch"];
	/** Asked after each commit: no more time. What is left waits for the next run. */
	enough?: () => boolean;
	/** An operator has looked: the deletion guard lets these pass. */
	allowRemovals?: boolean;
}

export interface PublishReport {
	commits: number;
	entries: {
		seq: number;
		op: Operation;
		id: string;
		revision: number;
		major: boolean;
	}[];
	/** Public paths written. */
	files: string[];
	/** Ids whose withdrawal the deletion guard holds back. */
	heldBack: string[];
	/** Ids with a mark whose draft is not there yet. */
	waiting: string[];
	/** Ids whose newest draft cannot be shown; what is public of them stands, their marks stay. */
	failed: string[];
	findings: Finding[];
}

/** What this run has found that it can do nothing about. */
interface Aside {
	/** Marks by key: another mark of the same notice may be all there. */
	waiting: Map<string, Mark>;
	heldBack: Set<string>;
	failed: Map<string, FailedNotice>;
}

export async function publish(context: PublishContext): Promise<PublishReport> {
	const store = context.stores.private;
	const aside: Aside = {
		waiting: new Map(),
		heldBack: new Set(),
		failed: new Map(),
	};
	const report: Pick<
		PublishReport,
		"commits" | "entries" | "files" | "findings"
	> = { commits: 0, entries: [], files: [], findings: [] };
	const note = (settled: Settled | undefined) => {
		report.files.push(...(settled?.files ?? []));
		report.findings.push(...(settled?.findings ?? []));
		return settled;
	};
	for (;;) {
		const before = await readHead(store);
		if (!isSettled(before.head)) {
			note(await settle(before, context));
			continue;
		}
		const planned = await planNext(before, aside, context);
		if (planned === "again") continue;
		if (planned === "nothing") break;
		// Also without entries: a publisher that looked earlier must find its head gone.
		await refuseLostPlaces(planned.entries, before, context);
		const next = await headWith(store, planned.head, planned.entries);
		const committed = await replaceHead(store, before, next);
		if (!committed) continue;
		report.commits++;
		for (const { seq, op, placed, major } of planned.entries)
			report.entries.push({
				seq,
				op,
				id: placed.id,
				revision: placed.revision,
				major,
			});
		if (!isSettled(next) && !note(await settle(committed, context))) continue;
		await forget(planned.satisfied, context);
		if (context.enough?.()) break;
	}
	await setAside([...aside.failed.values()], context);
	const failures = [...aside.failed.values()].map((one) => one.finding);
	return {
		...report,
		findings: [...report.findings, ...failures],
		heldBack: [...aside.heldBack].sort(),
		waiting: [
			...new Set([...aside.waiting.values()].map(({ id }) => id)),
		].sort(),
		failed: [...aside.failed.keys()].sort(),
	};
}

/** `again`: something was put aside and the rest may be looked at. */
async function planNext(
	before: ReadHead,
	aside: Aside,
	context: PublishContext,
): Promise<Plan | "again" | "nothing"> {
	const { waiting, heldBack, failed } = aside;
	const store = context.stores.private;
	const now = context.clock();
	const seen = await look(store, now, {
		batch: context.batch,
		begins: before.head.seq < before.head.firstSeq,
		skip: ({ id, key }) =>
			heldBack.has(id) || failed.has(id) || waiting.has(key),
		aside: new Set([...heldBack, ...failed.keys()]),
	});
	const planned = await plan(before.head, seen, now, {
		store,
		readDraft: context.readDraft,
		rendering: context.rendering,
		removals: context.allowRemovals
			? "allow"
			: heldBack.size > 0
				? "hold"
				: "guard",
	});
	for (const one of planned.failed) {
		failed.set(one.id, one);
		if (seen.satisfied.some(({ id }) => id === one.id)) continue;
		// Drawn in by the mark of another, which will be forgotten: from now on it has one of its own.
		await putSurely(
			store,
			keys.mark(undefined, one.id, one.draft),
			new Uint8Array(),
			{
				sync: "all",
			},
		);
	}
	for (const id of planned.heldBack) heldBack.add(id);
	// What is held back acts on others as it stands, so the rest is looked at again.
	if (planned.failed.length + planned.heldBack.length > 0) return "again";
	for (const mark of seen.waiting) waiting.set(mark.key, mark);
	if (planned.satisfied.length > 0) return planned;
	return seen.waiting.length > 0 ? "again" : "nothing";
}

/** For `status`, beside the sources that could not become a notice. */
async function setAside(
	failed: readonly FailedNotice[],
	{ stores }: PublishContext,
): Promise<void> {
	await inParallel(failed, ({ sourceKey, finding }) =>
		putSurely(
			stores.private,
			keys.rejected(sha256Hex(sourceKey).slice(0, 32)),
			encodeJson({
				key: sourceKey,
				// No source has it: the next normalization looks again.
				sourceSha: "",
				findings: [finding],
			} satisfies Rejection),
		),
	);
}

async function forget(
	marks: readonly Mark[],
	{ stores }: PublishContext,
): Promise<void> {
	await inParallel(marks, ({ key }) => stores.private.delete(key));
}
