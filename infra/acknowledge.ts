// Findings of the checkers that stand as they are, each with the reason.
import { Stack, Validations } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IConstruct } from "constructs";

/** By rule, or by rule and finding (`AwsSolutions-IAM5[Resource::*]`). */
export function acknowledge(
	construct: IConstruct,
	reasons: Record<string, string>,
): void {
	for (const [id, reason] of Object.entries(reasons))
		Validations.of(construct).acknowledge({ id, reason });
}

/** Resources of the statements that are patterns below a bucket of the site, one by one. */
export function acknowledgePatterns(
	construct: IConstruct,
	statements: readonly PolicyStatement[],
	reason: string,
): void {
	const stack = Stack.of(construct);
	const patterns = statements
		.flatMap((statement) => [statement.toStatementJson().Resource].flat())
		.map((resource) => nameOf(stack.resolve(resource)))
		.filter((name) => name.includes("*"));
	for (const name of new Set(patterns))
		acknowledge(construct, {
			[`AwsSolutions-IAM5[Resource::${name}]`]: reason,
		});
}

/** As the checker writes an ARN that is made at deployment: `<LogicalId.Arn>/drafts/*`. */
function nameOf(resource: unknown): string {
	if (typeof resource === "string") return resource;
	const { "Fn::GetAtt": attribute, "Fn::Join": join } = resource as {
		"Fn::GetAtt"?: string[];
		"Fn::Join"?: [string, unknown[]];
	};
	if (attribute) return `<${attribute.join(".")}>`;
	return (join?.[1] ?? []).map(nameOf).join("");
}
