// Alarms, dashboard, budget, people, parameters and partitions.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { readParameters } from "../../infra/parameters.ts";
import { synthesize } from "../support/aws/synthesize.ts";

const template = synthesize({
	operatorEmail: "operator@city.example",
	editorsEmail: "editors@city.example",
	monthlyBudget: 20,
});

describe("alarms", () => {
	const alarms = Object.values(
		template.findResources("AWS::CloudWatch::Alarm"),
	).map(({ Properties }) => Properties);
	const runbook = readFileSync(
		new URL("../../docs/runbook.md", import.meta.url),
		"utf8",
	);
	const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(
		(found) => found[1],
	);

	it("are these", () => {
		expect(
			alarms
				.map(({ AlarmDescription }) => AlarmDescription.split("#")[1])
				.sort(),
		).toEqual([
			"cost",
			"dead-letters",
			"editors-not-told",
			"feed-behind",
			"function-errors",
			"not-shown",
			"oldest-pending",
			"publisher-fails",
			"publisher-silent",
			"reconcile-overdue",
			"schedule-overdue",
			"set-aside-rate",
			"shrink",
			"slow-lane-stands",
			"snapshots-stale",
		]);
	});

	it.each(alarms.map(({ AlarmDescription }) => AlarmDescription))(
		"have a paragraph in the runbook: %s",
		(description) => {
			expect(headings).toContain(description.split("#")[1]);
		},
	);

	it("are from this account", () => {
		template.hasResourceProperties("AWS::SNS::TopicPolicy", {
			PolicyDocument: {
				Statement: Match.arrayWith([
					Match.objectLike({
						Sid: "AlarmsOfCloudWatch",
						Condition: {
							StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
						},
					}),
				]),
			},
		});
	});

	it("name the runbook where operators find it", () => {
		const runbook = "https://git.example/huixun/docs/runbook.md";
		synthesize({ runbook }).hasResourceProperties("AWS::CloudWatch::Alarm", {
			AlarmDescription: Match.stringLikeRegexp(
				"https://git\\.example/huixun/docs/runbook\\.md#shrink$",
			),
		});
	});

	it("tell the operator when they begin and when they end", () => {
		for (const { AlarmActions, OKActions } of alarms) {
			expect(AlarmActions).toHaveLength(1);
			expect(OKActions).toEqual(AlarmActions);
		}
		template.hasResourceProperties("AWS::SNS::Subscription", {
			Protocol: "email",
			Endpoint: "operator@city.example",
		});
	});

	const alarm = (name: string) => {
		const found = alarms.find(({ AlarmDescription }) =>
			AlarmDescription.endsWith(`#${name}`),
		);
		if (!found) throw new Error(`no alarm ${name}`);
		return found;
	};

	it("find any function that fails at each of its ticks, and not one failure", () => {
		const { Metrics, Threshold } = alarm("function-errors");
		expect(Metrics[0].Expression).toBe(
			"MAX([FILL(ingest, 0), FILL(publish, 0), FILL(reconcile, 0), FILL(snapshots, 0), FILL(sitemaps, 0)])",
		);
		expect(Threshold).toBe(1);
		// The slowest clock is an hour.
		for (const { MetricStat } of Metrics.slice(1))
			expect(MetricStat.Period).toBe(3 * 3600);
	});

	const visibilityOf = (prefix: string): number => {
		const [, queue] =
			Object.entries(template.findResources("AWS::SQS::Queue")).find(([id]) =>
				id.startsWith(prefix),
			) ?? [];
		return queue?.Properties.VisibilityTimeout;
	};

	it("take silence of the publisher for trouble, when a killed round would have come again", () => {
		const { TreatMissingData, EvaluationPeriods, Metrics } =
			alarm("publisher-silent");
		expect(TreatMissingData).toBe("breaching");
		expect(EvaluationPeriods * Metrics[1].MetricStat.Period).toBeGreaterThan(
			visibilityOf("DoorbellRingsQueue") + 60,
		);
	});

	it("let a message of the news be tried a second time", () => {
		expect(alarm("oldest-pending").Threshold).toBeGreaterThan(
			visibilityOf("LanesNewsQueue") + 60,
		);
	});
});

describe("whoever deletes old versions", () => {
	const trusted = (parameters: object) =>
		Object.entries(
			synthesize({ ...parameters }).findResources("AWS::IAM::Role"),
		).find(([id]) => id.startsWith("PeoplePurger"))?.[1].Properties
			.AssumeRolePolicyDocument.Statement;

	it("shows a second factor, or is a role that the operator names", () => {
		const withFactor = {
			Action: "sts:AssumeRole",
			Effect: "Allow",
			Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
		};
		expect(trusted({})).toEqual([expect.objectContaining(withFactor)]);
		const role =
			"arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Purge_0123456789abcdef";
		expect(trusted({ purgers: [role] })).toEqual([
			expect.objectContaining(withFactor),
			{
				Action: "sts:AssumeRole",
				Effect: "Allow",
				Principal: { AWS: role },
			},
		]);
	});
});

describe("editors", () => {
	it("get what is wrong with notices by mail", () => {
		template.hasResourceProperties("AWS::SNS::Subscription", {
			Protocol: "email",
			Endpoint: "editors@city.example",
		});
	});

	it("may upload from one branch of one repository, with tokens of its workflow", () => {
		const git = synthesize({
			content: {
				kind: "git",
				repository: "city/notices",
				oidcProviderArn:
					"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
			},
		});
		const uploader = Object.values(git.findResources("AWS::IAM::Role")).find(
			({ Properties }) =>
				Properties.AssumeRolePolicyDocument.Statement[0].Action ===
				"sts:AssumeRoleWithWebIdentity",
		);
		expect(
			uploader?.Properties.AssumeRolePolicyDocument.Statement[0].Condition
				.StringEquals["token.actions.githubusercontent.com:sub"],
		).toBe("repo:city/notices:ref:refs/heads/main");
	});
});

