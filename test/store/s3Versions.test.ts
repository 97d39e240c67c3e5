// Versions of a bucket, across pages of the listing.
import { afterAll, expect, it } from "vitest";
import { S3Versions } from "../../functions/store/s3Versions.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";

let now = new Date("2026-06-01T00:00:00Z");
const server = await startS3Server({ buckets: ["kept"], now: () => now });
afterAll(() => server.close());

it("are given whole for each key, newest first, below a prefix", async () => {
	const bucket = server.buckets.get("kept");
	if (!bucket) throw new Error("no bucket");
	bucket.versioning = "Enabled";
	const put = (key: string, body: string) =>
		bucket.put(key, {
			body: Buffer.from(body),
			etag: '"e"',
			headers: { "content-type": "text/plain" },
			checksum: {},
		});
	for (let n = 0; n < 1500; n++) {
		now = new Date(Date.parse("2026-06-01T00:00:00Z") + n * 1000);
		put(n < 700 ? "p/a" : "p/b", String(n));
	}
	bucket.delete("p/a");
	put("q/c", "another's");
	const versions = new S3Versions({
		bucket: "kept",
		prefix: "p",
		endpoint: server.endpoint,
		region: server.region,
		credentials: server.credentials,
	});
	const found = [];
	for await (const one of versions.ofEachKey()) found.push(one);
	expect(found.map(([first, ...more]) => [first?.key, more.length])).toEqual([
		["a", 700],
		["b", 799],
	]);
	expect(found[0]?.slice(0, 2)).toMatchObject([
		{ deleted: true, latest: true, at: "2026-06-01T00:24:59Z" },
		{ deleted: false, latest: false, at: "2026-06-01T00:11:39Z" },
	]);
	const middle = found[1]?.find(({ at }) => at <= "2026-06-01T00:20:00Z");
	if (!middle) throw new Error("none");
	const { body, metadata } = await versions.read(middle);
	expect(new TextDecoder().decode(body)).toBe("1200");
	expect(metadata.contentType).toBe("text/plain");
});
