// Who read and wrote the inbox and the state: S3's own access logs, kept for some months.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	type IBucket,
	ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** Days; long enough to look into something that was noticed late. */
const KEEP = 90;

export class AccessLogs extends Construct {
	readonly bucket: IBucket;

	constructor(scope: Construct, id: string) {
		super(scope, id);
		const bucket = new Bucket(this, "Bucket", {
			encryption: BucketEncryption.S3_MANAGED,
			blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
			objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
			enforceSSL: true,
			minimumTLSVersion: 1.2,
			// But a first deployment that fails takes its empty buckets with it.
			removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
			lifecycleRules: [
				{
					id: "old-logs",
					expiration: Duration.days(KEEP),
					abortIncompleteMultipartUploadAfter: Duration.days(1),
				},
			],
		});
		acknowledge(bucket, {
			"AwsSolutions-S1": "It is the bucket that access logs go to.",
		});
		// What CDK says of optional properties is stricter than what it does.
		this.bucket = bucket as IBucket;
	}
}
