// The sample content, uploaded as an editor would, on a site brought to life from its template.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FolderSources } from "../../cli/folderSources.ts";
import { scanFolder } from "../../cli/scanFolder.ts";
import { keys } from "../../functions/journal/keys.ts";
import { allKeys } from "../../functions/pipeline/allKeys.ts";
import { compileSite } from "../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { readHead } from "../../functions/pipeline/head.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import type { ObjectMetadata } from "../../functions/store/store.ts";
import { STORED_AS } from "../../functions/store/transferTypes.ts";
import { configuration } from "../content/sampleFolder.ts";
import { Cloud } from "../support/aws/cloud.ts";
import { oneMachine } from "../support/aws/oneMachine.ts";

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
	[
		/^snapshots: s3:(?:DeleteObject|DeleteObjectVersion|ListBucketVersions) /,
		"Only when a snapshot is older than two days, or holds what was taken back.",
	],
];

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
const rendering = siteRendering(compileSite(configuration));

/** Milliseconds, on a machine that does much else. */
const LONG = 900_000;

let cloud: Cloud;

const text = (value: string) => new TextEncoder().encode(value);
const publicText = async (path: string) =>
	new TextDecoder().decode((await cloud.store("site").get(path))?.body);
const differences = async () => {
	const state = cloud.store("store");
	const report = await verify({
		stores: { private: state, public: cloud.store("site") },
		rendering,
		readDraft: draftReader(state),
	});
	// Sitemaps are made apart, by the hour.
	return report.differences.filter(({ path }) => !path.startsWith("sitemap"));
};

