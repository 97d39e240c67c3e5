// A site's stack synthesized in this process, without the checkers: those run in `cdk synth`'s own test.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { FUNCTIONS } from "../../../infra/bundle.ts";
import { readParameters } from "../../../infra/parameters.ts";
import { SiteStack } from "../../../infra/siteStack.ts";

/** What a template says is the same whatever the functions do. */
export function emptyBundles(): string {
	const folder = mkdtempSync(join(tmpdir(), "huixun-bundles-"));
	for (const name of FUNCTIONS) {
		mkdirSync(join(folder, name));
		writeFileSync(
			join(folder, name, "index.mjs"),
			"export const handler = () => {};",
		);
	}
	return folder;
}

const { context: CONTEXT } = JSON.parse(
	readFileSync(new URL("../../../cdk.json", import.meta.url), "utf8"),
);

/** Parameters as in cdk.json; `name` is `test` where none is given. */
export function synthesize(
	given: Record<string, unknown> = {},
	bundles = emptyBundles(),
): Template {
	process.env.CDK_VALIDATION = "false";
	const app = new App({ context: CONTEXT });
	const [parameters] = readParameters([{ name: "test", ...given }]);
	if (!parameters) throw new Error("no site");
	return Template.fromStack(new SiteStack(app, parameters, bundles));
}

/** A role's policy that grows too long goes on in a managed one. */
export function policiesOf(template: Template) {
	return ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"].flatMap((type) =>
		Object.values(template.findResources(type)),
	);
}
