// What the functions may do, held against what they did.
import { describe, expect, it } from "vitest";
import { LONG, type SampleSite } from "./sampleSite.ts";

/** Grants that this run does not use, each with the reason. */
const EXCEPTIONS: [RegExp, string][] = [
	[/^\w+: (?:logs|xray):/, "Lambda itself writes logs and traces."],
	[/\/epochs\/\*\//, "Only after a restart from the sources."],
	[
		/^ingest: s3:GetObject .*\/placed\//,
		"Only for a draft that is made while its notice is taken back.",
	],
	[/^publish: .*\/commits\//, "More than 100 entries: the burst uses them."],
	[
		/^publish: s3:PutObject .*\/(?:rejected|due)\//,
		"Only for a notice that our own code cannot show.",
	],
	[
		/^reconcile: s3:GetObject .*\/backfill\//,
		"Only for a mark that a hand from outside took away.",
	],
	[
		/^reconcile: s3:DeleteObject .*\/rejected\//,
		"Only for a source whose mending was missed.",
	],
	[
		/^sitemaps: s3:(?:ListBucket|PutObject) \w+(?:\/sitemap\.xml)?$/,
		"Only when a part is new: every 5,000 entries.",
	],
];

export function privileges(site: SampleSite): void {
	describe("privileges", () => {
		it(
			"deny no call that the functions made",
			() => {
				expect(site.cloud.access.denied).toEqual([]);
			},
			LONG,
		);

		it("are all used, but for these", () => {
			const unused = ["ingest", "publish", "reconcile", "snapshots", "sitemaps"]
				.flatMap((name) =>
					site.cloud.access
						.unused(site.cloud.functions.named(name).role)
						.map((grant) => `${name}: ${grant.replace("arn:aws:s3:::", "")}`),
				)
				.filter(
					(grant) => !EXCEPTIONS.some(([pattern]) => pattern.test(grant)),
				);
			expect(unused).toEqual([]);
		});
	});
}
