// What is asked of a bucket itself: its creation, existence, removal, versioning.
import type { Call } from "./call.ts";
import { S3Error } from "./s3Error.ts";
import { type S3Response, xmlResponse } from "./s3Response.ts";
import { element, result, textOf } from "./xml.ts";

export function createBucket({ service, request }: Call): S3Response {
	service.createBucket(request.bucket);
	return { status: 200, headers: { location: `/${request.bucket}` } };
}

export function headBucket({ service, request }: Call): S3Response {
	service.bucket(request.bucket);
	return { status: 200, headers: { "x-amz-bucket-region": service.region } };
}

export function deleteBucket({ service, request }: Call): S3Response {
	const bucket = service.bucket(request.bucket);
	if (!bucket.isEmpty())
		throw new S3Error("BucketNotEmpty", {
			details: { BucketName: bucket.name },
		});
	service.buckets.delete(bucket.name);
	return { status: 204, headers: {} };
}

/** Without a status where it was never enabled. */
export function getBucketVersioning({ service, request }: Call): S3Response {
	const { versioning } = service.bucket(request.bucket);
	return xmlResponse(
		result(
			"VersioningConfiguration",
			versioning ? [element("Status", versioning)] : [],
		),
	);
}

export function putBucketVersioning({
	service,
	request,
	body,
}: Call): S3Response {
	const bucket = service.bucket(request.bucket);
	const status = textOf(body.toString(), "Status");
	if (status !== "Enabled" && status !== "Suspended")
		throw new S3Error("MalformedXML");
	bucket.versioning = status;
	return { status: 200, headers: {} };
}
