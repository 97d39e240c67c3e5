// The day's comparison of sources and drafts.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keys } from "../../../functions/journal/keys.ts";
import { NOTICE } from "./notice.ts";
import { CONTENT, LONG, type SampleSite } from "./sampleSite.ts";

export function comparison(site: SampleSite): void {
	describe("news", () => {
		it(
			"whose event was lost is found by the day's comparison",
			async () => {
				const inbox = site.cloud.s3.buckets.get(site.cloud.buckets.inbox);
				const lost = (key: string, body: string, headers = {}) =>
					inbox?.put(key, {
						body: Buffer.from(body),
						etag: `"${key.length}"`,
						headers,
						checksum: {},
					});
				const configured = await readFile(join(CONTENT, "site.yaml"), "utf8");
				lost("site.yaml", `${configured}\n# changed\n`);
				lost("notices/2026/lost.md", NOTICE.replace("fire-drill", "lost"));
				lost("notices/2026/lost.files/议程.txt", "一、开会\n");
				lost("notices/2026/lost-broken.md", "---\nid: [\n---\n");
				lost(
					"notices/2026/lost-past.md",
					NOTICE.replace("fire-drill", "past"),
					{
						"x-amz-meta-lane": "backfill",
					},
				);
				await site.cloud.invoke("reconcile", { begin: true }, 1000);
				expect(
					await site.cloud.store("store").head(keys.reconciling()),
				).toBeDefined();
				await site.cloud.invoke("reconcile");
				expect(
					await site.cloud.store("store").head(keys.reconciling()),
				).toBeUndefined();
				await site.cloud.minute();
				for (const id of ["lost", "past"])
					expect(
						JSON.parse(await site.publicText(`v1/notices/${id}.json`)).revision,
					).toBe(1);
			},
			LONG,
		);

		it("that was missed once is not looked for again until the next day", async () => {
			site.cloud.s3.requests.length = 0;
			await site.cloud.invoke("reconcile");
			expect(site.cloud.s3.requests.length).toBeLessThan(10);
		});
	});
}
