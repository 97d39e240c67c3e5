// What stays of a notice taken back: tombstones in all its places, and, for privacy, no word of it.
import { describe, expect, it } from "vitest";
import { World } from "../support/world.ts";

const NOTICE = { title: "甲会", text: "甲文一", file: "件一", time: "09:00" };

async function corrected(): Promise<World> {
	const world = new World();
	await world.drop("a.txt", { ...NOTICE, channels: ["a", "all"] });
	await world.publish();
	for (const [n, time] of ["10:00", "11:00"].entries()) {
		await world.drop("a.txt", {
			...NOTICE,
			text: `甲文${n}`,
			time,
			channels: ["a", "all"],
		});
		await world.publish();
	}
	return world;
}

describe("a notice that leaves a channel", () => {
	it("takes its changes with it: a later purge need not know where it was", async () => {
		const world = await corrected();
		await world.drop("a.txt", { ...NOTICE, channels: ["all", "b"] });
		await world.publish();
		expect(await world.file("latest/a.json")).toMatchObject({
			entries: [],
			changes: [],
		});
		expect(await world.file("latest/all.json")).toMatchObject({
			changes: [{ seq: 4 }, { seq: 3 }, { seq: 2 }],
		});
	});
});

describe("a notice that is withdrawn", () => {
	it("before it was ever public leaves no trace", async () => {
		const world = new World();
		await world.drop("a.txt", NOTICE);
		await world.drop("a.txt", { ...NOTICE, withdrawn: "privacy" });
		expect((await world.publish()).entries).toEqual([]);
		expect(await world.tree()).toEqual({});
	});

	it("leaves a tombstone in every channel that it stood in, whatever its source says of channels", async () => {
		const world = await corrected();
		await world.drop("a.txt", {
			...NOTICE,
			channels: ["b"],
			withdrawn: "published_in_error",
		});
		await world.publish();
		for (const channel of ["a", "all"])
			expect(await world.file(`latest/${channel}.json`)).toMatchObject({
				entries: [{ slot: 0, id: "a", state: "withdrawn", title: null }],
			});
		expect(await world.file("latest/b.json")).toBeUndefined();
	});

	it("for privacy leaves no word of any revision, attachment or draft, nor what had changed", async () => {
		const world = await corrected();
		expect(await world.file("latest/a.json")).toMatchObject({
			changes: [{ op: "reschedule" }, { op: "reschedule" }],
		});
		await world.drop("a.txt", {
			title: "甲会",
			channels: ["a", "all"],
			withdrawn: "privacy",
		});
		await world.publish();
		for (const store of [world.public, world.private])
			for (const [key, text] of Object.entries(await world.tree(store)))
				expect(text, key).not.toMatch(/甲文|件一/);
		for (const revision of [1, 2, 3])
			expect(await world.file(`v1/notices/a/r${revision}.json`)).toEqual({
				id: "a",
				revision,
				state: "withdrawn",
			});
		for (const channel of ["a", "all"])
			expect(await world.file(`latest/${channel}.json`)).toMatchObject({
				changes: [{ seq: 4, op: "withdraw" }],
			});
	});
});

describe("a notice that is withdrawn, for whatever reason", () => {
	it("leaves nothing of its earlier changes among those that feeds show", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "甲会", time: "09:00" });
		await world.publish();
		await world.drop("a.txt", { title: "甲会", time: "10:00" });
		await world.publish();
		await world.drop("a.txt", {
			title: "甲会",
			withdrawn: "published_in_error",
		});
		await world.publish();
		const { changes } = (await world.file("latest/all.json")) as {
			changes: { id: string; op: string }[];
		};
		expect(changes.map(({ id, op }) => `${id} ${op}`)).toEqual(["a withdraw"]);
		expect(JSON.stringify(changes)).not.toMatch(/甲会|10:00/);
	});
});
