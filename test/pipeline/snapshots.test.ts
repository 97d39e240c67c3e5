// Snapshots: whole, bounded, kept for two days, and never with what was taken back.
import { describe, expect, it } from "vitest";
import { writeSnapshots } from "../../functions/pipeline/snapshots.ts";
import { World } from "../support/world.ts";

const snapshot = (world: World, enough: () => boolean = () => false) =>
	writeSnapshots({
		...world.context({ enough }),
		baseUrl: "https://site.example/",
	});

async function read(world: World, path: string) {
	const found = await world.public.get(path);
	return found && JSON.parse(new TextDecoder().decode(found.body));
}

async function newest(world: World): Promise<{ seq: number; ids: string[] }> {
	const { seq, parts } = await read(world, "v1/snapshots/index.json");
	const ids: string[] = [];
	for (const url of parts as string[]) {
		const part = await read(world, url.replace("https://site.example/", ""));
		ids.push(...part.notices.map(({ id }: { id: string }) => id));
	}
	return { seq, ids };
}

/** A site of `count` notices, `n0` and so on. */
async function site(count: number): Promise<World> {
	const world = new World();
	for (let n = 0; n < count; n++)
		await world.drop(`n${n}.txt`, { title: `会${n}` });
	await world.publish();
	return world;
}

const stamps = async (world: World) =>
	[
		...new Set(
			(await world.public.list("v1/snapshots/2")).keys.map(
				(path) => path.split("/")[2],
			),
		),
	].sort();

describe("a snapshot", () => {
	it("holds every notice once, with the seq to go on from", async () => {
		const world = await site(3);
		await snapshot(world);
		expect(await newest(world)).toEqual({ seq: 3, ids: ["n0", "n1", "n2"] });
	});

	it("is in parts of a hundred notices, and goes on where a run has ended", async () => {
		const world = await site(230);
		expect(await snapshot(world, () => true)).toMatchObject({ parts: 1 });
		expect(await read(world, "v1/snapshots/index.json")).toBeUndefined();
		await world.drop("n0.txt", { title: "新会" });
		await world.publish();
		await snapshot(world, () => true);
		const { made } = await snapshot(world, () => true);
		expect(made).toMatchObject({ parts: 3, seq: 230 });
		expect(new Set((await newest(world)).ids).size).toBe(230);
	});

	it("is made once a day", async () => {
		const world = await site(1);
		await snapshot(world);
		expect(await snapshot(world)).toMatchObject({ parts: 0 });
		world.now = "2026-03-02T00:00:00Z";
		expect((await snapshot(world)).parts).toBe(1);
	});

	it("says how old the one is that the index names, renewed or not", async () => {
		const world = await site(150);
		expect((await snapshot(world, () => true)).at).toBeUndefined();
		await snapshot(world);
		world.now = "2026-03-01T12:00:00Z";
		expect((await snapshot(world)).at).toBe("2026-03-01T00:00:00Z");
		world.now = "2026-03-02T12:00:00Z";
		expect((await snapshot(world, () => true)).at).toBe("2026-03-01T00:00:00Z");
	});

	it("is kept for two days when there is a newer one", async () => {
		const world = await site(1);
		for (const day of ["01", "02", "03", "04"]) {
			world.now = `2026-03-${day}T00:00:00Z`;
			await snapshot(world);
		}
		expect(await stamps(world)).toEqual([
			"20260303T000000Z",
			"20260304T000000Z",
		]);
	});

	it("is made again, and all others deleted, when something is taken back for privacy", async () => {
		const world = await site(2);
		await snapshot(world);
		world.now = "2026-03-01T01:00:00Z";
		await world.drop("n0.txt", { title: "会0", withdrawn: "privacy" });
		await world.publish();
		await snapshot(world);
		expect(await stamps(world)).toEqual(["20260301T010000Z"]);
		const { keys } = await world.public.list("v1/snapshots/");
		for (const path of keys)
			expect(
				new TextDecoder().decode((await world.public.get(path))?.body),
			).not.toContain("会0");
	});

	it("is begun anew when something in it was taken back while it was made", async () => {
		const world = await site(150);
		await snapshot(world, () => true);
		await world.drop("n0.txt", { title: "会0", withdrawn: "legal" });
		await world.publish();
		expect((await snapshot(world)).made).toBeUndefined();
		world.now = "2026-03-01T00:15:00Z";
		expect((await snapshot(world)).made).toMatchObject({ seq: 151 });
		expect(await stamps(world)).toEqual(["20260301T001500Z"]);
	});

	it("is not made of an empty site", async () => {
		expect(await snapshot(new World())).toMatchObject({ parts: 0 });
	});
});
