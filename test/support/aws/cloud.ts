// A site on AWS without AWS: the synthesized template brought to life. Buckets on the S3 test server, queues
// as a model, functions as child processes that run the synthesized bundles; time is the model's own.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Inbox } from "../../../functions/store/s3Inbox.ts";
import { S3Store } from "../../../functions/store/s3Store.ts";
import { bundleFunctions } from "../../../infra/bundle.ts";
import type { S3EventRecord } from "../s3/notifications.ts";
import { type S3TestServer, startS3Server } from "../s3/startS3Server.ts";
import { Access } from "./access.ts";
import { type Invocation, LambdaProcess } from "./lambdaProcess.ts";
import { type MessageServer, startMessageServer } from "./messageServer.ts";
import { Queue, type QueueMessage, type Unruliness } from "./queue.ts";
import {
	ACCOUNT,
	REGION,
	type Resolved,
	resolveTemplate,
} from "./resolveTemplate.ts";
import { synthesize } from "./synthesize.ts";

interface CloudFunction {
	id: string;
	/** `ingest`, `publish`, …: the bundle. */
	name: string;
	role: string;
	timeout: number;
	start(): Promise<LambdaProcess>;
	idle: LambdaProcess[];
	all: LambdaProcess[];
}

interface Mapping {
	queue: Queue;
	lambda: CloudFunction;
	batch: number;
	atOnce: number;
	running: number;
}

interface Trigger {
	/** Requests to S3 left until the process is killed. */
	left: number;
	lambda: CloudFunction;
}

export interface CloudOptions {
	parameters?: Record<string, unknown>;
	unruly?: Unruliness;
	/** Whether an event is lost. */
	drop?: (event: S3EventRecord) => boolean;
	/** Another runtime for the functions than our own bootstrap. */
	runtime?: string[];
}

const EDITOR = { accessKeyId: "EDITOR", secretAccessKey: "editor-secret-key" };
/** As the functions' keys are made of their roles' names. */
const SECRET = "function-secret-key";

export class Cloud {
	readonly s3: S3TestServer;
	readonly access: Access;
	readonly resolved: Resolved;
	readonly queues: Map<string, Queue>;
	/** Mails to editors. */
	readonly mails: string[] = [];
	/** Invocations that crashed or threw. */
	readonly failures: string[] = [];
	readonly buckets: { inbox: string; store: string; site: string };
	/** The model's clock, milliseconds. */
	now = 0;
	readonly #messages: MessageServer;
	readonly #functions = new Map<string, CloudFunction>();
	readonly #mappings: Mapping[] = [];
	readonly #triggers: Trigger[] = [];
	#wake: () => void = () => {};

