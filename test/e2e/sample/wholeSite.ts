// What describes the whole site: sitemaps and snapshots.
import { describe, expect, it } from "vitest";
import { keys } from "../../../functions/journal/keys.ts";
import { allKeys } from "../../../functions/pipeline/allKeys.ts";
import { readHead } from "../../../functions/pipeline/head.ts";
import { configuration } from "../../content/sampleFolder.ts";
import type { SampleSite } from "./sampleSite.ts";

export function wholeSite(site: SampleSite): void {
	describe("sitemaps", () => {
		it("list what came since they were made last", async () => {
			expect(await site.publicText("sitemaps/1.xml")).not.toContain(
				"/n/lost.html",
			);
			await site.cloud.invoke("sitemaps");
			expect(await site.publicText("sitemaps/1.xml")).toContain("/n/lost.html");
		});
	});

	describe("snapshots", () => {
		it("hold every notice, and name the entry of the log to go on from", async () => {
			await site.cloud.invoke("snapshots");
			const index = JSON.parse(
				await site.publicText("v1/snapshots/index.json"),
			);
			const { head } = await readHead(site.cloud.store("store"));
			expect(index.seq).toBe(head.seq);
			const ids: string[] = [];
			for (const url of index.parts) {
				const part = JSON.parse(
					await site.publicText(url.replace(configuration.baseUrl, "")),
				);
				ids.push(...part.notices.map(({ id }: { id: string }) => id));
			}
			const placed: string[] = [];
			for await (const key of allKeys(
				site.cloud.store("store"),
				keys.placements(),
			))
				placed.push(key.slice("placed/".length, -".json".length));
			expect(ids).toEqual(placed);
		});
	});
}
