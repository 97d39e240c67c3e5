// Attachments are copied out once: neither a correction nor a rebuild moves their bytes again.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Source } from "../../functions/notice/document.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { costOf, measuredRun } from "../support/archive/measure.ts";
import { Site } from "../support/archive/site.ts";

const BYTES = Buffer.from("%PDF-1.7 会议议程");
const SHA256 = createHash("sha256").update(BYTES).digest("hex");

function source(time: string, metadata = ""): Source {
	return {
		key: "n.txt",
		bytes: Buffer.from(
			`关于召开全市教育工作会议的通知\n一、会议时间：2026年3月12日${time}\n二、会议地点：政务中心\n云溪市教育局\n2026年3月1日\n`,
		),
		metadata: { key: "n.yaml", bytes: Buffer.from(`id: n\n${metadata}`) },
		translations: [],
		attachments: [
			{
				key: "n.files/议程.pdf",
				name: "议程.pdf",
				size: BYTES.length,
				sha256: SHA256,
			},
		],
	};
}

function newSite(): Site {
	const site = new Site({
		private: new MemoryStore(),
		public: new MemoryStore(),
	});
	site.files.set("n.files/议程.pdf", BYTES);
	site.now = "2026-03-01T00:00:00Z";
	return site;
}

async function published(site: Site): Promise<string> {
	const { keys } = await site.stores.public.list("files/");
	expect(keys).toEqual([`files/n/1-${SHA256.slice(0, 12)}.pdf`]);
	const found = await site.stores.public.get(keys[0] as string);
	return Buffer.from(found?.body ?? []).toString();
}

describe("an attachment", () => {
	it("is copied out when its notice is published, and not again", async () => {
		const site = newSite();
		const first = await measuredRun(site, source("上午9:00"));
		const { families } = first.publish;
		expect(families.get("private attachment")).toMatchObject({ get: 1 });
		expect(families.get("public attachment")).toMatchObject({
			head: 1,
			put: 1,
		});
		expect(await published(site)).toBe(BYTES.toString());

		const second = await measuredRun(site, source("上午10:00"));
		expect(second.report.entries).toMatchObject([{ op: "reschedule" }]);
		expect(second.normalize.families.get("private attachment")).toMatchObject({
			head: 1,
			put: 0,
		});
		expect(second.publish.families.get("private attachment")).toBeUndefined();
		expect(second.publish.families.get("public attachment")).toMatchObject({
			head: 1,
			put: 0,
		});
	});

	it("is not read for a rebuild, unless its copy is lost", async () => {
		const site = newSite();
		await site.normalize(source("上午9:00"));
		await site.publish();
		const rebuilt = async () => {
			const stores = site.counted();
			await rebuild({
				stores,
				rendering: site.rendering,
				readDraft: draftReader(stores.private),
				clock: () => site.now,
				batch: { due: 100, backfill: 100 },
			});
			return costOf(stores).families.get("private attachment")?.get ?? 0;
		};
		expect(await rebuilt()).toBe(0);
		const { keys } = await site.stores.public.list("files/");
		await site.stores.public.delete(keys[0] as string);
		expect(await rebuilt()).toBe(1);
		expect(await published(site)).toBe(BYTES.toString());
	});
});