describe("the runbook's commands", () => {
	const text = readFileSync(
		new URL("../../docs/runbook.md", import.meta.url),
		"utf8",
	);
	const outputs = Object.keys(template.findOutputs("*"));

	it("name nothing but the stack's outputs", () => {
		const names = [...text.matchAll(/\$\{?([A-Z][a-z]\w+)/g)].map(
			([, name]) => name ?? "",
		);
		expect(names.length).toBeGreaterThan(30);
		expect(names.filter((name) => !outputs.includes(name))).toEqual([]);
	});

	it.each(["runbook.md", "aws.md"])(
		"of %s are what a shell can read",
		async (name) => {
			const page = readFileSync(
				new URL(`../../docs/${name}`, import.meta.url),
				"utf8",
			);
			const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)];
			expect(blocks.length).toBeGreaterThan(2);
			for (const [, block = ""] of blocks)
				await promisify(execFile)("bash", ["-n", "-c", block]);
		},
	);

	it("can stop all that runs by itself", () => {
		for (const [type, suffix] of [
			["AWS::Events::Rule", "Rule"],
			["AWS::Lambda::EventSourceMapping", "Source"],
		] as const) {
			const said = outputs.filter((name) => name.endsWith(suffix));
			template.resourceCountIs(type, said.length);
			expect(said.filter((name) => !text.includes(`$${name}`))).toEqual([]);
		}
	});
});

describe("the budget", () => {
	it("mails at four fifths, and when the month will not suffice", () => {
		template.hasResourceProperties("AWS::Budgets::Budget", {
			Budget: {
				BudgetLimit: { Amount: 20, Unit: "USD" },
				CostFilters: { TagKeyValue: ["user:site$test"] },
			},
		});
	});

	it("is left out where there is none", () => {
		synthesize().resourceCountIs("AWS::Budgets::Budget", 0);
	});
});

describe("partitions", () => {
	it.each(["cn-north-1", "us-gov-west-1"])(
		"%s gets a stack without CloudFront, budget and ARNs of another partition",
		(region) => {
			const other = synthesize({
				region,
				account: "123456789012",
				operatorEmail: "operator@city.example",
			});
			const text = JSON.stringify(other.toJSON());
			expect(text).not.toMatch(/arn:aws:/);
			expect(text).not.toContain("amazonaws.com.cn:");
			other.resourceCountIs("AWS::CloudFront::Distribution", 0);
			other.resourceCountIs("AWS::Budgets::Budget", 0);
			other.resourceCountIs("AWS::Scheduler::Schedule", 0);
			other.resourceCountIs("AWS::Lambda::Function", 5);
		},
	);

	it("are not written into a stack without a region either", () => {
		expect(JSON.stringify(template.toJSON())).not.toMatch(/arn:aws:/);
	});
});

describe("several sites", () => {
	it("have stacks, tags and names of their own", () => {
		const names = ["one", "two"].map((name) => {
			const site = synthesize({ name });
			const [board] = Object.values(
				site.findResources("AWS::CloudWatch::Dashboard"),
			);
			const [bucket] = Object.values(site.findResources("AWS::S3::Bucket"));
			return [board?.Properties.DashboardName, bucket?.Properties.Tags];
		});
		expect(names).toEqual([
			["huixun-one", [{ Key: "site", Value: "one" }]],
			["huixun-two", [{ Key: "site", Value: "two" }]],
		]);
	});

	it("cannot have one name", () => {
		expect(() => readParameters([{ name: "a" }, { name: "a" }])).toThrow(
			"two sites of one name",
		);
	});

	it("are refused with the place of a mistake", () => {
		expect(() =>
			readParameters([
				{ name: "a", front: { kind: "cloudfront", domain: "a.example" } },
			]),
		).toThrow(/domain and certificateArn go together[\s\S]*\[0\]\.front/);
	});

	it.each<[string, object, RegExp]>([
		[
			"a budget where CloudFormation makes none",
			{
				region: "il-central-1",
				monthlyBudget: 5,
				operatorEmail: "operator@city.example",
			},
			/no budgets in il-central-1: leave it out/,
		],
		["a budget that tells nobody", { monthlyBudget: 5 }, /needs operatorEmail/],
		[
			"CloudFront in China",
			{ region: "cn-north-1", front: { kind: "cloudfront" } },
			/no CloudFront in cn-north-1/,
		],
		["a region that is none", { region: "eu-centrl-1" }, /not a region/],
		["a hub that is none", { hub: "ftp://hub.example/" }, /URL/],
		[
			"readers by pattern",
			{ front: { kind: "own", readers: ["arn:aws:iam::1:role/*"] } },
			/not the ARN of one role or user[\s\S]*readers\[0\]/,
		],
		[
			"a certificate of another region",
			{
				front: {
					kind: "cloudfront",
					domain: "a.example",
					certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0",
				},
			},
			/not a certificate of us-east-1/,
		],
		["days that logs cannot be kept", { keepLogs: 60 }, /7\|30\|90\|365/],
	])("refuse %s, with what to do", (_what, parameters, said) => {
		expect(() => readParameters([{ name: "a", ...parameters }])).toThrow(said);
	});

	it("refuse what is not JSON on the command line", () => {
		expect(() => readParameters("[{")).toThrow(/^sites in cdk\.json: not JSON/);
	});
});
