// ListObjectsV2: keys in the order of their UTF-8 bytes, by pages, rolled up at a delimiter.
import type { Bucket, ObjectVersion } from "./bucket.ts";
import type { Call } from "./call.ts";
import { compareKeys } from "./orderedKeys.ts";
import { S3Error } from "./s3Error.ts";
import { type S3Response, xmlResponse } from "./s3Response.ts";
import { urlEncode } from "./urlEncode.ts";
import { element, result } from "./xml.ts";

/** Keys and common prefixes of one page at most. */
export const MOST_KEYS = 1000;

type Entry =
	| { kind: "object"; name: string; version: ObjectVersion }
	| { kind: "prefix"; name: string };

export function listObjectsV2({
	service,
	request: { bucket: name, query },
}: Call): S3Response {
	const bucket = service.bucket(name);
	const prefix = query.prefix ?? "";
	const delimiter = query.delimiter ?? "";
	const maxKeys = readMaxKeys(query["max-keys"]);
	const token = query["continuation-token"];
	const after =
		token === undefined ? (query["start-after"] ?? "") : readToken(token);
	const encode = encoding(query["encoding-type"]);
	const entries: Entry[] = [];
	let truncated = false;
	if (maxKeys > 0)
		for (const entry of entriesAfter(bucket, prefix, delimiter, after)) {
			truncated = entries.length === maxKeys;
			if (truncated) break;
			entries.push(entry);
		}
	const last = entries.at(-1)?.name ?? "";
	return xmlResponse(
		result("ListBucketResult", [
			element("Name", bucket.name),
			element("Prefix", encode(prefix)),
			...(delimiter ? [element("Delimiter", encode(delimiter))] : []),
			element("MaxKeys", maxKeys),
			...(query["encoding-type"] ? [element("EncodingType", "url")] : []),
			...(query["start-after"] === undefined
				? []
				: [element("StartAfter", encode(query["start-after"]))]),
			...(token === undefined ? [] : [element("ContinuationToken", token)]),
			element("KeyCount", entries.length),
			element("IsTruncated", truncated),
			...(truncated
				? [element("NextContinuationToken", writeToken(last))]
				: []),
			...entries.map((entry) =>
				entry.kind === "prefix"
					? element("CommonPrefixes", [element("Prefix", encode(entry.name))])
					: contentsOf(entry.version, encode),
			),
		]),
	);
}

/**
 * Objects and common prefixes behind `after`. A common prefix stands in the order by its own name,
 * so one that was given is not given again, nor is one that `after` lies below: AWS does not say
 * so of `start-after`, but Ceph does it.
 */
function* entriesAfter(
	bucket: Bucket,
	prefix: string,
	delimiter: string,
	after: string,
): Generator<Entry> {
	const first = compareKeys(after, prefix) > 0 ? after : prefix;
	let rolledUp: string | undefined;
	for (const key of bucket.keysFrom(first)) {
		// Keys with the prefix stand together, and `first` is not before them.
		if (!key.startsWith(prefix)) return;
		if (rolledUp !== undefined && key.startsWith(rolledUp)) continue;
		const version = bucket.get(key);
		if (!version) continue;
		const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
		const name = at < 0 ? key : key.slice(0, at + delimiter.length);
		if (at >= 0) rolledUp = name;
		if (compareKeys(name, after) <= 0) continue;
		yield at < 0 ? { kind: "object", name, version } : { kind: "prefix", name };
	}
}

function contentsOf(
	version: ObjectVersion,
	encode: (text: string) => string,
): string {
	return element("Contents", [
		element("Key", encode(version.key)),
		element("LastModified", version.lastModified.toISOString()),
		element("ETag", version.etag),
		...Object.keys(version.checksum).map((name) =>
			element(
				"ChecksumAlgorithm",
				name.replace("x-amz-checksum-", "").toUpperCase(),
			),
		),
		element("ChecksumType", "FULL_OBJECT"),
		element("Size", version.body.length),
		element("StorageClass", "STANDARD"),
	]);
}

/** More than a page is a page. */
export function readMaxKeys(text: string | undefined): number {
	if (text === undefined) return MOST_KEYS;
	if (!/^\d{1,10}$/.test(text))
		throw new S3Error("InvalidArgument", {
			details: { ArgumentName: "max-keys", ArgumentValue: text },
		});
	return Math.min(Number(text), MOST_KEYS);
}

/** Keys that XML cannot hold reach a client only URL-encoded. */
export function encoding(type: string | undefined): (text: string) => string {
	if (type === undefined) return (text) => text;
	if (type === "url") return urlEncode;
	throw new S3Error("InvalidArgument", {
		details: { ArgumentName: "encoding-type", ArgumentValue: type },
	});
}

/** Opaque to clients. */
function writeToken(name: string): string {
	return Buffer.from(`after:${name}`).toString("base64url");
}

function readToken(token: string): string {
	const text = Buffer.from(token, "base64url").toString();
	if (!text.startsWith("after:"))
		throw new S3Error("InvalidArgument", {
			message: "The continuation token provided is incorrect",
			details: { ArgumentName: "continuation-token" },
		});
	return text.slice("after:".length);
}
