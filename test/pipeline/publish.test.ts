import { describe, expect, it } from "vitest";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { World } from "../support/world.ts";

const MEETING = "全市安全生产工作会议";

async function verified(world: World) {
	const { differences } = await verify(world.context());
	return differences.filter(
		// Files of a rebuild alone: this world was never rebuilt.
		({ path, problem }) => !(problem === "missing" && isRebuiltOnly(path)),
	);
}

function isRebuiltOnly(path: string): boolean {
	return /^(sitemap|latest\/)/.test(path);
}

describe("publishing", () => {
	it("brings a dropped notice out, once", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING, time: "09:00" });
		const first = await world.publish();
		expect(first.entries).toMatchObject([
			{ seq: 1, op: "publish", id: "n", revision: 1 },
		]);
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			state: "live",
			title: MEETING,
		});
		const before = await world.tree();
		await world.normalize("n.txt");
		const second = await world.publish();
		expect(second).toMatchObject({ commits: 0, entries: [], files: [] });
		expect(await world.tree()).toEqual(before);
		expect(await verified(world)).toEqual([]);
	});

	it("corrects under the same id with the next revision", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING, time: "09:00" });
		await world.publish();
		world.now = "2026-03-02T00:00:00Z";
		await world.drop("n.txt", { title: MEETING, time: "10:00" });
		const report = await world.publish();
		expect(report.entries).toEqual([
			{ seq: 2, op: "reschedule", id: "n", revision: 2, major: true },
		]);
		expect(await world.file("latest/all.json")).toMatchObject({
			slots: 1,
			changes: [{ seq: 2, id: "n", op: "reschedule" }],
		});
		expect(await world.file("v1/notices/n/r1.json")).toMatchObject({
			revision: 1,
		});
		expect(await verified(world)).toEqual([]);
	});

	it("shows nothing of a scheduled notice before its time, anywhere", async () => {
		const world = new World();
		await world.drop("n.txt", {
			title: MEETING,
			publishAt: "2026-03-01T08:00:00Z",
		});
		world.now = "2026-03-01T07:59:59Z";
		expect((await world.publish()).entries).toEqual([]);
		expect(JSON.stringify(await world.tree())).not.toContain(MEETING);
		world.now = "2026-03-09T00:00:00Z";
		expect((await world.publish()).entries).toMatchObject([{ op: "publish" }]);
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			state: "live",
		});
	});

	it("expires at its time and says so", async () => {
		const world = new World();
		await world.drop("n.txt", {
			title: MEETING,
			expireAt: "2026-03-05T00:00:00Z",
		});
		await world.publish();
		world.now = "2026-03-05T00:00:00Z";
		expect((await world.publish()).entries).toMatchObject([
			{ op: "expire", revision: 2, major: false },
		]);
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			state: "expired",
		});
		expect(await verified(world)).toEqual([]);
	});

	it("withdraws with a tombstone and can reinstate", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		await world.drop("n.txt", {
			title: MEETING,
			withdrawn: "published_in_error",
		});
		expect((await world.publish()).entries).toMatchObject([
			{ op: "withdraw", revision: 2 },
		]);
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			state: "withdrawn",
			title: null,
		});
		expect(await world.file("v1/notices/n/r1.json")).toMatchObject({
			title: MEETING,
		});
		await world.drop("n.txt", { title: MEETING });
		expect((await world.publish()).entries).toMatchObject([
			{ op: "reinstate", revision: 3 },
		]);
		expect(await verified(world)).toEqual([]);
	});

	it("leaves no word of a notice withdrawn for privacy, public or private", async () => {
		const world = new World();
		const secret = "某人体检结果通报会";
		await world.drop("n.txt", { title: secret, time: "09:00" });
		await world.publish();
		await world.drop("n.txt", { title: secret, time: "10:00" });
		await world.publish();
		await world.drop("n.txt", { title: secret, withdrawn: "privacy" });
		await world.publish();
		expect(JSON.stringify(await world.tree())).not.toContain(secret);
		expect(JSON.stringify(await world.tree(world.private))).not.toContain(
			secret,
		);
		expect(await world.file("latest/all.json")).toMatchObject({
			changes: [{ op: "withdraw" }],
		});
		expect(await verified(world)).toEqual([]);
	});

	it("moves a notice between channels, out of the one and into the other", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING, channels: ["a", "all"] });
		await world.publish();
		await world.drop("n.txt", { title: MEETING, channels: ["all", "b"] });
		await world.publish();
		expect(await world.file("archive/a/0.json")).toMatchObject({
			entries: [],
		});
		expect(await world.file("archive/b/0.json")).toMatchObject({
			entries: [{ id: "n" }],
		});
		expect(await world.file("latest/a.json")).toMatchObject({
			entries: [],
			changes: [],
		});
		expect(await verified(world)).toEqual([]);
	});

	it("gives the newest the highest slot when many come at once", async () => {
		const world = new World();
		await world.drop("x.txt", { title: "一", dated: "2026-02-03" });
		await world.drop("y.txt", { title: "二", dated: "2026-02-01" });
		await world.drop("z.txt", { title: "三", dated: "2026-02-02" });
		await world.publish();
		expect(await world.file("archive/all/0.json")).toMatchObject({
			entries: [
				{ slot: 0, id: "y" },
				{ slot: 1, id: "z" },
				{ slot: 2, id: "x" },
			],
		});
	});

	it("fills journal and channel pages one after the other", async () => {
		const world = new World();
		for (let n = 0; n < 120; n++)
			await world.drop(`n${n}.txt`, { title: `会议${n}` });
		world.batch = { due: 50, backfill: 50 };
		const report = await world.publish();
		expect(report.commits).toBe(3);
		expect(report.entries.map(({ seq }) => seq)).toEqual(
			Array.from({ length: 120 }, (_, n) => n + 1),
		);
		expect(await world.file("archive/all/2.json")).toMatchObject({
			entries: { length: 20 },
		});
		expect(await world.file("v1/changes/2.json")).toHaveLength(20);
		expect(await verified(world)).toEqual([]);
	});

	it("re-reads silently when only our reading changed", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING, time: "09:00" });
		await world.publish();
		world.recipe = "2";
		await world.normalize("n.txt");
		expect((await world.publish()).entries).toEqual([]);
	});
});

