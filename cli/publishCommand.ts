// `huixun publish`: the folder as it is now → what is new, due or changed → the site.
import { keys } from "../functions/journal/keys.ts";
import type { Configuration } from "../functions/notice/configuration.ts";
import type { SiteConfiguration } from "../functions/notice/siteConfiguration.ts";
import { readAdopted } from "../functions/pipeline/adopted.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { decodeJson } from "../functions/pipeline/json.ts";
import {
	type KnownSource,
	type NormalizeOutcome,
	normalize,
	readKnown,
} from "../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../functions/pipeline/normalizeSource.ts";
import { tellRelations } from "../functions/pipeline/tellRelations.ts";
import { bringOut } from "./bringOut.ts";
import type { Console } from "./console.ts";
import { FolderSources, UnreadableSource } from "./folderSources.ts";
import { loadConfiguration } from "./loadConfiguration.ts";
import { foldersOf, type Locations } from "./locations.ts";
import { isEmptySite, type OpenStores, openStores } from "./openStores.ts";
import { summarize } from "./publishSummary.ts";
import { Refusal } from "./refusal.ts";
import { readSchedule } from "./schedule.ts";
import { siteOf, siteOfFolder } from "./siteOf.ts";
import { refuseStrangeLocations } from "./strangeLocations.ts";
import { batchOf, laneOf, publishContext } from "./workspace.ts";

export interface PublishOptions extends Locations {
	/** Only these sources; all where there are none. */
	files: string[];
	/** No sources at all: what is drafted and due, by the configuration that the store's functions work by. */
	dueOnly: boolean;
	clock: () => string;
	allowRemovals: boolean;
	/** What is new is old news. */
	backfill: boolean;
	/** Of a stack that works on the store, where the store cannot tell yet. */
	hub?: string;
}

/** Sources normalized at once: while one waits for the disk, another computes. */
const AT_ONCE = 16;

/** Scheduled notices named in the summary's JSON. */
const MOST_SCHEDULED = 100;

export async function publishCommand(
	options: PublishOptions,
	console: Console,
): Promise<number> {
	if (options.dueOnly) return publishDue(options, console);
	const { content, files } = options;
	const configuration = await loadConfiguration(content, console.tongue);
	const stores = await openStores(options, console);
	await refuseStrangeLocations(options, stores, console);
	const sources = await FolderSources.scan(content, {
		...(files.length > 0 ? { only: files } : {}),
		except: foldersOf(options, console),
	});
	const outcomes = await tellRelations(
		await normalizeAll(
			await keysToLookAt(options, sources, stores, console),
			sources,
			{ configuration, stores, backfill: options.backfill },
			console,
		),
		stores.private,
	);
	if (files.length === 0) await forgetRejections(outcomes, stores);
	const hub = options.hub ?? (await readAdopted(stores.private))?.hub;
	return bringOutAndTell(
		{ sources, outcomes, site: siteOfFolder(configuration, hub), stores },
		options,
		console,
	);
}

/** What a minute's tick does: a checkout that is not what the inbox holds cannot take anything back by it. */
async function publishDue(
	options: PublishOptions,
	console: Console,
): Promise<number> {
	if (options.files.length > 0)
		throw new Refusal(console.say("dueOnlyFiles"), 2);
	const stores = await openStores(options, console);
	await refuseStrangeLocations(options, stores, console);
	const site = await siteOf(stores.private, options.content, console);
	return bringOutAndTell({ outcomes: [], site, stores }, options, console);
}

interface Read {
	/** Nothing where none was read. */
	sources?: FolderSources;
	outcomes: NormalizeOutcome[];
	site: SiteConfiguration;
	stores: OpenStores;
}

async function bringOutAndTell(
	{ sources, outcomes, site, stores }: Read,
	options: PublishOptions,
	console: Console,
): Promise<number> {
	const { out } = options;
	const context = {
		...publishContext(stores, site, options.clock, console),
		allowRemovals: options.allowRemovals,
		batch: await batchOf(stores.private, options),
	};
	// A tree that was lost while its state lives on is written again, also if that is broken off midway.
	if (await isEmptySite(out, stores.public, console))
		await stores.private.delete(keys.rendered());
	const published = await bringOut(context, stores.root);
	return summarize(
		{
			present: new Set(sources?.keys()),
			outcomes,
			findings: [...(sources?.findings ?? []), ...published.findings],
			report: published.report,
			files: published.files,
			schedule: await readSchedule(
				stores.private,
				options.clock(),
				MOST_SCHEDULED,
			),
		},
		out,
		console,
	);
}

/** Sources in the folder, and those that were there before and are gone. */
async function keysToLookAt(
	{ files, content }: PublishOptions,
	sources: FolderSources,
	stores: OpenStores,
	console: Console,
): Promise<string[]> {
	if (files.length > 0)
		return namedKeys(files, content, sources, stores, console);
	const all = new Set(sources.keys());
	for await (const key of allKeys(stores.private, keys.sources())) {
		const found = await stores.private.get(key);
		if (!found) continue;
		const known = decodeJson<KnownSource>(found).key;
		// Still there but no source now (unreadable, a link, hidden by a file of the same stem): not gone.
		if (!(await sources.exists(known))) all.add(known);
	}
	return [...all].sort();
}

async function namedKeys(
	files: readonly string[],
	content: string,
	sources: FolderSources,
	stores: OpenStores,
	console: Console,
): Promise<string[]> {
	const present = new Set(sources.keys());
	const named = new Set<string>();
	for (const file of files) {
		const key = await sources.keyOf(file);
		const known =
			key !== undefined && (present.has(key) || (await isKnown(key, stores)));
		if (!known)
			throw new Refusal(
				console.say("notASource", { path: file, content }),
				2,
				sources.findings,
			);
		named.add(key);
	}
	return [...named].sort();
}

/** What was set aside once and is now well, or gone, is no longer reported. */
async function forgetRejections(
	outcomes: readonly NormalizeOutcome[],
	stores: OpenStores,
): Promise<void> {
	const rejected = new Set(
		outcomes.filter(({ kind }) => kind === "rejected").map(({ key }) => key),
	);
	for await (const object of allKeys(stores.private, keys.rejections())) {
		const found = await stores.private.get(object);
		if (found && !rejected.has(decodeJson<{ key: string }>(found).key))
			await stores.private.delete(object);
	}
}

async function isKnown(key: string, stores: OpenStores): Promise<boolean> {
	return (await readKnown(stores.private, key)) !== undefined;
}

async function normalizeAll(
	sourceKeys: readonly string[],
	sources: FolderSources,
	{
		configuration,
		stores,
		backfill,
	}: { configuration: Configuration; stores: OpenStores; backfill: boolean },
	console: Console,
): Promise<NormalizeOutcome[]> {
	const lane = await laneOf(stores.private, backfill);
	const recipe = recipeOf(configuration);
	let done = 0;
	return inParallel(
		sourceKeys,
		async (key) => {
			const outcome = await normalize(key, {
				store: stores.private,
				sources,
				normalizeSource: (source) => normalizeSource(source, configuration),
				recipe,
				onDeletion: configuration.onDeletion,
				lane,
			}).catch((error): NormalizeOutcome => {
				if (!(error instanceof UnreadableSource)) throw error;
				return { kind: "rejected", key, findings: [error.finding] };
			});
			console.progress("reading", ++done, sourceKeys.length);
			return outcome;
		},
		AT_ONCE,
	);
}
