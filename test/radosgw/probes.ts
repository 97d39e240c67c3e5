// Questions to an S3 implementation about what a site's state depends on, each with S3's answer.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
	CopyObjectCommand,
	DeleteObjectCommand,
	DeleteObjectsCommand,
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutBucketVersioningCommand,
	PutObjectCommand,
	type PutObjectCommandInput,
	type S3Client,
} from "@aws-sdk/client-s3";
import { failureOf } from "../s3/client.ts";

export interface Probe {
	asks: string;
	/** What S3 answers, after its documentation. */
	answer: string;
	ask(target: Target): Promise<string>;
}

/** A place in a bucket where nobody else writes, and short forms of requests to it. */
export class Target {
	readonly client: S3Client;
	readonly bucket: string;
	readonly #prefix = `probe-${randomUUID()}/`;

	constructor(client: S3Client, bucket: string) {
		this.client = client;
		this.bucket = bucket;
	}

	#at(key: string) {
		return { Bucket: this.bucket, Key: this.#prefix + key };
	}

	put(
		key: string,
		Body: string | Readable,
		more: Partial<PutObjectCommandInput> = {},
	) {
		return this.client.send(
			new PutObjectCommand({ ...more, ...this.#at(key), Body }),
		);
	}

	async read(key: string, more = {}): Promise<string> {
		const { Body } = await this.client.send(
			new GetObjectCommand({ ...this.#at(key), ...more }),
		);
		return (await Body?.transformToString()) ?? "";
	}

	head(key: string, more = {}) {
		return this.client.send(
			new HeadObjectCommand({ ...this.#at(key), ...more }),
		);
	}

	remove(key: string, more = {}) {
		return this.client.send(
			new DeleteObjectCommand({ ...this.#at(key), ...more }),
		);
	}

	copy(from: string, to: string, more = {}) {
		const CopySource = `${this.bucket}/${this.#prefix}${encodeURIComponent(from)}`;
		return this.client.send(
			new CopyObjectCommand({ ...this.#at(to), CopySource, ...more }),
		);
	}

	removeMany(keys: readonly string[]) {
		return this.client.send(
			new DeleteObjectsCommand({
				Bucket: this.bucket,
				Delete: { Objects: keys.map((key) => ({ Key: this.#prefix + key })) },
			}),
		);
	}

	async list(more = {}): Promise<string[]> {
		const { Contents = [], CommonPrefixes = [] } = await this.client.send(
			new ListObjectsV2Command({
				Bucket: this.bucket,
				Prefix: this.#prefix,
				...more,
			}),
		);
		return [
			...Contents.map(({ Key = "" }) => Key),
			...CommonPrefixes.map(({ Prefix = "" }) => Prefix),
		].map((name) => name.replace(this.#prefix, ""));
	}

	after(key: string): string {
		return this.#prefix + key;
	}

	enableVersioning() {
		return this.client.send(
			new PutBucketVersioningCommand({
				Bucket: this.bucket,
				VersioningConfiguration: { Status: "Enabled" },
			}),
		);
	}
}

const statusOf = async (call: Promise<unknown>) =>
	(await failureOf(call)).slice(0, 3);

export const PROBES: readonly Probe[] = [
	{
		asks: "PUT If-None-Match: * on an absent key",
		answer: "no failure",
		ask: (t) => failureOf(t.put("a", "1", { IfNoneMatch: "*" })),
	},
	{
		asks: "PUT If-None-Match: * on a key that is there",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			return failureOf(t.put("a", "2", { IfNoneMatch: "*" }));
		},
	},
	{
		asks: "PUT If-Match with the ETag as it was given",
		answer: "no failure",
		async ask(t) {
			const { ETag } = await t.put("a", "1");
			return failureOf(t.put("a", "2", { IfMatch: ETag }));
		},
	},
	{
		asks: "PUT If-Match with the ETag without its quotes",
		answer: "no failure",
		async ask(t) {
			const { ETag } = await t.put("a", "1");
			const IfMatch = ETag?.replaceAll('"', "");
			return failureOf(t.put("a", "2", { IfMatch }));
		},
	},
	{
		asks: "PUT If-Match with another ETag",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			return failureOf(
				t.put("a", "2", { IfMatch: "00000000000000000000000000000000" }),
			);
		},
	},
	{
		asks: "PUT If-Match on an absent key",
		answer: "404 NoSuchKey",
		ask: (t) =>
			failureOf(
				t.put("a", "1", { IfMatch: "00000000000000000000000000000000" }),
			),
	},
	{
		asks: "how many of 50 concurrent creators win",
		answer: "1",
		async ask(t) {
			const outcomes = await Promise.all(
				Array.from({ length: 50 }, (_, n) =>
					failureOf(t.put("a", String(n), { IfNoneMatch: "*" })),
				),
			);
			return String(
				outcomes.filter((outcome) => outcome === "no failure").length,
			);
		},
	},
	{
		asks: "what 5 writers that each add 10 come to",
		answer: "50",
		async ask(t) {
			await t.put("a", "0");
			const add = async () => {
				for (;;) {
					const { ETag } = await t.head("a");
					const count = await t.read("a", { IfMatch: ETag }).catch(() => "");
					if (count === "") continue;
					const IfMatch = ETag?.replaceAll('"', "");
					const outcome = await failureOf(
						t.put("a", String(Number(count) + 1), { IfMatch }),
					);
					if (outcome === "no failure") return;
					// Ceph says 500 of a race; any other failure is one.
					if (!/^(?:409|412|500) /.test(outcome)) throw new Error(outcome);
				}
			};
			await Promise.all(
				Array.from({ length: 5 }, async () => {
					for (let turn = 0; turn < 10; turn++) await add();
				}),
			);
			return t.read("a");
		},
	},
	{
		asks: "GET If-None-Match with its ETag",
		answer: "304",
		async ask(t) {
			const { ETag } = await t.put("a", "1");
			return statusOf(t.read("a", { IfNoneMatch: ETag }));
		},
	},
	{
		asks: "GET If-Match with another ETag",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			return failureOf(t.read("a", { IfMatch: '"0"' }));
		},
	},
	{
		asks: "HEAD of an absent key",
		answer: "404 NotFound",
		ask: (t) => failureOf(t.head("a")),
	},
	{
		asks: "the ETag of an object",
		answer: '"5d41402abc4b2a76b9719d911017c592"',
		ask: async (t) => (await t.put("a", "hello")).ETag ?? "",
	},
	{
		asks: "headers and metadata given back",
		answer: "text/plain; charset=utf-8, max-age=60, gzip, 7",
		async ask(t) {
			await t.put("a", "1", {
				ContentType: "text/plain; charset=utf-8",
				CacheControl: "max-age=60",
				ContentEncoding: "gzip",
				Metadata: { generation: "7" },
			});
			const head = await t.head("a");
			return [
				head.ContentType,
				head.CacheControl,
				head.ContentEncoding,
				head.Metadata?.generation,
			].join(", ");
		},
	},
	{
		asks: "bytes 2 to 4 of ten",
		answer: "234",
		async ask(t) {
			await t.put("a", "0123456789");
			return t.read("a", { Range: "bytes=2-4" });
		},
	},
	{
		asks: "a body in chunks with its checksum behind it",
		answer: "hello",
		async ask(t) {
			const body = Readable.from([Buffer.from("hello")]);
			const failure = await failureOf(t.put("a", body, { ContentLength: 5 }));
			return failure === "no failure" ? t.read("a") : failure;
		},
	},
	{
		asks: "a wrong CRC-32",
		answer: "400 BadDigest",
		ask: (t) => failureOf(t.put("a", "1", { ChecksumCRC32: "AAAAAA==" })),
	},
	{
		asks: "a wrong Content-MD5",
		answer: "400 BadDigest",
		ask: (t) =>
			failureOf(t.put("a", "1", { ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" })),
	},
	{
		asks: "a checksum given back",
		answer: "NhCmhg==",
		async ask(t) {
			await t.put("a", "hello", { ChecksumAlgorithm: "CRC32" });
			return (
				(await t.head("a", { ChecksumMode: "ENABLED" })).ChecksumCRC32 ?? "none"
			);
		},
	},
	{
		asks: "the order of a listing",
		answer: "B a a.b a/b 会 \uff5e \u{1f600}",
		async ask(t) {
			for (const key of ["a/b", "a.b", "a", "B", "会", "\u{1f600}", "\uff5e"])
				await t.put(key, "1");
			return (await t.list()).join(" ");
		},
	},
	{
		asks: "a listing after a key, and two keys of it",
		answer: "b c",
		async ask(t) {
			for (const key of ["a", "b", "c", "d"]) await t.put(key, "1");
			return (await t.list({ StartAfter: t.after("a"), MaxKeys: 2 })).join(" ");
		},
	},
	{
		asks: "a listing rolled up at a delimiter",
		answer: "b a/ c/",
		async ask(t) {
			for (const key of ["a/1", "a/2", "b", "c/1"]) await t.put(key, "1");
			return (await t.list({ Delimiter: "/" })).join(" ");
		},
	},
	{
		asks: "a listing after a key below a common prefix",
		answer: "b c/",
		async ask(t) {
			for (const key of ["a/1", "a/2", "b", "c/1"]) await t.put(key, "1");
			return (
				await t.list({ Delimiter: "/", StartAfter: t.after("a/1") })
			).join(" ");
		},
	},
	{
		asks: "DELETE of an absent key",
		answer: "no failure",
		ask: (t) => failureOf(t.remove("a")),
	},
	{
		asks: "DELETE If-Match with another ETag",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			return failureOf(t.remove("a", { IfMatch: '"0"' }));
		},
	},
	{
		asks: "what DELETE of many leaves",
		answer: "b",
		async ask(t) {
			for (const key of ["a", "b", "c"]) await t.put(key, "1");
			await t.removeMany(["a", "c", "gone"]);
			return (await t.list()).join(" ");
		},
	},
	{
		asks: "a copy of a key in Chinese",
		answer: "1",
		async ask(t) {
			await t.put("会 议", "1");
			await t.copy("会 议", "b");
			return t.read("b");
		},
	},
	{
		asks: "a copy if its source has another ETag",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			return failureOf(t.copy("a", "b", { CopySourceIfMatch: '"0"' }));
		},
	},
	{
		asks: "a copy onto a key that is there, If-None-Match: *",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.put("a", "1");
			await t.put("b", "2");
			return failureOf(t.copy("a", "b", { IfNoneMatch: "*" }));
		},
	},
];

/** These change their bucket for good. */
export const VERSIONING_PROBES: readonly Probe[] = [
	{
		asks: "PUT If-None-Match: * on a key that is there, with versions",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.enableVersioning();
			await t.put("a", "1");
			return failureOf(t.put("a", "2", { IfNoneMatch: "*" }));
		},
	},
	{
		asks: "PUT If-Match with another ETag, with versions",
		answer: "412 PreconditionFailed",
		async ask(t) {
			await t.enableVersioning();
			await t.put("a", "1");
			return failureOf(
				t.put("a", "2", { IfMatch: "00000000000000000000000000000000" }),
			);
		},
	},
	{
		asks: "a create over a delete marker",
		answer: "no failure",
		async ask(t) {
			await t.enableVersioning();
			await t.put("a", "1");
			await t.remove("a");
			return failureOf(t.put("a", "2", { IfNoneMatch: "*" }));
		},
	},
	{
		asks: "PUT If-Match over a delete marker",
		answer: "404 NoSuchKey",
		async ask(t) {
			await t.enableVersioning();
			const { ETag } = await t.put("a", "1");
			await t.remove("a");
			return failureOf(t.put("a", "2", { IfMatch: ETag?.replaceAll('"', "") }));
		},
	},
	{
		asks: "a version that was replaced, then deleted by its id",
		answer: "1, 404",
		async ask(t) {
			await t.enableVersioning();
			const { VersionId } = await t.put("a", "1");
			await t.put("a", "2");
			const before = await t.read("a", { VersionId });
			await t.remove("a", { VersionId });
			return `${before}, ${await statusOf(t.read("a", { VersionId }))}`;
		},
	},
];
