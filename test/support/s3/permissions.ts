// Which permissions S3 asks of a caller for an operation, after "Required permissions for Amazon
// S3 API operations" and the pages on conditional requests in its user guide.
import { copySource } from "./copySource.ts";
import type { OperationName } from "./operation.ts";
import type { S3Request } from "./s3Request.ts";

export interface Permission {
	/** As in a policy, such as `s3:GetObject`. */
	action: string;
	/** ARN of the bucket or the object. */
	resource: string;
}

const BUCKET_ACTIONS: Partial<Record<OperationName, string>> = {
	CreateBucket: "s3:CreateBucket",
	DeleteBucket: "s3:DeleteBucket",
	GetBucketVersioning: "s3:GetBucketVersioning",
	HeadBucket: "s3:ListBucket",
	ListObjectVersions: "s3:ListBucketVersions",
	ListObjectsV2: "s3:ListBucket",
	PutBucketVersioning: "s3:PutBucketVersioning",
};

/** All of them are needed. DeleteObjects asks for each key it names, when it comes to it. */
export function permissionsFor(
	operation: OperationName,
	{ bucket, key, query, headers }: S3Request,
): Permission[] {
	const onBucket = BUCKET_ACTIONS[operation];
	if (onBucket) return [{ action: onBucket, resource: arn(bucket) }];
	const resource = arn(bucket, key);
	// An ETag tells of the content, so comparing with one is reading.
	const comparing =
		headers["if-match"] === undefined
			? []
			: [{ action: "s3:GetObject", resource }];
	switch (operation) {
		case "GetObject":
		case "HeadObject":
			return [readPermission(bucket, key, query.versionId)];
		case "PutObject":
			return [{ action: "s3:PutObject", resource }, ...comparing];
		case "CopyObject": {
			const source = copySource(headers);
			return [
				readPermission(source.bucket, source.key, source.versionId),
				{ action: "s3:PutObject", resource },
				...comparing,
			];
		}
		case "DeleteObject":
			return deletePermissions(
				bucket,
				key,
				query.versionId,
				headers["if-match"],
			);
		default:
			return [];
	}
}

export function deletePermissions(
	bucket: string,
	key: string,
	versionId: string | undefined,
	ifMatch: string | undefined,
): Permission[] {
	const resource = arn(bucket, key);
	return [
		{
			action:
				versionId === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion",
			resource,
		},
		...(ifMatch === undefined || ifMatch === "*"
			? []
			: [{ action: "s3:GetObject", resource }]),
	];
}

/** Who may not list is not told that a key is absent. */
export function permissionToMiss(bucket: string): Permission {
	return { action: "s3:ListBucket", resource: arn(bucket) };
}

function readPermission(
	bucket: string,
	key: string,
	versionId: string | undefined,
): Permission {
	return {
		action: versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion",
		resource: arn(bucket, key),
	};
}

function arn(bucket: string, key?: string): string {
	return `arn:aws:s3:::${bucket}${key === undefined ? "" : `/${key}`}`;
}
