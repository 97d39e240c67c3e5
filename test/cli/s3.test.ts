// The command on buckets: the same site as in a folder, and refusals where places do not fit.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Console } from "../../cli/console.ts";
import { publishCommand } from "../../cli/publishCommand.ts";
import { changedPaths, huixun, treeOf, workspace } from "../support/command.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const CONTENT = fileURLToPath(new URL("../../content", import.meta.url));
const MEETING = `关于召开河道清淤会议的通知

会议时间：2026年6月20日上午9:00
会议地点：镇政府二楼会议室
`;
const AT = "2026-06-01T00:00:00Z";
const PLACES = { store: "s3://state/site", out: "s3://site/public" };
const IN_S3 = ["--store", PLACES.store, "--out", PLACES.out];

const server = await startS3Server({ buckets: ["state", "site", "other"] });
/** What the SDK looks for by itself. */
const ENVIRONMENT = {
	AWS_ENDPOINT_URL_S3: server.endpoint,
	AWS_REGION: server.region,
	AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
	AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
};
let folder: string;

beforeAll(async () => {
	folder = await workspace({ "a.txt": MEETING });
});
afterAll(() => server.close());

const run = (args: readonly string[], env: Record<string, string> = {}) =>
	huixun(args, folder, { ...ENVIRONMENT, ...env });

/** Path → bytes as latin-1 text, of what is below a prefix. */
function objects(bucket: string, prefix: string): Record<string, string> {
	const found = server.buckets.get(bucket);
	return Object.fromEntries(
		(found?.keys() ?? [])
			.filter((key) => key.startsWith(prefix))
			.map((key) => [
				key.slice(prefix.length),
				found?.get(key)?.body.toString("latin1") ?? "",
			]),
	);
}

/** In this process, since the command itself takes no other clock on a shared store. */
async function publishAt(places: { store: string; out: string }) {
	Object.assign(process.env, ENVIRONMENT);
	const environment = {
		tongue: "en",
		color: false,
		interactive: false,
		debug: false,
	} as const;
	return publishCommand(
		{
			content: CONTENT,
			...places,
			files: [],
			dueOnly: false,
			clock: () => AT,
			allowRemovals: false,
			backfill: false,
		},
		new Console(environment, true),
	);
}

describe("the sample site published to S3", () => {
	it("is the site published to a folder, byte for byte", async () => {
		const local = await temporaryFolder();
		const out = join(local, "dist");
		await publishAt({ store: join(local, "store"), out });
		await publishAt({ store: "s3://state/same", out: "s3://site/same" });
		expect(objects("site", "same/")).toEqual(await treeOf(out));
	}, 600_000);

	it("has its types and cache rules on the objects", () => {
		const headersOf = (path: string) =>
			server.buckets.get("site")?.get(`same/${path}`)?.headers;
		const typeOf = (path: string) => headersOf(path)?.["content-type"];
		expect(typeOf("zh-Hans/all/latest.rss.xml")).toBe(
			"application/rss+xml; charset=utf-8",
		);
		expect(typeOf("zh-Hans/all/latest.atom.xml")).toBe(
			"application/atom+xml; charset=utf-8",
		);
		expect(typeOf("zh-Hans/all/latest.json")).toBe(
			"application/feed+json; charset=utf-8",
		);
		expect(typeOf("index.json")).toBe("application/json; charset=utf-8");
		expect(typeOf("index.html")).toBe("text/html; charset=utf-8");
		expect(headersOf("index.json")?.["cache-control"]).toContain("max-age");
		expect(headersOf("index.json")?.["x-amz-meta-generation"]).toMatch(/^\d+$/);
	});

	it("is verified by the command itself", async () => {
		const verified = await run([
			...["verify", "--json", "--content", CONTENT],
			...["--store", "s3://state/same", "--out", "s3://site/same"],
		]);
		expect(JSON.parse(verified.stdout).differences).toEqual([]);
		expect(verified.code).toBe(0);
	}, 600_000);
});

