// Faults as the SDK sees them: what it retries, what it throws, and what happened meanwhile.
import {
	GetObjectCommand,
	PutObjectCommand,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultKind } from "../support/s3/faults.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

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

const create = (Key: string, sender = client, abortSignal?: AbortSignal) =>
	sender.send(
		new PutObjectCommand({
			Bucket: "site",
			Key,
			Body: "1",
			IfNoneMatch: "*",
		}),
		{ ...(abortSignal ? { abortSignal } : {}) },
	);
const read = (Key: string) =>
	client.send(new GetObjectCommand({ Bucket: "site", Key }));
const keys = () => server.buckets.get("site")?.keys();
const statuses = () => server.requests.map(({ status }) => status);

describe("a create, with one attempt", () => {
	it.each<[FaultKind & string, string, string[]]>([
		["409 ConditionalRequestConflict", "409 ConditionalRequestConflict", []],
		["503 SlowDown", "503 SlowDown", []],
		["500 before", "500 InternalError", []],
		["500 after commit", "500 InternalError", ["a"]],
		// The SDK's name for a connection that was reset.
		["reset before", "no reply TimeoutError", []],
		["reset after commit", "no reply TimeoutError", ["a"]],
	])("struck by %s", async (kind, failure, stored) => {
		server.faults.next({ kind });
		expect(await failureOf(create("a"))).toBe(failure);
		expect(keys()).toEqual(stored);
		expect(server.requests).toMatchObject([{ fault: kind }]);
	});
});

describe("a create, with the SDK's three attempts", () => {
	let retrying: S3Client;
	beforeEach(() => {
		retrying = clientOf(server, { maxAttempts: 3 });
	});
	afterEach(() => retrying.destroy());

	it.each<[FaultKind & string, string, (number | undefined)[]]>([
		// Not retried.
		["409 ConditionalRequestConflict", "409 ConditionalRequestConflict", [409]],
		["503 SlowDown", "no failure", [503, 200]],
		["500 before", "no failure", [500, 200]],
		["reset before", "no failure", [undefined, 200]],
		// It was our own write that the second attempt finds.
		["500 after commit", "412 PreconditionFailed", [500, 412]],
		["reset after commit", "412 PreconditionFailed", [undefined, 412]],
	])("struck by %s", async (kind, failure, replies) => {
		server.faults.next({ kind });
		expect(await failureOf(create("a", retrying))).toBe(failure);
		expect(statuses()).toEqual(replies);
	});

	it("gives up after three faults", async () => {
		server.faults.every(1, "503 SlowDown");
		expect(await failureOf(create("a", retrying))).toBe("503 SlowDown");
		expect(statuses()).toEqual([503, 503, 503]);
	});
});

describe("a request that hangs", () => {
	it("is not answered, and ends with its sender's patience", async () => {
		const { struck } = server.faults.next({ kind: "hang" });
		const patience = new AbortController();
		const outcome = failureOf(create("a", client, patience.signal));
		await struck;
		expect(keys()).toEqual([]);
		patience.abort();
		expect(await outcome).toBe("no reply AbortError");
		expect(statuses()).toEqual([undefined]);
	});

	it("ends with the server", async () => {
		const { struck } = server.faults.next({ kind: "hang" });
		const outcome = failureOf(create("a"));
		await struck;
		await server.close();
		expect(await outcome).toMatch(/^no reply/);
	});
});

describe("a delay", () => {
	it("of a request lets a later one overtake it", async () => {
		let release = () => {};
		const delay = new Promise<void>((resolve) => {
			release = resolve;
		});
		const { struck } = server.faults.next({ kind: { delay } });
		const slow = failureOf(create("a"));
		await struck;
		await create("a");
		release();
		expect(await slow).toBe("412 PreconditionFailed");
	});

	it("of a reply shows others what its sender does not know yet", async () => {
		let release = () => {};
		const delayReply = new Promise<void>((resolve) => {
			release = resolve;
		});
		const { struck } = server.faults.next({ kind: { delayReply } });
		const slow = failureOf(create("a"));
		await struck;
		expect(await failureOf(create("a"))).toBe("412 PreconditionFailed");
		release();
		expect(await slow).toBe("no failure");
	});
});

describe("a planned fault", () => {
	it("waits for the request it is for", async () => {
		server.faults.next({
			method: "PUT",
			bucket: "site",
			key: /^head/,
			kind: "500 before",
		});
		await create("journal/1");
		expect(await failureOf(read("head.json"))).toBe("404 NoSuchKey");
		expect(await failureOf(create("head.json"))).toBe("500 InternalError");
		await create("head.json");
	});

	it("may be for an operation by name", async () => {
		await create("a");
		server.faults.next({ operation: "GetObject", kind: "503 SlowDown" });
		await create("b");
		expect(await failureOf(read("a"))).toBe("503 SlowDown");
	});

	it("strikes one request after the other when several are planned", async () => {
		server.faults.next({ kind: "503 SlowDown" });
		server.faults.next({ kind: "500 before" });
		expect(await failureOf(create("a"))).toBe("503 SlowDown");
		expect(await failureOf(create("a"))).toBe("500 InternalError");
		expect(await failureOf(create("a"))).toBe("no failure");
	});

	it("may strike every third request until it is cleared", async () => {
		server.faults.every(3, "503 SlowDown", { method: "PUT" });
		const outcomes: string[] = [];
		for (let n = 1; n <= 7; n++) outcomes.push(await failureOf(create(`${n}`)));
		expect(outcomes.map((outcome) => outcome === "503 SlowDown")).toEqual([
			false,
			false,
			true,
			false,
			false,
			true,
			false,
		]);
		server.faults.clear();
		for (let n = 8; n <= 12; n++) await create(`${n}`);
	});
});
