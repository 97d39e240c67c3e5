// The app that `cdk` runs: one stack a site, checked while it is synthesized.
import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { BUNDLES, bundleFunctions } from "./bundle.ts";
import { readParameters } from "./parameters.ts";
import { SiteStack } from "./siteStack.ts";

await bundleFunctions(BUNDLES);
const app = new App();
// `-c sites='[…]'` on the command line comes as text.
const sites: unknown = app.node.tryGetContext("sites");
for (const parameters of readParameters(
	typeof sites === "string" ? JSON.parse(sites) : sites,
))
	new SiteStack(app, parameters, BUNDLES);
Tags.of(app).add("application", "huixun");
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
