// What stands before the public files, and what it adds to them.
import { runInNewContext } from "node:vm";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { compileSite } from "../../functions/pipeline/compileSite.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { CONTENT_TYPES } from "../../functions/site/siteFile.ts";
import { STORED_AS } from "../../functions/store/transferTypes.ts";
import { RESTORE_TYPES } from "../../infra/restoreTypes.ts";
import { configuration } from "../content/sampleFolder.ts";
import { policiesOf, synthesize } from "../support/aws/synthesize.ts";

describe("with CloudFront", () => {
	const template = synthesize();

	it("reads the bucket as itself, and nobody else does", () => {
		template.hasResourceProperties("AWS::CloudFront::OriginAccessControl", {
			OriginAccessControlConfig: {
				OriginAccessControlOriginType: "s3",
				SigningBehavior: "always",
				SigningProtocol: "sigv4",
			},
		});
	});

	it("serves over HTTPS, compressed, with a page for what is not there", () => {
		template.hasResourceProperties("AWS::CloudFront::Distribution", {
			DistributionConfig: {
				DefaultRootObject: "index.html",
				HttpVersion: "http2and3",
				DefaultCacheBehavior: Match.objectLike({
					Compress: true,
					ViewerProtocolPolicy: "redirect-to-https",
				}),
				CacheBehaviors: [
					Match.objectLike({
						PathPattern: "files/*",
						Compress: true,
						ViewerProtocolPolicy: "redirect-to-https",
					}),
				],
				CustomErrorResponses: [
					{
						ErrorCachingMinTTL: 60,
						ErrorCode: 403,
						ResponseCode: 404,
						ResponsePagePath: "/404.html",
					},
					{
						ErrorCachingMinTTL: 60,
						ErrorCode: 404,
						ResponseCode: 404,
						ResponsePagePath: "/404.html",
					},
				],
			},
		});
	});

	it("adds HSTS for its own host alone, nosniff, a policy without scripts, and CORS", () => {
		template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
			ResponseHeadersPolicyConfig: {
				CorsConfig: Match.objectLike({
					AccessControlAllowOrigins: { Items: ["*"] },
					AccessControlExposeHeaders: { Items: ["ETag", "Last-Modified"] },
				}),
				SecurityHeadersConfig: {
					ContentSecurityPolicy: {
						ContentSecurityPolicy:
							"default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
						Override: true,
					},
					ContentTypeOptions: { Override: true },
					FrameOptions: { FrameOption: "DENY", Override: true },
					ReferrerPolicy: { ReferrerPolicy: "no-referrer", Override: true },
					StrictTransportSecurity: {
						AccessControlMaxAgeSec: 31536000,
						IncludeSubdomains: false,
						Override: true,
					},
				},
			},
		});
	});

	it("hands attachments over as files that cannot run", () => {
		template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
			ResponseHeadersPolicyConfig: Match.objectLike({
				CustomHeadersConfig: {
					Items: [
						{
							Header: "Content-Disposition",
							Override: true,
							Value: "attachment",
						},
					],
				},
				SecurityHeadersConfig: Match.objectLike({
					ContentSecurityPolicy: {
						ContentSecurityPolicy: "default-src 'none'; sandbox",
						Override: true,
					},
				}),
			}),
		});
	});

	it("uses TLS 1.2 with a domain of the site's own", () => {
		synthesize({
			front: {
				kind: "cloudfront",
				domain: "notices.example",
				certificateArn:
					"arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
			},
		}).hasResourceProperties("AWS::CloudFront::Distribution", {
			DistributionConfig: {
				Aliases: ["notices.example"],
				ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" },
			},
		});
	});
});

