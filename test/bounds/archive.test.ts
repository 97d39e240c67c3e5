// The made-up archive that the other tests here publish into is what the pipeline itself would leave.
import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import type { Store } from "../../functions/store/store.ts";
import {
	type Base,
	PrivateArchive,
	PublicArchive,
} from "../support/archive/archiveObjects.ts";
import { ArchiveState } from "../support/archive/archiveState.ts";
import { releasedAt, sourceOf } from "../support/archive/notices.ts";
import { Site } from "../support/archive/site.ts";

/** Full pages, begun pages, and notices of the time when many came a day. */
const SIZE = 130;

async function published(): Promise<Site> {
	const site = new Site({
		private: new MemoryStore(),
		public: new MemoryStore(),
	});
	for (let n = 0; n < SIZE; n++) {
		site.now = releasedAt(n, SIZE);
		await site.normalize(sourceOf(n, SIZE), site.stores.private);
		await site.publish(site.stores);
	}
	return site;
}

async function differences(
	store: Store,
	base: Base,
	keys: readonly string[],
): Promise<string[]> {
	const different: string[] = [];
	for (const key of keys) {
		const real = await store.get(key);
		const made = await base.find(key);
		if (
			!real ||
			!made ||
			Buffer.compare(real.body, made.body) !== 0 ||
			JSON.stringify(real.metadata) !== JSON.stringify(made.metadata)
		)
			different.push(key);
	}
	return different;
}

describe("the made-up archive", async () => {
	const site = await published();
	const state = new ArchiveState(SIZE, site.rendering);
	const made = {
		private: new PrivateArchive(state),
		public: new PublicArchive(state),
	};

	it("has the private objects that publishing its notices leaves, byte for byte", async () => {
		const keys = await made.private.keys();
		const real = await site.stores.private.list("", { limit: 100_000 });
		expect(keys).toEqual(real.keys);
		expect(await differences(site.stores.private, made.private, keys)).toEqual(
			[],
		);
	});

	it("has their public files, byte for byte, with their stamps", async () => {
		const paths = await made.public.paths();
		const real = await site.stores.public.list("", { limit: 100_000 });
		expect(paths).toEqual(real.keys);
		expect(await differences(site.stores.public, made.public, paths)).toEqual(
			[],
		);
	});

	it("refuses listings that grow with it", async () => {
		await expect(made.private.list("placed/")).rejects.toThrow("grows");
		await expect(made.public.list("")).rejects.toThrow("grows");
	});
});
