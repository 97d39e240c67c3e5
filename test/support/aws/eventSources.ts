// What polls queues for functions, as the template's event source mappings say: batches, so many at once,
// messages deleted one by one.
import type { Access } from "./access.ts";
import type { CloudFunction, Functions } from "./functions.ts";
import type { Queue, QueueMessage } from "./queue.ts";
import type { Queues } from "./queues.ts";
import { REGION, type Resolved } from "./resolveTemplate.ts";

interface Mapping {
	queue: Queue;
	lambda: CloudFunction;
	batch: number;
	atOnce: number;
	running: number;
}

export interface EventSourcesParts {
	queues: Queues;
	functions: Functions;
	access: Access;
}

export class EventSources {
	readonly #parts: EventSourcesParts;
	readonly #mappings: Mapping[];
	#wake: () => void = () => {};

	constructor(resolved: Resolved, parts: EventSourcesParts) {
		this.#parts = parts;
		this.#mappings = resolved
			.of("AWS::Lambda::EventSourceMapping")
			.map(([, properties]) => mappingOf(properties, parts));
	}

	/** Hands over what is visible at `now`, as far as functions may run at once; whether any is at work. */
	poll(now: number): boolean {
		const { queues, access } = this.#parts;
		for (const mapping of this.#mappings)
			while (mapping.running < mapping.atOnce) {
				const { queue, lambda, batch } = mapping;
				const received = queue.receive(now, batch, queues.deadOf(queue));
				if (received.length === 0) break;
				for (const action of ["ReceiveMessage", "GetQueueAttributes"])
					access.may(lambda.role, `sqs:${action}`, queue.options.arn);
				mapping.running++;
				void this.#deliver(mapping, received).finally(() => {
					mapping.running--;
					this.changed();
				});
			}
		return this.#mappings.some(({ running }) => running > 0);
	}

	/** When the next message that is hidden now can be received. */
	nextAfter(now: number): number | undefined {
		const next = this.#mappings
			.map(({ queue }) => queue.nextAfter(now))
			.filter((at) => at !== undefined);
		return next.length === 0 ? undefined : Math.min(...next);
	}

	/** Until a message came or a function ended. */
	async wait(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#wake = resolve;
		});
	}

	/** A message was sent. */
	changed(): void {
		this.#wake();
	}

	async #deliver({ queue, lambda }: Mapping, received: QueueMessage[]) {
		const { access, functions } = this.#parts;
		const outcome = await functions.run(lambda, {
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
				access.may(lambda.role, "sqs:DeleteMessage", queue.options.arn);
				queue.delete(message);
			}
	}
}

function mappingOf(
	properties: Record<string, unknown>,
	{ queues, functions }: EventSourcesParts,
): Mapping {
	const { EventSourceArn, FunctionName, BatchSize, ScalingConfig } =
		properties as {
			EventSourceArn: string;
			FunctionName: string;
			BatchSize: number;
			ScalingConfig?: { MaximumConcurrency: number };
		};
	return {
		queue: queues.byArn(EventSourceArn),
		lambda: functions.byId(FunctionName),
		batch: BatchSize,
		atOnce: ScalingConfig?.MaximumConcurrency ?? 10,
		running: 0,
	};
}
