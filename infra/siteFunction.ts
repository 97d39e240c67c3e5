// What every function has in common: Node 24 on arm64, its own log group, its own role with nothing but
// what it is given, tracing, JSON logs.
import { join } from "node:path";
import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
	Architecture,
	Code,
	Function as LambdaFunction,
	LoggingFormat,
	Runtime,
	Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge, acknowledgePatterns } from "./acknowledge.ts";
import type { FunctionName } from "./bundle.ts";
import { NAMESPACE } from "./metrics.ts";

/** What every function of a site shares. */
export interface Surroundings {
	site: string;
	/** Folder of the bundles. */
	bundles: string;
	keepLogs: RetentionDays;
}

/** Where the state and the public files are, and what stands before them. */
export interface PublishingProps {
	store: Bucket;
	publicBucket: Bucket;
	/** It compresses only some types: see `transferTypes`. */
	front: "cloudfront" | "own";
	/** Its caches are told to forget what was taken back. */
	distribution?: Distribution;
}

/** For functions that write public files; `forgets`: also what caches hold. */
export function publishingEnvironment(
	{ store, publicBucket, front, distribution }: PublishingProps,
	forgets: "forgets" | "keeps",
): Record<string, string> {
	return {
		STORE_BUCKET: store.bucketName,
		SITE_BUCKET: publicBucket.bucketName,
		FRONT: front,
		...(distribution && forgets === "forgets"
			? { DISTRIBUTION_ID: distribution.distributionId }
			: {}),
	};
}

export interface SiteFunctionProps extends Surroundings {
	bundle: FunctionName;
	description: string;
	/** MiB; CPU comes with it, one core at 1769. */
	memory: number;
	timeout: Duration;
	environment: Record<string, string>;
	permissions: PolicyStatement[];
}

export class SiteFunction extends Construct {
	readonly lambda: LambdaFunction;

	constructor(scope: Construct, id: string, props: SiteFunctionProps) {
		super(scope, id);
		const { site, bundle } = props;
		const logGroup = new LogGroup(this, "Logs", {
			retention: props.keepLogs,
			removalPolicy: RemovalPolicy.DESTROY,
		});
		const role = new Role(this, "Role", {
			assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
		});
		role.addToPolicy(
			new PolicyStatement({
				sid: "WriteLogs",
				actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
				resources: [logGroup.logGroupArn],
			}),
		);
		for (const permission of props.permissions) role.addToPolicy(permission);
		this.lambda = new LambdaFunction(this, "Function", {
			description: props.description,
			runtime: Runtime.NODEJS_24_X,
			architecture: Architecture.ARM_64,
			handler: "index.handler",
			code: Code.fromAsset(join(props.bundles, bundle)),
			memorySize: props.memory,
			timeout: props.timeout,
			role,
			logGroup,
			loggingFormat: LoggingFormat.JSON,
			tracing: Tracing.ACTIVE,
			environment: {
				SITE_NAME: site,
				POWERTOOLS_SERVICE_NAME: `${site}/${bundle}`,
				POWERTOOLS_METRICS_NAMESPACE: NAMESPACE,
				...props.environment,
			},
		});
		acknowledgePatterns(
			role,
			props.permissions,
			"A prefix of one of the site's own buckets; the privilege test proves that it is used.",
		);
		acknowledge(role, {
			"AwsSolutions-IAM5[Resource::*]":
				"X-Ray's PutTraceSegments and PutTelemetryRecords know no resources.",
		});
	}
}
