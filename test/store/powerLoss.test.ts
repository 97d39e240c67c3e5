// A whole publish on a directory whose disk loses power: cut at each call, any part of what was not synced
// lost; then the same again on what is left.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSettled, readHead } from "../../functions/pipeline/head.ts";
import { ensureRendered } from "../../functions/pipeline/rebuild.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { DirectoryStore } from "../../functions/store/directoryStore.ts";
import type { Store } from "../../functions/store/store.ts";
import type { PlainNotice } from "../support/plainSources.ts";
import { type Loss, PowerLossDisk, Stopped } from "../support/powerLossDisk.ts";
import { random } from "../support/random.ts";
import { World } from "../support/world.ts";

const BEFORE = "2026-03-01T00:00:00Z";
const NOW = "2026-03-02T00:00:00Z";

const OLD: Record<string, PlainNotice> = {
	"edited.txt": { title: "更正会", time: "09:00", channels: ["a", "all"] },
	"private.txt": { title: "涉密会", time: "11:00" },
};
const NEW: Record<string, PlainNotice> = {
	"edited.txt": { title: "更正会", time: "09:30", channels: ["all", "b"] },
	"private.txt": { title: "涉密会", time: "11:00", withdrawn: "privacy" },
	"new.txt": { title: "新会", time: "12:00" },
};

/** Other processes are not what this is about: in one process calls for a key only follow each other. */
function lock() {
	const last = new Map<string, Promise<unknown>>();
	return {
		run<T>(key: string, work: () => Promise<T>): Promise<T> {
			const mine = (last.get(key) ?? Promise.resolve()).then(work);
			last.set(
				key,
				mine.catch(() => undefined),
			);
			return mine;
		},
	};
}

function storesOn(disk: PowerLossDisk): { private: Store; public: Store } {
	const store = (root: string, name: string) =>
		new DirectoryStore(root, {
			side: `/disk/store/${name}-metadata`,
			lock: lock(),
			disk,
		});
	return {
		private: store("/disk/store/private", "private"),
		public: store("/disk/site", "public"),
	};
}

function worldOn(disk: PowerLossDisk, notices = NEW, now = NOW): World {
	const world = new World(storesOn(disk));
	world.now = now;
	for (const [key, notice] of Object.entries(notices))
		world.inbox.drop(key, notice);
	return world;
}

/** As the command does it. */
async function run(world: World): Promise<void> {
	for (const key of world.inbox.keys()) await world.normalize(key);
	await ensureRendered(world.context());
	await world.publish();
}

/** Runs until the disk stops. */
async function runUntilStopped(world: World): Promise<void> {
	await run(world).catch((error: unknown) => {
		if (!(error instanceof Stopped)) throw error;
	});
}

async function differencesOf(world: World) {
	const { differences } = await verify(world.context());
	// Sitemaps are written apart from publishing.
	return differences.filter(({ path }) => !path.startsWith("sitemap"));
}

async function sitesOf(syncsAll: boolean) {
	const old = new PowerLossDisk({ syncsAll });
	await run(worldOn(old, OLD, BEFORE));
	const disk = old.forNextProcess();
	const start = old.afterLoss({ kind: "all" });
	const undisturbed = worldOn(disk);
	await run(undisturbed);
	return { start, calls: disk.calls, expected: await undisturbed.tree() };
}

/** Every file that has a stamp is one that was written whole. */
async function expectNothingTorn(world: World, whole: ReadonlySet<string>) {
	const { keys } = await world.public.list("", { limit: 10_000 });
	for (const key of keys) {
		const found = await world.public.get(key);
		if (found?.metadata.generation === undefined) continue;
		const sha256 = createHash("sha256").update(found.body).digest("hex");
		expect(whole, key).toContain(`${key} ${sha256}`);
	}
}

/** Notes each public file as it is meant to be. */
function noting(store: Store, whole: Set<string>): Store {
	const put = store.put.bind(store);
	store.put = (key, body, options) => {
		const sha256 = createHash("sha256").update(body).digest("hex");
		whole.add(`${key} ${sha256}`);
		return put(key, body, options);
	};
	return store;
}

const LOSSES: Record<string, (call: number) => Loss> = {
	"all of it": () => ({ kind: "all" }),
	"the bytes and not the names": () => ({ kind: "bytes" }),
	"any part of it": (call) => ({ kind: "any", chance: random(call) }),
};

