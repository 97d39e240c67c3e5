// A first upload, of the past: the site is what one machine makes.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { FolderSources } from "../../../cli/folderSources.ts";
import { scanFolder } from "../../../cli/scanFolder.ts";
import { allKeys } from "../../../functions/pipeline/allKeys.ts";
import type { ObjectMetadata } from "../../../functions/store/store.ts";
import { STORED_AS } from "../../../functions/store/transferTypes.ts";
import { oneMachine } from "../../support/aws/oneMachine.ts";
import { CONTENT, LONG, type SampleSite, text } from "./sampleSite.ts";

export function firstUpload(site: SampleSite): void {
	describe("before a first upload", () => {
		const said = (name: string, metric: string) =>
			site.cloud.functions
				.output(name)
				.some((line) => line.includes(`"${metric}":1`));

		it(
			"the publisher is not silent, and no comparison is overdue",
			async () => {
				await site.cloud.minute();
				await site.cloud.invoke("reconcile");
				expect(said("publish", "Rounds")).toBe(true);
				expect(said("reconcile", "Reconciled")).toBe(true);
			},
			LONG,
		);
	});

	describe("a first upload, of the past", () => {
		beforeAll(async () => {
			const { paths } = await scanFolder(CONTENT);
			const { inbox } = site.cloud;
			await inbox.write(
				"site.yaml",
				await readFile(join(CONTENT, "site.yaml")),
			);
			for (const [key, path] of paths)
				if (key !== "site.yaml")
					await inbox.write(key, await readFile(path), {
						labels: { lane: "backfill" },
					});
			site.cloud.s3.requests.length = 0;
			await site.cloud.minute();
			if (process.env.HUIXUN_FIGURES) console.log(site.requests());
			await site.cloud.invoke("sitemaps");
		}, LONG);

		it(
			"leaves nothing in a queue or among dead letters, and nothing denied",
			() => {
				expect(site.cloud.functions.failures).toEqual([]);
				expect(site.cloud.access.denied).toEqual([]);
				expect(site.cloud.queues.deadLetters()).toEqual([]);
				expect([...site.cloud.queues.values()].map(({ size }) => size)).toEqual(
					[...site.cloud.queues.values()].map(() => 0),
				);
			},
			LONG,
		);

		it(
			"is the site that the bucket's own journal makes",
			async () => {
				expect(await site.differences()).toEqual([]);
			},
			LONG,
		);

		it(
			"is the site, with the headers, that one machine makes of the folder in the same order",
			async () => {
				const expected = await oneMachine(
					site.cloud.store("store"),
					await FolderSources.scan(CONTENT),
					site.configuration,
				);
				const files = site.cloud.store("site");
				const headers = ({
					contentType = "",
					cacheControl,
				}: ObjectMetadata) => ({
					contentType: STORED_AS[contentType] ?? contentType,
					cacheControl,
				});
				const paths: string[] = [];
				for await (const path of allKeys(expected, "")) {
					paths.push(path);
					const [ours, theirs] = [
						await files.get(path),
						await expected.get(path),
					];
					expect(
						ours && Buffer.compare(ours.body, theirs?.body ?? text("")),
						path,
					).toBe(0);
					expect(ours && headers(ours.metadata), path).toEqual(
						headers(theirs?.metadata ?? {}),
					);
				}
				const there: string[] = [];
				for await (const path of allKeys(files, "")) there.push(path);
				expect(there).toEqual(paths);
				expect(paths.length).toBeGreaterThan(500);
			},
			LONG,
		);

		it("mails nobody of the past", () => {
			expect(site.cloud.mails).toEqual([]);
		});
	});
}
