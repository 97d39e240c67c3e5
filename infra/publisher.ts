// The doorbell and the publisher: rung by normalization, and every minute.
import { Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import type { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { keys, PREFIXES } from "../functions/journal/keys.ts";
import {
	invalidating,
	listingVersions,
	publicFiles,
	receiving,
	stateObjects,
} from "./permissions.ts";
import {
	type PublishingProps,
	publishingEnvironment,
	SiteFunction,
	type Surroundings,
} from "./siteFunction.ts";
import { WorkQueue } from "./workQueue.ts";

/** A full batch of the slow lane takes about a minute; the rest is left for a site rendered anew. */
const TIMEOUT = Duration.minutes(10);
/**
 * Little more than the timeout: a publisher never fails a ring, so a ring comes back only after a crash, and
 * while it is away nobody else is rung.
 */
const VISIBILITY = Duration.minutes(11);
/** A burst within it is one ring and one commit. Rings are told apart by buckets of the same length. */
export const RING_DELAY = Duration.seconds(5);
const TRIES = 3;
/** All rings are one group: one publisher at a time, in the ordinary case. */
export const RING_GROUP = "publish";

/** The doorbell; made before the ingestion, which rings it. */
export class Doorbell extends Construct {
	readonly rings: WorkQueue;
	readonly everyMinute: Rule;

	constructor(scope: Construct, id: string) {
		super(scope, id);
		this.rings = new WorkQueue(this, "Rings", {
			fifo: true,
			// The ticks' bodies differ, so each of them is a ring.
			contentBasedDeduplication: true,
			deliveryDelay: RING_DELAY,
			visibilityTimeout: VISIBILITY,
			// A ring is a signal: older than an hour it says nothing that the next tick does not.
			retentionPeriod: Duration.hours(1),
			tries: TRIES,
		});
		this.everyMinute = new Rule(this, "EveryMinute", {
			description: "Publishes what is due, and makes lost rings harmless",
			schedule: Schedule.rate(Duration.minutes(1)),
			targets: [new SqsQueue(this.rings.queue, { messageGroupId: RING_GROUP })],
		});
	}
}

export interface PublisherProps extends Surroundings, PublishingProps {
	doorbell: Queue;
}

export class Publisher extends Construct {
	readonly publish: SiteFunction;
	/** What polls the doorbell. */
	readonly source: EventSourceMapping;

	constructor(scope: Construct, id: string, props: PublisherProps) {
		super(scope, id);
		const { doorbell, store, publicBucket, distribution } = props;
		this.publish = new SiteFunction(this, "Publish", {
			...props,
			bundle: "publish",
			description: "Whatever is due becomes one commit and its files",
			memory: 1769,
			timeout: TIMEOUT,
			environment: publishingEnvironment(props, "forgets"),
			permissions: [
				...stateObjects(store, {
					read: [
						keys.configuration(),
						keys.head(),
						keys.rendered(),
						keys.told(),
						`${PREFIXES.commits}*`,
						`${PREFIXES.drafts}*`,
						`${PREFIXES.attachments}*`,
						`${PREFIXES.placed}*`,
						`${PREFIXES.channels}*`,
						`${PREFIXES.journal}*`,
					],
					write: [
						keys.head(),
						keys.rendered(),
						keys.told(),
						`${PREFIXES.commits}*`,
						`${PREFIXES.placed}*`,
						`${PREFIXES.channels}*`,
						`${PREFIXES.journal}*`,
						`${PREFIXES.rejected}*`,
						// Of a notice that was drawn in by another and cannot be shown.
						`${PREFIXES.due}*`,
						// Over what is taken back for privacy or the law.
						`${PREFIXES.drafts}*`,
						`${PREFIXES.attachments}*`,
					],
					delete: [`${PREFIXES.due}*`, `${PREFIXES.backfill}*`],
					// Versions of what held such a notice; sources are the editors' own.
					forget: [
						keys.head(),
						`${PREFIXES.drafts}*`,
						`${PREFIXES.attachments}*`,
						`${PREFIXES.placed}*`,
						`${PREFIXES.channels}*`,
					],
				}),
				...publicFiles(publicBucket, ["*"], ["read", "write", "forget"]),
				listingVersions([store, publicBucket]),
				...(distribution ? [invalidating(distribution)] : []),
				receiving([doorbell]),
			],
		});
		this.source = this.publish.lambda.addEventSourceMapping("Rings", {
			eventSourceArn: doorbell.queueArn,
			batchSize: 10,
			reportBatchItemFailures: true,
		});
	}
}
