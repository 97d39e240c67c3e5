// The app that `cdk` runs: one stack a site, checked while it is synthesized.
import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { BUNDLES, bundleFunctions } from "./bundle.ts";
import {
	readParameters,
	type SiteParameters,
	WrongParameters,
} from "./parameters.ts";
import { SiteStack } from "./siteStack.ts";

const app = new App();
const sites = readOrExit(app.node.tryGetContext("sites"));
await bundleFunctions(BUNDLES);
for (const parameters of sites) new SiteStack(app, parameters, BUNDLES);
Tags.of(app).add("application", "huixun");
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

/** A sentence without a stack: whoever wrote cdk.json wants to know what to write. */
function readOrExit(given: unknown): SiteParameters[] {
	try {
		return readParameters(given);
	} catch (error) {
		if (!(error instanceof WrongParameters)) throw error;
		console.error(error.message);
		process.exit(1);
	}
}
