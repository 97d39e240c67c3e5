// DeleteObject, and the same for each key that DeleteObjects names.
import type { Bucket, Deletion } from "./bucket.ts";
import type { Call } from "./call.ts";
import { checkDelete } from "./conditions.ts";
import type { S3Response } from "./s3Response.ts";

export function deleteObject(call: Call): S3Response {
	const { key, query, headers } = call.request;
	const bucket = call.service.bucket(call.request.bucket);
	const deletion = removeOne(call, bucket, {
		key,
		versionId: query.versionId,
		ifMatch: headers["if-match"],
	});
	return { status: 204, headers: deletionHeaders(bucket, deletion) };
}

/** @throws S3Error NoSuchKey, PreconditionFailed; the absence of a key alone is no error. */
export function removeOne(
	call: Call,
	bucket: Bucket,
	target: {
		key: string;
		versionId: string | undefined;
		ifMatch: string | undefined;
	},
): Deletion {
	const { key, versionId, ifMatch } = target;
	// Also with a version id the condition is about the current version.
	if (!call.ignoreConditions)
		checkDelete(ifMatch, key, bucket.versions(key)[0]);
	const deletion =
		versionId === undefined
			? bucket.delete(key)
			: bucket.deleteVersion(key, versionId);
	if (deletion.kind !== "nothing")
		call.changed({
			bucket,
			version: deletion.version,
			eventName:
				deletion.kind === "marker"
					? "ObjectRemoved:DeleteMarkerCreated"
					: "ObjectRemoved:Delete",
		});
	return deletion;
}

function deletionHeaders(
	bucket: Bucket,
	deletion: Deletion,
): Record<string, string> {
	if (bucket.versioning === undefined || deletion.kind === "nothing") return {};
	return {
		"x-amz-version-id": deletion.version.versionId,
		...(deletion.version.deleteMarker ? { "x-amz-delete-marker": "true" } : {}),
	};
}
