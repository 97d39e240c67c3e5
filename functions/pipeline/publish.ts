// Whatever is due → one commit → files, again until a look satisfies no mark. Any number of
// publishers may run at once; nobody holds a lock.
import type { Mark } from "../journal/keys.ts";
import type { Finding } from "../notice/finding.ts";
import type { Operation } from "../notice/schema.ts";
import type { DeriveContext } from "./derive.ts";
import { headWith, isSettled, readHead, replaceHead, settle } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { look } from "./look.ts";
import { plan } from "./plan.ts";

export interface PublishContext extends DeriveContext {
	/** The publisher's own clock: UTC to the second, `2026-03-05T06:30:00Z`. */
	clock: () => string;
	/** Ids of one commit. */
	batch: number;
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
	findings: Finding[];
}

export async function publish(context: PublishContext): Promise<PublishReport> {
	const store = context.stores.private;
	const report: PublishReport = {
		commits: 0,
		entries: [],
		files: [],
		heldBack: [],
		waiting: [],
		findings: [],
	};
	const waiting = new Set<string>();
	const heldBack = new Set<string>();
	for (;;) {
		const before = await readHead(store);
		if (!isSettled(before.head)) {
			note(report, await settle(before, context));
			continue;
		}
		const now = context.clock();
		const skip = new Set([...waiting, ...heldBack]);
		const seen = await look(store, now, context.batch, skip);
		const planned = await plan(before.head, seen, now, {
			store,
			readDraft: context.readDraft,
			removals: context.allowRemovals
				? "allow"
				: heldBack.size > 0
					? "hold"
					: "guard",
		});
		for (const id of planned.heldBack) heldBack.add(id);
		for (const { id } of seen.waiting) waiting.add(id);
		if (planned.satisfied.length === 0) {
			if (planned.heldBack.length + seen.waiting.length > 0) continue;
			return {
				...report,
				heldBack: [...heldBack].sort(),
				waiting: [...waiting].sort(),
			};
		}
		// Also without entries: a publisher that looked earlier must find its head gone.
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
		if (!isSettled(next)) {
			const settled = await settle(committed, context);
			note(report, settled);
			if (!settled) continue;
		}
		await forget(planned.satisfied, context);
	}
}

function note(
	report: PublishReport,
	settled: { files: string[]; findings: Finding[] } | undefined,
): void {
	report.files.push(...(settled?.files ?? []));
	report.findings.push(...(settled?.findings ?? []));
}

async function forget(
	marks: readonly Mark[],
	{ stores }: PublishContext,
): Promise<void> {
	await inParallel(marks, ({ key }) => stores.private.delete(key));
}