	private constructor(parts: {
		s3: S3TestServer;
		access: Access;
		resolved: Resolved;
		queues: Map<string, Queue>;
		messages: MessageServer;
		buckets: Cloud["buckets"];
	}) {
		this.s3 = parts.s3;
		this.access = parts.access;
		this.resolved = parts.resolved;
		this.queues = parts.queues;
		this.#messages = parts.messages;
		this.buckets = parts.buckets;
	}

	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const bundles = mkdtempSync(join(tmpdir(), "huixun-cloud-"));
		await bundleFunctions(bundles);
		const template = synthesize(options.parameters, bundles).toJSON();
		let made: Cloud | undefined;
		const cloud = () => made as Cloud;
		const roles: string[] = [];
		const messages = await startMessageServer({
			toQueue: (name, { accessKeyId, messages: sent }) => {
				const queue = cloud().#queueNamed(name);
				if (
					!cloud().access.may(accessKeyId, "sqs:SendMessage", queue.options.arn)
				)
					return false;
				for (const { body, ...more } of sent)
					queue.send(body, cloud().now, more);
				cloud().#wake();
				return true;
			},
			toTopic: (arn, { accessKeyId, messages: sent }) => {
				if (!cloud().access.may(accessKeyId, "sns:Publish", arn)) return false;
				cloud().mails.push(...sent.map(({ body }) => body));
				return true;
			},
		});
		const resolved = resolveTemplate(template, messages.host);
		for (const [, { Role }] of resolved.of("AWS::Lambda::Function"))
			roles.push(roleOf(Role as string));
		const access = new Access(resolved);
		const bucketNamed = (prefix: string) =>
			(
				resolved
					.of("AWS::S3::Bucket")
					.find(([id]) => id.startsWith(prefix)) as [string, unknown]
			)[0].toLowerCase();
		const buckets = {
			inbox: bucketNamed("Inbox"),
			store: bucketNamed("Store"),
			site: bucketNamed("Site"),
		};
		const s3 = await startS3Server({
			buckets: Object.values(buckets),
			otherCredentials: [
				EDITOR,
				...roles.map((role) => ({
					accessKeyId: role,
					secretAccessKey: SECRET,
				})),
			],
			authorize: (request) => {
				const { accessKeyId } = request;
				if (!roles.includes(accessKeyId)) return true;
				cloud().#count(accessKeyId);
				return access.mayOnS3(accessKeyId, request);
			},
			onEvent: (event) => {
				if (!options.drop?.(event)) cloud().#notify(event);
			},
		});
		for (const [id, { VersioningConfiguration }] of resolved.of(
			"AWS::S3::Bucket",
		)) {
			const bucket = s3.buckets.get(id.toLowerCase());
			if (bucket && VersioningConfiguration) bucket.versioning = "Enabled";
		}
		const queues = new Map(
			resolved
				.of("AWS::SQS::Queue")
				.map(([id, properties]) => [
					id,
					queueOf(id, properties, options.unruly),
				]),
		);
		made = new Cloud({ s3, access, resolved, queues, messages, buckets });
		made.#makeFunctions(options, bundles);
		made.#makeMappings();
		for (const body of [s3.testEvent(buckets.inbox)])
			made.#queueOfNotifications().send(JSON.stringify(body), 0);
		return made;
	}

	/** As an editor does, with whatever tool. */
	get inbox(): S3Inbox {
		return new S3Inbox({
			bucket: this.buckets.inbox,
			endpoint: this.s3.endpoint,
			region: this.s3.region,
			credentials: EDITOR,
		});
	}

	/** For looking, without anybody's permissions. */
	store(name: "store" | "site"): S3Store {
		return new S3Store({
			bucket: this.buckets[name],
			endpoint: this.s3.endpoint,
			region: this.s3.region,
			credentials: this.s3.credentials,
			conditions: "trusted",
		});
	}

	/** The function's process dies at its n-th request to S3 from now. */
	killAt(name: string, requests: number): void {
		this.#triggers.push({ left: requests, lambda: this.#function(name) });
	}

	/** Until every message is worked off or given up; the clock runs as far as that takes. */
	async settle(): Promise<void> {
		for (;;) {
			this.#poll();
			if (this.#mappings.some(({ running }) => running > 0)) {
				await new Promise<void>((resolve) => {
					this.#wake = resolve;
				});
				continue;
			}
			const next = this.#mappings
				.map(({ queue }) => queue.nextAfter(this.now))
				.filter((at) => at !== undefined);
			if (next.length === 0) return;
			this.now = Math.min(...next);
		}
	}

	/** A minute passes: the rule rings, and all that follows. */
	async minute(): Promise<void> {
		await this.settle();
		this.now += 60_000;
		for (const [id, { ScheduleExpression, Targets }] of this.resolved.of(
			"AWS::Events::Rule",
		)) {
			if (ScheduleExpression !== "rate(1 minute)") continue;
			const [target] = Targets as {
				Arn: string;
				SqsParameters: { MessageGroupId: string };
			}[];
			const queue = [...this.queues.values()].find(
				({ options }) => options.arn === target?.Arn,
			);
			if (!queue || !target) throw new Error(`${id}: no queue`);
			const from = `arn:aws:events:${REGION}:${ACCOUNT}:rule/${id}`;
			if (
				this.access.mayAsService(
					"events.amazonaws.com",
					"sqs:SendMessage",
					queue.options.arn,
					from,
				)
			)
				queue.send(
					JSON.stringify({ source: "aws.events", id: String(this.now) }),
					this.now,
					{ groupId: target.SqsParameters.MessageGroupId },
				);
		}
		await this.settle();
	}

	/** What a rule's tick invokes. `time` in milliseconds, where it shall be less than the function's own. */
	async invoke(
		name: string,
		event: unknown = {},
		time?: number,
	): Promise<Invocation> {
		const outcome = await this.#run(this.#function(name), event, time);
		await this.settle();
		return outcome;
	}

	deadLetters(): string[] {
		return [...this.queues]
			.filter(([id]) => id.includes("Dead"))
			.flatMap(([, queue]) => queue.bodies());
	}

	/** Milliseconds from the start of each process to its first result, by function. */
	firstResults(): Record<string, number[]> {
		return Object.fromEntries(
			[...this.#functions.values()].map(({ name, all }) => [
				name,
				all.flatMap(({ firstResult }) => firstResult ?? []),
			]),
		);
	}

	roleOf(name: string): string {
		return this.#function(name).role;
	}

	/** Everything that the functions have said. */
	output(name: string): string[] {
		return this.#function(name).all.flatMap((process) => process.output);
	}

	async close(): Promise<void> {
		for (const { all } of this.#functions.values())
			await Promise.all(all.map((process) => process.close()));
		await this.#messages.close();
		await this.s3.close();
	}

	#function(name: string): CloudFunction {
		const found = [...this.#functions.values()].find(
			(lambda) => lambda.name === name,
		);
		if (!found) throw new Error(`no function ${name}`);
		return found;
	}

	#queueNamed(name: string): Queue {
		const queue = [...this.queues.values()].find(
			({ options }) => options.name === name,
		);
		if (!queue) throw new Error(`no queue ${name}`);
		return queue;
	}

	#queueOfNotifications(): Queue {
		const [, properties] = this.resolved
			.of("AWS::S3::Bucket")
			.find(([, one]) => one.NotificationConfiguration) as [
			string,
			Record<string, unknown>,
		];
		const { QueueConfigurations } = properties.NotificationConfiguration as {
			QueueConfigurations: { Queue: string }[];
		};
		const arn = QueueConfigurations[0]?.Queue;
		return [...this.queues.values()].find(
			({ options }) => options.arn === arn,
		) as Queue;
	}

	#notify(event: S3EventRecord): void {
		if (event.s3.bucket.name !== this.buckets.inbox) return;
		const queue = this.#queueOfNotifications();
		if (
			this.access.mayAsService(
				"s3.amazonaws.com",
				"sqs:SendMessage",
				queue.options.arn,
				event.s3.bucket.arn,
			)
		)
			queue.send(JSON.stringify({ Records: [event] }), this.now);
		this.#wake();
	}

	#count(role: string): void {
		for (const trigger of [...this.#triggers]) {
			if (trigger.lambda.role !== role || --trigger.left > 0) continue;
			this.#triggers.splice(this.#triggers.indexOf(trigger), 1);
			for (const process of trigger.lambda.all)
				if (!trigger.lambda.idle.includes(process)) process.kill();
		}
	}

	#poll(): void {
		for (const mapping of this.#mappings)
			while (mapping.running < mapping.atOnce) {
				const { queue, lambda, batch } = mapping;
				const received = queue.receive(this.now, batch, this.#deadOf(queue));
				if (received.length === 0) break;
				for (const action of ["ReceiveMessage", "GetQueueAttributes"])
					this.access.may(lambda.role, `sqs:${action}`, queue.options.arn);
				mapping.running++;
				void this.#deliver(mapping, received).finally(() => {
					mapping.running--;
					this.#wake();
				});
			}
	}

	async #deliver({ queue, lambda }: Mapping, received: QueueMessage[]) {
		const outcome = await this.#run(lambda, {
			Records: received.map(({ messageId, body, receives, sentAt }) => ({
				messageId,
				body,
				receiptHandle: `${messageId}-${receives}`,
				attributes: {
					ApproximateReceiveCount: String(receives),
					SentTimestamp: String(sentAt),
				},
				messageAttributes: {},
				eventSource: "aws:sqs",
				eventSourceARN: queue.options.arn,
				awsRegion: REGION,
			})),
		});
		if (outcome.kind !== "returned") return;
		const { batchItemFailures } = outcome.value as {
			batchItemFailures: { itemIdentifier: string }[];
		};
		const failed = new Set(
			batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
		);
		for (const message of received)
			if (!failed.has(message.messageId)) {
				this.access.may(lambda.role, "sqs:DeleteMessage", queue.options.arn);
				queue.delete(message);
			}
	}

	async #run(
		lambda: CloudFunction,
		event: unknown,
		time?: number,
	): Promise<Invocation> {
		const process = lambda.idle.pop() ?? (await lambda.start());
		if (!lambda.all.includes(process)) lambda.all.push(process);
		const outcome = await process.invoke(event, time);
		if (process.isAlive && outcome.kind !== "crashed")
			lambda.idle.push(process);
		if (outcome.kind !== "returned")
			this.failures.push(
				outcome.kind === "threw"
					? `${lambda.name}: ${outcome.error.errorMessage}`
					: `${lambda.name}: crashed`,
			);
		return outcome;
	}

	#deadOf({ options }: Queue): Queue | undefined {
		return [...this.queues.values()].find(
			(other) => other.options.arn === options.redrive?.arn,
		);
	}

	#makeFunctions({ runtime = RUNTIME }: CloudOptions, bundles: string): void {
		for (const [id, properties] of this.resolved.of("AWS::Lambda::Function")) {
			const { Environment, MemorySize, Timeout, Role } = properties as {
				Environment: { Variables: Record<string, string> };
				MemorySize: number;
				Timeout: number;
				Role: string;
			};
			const { Variables } = Environment;
			const name = Variables.POWERTOOLS_SERVICE_NAME?.split("/")[1] ?? "";
			const role = roleOf(Role);
			this.#functions.set(id, {
				id,
				name,
				role,
				timeout: Timeout * 1000,
				idle: [],
				all: [],
				start: () =>
					LambdaProcess.start({
						name: id,
						code: join(bundles, name),
						memory: MemorySize,
						timeout: Timeout * 1000,
						...(runtime ? { runtime } : {}),
						environment: {
							...Variables,
							AWS_REGION: REGION,
							AWS_ACCESS_KEY_ID: role,
							AWS_SECRET_ACCESS_KEY: SECRET,
							AWS_ENDPOINT_URL_S3: this.s3.endpoint,
							AWS_ENDPOINT_URL_SQS: `http://${this.#messages.host}`,
							AWS_ENDPOINT_URL_SNS: `http://${this.#messages.host}`,
						},
					}),
			});
		}
	}

	#makeMappings(): void {
		for (const [, properties] of this.resolved.of(
			"AWS::Lambda::EventSourceMapping",
		)) {
			const { EventSourceArn, FunctionName, BatchSize, ScalingConfig } =
				properties as {
					EventSourceArn: string;
					FunctionName: string;
					BatchSize: number;
					ScalingConfig?: { MaximumConcurrency: number };
				};
			this.#mappings.push({
				queue: [...this.queues.values()].find(
					({ options }) => options.arn === EventSourceArn,
				) as Queue,
				lambda: this.#functions.get(FunctionName) as CloudFunction,
				batch: BatchSize,
				atOnce: ScalingConfig?.MaximumConcurrency ?? 10,
				running: 0,
			});
		}
	}
}

