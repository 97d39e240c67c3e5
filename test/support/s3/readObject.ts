// GetObject and HeadObject: a version found, its conditions, its bytes or a range of them.
import type { Bucket, ObjectVersion } from "./bucket.ts";
import type { Call } from "./call.ts";
import { checkRead } from "./conditions.ts";
import { S3Error } from "./s3Error.ts";
import { objectHeaders, type S3Response } from "./s3Response.ts";
import { versionHeaders } from "./versionHeaders.ts";

export function readObject({ service, request }: Call): S3Response {
	const bucket = service.bucket(request.bucket);
	const version = findVersion(bucket, request.key, request.query.versionId);
	const outcome = checkRead(request.headers, version);
	const range = byteRange(request.headers.range, version.body.length);
	// A checksum is of the whole object: with a part it would only mislead.
	const withChecksum =
		!range && request.headers["x-amz-checksum-mode"] === "ENABLED";
	const headers = {
		...objectHeaders(version, withChecksum),
		...versionHeaders(bucket, version),
	};
	if (outcome === "not modified") return { status: 304, headers };
	if (!range) return { status: 200, headers, body: version.body };
	return {
		status: 206,
		headers: {
			...headers,
			"content-range": `bytes ${range.from}-${range.to}/${version.body.length}`,
		},
		body: version.body.subarray(range.from, range.to + 1),
	};
}

/** @throws S3Error NoSuchKey, NoSuchVersion; MethodNotAllowed for a delete marker by its version. */
export function findVersion(
	bucket: Bucket,
	key: string,
	versionId: string | undefined,
): ObjectVersion {
	if (versionId !== undefined) {
		const version = bucket.version(key, versionId);
		if (!version)
			throw new S3Error("NoSuchVersion", {
				details: { Key: key, VersionId: versionId },
			});
		if (version.deleteMarker)
			throw new S3Error("MethodNotAllowed", {
				headers: {
					"x-amz-delete-marker": "true",
					"last-modified": version.lastModified.toUTCString(),
				},
			});
		return version;
	}
	const version = bucket.get(key);
	if (version) return version;
	const marker = bucket.versions(key)[0];
	throw new S3Error("NoSuchKey", {
		details: { Key: key },
		headers: marker
			? {
					"x-amz-delete-marker": "true",
					"x-amz-version-id": marker.versionId,
				}
			: {},
	});
}

/** RFC 9110 §14.1.2, one range; anything else is as if it was not asked for. */
function byteRange(
	header: string | undefined,
	size: number,
): { from: number; to: number } | undefined {
	const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
	if (!match) return undefined;
	const [, first = "", last = ""] = match;
	if (first === "" && last === "") return undefined;
	const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
	const to =
		first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
	if (first !== "" && last !== "" && Number(last) < from) return undefined;
	if (from >= size || (first === "" && Number(last) === 0))
		throw new S3Error("InvalidRange", {
			details: {
				RangeRequested: header ?? "",
				ActualObjectSize: String(size),
			},
			headers: { "content-range": `bytes */${size}` },
		});
	return { from, to };
}
