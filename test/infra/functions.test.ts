// Functions, their queues and their clocks.
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { synthesize } from "../support/aws/synthesize.ts";

const template = synthesize({ hub: "https://hub.example/" });
const functions = template.findResources("AWS::Lambda::Function");
const queues = template.findResources("AWS::SQS::Queue");
const mappings = Object.values(
	template.findResources("AWS::Lambda::EventSourceMapping"),
).map(({ Properties }) => Properties);

const secondsOf = (seconds: unknown) => Number(seconds);

describe("every function", () => {
	it.each(Object.keys(functions))(
		"%s runs on Node 24, arm64, traced, with JSON logs of its own",
		(id) => {
			expect(functions[id]?.Properties).toMatchObject({
				Runtime: "nodejs24.x",
				Architectures: ["arm64"],
				Handler: "index.handler",
				TracingConfig: { Mode: "Active" },
				LoggingConfig: { LogFormat: "JSON" },
			});
			const group = functions[id]?.Properties.LoggingConfig.LogGroup.Ref;
			expect(
				template.findResources("AWS::Logs::LogGroup")[group]?.Properties
					.RetentionInDays,
			).toBe(30);
		},
	);

	it("reserves no concurrency: in a new account that fails the deployment", () => {
		for (const { Properties } of Object.values(functions))
			expect(Properties).not.toHaveProperty("ReservedConcurrentExecutions");
	});

	it("uses no policy that AWS manages", () => {
		for (const { Properties } of Object.values(
			template.findResources("AWS::IAM::Role"),
		))
			expect(Properties).not.toHaveProperty("ManagedPolicyArns");
	});
});

describe("ingestion", () => {
	it("takes both lanes, each capped where it is polled, and fails messages one by one", () => {
		const lanes = mappings.filter(({ ScalingConfig }) => ScalingConfig);
		expect(
			lanes.map(({ BatchSize, ScalingConfig, FunctionResponseTypes }) => [
				BatchSize,
				ScalingConfig.MaximumConcurrency,
				FunctionResponseTypes,
			]),
		).toEqual([
			[10, 5, ["ReportBatchItemFailures"]],
			[10, 2, ["ReportBatchItemFailures"]],
		]);
	});
});

describe("every queue", () => {
	it("is encrypted and reached over TLS alone", () => {
		for (const [id, { Properties }] of Object.entries(queues)) {
			expect(Properties.SqsManagedSseEnabled, id).toBe(true);
			template.hasResourceProperties("AWS::SQS::QueuePolicy", {
				Queues: [{ Ref: id }],
				PolicyDocument: {
					Statement: Match.arrayWith([
						Match.objectLike({
							Effect: "Deny",
							Action: "sqs:*",
							Condition: { Bool: { "aws:SecureTransport": "false" } },
						}),
					]),
				},
			});
		}
	});

	it("has dead letters that are kept for two weeks, or is one", () => {
		const dead = Object.values(queues)
			.map(({ Properties }) => Properties.RedrivePolicy)
			.filter(Boolean);
		expect(dead.map(({ maxReceiveCount }) => maxReceiveCount).sort()).toEqual([
			3, 5, 5,
		]);
		for (const { deadLetterTargetArn } of dead)
			expect(
				queues[deadLetterTargetArn["Fn::GetAtt"][0]]?.Properties
					.MessageRetentionPeriod,
			).toBe(14 * 24 * 3600);
		expect(Object.keys(queues)).toHaveLength(2 * dead.length);
	});

	it("keeps a message hidden for longer than its function may run", () => {
		for (const { EventSourceArn, FunctionName } of mappings) {
			const queue = queues[EventSourceArn["Fn::GetAtt"][0]]?.Properties;
			const timeout = functions[FunctionName.Ref]?.Properties.Timeout;
			expect(secondsOf(queue.VisibilityTimeout)).toBeGreaterThan(
				secondsOf(timeout),
			);
			expect([
				[120, 720],
				[600, 660],
			]).toContainEqual([timeout, queue.VisibilityTimeout]);
		}
	});
});

describe("the doorbell", () => {
	it("is one FIFO queue with a delay of five seconds", () => {
		template.hasResourceProperties("AWS::SQS::Queue", {
			FifoQueue: true,
			ContentBasedDeduplication: true,
			DelaySeconds: 5,
			MessageRetentionPeriod: 3600,
		});
	});

	it("is rung every minute, in the group of all rings", () => {
		template.hasResourceProperties("AWS::Events::Rule", {
			ScheduleExpression: "rate(1 minute)",
			Targets: [
				Match.objectLike({ SqsParameters: { MessageGroupId: "publish" } }),
			],
		});
	});

	it("tells whoever adopts the configuration of the hub, and nobody else", () => {
		const told = Object.values(functions)
			.map(({ Properties }) => Properties.Environment.Variables)
			.filter(({ HUB }) => HUB === "https://hub.example/");
		expect(told.map((one) => one.POWERTOOLS_SERVICE_NAME).sort()).toEqual([
			"test/ingest",
			"test/reconcile",
		]);
	});
});

describe("the schedule", () => {
	it("uses rules, which every partition has, not EventBridge Scheduler", () => {
		template.resourceCountIs("AWS::Scheduler::Schedule", 0);
		expect(
			Object.values(template.findResources("AWS::Events::Rule"))
				.map(({ Properties }) => Properties.ScheduleExpression)
				.sort(),
		).toEqual([
			"cron(7 19 * * ? *)",
			"rate(1 hour)",
			"rate(1 minute)",
			"rate(15 minutes)",
			"rate(15 minutes)",
		]);
	});

	it("never repeats a failed tick: the next one is the retry", () => {
		for (const { Properties } of Object.values(
			template.findResources("AWS::Events::Rule"),
		))
			for (const target of Properties.Targets)
				if (!target.SqsParameters)
					expect(target.RetryPolicy).toEqual({
						MaximumEventAgeInSeconds: 300,
						MaximumRetryAttempts: 0,
					});
		const once = Object.values(
			template.findResources("AWS::Lambda::EventInvokeConfig"),
		).map(({ Properties }) => [
			functions[Properties.FunctionName.Ref]?.Properties.Environment.Variables
				.POWERTOOLS_SERVICE_NAME,
			Properties.MaximumRetryAttempts,
		]);
		expect(once.sort()).toEqual([
			["test/reconcile", 0],
			["test/sitemaps", 0],
			["test/snapshots", 0],
		]);
	});
});
