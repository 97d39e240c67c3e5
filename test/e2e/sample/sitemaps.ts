// Sitemaps, made apart from publishing.
import { describe, expect, it } from "vitest";
import type { SampleSite } from "./sampleSite.ts";

export function sitemaps(site: SampleSite): void {
	describe("sitemaps", () => {
		it("list what came since they were made last", async () => {
			expect(await site.publicText("sitemaps/1.xml")).not.toContain(
				"/n/lost.html",
			);
			await site.cloud.invoke("sitemaps");
			expect(await site.publicText("sitemaps/1.xml")).toContain("/n/lost.html");
		});
	});
}
