// The operator's command on the site's own buckets, called where none of its notices are.
import { describe, expect, it } from "vitest";
import { huixun, workspace } from "../../support/command.ts";
import { LONG, type SampleSite } from "./sampleSite.ts";

export function commandLine(site: SampleSite): void {
	const run = async (...args: string[]) => {
		const { buckets, s3 } = site.cloud;
		const ran = await huixun(
			[
				...[...args, "--json"],
				...["--store", `s3://${buckets.store}`],
				...["--out", `s3://${buckets.site}`],
			],
			await workspace({}),
			{
				AWS_ENDPOINT_URL_S3: s3.endpoint,
				AWS_REGION: s3.region,
				AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
				AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
			},
		);
		return { ...ran, json: JSON.parse(ran.stdout) };
	};

	describe("the operator's command", () => {
		it(
			"agrees with the functions on every file",
			async () => {
				const { json, code } = await run("verify");
				expect(json.differences).toEqual([]);
				expect(code).toBe(0);
			},
			LONG,
		);

		it(
			"publishes what is due, and nothing and nobody else's notices where nothing is",
			async () => {
				const { json, code } = await run("publish", "--due-only");
				expect(json).toMatchObject({ read: 0, entries: [], filesWritten: 0 });
				expect(code).toBe(0);
			},
			LONG,
		);
	});
}
