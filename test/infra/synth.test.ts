// `npx cdk synth` as operators run it: without an account, without a network, with every check as an error.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CDK = join(ROOT, "node_modules/aws-cdk/bin/cdk");

const SITES = [
	{ name: "plain" },
	{
		name: "whole",
		region: "eu-central-1",
		account: "123456789012",
		operatorEmail: "operator@city.example",
		editorsEmail: "editors@city.example",
		monthlyBudget: 20,
		front: {
			kind: "cloudfront",
			domain: "notices.example",
			certificateArn:
				"arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000",
		},
		content: {
			kind: "git",
			repository: "city/notices",
			oidcProviderArn:
				"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
		},
	},
	{ name: "china", region: "cn-north-1", account: "123456789012" },
	{
		name: "gov",
		region: "us-gov-west-1",
		account: "123456789012",
		front: {
			kind: "own",
			readers: ["arn:aws-us-gov:iam::123456789012:role/web"],
		},
		purgers: ["arn:aws-us-gov:iam::123456789012:role/purge"],
	},
];

it("synthesizes every kind of site without a finding that is not acknowledged with a reason", async () => {
	const out = mkdtempSync(join(tmpdir(), "huixun-synth-"));
	const { stderr } = await promisify(execFile)(
		process.execPath,
		[
			CDK,
			"synth",
			"--quiet",
			"--strict",
			"-o",
			out,
			"-c",
			`sites=${JSON.stringify(SITES)}`,
		],
		{
			cwd: ROOT,
			env: {
				PATH: process.env.PATH,
				HOME: out,
				CDK_DISABLE_CLI_TELEMETRY: "true",
				// Whoever asked for a network would be sent here, where nobody is.
				HTTPS_PROXY: "http://127.0.0.1:9",
				AWS_EC2_METADATA_DISABLED: "true",
			},
		},
	);
	expect(stderr).not.toMatch(/ERROR|WARNING/);
	const stacks = readdirSync(out).filter((name) =>
		name.endsWith(".template.json"),
	);
	expect(stacks.sort()).toEqual([
		"huixun-china.template.json",
		"huixun-gov.template.json",
		"huixun-plain.template.json",
		"huixun-whole.template.json",
	]);
	for (const name of ["china", "gov"])
		expect(
			readFileSync(join(out, `huixun-${name}.template.json`), "utf8"),
			name,
		).not.toContain("arn:aws:");
}, 300_000);

it("says what is wrong in cdk.json, and nothing else", async () => {
	const ran = promisify(execFile)(
		process.execPath,
		["--import", "tsx", "infra/app.ts"],
		{
			cwd: ROOT,
			env: {
				PATH: process.env.PATH,
				CDK_CONTEXT_JSON: JSON.stringify({
					sites: [{ name: "a", keepLogs: 60 }],
				}),
			},
		},
	);
	await expect(ran).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringMatching(
			/^sites in cdk\.json: ✖ Invalid option[^\n]*\n\s+→ at \[0\]\.keepLogs\n$/,
		),
	});
});
