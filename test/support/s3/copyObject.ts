// CopyObject: bytes of another object, with its metadata or with new ones.
import type { Call } from "./call.ts";
import { checksumOf } from "./checksums.ts";
import { checkRead, checkWrite } from "./conditions.ts";
import { copySource } from "./copySource.ts";
import { checkKeyLength, keptHeaders } from "./objectContent.ts";
import { findVersion } from "./readObject.ts";
import { S3Error } from "./s3Error.ts";
import { type S3Response, xmlResponse } from "./s3Response.ts";
import { versionHeaders } from "./versionHeaders.ts";
import { element, result } from "./xml.ts";

export function copyObject(call: Call): S3Response {
	const { service, request } = call;
	const { headers, key } = request;
	const bucket = service.bucket(request.bucket);
	const source = copySource(headers);
	const from = service.bucket(source.bucket);
	const found = findVersion(from, source.key, source.versionId);
	checkKeyLength(key);
	const replace = replacesMetadata(headers["x-amz-metadata-directive"]);
	if (
		!replace &&
		from === bucket &&
		source.key === key &&
		source.versionId === undefined
	)
		throw new S3Error("InvalidRequest", {
			message:
				"This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
		});
	// For a copy a source that was not modified is a failed condition, not a 304.
	if (checkRead(headers, found, "x-amz-copy-source-") === "not modified")
		throw new S3Error("PreconditionFailed", {
			details: { Condition: "x-amz-copy-source-If-None-Match" },
		});
	if (!call.ignoreConditions) checkWrite(headers, key, bucket.get(key));
	const version = bucket.put(key, {
		body: found.body,
		etag: found.etag,
		headers: replace ? keptHeaders(headers) : found.headers,
		checksum: copiedChecksum(headers["x-amz-checksum-algorithm"], found),
	});
	call.changed({ bucket, version, eventName: "ObjectCreated:Copy" });
	const response = xmlResponse(
		result("CopyObjectResult", [
			element("LastModified", version.lastModified.toISOString()),
			element("ETag", version.etag),
			...Object.entries(version.checksum).map(([name, value]) =>
				element(
					`Checksum${name.replace("x-amz-checksum-", "").toUpperCase()}`,
					value,
				),
			),
			element("ChecksumType", "FULL_OBJECT"),
		]),
	);
	return {
		...response,
		headers: {
			...response.headers,
			...versionHeaders(bucket, version),
			...(from.versioning === undefined
				? {}
				: { "x-amz-copy-source-version-id": found.versionId }),
		},
	};
}

function replacesMetadata(directive: string | undefined): boolean {
	if (directive === undefined || directive === "COPY") return false;
	if (directive === "REPLACE") return true;
	throw new S3Error("InvalidArgument", {
		message: "Unknown metadata directive.",
		details: {
			ArgumentName: "x-amz-metadata-directive",
			ArgumentValue: directive,
		},
	});
}

function copiedChecksum(
	algorithm: string | undefined,
	found: { body: Buffer; checksum: Readonly<Record<string, string>> },
): Readonly<Record<string, string>> {
	if (algorithm === undefined) return found.checksum;
	const name = `x-amz-checksum-${algorithm.toLowerCase()}`;
	return { [name]: checksumOf(name, found.body) };
}
