// A new epoch from the sources: what readers and ingesting sites meet then, and what happens to those
// who were still at work in the old one.
import { describe, expect, it } from "vitest";
import { keys } from "../../functions/journal/keys.ts";
import { carryOver } from "../../functions/pipeline/carryOver.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { currentEpoch, EpochClosed } from "../../functions/pipeline/epochs.ts";
import { finishRestart } from "../../functions/pipeline/finishRestart.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { restart } from "../../functions/pipeline/restart.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import type { Store } from "../../functions/store/store.ts";
import { plainRendering } from "../support/plainRendering.ts";
import { World } from "../support/world.ts";

const THEN = "2026-04-01T00:00:00Z";

async function oldSite(): Promise<{ root: Store; world: World }> {
	const root = new MemoryStore();
	const world = new World({ private: root, public: new MemoryStore() });
	await world.drop("stays.txt", { title: "常在会", time: "09:00" });
	await world.drop("goes.txt", { title: "已删会" });
	await world.drop("moved.txt", { title: "改期会", time: "09:00" });
	await world.publish();
	await world.drop("moved.txt", { title: "改期会", time: "10:00" });
	await world.publish();
	await rebuild(world.context());
	world.inbox.remove("goes.txt");
	world.now = THEN;
	return { root, world };
}

function restartOf(root: Store, world: World) {
	const rendering = plainRendering(["all", "a", "b"]);
	return restart({
		root,
		public: world.public,
		rendering,
		derive: (state) => ({
			stores: { private: state, public: world.public },
			rendering,
			readDraft: draftReader(state),
		}),
		now: world.now,
	});
}

/** The same inbox and site with the state that is in use now. */
async function opened(root: Store, old: World): Promise<World> {
	const world = new World(
		{ private: await currentEpoch(root), public: old.public },
		old.inbox,
	);
	world.now = old.now;
	return world;
}

async function republish(root: Store, world: World): Promise<void> {
	world.lane = "backfill";
	for (const key of world.inbox.keys()) await world.normalize(key);
	await carryOver(
		world.private,
		world.context().stores.public,
		world.context().rendering,
	);
	await world.publish();
	await rebuild(world.context());
	await finishRestart(root, world.context());
}

async function restarted(): Promise<{ root: Store; old: World; world: World }> {
	const { root, world: old } = await oldSite();
	await restartOf(root, old);
	const world = await opened(root, old);
	await republish(root, world);
	return { root, old, world };
}

describe("a restart", () => {
	it("names a new epoch, whose log begins on a page of its own", async () => {
		const { world } = await restarted();
		expect(await world.file("index.json")).toMatchObject({
			epoch: THEN,
			lastSeq: 103,
		});
		const log = (await world.file("v1/changes/2.json")) as { seq: number }[];
		expect(log.map(({ seq }) => seq)).toEqual([101, 102, 103]);
		expect(await world.file("v1/changes/1.json")).toHaveLength(4);
	});

	it("says what the sources say, with numbers above those given before", async () => {
		const { world } = await restarted();
		expect(await world.file("v1/notices/stays.json")).toMatchObject({
			state: "live",
			title: "常在会",
			revision: 3,
		});
		expect(await world.file("v1/notices/moved/r2.json")).toMatchObject({
			revision: 2,
		});
		expect(await world.file("v1/notices/moved/r3.json")).toMatchObject({
			revision: 3,
		});
	});

	it("withdraws what no source speaks for any more, and logs it", async () => {
		const { world } = await restarted();
		expect(await world.file("v1/notices/goes.json")).toMatchObject({
			state: "withdrawn",
			title: null,
		});
		const log = (await world.file("v1/changes/2.json")) as {
			op: string;
			id: string;
		}[];
		expect(log.filter(({ op }) => op === "withdraw")).toMatchObject([
			{ id: "goes", revision: 3 },
		]);
	});

	it("is verified clean and leaves nothing of the old state but its closed head", async () => {
		const { root, world } = await restarted();
		expect((await verify(world.context())).differences).toEqual([]);
		const { keys: left } = await root.list("");
		expect(left.filter((key) => !key.startsWith("epochs/1/"))).toEqual([
			"epoch.json",
			"head.json",
		]);
	});

	it("stops whoever still publishes in the old epoch", async () => {
		const { root, world } = await oldSite();
		const late = world.context();
		await restartOf(root, world);
		world.inbox.drop("late.txt", { title: "迟到会" });
		await world.normalize("late.txt");
		await expect(world.publish(late)).rejects.toBeInstanceOf(EpochClosed);
		const next = await opened(root, world);
		await republish(root, next);
		expect(await next.file("v1/notices/late.json")).toMatchObject({
			title: "迟到会",
		});
	});

	it("can be broken off after any write and begun again", async () => {
		for (let at = 1; ; at++) {
			const { root, world: old } = await oldSite();
			let writes = 0;
			const cut: Store = {
				...bound(root),
				put: async (...args) => {
					if (++writes === at) throw new Error("cut");
					return root.put(...args);
				},
			};
			const whole = await restartOf(cut, old).then(
				() => true,
				() => false,
			);
			if (!whole) await restartOf(root, old);
			const world = await opened(root, old);
			await republish(root, world);
			expect((await verify(world.context())).differences).toEqual([]);
			expect(await world.file("v1/notices/moved.json")).toMatchObject({
				title: "改期会",
			});
			if (whole) {
				expect(at).toBeGreaterThan(3);
				return;
			}
		}
	});

	it.each([
		["is gone", async (root: MemoryStore) => wipe(root)],
		[
			"has a torn head",
			async (root: MemoryStore) => {
				await root.put(keys.head(), new TextEncoder().encode('{"epo'));
			},
		],
	])("goes on from what is public where the state %s", async (_, damage) => {
		const { root, world: old } = await oldSite();
		await damage(root as MemoryStore);
		expect((await restartOf(root, old)).firstSeq).toBe(101);
		const world = await opened(root, old);
		await republish(root, world);
		expect((await verify(world.context())).differences).toEqual([]);
		expect(await world.file("v1/notices/stays.json")).toMatchObject({
			revision: 3,
		});
	});

	it("follows another at once with an epoch of its own", async () => {
		const { root, world: old } = await oldSite();
		const first = await restartOf(root, old);
		const second = await restartOf(root, old);
		expect(second.epoch > first.epoch).toBe(true);
		const world = await opened(root, old);
		await republish(root, world);
		expect((await verify(world.context())).differences).toEqual([]);
	});
});

async function wipe(store: MemoryStore): Promise<void> {
	for (const key of (await store.list("")).keys) await store.delete(key);
}

function bound(store: Store): Store {
	return {
		get: (key) => store.get(key),
		head: (key) => store.head(key),
		put: (key, body, options) => store.put(key, body, options),
		delete: (key) => store.delete(key),
		list: (prefix, options) => store.list(prefix, options),
		barrier: () => store.barrier(),
		forgetVersions: (key) => store.forgetVersions(key),
	};
}
