// Publishing one more notice, correcting and withdrawing an old one cost the same in an archive of a
// hundred, of ten thousand and of a million notices.
import { beforeAll, describe, expect, it } from "vitest";
import { mostPurgeRequests, mostRequests } from "../support/archive/formula.ts";
import {
	type Cost,
	largestOf,
	MeasuredSite,
	type Run,
	summaryOf,
} from "../support/archive/measure.ts";

const SIZES = [100, 10_000, 1_000_000] as const;
/** Whole turns of journal pages (100) and of every channel's pages (50): bench/bounds.ts does 1,000. */
const PUBLISHES = 200;
/** Of the relation between archives. */
const TOLERANCE = 0.05;

/** Pages fill and turn: a full one is written whole for its last entry. */
const MOST_OVER_MEAN = 1.4;

const KINDS = ["added", "corrected", "withdrawn", "purged"] as const;
type Kind = (typeof KINDS)[number];

async function measured(size: number): Promise<Record<Kind, Run[]>> {
	const site = new MeasuredSite(size);
	const runs: Record<Kind, Run[]> = {
		added: [],
		corrected: [],
		withdrawn: [],
		purged: [],
	};
	for (let n = 0; n < PUBLISHES; n++) runs.added.push(await site.add());
	// By now long gone from every list of the newest, in the small archive too.
	for (let n = 3; n < 9; n++)
		runs.corrected.push(await site.change(n, { clock: "10:30" }));
	for (let n = 11; n < 15; n++)
		runs.withdrawn.push(
			await site.change(n, { metadata: "withdrawn: published_in_error\n" }),
		);
	for (let n = 21; n < 25; n++)
		runs.purged.push(
			await site.change(n, { metadata: "withdrawn: privacy\n" }),
		);
	return runs;
}

describe("publishing into archives of very different size", () => {
	const bySize = new Map<number, Record<Kind, Run[]>>();
	const costs = (size: number, kind: Kind): Cost[] =>
		(bySize.get(size)?.[kind] ?? []).map(({ publish }) => publish);

	beforeAll(async () => {
		for (const size of SIZES) bySize.set(size, await measured(size));
	}, 600_000);

	it("commits each notice by itself", () => {
		for (const size of SIZES) {
			const runs = KINDS.flatMap((kind) => bySize.get(size)?.[kind] ?? []);
			expect(runs).toHaveLength(PUBLISHES + 14);
			expect(runs.every(({ report }) => report.commits === 1)).toBe(true);
			expect(runs.map(({ report }) => report.entries[0]?.seq)).toEqual(
				runs.map((_, n) => size + 1 + n),
			);
		}
	});

	describe.each(KINDS)("a notice %s", (kind) => {
		it.each(["requests", "read", "written"] as const)(
			"costs the same in each: %s",
			(what) => {
				const means = SIZES.map(
					(size) => summaryOf(costs(size, kind).map((cost) => cost[what])).mean,
				);
				const [least, most] = [Math.min(...means), Math.max(...means)];
				expect(least).toBeGreaterThan(0);
				expect(most / least, means.join(", ")).toBeLessThan(1 + TOLERANCE);
			},
		);

		it("never costs much more than on average", () => {
			for (const size of SIZES)
				for (const what of ["requests", "read", "written"] as const) {
					const values = costs(size, kind).map((cost) => cost[what]);
					const { mean, most } = summaryOf(values);
					expect(most / mean, `${size} ${what}`).toBeLessThan(MOST_OVER_MEAN);
				}
		});

		it("asks no more of the stores than the protocol says", () => {
			for (const size of SIZES)
				for (const { requests, files } of costs(size, kind))
					expect(requests).toBeLessThanOrEqual(
						mostRequests({
							entries: 1,
							subjects: 1,
							// Its id, number and title; the meeting's name is that of the title.
							names: 4,
							joined: kind === "added" ? 3 : 0,
							// Everything, its kind, its office.
							channels: 3,
							pages: 3,
							journal: 1,
							files: files.size,
							// JSON, revision, a page and a calendar per edition.
							created: kind === "added" ? 6 : 1,
						}) +
							(kind === "purged"
								? mostPurgeRequests({
										revisions: 2,
										drafts: 2,
										channels: 3,
										pages: 3,
										files: files.size,
									})
								: 0),
					);
		});

		it("looks at a public file at most once, and writes it at most once", () => {
			for (const size of SIZES)
				for (const { files } of costs(size, kind))
					for (const [path, { get, head, put }] of files)
						expect({ path, get, head: head <= 1, put: put <= 1 }).toEqual({
							path,
							get: 0,
							head: true,
							put: true,
						});
		});
	});

	it("reads and writes no object that grows with the archive", () => {
		const [small, ...larger] = SIZES.map((size) =>
			largestOf(KINDS.flatMap((kind) => costs(size, kind))),
		);
		for (const large of larger) {
			expect([...large.keys()].sort()).toEqual(
				[...(small?.keys() ?? [])].sort(),
			);
			// A tenth: the numbers of a million have more digits than those of a hundred.
			for (const [family, bytes] of large)
				expect(bytes, family).toBeLessThanOrEqual(
					(small?.get(family) ?? 0) * 1.1,
				);
		}
	});

	it("normalizes with as many requests in each", () => {
		for (const size of SIZES) {
			const runs = bySize.get(size)?.added ?? [];
			// 8, and one for each name.
			expect(new Set(runs.map(({ normalize }) => normalize.requests))).toEqual(
				new Set([8 + 5]),
			);
		}
	});
});
