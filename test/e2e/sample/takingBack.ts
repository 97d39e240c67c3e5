// A notice taken back for privacy: gone from every version, from snapshots and from the CDN's caches.
import { describe, expect, it } from "vitest";
import { keys } from "../../../functions/journal/keys.ts";
import { allKeys } from "../../../functions/pipeline/allKeys.ts";
import { readHead } from "../../../functions/pipeline/head.ts";
import { configuration } from "../../content/sampleFolder.ts";
import { KEY, NOTICE, PRIVATE_WORDS } from "./notice.ts";
import { LONG, type SampleSite, text } from "./sampleSite.ts";

const SNAPSHOTS = "v1/snapshots/";

export function takingBack(site: SampleSite): void {
	/** Keys of objects any version of which holds the words. */
	const holding = (name: "store" | "site") => {
		const bucket = site.cloud.s3.buckets.get(site.cloud.buckets[name]);
		return [...(bucket?.keysFrom("") ?? [])].filter((key) =>
			bucket?.versions(key).some(({ body }) => body.includes(PRIVATE_WORDS)),
		);
	};
	const invalidated = () =>
		site.cloud.cdn.invalidations.map(({ paths }) => paths);

	describe("a notice taken back for privacy", () => {
		it(
			"was in a snapshot",
			async () => {
				await site.cloud.invoke("snapshots");
				expect(holding("site").some((path) => path.startsWith(SNAPSHOTS))).toBe(
					true,
				);
				expect(invalidated()).toEqual([]);
			},
			LONG,
		);

		it(
			"is gone, in every version",
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
				expect(holding("store")).toEqual([]);
				expect(
					holding("site").filter((path) => !path.startsWith(SNAPSHOTS)),
				).toEqual([]);
				expect(await site.differences()).toEqual([]);
			},
			LONG,
		);

		it("is forgotten by the CDN in every edition, once", () => {
			expect(invalidated()).toEqual([
				[
					"/v1/notices/fire-drill.json",
					"/v1/notices/fire-drill/*",
					"/files/fire-drill/*",
					"/zh-Hans/n/fire-drill.html",
					"/zh-Hans/n/fire-drill.ics",
					"/zh-Hant/n/fire-drill.html",
					"/zh-Hant/n/fire-drill.ics",
					"/zh-TW/n/fire-drill.html",
					"/zh-TW/n/fire-drill.ics",
					"/zh-HK/n/fire-drill.html",
					"/zh-HK/n/fire-drill.ics",
				],
			]);
		});

		it(
			"is gone from snapshots at their next tick, and from the CDN's copies of them",
			async () => {
				await site.cloud.invoke("snapshots");
				expect(holding("site")).toEqual([]);
				expect(invalidated().slice(1)).toEqual([["/v1/snapshots/*"]]);
			},
			LONG,
		);
	});

	describe("a snapshot", () => {
		it("holds every notice, and names the entry of the log to go on from", async () => {
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
