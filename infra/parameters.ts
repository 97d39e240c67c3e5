// What an operator decides about a site: `sites` in the context of cdk.json, checked.
import { RegionInfo } from "aws-cdk-lib/region-info";
import { z } from "zod";

const email = z.email();

/** Of one region's certificates: CloudFront takes no others. */
const CERTIFICATE = /^arn:[\w-]+:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;
/** No patterns: a principal of a bucket's policy is somebody. */
const SOMEBODY = /^arn:[\w-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/;
const GITHUB =
	/^arn:[\w-]+:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/;

const cloudfront = z
	.strictObject({
		kind: z.literal("cloudfront"),
		/** Host name of the site; with it a certificate in us-east-1. Absent: the CDN's own name. */
		domain: z.hostname().optional(),
		certificateArn: z
			.string()
			.regex(CERTIFICATE, "not a certificate of us-east-1")
			.optional(),
	})
	.refine(
		({ domain, certificateArn }) =>
			(domain === undefined) === (certificateArn === undefined),
		{ message: "domain and certificateArn go together" },
	);

const somebody = z.string().regex(SOMEBODY, "not the ARN of one role or user");

/** The bucket read by a web server of your own, or by whatever stands before it. */
const own = z.strictObject({
	kind: z.literal("own"),
	/** ARNs of the roles or users that may read the site's bucket. */
	readers: z.array(somebody).default([]),
});

/** Notices are dropped into the bucket by hand, or uploaded from a repository by its workflow. */
const content = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("bucket") }),
	z.strictObject({
		kind: z.literal("git"),
		/** `owner/name` on GitHub. */
		repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
		branch: z.string().default("main"),
		/** The account's OIDC provider for token.actions.githubusercontent.com: one an account. */
		oidcProviderArn: z
			.string()
			.regex(GITHUB, "not the provider token.actions.githubusercontent.com"),
	}),
]);

const siteParameters = z
	.strictObject({
		/** Names the stack; several sites in one account differ in it. */
		name: z.string().regex(/^[a-z][a-z0-9-]{0,24}$/),
		account: z
			.string()
			.regex(/^\d{12}$/)
			.optional(),
		region: z
			.string()
			.refine(isRegion, { message: "not a region that AWS has" })
			.optional(),
		front: z.discriminatedUnion("kind", [cloudfront, own]).optional(),
		content: content.default({ kind: "bucket" }),
		/** Gets alarms. */
		operatorEmail: email.optional(),
		/** Gets what is wrong with notices. */
		editorsEmail: email.optional(),
		/** US dollars; needs `operatorEmail`, and a region whose CloudFormation makes budgets. */
		monthlyBudget: z.number().positive().optional(),
		/** Days. */
		keepLogs: z.literal([7, 30, 90, 365]).default(30),
		/** Days that replaced and deleted versions of sources and state can be brought back. */
		keepVersions: z.number().int().min(1).max(3650).default(30),
		/** Where whoever is woken finds docs/runbook.md; each alarm names a heading of it. */
		runbook: z
			.url()
			.or(z.literal("docs/runbook.md"))
			.default("docs/runbook.md"),
		/** Roles that may delete old versions without IAM's own second factor: see `People`. */
		purgers: z.array(somebody).default([]),
		/** WebSub hub that is told of new feeds; overrides the one in `site.yaml`. */
		hub: z.url({ protocol: /^https?$/ }).optional(),
	})
	.superRefine(({ region, front, monthlyBudget, operatorEmail }, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: "custom", path: [path], message });
		if (monthlyBudget !== undefined && !operatorEmail)
			refuse("monthlyBudget", "needs operatorEmail: whom to tell?");
		if (monthlyBudget !== undefined && region && !BUDGETS.includes(region))
			refuse(
				"monthlyBudget",
				`CloudFormation makes no budgets in ${region}: leave it out, and make the budget by hand in the billing console`,
			);
		if (front?.kind === "cloudfront" && !isStandardPartition(region))
			refuse(
				"front",
				`CloudFormation makes no CloudFront in ${region}: leave front out, or {"kind": "own"}, and put a web server of your own before the bucket`,
			);
	});

/**
 * Regions whose CloudFormation has AWS::Budgets::Budget, as the validation of the templates knows them. The
 * budget itself is the account's, wherever it is made.
 */
const BUDGETS: readonly string[] = [
	"ap-northeast-1",
	"ap-northeast-2",
	"ap-south-1",
	"ap-southeast-1",
	"ap-southeast-2",
	"ca-central-1",
	"eu-central-1",
	"eu-west-1",
	"eu-west-2",
	"eu-west-3",
	"me-south-1",
	"sa-east-1",
	"us-east-1",
	"us-east-2",
	"us-west-1",
	"us-west-2",
];

export type SiteParameters = z.infer<typeof siteParameters> & {
	front: z.infer<typeof cloudfront> | z.infer<typeof own>;
};

/** Its message says what is wrong in cdk.json, and where: the operator's matter, not a bug. */
export class WrongParameters extends Error {
	constructor(problem: string) {
		super(`sites in cdk.json: ${problem}`);
	}
}

/** As cdk.json has them, or as text of `-c sites='[…]'`. Throws with the place of each mistake. */
export function readParameters(given: unknown): SiteParameters[] {
	const parsed = z
		.array(siteParameters)
		.min(1)
		.safeParse(typeof given === "string" ? parse(given) : given);
	if (!parsed.success) throw new WrongParameters(z.prettifyError(parsed.error));
	const names = parsed.data.map(({ name }) => name);
	if (new Set(names).size < names.length)
		throw new WrongParameters("two sites of one name");
	return parsed.data.map((site) => ({
		...site,
		front: site.front ?? usualFront(site.region),
	}));
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new WrongParameters(`not JSON: ${(error as Error).message}`);
	}
}

/** CloudFront in China serves no domain of its own and wants an ICP filing. */
function usualFront(region: string | undefined): SiteParameters["front"] {
	return isStandardPartition(region)
		? { kind: "cloudfront" }
		: { kind: "own", readers: [] };
}

function isStandardPartition(region: string | undefined): boolean {
	return region === undefined || RegionInfo.get(region).partition === "aws";
}

function isRegion(name: string): boolean {
	return RegionInfo.regions.some((region) => region.name === name);
}
