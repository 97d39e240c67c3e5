// What a PutObject request stores: its bytes and the headers that are kept with them.
import { createHash } from "node:crypto";
import type { ObjectContent } from "./bucket.ts";
import { S3Error } from "./s3Error.ts";
import type { Headers } from "./s3Request.ts";

const KEPT = [
	"cache-control",
	"content-disposition",
	"content-encoding",
	"content-language",
	"content-type",
	"expires",
];

const USER_METADATA = "x-amz-meta-";

/** Bytes of names and values of user metadata, and of a key, as S3 has it. */
const MOST_METADATA_BYTES = 2048;
const MOST_KEY_BYTES = 1024;

/** The ETag of an object put in one part: the quoted MD5 of its bytes. */
export function etagOf(body: Buffer): string {
	return `"${createHash("md5").update(body).digest("hex")}"`;
}

export function objectContent(
	headers: Headers,
	body: Buffer,
	checksum: Readonly<Record<string, string>>,
): ObjectContent {
	return { body, etag: etagOf(body), headers: keptHeaders(headers), checksum };
}

/** @throws S3Error MetadataTooLarge. */
export function keptHeaders(headers: Headers): Record<string, string> {
	const kept: Record<string, string> = {};
	let metadataBytes = 0;
	for (const [name, value] of Object.entries(headers)) {
		if (name.startsWith(USER_METADATA)) {
			kept[name] = value;
			metadataBytes +=
				name.length - USER_METADATA.length + Buffer.byteLength(value);
		} else if (KEPT.includes(name)) {
			// How the bytes were sent is no property of the object.
			const said =
				name === "content-encoding" ? withoutAwsChunked(value) : value;
			if (said !== "") kept[name] = said;
		}
	}
	if (metadataBytes > MOST_METADATA_BYTES)
		throw new S3Error("MetadataTooLarge");
	return kept;
}

function withoutAwsChunked(encoding: string): string {
	return encoding
		.split(",")
		.map((coding) => coding.trim())
		.filter((coding) => coding !== "aws-chunked")
		.join(",");
}

/** @throws S3Error KeyTooLongError. */
export function checkKeyLength(key: string): void {
	if (Buffer.byteLength(key) > MOST_KEY_BYTES)
		throw new S3Error("KeyTooLongError");
}
