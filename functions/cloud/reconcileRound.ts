// The day's comparison of sources and drafts, going on where the last tick stopped.
import { keys } from "../journal/keys.ts";
import { adoptConfiguration } from "../pipeline/adoptConfiguration.ts";
import { readAdopted } from "../pipeline/adopted.ts";
import type { BucketSources } from "../pipeline/bucketSources.ts";
import { decodeJson, encodeJson } from "../pipeline/json.ts";
import { normalizeSource } from "../pipeline/normalizeSource.ts";
import { putSurely } from "../pipeline/putSurely.ts";
import { reconcile } from "../pipeline/reconcile.ts";
import type { Store } from "../store/store.ts";
import type { Observer } from "./observe.ts";

export interface ReconcileRound {
	store: Store;
	sources: BucketSources;
	readSite: () => Promise<Uint8Array | undefined>;
	/** The stack's own. */
	hub: string | undefined;
	/** Begins a comparison, whether or not one is wanted. */
	begin: boolean;
	ring: () => Promise<void>;
	clock: () => string;
	enough: () => boolean;
	observer: Observer;
}

/** `reconciled.json`: recipes under which the running and the last whole comparison began. */
interface Reconciled {
	begun?: string;
	done?: string;
}

export async function reconcileRound(round: ReconcileRound): Promise<void> {
	const { store, sources, observer } = round;
	const site = await adoptConfiguration(store, round.readSite, round.hub);
	if (site.kind === "rejected") {
		const { findings } = site;
		observer.log.warn("site.yaml is missing or wrong", { findings });
		// Before a first upload there is nothing to compare, and nothing is overdue.
		if (!(await readAdopted(store))) observer.count("Reconciled", 1);
		return;
	}
	const { configuration, recipe } = site.adopted;
	const found = await store.get(keys.reconciled());
	const before: Reconciled = found ? decodeJson<Reconciled>(found) : {};
	const running = (await store.head(keys.reconciling())) !== undefined;
	// Another configuration has every source read anew.
	if (!running && !round.begin && before.done === recipe) return;
	const begun = running ? (before.begun ?? recipe) : recipe;
	if (before.begun !== begun)
		await putSurely(
			store,
			keys.reconciled(),
			encodeJson({ ...before, begun } satisfies Reconciled),
		);
	const report = await reconcile({
		store,
		sources,
		normalizeSource: (source) => normalizeSource(source, configuration),
		recipe,
		onDeletion: configuration.onDeletion,
		lane: "due",
		listSources: (after) => sources.listSources(after),
		clock: round.clock,
		enough: round.enough,
	});
	if (report.repaired.length + report.marks + report.purged > 0) {
		observer.log.warn("repaired", {
			repaired: report.repaired.map(({ kind, key }) => ({ kind, key })),
			marks: report.marks,
			purged: report.purged,
		});
		await round.ring();
	}
	observer.count("Repaired", report.repaired.length + report.marks);
	if (!report.done) return;
	await putSurely(
		store,
		keys.reconciled(),
		encodeJson({ begun, done: begun } satisfies Reconciled),
	);
	observer.count("Reconciled", 1);
}
