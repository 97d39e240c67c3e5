// The functions, with the template's permissions and events, over buckets of an S3 implementation by others.
// Without versions: with them it does not keep conditions.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { allKeys } from "../../functions/pipeline/allKeys.ts";
import { compileSite } from "../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { Cloud } from "../support/aws/cloud.ts";
import { startGateway } from "./gateway.ts";

const {
	HUIXUN_S3_ENDPOINT: endpoint = "",
	HUIXUN_S3_TARGET: target = "",
	AWS_ACCESS_KEY_ID: accessKeyId = "",
	AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
	AWS_REGION: region = "us-east-1",
} = process.env;

const SITE = `title: 别处的存储
baseUrl: https://elsewhere.example/
tag: { authority: elsewhere.example, date: "2026-01-01" }
editions: [zh-Hans, zh-TW]
`;
const WORDS = "青龙桥南岸仓库";
const KEY = "notices/2026/消防 演练+通知.md";
const text = (value: string) => new TextEncoder().encode(value);
const noticeOf = (id: string, more = "") =>
	text(
		`---\nid: ${id}\n${more}---\n\n# 关于召开${id}工作会议的通知\n\n各科室：\n\n定于2027年3月5日上午9时在${WORDS}召开${id}工作会议。\n\n办公室\n2026年2月20日\n`,
	);
const LONG = 600_000;

describe.skipIf(!endpoint)(`functions on ${target || endpoint}`, () => {
	let cloud: Cloud;
	let events = 0;
	const notice = async (id: string) => {
		const found = await cloud.store("site").get(`v1/notices/${id}.json`);
		return found && JSON.parse(new TextDecoder().decode(found.body));
	};
	const differences = async () => {
		const state = cloud.store("store");
		const report = await verify({
			stores: { private: state, public: cloud.store("site") },
			rendering: siteRendering(
				compileSite(configurationSchema.parse(parse(SITE))),
			),
			readDraft: draftReader(state),
		});
		return report.differences.filter(({ path }) => !path.startsWith("sitemap"));
	};

	beforeAll(async () => {
		cloud = await Cloud.start({
			storage: (needs) =>
				startGateway(
					{ endpoint, region, credentials: { accessKeyId, secretAccessKey } },
					needs,
				),
			// One event of them is lost.
			drop: () => ++events === 5,
		});
		const { inbox } = cloud;
		await inbox.write("site.yaml", text(SITE));
		for (let n = 0; n < 6; n++)
			await inbox.write(`notices/past/${n}.md`, noticeOf(`past-${n}`), {
				labels: { lane: "backfill" },
			});
		await inbox.write(
			KEY.replace(/md$/, "files/名单.csv"),
			text(`${WORDS},1\n`),
		);
		await inbox.write(KEY, noticeOf("drill"));
		await cloud.minute();
	}, LONG);

	afterAll(() => cloud?.close());

	it(
		"bring out news and, beside them, the past",
		async () => {
			expect(await notice("drill")).toMatchObject({
				revision: 1,
				attachments: [{ name: "名单.csv" }],
			});
			expect(await notice("past-0")).toMatchObject({ revision: 1 });
			expect(await differences()).toEqual([]);
		},
		LONG,
	);

	it(
		"find what an event that was lost was about",
		async () => {
			expect(await notice("past-3")).toBeUndefined();
			await cloud.invoke("reconcile", { begin: true });
			await cloud.minute();
			expect(await notice("past-3")).toMatchObject({ revision: 1 });
		},
		LONG,
	);

	it(
		"finish what a killed publisher began",
		async () => {
			cloud.functions.killAt("publish", 60);
			await cloud.inbox.write("notices/2026/new.md", noticeOf("new"));
			await cloud.minute();
			await cloud.minute();
			expect(cloud.functions.failures).toEqual(["publish: crashed"]);
			expect(await notice("new")).toMatchObject({ revision: 1 });
			expect(await differences()).toEqual([]);
		},
		LONG,
	);

	it(
		"leave nothing of what was taken back for privacy",
		async () => {
			await cloud.inbox.write(KEY, noticeOf("drill", "withdrawn: privacy\n"));
			await cloud.minute();
			expect(await notice("drill")).toMatchObject({ state: "withdrawn" });
			for (const name of ["store", "site"] as const) {
				const store = cloud.store(name);
				for await (const key of allKeys(store, "")) {
					if (!/drill|attachments/.test(key)) continue;
					const found = await store.get(key);
					expect(new TextDecoder().decode(found?.body), key).not.toContain(
						WORDS,
					);
				}
			}
			expect(await differences()).toEqual([]);
		},
		LONG,
	);

	it("were denied nothing and left nothing in a queue", () => {
		expect(cloud.access.denied).toEqual([]);
		expect(cloud.queues.deadLetters()).toEqual([]);
		expect([...cloud.queues.values()].every(({ size }) => size === 0)).toBe(
			true,
		);
	});
});