describe.each([
	["on a system that can sync everything at once", true],
	["on a system that cannot", false],
])("a publish cut at each call to the disk, %s", async (_name, syncsAll) => {
	const { start, calls, expected } = await sitesOf(syncsAll);

	it("makes enough calls to be worth cutting", () => {
		expect(calls.length).toBeGreaterThan(150);
		expect(Object.keys(expected).length).toBeGreaterThan(12);
	});

	it.each(Object.keys(LOSSES))(
		"shows nothing torn and gives the undisturbed site when run again; lost is %s",
		async (name) => {
			for (let call = 1; call <= calls.length + 1; call++) {
				const at = `call ${call}: ${calls[call - 1]}`;
				const disk = start.forNextProcess().afterLoss({ kind: "all" });
				const whole = new Set<string>();
				const cut = worldOn(disk);
				for (const key of (await cut.public.list("")).keys) {
					const body = (await cut.public.get(key))?.body ?? "";
					const sha256 = createHash("sha256").update(body).digest("hex");
					whole.add(`${key} ${sha256}`);
				}
				noting(cut.public, whole);
				disk.stopAt(call);
				await runUntilStopped(cut);

				const left = disk.afterLoss(
					(LOSSES[name] as (n: number) => Loss)(call),
				);
				const again = worldOn(left);
				await expectNothingTorn(again, whole);
				const { head } = await readHead(again.private);
				if (isSettled(head)) expect(await differencesOf(again), at).toEqual([]);
				await run(again);
				expect(await again.tree(), at).toEqual(expected);
				expect(await differencesOf(again), at).toEqual([]);
			}
		},
		600_000,
	);
});

describe("a process that died", () => {
	it("leaves nothing unsynced that the next one takes for done", async () => {
		const { start, calls, expected } = await sitesOf(false);
		for (let call = 1; call <= calls.length; call += 3) {
			const disk = start.forNextProcess().afterLoss({ kind: "all" });
			disk.stopAt(call);
			await runUntilStopped(worldOn(disk));
			// The system lives on, with all that is in its memory; then the next process ends its work.
			const next = disk.forNextProcess();
			await run(worldOn(next));
			const left = worldOn(next.afterLoss({ kind: "all" }));
			expect(await left.tree(), `call ${call}`).toEqual(expected);
			expect(await differencesOf(left), `call ${call}`).toEqual([]);
		}
	}, 600_000);
});

describe("a first publish", () => {
	it("is there after a loss of power, with the folders that lead to it", async () => {
		for (const syncsAll of [true, false]) {
			const disk = new PowerLossDisk({ syncsAll });
			const world = worldOn(disk, OLD, BEFORE);
			await run(world);
			const left = worldOn(disk.afterLoss({ kind: "all" }), OLD, BEFORE);
			expect(await left.tree()).toEqual(await world.tree());
			expect(await differencesOf(left)).toEqual([]);
		}
	});
});

describe("what is synced", () => {
	const many = Object.fromEntries(
		Array.from({ length: 100 }, (_, n) => [
			`n${n}.txt`,
			{ title: `会议${n}`, time: "09:00" },
		]),
	);
	const callsOf = async (syncsAll: boolean) => {
		const disk = new PowerLossDisk({ syncsAll });
		const world = worldOn(disk, many);
		for (const key of world.inbox.keys()) await world.normalize(key);
		disk.calls.length = 0;
		const { commits, files } = await world.publish();
		expect(commits).toBe(1);
		expect(files.length).toBeGreaterThan(200);
		return { files, calls: disk.calls };
	};

	it("is everything at once before a commit is settled, and no derived file by itself", async () => {
		const { calls } = await callsOf(true);
		const ofSite = calls.filter((call) => call.includes("/disk/site"));
		expect(ofSite.filter((call) => call.startsWith("syncFile"))).toEqual([]);
		expect(ofSite.filter((call) => call.startsWith("syncAll"))).toEqual([
			"syncAll /disk/site /disk/store/public-metadata",
		]);
		const synced = calls.filter((call) => call.startsWith("syncFile"));
		// Head twice, a page of the journal, a channel and its two pages.
		expect(synced.length).toBeLessThan(12);
	});

	it("is each file once where there is no such call", async () => {
		const { calls, files } = await callsOf(false);
		const synced = calls.filter((call) =>
			call.startsWith("syncFile /disk/site/"),
		);
		expect(synced.sort()).toEqual(
			files.map((path) => `syncFile /disk/site/${path}`).sort(),
		);
	});
});
