// The header that names a version, which S3 sends once a bucket has known versioning.
import type { Bucket, ObjectVersion } from "./bucket.ts";

export function versionHeaders(
	bucket: Bucket,
	version: ObjectVersion,
): Record<string, string> {
	return bucket.versioning === undefined
		? {}
		: { "x-amz-version-id": version.versionId };
}
