// The queues of a synthesized site, by the template's names for them.
import { Queue, type Unruliness } from "./queue.ts";
import { ACCOUNT, REGION, type Resolved } from "./resolveTemplate.ts";

export class Queues {
	/** Where events of the inbox go. */
	readonly ofNotifications: Queue;
	readonly #queues: Map<string, Queue>;

	constructor(resolved: Resolved, unruly?: Unruliness) {
		this.#queues = new Map(
			resolved
				.of("AWS::SQS::Queue")
				.map(([id, properties]) => [id, queueOf(id, properties, unruly)]),
		);
		this.ofNotifications = this.byArn(notifiedArn(resolved));
	}

	values(): Iterable<Queue> {
		return this.#queues.values();
	}

	named(name: string): Queue {
		return this.#found((queue) => queue.options.name === name, name);
	}

	byArn(arn: string): Queue {
		return this.#found((queue) => queue.options.arn === arn, arn);
	}

	deadOf({ options }: Queue): Queue | undefined {
		return options.redrive && this.byArn(options.redrive.arn);
	}

	deadLetters(): string[] {
		return [...this.#queues]
			.filter(([id]) => id.includes("Dead"))
			.flatMap(([, queue]) => queue.bodies());
	}

	#found(is: (queue: Queue) => boolean, name: string): Queue {
		const found = [...this.#queues.values()].find(is);
		if (!found) throw new Error(`no queue ${name}`);
		return found;
	}
}

function notifiedArn(resolved: Resolved): string {
	const [, properties] = resolved
		.of("AWS::S3::Bucket")
		.find(([, one]) => one.NotificationConfiguration) as [
		string,
		Record<string, unknown>,
	];
	const { QueueConfigurations } = properties.NotificationConfiguration as {
		QueueConfigurations: { Queue: string }[];
	};
	return QueueConfigurations[0]?.Queue ?? "";
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
