import { afterAll, describe, expect, it } from "vitest";
import type { S3Store } from "../../functions/store/s3Store.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";
import { s3StoreOn } from "../support/s3Stores.ts";
import { storeContract } from "./contract.ts";

const server = await startS3Server({ buckets: ["site", "versioned"] });
const versioned = server.buckets.get("versioned");
if (versioned) versioned.versioning = "Enabled";
const opened: S3Store[] = [];
afterAll(async () => {
	for (const store of opened) store.close();
	await server.close();
});

/** Each store a site of its own in the same bucket. */
async function open(bucket: string): Promise<S3Store> {
	const store = s3StoreOn(server, { bucket, prefix: `site-${opened.length}` });
	opened.push(store);
	return store;
}

storeContract("S3", () => open("site"));
storeContract("S3 with versions", () => open("versioned"));

const bytes = (text: string) => new TextEncoder().encode(text);

describe("several sites in one bucket", () => {
	it("do not see each other", async () => {
		const [one, other] = [await open("site"), await open("site")];
		await one.put("a", bytes("1"));
		await other.put("b", bytes("2"));
		expect((await one.list("")).keys).toEqual(["a"]);
		expect((await other.list("")).keys).toEqual(["b"]);
		expect(await other.get("a")).toBeUndefined();
		expect(one.place).toMatch(/^s3:\/\/site\/site-\d+\/$/);
	});

	it.each(["/a", "a/", "a//b", "会", ".."])(
		"cannot stand below %j",
		(prefix) => {
			expect(() => s3StoreOn(server, { prefix })).toThrow("not a key");
		},
	);
});

describe("what readers are sent", () => {
	it("is what was put: type, cache rule and bytes, and no other headers of ours", async () => {
		const store = await open("site");
		await store.put("feed.json", bytes('{"标题":1}'), {
			metadata: {
				contentType: "application/feed+json; charset=utf-8",
				cacheControl: "public, max-age=60",
				generation: 3,
			},
		});
		const [object] = [...(server.buckets.get("site")?.keys() ?? [])]
			.filter((key) => key.endsWith("feed.json"))
			.map((key) => server.buckets.get("site")?.get(key));
		expect(object?.body.toString()).toBe('{"标题":1}');
		expect(object?.headers).toMatchObject({
			"content-type": "application/feed+json; charset=utf-8",
			"cache-control": "public, max-age=60",
			"x-amz-meta-generation": "3",
		});
		expect(object?.headers["content-encoding"]).toBeUndefined();
	});
});

describe("earlier versions", () => {
	it("are gone once forgotten, delete markers too, and only those of that key", async () => {
		const store = await open("versioned");
		const prefix = store.place.replace("s3://versioned/", "");
		for (const text of ["1", "2", "3"]) await store.put("a", bytes(text));
		await store.delete("a");
		await store.put("a", bytes("4"));
		await store.put("a.b", bytes("5"));
		await store.put("a.b", bytes("6"));
		expect(await store.forgetVersions("a")).toEqual({ kind: "forgotten" });
		const bodies = (key: string) =>
			versioned?.versions(prefix + key).map(({ body }) => body.toString());
		expect(bodies("a")).toEqual(["4"]);
		expect(bodies("a.b")).toEqual(["6", "5"]);
	});

	it("are gone also where they fill more than one page", async () => {
		const store = await open("versioned");
		const prefix = store.place.replace("s3://versioned/", "");
		for (let version = 0; version < 1100; version++)
			versioned?.put(`${prefix}a`, {
				body: Buffer.from(String(version)),
				etag: `"${version}"`,
				headers: {},
				checksum: {},
			});
		expect(await store.forgetVersions("a")).toEqual({ kind: "forgotten" });
		expect(
			versioned?.versions(`${prefix}a`).map(({ body }) => body.toString()),
		).toEqual(["1099"]);
	});

	it.each(["s3:ListBucketVersions", "s3:DeleteObjectVersion"])(
		"that may not be deleted are told of: %s is missing",
		async (missing) => {
			const guarded = await startS3Server({
				buckets: ["site"],
				authorize: ({ action }) => action !== missing,
			});
			const bucket = guarded.buckets.get("site");
			if (bucket) bucket.versioning = "Enabled";
			const store = s3StoreOn(guarded);
			await store.put("a", bytes("1"));
			await store.put("a", bytes("2"));
			expect(await store.forgetVersions("a")).toEqual({
				kind: "denied",
				detail: "403 AccessDenied",
			});
			expect(bucket?.versions("a")).toHaveLength(2);
			store.close();
			await guarded.close();
		},
	);
});
