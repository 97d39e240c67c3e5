// What a test can watch and decide: events, the log of requests, permissions; and the command.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
	CopyObjectCommand,
	DeleteObjectCommand,
	DeleteObjectsCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutBucketVersioningCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuthorizationRequest } from "../support/s3/answer.ts";
import type { S3EventRecord } from "../support/s3/notifications.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

const Bucket = "inbox";
let server: S3TestServer;
let client: S3Client;
let events: S3EventRecord[];
let allow: (request: AuthorizationRequest) => boolean;

beforeEach(async () => {
	events = [];
	allow = () => true;
	server = await startS3Server({
		buckets: [Bucket],
		onEvent: (event) => events.push(event),
		authorize: (request) => allow(request),
		now: () => new Date("2026-03-01T08:00:00Z"),
	});
	client = clientOf(server);
});

afterEach(async () => {
	client.destroy();
	await server.close();
});

const put = (Key: string, Body = "hello", more = {}) =>
	client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));
const remove = (Key: string, more = {}) =>
	client.send(new DeleteObjectCommand({ Bucket, Key, ...more }));
const enableVersioning = () =>
	client.send(
		new PutBucketVersioningCommand({
			Bucket,
			VersioningConfiguration: { Status: "Enabled" },
		}),
	);

describe("a notification", () => {
	it("tells of an object put, its key URL-encoded", async () => {
		await put("通知/red flower+1.md");
		expect(events).toEqual([
			{
				eventVersion: "2.1",
				eventSource: "aws:s3",
				awsRegion: "us-east-1",
				eventTime: "2026-03-01T08:00:00.000Z",
				eventName: "ObjectCreated:Put",
				userIdentity: { principalId: "A3TESTOWNER" },
				requestParameters: { sourceIPAddress: "127.0.0.1" },
				responseElements: {
					"x-amz-request-id": "0000000000000001",
					"x-amz-id-2": "s3-test-server",
				},
				s3: {
					s3SchemaVersion: "1.0",
					configurationId: "test",
					bucket: {
						name: "inbox",
						ownerIdentity: { principalId: "A3TESTOWNER" },
						arn: "arn:aws:s3:::inbox",
					},
					object: {
						key: "%E9%80%9A%E7%9F%A5/red+flower%2B1.md",
						size: 5,
						eTag: "5d41402abc4b2a76b9719d911017c592",
						sequencer: "0055AED6DCD90281E5",
					},
				},
			},
		]);
	});

	it("tells of deletes without size and ETag, of absent keys nothing", async () => {
		await put("a");
		await remove("a");
		await remove("a");
		expect(events.map(({ eventName }) => eventName)).toEqual([
			"ObjectCreated:Put",
			"ObjectRemoved:Delete",
		]);
		expect(events[1]?.s3.object).toEqual({
			key: "a",
			sequencer: "0055AED6DCD90281E6",
		});
	});

	it("tells of markers and versions under versioning", async () => {
		await enableVersioning();
		const { VersionId } = await put("a");
		const marker = await remove("a");
		await remove("a", { VersionId });
		expect(
			events.map(({ eventName, s3 }) => [eventName, s3.object.versionId]),
		).toEqual([
			["ObjectCreated:Put", VersionId],
			["ObjectRemoved:DeleteMarkerCreated", marker.VersionId],
			["ObjectRemoved:Delete", VersionId],
		]);
	});

	it("tells of copies and of each of many deletes", async () => {
		await put("a");
		await client.send(
			new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/a` }),
		);
		await client.send(
			new DeleteObjectsCommand({
				Bucket,
				Delete: { Objects: [{ Key: "a" }, { Key: "b" }] },
			}),
		);
		expect(
			events.map(({ eventName, s3 }) => `${eventName} ${s3.object.key}`),
		).toEqual([
			"ObjectCreated:Put a",
			"ObjectCreated:Copy b",
			"ObjectRemoved:Delete a",
			"ObjectRemoved:Delete b",
		]);
	});

	it("comes of what took effect, not of what was refused", async () => {
		await put("a", "1", { IfNoneMatch: "*" });
		await failureOf(put("a", "2", { IfNoneMatch: "*" }));
		server.faults.next({ kind: "reset after commit" });
		await failureOf(put("b"));
		expect(events.map(({ s3 }) => s3.object.key)).toEqual(["a", "b"]);
	});

	it("is preceded by a test event, which has no records", () => {
		expect(server.testEvent("inbox")).toEqual({
			Service: "Amazon S3",
			Event: "s3:TestEvent",
			Time: "2026-03-01T08:00:00.000Z",
			Bucket: "inbox",
			RequestId: "0000000000000001",
			HostId: "s3-test-server",
		});
	});
});

describe("the log of requests", () => {
	it("says what was asked, by whom, and how it went", async () => {
		await put("a");
		await get("a").then((reply) => reply.Body?.transformToString());
		await client.send(new ListObjectsV2Command({ Bucket, Prefix: "no/" }));
		await failureOf(get("b"));
		expect(
			server.requests.map((each) => [
				each.operation,
				each.method,
				each.bucket,
				each.key,
				each.status,
				each.bytesIn,
			]),
		).toEqual([
			["PutObject", "PUT", "inbox", "a", 200, 5],
			["GetObject", "GET", "inbox", "a", 200, 0],
			["ListObjectsV2", "GET", "inbox", "", 200, 0],
			["GetObject", "GET", "inbox", "b", 404, 0],
		]);
		expect(server.requests[1]?.bytesOut).toBe(5);
		expect(server.requests[2]?.query).toMatchObject({ prefix: "no/" });
		expect(server.requests[0]?.accessKeyId).toBe("TESTACCESSKEYID");
		expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
	});

	it("can be emptied to count afresh", async () => {
		await put("a");
		server.requests.length = 0;
		await put("b");
		expect(server.requests.map(({ key }) => key)).toEqual(["b"]);
	});
});

describe("permissions", () => {
	const asked = () =>
		server.requests
			.at(-1)
			?.permissions.map(
				({ action, resource }) =>
					`${action} ${resource.replace("arn:aws:s3:::", "")}`,
			);

	it("are asked for by action and resource", async () => {
		const { ETag } = await put("a");
		expect(asked()).toEqual(["s3:PutObject inbox/a"]);
		await get("a");
		expect(asked()).toEqual(["s3:GetObject inbox/a"]);
		await client.send(new HeadObjectCommand({ Bucket, Key: "a" }));
		expect(asked()).toEqual(["s3:GetObject inbox/a"]);
		await client.send(new ListObjectsV2Command({ Bucket }));
		expect(asked()).toEqual(["s3:ListBucket inbox"]);
		await client.send(
			new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/a` }),
		);
		expect(asked()).toEqual(["s3:GetObject inbox/a", "s3:PutObject inbox/b"]);
		await remove("a", { IfMatch: ETag });
		expect(asked()).toEqual([
			"s3:DeleteObject inbox/a",
			"s3:GetObject inbox/a",
		]);
	});

	it("to write by ETag include reading", async () => {
		const { ETag } = await put("a");
		await put("a", "2", { IfMatch: ETag });
		expect(asked()).toEqual(["s3:PutObject inbox/a", "s3:GetObject inbox/a"]);
		allow = ({ action }) => action !== "s3:GetObject";
		expect(await failureOf(put("a", "3", { IfMatch: ETag }))).toBe(
			"403 AccessDenied",
		);
		await put("b", "1", { IfNoneMatch: "*" });
	});

	it("to delete a version are others than to delete", async () => {
		await enableVersioning();
		const { VersionId } = await put("a");
		allow = ({ action }) => action !== "s3:DeleteObjectVersion";
		await remove("a");
		expect(await failureOf(remove("a", { VersionId }))).toBe(
			"403 AccessDenied",
		);
	});

	it("decide what happens: what is denied has no effect", async () => {
		allow = ({ action }) => action !== "s3:PutObject";
		expect(await failureOf(put("a"))).toBe("403 AccessDenied");
		expect(server.buckets.get(Bucket)?.keys()).toEqual([]);
		expect(events).toEqual([]);
	});

	it("to list are needed to be told that a key is absent", async () => {
		await put("a");
		allow = ({ action }) => action !== "s3:ListBucket";
		await get("a");
		expect(await failureOf(get("b"))).toBe("403 AccessDenied");
	});

	it("to delete many are asked for key by key", async () => {
		await put("a");
		await put("b");
		allow = ({ resource }) => resource !== "arn:aws:s3:::inbox/a";
		const reply = await client.send(
			new DeleteObjectsCommand({
				Bucket,
				Delete: { Objects: [{ Key: "a" }, { Key: "b" }] },
			}),
		);
		expect(reply.Errors).toMatchObject([{ Key: "a", Code: "AccessDenied" }]);
		expect(server.buckets.get(Bucket)?.keys()).toEqual(["a"]);
	});
});

describe("the command", () => {
	it("prints its endpoint, serves, and stops when it is told to", async () => {
		const child = spawn(
			process.execPath,
			[
				"--import",
				"tsx",
				fileURLToPath(new URL("../support/s3/command.ts", import.meta.url)),
				...["--port", "0", "--bucket", "site", "--access-key", "KEY"],
			],
			{ stdio: ["ignore", "pipe", "inherit"] },
		);
		const ended = once(child, "exit");
		const [endpoint] = await once(
			createInterface({ input: child.stdout }),
			"line",
		);
		const remote = clientOf(server, {
			endpoint,
			credentials: {
				accessKeyId: "KEY",
				secretAccessKey: "test-secret-access-key",
			},
		});
		await remote.send(
			new PutObjectCommand({ Bucket: "site", Key: "a", Body: "1" }),
		);
		remote.destroy();
		child.kill("SIGTERM");
		expect(await ended).toEqual([0, null]);
	});
});
