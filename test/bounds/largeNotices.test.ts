// The largest notices: what they may take of the objects that all share, and what editors are told.
import { describe, expect, it } from "vitest";
import { ENTRY_TEXT_BYTES } from "../../functions/journal/state.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import type { Source } from "../../functions/notice/document.ts";
import type { Finding } from "../../functions/notice/finding.ts";
import type { NormalizeOutcome } from "../../functions/pipeline/normalize.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { mostRequests } from "../support/archive/formula.ts";
import { measuredRun } from "../support/archive/measure.ts";
import { CONFIGURATION } from "../support/archive/notices.ts";
import { Site } from "../support/archive/site.ts";

function newSite(configuration = CONFIGURATION): Site {
	const site = new Site(
		{ private: new MemoryStore(), public: new MemoryStore() },
		configuration,
	);
	site.now = "2026-03-01T00:00:00Z";
	return site;
}

const TITLE = "云溪市教育局关于召开全市教育工作会议的通知";

function source(
	text: string,
	metadata = "",
	attachments: Source["attachments"] = [],
): Source {
	return {
		key: "n.txt",
		bytes: Buffer.from(
			`${TITLE}\n一、会议时间：2026年3月12日上午9:00\n二、会议地点：政务中心\n${text}\n云溪市教育局\n2026年3月1日\n`,
		),
		metadata: { key: "n.yaml", bytes: Buffer.from(`id: n\n${metadata}`) },
		translations: [],
		attachments,
	};
}

function codes(outcome: NormalizeOutcome): string[] {
	return "findings" in outcome
		? outcome.findings.map(({ code }: Finding) => code)
		: [];
}

async function text(site: Site, path: string): Promise<string> {
	const found = await site.stores.public.get(path);
	return Buffer.from(found?.body ?? []).toString();
}

describe("a notice with a long text", () => {
	/** 3,000 paragraphs, some 300 KiB. */
	const paragraphs = Array.from(
		{ length: 3000 },
		(_, n) =>
			`第${n}段：请各单位高度重视，认真做好会议准备工作，按时参加会议。`,
	).join("\n");

	it("is cut in feeds, whole paragraphs with a link to the rest, and whole everywhere else", async () => {
		const site = newSite();
		const { publish } = await measuredRun(site, source(paragraphs));
		const feed = JSON.parse(await text(site, "zh-Hans/all/latest.json"));
		const [item] = feed.items;
		expect(item.content_html).toContain("第0段：");
		expect(item.content_html).not.toContain("第2999段：");
		expect(item.content_html).toMatch(
			/会议。<\/p>\s*<p><a href="https:\/\/huixun\.example\/zh-Hans\/n\/n\.html">阅读全文<\/a><\/p>/,
		);
		expect(Buffer.byteLength(item.content_html)).toBeLessThan(
			ENTRY_TEXT_BYTES + 1024,
		);
		expect(await text(site, "zh-Hans/n/n.html")).toContain("第2999段：");
		expect(await text(site, "v1/notices/n.json")).toContain("第2999段：");
		// Two editions of 8 KiB, and what goes with them.
		for (const family of ["private channel page", "public feed"])
			expect(publish.families.get(family)?.largest).toBeLessThan(24 * 1024);
		expect(publish.families.get("private head")?.largest).toBeLessThan(2048);
	});
});

describe("a notice with long facts", () => {
	it.each([
		["title", `title: ${"会".repeat(30_000)}`],
		["summary", `summary: ${"会".repeat(30_000)}`],
		["location", `location: ${"会".repeat(18_000)}`],
	])("is set aside and said to be so: %s", async (_what, metadata) => {
		const site = newSite();
		await site.normalize(source("请按时参加。"));
		await site.publish();
		const before = await text(site, "v1/notices/n.json");
		const outcome = await site.normalize(source("请按时参加。", metadata));
		expect(outcome.kind).toBe("rejected");
		expect(codes(outcome)).toContain("notice.too-large");
		await site.publish();
		// What is public stands.
		expect(before).toContain(TITLE);
		expect(await text(site, "v1/notices/n.json")).toBe(before);
	});

	it("is well with as many as anybody needs", async () => {
		const site = newSite();
		const metadata = `title: ${"会".repeat(300)}\nsummary: ${"会".repeat(1000)}\nlocation: ${"会".repeat(300)}\n`;
		expect((await site.normalize(source("请按时参加。", metadata))).kind).toBe(
			"drafted",
		);
	});
});

describe("a notice of many channels", () => {
	const topics = Array.from({ length: 20 }, (_, n) => ({
		slug: `t${n}`,
		name: `主题${n}`,
		keywords: ["教育"],
	}));
	const configuration = configurationSchema.parse({
		title: "会讯",
		baseUrl: "https://huixun.example/",
		tag: { authority: "huixun.example", date: "2026-01-01" },
		editions: ["zh-Hans"],
		channels: { topics },
	});

	it("stands in 16 of them, says so, and costs what 16 cost", async () => {
		const site = newSite(configuration);
		const outcome = await site.normalize(source("请按时参加。"));
		expect(codes(outcome)).toContain("channel.too-many");
		const { publish, report } = await measuredRun(
			site,
			source("请务必按时参加。"),
		);
		expect(report.entries).toMatchObject([{ id: "n", revision: 1 }]);
		const { channels } = JSON.parse(await text(site, "v1/changes/1.json"))
			.changes[0];
		expect(channels).toHaveLength(16);
		expect(publish.requests).toBeLessThanOrEqual(
			mostRequests({
				entries: 1,
				subjects: 1,
				names: 4,
				joined: 16,
				channels: 16,
				pages: 16,
				journal: 1,
				files: publish.files.size,
				created: 4,
			}),
		);
	});
});

describe("a notice with attachments", () => {
	const file = (n: number, size = 10) => ({
		key: `n.files/${n}.pdf`,
		name: `附件${n}.pdf`,
		size,
		sha256: String(n).padStart(64, "0"),
	});

	it("has 50 of them, and says how many are left out", async () => {
		const many = Array.from({ length: 60 }, (_, n) => file(n));
		const outcome = await newSite().normalize(source("见附件。", "", many));
		expect(outcome).toMatchObject({
			kind: "drafted",
			findings: expect.arrayContaining([
				expect.objectContaining({
					code: "attachment.too-many",
					values: { left: 10, count: 50, bytes: 134_217_728 },
				}),
			]),
		});
	});

	it("has 128 MiB of them together", async () => {
		const large = Array.from({ length: 10 }, (_, n) =>
			file(n, 20 * 1024 * 1024),
		);
		const outcome = await newSite().normalize(source("见附件。", "", large));
		expect(outcome).toMatchObject({
			findings: expect.arrayContaining([
				expect.objectContaining({
					code: "attachment.too-many",
					values: { left: 4, count: 50, bytes: 134_217_728 },
				}),
			]),
		});
	});
});
