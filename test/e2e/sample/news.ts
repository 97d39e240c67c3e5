// News of every day: out with the minute, counted, reported where they are wrong.
import { describe, expect, it } from "vitest";
import { KEY, NOTICE, PRIVATE, PRIVATE_WORDS } from "./notice.ts";
import { LONG, type SampleSite, text } from "./sampleSite.ts";

export function news(site: SampleSite): void {
	describe("news", () => {
		it(
			"is out with the minute, whatever its name",
			async () => {
				const { inbox } = site.cloud;
				await inbox.write(
					KEY.replace(/md$/, "files/名单.csv"),
					text(`${PRIVATE_WORDS},1\n`),
				);
				await inbox.write(KEY, text(PRIVATE));
				await site.cloud.minute();
				const notice = JSON.parse(
					await site.publicText("v1/notices/fire-drill.json"),
				);
				expect(notice.title).toBe("关于召开消防演练动员会的通知");
				expect(notice.revision).toBe(1);
			},
			LONG,
		);

		it(
			"costs so many requests to S3",
			async () => {
				site.cloud.s3.requests.length = 0;
				await site.cloud.inbox.write(
					"notices/2026/flood-meeting.md",
					text(
						NOTICE.replace("fire-drill", "flood-meeting").replaceAll(
							"消防",
							"防汛",
						),
					),
				);
				await site.cloud.minute();
				const counts = site.requests();
				const total = Object.values(counts).reduce(
					(sum, count) => sum + count,
					0,
				);
				// Figures of docs/cost.md.
				if (process.env.HUIXUN_FIGURES) console.log(counts, total);
				expect(total).toBeGreaterThan(100);
				expect(total).toBeLessThan(500);
			},
			LONG,
		);

		it(
			"that is wrong is reported beside it and by mail, and the report goes when it is mended",
			async () => {
				const { inbox } = site.cloud;
				await inbox.write("notices/2026/broken.md", text("---\nid: [\n---\n"));
				await site.cloud.minute();
				const report = await inbox.read(
					".reports/notices/2026/broken.md.txt",
					100_000,
				);
				expect(new TextDecoder().decode(report?.bytes)).toContain(
					"notices/2026/broken.md",
				);
				expect(site.cloud.mails.at(-1)).toContain("notices/2026/broken.md");
				await inbox.write(
					"notices/2026/broken.md",
					text(NOTICE.replace("fire-drill", "mended")),
				);
				await site.cloud.minute();
				expect(
					await inbox.labels(".reports/notices/2026/broken.md.txt"),
				).toBeUndefined();
			},
			LONG,
		);
	});
}
