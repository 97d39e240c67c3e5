// A site on AWS without AWS: the synthesized template brought to life. Buckets on the S3 test server, queues
// as a model, functions as child processes that run the synthesized bundles; time is the model's own.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Inbox } from "../../../functions/store/s3Inbox.ts";
import { S3Store } from "../../../functions/store/s3Store.ts";
import { bundleFunctions } from "../../../infra/bundle.ts";
import type { S3EventRecord } from "../s3/notifications.ts";
import { Access } from "./access.ts";
import { type Cdn, startCdn } from "./cdn.ts";
import { EventSources } from "./eventSources.ts";
import { Functions, rolesOf } from "./functions.ts";
import type { Invocation } from "./lambdaProcess.ts";
import {
	type MessageServer,
	type Sent,
	startMessageServer,
} from "./messageServer.ts";
import type { Unruliness } from "./queue.ts";
import { Queues } from "./queues.ts";
import {
	ACCOUNT,
	REGION,
	type Resolved,
	resolveTemplate,
} from "./resolveTemplate.ts";
import {
	type BucketNames,
	bucketNames,
	EDITOR,
	SECRET,
	type Storage,
	type StorageNeeds,
	startStorage,
} from "./storage.ts";
import { synthesize } from "./synthesize.ts";

export interface CloudOptions {
	parameters?: Record<string, unknown>;
	unruly?: Unruliness;
	/** Whether an event is lost. */
	drop?: (event: S3EventRecord) => boolean;
	/** Another runtime for the functions than our own bootstrap. */
	runtime?: string[];
	/** Other buckets than those of the S3 test server. */
	storage?: (needs: StorageNeeds) => Promise<Storage>;
}

interface Parts {
	s3: Storage;
	access: Access;
	resolved: Resolved;
	queues: Queues;
	functions: Functions;
	sources: EventSources;
	messages: MessageServer;
	cdn: Cdn;
}

export class Cloud {
	readonly s3: Storage;
	readonly access: Access;
	readonly resolved: Resolved;
	readonly queues: Queues;
	readonly functions: Functions;
	readonly buckets: BucketNames;
	readonly cdn: Cdn;
	/** Mails to editors. */
	readonly mails: string[] = [];
	/** The model's clock, milliseconds. */
	now = 0;
	readonly #messages: MessageServer;
	readonly #sources: EventSources;

	private constructor(parts: Parts) {
		this.s3 = parts.s3;
		this.access = parts.access;
		this.resolved = parts.resolved;
		this.queues = parts.queues;
		this.functions = parts.functions;
		this.buckets = bucketNames(parts.resolved);
		this.cdn = parts.cdn;
		this.#messages = parts.messages;
		this.#sources = parts.sources;
	}

	static async start(options: CloudOptions = {}): Promise<Cloud> {
		const bundles = mkdtempSync(join(tmpdir(), "huixun-cloud-"));
		await bundleFunctions(bundles);
		const template = synthesize(options.parameters, bundles).toJSON();
		let made: Cloud | undefined;
		const cloud = () => made as Cloud;
		const messages = await startMessageServer({
			toQueue: (name, sent) => cloud().#toQueue(name, sent),
			toTopic: (arn, sent) => cloud().#toTopic(arn, sent),
		});
		const resolved = resolveTemplate(template, messages.host);
		const access = new Access(resolved);
		const cdn = await startCdn((role, arn) =>
			access.may(role, "cloudfront:CreateInvalidation", arn),
		);
		const s3 = await startStorage(
			resolved,
			rolesOf(resolved),
			{
				authorize: (request) => {
					cloud().functions.countRequest(request.accessKeyId);
					return access.mayOnS3(request.accessKeyId, request);
				},
				onEvent: (event) => {
					if (!options.drop?.(event)) cloud().#notify(event);
				},
			},
			options.storage,
		);
		const queues = new Queues(resolved, options.unruly);
		const functions = new Functions(resolved, {
			bundles,
			...(options.runtime ? { runtime: options.runtime } : {}),
			environment: (role) => ({
				AWS_REGION: REGION,
				AWS_ACCESS_KEY_ID: role,
				AWS_SECRET_ACCESS_KEY: SECRET,
				AWS_ENDPOINT_URL_S3: s3.endpoint,
				AWS_ENDPOINT_URL_SQS: `http://${messages.host}`,
				AWS_ENDPOINT_URL_SNS: `http://${messages.host}`,
				AWS_ENDPOINT_URL_CLOUDFRONT: cdn.endpoint,
			}),
		});
		const sources = new EventSources(resolved, { queues, functions, access });
		made = new Cloud({
			...{ s3, access, resolved, queues, functions, sources, messages, cdn },
		});
		queues.ofNotifications.send(
			JSON.stringify(s3.testEvent(made.buckets.inbox)),
			0,
		);
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

	/** Until every message is worked off or given up; the clock runs as far as that takes. */
	async settle(): Promise<void> {
		for (;;) {
			if (this.#sources.poll(this.now)) {
				await this.#sources.wait();
				continue;
			}
			const next = this.#sources.nextAfter(this.now);
			if (next === undefined) return;
			this.now = next;
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
			if (!target) throw new Error(`${id}: no queue`);
			const queue = this.queues.byArn(target.Arn);
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
		const { functions } = this;
		const outcome = await functions.run(functions.named(name), event, time);
		await this.settle();
		return outcome;
	}

	async close(): Promise<void> {
		await this.functions.close();
		await this.cdn.close();
		await this.#messages.close();
		await this.s3.close();
	}

	#toQueue(name: string, { accessKeyId, messages }: Sent): boolean {
		const queue = this.queues.named(name);
		if (!this.access.may(accessKeyId, "sqs:SendMessage", queue.options.arn))
			return false;
		for (const { body, ...more } of messages) queue.send(body, this.now, more);
		this.#sources.changed();
		return true;
	}

	#toTopic(arn: string, { accessKeyId, messages }: Sent): boolean {
		if (!this.access.may(accessKeyId, "sns:Publish", arn)) return false;
		this.mails.push(...messages.map(({ body }) => body));
		return true;
	}

	#notify(event: S3EventRecord): void {
		const { name, arn } = event.s3.bucket;
		if (name !== this.buckets.inbox) return;
		const queue = this.queues.ofNotifications;
		if (
			this.access.mayAsService(
				"s3.amazonaws.com",
				"sqs:SendMessage",
				queue.options.arn,
				arn,
			)
		)
			queue.send(JSON.stringify({ Records: [event] }), this.now);
		this.#sources.changed();
	}
}
