// A batch of messages: each fails alone, rings are optional, the past is handed over.
import { beforeEach, describe, expect, it } from "vitest";
import { ingestBatch } from "../../functions/cloud/ingestBatch.ts";
import type { MetricName } from "../../functions/cloud/observe.ts";
import { BucketSources } from "../../functions/pipeline/bucketSources.ts";
import type { NormalizeOutcome } from "../../functions/pipeline/normalize.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { FakeInbox } from "../support/fakeInbox.ts";

const SITE =
	'title: 站\nbaseUrl: https://a.example/\ntag: { authority: a.example, date: "2026" }\neditions: [zh-Hans]\n';
const NOTICE =
	"# 关于召开工作会议的通知\n\n各科室：\n\n定于2027年3月5日上午9时在三楼会议室召开工作会议。\n\n办公室\n2026年2月20日\n";

class Inbox extends FakeInbox {
	/** Keys that cannot be read for now. */
	readonly unreachable = new Set<string>();

	override async read(key: string, most: number) {
		if (this.unreachable.has(key)) throw new Error("does not answer");
		return super.read(key, most);
	}
}

let inbox: Inbox;
let store: MemoryStore;
let rings: number;
let handed: string[];
let told: NormalizeOutcome[];
let counted: Partial<Record<MetricName, number>>;

beforeEach(() => {
	inbox = new Inbox();
	inbox.put("site.yaml", SITE);
	store = new MemoryStore();
	rings = 0;
	handed = [];
	told = [];
	counted = {};
});

function ingest(bodies: Record<string, string>, more = {}) {
	return ingestBatch(
		Object.entries(bodies).map(([messageId, body]) => ({ messageId, body })),
		{
			store,
			sources: new BucketSources(inbox),
			hub: undefined,
			readSite: async () => (await inbox.read("site.yaml", 1e6))?.bytes,
			slow: false,
			handOver: async (keys) => {
				handed.push(...keys);
			},
			ring: async () => {
				rings++;
			},
			report: async (outcomes) => {
				told.push(...outcomes);
			},
			observer: {
				log: { info: () => {}, warn: () => {}, error: () => {} },
				count: (name, value) => {
					counted[name] = value;
				},
				flush: () => {},
			},
			...more,
		},
	);
}

const event = (key: string) =>
	JSON.stringify({
		Records: [{ s3: { object: { key: encodeURIComponent(key) } } }],
	});

describe("a batch", () => {
	it("drafts each source once, however many of its files changed, and rings once", async () => {
		inbox.put("a.md", NOTICE);
		inbox.put("a.yaml", "id: a\n");
		inbox.put("b.md", NOTICE);
		expect(
			await ingest({
				1: event("a.md"),
				2: event("a.yaml"),
				3: event("b.md"),
				4: event("a.md"),
			}),
		).toEqual([]);
		expect([counted.Drafted, rings]).toEqual([2, 1]);
	});

	it("waits for site.yaml with what speaks of sources, not with S3's word that the bucket is connected", async () => {
		inbox.files.delete("site.yaml");
		const connected = JSON.stringify({ Event: "s3:TestEvent" });
		expect(await ingest({ 1: connected, 2: event("a.md") })).toEqual(["2"]);
	});

	it("does not ring when nothing changed", async () => {
		inbox.put("a.md", NOTICE);
		await ingest({ 1: event("a.md") });
		await ingest({ 1: event("a.md") });
		expect(rings).toBe(1);
	});

	it("brings back the messages of a source that cannot be read, and no others", async () => {
		inbox.put("a.md", NOTICE);
		inbox.put("b.md", NOTICE);
		inbox.put("b.yaml", "id: b\n");
		inbox.unreachable.add("b.md");
		expect(
			await ingest({
				1: event("a.md"),
				2: event("b.md"),
				3: event("b.yaml"),
			}),
		).toEqual(["2", "3"]);
		expect(counted.Drafted).toBe(1);
	});

	it("takes no harm from a ring that fails: the minute rings anyway", async () => {
		inbox.put("a.md", NOTICE);
		const ring = () => Promise.reject(new Error("no queue"));
		expect(await ingest({ 1: event("a.md") }, { ring })).toEqual([]);
		expect(counted.Drafted).toBe(1);
	});

	it("gives up nothing but messages that nobody understands", async () => {
		inbox.put("a.md", NOTICE);
		expect(
			await ingest({
				1: "{",
				2: '{"Event":"s3:TestEvent"}',
				3: event(".reports/a.md.txt"),
				4: event("a.exe"),
				5: event("a.md"),
			}),
		).toEqual(["1"]);
	});
});

describe("the past", () => {
	beforeEach(() => inbox.put("old.md", NOTICE, { lane: "backfill" }));

	it("is handed over unread by the lane of news", async () => {
		await ingest({ 1: event("old.md") });
		expect([handed, counted.Drafted]).toEqual([["old.md"], 0]);
	});

	it("is read in its own lane", async () => {
		await ingest({ 1: '{"sources":["old.md"]}' }, { slow: true });
		expect([handed, counted.Drafted]).toEqual([[], 1]);
		expect((await store.list("backfill/")).keys).toHaveLength(1);
		expect((await store.list("due/")).keys).toHaveLength(0);
	});
});

describe("a broken site.yaml", () => {
	it("brings every message back, and is told to whoever dropped it", async () => {
		inbox.put("site.yaml", "titel: 站\n");
		inbox.put("a.md", NOTICE);
		expect(await ingest({ 1: event("a.md") })).toEqual(["1"]);
		expect(told).toEqual([]);
		expect(await ingest({ 2: event("site.yaml") })).toEqual(["2"]);
		expect(told).toMatchObject([{ kind: "rejected", key: "site.yaml" }]);
	});

	it("does not end what was well before it: the last good one stays adopted", async () => {
		await ingest({ 1: event("site.yaml") });
		const before = await store.get("configuration.json");
		inbox.put("site.yaml", "titel: 站\n");
		await ingest({ 2: event("site.yaml") });
		expect((await store.get("configuration.json"))?.etag).toBe(before?.etag);
	});
});
