// The past of a site, taken in beside its present: in groups, silently, below the news, and without
// making the news wait. And the same road for everything read again.
import { describe, expect, it } from "vitest";
import { keys } from "../../functions/journal/keys.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { Fault } from "../support/failingStore.ts";
import { Crashed } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

/** In `npm test`; HUIXUN_BACKFILL asks for more. */
const OLD = Number(process.env.HUIXUN_BACKFILL ?? 1200);

/** Of one commit of the slow lane; on AWS a thousand. */
const GROUP = OLD > 10_000 ? 1000 : 250;

function dateOf(n: number): string {
	return new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10);
}

/** A site that is at work, with what an archive brings drafted and not yet published. */
async function withPast(): Promise<World> {
	const world = new World();
	world.batch = { due: 100, backfill: GROUP };
	for (let n = 0; n < 60; n++)
		await world.drop(`new${n}.txt`, {
			title: `新会${n}`,
			time: "09:00",
			dated: "2026-02-01",
		});
	await world.publish();
	world.now = "2026-03-02T00:00:00Z";
	await world.drop("new7.txt", {
		title: "新会7",
		time: "10:00",
		dated: "2026-02-01",
	});
	await world.publish();
	world.now = "2026-03-03T00:00:00Z";
	world.lane = "backfill";
	for (let n = 0; n < OLD; n++)
		await world.drop(`old${n}.txt`, { title: `旧会${n}`, dated: dateOf(n) });
	world.lane = "due";
	return world;
}

async function publishWith(fault: Fault, world: World): Promise<Fault> {
	await world.publish({
		stores: {
			private: fault.wrap(world.private),
			public: fault.wrap(world.public),
		},
	});
	return fault;
}

interface Latest {
	slots: number;
	entries: { slot: number; id: string }[];
	changes: { id: string }[];
}

async function latest(world: World): Promise<Latest> {
	return (await world.file("latest/all.json")) as Latest;
}

async function archived(world: World): Promise<string[]> {
	const shown: [number, string][] = [];
	for (const [path, text] of Object.entries(await world.tree()))
		if (path.startsWith("archive/all/"))
			for (const { slot, id } of (JSON.parse(text) as Latest).entries)
				shown.push([slot, id]);
	return shown.sort(([a], [b]) => b - a).map(([, id]) => id);
}

describe("a backfill into a site at work", () => {
	it("goes out in groups, and every notice once", async () => {
		const world = await withPast();
		const report = await world.publish();
		expect(report.commits).toBe(Math.ceil(OLD / GROUP));
		expect(report.entries.map(({ seq }) => seq)).toEqual(
			Array.from({ length: OLD }, (_, n) => 62 + n),
		);
		expect(new Set(report.entries.map(({ id }) => id)).size).toBe(OLD);
		await rebuild(world.context());
		expect((await verify(world.context())).differences).toEqual([]);
	});

	it("leaves the newest as they were, tells nobody, and is found below them, newest first", async () => {
		const world = await withPast();
		const before = await latest(world);
		await world.publish();
		const after = await latest(world);
		expect(after.entries).toEqual(before.entries);
		expect(after.changes.map(({ id }) => id)).toEqual(["new7"]);
		const ids = await archived(world);
		expect(ids).toHaveLength(60 + OLD);
		expect(ids.slice(0, 60).every((id) => id.startsWith("new"))).toBe(true);
		expect(ids.slice(60)).toEqual(
			Array.from({ length: OLD }, (_, n) => `old${OLD - 1 - n}`),
		);
	});

	it("puts a live notice that arrives amid it into the very next commit", async () => {
		const world = await withPast();
		const first = await world.publish({ enough: () => true });
		expect(first.entries).toHaveLength(GROUP);
		await world.drop("live.txt", { title: "急会", time: "08:00" });
		const second = await world.publish({ enough: () => true });
		expect(second.entries.map(({ id }) => id)).toEqual(["live"]);
		expect((await latest(world)).entries.at(-1)?.id).toBe("live");
		const rest = await world.publish();
		expect(rest.entries).toHaveLength(OLD - GROUP);
	});

	it("is left alone by a run that is for the news only", async () => {
		const world = await withPast();
		await world.drop("live.txt", { title: "急会", time: "08:00" });
		world.batch = { due: 100, backfill: 0 };
		const report = await world.publish();
		expect(report.entries.map(({ id }) => id)).toEqual(["live"]);
	});

	it("goes on after a kill in any of its groups, to the same site", async () => {
		const whole = await withPast();
		const { writes } = await publishWith(new Fault(0, "crash after"), whole);
		const expected = await archived(whole);
		for (const part of [0.05, 0.3, 0.5, 0.7, 0.95]) {
			const world = await withPast();
			const fault = new Fault(Math.floor(writes * part), "crash after");
			await expect(publishWith(fault, world)).rejects.toBeInstanceOf(Crashed);
			await world.publish();
			// Where a group ends may differ by what the kill left to forget; what stands where does not.
			expect(await archived(world)).toEqual(expected);
			await rebuild(world.context());
			expect((await verify(world.context())).differences).toEqual([]);
		}
	});

	it("corrects a notice of the past as any other: told, at its old place", async () => {
		const world = await withPast();
		await world.publish();
		await world.drop("old5.txt", { title: "旧会5改", dated: dateOf(5) });
		const report = await world.publish();
		expect(report.entries).toMatchObject([
			{ id: "old5", op: "correct", revision: 2, major: true },
		]);
		expect((await latest(world)).changes.map(({ id }) => id)).toEqual([
			"old5",
			"new7",
		]);
		expect((await archived(world)).indexOf("old5")).toBe(60 + OLD - 6);
	});
});

