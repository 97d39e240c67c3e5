// Notices that act on notices that act on notices: what a look does not read is not taken away.
import { describe, expect, it } from "vitest";
import type { Placed } from "../../functions/journal/state.ts";
import { World } from "../support/world.ts";

const MEETING = "全市安全生产工作会议";

async function placed(world: World, id: string): Promise<Placed> {
	const found = await world.private.get(`placed/${id}.json`);
	return JSON.parse(new TextDecoder().decode(found?.body));
}

describe("effects at a distance", () => {
	it("stay on a notice that a look only met on its way", async () => {
		const world = new World();
		await world.drop("n.txt", {
			title: MEETING,
			alias: "市府〔2026〕7号",
			time: "09:00",
		});
		await world.drop("c.txt", {
			title: "延期的公告",
			kind: "postponement",
			acts: { type: "postpones", on: MEETING },
		});
		await world.drop("d.txt", {
			title: "更正",
			kind: "correction",
			acts: { type: "corrects", on: "延期的公告" },
		});
		await world.drop("f.txt", {
			title: "再更正",
			kind: "correction",
			acts: { type: "corrects", on: "更正" },
		});
		await world.publish();
		expect((await placed(world, "c")).effects).toMatchObject([{ by: "d" }]);
		await world.drop("e.txt", {
			title: "取消的公告",
			kind: "cancellation",
			acts: { type: "cancels", on: "市府〔2026〕7号" },
		});
		const report = await world.publish();
		expect(report.entries.map(({ id, op }) => `${op} ${id}`)).toEqual([
			"publish e",
			"cancel n",
		]);
		expect((await placed(world, "c")).effects).toMatchObject([{ by: "d" }]);
		expect((await placed(world, "d")).effects).toMatchObject([{ by: "f" }]);
	});
});
