// Roles that people and workflows take: editors by upload, and whoever deletes old versions for good.
import { Aws, Duration } from "aws-cdk-lib";
import {
	AccountRootPrincipal,
	ArnPrincipal,
	CompositePrincipal,
	type IPrincipal,
	OpenIdConnectPrincipal,
	OpenIdConnectProvider,
	PolicyStatement,
	Role,
} from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { acknowledgePatterns } from "./acknowledge.ts";
import type { SiteParameters } from "./parameters.ts";
import { listing, objects } from "./permissions.ts";

export interface PeopleProps {
	inbox: Bucket;
	store: Bucket;
	publicBucket: Bucket;
	content: SiteParameters["content"];
	/**
	 * Roles that take the purger's without `aws:MultiFactorAuthPresent`: sessions of IAM Identity Center lack it,
	 * whatever second factor it asked for.
	 */
	purgers: readonly string[];
}

export class People extends Construct {
	/** Uploads `content/` from a repository's workflow; only where the site has one. */
	readonly uploader?: Role;
	/** Deletes any version for good. The publisher can too, but only of what it publishes; sources nobody else. */
	readonly purger: Role;

	constructor(scope: Construct, id: string, props: PeopleProps) {
		super(scope, id);
		const { inbox, store, publicBucket, content, purgers } = props;
		const buckets = [inbox, store, publicBucket];
		this.purger = new Role(this, "Purger", {
			description:
				"Deletes old versions of what was taken back for privacy or the law",
			assumedBy: new CompositePrincipal(
				new AccountRootPrincipal().withConditions({
					Bool: { "aws:MultiFactorAuthPresent": "true" },
				}),
				...purgers.map((arn) => new ArnPrincipal(arn)),
			),
			maxSessionDuration: Duration.hours(1),
		});
		grant(
			this.purger,
			[
				new PolicyStatement({
					sid: "FindVersions",
					actions: ["s3:ListBucketVersions"],
					resources: buckets.map((bucket) => bucket.bucketArn),
				}),
				new PolicyStatement({
					sid: "DeleteVersions",
					actions: ["s3:DeleteObjectVersion"],
					resources: buckets.map((bucket) => bucket.arnForObjects("*")),
				}),
			],
			"Whatever was taken back may have versions anywhere in the site's buckets; the role is for people, with a second factor, for an hour.",
		);
		if (content.kind === "git") this.uploader = this.#uploader(inbox, content);
	}

	#uploader(
		inbox: Bucket,
		content: Extract<SiteParameters["content"], { kind: "git" }>,
	): Role {
		const uploader = new Role(this, "Uploader", {
			description: `Uploads content/ of ${content.repository}`,
			assumedBy: githubWorkflow(this, content),
			maxSessionDuration: Duration.hours(1),
		});
		grant(
			uploader,
			[
				listing(inbox, "Inbox"),
				...objects(inbox, "Inbox", {
					read: ["*"],
					write: ["*"],
					delete: ["*"],
				}),
			],
			"The inbox is the repository's copy, file by file.",
		);
		return uploader;
	}
}

function grant(
	role: Role,
	statements: readonly PolicyStatement[],
	reason: string,
): void {
	for (const statement of statements) role.addToPolicy(statement);
	acknowledgePatterns(role, statements, reason);
}

/** Tokens of GitHub's for one branch of one repository. */
function githubWorkflow(
	scope: Construct,
	{
		repository,
		branch,
		oidcProviderArn,
	}: Extract<SiteParameters["content"], { kind: "git" }>,
): IPrincipal {
	const provider = OpenIdConnectProvider.fromOpenIdConnectProviderArn(
		scope,
		"GitHub",
		oidcProviderArn,
	);
	const issuer = "token.actions.githubusercontent.com";
	return new OpenIdConnectPrincipal(provider, {
		StringEquals: {
			[`${issuer}:aud`]: `sts.${Aws.URL_SUFFIX}`,
			[`${issuer}:sub`]: `repo:${repository}:ref:refs/heads/${branch}`,
		},
	});
}
