// PutObject: check the condition and store, in one step that nothing comes between.
import type { Call } from "./call.ts";
import { checkWrite } from "./conditions.ts";
import { checkKeyLength, objectContent } from "./objectContent.ts";
import { checksumHeaders, type S3Response } from "./s3Response.ts";
import { versionHeaders } from "./versionHeaders.ts";

export function putObject(call: Call): S3Response {
	const { key, headers } = call.request;
	const bucket = call.service.bucket(call.request.bucket);
	checkKeyLength(key);
	const content = objectContent(headers, call.body, call.checksum);
	if (!call.ignoreConditions) checkWrite(headers, key, bucket.get(key));
	const version = bucket.put(key, content);
	call.changed({ bucket, version, eventName: "ObjectCreated:Put" });
	return {
		status: 200,
		headers: {
			etag: version.etag,
			...checksumHeaders(version),
			...versionHeaders(bucket, version),
		},
	};
}
