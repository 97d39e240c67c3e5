// The buckets of a site: what is kept, from whom, and for how long.
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { policiesOf, synthesize } from "../support/aws/synthesize.ts";

const template = synthesize();
const buckets = template.findResources("AWS::S3::Bucket");
const named = (prefix: string) =>
	Object.entries(buckets).find(([id]) => id.startsWith(prefix)) as [
		string,
		Record<string, never>,
	];

describe("every bucket", () => {
	it.each(Object.keys(buckets))("%s is private and encrypted", (id) => {
		expect(buckets[id]?.Properties).toMatchObject({
			BucketEncryption: {
				ServerSideEncryptionConfiguration: [
					{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
				],
			},
			PublicAccessBlockConfiguration: {
				BlockPublicAcls: true,
				BlockPublicPolicy: true,
				IgnorePublicAcls: true,
				RestrictPublicBuckets: true,
			},
			OwnershipControls: {
				Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
			},
		});
	});

	it.each(Object.keys(buckets))(
		"%s outlives the stack, unless its first deployment fails",
		(id) => {
			expect(buckets[id]?.DeletionPolicy).toBe("RetainExceptOnCreate");
			expect(buckets[id]?.UpdateReplacePolicy).toBe("Retain");
		},
	);

	it.each(Object.keys(buckets))("%s is reached over TLS alone", (id) => {
		template.hasResourceProperties("AWS::S3::BucketPolicy", {
			Bucket: { Ref: id },
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Effect: "Deny",
						Action: "s3:*",
						Principal: { AWS: "*" },
						Condition: { Bool: { "aws:SecureTransport": "false" } },
					}),
				]),
			},
		});
	});

	it("keeps versions, but not for ever", () => {
		const kept = ["Inbox", "Store", "Site"].map((prefix) => {
			const { VersioningConfiguration, LifecycleConfiguration } = named(
				prefix,
			)[1].Properties as unknown as {
				VersioningConfiguration: { Status: string };
				LifecycleConfiguration: {
					Rules: {
						NoncurrentVersionExpiration?: { NoncurrentDays: number };
					}[];
				};
			};
			const days = LifecycleConfiguration.Rules.map(
				(rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays,
			).find(Boolean);
			return [prefix, VersioningConfiguration.Status, days];
		});
		expect(kept).toEqual([
			["Inbox", "Enabled", 30],
			["Store", "Enabled", 30],
			["Site", "Enabled", 7],
		]);
	});
});

describe("the inbox", () => {
	it("rings the queue of news at every change, without a function that sets it up", () => {
		const [, inbox] = named("Inbox");
		expect(inbox.Properties).toMatchObject({
			NotificationConfiguration: {
				QueueConfigurations: [
					{ Event: "s3:ObjectCreated:*" },
					{ Event: "s3:ObjectRemoved:*" },
				],
			},
		});
		expect(
			Object.keys(template.findResources("AWS::Lambda::Function")),
		).toHaveLength(5);
		template.resourceCountIs("Custom::S3BucketNotifications", 0);
	});

	it("waits for the queue to let it", () => {
		const [, inbox] = named("Inbox");
		const policies = Object.keys(
			template.findResources("AWS::SQS::QueuePolicy"),
		);
		const waits = (inbox as unknown as { DependsOn: string[] }).DependsOn;
		expect(waits.some((id) => policies.includes(id))).toBe(true);
		template.hasResourceProperties("AWS::SQS::QueuePolicy", {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Sid: "EventsOfTheInbox",
						Action: "sqs:SendMessage",
						Principal: { Service: "s3.amazonaws.com" },
						Condition: {
							StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
						},
					}),
				]),
			},
		});
	});
});

describe("the store", () => {
	it("refuses unconditional writes to the head, in every epoch", () => {
		const [id] = named("Store");
		const head = {
			"Fn::Join": ["", [{ "Fn::GetAtt": [id, "Arn"] }, "/head.json"]],
		};
		const later = {
			"Fn::Join": ["", [{ "Fn::GetAtt": [id, "Arn"] }, "/epochs/*/head.json"]],
		};
		template.hasResourceProperties("AWS::S3::BucketPolicy", {
			Bucket: { Ref: id },
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Sid: "HeadOnlyByCompareAndSwap",
						Effect: "Deny",
						Principal: { AWS: "*" },
						Action: "s3:PutObject",
						Resource: [later, head],
						Condition: {
							Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
						},
					}),
					Match.objectLike({
						Sid: "HeadIsNeverDeleted",
						Effect: "Deny",
						Principal: { AWS: "*" },
						Action: "s3:DeleteObject",
						Resource: [later, head],
					}),
				]),
			},
		});
	});

	it("is logged, as the inbox is", () => {
		const prefixes = ["Inbox", "Store"].map(
			(prefix) =>
				(
					named(prefix)[1].Properties as unknown as {
						LoggingConfiguration: { LogFilePrefix: string };
					}
				).LoggingConfiguration.LogFilePrefix,
		);
		expect(prefixes).toEqual(["inbox/", "store/"]);
	});
});

describe("old versions", () => {
	const forgetting = policiesOf(template)
		.flatMap(({ Properties }) =>
			Properties.PolicyDocument.Statement.filter(
				({ Action }: { Action: string }) => Action === "s3:DeleteObjectVersion",
			).map(({ Resource }: { Resource: unknown }) => ({
				role: Properties.Roles[0].Ref as string,
				on: JSON.stringify(Resource),
			})),
		)
		.sort((a, b) => (a.role < b.role ? -1 : 1));

	it("can be deleted by people with a second factor, the publisher, and who makes snapshots again after a withdrawal", () => {
		expect(
			forgetting.map(({ role }) => role.replace(/[0-9A-F]{8}$/, "")),
		).toEqual([
			"PeoplePurger",
			"PublisherPublishRole",
			"PublisherPublishRole",
			"SchedulesnapshotsRole",
		]);
		expect(
			template.findResources("AWS::IAM::Role")[forgetting[0]?.role as string]
				?.Properties.AssumeRolePolicyDocument.Statement[0].Condition,
		).toEqual({ Bool: { "aws:MultiFactorAuthPresent": "true" } });
	});

	it("of sources can be deleted by people alone", () => {
		const [inbox] = named("Inbox");
		expect(
			forgetting.filter(({ on }) => on.includes(inbox)).map(({ role }) => role),
		).toEqual([expect.stringMatching(/^PeoplePurger/)]);
	});

	it("are all that rules delete: what is current never goes by its age", () => {
		for (const prefix of ["Inbox", "Store", "Site"]) {
			const { LifecycleConfiguration } = named(prefix)[1]
				.Properties as unknown as {
				LifecycleConfiguration: { Rules: object[] };
			};
			for (const rule of LifecycleConfiguration.Rules)
				expect(rule).not.toHaveProperty("ExpirationInDays");
		}
	});
});
