// What an operation is given: the request, its bytes, and the service it acts on.
import type { Bucket, ObjectVersion } from "./bucket.ts";
import type { Permission } from "./permissions.ts";
import type { S3Request } from "./s3Request.ts";
import type { S3Service } from "./s3Service.ts";

export interface Call {
	service: S3Service;
	request: S3Request;
	/** Decoded: no chunk framing left. */
	body: Buffer;
	/** Of the body, base64 by header name; verified. */
	checksum: Readonly<Record<string, string>>;
	/** As the servers do that know no conditional writes: as if none was asked for. */
	ignoreConditions: boolean;
	/** Tells what changed, for the notifications of the bucket. */
	changed(change: Change): void;
	/** Throws AccessDenied unless the caller has all of them. */
	demand(permissions: readonly Permission[]): void;
}

export interface Change {
	bucket: Bucket;
	version: ObjectVersion;
	/** As in an event record. */
	eventName:
		| "ObjectCreated:Put"
		| "ObjectCreated:Copy"
		| "ObjectRemoved:Delete"
		| "ObjectRemoved:DeleteMarkerCreated";
}
