// Checksums that a request brings for its body, in headers or behind the body: verified, kept.
import { createHash } from "node:crypto";
import { crc32, crc32c, crc64nvme } from "./crc.ts";
import type { Payload } from "./payload.ts";
import { S3Error } from "./s3Error.ts";
import type { Headers } from "./s3Request.ts";

const digest = (algorithm: string) => (bytes: Uint8Array) =>
	createHash(algorithm).update(bytes).digest();

const ALGORITHMS: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
	"x-amz-checksum-crc32": crc32,
	"x-amz-checksum-crc32c": crc32c,
	"x-amz-checksum-crc64nvme": crc64nvme,
	"x-amz-checksum-sha1": digest("sha1"),
	"x-amz-checksum-sha256": digest("sha256"),
};

/** What S3 computes by itself where a request brings none. */
const DEFAULT_ALGORITHM = "x-amz-checksum-crc64nvme";

/**
 * The checksum to keep, base64 by header name.
 * @throws S3Error BadDigest, InvalidDigest, InvalidRequest.
 */
export function verifyChecksums(
	headers: Headers,
	{ body, trailers }: Payload,
): Record<string, string> {
	const md5 = headers["content-md5"];
	if (md5 !== undefined) {
		if (!isBase64(md5, 16)) throw new S3Error("InvalidDigest");
		if (md5 !== digest("md5")(body).toString("base64"))
			throw new S3Error("BadDigest", { details: { ExpectedDigest: md5 } });
	}
	const given = Object.entries({ ...headers, ...trailers }).filter(
		([name]) => name in ALGORITHMS,
	);
	if (given.length > 1)
		throw new S3Error("InvalidRequest", {
			message: "Expecting a single x-amz-checksum- header.",
		});
	const [name, value] = given[0] ?? [DEFAULT_ALGORITHM, undefined];
	const computed = checksumOf(name, body);
	if (value === undefined || value === computed) return { [name]: computed };
	if (!isBase64(value, Buffer.from(computed, "base64").length))
		throw new S3Error("InvalidRequest", {
			message: `Value for ${name} ${name in trailers ? "trailing " : ""}header is invalid.`,
		});
	throw new S3Error("BadDigest", {
		message: `The ${name.replace("x-amz-checksum-", "").toUpperCase()} you specified did not match the calculated checksum.`,
	});
}

/** Base64, by the name of its header. */
export function checksumOf(name: string, body: Buffer): string {
	const algorithm = ALGORITHMS[name];
	if (!algorithm) throw new Error(`not a checksum: ${name}`);
	return algorithm(body).toString("base64");
}

function isBase64(text: string, bytes: number): boolean {
	const decoded = Buffer.from(text, "base64");
	return decoded.length === bytes && decoded.toString("base64") === text;
}
