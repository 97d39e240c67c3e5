// The store's contract on an S3 implementation by others, which the environment names.
import { randomUUID } from "node:crypto";
import { PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { S3Store } from "../../functions/store/s3Store.ts";
import { storeContract } from "../store/contract.ts";

const {
	HUIXUN_S3_ENDPOINT: endpoint,
	HUIXUN_S3_BUCKET: plain = "",
	HUIXUN_S3_VERSIONED_BUCKET: versioned = "",
	HUIXUN_S3_TARGET: target = "",
} = process.env;

/** Ceph 16.2 keeps conditions only in buckets without versions. */
const IGNORING_WITH_VERSIONS = ["radosgw"];

describe.skipIf(!endpoint)(`the store on ${target || endpoint}`, () => {
	const opened: S3Store[] = [];
	const open = async (bucket: string): Promise<S3Store> => {
		const store = new S3Store({
			bucket,
			prefix: `contract-${randomUUID()}`,
			...(endpoint ? { endpoint } : {}),
		});
		opened.push(store);
		return store;
	};
	afterAll(() => {
		for (const store of opened) store.close();
	});

	storeContract("a bucket there", () => open(plain));

	describe.skipIf(!versioned)("with versions", () => {
		beforeAll(async () => {
			const client = new S3Client({
				...(endpoint ? { endpoint } : {}),
				forcePathStyle: true,
			});
			await client.send(
				new PutBucketVersioningCommand({
					Bucket: versioned,
					VersioningConfiguration: { Status: "Enabled" },
				}),
			);
			client.destroy();
		});

		if (IGNORING_WITH_VERSIONS.includes(target))
			it("is refused: conditions are ignored", async () => {
				const store = await open(versioned);
				const condition = { kind: "absent" } as const;
				const putting = store.put("a", new Uint8Array(), { condition });
				await expect(putting).rejects.toThrow("conditional writes");
			});
		else storeContract("a bucket with versions there", () => open(versioned));

		it("forgets what an object was, delete markers too", async () => {
			const store = await open(versioned);
			const write = (text: string) =>
				store.put("a", new TextEncoder().encode(text));
			await write("1");
			await write("2");
			await store.delete("a");
			await write("3");
			expect(await store.forgetVersions("a")).toEqual({ kind: "forgotten" });
			const found = await store.get("a");
			expect(new TextDecoder().decode(found?.body)).toBe("3");
		});
	});
});