describe("the command on S3", () => {
	it("publishes, tells, changes nothing the second time, finds what is broken and mends it", async () => {
		const first = await run(["publish", "--json", ...IN_S3]);
		expect(JSON.parse(first.stdout)).toMatchObject({
			entries: [{ seq: 1, op: "publish", revision: 1 }],
			out: "s3://site/public",
		});
		const status = await run(["status", "--json", ...IN_S3]);
		expect(JSON.parse(status.stdout)).toMatchObject({
			settled: true,
			pending: 0,
			lastSeq: 1,
		});
		const before = objects("site", "public/");
		server.requests.length = 0;
		const again = await run(["publish", "--json", ...IN_S3]);
		expect(JSON.parse(again.stdout)).toMatchObject({
			entries: [],
			filesWritten: 0,
		});
		const writes = server.requests.filter(
			({ method, bucket, key }) =>
				method === "PUT" && bucket === "site" && !key.includes(".probe/"),
		);
		expect(writes).toEqual([]);
		server.buckets.get("site")?.delete("public/index.html");
		const broken = await run(["verify", ...IN_S3]);
		expect(broken.code).toBe(1);
		expect(broken.stdout).toContain("index.html");
		expect((await run(["rebuild", ...IN_S3])).code).toBe(0);
		expect((await run(["verify", ...IN_S3])).code).toBe(0);
		expect(changedPaths(before, objects("site", "public/"))).toEqual([]);
	}, 600_000);
});

describe("places that do not fit", () => {
	it.each([
		[
			"a clock of one's own on a shared store",
			["status", ...IN_S3, "--at", AT],
			"is shared",
		],
		[
			"a site in a folder whose store is in S3",
			["publish", "--store", "s3://state/x", "--out", "dist"],
			"must be too",
		],
		[
			"another kind of place",
			["publish", "--out", "https://example.org/"],
			"is no place",
		],
		[
			"a bucket's name that cannot be",
			["status", "--store", "s3://State", "--out", "s3://site"],
			"is no place",
		],
		[
			"serving what is in S3",
			["serve", "--out", "s3://site/public"],
			"not a folder",
		],
	])("are refused with 2: %s", async (_what, args, text) => {
		const ran = await run(args);
		expect(ran.stderr).toContain(text);
		expect(ran.code).toBe(2);
	});

	it.each([
		["the store in the site", "s3://other/a/b", "s3://other/a"],
		["the site in the store", "s3://other", "s3://other/a"],
		["both in one", "s3://other/a", "s3://other/a/"],
	])("are refused with 3: %s", async (_what, store, out) => {
		const ran = await run(["publish", "--store", store, "--out", out]);
		expect(ran.stderr).toContain("need folders of their own");
		expect(ran.code).toBe(3);
		expect(objects("other", "")).toEqual({});
	});

	it("are refused where something else stands", async () => {
		server.buckets.get("other")?.put("mine/index.html", {
			body: Buffer.from("mine"),
			etag: '"1"',
			headers: {},
			checksum: {},
		});
		const out = ["--out", "s3://other/mine"];
		const fresh = await run(["publish", "--store", "s3://state/new", ...out]);
		expect(fresh.stderr).toContain("holds no state of it");
		expect(fresh.code).toBe(3);
		const known = await run(["publish", "--store", PLACES.store, ...out]);
		expect(known.stderr).toContain("is not the site of s3://state/site");
		expect(objects("other", "")).toEqual({ "mine/index.html": "mine" });
	});
});

describe("a bucket that cannot be used", () => {
	it.each([
		["en", "there is no such bucket. Create it first"],
		["zh", "没有这个存储桶"],
	])("is told of in %s, with 3", async (lang, text) => {
		const places = ["--store", "s3://nowhere/a", "--out", "s3://nowhere/b"];
		const ran = await run(["status", ...places, "--lang", lang]);
		expect(ran.stderr).toContain("s3://nowhere/a");
		expect(ran.stderr).toContain(text);
		expect(ran.code).toBe(3);
	});

	it("is told of when it ignores conditions, before anything is written", async () => {
		const careless = await startS3Server({
			buckets: ["both"],
			ignoreConditions: true,
		});
		const small = await workspace({ "a.txt": MEETING });
		const ran = await huixun(
			["publish", "--store", "s3://both/store", "--out", "s3://both/site"],
			small,
			{ ...ENVIRONMENT, AWS_ENDPOINT_URL_S3: careless.endpoint },
		);
		expect(ran.stderr).toContain("does not keep conditional writes");
		expect(ran.code).toBe(3);
		await careless.close();
	});

	it("may hold a site whose store is a folder", async () => {
		const small = await workspace({ "a.txt": MEETING });
		const places = ["--out", "s3://other/small", "--at", AT];
		const ran = await huixun(["publish", ...places], small, ENVIRONMENT);
		expect(ran.stdout).toContain("The site is at s3://other/small.");
		expect(Object.keys(objects("other", "small/"))).toContain("index.json");
	});
});
