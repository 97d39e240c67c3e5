// What every bucket of a site has in common: encrypted, private, over TLS, its versions kept for a while,
// and never deleted with the stack.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	type BucketProps,
	ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

export function keptBucket(
	scope: Construct,
	id: string,
	{
		keepVersions,
		...more
	}: { keepVersions: number } & Pick<
		BucketProps,
		"serverAccessLogsBucket" | "serverAccessLogsPrefix"
	>,
): Bucket {
	return new Bucket(scope, id, {
		encryption: BucketEncryption.S3_MANAGED,
		blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
		objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
		enforceSSL: true,
		minimumTLSVersion: 1.2,
		versioned: true,
		// But a first deployment that fails takes its empty buckets with it.
		removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
		lifecycleRules: [
			{
				id: "old-versions",
				noncurrentVersionExpiration: Duration.days(keepVersions),
				abortIncompleteMultipartUploadAfter: Duration.days(1),
			},
			{ id: "markers-of-nothing", expiredObjectDeleteMarker: true },
		],
		...more,
	});
}