describe("a site's first build", () => {
	it("has the newest on top, although it begins with them", async () => {
		const world = new World();
		world.batch = { due: 100, backfill: 100 };
		world.lane = "backfill";
		for (let n = 0; n < 330; n++)
			await world.drop(`old${n}.txt`, { title: `旧会${n}`, dated: dateOf(n) });
		const first = await world.publish({ enough: () => true });
		expect(first.entries).toHaveLength(100);
		expect((await latest(world)).entries.at(-1)?.id).toBe("old329");
		await world.publish();
		expect((await latest(world)).entries.at(-1)?.id).toBe("old329");
		expect(await archived(world)).toEqual(
			Array.from({ length: 330 }, (_, n) => `old${329 - n}`),
		);
	});
});

describe("everything read again", () => {
	async function reread(): Promise<World> {
		const world = new World();
		world.batch = { due: 100, backfill: 40 };
		for (let n = 0; n < 150; n++)
			await world.drop(`n${n}.txt`, { title: `会议${n}` });
		await world.publish();
		await rebuild(world.context());
		world.now = "2026-03-05T00:00:00Z";
		world.recipe = "2";
		// What the new recipe makes otherwise: every third.
		world.rewrite = (title) =>
			Number(/\d+/.exec(title)?.[0]) % 3 === 0 ? `${title}（新）` : title;
		for (const key of world.inbox.keys()) await world.normalize(key);
		return world;
	}

	it("brings out what differs and nothing else, and tells nobody", async () => {
		const world = await reread();
		const before = await world.tree();
		const report = await world.publish();
		expect(report.entries).toHaveLength(50);
		expect(new Set(report.entries.map(({ op }) => op))).toEqual(
			new Set(["reprocess"]),
		);
		expect((await latest(world)).changes).toEqual([]);
		const after = await world.tree();
		const changed = Object.keys(after).filter(
			(path) =>
				/^v1\/notices\/n\d+\.json$/.test(path) && before[path] !== after[path],
		);
		expect(changed).toHaveLength(50);
		expect(await world.file("v1/notices/n3.json")).toMatchObject({
			title: "会议3（新）",
			updatedAt: "2026-03-01T00:00:00Z",
		});
		expect(await world.private.list(keys.lane("backfill"))).toEqual({
			keys: [],
			more: false,
		});
	});

	it("goes on where it was broken off", async () => {
		const whole = await reread();
		await whole.publish();
		const world = await reread();
		const first = await world.publish({ enough: () => true });
		expect(first.entries.length).toBeGreaterThan(0);
		expect(first.entries.length).toBeLessThan(50);
		await world.publish();
		expect(await world.tree()).toEqual(await whole.tree());
	});

	it("lets news pass first", async () => {
		const world = await reread();
		await world.drop("live.txt", { title: "急会" });
		const first = await world.publish({ enough: () => true });
		expect(first.entries.map(({ id }) => id)).toEqual(["live"]);
	});
});
