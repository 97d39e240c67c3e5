// A burst of uploads onto a site whose queues repeat and reorder, whose events get lost and whose functions
// die: the same notices, states and contents, and nothing among dead letters.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { keys } from "../../functions/journal/keys.ts";
import type { Placed } from "../../functions/journal/state.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { allKeys } from "../../functions/pipeline/allKeys.ts";
import { compileSite } from "../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { readHead } from "../../functions/pipeline/head.ts";
import { inParallel } from "../../functions/pipeline/inParallel.ts";
import { decodeJson } from "../../functions/pipeline/json.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { Cloud } from "../support/aws/cloud.ts";
import { random } from "../support/random.ts";

/** 2,000 where it is asked for; fewer in the everyday run, which has other tests beside it. */
const UPLOADS = Number(process.env.HUIXUN_BURST ?? 240);

const SITE = `title: 突发
baseUrl: https://burst.example/
tag: { authority: burst.example, date: "2026-01-01" }
editions: [zh-Hans]
`;
const LONG = 1_800_000;

const idOf = (n: number) => `n${String(n).padStart(5, "0")}`;
const titleOf = (n: number) => `关于召开第${n}次工作会议的通知`;
const noticeOf = (n: number) =>
	new TextEncoder().encode(
		`---\nid: ${idOf(n)}\n---\n\n# ${titleOf(n)}\n\n各科室：\n\n定于2027年3月5日上午9时在三楼会议室召开第${n}次工作会议。\n\n办公室\n2026年2月20日\n`,
	);

let cloud: Cloud;
let lost = 0;

beforeAll(async () => {
	let events = 0;
	cloud = await Cloud.start({
		unruly: { chance: random(7), duplicates: 0.1 },
		drop: ({ s3 }) => {
			const dropped = ++events % 41 === 0 && s3.object.key !== "site.yaml";
			if (dropped) lost++;
			return dropped;
		},
	});
	const { inbox } = cloud;
	await inbox.write("site.yaml", new TextEncoder().encode(SITE));
	for (const requests of [150, 700, 1500])
		cloud.functions.killAt("ingest", requests);
	for (const requests of [90, 400]) cloud.functions.killAt("publish", requests);
	await inParallel(
		Array.from({ length: UPLOADS }, (_, n) => n),
		(n) =>
			inbox.write(
				`notices/${n}.md`,
				noticeOf(n),
				// Every other one is of the past: both lanes are at work at once.
				n % 2 === 0 ? {} : { labels: { lane: "backfill" } },
			),
	);
	for (let minute = 0; minute < 3; minute++) await cloud.minute();
	await cloud.invoke("reconcile", { begin: true });
	for (let minute = 0; minute < 2; minute++) await cloud.minute();
}, LONG);

afterAll(() => cloud?.close());

describe("after a burst with crashes, repetitions and losses", () => {
	it("there were such", () => {
		expect(lost).toBeGreaterThan(3);
		expect(
			new Set(cloud.functions.failures.map((failure) => failure.split(":")[0])),
		).toEqual(new Set(["ingest", "publish"]));
		expect(
			cloud.functions.failures.every((failure) => failure.endsWith("crashed")),
		).toBe(true);
	});

	it("every notice is public, once", async () => {
		const state = cloud.store("store");
		const placed: string[] = [];
		for await (const key of allKeys(state, keys.placements())) {
			const found = await state.get(key);
			if (!found) continue;
			const { id, revision, state: shown } = decodeJson<Placed>(found);
			placed.push(`${id} ${revision} ${shown}`);
		}
		expect(placed).toEqual(
			Array.from({ length: UPLOADS }, (_, n) => `${idOf(n)} 1 live`),
		);
		const { head } = await readHead(state);
		expect([head.live, head.seq]).toEqual([UPLOADS, UPLOADS]);
	});

	it("says what its source says", async () => {
		const site = cloud.store("site");
		for (const n of [0, 1, UPLOADS - 2, UPLOADS - 1]) {
			const found = await site.get(`v1/notices/${idOf(n)}.json`);
			expect(found && decodeJson<{ title: string }>(found).title).toBe(
				titleOf(n),
			);
		}
	});

	it(
		"the site is the one that the journal makes",
		async () => {
			const state = cloud.store("store");
			const { differences } = await verify({
				stores: { private: state, public: cloud.store("site") },
				rendering: siteRendering(
					compileSite(configurationSchema.parse(parse(SITE))),
				),
				readDraft: draftReader(state),
			});
			// Sitemaps are made apart.
			expect(
				differences.filter(({ path }) => !path.startsWith("sitemap")),
			).toEqual([]);
		},
		LONG,
	);

	it("nothing is left in a queue, among dead letters, or marked", async () => {
		expect(cloud.queues.deadLetters()).toEqual([]);
		expect([...cloud.queues.values()].every(({ size }) => size === 0)).toBe(
			true,
		);
		for (const lane of ["due", "backfill"] as const)
			expect((await cloud.store("store").list(keys.lane(lane))).keys).toEqual(
				[],
			);
	});

	it("nothing was denied, and commits of more than a hundred entries were written", () => {
		expect(cloud.access.denied).toEqual([]);
		expect(
			cloud.access
				.unused(cloud.functions.named("publish").role)
				.filter((grant) => /:storebucket\w+\/commits\//.test(grant)),
		).toEqual([]);
	});
});
