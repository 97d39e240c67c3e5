// From the name of an operation to what does it.
import {
	createBucket,
	deleteBucket,
	getBucketVersioning,
	headBucket,
	putBucketVersioning,
} from "./bucketOperations.ts";
import type { Call } from "./call.ts";
import { copyObject } from "./copyObject.ts";
import { deleteObject } from "./deleteObject.ts";
import { deleteObjects } from "./deleteObjects.ts";
import { listObjectsV2 } from "./listObjectsV2.ts";
import { listObjectVersions } from "./listObjectVersions.ts";
import type { OperationName } from "./operation.ts";
import { putObject } from "./putObject.ts";
import { readObject } from "./readObject.ts";
import type { S3Response } from "./s3Response.ts";

/** None of them waits for anything: what one does, no other request comes between. */
const OPERATIONS: Record<OperationName, (call: Call) => S3Response> = {
	CopyObject: copyObject,
	CreateBucket: createBucket,
	DeleteBucket: deleteBucket,
	DeleteObject: deleteObject,
	DeleteObjects: deleteObjects,
	GetBucketVersioning: getBucketVersioning,
	GetObject: readObject,
	HeadBucket: headBucket,
	HeadObject: readObject,
	ListObjectVersions: listObjectVersions,
	ListObjectsV2: listObjectsV2,
	PutBucketVersioning: putBucketVersioning,
	PutObject: putObject,
};

export function operate(operation: OperationName, call: Call): S3Response {
	return OPERATIONS[operation](call);
}
