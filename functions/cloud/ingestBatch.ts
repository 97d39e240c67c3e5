// A batch of messages of a lane → drafts, reports for editors, and a ring.
import { adoptConfiguration } from "../pipeline/adoptConfiguration.ts";
import type { BucketSources } from "../pipeline/bucketSources.ts";
import { inParallel } from "../pipeline/inParallel.ts";
import { type NormalizeOutcome, normalize } from "../pipeline/normalize.ts";
import { normalizeSource } from "../pipeline/normalizeSource.ts";
import { tellRelations } from "../pipeline/tellRelations.ts";
import { classify } from "../reading/sourceKey.ts";
import type { Store } from "../store/store.ts";
import { readMessage } from "./laneMessage.ts";
import type { Observer } from "./observe.ts";

export interface IngestContext {
	/** The current epoch's. */
	store: Store;
	sources: BucketSources;
	/** `site.yaml` as it is now. */
	readSite: () => Promise<Uint8Array | undefined>;
	/** The stack's own. */
	hub: string | undefined;
	/** Which lane the batch came by. */
	slow: boolean;
	handOver: (sourceKeys: string[]) => Promise<void>;
	ring: () => Promise<void>;
	/** Tells editors. */
	report: (outcomes: NormalizeOutcome[]) => Promise<void>;
	observer: Observer;
}

export interface LaneRecord {
	messageId: string;
	body: string;
}

/** Sources at once: while one waits for the bucket, another computes. */
const AT_ONCE = 4;

const SITE = "site.yaml";

/** Gives the ids of the messages that must come again. */
export async function ingestBatch(
	records: readonly LaneRecord[],
	context: IngestContext,
): Promise<string[]> {
	const { observer, store, sources, slow } = context;
	const site = await adoptConfiguration(store, context.readSite, context.hub);
	if (site.kind === "rejected") {
		// Without it no source can be read; the messages come again, perhaps when it is mended.
		const { findings } = site;
		observer.log.error("site.yaml is missing or wrong", { findings });
		// To whoever just dropped it, not with every message that waits for it.
		if (records.some(({ body }) => speaksOf(body, SITE)))
			await context.report([{ kind: "rejected", key: SITE, findings }]);
		return records
			.filter(({ body }) => readMessage(body).kind !== "test")
			.map(({ messageId }) => messageId);
	}
	const { configuration, recipe } = site.adopted;
	const failures = new Failures(observer);
	const outcomes: NormalizeOutcome[] =
		site.kind === "adopted" ? [{ kind: "absent", key: SITE }] : [];
	const past: string[] = [];
	await inParallel(
		[...(await sourcesOf(records, context, failures))],
		([key, from]) =>
			failures.guard(key, from, async () => {
				if (!slow && (await sources.isBackfill(key))) past.push(key);
				else
					outcomes.push(
						await normalize(key, {
							store,
							sources,
							normalizeSource: (source) =>
								normalizeSource(source, configuration),
							recipe,
							onDeletion: configuration.onDeletion,
							lane: slow ? "backfill" : "due",
						}),
					);
			}),
		AT_ONCE,
	);
	if (past.length > 0) await context.handOver(past.sort());
	await tell(await tellRelations(outcomes, store), past.length, context);
	return [...failures.ids];
}

async function tell(
	outcomes: NormalizeOutcome[],
	handedOver: number,
	{ ring, report, observer }: IngestContext,
): Promise<void> {
	const of = (kind: NormalizeOutcome["kind"]) =>
		outcomes.filter((outcome) => outcome.kind === kind).length;
	if (of("drafted") + of("withdrawn") > 0)
		await ring().catch((error: Error) => {
			// The next minute rings anyway.
			observer.log.warn("not rung", { error });
		});
	await report(outcomes);
	observer.count("Drafted", of("drafted"));
	observer.count("SetAside", of("rejected"));
	observer.count("HandedOver", handedOver);
}

/** Messages that must come again, each with the reason in the log. */
class Failures {
	readonly ids = new Set<string>();
	readonly #observer: Observer;

	constructor(observer: Observer) {
		this.#observer = observer;
	}

	async guard(
		key: string,
		from: readonly string[],
		work: () => Promise<void>,
	): Promise<void> {
		try {
			await work();
		} catch (error) {
			this.add(from, { key, error: error as Error });
		}
	}

	add(from: readonly string[], why: { key?: string; error?: Error }): void {
		this.#observer.log.error("comes again", { ...why, messages: from });
		for (const messageId of from) this.ids.add(messageId);
	}
}

/** Source key → ids of the messages that speak of it. */
async function sourcesOf(
	records: readonly LaneRecord[],
	{ sources }: IngestContext,
	failures: Failures,
): Promise<Map<string, string[]>> {
	const wanted = new Map<string, string[]>();
	const files = new Map<string, string[]>();
	const add = (map: Map<string, string[]>, key: string, from: string[]) =>
		map.set(key, [...(map.get(key) ?? []), ...from]);
	for (const { messageId, body } of records) {
		const message = readMessage(body);
		if (message.kind === "unknown")
			failures.add([messageId], { error: new Error("not a message of ours") });
		if (message.kind === "sources")
			for (const key of message.keys) add(wanted, key, [messageId]);
		if (message.kind === "events")
			for (const key of message.keys)
				if ("stem" in classify(key)) add(files, key, [messageId]);
	}
	await inParallel(
		[...files],
		([key, from]) =>
			failures.guard(key, from, async () => {
				for (const source of await sources.concerned(key))
					add(wanted, source, from);
			}),
		AT_ONCE,
	);
	return wanted;
}

function speaksOf(body: string, key: string): boolean {
	const message = readMessage(body);
	return message.kind === "events" && message.keys.includes(key);
}
