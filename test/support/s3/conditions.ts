// When S3 refuses a conditional request: the rules of its "Conditional requests" pages, RFC 9110 §13.
import type { ObjectVersion } from "./bucket.ts";
import { S3Error } from "./s3Error.ts";
import type { Headers } from "./s3Request.ts";

/**
 * PutObject, CopyObject (destination).
 * @throws S3Error PreconditionFailed; NoSuchKey for If-Match where there is nothing.
 */
export function checkWrite(
	headers: Headers,
	key: string,
	current: ObjectVersion | undefined,
): void {
	const ifMatch = headers["if-match"];
	const ifNoneMatch = headers["if-none-match"];
	// S3 takes one of the two, and of the second only the asterisk.
	if (
		(ifMatch !== undefined && ifNoneMatch !== undefined) ||
		(ifNoneMatch !== undefined && ifNoneMatch !== "*") ||
		ifMatch === "*"
	)
		throw new S3Error("NotImplemented", {
			details: {
				Header: ifNoneMatch === undefined ? "If-Match" : "If-None-Match",
			},
		});
	if (ifNoneMatch === "*" && current) throw failed("If-None-Match");
	if (ifMatch !== undefined) {
		if (!current) throw new S3Error("NoSuchKey", { details: { Key: key } });
		if (!names(ifMatch, current.etag)) throw failed("If-Match");
	}
}

/**
 * DeleteObject, an entry of DeleteObjects; `latest` may be a delete marker.
 * @throws S3Error NoSuchKey where there is nothing, PreconditionFailed for a marker or another ETag.
 */
export function checkDelete(
	ifMatch: string | undefined,
	key: string,
	latest: ObjectVersion | undefined,
): void {
	if (ifMatch === undefined) return;
	if (!latest) throw new S3Error("NoSuchKey", { details: { Key: key } });
	if (latest.deleteMarker || !names(ifMatch, latest.etag))
		throw failed("If-Match");
}

/**
 * GetObject, HeadObject. `prefix` is `x-amz-copy-source-` for the source of a copy.
 * @throws S3Error PreconditionFailed.
 */
export function checkRead(
	headers: Headers,
	found: ObjectVersion,
	prefix = "",
): "modified" | "not modified" {
	const ifMatch = headers[`${prefix}if-match`];
	const ifNoneMatch = headers[`${prefix}if-none-match`];
	// Dates of HTTP have no fraction of a second.
	const written = Math.floor(found.lastModified.getTime() / 1000) * 1000;
	const since = (name: string) => Date.parse(headers[`${prefix}${name}`] ?? "");
	if (ifMatch !== undefined) {
		if (!names(ifMatch, found.etag)) throw failed("If-Match");
	} else if (written > since("if-unmodified-since"))
		throw failed("If-Unmodified-Since");
	if (ifNoneMatch !== undefined)
		return names(ifNoneMatch, found.etag) ? "not modified" : "modified";
	return written <= since("if-modified-since") ? "not modified" : "modified";
}

/** S3 takes ETags with and without their quotes. */
function names(header: string, etag: string): boolean {
	const bare = (tag: string) => tag.trim().replace(/^"|"$/g, "");
	return header
		.split(",")
		.some((tag) => tag.trim() === "*" || bare(tag) === bare(etag));
}

function failed(condition: string): S3Error {
	return new S3Error("PreconditionFailed", {
		details: { Condition: condition },
	});
}
