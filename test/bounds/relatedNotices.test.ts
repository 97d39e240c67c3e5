// Notices that share names with others: a look stays small, and what it does not reach waits.
import { describe, expect, it } from "vitest";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { CountingStore } from "../../functions/store/countingStore.ts";
import { privateFamily } from "../support/archive/families.ts";
import { World } from "../support/world.ts";

const MEETING = "全市安全生产工作会议";

/** So many notices of one title, a day each. */
async function namesakes(count: number): Promise<World> {
	const world = new World();
	for (let n = 0; n < count; n++)
		await world.drop(`n${n}.txt`, {
			title: MEETING,
			time: "09:00",
			dated: `2025-${String(1 + Math.floor(n / 28)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
		});
	await world.publish();
	return world;
}

async function cancel(world: World) {
	await world.drop("c.txt", {
		title: `关于取消${MEETING}的通知`,
		kind: "cancellation",
		acts: { type: "cancels", on: MEETING },
		dated: "2026-02-10",
	});
	const counted = new CountingStore(world.private, privateFamily);
	const report = await world.publish({
		stores: { private: counted, public: world.public },
		readDraft: draftReader(counted),
	});
	return { report, counts: counted.counts };
}

describe("a notice that names others", () => {
	it("looks once at each of up to 64 namesakes", async () => {
		const { report, counts } = await cancel(await namesakes(64));
		expect(report.entries.map(({ id, op }) => [id, op])).toEqual([
			["n63", "cancel"],
			["c", "publish"],
		]);
		expect(counts.get("current")?.get).toBe(65);
		// Once for each, and of the two that change once more to write them.
		expect(counts.get("placed")?.get).toBe(65 + 2);
		// Its own title and the one that it cites.
		expect(counts.get("name")?.list).toBe(2);
	});

	it("names none of more than one listing shows, and looks at none", async () => {
		const { report, counts } = await cancel(await namesakes(128));
		expect(report.entries.map(({ id, op }) => [id, op])).toEqual([
			["c", "publish"],
		]);
		expect(counts.get("current")?.get).toBe(1);
		expect(counts.get("name")?.list).toBe(2);
	});
});

describe("many notices that others act on", () => {
	it("are looked at in as many rounds as it takes to see all that act on them", async () => {
		const world = new World();
		world.batch = { due: 2000, backfill: 2000 };
		for (let n = 0; n < 600; n++) {
			await world.drop(`n${n}.txt`, { title: `会议${n}`, time: "09:00" });
			await world.drop(`c${n}.txt`, {
				title: `取消会议${n}`,
				kind: "cancellation",
				acts: { type: "cancels", on: `会议${n}` },
			});
		}
		await world.publish();
		expect(await world.file("v1/notices/n599.json")).toMatchObject({
			statuses: ["cancelled"],
		});
		// Only the meetings' notices are read again: none of those that cancel them has a mark.
		world.recipe = "2";
		for (let n = 0; n < 600; n++) await world.normalize(`n${n}.txt`);
		const report = await world.publish();
		expect(report.entries).toEqual([]);
		expect(report.commits).toBe(2);
		expect((await world.private.list("backfill/")).keys).toEqual([]);
	});
});
