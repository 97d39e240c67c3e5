// What an operator decides about a site: `sites` in the context of cdk.json, checked.
import { z } from "zod";

const email = z.email();

const cloudfront = z
	.strictObject({
		kind: z.literal("cloudfront"),
		/** Host name of the site; with it a certificate in us-east-1. Absent: the CDN's own name. */
		domain: z.string().optional(),
		certificateArn: z.string().startsWith("arn:").optional(),
	})
	.refine(
		({ domain, certificateArn }) =>
			(domain === undefined) === (certificateArn === undefined),
		{ message: "domain and certificateArn go together" },
	);

/** The bucket read by a web server of your own, or by whatever stands before it. */
const own = z.strictObject({
	kind: z.literal("own"),
	/** ARNs of the roles or users that may read the site's bucket. */
	readers: z.array(z.string().startsWith("arn:")).default([]),
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
		oidcProviderArn: z.string().startsWith("arn:"),
	}),
]);

const siteParameters = z.strictObject({
	/** Names the stack; several sites in one account differ in it. */
	name: z.string().regex(/^[a-z][a-z0-9-]{0,24}$/),
	account: z
		.string()
		.regex(/^\d{12}$/)
		.optional(),
	region: z.string().optional(),
	front: z.discriminatedUnion("kind", [cloudfront, own]).optional(),
	content: content.default({ kind: "bucket" }),
	/** Gets alarms. */
	operatorEmail: email.optional(),
	/** Gets what is wrong with notices. */
	editorsEmail: email.optional(),
	/** US dollars; needs `operatorEmail`. Not in China and GovCloud, where AWS Budgets has no CloudFormation type. */
	monthlyBudget: z.number().positive().optional(),
	/** Days. */
	keepLogs: z
		.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)])
		.default(30),
	/** Days that replaced and deleted versions of sources and state can be brought back. */
	keepVersions: z.number().int().min(1).max(3650).default(30),
	/** WebSub hub that is told of new feeds; overrides the one in `site.yaml`. */
	hub: z.url().optional(),
});

export type SiteParameters = z.infer<typeof siteParameters> & {
	front: z.infer<typeof cloudfront> | z.infer<typeof own>;
};

/** Throws with the place of each mistake. */
export function readParameters(given: unknown): SiteParameters[] {
	const parsed = z.array(siteParameters).min(1).safeParse(given);
	if (!parsed.success)
		throw new Error(`sites in cdk.json: ${z.prettifyError(parsed.error)}`);
	const names = parsed.data.map(({ name }) => name);
	if (new Set(names).size < names.length)
		throw new Error("sites in cdk.json: two sites of one name");
	return parsed.data.map((site) => ({
		...site,
		front: site.front ?? usualFront(site.region),
	}));
}

/** CloudFront in China serves no domain of its own and wants an ICP filing: there only if asked for. */
function usualFront(region: string | undefined): SiteParameters["front"] {
	return isStandardPartition(region)
		? { kind: "cloudfront" }
		: { kind: "own", readers: [] };
}

export function isStandardPartition(region: string | undefined): boolean {
	return !/^(?:cn|us-gov)-/.test(region ?? "");
}
