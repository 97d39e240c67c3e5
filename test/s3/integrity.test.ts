// Checksums and how bodies are sent: what arrives damaged is refused.
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
	type ChecksumAlgorithm,
	GetObjectCommand,
	HeadObjectCommand,
	PutObjectCommand,
	type PutObjectCommandInput,
	type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checksumOf, verifyChecksums } from "../support/s3/checksums.ts";
import { readPayload } from "../support/s3/payload.ts";
import {
	type S3TestServer,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { clientOf, failureOf } from "./client.ts";

let server: S3TestServer;
let client: S3Client;
const Bucket = "site";

beforeAll(async () => {
	server = await startS3Server({ buckets: [Bucket] });
	client = clientOf(server);
});

afterAll(async () => {
	client.destroy();
	await server.close();
});

const put = (
	Key: string,
	Body: string | Readable,
	more: Partial<PutObjectCommandInput> = {},
) => client.send(new PutObjectCommand({ ...more, Bucket, Key, Body }));
const read = async (Key: string) => {
	const reply = await client.send(new GetObjectCommand({ Bucket, Key }));
	return reply.Body?.transformToString();
};
const framed = (body: string, headers: Record<string, string>) =>
	readPayload(
		{
			"x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
			...headers,
		},
		Buffer.from(body),
		{
			accessKeyId: "",
			signature: "",
			signingKey: Buffer.alloc(0),
			timestamp: "",
			scope: "",
		},
	);
const header = () => server.requests.at(-1)?.headers ?? {};

describe("checksums", () => {
	// The check values of the catalogue of parametrised CRC algorithms, and of FIPS 180.
	it.each([
		["crc32", "cbf43926"],
		["crc32c", "e3069283"],
		["crc64nvme", "ae8b14860a799888"],
		["sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
		[
			"sha256",
			"15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
		],
	])("of 123456789 by %s are %s", (name, hex) => {
		const checksum = checksumOf(
			`x-amz-checksum-${name}`,
			Buffer.from("123456789"),
		);
		expect(Buffer.from(checksum, "base64").toString("hex")).toBe(hex);
	});

	it.each<[ChecksumAlgorithm, string]>([
		["CRC32", "ChecksumCRC32"],
		["SHA1", "ChecksumSHA1"],
		["SHA256", "ChecksumSHA256"],
	])(
		"that the SDK sends as %s are verified, kept and given back",
		async (ChecksumAlgorithm, field) => {
			const stored = await put("a", "会议", { ChecksumAlgorithm });
			const name = `x-amz-checksum-${ChecksumAlgorithm.toLowerCase()}`;
			const expected = checksumOf(name, Buffer.from("会议"));
			expect(header()[name]).toBe(expected);
			expect(stored).toMatchObject({ [field]: expected });
			const head = await client.send(
				new HeadObjectCommand({ Bucket, Key: "a", ChecksumMode: "ENABLED" }),
			);
			expect(head).toMatchObject({
				[field]: expected,
				ChecksumType: "FULL_OBJECT",
			});
		},
	);

	it.each<[keyof PutObjectCommandInput, string]>([
		["ChecksumCRC32", checksumOf("x-amz-checksum-crc32", Buffer.from("other"))],
		[
			"ChecksumCRC32C",
			checksumOf("x-amz-checksum-crc32c", Buffer.from("other")),
		],
		[
			"ChecksumCRC64NVME",
			checksumOf("x-amz-checksum-crc64nvme", Buffer.from("other")),
		],
		["ChecksumSHA1", checksumOf("x-amz-checksum-sha1", Buffer.from("other"))],
		[
			"ChecksumSHA256",
			checksumOf("x-amz-checksum-sha256", Buffer.from("other")),
		],
		["ContentMD5", createHash("md5").update("other").digest("base64")],
	])("of other bytes are refused as %s", async (field, value) => {
		expect(await failureOf(put("wrong", "bytes", { [field]: value }))).toBe(
			"400 BadDigest",
		);
		expect(server.buckets.get(Bucket)?.get("wrong")).toBeUndefined();
	});

	it("that cannot be ones are refused", async () => {
		expect(await failureOf(put("a", "x", { ContentMD5: "eA==" }))).toBe(
			"400 InvalidDigest",
		);
		expect(await failureOf(put("a", "x", { ChecksumCRC32: "eA==" }))).toBe(
			"400 InvalidRequest",
		);
	});

	it("are computed by the server where none is sent", async () => {
		const plain = clientOf(server, {
			requestChecksumCalculation: "WHEN_REQUIRED",
		});
		const stored = await plain.send(
			new PutObjectCommand({ Bucket, Key: "a", Body: "123456789" }),
		);
		// The check value of CRC-64/NVME, ae8b14860a799888.
		expect(stored.ChecksumCRC64NVME).toBe("rosUhgp5mIg=");
		plain.destroy();
	});
});

describe("a streamed body", () => {
	it("comes in chunks with its checksum behind it", async () => {
		const text = "会议".repeat(50_000);
		const length = Buffer.byteLength(text);
		await put("stream", Readable.from([Buffer.from(text)]), {
			ContentLength: length,
			ContentEncoding: "gzip",
		});
		expect(header()).toMatchObject({
			"x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
			"x-amz-trailer": "x-amz-checksum-crc32",
			"x-amz-decoded-content-length": String(length),
		});
		expect(await read("stream")).toBe(text);
		const head = await client.send(
			new HeadObjectCommand({ Bucket, Key: "stream", ChecksumMode: "ENABLED" }),
		);
		expect(head.ContentEncoding).toBe("gzip");
		expect(head.ChecksumCRC32).toBe(
			checksumOf("x-amz-checksum-crc32", Buffer.from(text)),
		);
	});

	it("is refused without a length told in advance", () => {
		expect(() => framed("1\r\nx\r\n0\r\n\r\n", {})).toThrow(
			"You must provide the Content-Length HTTP header.",
		);
	});

	it("is refused if a trailer is missing, or one came that was not announced", () => {
		const headers = {
			"x-amz-decoded-content-length": "1",
			"x-amz-trailer": "x-amz-checksum-crc32",
		};
		for (const body of [
			"1\r\nx\r\n0\r\n\r\n",
			"1\r\nx\r\n0\r\nx-amz-checksum-sha1:AA==\r\n\r\n",
		])
			expect(() => framed(body, headers)).toThrow("trailing data");
	});

	it("is refused if its framing is damaged or its length another than was told", () => {
		const headers = { "x-amz-decoded-content-length": "1" };
		for (const body of [
			"",
			"0\r\n\r\n",
			"2\r\nxy\r\n0\r\n\r\n",
			"1\r\nx",
			"2\r\nx\r\n0\r\n\r\n",
			"x\r\n0\r\n\r\n",
			"1\r\nxy\r\n0\r\n\r\n",
			"0".repeat(600),
		])
			expect(() => framed(body, headers)).toThrow(
				"You did not provide the number of bytes",
			);
	});

	it("is refused if the checksum behind it is of other bytes", () => {
		const trailers = { "x-amz-checksum-crc32": "AAAAAA==" };
		expect(() =>
			verifyChecksums({}, { body: Buffer.from("x"), trailers }),
		).toThrow("The CRC32 you specified did not match the calculated checksum.");
	});
});
