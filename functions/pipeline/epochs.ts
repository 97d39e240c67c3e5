// Which part of the private store is in use: each epoch has one of its own, so that nothing of an
// earlier epoch, and nobody still at work in it, can touch what a later one holds.
import { keys } from "../journal/keys.ts";
import { PrefixedStore } from "../store/prefixedStore.ts";
import type { Store } from "../store/store.ts";
import { decodeJson } from "./json.ts";

/** `epoch.json`; absent until the first restart. */
export interface EpochPointer {
	/** 0 is the store itself, without a prefix. */
	part: number;
}

export interface ReadPointer extends EpochPointer {
	etag: string | undefined;
}

export async function readPointer(root: Store): Promise<ReadPointer> {
	const found = await root.get(keys.epoch());
	return found
		? { part: decodeJson<EpochPointer>(found).part, etag: found.etag }
		: { part: 0, etag: undefined };
}

export function partOf(root: Store, part: number): Store {
	return part === 0 ? root : new PrefixedStore(root, keys.epochPart(part));
}

/** To be asked at the beginning of each piece of work: a restart may have been meanwhile. */
export async function currentEpoch(root: Store): Promise<Store> {
	return partOf(root, (await readPointer(root)).part);
}

/** The epoch that this store holds has been ended by a restart; whoever goes on must open the new one. */
export class EpochClosed extends Error {}
