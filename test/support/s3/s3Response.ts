// A reply before it is sent, and the headers that describe an object in it.
import type { ObjectVersion } from "./bucket.ts";

export interface S3Response {
	status: number;
	headers: Record<string, string>;
	body?: Buffer | string;
}

export function xmlResponse(body: string): S3Response {
	return { status: 200, headers: { "content-type": "application/xml" }, body };
}

/** What GET and HEAD say of an object, its length apart. */
export function objectHeaders(
	version: ObjectVersion,
	withChecksum: boolean,
): Record<string, string> {
	return {
		"content-type": "binary/octet-stream",
		...version.headers,
		etag: version.etag,
		"last-modified": version.lastModified.toUTCString(),
		"accept-ranges": "bytes",
		...(withChecksum ? checksumHeaders(version) : {}),
	};
}

/** Checksums over a whole object, as every single-part upload has them. */
export function checksumHeaders(
	version: ObjectVersion,
): Record<string, string> {
	return { ...version.checksum, "x-amz-checksum-type": "FULL_OBJECT" };
}
