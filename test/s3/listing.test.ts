// Listings: order, pages, prefixes, delimiters, versions.
import {
	DeleteObjectCommand,
	GetBucketVersioningCommand,
	GetObjectCommand,
	ListObjectsV2Command,
	type ListObjectsV2CommandInput,
	ListObjectVersionsCommand,
	PutBucketVersioningCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { etagOf } from "../support/s3/objectContent.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

let server: S3TestServer;
let client: S3Client;
const Bucket = "site";

beforeEach(async () => {
	server = await startS3Server({ buckets: [Bucket] });
	client = clientOf(server);
});

afterEach(async () => {
	client.destroy();
	await server.close();
});

function fill(keys: readonly string[]): void {
	const body = Buffer.alloc(0);
	for (const key of keys)
		server.buckets
			.get(Bucket)
			?.put(key, { body, etag: etagOf(body), headers: {}, checksum: {} });
}

async function list(input: Omit<ListObjectsV2CommandInput, "Bucket"> = {}) {
	const reply = await client.send(
		new ListObjectsV2Command({ Bucket, ...input }),
	);
	return {
		keys: reply.Contents?.map(({ Key }) => Key) ?? [],
		prefixes: reply.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [],
		token: reply.NextContinuationToken,
		truncated: reply.IsTruncated,
		count: reply.KeyCount,
	};
}

describe("a listing", () => {
	it("is in the order of the keys' UTF-8 bytes", async () => {
		// In UTF-16 the last two would change places.
		fill(["a/b", "a.b", "a", "B", "会", "\u{1f600}", "\uff5e"]);
		expect((await list()).keys).toEqual([
			"B",
			"a",
			"a.b",
			"a/b",
			"会",
			"\uff5e",
			"\u{1f600}",
		]);
	});

	it("gives 1,050 keys in two pages", async () => {
		const expected = Array.from(
			{ length: 1050 },
			(_, n) => `many/${String(n).padStart(4, "0")}`,
		);
		fill([...expected].reverse());
		fill(["mamy", "manz"]);
		const first = await list({ Prefix: "many/" });
		expect(first).toMatchObject({ truncated: true, count: 1000 });
		const second = await list({
			Prefix: "many/",
			ContinuationToken: first.token,
		});
		expect(second).toMatchObject({
			truncated: false,
			count: 50,
			token: undefined,
		});
		expect([...first.keys, ...second.keys]).toEqual(expected);
	});

	it("is not truncated when a page holds exactly all", async () => {
		fill(["a", "b"]);
		expect(await list({ MaxKeys: 2 })).toMatchObject({
			keys: ["a", "b"],
			truncated: false,
		});
		expect(await list({ MaxKeys: 0 })).toMatchObject({
			keys: [],
			truncated: false,
		});
	});

	it("starts after a key, be it there or not", async () => {
		fill(["due/0/a", "due/0/b", "due/1/c"]);
		expect((await list({ StartAfter: "due/0/a" })).keys).toEqual([
			"due/0/b",
			"due/1/c",
		]);
		expect((await list({ StartAfter: "due/0/az" })).keys).toEqual([
			"due/0/b",
			"due/1/c",
		]);
		expect((await list({ Prefix: "due/1/", StartAfter: "a" })).keys).toEqual([
			"due/1/c",
		]);
	});

	it("rolls keys up at a delimiter, over pages too", async () => {
		fill(["a/1", "a/2", "b", "c/1", "c/2/x", "d"]);
		expect(await list({ Delimiter: "/" })).toMatchObject({
			keys: ["b", "d"],
			prefixes: ["a/", "c/"],
			count: 4,
		});
		expect(await list({ Delimiter: "/", Prefix: "c/" })).toMatchObject({
			keys: ["c/1"],
			prefixes: ["c/2/"],
		});
		const first = await list({ Delimiter: "/", MaxKeys: 1 });
		expect(first).toMatchObject({ prefixes: ["a/"], truncated: true });
		const second = await list({
			Delimiter: "/",
			MaxKeys: 2,
			ContinuationToken: first.token,
		});
		expect(second).toMatchObject({ keys: ["b"], prefixes: ["c/"] });
		const third = await list({
			Delimiter: "/",
			ContinuationToken: second.token,
		});
		expect(third).toMatchObject({ keys: ["d"], prefixes: [] });
	});

	it("writes keys that XML has trouble with", async () => {
		fill(["a&b<c>", "tab\tand\rreturn", "空 格+"]);
		expect((await list()).keys).toEqual([
			"a&b<c>",
			"tab\tand\rreturn",
			"空 格+",
		]);
		expect((await list({ EncodingType: "url" })).keys).toEqual([
			"a%26b%3Cc%3E",
			"tab%09and%0Dreturn",
			"%E7%A9%BA+%E6%A0%BC%2B",
		]);
	});

	it("tells size and ETag of each object", async () => {
		await client.send(
			new PutObjectCommand({ Bucket, Key: "a", Body: "hello" }),
		);
		const reply = await client.send(new ListObjectsV2Command({ Bucket }));
		expect(reply.Contents).toMatchObject([
			{
				Key: "a",
				Size: 5,
				ETag: '"5d41402abc4b2a76b9719d911017c592"',
				StorageClass: "STANDARD",
			},
		]);
	});

	it("refuses a token and a number that it did not give", async () => {
		expect(await failureOf(list({ ContinuationToken: "x" }))).toBe(
			"400 InvalidArgument",
		);
		expect(await failureOf(list({ MaxKeys: -1 }))).toBe("400 InvalidArgument");
	});
});

describe("versioning", () => {
	const put = (Key: string, Body: string) =>
		client.send(new PutObjectCommand({ Bucket, Key, Body }));
	const remove = (Key: string, VersionId?: string) =>
		client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
	const read = async (Key: string, VersionId?: string) => {
		const reply = await client.send(
			new GetObjectCommand({ Bucket, Key, VersionId }),
		);
		return reply.Body?.transformToString();
	};
	const setVersioning = (Status: "Enabled" | "Suspended") =>
		client.send(
			new PutBucketVersioningCommand({
				Bucket,
				VersioningConfiguration: { Status },
			}),
		);
	const status = async () =>
		(await client.send(new GetBucketVersioningCommand({ Bucket }))).Status;

	it("is off, then on, then suspended", async () => {
		expect(await status()).toBeUndefined();
		expect((await put("a", "0")).VersionId).toBeUndefined();
		await setVersioning("Enabled");
		expect(await status()).toBe("Enabled");
		await setVersioning("Suspended");
		expect(await status()).toBe("Suspended");
	});

	it("keeps what is replaced and what is deleted", async () => {
		await put("a", "0");
		await setVersioning("Enabled");
		const first = await put("a", "1");
		const second = await put("a", "2");
		const marker = await remove("a");
		expect(marker.DeleteMarker).toBe(true);
		expect(await failureOf(read("a"))).toBe("404 NoSuchKey");
		expect(await read("a", first.VersionId)).toBe("1");
		expect(await read("a", second.VersionId)).toBe("2");
		expect(await read("a", "null")).toBe("0");
		expect(await failureOf(read("a", marker.VersionId))).toBe(
			"405 MethodNotAllowed",
		);
		expect(await failureOf(read("a", "none"))).toBe("404 NoSuchVersion");
		expect((await list()).keys).toEqual([]);
	});

	it("brings the object back when its marker is deleted", async () => {
		await setVersioning("Enabled");
		await put("a", "1");
		const marker = await remove("a");
		expect(await remove("a", marker.VersionId)).toMatchObject({
			DeleteMarker: true,
			VersionId: marker.VersionId,
		});
		expect(await read("a")).toBe("1");
	});

	it("forgets a version that is deleted by its id", async () => {
		await setVersioning("Enabled");
		const first = await put("a", "1");
		await put("a", "2");
		await remove("a", first.VersionId);
		expect(await failureOf(read("a", first.VersionId))).toBe(
			"404 NoSuchVersion",
		);
		expect(await read("a")).toBe("2");
	});

	it("has one null version while it is suspended", async () => {
		await setVersioning("Enabled");
		const first = await put("a", "1");
		await setVersioning("Suspended");
		await put("a", "2");
		expect((await put("a", "3")).VersionId).toBe("null");
		expect(
			server.buckets
				.get(Bucket)
				?.versions("a")
				.map(({ versionId }) => versionId),
		).toEqual(["null", first.VersionId]);
	});

	it("lists every version, newest first, in pages", async () => {
		await setVersioning("Enabled");
		const first = await put("a", "1");
		const second = await put("a", "22");
		const marker = await remove("a");
		const other = await put("b", "1");
		const page = await client.send(
			new ListObjectVersionsCommand({ Bucket, MaxKeys: 2 }),
		);
		expect(page).toMatchObject({
			DeleteMarkers: [
				{ Key: "a", VersionId: marker.VersionId, IsLatest: true },
			],
			Versions: [
				{ Key: "a", VersionId: second.VersionId, IsLatest: false, Size: 2 },
			],
			IsTruncated: true,
		});
		const rest = await client.send(
			new ListObjectVersionsCommand({
				Bucket,
				KeyMarker: page.NextKeyMarker,
				VersionIdMarker: page.NextVersionIdMarker,
			}),
		);
		expect(rest.Versions).toMatchObject([
			{ Key: "a", VersionId: first.VersionId, IsLatest: false },
			{ Key: "b", VersionId: other.VersionId, IsLatest: true },
		]);
		expect(rest.IsTruncated).toBe(false);
	});
});
