// A thousand notices in one commit, and a channel with more meetings than its calendar shows.
import { beforeAll, describe, expect, it } from "vitest";
import type { ChannelState } from "../../functions/journal/state.ts";
import type { PublishReport } from "../../functions/pipeline/publish.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { mostRequests } from "../support/archive/formula.ts";
import { type Cost, costOf, measuredRun } from "../support/archive/measure.ts";
import { releasedAt, sourceOf } from "../support/archive/notices.ts";
import { Site } from "../support/archive/site.ts";

const COUNT = 1000;

describe("a commit of a thousand notices", () => {
	const site = new Site({
		private: new MemoryStore(),
		public: new MemoryStore(),
	});
	let report: PublishReport;
	let cost: Cost;

	beforeAll(async () => {
		// So that all their meetings are still to come.
		site.now = releasedAt(0, COUNT);
		site.batch = COUNT;
		for (let n = 0; n < COUNT; n++) await site.normalize(sourceOf(n, COUNT));
		const stores = site.counted();
		report = await site.publish(stores);
		cost = costOf(stores);
	}, 300_000);

	it("is one, whose entries stand beside the head", async () => {
		expect(report).toMatchObject({ commits: 1, waiting: [], failed: [] });
		expect(report.entries).toHaveLength(COUNT);
		expect(cost.families.get("private head")?.largest).toBeLessThan(1024);
		expect(cost.families.get("private commit")).toMatchObject({
			get: 1,
			put: 1,
		});
		// Some 1 KiB each.
		expect(cost.families.get("private commit")?.largest).toBeLessThan(
			2 * 1024 * COUNT,
		);
	});

	it("renders each file once, not once for each notice", () => {
		for (const [path, { put }] of cost.files)
			expect({ path, put }).toEqual({ path, put: 1 });
		// Six files a notice; two editions of two formats a channel page; a page of the log a hundred.
		expect(cost.files.size).toBeLessThan(6 * COUNT + 4 * 60 + 10 + 150);
	});

	it("asks no more of the stores than the protocol says", () => {
		expect(cost.requests).toBeLessThanOrEqual(
			mostRequests({
				entries: COUNT,
				subjects: COUNT,
				names: 4 * COUNT,
				joined: 4,
				channels: 4,
				// Twenty of everything and of the kind, ten of each office.
				pages: 60,
				journal: 10,
				files: cost.files.size,
				created: 6 * COUNT,
				large: true,
			}),
		);
	});

	it("leaves five hundred meetings in a channel's calendar, and no more bytes", async () => {
		const found = await site.stores.private.get("channels/all.json");
		const { upcoming, slots }: ChannelState = JSON.parse(
			Buffer.from(found?.body ?? []).toString(),
		);
		expect(slots).toBe(COUNT);
		expect(upcoming).toHaveLength(500);
		// Less than 1 KiB each.
		expect(found?.size).toBeLessThan(500 * 1024);
		const page = await site.stores.public.get("zh-Hans/all/upcoming.html");
		expect(page?.size).toBeLessThan(500 * 512);
	});

	it("makes the next notice no dearer", async () => {
		site.now = "2026-03-05T00:00:00Z";
		const { publish } = await measuredRun(site, sourceOf(COUNT, COUNT));
		expect(publish.requests).toBeLessThanOrEqual(
			mostRequests({
				entries: 1,
				subjects: 1,
				names: 4,
				joined: 3,
				channels: 3,
				pages: 3,
				journal: 1,
				files: publish.files.size,
				created: 6,
			}),
		);
		expect(publish.read).toBeLessThan(4 * 1024 * 1024);
		expect(publish.written).toBeLessThan(4 * 1024 * 1024);
	});
});