describe("notices that act on others", () => {
	const announced = { title: MEETING, time: "09:00", dated: "2026-02-01" };
	const cancelling = {
		title: `关于取消${MEETING}的通知`,
		kind: "cancellation" as const,
		acts: { type: "cancels" as const, on: MEETING },
		dated: "2026-02-10",
	};

	it("cancel a meeting in the commit in which they are released", async () => {
		const world = new World();
		await world.drop("n.txt", announced);
		await world.publish();
		await world.drop("c.txt", {
			...cancelling,
			publishAt: "2026-03-02T00:00:00Z",
		});
		await world.publish();
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			statuses: ["confirmed"],
		});
		world.now = "2026-03-02T00:00:00Z";
		const report = await world.publish();
		expect(report.commits).toBe(1);
		expect(report.entries.map(({ id, op }) => [id, op])).toEqual([
			["n", "cancel"],
			["c", "publish"],
		]);
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			statuses: ["cancelled"],
		});
		expect(await verified(world)).toEqual([]);
	});

	it("do so too when the meeting's notice comes after them", async () => {
		const world = new World();
		await world.drop("c.txt", cancelling);
		await world.publish();
		await world.drop("n.txt", announced);
		await world.publish();
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			statuses: ["cancelled"],
		});
	});

	it("undo it when they are withdrawn", async () => {
		const world = new World();
		await world.drop("n.txt", announced);
		await world.drop("c.txt", cancelling);
		await world.publish();
		await world.drop("c.txt", {
			...cancelling,
			withdrawn: "published_in_error",
		});
		await world.publish();
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			statuses: ["confirmed"],
		});
		expect(await verified(world)).toEqual([]);
	});

	it("undo it when they come to speak of another meeting", async () => {
		const world = new World();
		await world.drop("n.txt", announced);
		await world.drop("m.txt", { title: "别的会议", time: "10:00" });
		await world.drop("c.txt", cancelling);
		await world.publish();
		await world.drop("c.txt", {
			...cancelling,
			acts: { type: "cancels", on: "别的会议" },
		});
		await world.publish();
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			statuses: ["confirmed"],
		});
		expect(await world.file("v1/notices/m.json")).toMatchObject({
			statuses: ["cancelled"],
		});
	});

	it("mean the newest namesake before them", async () => {
		const world = new World();
		await world.drop("old.txt", { ...announced, dated: "2025-02-01" });
		await world.drop("new.txt", announced);
		await world.drop("next.txt", { ...announced, dated: "2026-02-20" });
		await world.drop("c.txt", cancelling);
		await world.publish();
		expect(await world.file("v1/notices/old.json")).toMatchObject({
			statuses: ["confirmed"],
		});
		expect(await world.file("v1/notices/new.json")).toMatchObject({
			statuses: ["cancelled"],
		});
		expect(await world.file("v1/notices/next.json")).toMatchObject({
			statuses: ["confirmed"],
		});
	});

	it("change nothing where two namesakes could be meant", async () => {
		const world = new World();
		await world.drop("one.txt", announced);
		await world.drop("two.txt", announced);
		await world.drop("c.txt", cancelling);
		await world.publish();
		for (const id of ["one", "two"])
			expect(await world.file(`v1/notices/${id}.json`)).toMatchObject({
				statuses: ["confirmed"],
			});
	});

	it("end in the same state whatever the order of arrival", async () => {
		const drops: [string, Parameters<World["drop"]>[1]][] = [
			["n.txt", announced],
			[
				"m.txt",
				{
					title: "关于会议改期的通知",
					kind: "rescheduling",
					acts: { type: "reschedules", on: MEETING, time: "15:00" },
					dated: "2026-02-05",
				},
			],
			["c.txt", cancelling],
		];
		const ends = new Set<string>();
		for (const order of [
			[0, 1, 2],
			[0, 2, 1],
			[1, 0, 2],
			[1, 2, 0],
			[2, 0, 1],
			[2, 1, 0],
		]) {
			const world = new World();
			for (const index of order) {
				const [key, notice] = drops[index] as (typeof drops)[number];
				await world.drop(key, notice);
				await world.publish();
			}
			const { statuses } = (await world.file("v1/notices/n.json")) as {
				statuses: string[];
			};
			ends.add(JSON.stringify(statuses));
		}
		expect([...ends]).toEqual(['["cancelled"]']);
	});
});

