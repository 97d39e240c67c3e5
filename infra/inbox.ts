// Where editors drop notices: a bucket that rings a queue at each change.
import { ArnFormat, Aws, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Bucket, CfnBucket, IBucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { keptBucket } from "./keptBucket.ts";

export interface InboxProps {
	keepVersions: number;
	/** Told of each object that comes, changes or goes. */
	queue: Queue;
	logs: IBucket;
}

export class Inbox extends Construct {
	readonly bucket: Bucket;

	constructor(
		scope: Construct,
		id: string,
		{ keepVersions, queue, logs }: InboxProps,
	) {
		super(scope, id);
		this.bucket = keptBucket(this, "Bucket", {
			keepVersions,
			serverAccessLogsBucket: logs,
			serverAccessLogsPrefix: "inbox/",
		});
		// The account, not the bucket: that would have queue and bucket wait for each other.
		const allowed = queue.addToResourcePolicy(
			new PolicyStatement({
				sid: "EventsOfTheInbox",
				principals: [new ServicePrincipal("s3.amazonaws.com")],
				actions: ["sqs:SendMessage"],
				resources: [queue.queueArn],
				conditions: {
					StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
					ArnLike: {
						"aws:SourceArn": Stack.of(this).formatArn({
							service: "s3",
							region: "",
							account: "",
							resource: "*",
							arnFormat: ArnFormat.NO_RESOURCE_NAME,
						}),
					},
				},
			}),
		);
		const bucket = this.bucket.node.defaultChild as CfnBucket;
		// As the bucket's own property: the other way adds a function that sets it.
		bucket.notificationConfiguration = {
			queueConfigurations: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"].map(
				(event) => ({ event, queue: queue.queueArn }),
			),
		};
		if (allowed.policyDependable)
			this.bucket.node.addDependency(allowed.policyDependable);
	}
}
