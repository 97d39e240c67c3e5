// `huixun restore`: a store in a bucket with versions, damaged by hand, is what it was.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { huixun, put, workspace } from "../support/command.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";

let now = new Date("2026-06-01T00:00:00Z");
const server = await startS3Server({
	buckets: ["state", "site", "copy", "plain"],
	now: () => now,
});
const state = server.buckets.get("state");
if (!state) throw new Error("no bucket");
state.versioning = "Enabled";
const PLACES = ["--store", "s3://state/a", "--out", "s3://site"];
let folder: string;

afterAll(() => server.close());

const run = (...args: string[]) =>
	huixun(args, folder, {
		AWS_ENDPOINT_URL_S3: server.endpoint,
		AWS_REGION: server.region,
		AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
	});
const restore = async (asOf: string, ...more: string[]) => {
	const ran = await run(
		...["restore", "--store", "s3://state/a", "--as-of", asOf],
		...["--yes", "--json", ...more],
	);
	return { ...ran, json: JSON.parse(ran.stdout) };
};
const contents = (bucket: string, prefix: string) => {
	const found = server.buckets.get(bucket);
	return Object.fromEntries(
		(found?.keys() ?? [])
			.filter((key) => key.startsWith(prefix))
			.map((key) => [
				key.slice(prefix.length),
				[
					found?.get(key)?.body.toString("latin1"),
					found?.get(key)?.headers["x-amz-meta-generation"],
				],
			]),
	);
};
const write = (key: string, body: string) =>
	state.put(key, {
		body: Buffer.from(body),
		etag: `"${key.length}-${body.length}"`,
		headers: {},
		checksum: {},
	});
const notice = (id: string) =>
	`---\nid: ${id}\n---\n\n# 关于召开${id}工作会议的通知\n\n会议时间：2026年6月20日上午9:00\n`;

describe("a store in a bucket with versions", () => {
	let before: ReturnType<typeof contents>;

	beforeAll(async () => {
		folder = await workspace({ "a.md": notice("a"), "b.md": notice("b") });
		expect((await run("publish", ...PLACES)).code).toBe(0);
		before = contents("state", "a/");
	});

	it("that was damaged by hand is what it was, the head last and by condition", async () => {
		now = new Date("2026-06-01T02:00:00Z");
		state.delete("a/head.json");
		write("a/placed/a.json", "torn");
		state.delete("a/journal/0.json");
		write("a/due/0.b.d9", "");
		const broken = await run("verify", ...PLACES);
		expect(broken.code).not.toBe(0);
		server.requests.length = 0;
		const { json, code } = await restore("2026-06-01T01:00:00Z");
		expect(code).toBe(0);
		expect(json).toMatchObject({ put: 3, deleted: 1 });
		expect(contents("state", "a/")).toEqual(before);
		const writes = server.requests.filter(({ operation }) =>
			/^(?:Put|Delete)Object$/.test(operation),
		);
		expect(writes.at(-1)).toMatchObject({ key: "a/head.json" });
		const verified = await run("verify", "--json", ...PLACES);
		expect(JSON.parse(verified.stdout).differences).toEqual([]);
	});

	it("is copied as it was into an empty place, and into no other", async () => {
		now = new Date("2026-06-01T04:00:00Z");
		const { code } = await restore(
			"2026-06-01T01:00:00+00:00",
			...["--into", "s3://copy/b"],
		);
		expect(code).toBe(0);
		expect(contents("copy", "b/")).toEqual(before);
		const again = await restore(
			"2026-06-01T01:00:00Z",
			...["--into", "s3://copy/b"],
		);
		expect(again.stderr).toContain("is not empty");
		expect(again.code).toBe(3);
		const verified = await run(
			...["verify", "--json", "--store", "s3://copy/b", "--out", "s3://site"],
		);
		expect(JSON.parse(verified.stdout).differences).toEqual([]);
	});

	it("is not put back behind a commit that readers have seen", async () => {
		now = new Date("2026-06-01T06:00:00Z");
		await put(folder, { "c.md": notice("c") });
		expect((await run("publish", ...PLACES)).code).toBe(0);
		const there = contents("state", "a/");
		const { code, stderr } = await restore("2026-06-01T05:00:00Z");
		expect(stderr).toContain("something was published since");
		expect(code).toBe(3);
		expect(contents("state", "a/")).toEqual(there);
	});

	it("asks before it changes anything", async () => {
		write("a/placed/a.json", "torn");
		const ran = await run(
			...["restore", "--store", "s3://state/a"],
			...["--as-of", "2026-06-01T05:59:59Z"],
		);
		expect(ran.code).toBe(3);
	});

	it.each([
		["no instant", ["--as-of", "yesterday"], "--as-of wants"],
		["no instant at all", [], "--as-of wants"],
		[
			"a folder",
			["--as-of", "2026-06-01T00:00:00Z", "--store", ".huixun"],
			"keeps no versions",
		],
	])("is refused with 2 for %s", async (_what, args, said) => {
		const ran = await run("restore", "--store", "s3://state/a", ...args);
		expect(ran.stderr).toContain(said);
		expect(ran.code).toBe(2);
	});
});
