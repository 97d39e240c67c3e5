// Events that come twice, late, out of order or never, to two workers at once: with every key looked at
// once more at the end, the site is the one of an inbox that was simply read.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { pick, random } from "../support/random.ts";
import { reconcileAll } from "../support/reconcileAll.ts";
import { Scheduler } from "../support/scheduler.ts";
import { World } from "../support/world.ts";
import { anyScript } from "./anyScript.ts";
import { TICKS, type Version } from "./script.ts";

const RUNS = 250;

/** What readers are told of each notice, but for the numbers that count how it came about. */
async function notices(world: World): Promise<Record<string, unknown>> {
	const found: Record<string, unknown> = {};
	for (const [path, text] of Object.entries(await world.tree())) {
		if (!/^v1\/notices\/[a-z]+\.json$/.test(path)) continue;
		const { state, title, text: words, statuses } = JSON.parse(text);
		found[path] = { state, title, words, statuses };
	}
	return found;
}

function save(world: World, key: string, version: Version): void {
	if (version === "gone") world.inbox.remove(key);
	else world.inbox.drop(key, version);
}

describe("events", () => {
	it("may be repeated, reordered and dropped: the notices, their states and contents are the same", async () => {
		let changes = 0;
		await fc.assert(
			fc.asyncProperty(anyScript, fc.nat(), async (script, seed) => {
				const chance = random(seed);
				const world = new World();
				const keys = Object.keys(script);
				const queue: string[] = [];
				let editing = true;
				const scheduler = new Scheduler(chance, {
					change: 0.4,
					crash: 0,
					lost: 0,
				});
				const worker = (name: string) => async () => {
					const store = scheduler.view(world.private, name);
					while (editing || queue.length > 0) {
						await store.head("queue");
						if (queue.length === 0) continue;
						const key = pick(queue, chance);
						queue.splice(queue.indexOf(key), 1);
						await normalize(key, {
							...world.normalizeContext(),
							store,
							sources: {
								read: async (read) => {
									await store.head("inbox");
									return world.inbox.read(read);
								},
								exists: (other) => world.inbox.exists(other),
								readAttachment: (one) => world.inbox.readAttachment(one),
							},
						});
					}
				};
				await scheduler.run({
					editor: async () => {
						const store = scheduler.view(world.private, "editor");
						const most = Math.max(
							...Object.values(script).map(({ length }) => length),
						);
						for (let version = 0; version < most; version++)
							for (const key of keys) {
								const saved = script[key]?.[version];
								if (saved === undefined) continue;
								await store.head("editor");
								save(world, key, saved);
								for (
									let copies = pick([0, 1, 1, 2, 3], chance);
									copies > 0;
									copies--
								)
									queue.push(key);
							}
						editing = false;
					},
					one: worker("one"),
					two: worker("two"),
				});
				changes += scheduler.changes;
				world.now = TICKS[2];
				await reconcileAll(world);
				await world.publish();
				const plain = new World();
				plain.now = TICKS[2];
				for (const [key, versions] of Object.entries(script)) {
					save(plain, key, versions.at(-1) as Version);
					await plain.normalize(key);
				}
				await plain.publish();
				expect(await notices(world)).toEqual(await notices(plain));
			}),
			{ numRuns: RUNS, seed: 5 },
		);
		expect(changes).toBeGreaterThan(RUNS * 10);
	});

	it("that saw a file gone do not withdraw the notice of one that is back", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "甲会" });
		await world.publish();
		let reads = 0;
		await normalize("a.txt", {
			...world.normalizeContext(),
			sources: {
				// Saved by deleting and writing again: the first look falls in between.
				read: async (key) =>
					++reads === 1 ? undefined : world.inbox.read(key),
				exists: (key) => world.inbox.exists(key),
				readAttachment: async () => undefined,
			},
		});
		expect((await world.publish()).entries).toEqual([]);
		expect(await world.file("v1/notices/a.json")).toMatchObject({
			state: "live",
		});
	});
});
