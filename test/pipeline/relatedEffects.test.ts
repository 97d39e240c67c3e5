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
		// Each corrects the one before it: more of them than a look goes steps.
		const chain = [...Array(12).keys()];
		for (const n of chain)
			await world.drop(`c${n}.txt`, {
				title: `更正之${n}`,
				kind: "correction",
				acts: { type: "corrects", on: n === 0 ? MEETING : `更正之${n - 1}` },
			});
		await world.publish();
		const actors = async () => {
			const all = await Promise.all(chain.map((n) => placed(world, `c${n}`)));
			return all.map(({ effects }) => effects.map(({ by }) => by).join(" "));
		};
		const before = await actors();
		expect(before).toEqual([...chain.slice(1).map((n) => `c${n}`), ""]);
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
		expect(await actors()).toEqual(before);
	});
});
