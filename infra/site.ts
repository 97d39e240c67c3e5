// The public files: their bucket, and the CDN before it or the readers of your own.
import { Duration } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
	AllowedMethods,
	CachePolicy,
	CacheQueryStringBehavior,
	Distribution,
	Function as EdgeFunction,
	FunctionCode,
	FunctionEventType,
	FunctionRuntime,
	HttpVersion,
	type IResponseHeadersPolicy,
	SecurityPolicyProtocol,
	ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { ArnPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Bucket, IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import { keptBucket } from "./keptBucket.ts";
import type { SiteParameters } from "./parameters.ts";
import { attachmentHeaders, pageHeaders } from "./responseHeaders.ts";
import { RESTORE_TYPES } from "./restoreTypes.ts";

/** Days that replaced versions of public files are kept: they can be derived again at any time. */
const KEEP_VERSIONS = 7;

export interface SiteProps {
	name: string;
	front: SiteParameters["front"];
}

export class Site extends Construct {
	readonly bucket: Bucket;
	readonly distribution?: Distribution;

	constructor(scope: Construct, id: string, { name, front }: SiteProps) {
		super(scope, id);
		this.bucket = keptBucket(this, "Bucket", {
			keepVersions: KEEP_VERSIONS,
		});
		acknowledge(this.bucket, {
			"AwsSolutions-S1":
				"Readers come through the front; a log of what it fetched says nothing, and the publisher's writes are in the journal.",
		});
		if (front.kind === "cloudfront")
			this.distribution = this.#distribution(name, front);
		else if (front.readers.length > 0) this.#letRead(front.readers);
	}

	/** Listing too: who may not is told 403 of what is not there, and all that is there is public. */
	#letRead(readers: readonly string[]): void {
		const principals = readers.map((arn) => new ArnPrincipal(arn));
		this.bucket.addToResourcePolicy(
			new PolicyStatement({
				sid: "ReadersOfYourOwn",
				principals,
				actions: ["s3:GetObject"],
				resources: [this.bucket.arnForObjects("*")],
			}),
		);
		this.bucket.addToResourcePolicy(
			new PolicyStatement({
				sid: "WhatIsThere",
				principals,
				actions: ["s3:ListBucket"],
				resources: [this.bucket.bucketArn],
			}),
		);
	}

	#distribution(
		name: string,
		front: Extract<SiteParameters["front"], { kind: "cloudfront" }>,
	): Distribution {
		const restoreTypes = new EdgeFunction(this, "RestoreTypes", {
			comment: "Gives feeds and calendars their own types after compression",
			runtime: FunctionRuntime.JS_2_0,
			code: FunctionCode.fromInline(RESTORE_TYPES),
		});
		const origin = S3BucketOrigin.withOriginAccessControl(
			this.bucket as IBucket,
		);
		const cachePolicy = new CachePolicy(this, "Caching", {
			comment: "As long as each file says",
			minTtl: Duration.seconds(0),
			defaultTtl: Duration.minutes(1),
			maxTtl: Duration.days(7),
			queryStringBehavior: CacheQueryStringBehavior.none(),
			enableAcceptEncodingGzip: true,
			enableAcceptEncodingBrotli: true,
		});
		const behaviour = (responseHeadersPolicy: IResponseHeadersPolicy) => ({
			origin,
			cachePolicy,
			responseHeadersPolicy,
			viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
			allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
			compress: true,
			functionAssociations: [
				{
					function: restoreTypes,
					eventType: FunctionEventType.VIEWER_RESPONSE,
				},
			],
		});
		const distribution = new Distribution(this, "Distribution", {
			comment: `Huixun: ${name}`,
			defaultBehavior: behaviour(pageHeaders(this)),
			additionalBehaviors: { "files/*": behaviour(attachmentHeaders(this)) },
			defaultRootObject: "index.html",
			// Who may not list is told 403 of what is not there.
			errorResponses: [403, 404].map((httpStatus) => ({
				httpStatus,
				responseHttpStatus: 404,
				responsePagePath: "/404.html",
				ttl: Duration.minutes(1),
			})),
			httpVersion: HttpVersion.HTTP2_AND_3,
			...(front.domain && front.certificateArn
				? {
						domainNames: [front.domain],
						minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
						certificate: Certificate.fromCertificateArn(
							this,
							"Certificate",
							front.certificateArn,
						),
					}
				: {}),
		});
		acknowledge(distribution, {
			"AwsSolutions-CFR1": "Notices are for whoever can read them, anywhere.",
			"AwsSolutions-CFR2":
				"Static files, read only: a firewall would have nothing to look at, and costs more than the site.",
			"AwsSolutions-CFR3":
				"Readers' addresses are not collected; how many came is in CloudFront's metrics.",
			...(front.domain
				? {}
				: {
						"AwsSolutions-CFR4":
							"The CDN's own name comes with its own certificate, whose TLS versions cannot be chosen; a domain of the site's own has 1.2 at least.",
					}),
		});
		return distribution;
	}
}
