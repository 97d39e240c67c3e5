// Places that must not be written to: mixed up with each other, or somebody else's.
import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { keys } from "../functions/journal/keys.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { readHead } from "../functions/pipeline/head.ts";
import { paths } from "../functions/site/paths.ts";
import type { Console } from "./console.ts";
import { type Location, type Locations, locationOf } from "./locations.ts";
import { isEmptySite } from "./openStores.ts";
import { Refusal } from "./refusal.ts";
import { hasState } from "./workspace.ts";

/** Throws unless this content can be published there. */
export async function refuseStrangeLocations(
	locations: Locations,
	stores: Stores,
	console: Console,
): Promise<void> {
	const { out, store } = locations;
	await refuseOverlap(locations, console);
	if (await isEmptySite(out, stores.public, console)) return;
	if (!(await hasState(stores)))
		throw new Refusal(console.say("noState", { out, store }), 3);
	if (!(await isOurs(stores)))
		throw new Refusal(console.say("notOurs", { out, store }), 3);
}

/** Throws where notices, site and store would be mixed. A site below the notices is well: it is left out there. */
export async function refuseOverlap(
	locations: Locations,
	console: Console,
): Promise<void> {
	const content: Location = { kind: "folder", path: locations.content };
	const out = locationOf(locations.out, console);
	const store = locationOf(locations.store, console);
	const mixed =
		(await isWithin(content, out)) ||
		(await isWithin(content, store)) ||
		(await isWithin(store, out)) ||
		// A restart lists and deletes all of an old store.
		(store.kind === "s3" && (await isWithin(out, store)));
	if (mixed) throw new Refusal(console.say("overlap", { ...locations }), 3);
}

/**
 * Whether this store's site stands there. Each site has an epoch of its own; a tree without an index
 * is what a first run that was broken off leaves.
 */
async function isOurs(stores: Stores): Promise<boolean> {
	const { head } = await readHead(stores.private);
	// Until its first commit is out the tree is the old epoch's.
	if (await stores.private.head(keys.restart())) return true;
	const index = await stores.public.get(paths.index());
	if (index) return epochOf(index.body) === head.epoch;
	for (const prefix of ["v1/", "files/", "zh-"]) {
		const { keys: found } = await stores.public.list(prefix, { limit: 1 });
		if (found.length > 0) return true;
	}
	return false;
}

function epochOf(index: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(index))?.epoch;
	} catch {
		return undefined;
	}
}

async function isWithin(inner: Location, outer: Location): Promise<boolean> {
	if (inner.kind === "folder" && outer.kind === "folder") {
		const path = relative(await realOf(outer.path), await realOf(inner.path));
		return path === "" || (path !== ".." && !path.startsWith(`..${sep}`));
	}
	return (
		inner.kind === "s3" &&
		outer.kind === "s3" &&
		inner.bucket === outer.bucket &&
		(outer.prefix === "" || `${inner.prefix}/`.startsWith(`${outer.prefix}/`))
	);
}

/** The folder with links resolved, or where it would be made. */
function realOf(folder: string): Promise<string> {
	return realpath(folder).catch(() => resolve(folder));
}
