// Objects: bytes, metadata, ETags, ranges, copies, deletes.
import { createHash } from "node:crypto";
import {
	CopyObjectCommand,
	CreateBucketCommand,
	DeleteBucketCommand,
	DeleteObjectCommand,
	DeleteObjectsCommand,
	GetObjectCommand,
	type GetObjectCommandInput,
	HeadBucketCommand,
	HeadObjectCommand,
	PutObjectCommand,
	type PutObjectCommandInput,
	PutObjectTaggingCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

let server: S3TestServer;
let client: S3Client;
let buckets = 0;
let Bucket: string;

beforeAll(async () => {
	server = await startS3Server();
	client = clientOf(server);
});

beforeEach(async () => {
	Bucket = `bucket-${++buckets}`;
	await client.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
	client.destroy();
	await server.close();
});

const put = (
	Key: string,
	body: string | Uint8Array,
	more: Partial<PutObjectCommandInput> = {},
) =>
	client.send(
		new PutObjectCommand({ Bucket, Key, Body: Buffer.from(body), ...more }),
	);
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
	client.send(new GetObjectCommand({ ...more, Bucket, Key }));
const head = (Key: string) =>
	client.send(new HeadObjectCommand({ Bucket, Key }));
const remove = (Key: string) =>
	client.send(new DeleteObjectCommand({ Bucket, Key }));
const textOf = async (Key: string) =>
	(await get(Key)).Body?.transformToString();

describe("an object", () => {
	it("gives back its bytes, whatever they are", async () => {
		const bytes = Uint8Array.from({ length: 1024 }, (_, n) => n % 256);
		await put("bytes", bytes);
		const reply = await get("bytes");
		expect(await reply.Body?.transformToByteArray()).toEqual(bytes);
		expect(reply.ContentLength).toBe(1024);
	});

	it("may be empty", async () => {
		await put("due/0/a.d1", "");
		expect((await head("due/0/a.d1")).ContentLength).toBe(0);
		expect(await textOf("due/0/a.d1")).toBe("");
	});

	it("may have several megabytes", async () => {
		const bytes = Buffer.alloc(6 * 1024 * 1024, "x");
		await put("large", bytes);
		expect((await head("large")).ContentLength).toBe(6_291_456);
	});

	it("has the quoted MD5 of its bytes for an ETag", async () => {
		const md5 = createHash("md5").update("会议").digest("hex");
		expect((await put("a", "会议")).ETag).toBe(`"${md5}"`);
		expect((await get("a")).ETag).toBe(`"${md5}"`);
		expect((await head("a")).ETag).toBe(`"${md5}"`);
	});

	it("keeps its headers and its user metadata", async () => {
		await put("feed.xml", "<rss/>", {
			ContentType: "application/rss+xml; charset=utf-8",
			CacheControl: "public, max-age=60",
			ContentEncoding: "gzip",
			ContentDisposition: 'attachment; filename="feed.xml"',
			ContentLanguage: "zh-Hans",
			Metadata: { generation: "7", sha256: "00ff" },
		});
		for (const reply of [await get("feed.xml"), await head("feed.xml")])
			expect(reply).toMatchObject({
				ContentType: "application/rss+xml; charset=utf-8",
				CacheControl: "public, max-age=60",
				ContentEncoding: "gzip",
				ContentDisposition: 'attachment; filename="feed.xml"',
				ContentLanguage: "zh-Hans",
				Metadata: { generation: "7", sha256: "00ff" },
			});
	});

	it("loses the metadata of the object it replaces", async () => {
		await put("a", "1", { Metadata: { generation: "7" } });
		await put("a", "2");
		expect((await head("a")).Metadata).toEqual({});
	});

	it("may have any key that UTF-8 can write, up to 1,024 bytes", async () => {
		for (const key of [
			"会议/通知 一.json",
			"a+b=c&d?e#f%25",
			"(x)'!*~",
			"😀",
			"a".repeat(1024),
		]) {
			await put(key, key);
			expect(await textOf(key)).toBe(key);
		}
		expect(await failureOf(put("会".repeat(342), ""))).toBe(
			"400 KeyTooLongError",
		);
	});

	it("has at most 2 KB of user metadata", async () => {
		expect(
			await failureOf(put("a", "", { Metadata: { a: "x".repeat(2048) } })),
		).toBe("400 MetadataTooLarge");
	});

	it("gives a part of its bytes", async () => {
		await put("a", "0123456789");
		const part = async (Range: string) => {
			const reply = await get("a", { Range });
			return `${reply.ContentRange} ${await reply.Body?.transformToString()}`;
		};
		expect(await part("bytes=2-4")).toBe("bytes 2-4/10 234");
		expect(await part("bytes=7-")).toBe("bytes 7-9/10 789");
		expect(await part("bytes=-2")).toBe("bytes 8-9/10 89");
		expect(await part("bytes=8-99")).toBe("bytes 8-9/10 89");
		expect(await failureOf(get("a", { Range: "bytes=10-" }))).toBe(
			"416 InvalidRange",
		);
	});

	it("is told to be absent, with its key", async () => {
		const call = get("no/such");
		await expect(call).rejects.toMatchObject({
			name: "NoSuchKey",
			message: "The specified key does not exist.",
			Key: "no/such",
		});
		// A reply to HEAD has no body to name the error in.
		expect(await failureOf(head("no/such"))).toBe("404 NotFound");
	});

	it("goes when it is deleted, and may be deleted again", async () => {
		await put("a", "1");
		await remove("a");
		await remove("a");
		expect(await failureOf(get("a"))).toBe("404 NoSuchKey");
		expect(server.buckets.get(Bucket)?.keys()).toEqual([]);
	});

	it("is refused where the request asks for what this server does not do", async () => {
		expect(await failureOf(put("a", "1", { StorageClass: "GLACIER" }))).toBe(
			"501 NotImplemented",
		);
		expect(
			await failureOf(
				client.send(
					new PutObjectTaggingCommand({
						Bucket,
						Key: "a",
						Tagging: { TagSet: [] },
					}),
				),
			),
		).toBe("501 NotImplemented");
		expect(server.buckets.get(Bucket)?.keys()).toEqual([]);
	});
});

describe("deleting many", () => {
	it("deletes what is named, also what is absent", async () => {
		for (const key of ["a&b", "c", "d"]) await put(key, "");
		const reply = await client.send(
			new DeleteObjectsCommand({
				Bucket,
				Delete: { Objects: [{ Key: "a&b" }, { Key: "d" }, { Key: "gone" }] },
			}),
		);
		expect(reply.Deleted?.map(({ Key }) => Key)).toEqual(["a&b", "d", "gone"]);
		expect(reply.Errors).toBeUndefined();
		expect(server.buckets.get(Bucket)?.keys()).toEqual(["c"]);
	});

	it("says nothing of what went well when asked to be quiet", async () => {
		await put("a", "");
		const reply = await client.send(
			new DeleteObjectsCommand({
				Bucket,
				Delete: { Quiet: true, Objects: [{ Key: "a" }] },
			}),
		);
		expect(reply.Deleted).toBeUndefined();
		expect(server.buckets.get(Bucket)?.keys()).toEqual([]);
	});

	it("has an outcome for each key", async () => {
		const { ETag } = await put("a", "1");
		await put("b", "1");
		const reply = await client.send(
			new DeleteObjectsCommand({
				Bucket,
				Delete: {
					Objects: [
						{ Key: "a", ETag },
						{ Key: "b", ETag: '"0"' },
					],
				},
			}),
		);
		expect(reply.Deleted?.map(({ Key }) => Key)).toEqual(["a"]);
		expect(reply.Errors).toMatchObject([
			{ Key: "b", Code: "PreconditionFailed" },
		]);
	});
});

describe("a copy", () => {
	const copy = (Key: string, CopySource: string, more = {}) =>
		client.send(new CopyObjectCommand({ Bucket, Key, CopySource, ...more }));

	it("has the bytes, the ETag and the metadata of its source", async () => {
		const { ETag } = await put("会 议", "1", {
			ContentType: "text/plain",
			Metadata: { generation: "7" },
		});
		const reply = await copy("b", `${Bucket}/${encodeURIComponent("会 议")}`);
		expect(reply.CopyObjectResult?.ETag).toBe(ETag);
		expect(await get("b")).toMatchObject({
			ETag,
			ContentType: "text/plain",
			Metadata: { generation: "7" },
		});
	});

	it("has new metadata when asked to", async () => {
		await put("a", "1", { Metadata: { generation: "7" } });
		await copy("a", `${Bucket}/a`, {
			MetadataDirective: "REPLACE",
			Metadata: { generation: "8" },
		});
		expect((await head("a")).Metadata).toEqual({ generation: "8" });
	});

	it("is refused onto itself without a change", async () => {
		await put("a", "1");
		expect(await failureOf(copy("a", `${Bucket}/a`))).toBe(
			"400 InvalidRequest",
		);
	});

	it("is made only if the source is as expected", async () => {
		const { ETag } = await put("a", "1");
		const from = `/${Bucket}/a`;
		expect(await failureOf(copy("b", from, { CopySourceIfMatch: '"0"' }))).toBe(
			"412 PreconditionFailed",
		);
		expect(
			await failureOf(copy("b", from, { CopySourceIfNoneMatch: ETag })),
		).toBe("412 PreconditionFailed");
		expect(await failureOf(copy("b", `${Bucket}/none`))).toBe("404 NoSuchKey");
		await copy("b", from, { CopySourceIfMatch: ETag });
		expect(await textOf("b")).toBe("1");
	});

	it("is made only if the destination is as expected", async () => {
		await put("a", "1");
		await put("b", "2");
		expect(
			await failureOf(copy("b", `${Bucket}/a`, { IfNoneMatch: "*" })),
		).toBe("412 PreconditionFailed");
		await copy("c", `${Bucket}/a`, { IfNoneMatch: "*" });
		expect(await textOf("c")).toBe("1");
	});
});

describe("a bucket", () => {
	it("is created once, found, and removed when it is empty", async () => {
		expect(
			await failureOf(client.send(new CreateBucketCommand({ Bucket }))),
		).toBe("409 BucketAlreadyOwnedByYou");
		await client.send(new HeadBucketCommand({ Bucket }));
		await put("a", "1");
		const removal = () => client.send(new DeleteBucketCommand({ Bucket }));
		expect(await failureOf(removal())).toBe("409 BucketNotEmpty");
		await remove("a");
		await removal();
		expect(
			await failureOf(client.send(new HeadBucketCommand({ Bucket }))),
		).toBe("404 NotFound");
		expect(await failureOf(put("a", "1"))).toBe("404 NoSuchBucket");
	});

	it("has a name of S3's kind", async () => {
		expect(
			await failureOf(client.send(new CreateBucketCommand({ Bucket: "A_b" }))),
		).toBe("400 InvalidBucketName");
	});
});
