// What the commands work on: a folder of notices, its configuration, the state, the published site.
import { readdir, readFile, realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { keys } from "../functions/journal/keys.ts";
import type { Lane } from "../functions/journal/state.ts";
import type { Configuration } from "../functions/notice/configuration.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import { compileSite } from "../functions/pipeline/compileSite.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { draftReader } from "../functions/pipeline/drafts.ts";
import { currentEpoch } from "../functions/pipeline/epochs.ts";
import { readHead } from "../functions/pipeline/head.ts";
import type { PublishContext } from "../functions/pipeline/publish.ts";
import { siteRendering } from "../functions/pipeline/siteRendering.ts";
import { parsePath, paths } from "../functions/site/paths.ts";
import { DirectoryStore } from "../functions/store/directoryStore.ts";
import type { Store } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import type { Message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

export interface Folders {
	content: string;
	out: string;
	state: string;
}

/** Ids of one commit on one machine: a first build must not render every feed a hundred times. */
const BATCH = { due: 10_000, backfill: 10_000 };

export interface OpenStores extends Stores {
	/** The private store without regard to epochs; `private` is the part in use. */
	root: Store;
}

export async function openStores({
	out,
	state,
}: Omit<Folders, "content">): Promise<OpenStores> {
	const root = new DirectoryStore(join(state, "private"), {
		side: join(state, "private-metadata"),
		lock: join(state, "private-lock"),
	});
	return {
		root,
		private: await currentEpoch(root),
		public: new DirectoryStore(resolve(out), {
			side: join(state, "public-metadata"),
			lock: join(state, "public-lock"),
		}),
	};
}

/** Files in a folder, hidden ones aside; nothing where there is no folder. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
	const names = await readdir(folder).catch(() => [] as string[]);
	return names.every((name) => name.startsWith("."));
}

export async function hasState(stores: Stores): Promise<boolean> {
	return (await stores.private.head(keys.head())) !== undefined;
}

/** Throws unless this content can be published there. */
export async function refuseStrangeFolders(
	folders: Folders,
	stores: Stores,
	console: Console,
): Promise<void> {
	const { out, state } = folders;
	await refuseOverlap(folders, console);
	if (await isEmptyFolder(out)) return;
	if (!(await hasState(stores)))
		throw new Refusal(console.say("noState", { out, state }), 3);
	if (!(await isOurs(out, stores)))
		throw new Refusal(console.say("notOurs", { out, state }), 3);
}

/** Throws where notices, site and state would be mixed. A site below the notices is well: it is left out there. */
export async function refuseOverlap(
	{ content, out, state }: Folders,
	console: Console,
): Promise<void> {
	const [from, to, kept] = [
		await realOf(content),
		await realOf(out),
		await realOf(state),
	];
	if (isWithin(from, to) || isWithin(from, kept) || isWithin(kept, to))
		throw new Refusal(console.say("overlap", { content, out, state }), 3);
}

/**
 * Whether this state's site stands in `out`. Each site has an epoch of its own; a tree without an index
 * is what a first run that was broken off leaves.
 */
async function isOurs(out: string, stores: Stores): Promise<boolean> {
	const { head } = await readHead(stores.private);
	// Until its first commit is out the tree is the old epoch's.
	if (await stores.private.head(keys.restart())) return true;
	try {
		const index = JSON.parse(await readFile(join(out, "index.json"), "utf8"));
		return index.epoch === head.epoch;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") return false;
		const names = await readdir(out);
		return names.some((name) => /^(?:v1|files|zh-[A-Za-z]{2,4})$/.test(name));
	}
}

/** The folder with links resolved, or where it would be made. */
function realOf(folder: string): Promise<string> {
	return realpath(folder).catch(() => resolve(folder));
}

function isWithin(inner: string, outer: string): boolean {
	const path = relative(outer, inner);
	return path === "" || (path !== ".." && !path.startsWith(`..${sep}`));
}

export function publishContext(
	stores: Stores,
	configuration: Configuration,
	clock: () => string,
	out: Console,
): PublishContext {
	return {
		stores,
		rendering: siteRendering(compileSite(configuration)),
		readDraft: draftReader(stores.private),
		clock,
		batch: BATCH,
		progress: (step, done, of) => out.progress(step as Message, done, of),
	};
}

/**
 * What was there before the site, or before a restart, is old news: dated as it was, and not pushed. So
 * is what an operator says is.
 */
export async function laneOf(state: Store, backfill: boolean): Promise<Lane> {
	const { head } = await readHead(state);
	const past =
		backfill ||
		head.seq < head.firstSeq ||
		(await state.head(keys.restart())) !== undefined;
	return past ? "backfill" : "due";
}

/** Notices that are public, withdrawn ones too. */
export async function publicNotices(files: Store): Promise<number> {
	let count = 0;
	for await (const path of allKeys(files, paths.notices()))
		if (parsePath(path).kind === "notice") count++;
	return count;
}