/** For instance AWS's own runtime client: see test/ric. */
const RUNTIME = process.env.HUIXUN_RUNTIME?.split(" ");

/** ARN → logical id. */
function roleOf(arn: string): string {
	return arn.split(":").at(-1) as string;
}

function queueOf(
	id: string,
	properties: Record<string, unknown>,
	unruly: Unruliness | undefined,
): Queue {
	const {
		FifoQueue = false,
		ContentBasedDeduplication = false,
		DelaySeconds = 0,
		VisibilityTimeout = 30,
		RedrivePolicy,
	} = properties as {
		FifoQueue?: boolean;
		ContentBasedDeduplication?: boolean;
		DelaySeconds?: number;
		VisibilityTimeout?: number;
		RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number };
	};
	const name = FifoQueue ? `${id}.fifo` : id;
	return new Queue(
		{
			name,
			arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`,
			fifo: FifoQueue,
			contentBasedDeduplication: ContentBasedDeduplication,
			delay: DelaySeconds * 1000,
			visibility: VisibilityTimeout * 1000,
			...(RedrivePolicy
				? {
						redrive: {
							arn: RedrivePolicy.deadLetterTargetArn,
							tries: RedrivePolicy.maxReceiveCount,
						},
					}
				: {}),
		},
		unruly,
	);
}
