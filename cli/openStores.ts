// The two stores of a site, wherever they are.
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Stores } from "../functions/pipeline/derive.ts";
import { currentEpoch } from "../functions/pipeline/epochs.ts";
import { DirectoryStore } from "../functions/store/directoryStore.ts";
import type { Store } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import { s3Endpoint } from "./environment.ts";
import { type Location, type Locations, locationOf } from "./locations.ts";
import { Refusal } from "./refusal.ts";

export interface OpenStores extends Stores {
	/** The private store without regard to epochs; `private` is the part in use. */
	root: Store;
}

/** Throws where one is not a place that can be used with the other. */
export async function openStores(
	locations: Omit<Locations, "content">,
	console: Console,
): Promise<OpenStores> {
	const kept = locationOf(locations.store, console);
	const out = locationOf(locations.out, console);
	// A folder's metadata stands in the store's folder, where a shared store has none.
	if (kept.kind === "s3" && out.kind === "folder")
		throw new Refusal(console.say("storeApart", { ...locations }), 2);
	const root = await openStore(kept, kept, "private");
	return {
		root,
		private: await currentEpoch(root),
		public: await openStore(out, kept, "public"),
	};
}

async function openStore(
	at: Location,
	kept: Location,
	name: "private" | "public",
): Promise<Store> {
	if (at.kind === "s3") return openS3(at);
	const beside = kept.kind === "folder" ? kept.path : at.path;
	return new DirectoryStore(
		name === "private" ? join(at.path, name) : resolve(at.path),
		{
			side: join(beside, `${name}-metadata`),
			lock: join(beside, `${name}-lock`),
		},
	);
}

/** The SDK is loaded only where it is needed: that takes longer than many a command. */
async function openS3({
	bucket,
	prefix,
}: Location & { kind: "s3" }): Promise<Store> {
	const { S3Store } = await import("../functions/store/s3Store.ts");
	const endpoint = s3Endpoint();
	return new S3Store({ bucket, prefix, ...(endpoint ? { endpoint } : {}) });
}

/** Nothing of a site is there. In a folder hidden files do not count. */
export async function isEmptySite(
	out: string,
	files: Store,
	console: Console,
): Promise<boolean> {
	const at = locationOf(out, console);
	return at.kind === "folder"
		? isEmptyFolder(at.path)
		: (await files.list("", { limit: 1 })).keys.length === 0;
}

/** Hidden files aside; nothing where there is no folder. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
	const names = await readdir(folder).catch(() => [] as string[]);
	return names.every((name) => name.startsWith("."));
}
