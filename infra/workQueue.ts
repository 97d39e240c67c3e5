// A queue with its dead letters: encrypted, over TLS, redriven after a few tries.
import { Duration } from "aws-cdk-lib";
import {
	Queue,
	QueueEncryption,
	type QueueProps,
	RedrivePermission,
} from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

/** The longest that SQS keeps a message: time to look, and to redrive. */
const KEEP_DEAD = Duration.days(14);

export class WorkQueue extends Construct {
	readonly queue: Queue;
	readonly dead: Queue;

	constructor(
		scope: Construct,
		id: string,
		{
			tries,
			...props
		}: { tries: number } & Pick<
			QueueProps,
			| "fifo"
			| "contentBasedDeduplication"
			| "deliveryDelay"
			| "visibilityTimeout"
			| "retentionPeriod"
		>,
	) {
		super(scope, id);
		const common = {
			encryption: QueueEncryption.SQS_MANAGED,
			enforceSSL: true,
			...(props.fifo ? { fifo: true } : {}),
		};
		this.dead = new Queue(this, "Dead", {
			...common,
			retentionPeriod: KEEP_DEAD,
			redriveAllowPolicy: { redrivePermission: RedrivePermission.ALLOW_ALL },
		});
		this.queue = new Queue(this, "Queue", {
			...common,
			...props,
			deadLetterQueue: { queue: this.dead, maxReceiveCount: tries },
		});
	}
}