describe("caches of what was taken back", () => {
	const invalidating = (template: ReturnType<typeof synthesize>) =>
		policiesOf(template).flatMap(({ Properties }) =>
			Properties.PolicyDocument.Statement.filter(
				({ Action }: { Action: string | string[] }) =>
					[Action].flat().some((one) => one.startsWith("cloudfront:")),
			).map((statement: object) => ({
				...statement,
				role: (Properties.Roles[0].Ref as string).replace(/[0-9A-F]{8}$/, ""),
			})),
		);
	const distributionOf = (template: ReturnType<typeof synthesize>) =>
		Object.values(template.findResources("AWS::Lambda::Function")).flatMap(
			({ Properties }) =>
				Properties.Environment.Variables.DISTRIBUTION_ID ?? [],
		);

	it("can be invalidated by the publisher and whoever makes snapshots, of this distribution alone", () => {
		const template = synthesize();
		const [id] = Object.keys(
			template.findResources("AWS::CloudFront::Distribution"),
		);
		const statement = {
			Sid: "Invalidate",
			Effect: "Allow",
			Action: "cloudfront:CreateInvalidation",
			Resource: {
				"Fn::Join": [
					"",
					[
						"arn:",
						{ Ref: "AWS::Partition" },
						":cloudfront::",
						{ Ref: "AWS::AccountId" },
						":distribution/",
						{ Ref: id },
					],
				],
			},
		};
		const roles = ["PublisherPublishRole", "SchedulesnapshotsRole"];
		expect(
			invalidating(template).sort((a, b) => (a.role < b.role ? -1 : 1)),
		).toEqual(roles.map((role) => ({ ...statement, role })));
		expect(distributionOf(template)).toEqual([{ Ref: id }, { Ref: id }]);
	});

	it.each([
		{ front: { kind: "own", readers: [] } },
		{ region: "cn-north-1", account: "123456789012" },
	])("are nobody's business without CloudFront: %j", (parameters) => {
		const template = synthesize(parameters);
		expect(invalidating(template)).toEqual([]);
		expect(distributionOf(template)).toEqual([]);
	});
});

describe("types that CloudFront does not compress", () => {
	const atTheEdge = (uri: string, type: string) => {
		const event = {
			request: { uri },
			response: {
				statusCode: 200,
				headers: {
					"content-type": { value: type },
					"x-amz-meta-generation": { value: "7" },
				} as Record<string, { value: string }>,
			},
		};
		return runInNewContext(`${RESTORE_TYPES}; handler(event)`, { event })
			.headers;
	};
	const rendering = siteRendering(compileSite(configuration));
	const files = [
		...rendering.statics(),
		...rendering.channel(rendering.emptyChannel("all"), []),
		...rendering.channel(rendering.emptyChannel("topic-safety"), []),
	];

	it("come out of the edge as they were made, whatever they were stored as", () => {
		const seen = new Set<string>();
		for (const { path, contentType } of files) {
			const stored = STORED_AS[contentType] ?? contentType;
			seen.add(contentType);
			expect(atTheEdge(`/${path}`, stored)["content-type"].value, path).toBe(
				contentType,
			);
		}
		for (const type of Object.keys(STORED_AS))
			if (type !== CONTENT_TYPES.ics) expect(seen).toContain(type);
		expect(
			atTheEdge("/zh-Hans/all/calendar.ics", "text/plain; charset=utf-8")[
				"content-type"
			].value,
		).toBe("text/calendar; charset=utf-8");
	});

	it("are left as they are among attachments and errors", () => {
		expect(
			atTheEdge("/files/a/meeting.ics", "application/octet-stream")[
				"content-type"
			].value,
		).toBe("application/octet-stream");
	});

	it("come without our own metadata", () => {
		expect(Object.keys(atTheEdge("/index.html", "text/html"))).toEqual([
			"content-type",
		]);
	});
});

describe("without CloudFront", () => {
	it("lets the readers named read files, and see which there are", () => {
		const template = synthesize({
			front: { kind: "own", readers: ["arn:aws:iam::123456789012:role/web"] },
		});
		template.resourceCountIs("AWS::CloudFront::Distribution", 0);
		template.hasResourceProperties("AWS::S3::BucketPolicy", {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Sid: "ReadersOfYourOwn",
						Action: "s3:GetObject",
						Principal: { AWS: "arn:aws:iam::123456789012:role/web" },
					}),
					Match.objectLike({
						Sid: "WhatIsThere",
						Action: "s3:ListBucket",
						Principal: { AWS: "arn:aws:iam::123456789012:role/web" },
					}),
				]),
			},
		});
	});
});
