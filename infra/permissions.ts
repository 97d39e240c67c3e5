// Permissions on objects by key pattern. Reading and writing are given apart, since If-Match reads too.
import { Stack } from "aws-cdk-lib";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { keys } from "../functions/journal/keys.ts";

const ACTIONS = {
	read: "s3:GetObject",
	write: "s3:PutObject",
	delete: "s3:DeleteObject",
	forget: "s3:DeleteObjectVersion",
} as const;

/** Patterns below the bucket, such as `drafts/*`; the statement's sid is made of the action and the name. */
export function objects(
	bucket: Bucket,
	name: string,
	allowed: Partial<Record<keyof typeof ACTIONS, readonly string[]>>,
): PolicyStatement[] {
	return Object.entries(allowed).map(
		([verb, patterns]) =>
			new PolicyStatement({
				sid: `${verb[0]?.toUpperCase()}${verb.slice(1)}${name}`,
				actions: [ACTIONS[verb as keyof typeof ACTIONS]],
				resources: patterns.map((pattern) => bucket.arnForObjects(pattern)),
			}),
	);
}

/** The first epoch's state stands in the bucket itself, that of later ones below a part of their own. */
export function inEveryEpoch(patterns: readonly string[]): string[] {
	return patterns.flatMap((pattern) => [pattern, `epochs/*/${pattern}`]);
}

/** The same for the state, which moves with its epoch. */
export function stateObjects(
	bucket: Bucket,
	allowed: Partial<Record<keyof typeof ACTIONS, readonly string[]>>,
): PolicyStatement[] {
	const everywhere = Object.entries(allowed).map(
		([verb, patterns]) => [verb, inEveryEpoch(patterns)] as const,
	);
	return [
		listing(bucket, "Store"),
		...objects(bucket, "Epoch", { read: [keys.epoch()] }),
		...objects(bucket, "Store", Object.fromEntries(everywhere)),
	];
}

/** Also what tells "absent" from "denied". */
export function listing(bucket: Bucket, name: string): PolicyStatement {
	return new PolicyStatement({
		sid: `List${name}`,
		actions: ["s3:ListBucket"],
		resources: [bucket.bucketArn],
	});
}

/** Files of the site by pattern, and the listing that tells absent ones from forbidden ones. */
export function publicFiles(
	bucket: Bucket,
	patterns: readonly string[],
	verbs: readonly (keyof typeof ACTIONS)[],
): PolicyStatement[] {
	return [
		listing(bucket, "Site"),
		...objects(
			bucket,
			"Site",
			Object.fromEntries(verbs.map((verb) => [verb, patterns])),
		),
	];
}

/** Which versions there are of an object. */
export function listingVersions(buckets: readonly Bucket[]): PolicyStatement {
	return new PolicyStatement({
		sid: "ListVersions",
		actions: ["s3:ListBucketVersions"],
		resources: buckets.map((bucket) => bucket.bucketArn),
	});
}

/** Of this distribution alone; its caches forget what was taken back. */
export function invalidating(distribution: Distribution): PolicyStatement {
	return new PolicyStatement({
		sid: "Invalidate",
		actions: ["cloudfront:CreateInvalidation"],
		resources: [
			Stack.of(distribution).formatArn({
				service: "cloudfront",
				region: "",
				resource: "distribution",
				resourceName: distribution.distributionId,
			}),
		],
	});
}

export function sending(queues: readonly IQueue[]): PolicyStatement {
	return new PolicyStatement({
		sid: "Send",
		actions: ["sqs:SendMessage"],
		resources: queues.map((queue) => queue.queueArn),
	});
}

/** What the service needs to poll a queue for a function. */
export function receiving(queues: readonly IQueue[]): PolicyStatement {
	return new PolicyStatement({
		sid: "Receive",
		actions: [
			"sqs:ReceiveMessage",
			"sqs:DeleteMessage",
			"sqs:GetQueueAttributes",
		],
		resources: queues.map((queue) => queue.queueArn),
	});
}
