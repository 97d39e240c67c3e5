// A notice taken back for privacy: gone from every version.
import { describe, expect, it } from "vitest";
import { KEY, NOTICE } from "./notice.ts";
import { LONG, type SampleSite, text } from "./sampleSite.ts";

export function takingBack(site: SampleSite): void {
	describe("a notice", () => {
		it(
			"taken back for privacy is gone, in every version",
			async () => {
				await site.cloud.inbox.write(
					KEY,
					text(
						NOTICE.replace(
							"id: fire-drill",
							"id: fire-drill\nwithdrawn: privacy",
						),
					),
				);
				await site.cloud.minute();
				const notice = JSON.parse(
					await site.publicText("v1/notices/fire-drill.json"),
				);
				expect(notice.state).toBe("withdrawn");
				for (const name of ["store", "site"] as const) {
					const bucket = site.cloud.s3.buckets.get(site.cloud.buckets[name]);
					for (const key of bucket?.keysFrom("") ?? [])
						for (const { body } of bucket?.versions(key) ?? [])
							expect(body.includes("青龙桥南岸仓库"), `${name} ${key}`).toBe(
								false,
							);
				}
				expect(await site.differences()).toEqual([]);
			},
			LONG,
		);
	});
}