describe("sources that vanish", () => {
	it("stay public unless the site says otherwise", async () => {
		const world = new World();
		world.onDeletion = "keep";
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		expect((await world.remove("n.txt")).kind).toBe("vanished");
		expect((await world.publish()).entries).toEqual([]);
	});

	it("are withdrawn where the site says so, and come back with the file", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		expect((await world.remove("n.txt")).kind).toBe("withdrawn");
		await world.publish();
		expect(await world.file("v1/notices/n.json")).toMatchObject({
			state: "withdrawn",
		});
		await world.drop("n.txt", { title: MEETING });
		expect((await world.publish()).entries).toMatchObject([
			{ op: "reinstate" },
		]);
	});

	it("are held back when too many go in one day, in however many batches", async () => {
		const world = new World();
		for (let n = 0; n < 30; n++)
			await world.drop(`n${n}.txt`, { title: `会议${n}` });
		await world.publish();
		for (let n = 0; n < 12; n++) await world.remove(`n${n}.txt`);
		world.batch = { due: 5, backfill: 5 };
		const report = await world.publish();
		expect(report.entries.length + report.heldBack.length).toBe(12);
		expect(report.entries.length).toBeLessThanOrEqual(10);
		expect(report.heldBack.length).toBeGreaterThan(0);
		const allowed = await world.publish({ allowRemovals: true });
		expect(allowed.entries).toHaveLength(report.heldBack.length);
		expect(await verified(world)).toEqual([]);
	});
});

describe("a rebuild", () => {
	it("writes the lost tree again, byte for byte, earlier revisions too", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING, time: "09:00" });
		await world.publish();
		await world.drop("n.txt", { title: MEETING, time: "10:00" });
		await world.publish();
		await rebuild(world.context());
		const before = await world.tree();
		for (const path of Object.keys(before)) await world.public.delete(path);
		await rebuild(world.context());
		expect(await world.tree()).toEqual(before);
		expect((await verify(world.context())).differences).toEqual([]);
	});

	it("rewrites no file that would have the same bytes", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		await rebuild(world.context());
		const { files } = await rebuild(world.context());
		expect(files).toEqual([]);
	});
});

describe("the check that derives the site again", () => {
	it("finds a changed, a missing and a foreign file", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		await rebuild(world.context());
		await world.public.put("v1/notices/n.json", new Uint8Array([1]));
		await world.public.delete("index.json");
		await world.public.put("stray.html", new Uint8Array([1]));
		const { differences } = await verify(world.context());
		expect(differences).toEqual([
			{ path: "v1/notices/n.json", problem: "differs" },
			{ path: "index.json", problem: "missing" },
			{ path: "stray.html", problem: "unexpected" },
		]);
	});

	it("finds private state that the journal does not give", async () => {
		const world = new World();
		await world.drop("n.txt", { title: MEETING });
		await world.publish();
		await rebuild(world.context());
		const found = await world.private.get("placed/n.json");
		const placed = JSON.parse(new TextDecoder().decode(found?.body));
		await world.private.put(
			"placed/n.json",
			new TextEncoder().encode(JSON.stringify({ ...placed, revision: 9 })),
		);
		const { differences } = await verify(world.context());
		expect(differences).toContainEqual({
			path: "placed/n.json",
			problem: "state-differs",
		});
	});
});
