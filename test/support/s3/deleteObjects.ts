// DeleteObjects: up to a thousand keys at once, each with an outcome of its own.
import type { Bucket } from "./bucket.ts";
import type { Call } from "./call.ts";
import { removeOne } from "./deleteObject.ts";
import { deletePermissions } from "./permissions.ts";
import { S3Error } from "./s3Error.ts";
import { type S3Response, xmlResponse } from "./s3Response.ts";
import { contents, element, result, textOf } from "./xml.ts";

const MOST_KEYS = 1000;

export function deleteObjects(call: Call): S3Response {
	const { service, request, body } = call;
	const bucket = service.bucket(request.bucket);
	const xml = body.toString();
	const targets = contents(xml, "Object");
	if (targets.length === 0 || targets.length > MOST_KEYS)
		throw new S3Error("MalformedXML");
	const quiet = textOf(xml, "Quiet") === "true";
	return xmlResponse(
		result(
			"DeleteResult",
			targets.flatMap((target) => outcome(call, bucket, target, quiet)),
		),
	);
}

/** Quiet leaves out what went well. */
function outcome(
	call: Call,
	bucket: Bucket,
	target: string,
	quiet: boolean,
): string[] {
	const key = textOf(target, "Key");
	if (!key) throw new S3Error("MalformedXML");
	const versionId = textOf(target, "VersionId");
	const named = [
		element("Key", key),
		...(versionId === undefined ? [] : [element("VersionId", versionId)]),
	];
	try {
		const ifMatch = textOf(target, "ETag");
		call.demand(deletePermissions(bucket.name, key, versionId, ifMatch));
		const deletion = removeOne(call, bucket, { key, versionId, ifMatch });
		if (quiet) return [];
		const marker =
			deletion.kind !== "nothing" && deletion.version.deleteMarker
				? [
						element("DeleteMarker", true),
						element("DeleteMarkerVersionId", deletion.version.versionId),
					]
				: [];
		return [element("Deleted", [...named, ...marker])];
	} catch (error) {
		if (!(error instanceof S3Error)) throw error;
		return [
			element("Error", [
				...named,
				element("Code", error.code),
				element("Message", error.message),
			]),
		];
	}
}
