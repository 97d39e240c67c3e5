// Conditional requests, as the state of a site depends on them.
import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadObjectCommand,
	PutBucketVersioningCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

describe("conditional requests", () => {
	let server: S3TestServer;
	let client: S3Client;

	beforeEach(async () => {
		server = await startS3Server({ buckets: ["site"] });
		client = clientOf(server);
	});

	afterEach(async () => {
		client.destroy();
		await server.close();
	});

	const put = (Body: string, condition = {}) =>
		client.send(
			new PutObjectCommand({ Bucket: "site", Key: "head", Body, ...condition }),
		);
	const read = async (condition = {}) => {
		const reply = await client.send(
			new GetObjectCommand({ Bucket: "site", Key: "head", ...condition }),
		);
		return reply.Body?.transformToString();
	};
	const remove = (condition = {}) =>
		client.send(
			new DeleteObjectCommand({ Bucket: "site", Key: "head", ...condition }),
		);

	it("creates what is absent and refuses to create what is there", async () => {
		await put("first", { IfNoneMatch: "*" });
		expect(await failureOf(put("second", { IfNoneMatch: "*" }))).toBe(
			"412 PreconditionFailed",
		);
		expect(await read()).toBe("first");
	});

	it("replaces only the state of which it is given the ETag", async () => {
		const first = await put("first");
		await put("second", { IfMatch: first.ETag });
		expect(await failureOf(put("third", { IfMatch: first.ETag }))).toBe(
			"412 PreconditionFailed",
		);
		expect(await read()).toBe("second");
	});

	it("takes an ETag without its quotes", async () => {
		const first = await put("first");
		await put("second", { IfMatch: first.ETag?.replaceAll('"', "") });
		expect(await read()).toBe("second");
	});

	it("answers NoSuchKey to a replacement of what is absent", async () => {
		expect(await failureOf(put("first", { IfMatch: '"0"' }))).toBe(
			"404 NoSuchKey",
		);
	});

	it("knows no other If-None-Match on a write than the asterisk", async () => {
		expect(await failureOf(put("first", { IfNoneMatch: '"0"' }))).toBe(
			"501 NotImplemented",
		);
	});

	it("reads only what changed", async () => {
		const { ETag } = await put("first");
		const call = read({ IfNoneMatch: ETag });
		await expect(call).rejects.toMatchObject({
			$metadata: { httpStatusCode: 304 },
		});
		await put("second");
		expect(await read({ IfNoneMatch: ETag })).toBe("second");
	});

	it("reads only what did not change", async () => {
		const { ETag } = await put("first");
		expect(await read({ IfMatch: ETag })).toBe("first");
		await put("second");
		expect(await failureOf(read({ IfMatch: ETag }))).toBe(
			"412 PreconditionFailed",
		);
	});

	it("tells a HEAD the same without a body", async () => {
		const { ETag } = await put("first");
		const head = (condition = {}) =>
			client.send(
				new HeadObjectCommand({ Bucket: "site", Key: "head", ...condition }),
			);
		expect((await head({ IfMatch: ETag })).ETag).toBe(ETag);
		await expect(head({ IfNoneMatch: ETag })).rejects.toMatchObject({
			$metadata: { httpStatusCode: 304 },
		});
		await expect(head({ IfMatch: '"0"' })).rejects.toMatchObject({
			$metadata: { httpStatusCode: 412 },
		});
	});

	it("compares dates by the second", async () => {
		await server.close();
		server = await startS3Server({
			buckets: ["site"],
			now: () => new Date("2026-03-01T08:00:00.750Z"),
		});
		client = clientOf(server);
		await put("first");
		const at = new Date("2026-03-01T08:00:00Z");
		const before = new Date("2026-03-01T07:59:59Z");
		expect(await read({ IfModifiedSince: before })).toBe("first");
		expect(await read({ IfUnmodifiedSince: at })).toBe("first");
		await expect(read({ IfModifiedSince: at })).rejects.toMatchObject({
			$metadata: { httpStatusCode: 304 },
		});
		expect(await failureOf(read({ IfUnmodifiedSince: before }))).toBe(
			"412 PreconditionFailed",
		);
	});

	it("deletes only the state of which it is given the ETag", async () => {
		const { ETag } = await put("first");
		expect(await failureOf(remove({ IfMatch: '"0"' }))).toBe(
			"412 PreconditionFailed",
		);
		await remove({ IfMatch: ETag });
		expect(await failureOf(read())).toBe("404 NoSuchKey");
		expect(await failureOf(remove({ IfMatch: ETag }))).toBe("404 NoSuchKey");
		expect(await failureOf(remove({ IfMatch: "*" }))).toBe("404 NoSuchKey");
		await remove();
	});

	it("takes a delete marker for absence", async () => {
		await client.send(
			new PutBucketVersioningCommand({
				Bucket: "site",
				VersioningConfiguration: { Status: "Enabled" },
			}),
		);
		const first = await put("first");
		await remove();
		expect(await failureOf(put("second", { IfMatch: first.ETag }))).toBe(
			"404 NoSuchKey",
		);
		expect(await failureOf(remove({ IfMatch: "*" }))).toBe(
			"412 PreconditionFailed",
		);
		await put("second", { IfNoneMatch: "*" });
		expect(await read()).toBe("second");
	});

	it("lets one of 50 concurrent creators win", async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 50 }, (_, writer) =>
				failureOf(put(String(writer), { IfNoneMatch: "*" })),
			),
		);
		expect(outcomes.filter((outcome) => outcome === "no failure")).toHaveLength(
			1,
		);
		expect(
			outcomes.filter((outcome) => outcome === "412 PreconditionFailed"),
		).toHaveLength(49);
	});

	it("loses none of 50 concurrent increments", async () => {
		await put("0");
		const increment = async () => {
			for (;;) {
				const now = await client.send(
					new GetObjectCommand({ Bucket: "site", Key: "head" }),
				);
				const count = Number(await now.Body?.transformToString()) + 1;
				const outcome = await failureOf(
					put(String(count), { IfMatch: now.ETag }),
				);
				if (outcome === "no failure") return;
				expect(outcome).toBe("412 PreconditionFailed");
			}
		};
		await Promise.all(Array.from({ length: 50 }, increment));
		expect(await read()).toBe("50");
	});
});

describe("a server that is asked to ignore conditions", () => {
	it("takes every conditional write, as a test of a test wants it", async () => {
		const server = await startS3Server({
			buckets: ["site"],
			ignoreConditions: true,
		});
		const client = clientOf(server);
		const put = (condition: object) =>
			client.send(
				new PutObjectCommand({
					Bucket: "site",
					Key: "head",
					Body: "x",
					...condition,
				}),
			);
		await put({ IfMatch: '"0"' });
		await put({ IfNoneMatch: "*" });
		await put({ IfMatch: '"0"' });
		expect(server.requests.map(({ status }) => status)).toEqual([
			200, 200, 200,
		]);
		client.destroy();
		await server.close();
	});
});
