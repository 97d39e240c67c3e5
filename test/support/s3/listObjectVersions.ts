// ListObjectVersions: every version and delete marker, by key, newest first, in pages.
import type { Bucket, ObjectVersion } from "./bucket.ts";
import type { Call } from "./call.ts";
import { encoding, readMaxKeys } from "./listObjectsV2.ts";
import { compareKeys } from "./orderedKeys.ts";
import { type S3Response, xmlResponse } from "./s3Response.ts";
import { element, result } from "./xml.ts";

export function listObjectVersions({
	service,
	request: { bucket: name, query },
}: Call): S3Response {
	const bucket = service.bucket(name);
	const prefix = query.prefix ?? "";
	const keyMarker = query["key-marker"] ?? "";
	const versionIdMarker = query["version-id-marker"];
	const maxKeys = readMaxKeys(query["max-keys"]);
	const encode = encoding(query["encoding-type"]);
	const page: ObjectVersion[] = [];
	let truncated = false;
	if (maxKeys > 0)
		for (const version of versionsAfter(
			bucket,
			prefix,
			keyMarker,
			versionIdMarker,
		)) {
			truncated = page.length === maxKeys;
			if (truncated) break;
			page.push(version);
		}
	const last = page.at(-1);
	return xmlResponse(
		result("ListVersionsResult", [
			element("Name", bucket.name),
			element("Prefix", encode(prefix)),
			element("KeyMarker", encode(keyMarker)),
			element("VersionIdMarker", versionIdMarker ?? ""),
			element("MaxKeys", maxKeys),
			...(query["encoding-type"] ? [element("EncodingType", "url")] : []),
			element("IsTruncated", truncated),
			...(truncated && last
				? [
						element("NextKeyMarker", encode(last.key)),
						element("NextVersionIdMarker", last.versionId),
					]
				: []),
			...page.map((version) =>
				element(version.deleteMarker ? "DeleteMarker" : "Version", [
					element("Key", encode(version.key)),
					element("VersionId", version.versionId),
					element("IsLatest", version === bucket.versions(version.key)[0]),
					element("LastModified", version.lastModified.toISOString()),
					...(version.deleteMarker
						? []
						: [
								element("ETag", version.etag),
								element("Size", version.body.length),
								element("StorageClass", "STANDARD"),
							]),
				]),
			),
		]),
	);
}

/** Behind a version of the marked key, or behind the whole key if no version is given. */
function* versionsAfter(
	bucket: Bucket,
	prefix: string,
	keyMarker: string,
	versionIdMarker: string | undefined,
): Generator<ObjectVersion> {
	const first = compareKeys(keyMarker, prefix) > 0 ? keyMarker : prefix;
	for (const key of bucket.keysFrom(first)) {
		if (!key.startsWith(prefix)) return;
		const versions = bucket.versions(key);
		if (key !== keyMarker) yield* versions;
		else if (versionIdMarker !== undefined)
			yield* versions.slice(
				versions.findIndex(({ versionId }) => versionId === versionIdMarker) +
					1,
			);
	}
}
