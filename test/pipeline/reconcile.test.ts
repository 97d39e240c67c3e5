import { describe, expect, it } from "vitest";
import {
	type ReconcileContext,
	reconcile,
} from "../../functions/pipeline/reconcile.ts";
import type { Store } from "../../functions/store/store.ts";
import { Fault } from "../support/failingStore.ts";
import { plainNormalize } from "../support/plainSources.ts";
import { Crashed } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

/** Pages of two sources, as of a bucket. */
function contextOf(
	world: World,
	more: Partial<ReconcileContext> = {},
): ReconcileContext {
	return {
		store: world.private,
		sources: world.inbox,
		normalizeSource: plainNormalize,
		recipe: world.recipe,
		onDeletion: world.onDeletion,
		lane: "due",
		clock: () => world.now,
		listSources: async (after) => {
			const rest = world.inbox
				.keys()
				.sort()
				.filter((key) => key > after);
			const keys = rest.slice(0, 2);
			const next = rest.length > 2 ? keys.at(-1) : undefined;
			return { keys, ...(next === undefined ? {} : { next }) };
		},
		...more,
	};
}

async function states(world: World): Promise<Record<string, unknown>> {
	const shown: Record<string, unknown> = {};
	for (const [path, text] of Object.entries(await world.tree())) {
		const id = /^v1\/notices\/(\w+)\.json$/.exec(path)?.[1];
		if (!id) continue;
		const { state, title } = JSON.parse(text);
		shown[id] = [state, title];
	}
	return shown;
}

describe("a reconciliation", () => {
	it("brings out what no event told of: added, changed and deleted sources", async () => {
		const world = new World();
		for (const id of ["a", "b", "c", "d", "e"])
			await world.drop(`${id}.txt`, { title: `${id}会` });
		await world.publish();
		world.inbox.drop("b.txt", { title: "b会改" });
		world.inbox.remove("d.txt");
		world.inbox.drop("f.txt", { title: "f会" });
		const report = await reconcile(contextOf(world));
		expect(report).toMatchObject({ looked: 6, marks: 0, done: true });
		expect(
			report.repaired.map(({ kind, key }) => `${key} ${kind}`).sort(),
		).toEqual(["b.txt drafted", "d.txt withdrawn", "f.txt drafted"]);
		await world.publish();
		expect(await states(world)).toEqual({
			a: ["live", "a会"],
			b: ["live", "b会改"],
			c: ["live", "c会"],
			d: ["withdrawn", null],
			e: ["live", "e会"],
			f: ["live", "f会"],
		});
	});

	it("changes nothing where no event was missed", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "a会" });
		await world.drop("b.txt", {
			title: "b会",
			publishAt: "2026-03-09T00:00:00Z",
		});
		await world.publish();
		expect(await reconcile(contextOf(world))).toMatchObject({
			looked: 2,
			repaired: [],
			marks: 0,
			done: true,
		});
		expect(await world.publish()).toMatchObject({ commits: 0, entries: [] });
	});

	it("goes on where the last call had to stop", async () => {
		const world = new World();
		for (const id of ["a", "b", "c", "d", "e"])
			world.inbox.drop(`${id}.txt`, { title: `${id}会` });
		const looked: string[] = [];
		let calls = 0;
		for (let done = false; !done; calls++)
			done = (
				await reconcile(
					contextOf(world, {
						enough: () => true,
						found: ({ key }) => looked.push(key),
					}),
				)
			).done;
		expect(calls).toBe(4);
		expect(looked.sort()).toEqual([
			"a.txt",
			"b.txt",
			"c.txt",
			"d.txt",
			"e.txt",
		]);
		expect(
			(await world.private.list("reconciling")).keys,
			"no cursor is left",
		).toEqual([]);
	});

	it("sets marks again that somebody deleted: due now, later, to expire", async () => {
		const world = new World();
		await world.drop("now.txt", { title: "即刻会" });
		await world.drop("later.txt", {
			title: "定时会",
			publishAt: "2026-03-09T00:00:00Z",
		});
		await world.drop("ends.txt", {
			title: "到期会",
			expireAt: "2026-03-05T00:00:00Z",
		});
		for (const key of (await world.private.list("due/")).keys)
			await world.private.delete(key);
		expect((await world.publish()).entries).toEqual([]);
		expect((await reconcile(contextOf(world))).marks).toBe(4);
		await world.publish();
		world.now = "2026-03-09T00:00:00Z";
		await world.publish();
		expect(await states(world)).toEqual({
			now: ["live", "即刻会"],
			later: ["live", "定时会"],
			ends: ["expired", "到期会"],
		});
	});

	it("leaves what is held back by a later time alone until then", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "a会" });
		await world.publish();
		await world.drop("a.txt", {
			title: "a会改",
			publishAt: "2026-03-09T00:00:00Z",
		});
		await world.publish();
		await reconcile(contextOf(world));
		await world.publish();
		expect(await states(world)).toEqual({ a: ["live", "a会"] });
	});

	it("takes back what came after a withdrawal for privacy, from a worker that died right after its write", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "甲会", text: "甲文一", file: "件一" });
		await world.publish();
		world.inbox.drop("a.txt", { title: "甲会", text: "甲文二", file: "件二" });
		const dying = new Fault(1, "crash after").wrap(world.private);
		const store: Store = {
			...dying,
			put: async (key, body, options) => {
				await world.drop("a.txt", { title: "甲会", withdrawn: "privacy" });
				await world.publish();
				return dying.put(key, body, options);
			},
		};
		await expect(world.normalize("a.txt", { store })).rejects.toBeInstanceOf(
			Crashed,
		);
		const left = () => world.tree(world.private).then(JSON.stringify);
		expect(await left()).toMatch(/甲文二|件二/);
		const report = await reconcile(contextOf(world));
		expect(report).toMatchObject({ repaired: [], marks: 0, purged: 1 });
		expect(await left()).not.toMatch(/甲文|件/);
		expect(await reconcile(contextOf(world))).toMatchObject({ purged: 0 });
	});
});
