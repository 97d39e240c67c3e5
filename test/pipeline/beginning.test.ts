// A site that begins with its past shows it at once, whatever of it is due.
import { expect, it } from "vitest";
import { draftRecord } from "../site/dataSamples.ts";
import { everything, site } from "../site/feedsSamples.ts";
import { SiteWorld } from "../support/siteWorld.ts";

it("a first publish shows all of the past in the newest feeds, though one of it has expired", async () => {
	const world = new SiteWorld(site);
	for (let n = 0; n < 5; n++)
		await world.drop(
			{
				record: draftRecord({ id: `past-${n}`, meetings: [], attachments: [] }),
				channels: [everything.slug],
				dated: `2025-0${n + 1}-01`,
				...(n === 2 ? { expireAt: "2025-06-01T00:00:00Z" } : {}),
			},
			"backfill",
		);
	await world.publish();
	const files = await world.files();
	const { items } = JSON.parse(files.get("zh-Hans/all/latest.json") ?? "");
	expect(
		items.map(({ id }: { id: string }) => id.split(":notice/")[1]).sort(),
	).toEqual(["past-0", "past-1", "past-2", "past-3", "past-4"]);
	expect([...files.keys()].filter((path) => path.includes("before-"))).toEqual(
		[],
	);
});