/** Requests of the functions to S3 since they were last counted from nothing. */
const requests = () => {
	const counts: Record<string, number> = {};
	for (const { operation, accessKeyId } of cloud.s3.requests) {
		if (!accessKeyId || accessKeyId === "EDITOR") continue;
		const name = `${/Ingest/.test(accessKeyId) ? "ingest" : "publish"} ${operation}`;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
};

beforeAll(async () => {
	cloud = await Cloud.start({
		parameters: { editorsEmail: "editors@city.example" },
	});
}, LONG);

afterAll(() => cloud?.close());

describe("a first upload, of the past", () => {
	beforeAll(async () => {
		const { paths } = await scanFolder(CONTENT);
		const { inbox } = cloud;
		await inbox.write("site.yaml", await readFile(join(CONTENT, "site.yaml")));
		for (const [key, path] of paths)
			if (key !== "site.yaml")
				await inbox.write(key, await readFile(path), {
					labels: { lane: "backfill" },
				});
		cloud.s3.requests.length = 0;
		await cloud.minute();
		if (process.env.HUIXUN_FIGURES) console.log(requests());
		await cloud.invoke("sitemaps");
	}, LONG);

	it(
		"leaves nothing in a queue or among dead letters, and nothing denied",
		() => {
			expect(cloud.failures).toEqual([]);
			expect(cloud.access.denied).toEqual([]);
			expect(cloud.deadLetters()).toEqual([]);
			expect([...cloud.queues.values()].map(({ size }) => size)).toEqual(
				[...cloud.queues.values()].map(() => 0),
			);
		},
		LONG,
	);

	it(
		"is the site that the bucket's own journal makes",
		async () => {
			expect(await differences()).toEqual([]);
		},
		LONG,
	);

	it(
		"is the site, with the headers, that one machine makes of the folder in the same order",
		async () => {
			const expected = await oneMachine(
				cloud.store("store"),
				await FolderSources.scan(CONTENT),
				configuration,
			);
			const site = cloud.store("site");
			const headers = ({ contentType = "", cacheControl }: ObjectMetadata) => ({
				contentType: STORED_AS[contentType] ?? contentType,
				cacheControl,
			});
			const paths: string[] = [];
			for await (const path of allKeys(expected, "")) {
				paths.push(path);
				const [ours, theirs] = [await site.get(path), await expected.get(path)];
				expect(
					ours && Buffer.compare(ours.body, theirs?.body ?? text("")),
					path,
				).toBe(0);
				expect(ours && headers(ours.metadata), path).toEqual(
					headers(theirs?.metadata ?? {}),
				);
			}
			const there: string[] = [];
			for await (const path of allKeys(site, "")) there.push(path);
			expect(there).toEqual(paths);
			expect(paths.length).toBeGreaterThan(500);
		},
		LONG,
	);

	it("mails nobody of the past", () => {
		expect(cloud.mails).toEqual([]);
	});
});

describe("news", () => {
	const KEY = "notices/2026/消防 演练+通知.md";
	const NOTICE =
		"---\nid: fire-drill\n---\n\n# 关于召开消防演练动员会的通知\n\n各科室：\n\n定于2027年3月5日上午9时在市政府三楼会议室召开消防演练动员会，请准时参加。\n\n云溪市应急管理局\n2026年2月20日\n";

	/** Words that no other notice has. */
	const PRIVATE = NOTICE.replaceAll("市政府三楼会议室", "青龙桥南岸仓库");

	it(
		"is out with the minute, whatever its name",
		async () => {
			const { inbox } = cloud;
			await inbox.write(
				KEY.replace(/md$/, "files/名单.csv"),
				text("青龙桥南岸仓库,1\n"),
			);
			await inbox.write(KEY, text(PRIVATE));
			await cloud.minute();
			const notice = JSON.parse(await publicText("v1/notices/fire-drill.json"));
			expect(notice.title).toBe("关于召开消防演练动员会的通知");
			expect(notice.revision).toBe(1);
		},
		LONG,
	);

	it(
		"costs so many requests to S3",
		async () => {
			cloud.s3.requests.length = 0;
			await cloud.inbox.write(
				"notices/2026/flood-meeting.md",
				text(
					NOTICE.replace("fire-drill", "flood-meeting").replaceAll(
						"消防",
						"防汛",
					),
				),
			);
			await cloud.minute();
			const counts = requests();
			const total = Object.values(counts).reduce(
				(sum, count) => sum + count,
				0,
			);
			// Figures of docs/cost.md.
			if (process.env.HUIXUN_FIGURES) console.log(counts, total);
			expect(total).toBeGreaterThan(100);
			expect(total).toBeLessThan(500);
		},
		LONG,
	);

	it(
		"that is wrong is reported beside it and by mail, and the report goes when it is mended",
		async () => {
			const { inbox } = cloud;
			await inbox.write("notices/2026/broken.md", text("---\nid: [\n---\n"));
			await cloud.minute();
			const report = await inbox.read(
				".reports/notices/2026/broken.md.txt",
				100_000,
			);
			expect(new TextDecoder().decode(report?.bytes)).toContain(
				"notices/2026/broken.md",
			);
			expect(cloud.mails.at(-1)).toContain("notices/2026/broken.md");
			await inbox.write(
				"notices/2026/broken.md",
				text(NOTICE.replace("fire-drill", "mended")),
			);
			await cloud.minute();
			expect(
				await inbox.labels(".reports/notices/2026/broken.md.txt"),
			).toBeUndefined();
		},
		LONG,
	);

	it(
		"taken back for privacy is gone, in every version",
		async () => {
			await cloud.inbox.write(
				KEY,
				text(
					NOTICE.replace(
						"id: fire-drill",
						"id: fire-drill\nwithdrawn: privacy",
					),
				),
			);
			await cloud.minute();
			const notice = JSON.parse(await publicText("v1/notices/fire-drill.json"));
			expect(notice.state).toBe("withdrawn");
			for (const name of ["store", "site"] as const) {
				const bucket = cloud.s3.buckets.get(cloud.buckets[name]);
				for (const key of bucket?.keysFrom("") ?? [])
					for (const { body } of bucket?.versions(key) ?? [])
						expect(body.includes("青龙桥南岸仓库"), `${name} ${key}`).toBe(
							false,
						);
			}
			expect(await differences()).toEqual([]);
		},
		LONG,
	);

	it(
		"whose event was lost is found by the day's comparison",
		async () => {
			const inbox = cloud.s3.buckets.get(cloud.buckets.inbox);
			const lost = (key: string, body: string, headers = {}) =>
				inbox?.put(key, {
					body: Buffer.from(body),
					etag: `"${key.length}"`,
					headers,
					checksum: {},
				});
			const site = await readFile(join(CONTENT, "site.yaml"), "utf8");
			lost("site.yaml", `${site}\n# changed\n`);
			lost("notices/2026/lost.md", NOTICE.replace("fire-drill", "lost"));
			lost("notices/2026/lost.files/议程.txt", "一、开会\n");
			lost("notices/2026/lost-broken.md", "---\nid: [\n---\n");
			lost("notices/2026/lost-past.md", NOTICE.replace("fire-drill", "past"), {
				"x-amz-meta-lane": "backfill",
			});
			await cloud.invoke("reconcile", { begin: true }, 1000);
			expect(await cloud.store("store").head(keys.reconciling())).toBeDefined();
			await cloud.invoke("reconcile");
			expect(
				await cloud.store("store").head(keys.reconciling()),
			).toBeUndefined();
			await cloud.minute();
			for (const id of ["lost", "past"])
				expect(
					JSON.parse(await publicText(`v1/notices/${id}.json`)).revision,
				).toBe(1);
		},
		LONG,
	);

	it("that was missed once is not looked for again until the next day", async () => {
		cloud.s3.requests.length = 0;
		await cloud.invoke("reconcile");
		expect(cloud.s3.requests.length).toBeLessThan(10);
	});
});

describe("sitemaps", () => {
	it("list what came since they were made last", async () => {
		expect(await publicText("sitemaps/1.xml")).not.toContain("/n/lost.html");
		await cloud.invoke("sitemaps");
		expect(await publicText("sitemaps/1.xml")).toContain("/n/lost.html");
	});
});

describe("snapshots", () => {
	it("hold every notice, and name the entry of the log to go on from", async () => {
		await cloud.invoke("snapshots");
		const index = JSON.parse(await publicText("v1/snapshots/index.json"));
		const { head } = await readHead(cloud.store("store"));
		expect(index.seq).toBe(head.seq);
		const ids: string[] = [];
		for (const url of index.parts) {
			const part = JSON.parse(
				await publicText(url.replace(configuration.baseUrl, "")),
			);
			ids.push(...part.notices.map(({ id }: { id: string }) => id));
		}
		const placed: string[] = [];
		for await (const key of allKeys(cloud.store("store"), keys.placements()))
			placed.push(key.slice("placed/".length, -".json".length));
		expect(ids).toEqual(placed);
	});
});

describe("privileges", () => {
	it(
		"deny no call that the functions made",
		() => {
			expect(cloud.access.denied).toEqual([]);
		},
		LONG,
	);

	it("are all used, but for these", () => {
		const unused = ["ingest", "publish", "reconcile", "snapshots", "sitemaps"]
			.flatMap((name) =>
				cloud.access
					.unused(cloud.roleOf(name))
					.map((grant) => `${name}: ${grant.replace("arn:aws:s3:::", "")}`),
			)
			.filter((grant) => !EXCEPTIONS.some(([pattern]) => pattern.test(grant)));
		expect(unused).toEqual([]);
	});
});

it("comes to rest with everything published", async () => {
	const { head } = await readHead(cloud.store("store"));
	expect(head.entries).toEqual([]);
	expect(cloud.failures).toEqual([]);
	expect(cloud.deadLetters()).toEqual([]);
	if (process.env.HUIXUN_FIGURES) console.log(cloud.firstResults());
});
