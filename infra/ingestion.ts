// Events of the inbox → drafts: the news and, beside them, the slow lane, by one function from two queues.
import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { keys, PREFIXES } from "../functions/journal/keys.ts";
import {
	listing,
	objects,
	receiving,
	sending,
	stateObjects,
} from "./permissions.ts";
import { SiteFunction, type Surroundings } from "./siteFunction.ts";
import { WorkQueue } from "./workQueue.ts";

/** A batch of ten notices takes seconds; the largest attachments a minute. */
const TIMEOUT = Duration.minutes(2);
/** Six times the function's timeout, as AWS advises: so long a throttled batch may be kept. */
const VISIBILITY = Duration.minutes(12);
/** Tries before a message is a dead letter. */
const TRIES = 5;
const BATCH = 10;
/** Batches at once: caps what a burst costs, leaves the account's concurrency to others. */
const AT_ONCE = { news: 5, slow: 2 };

/** Reports for editors, beside what they dropped; a name that is never a source. */
export const REPORTS = ".reports/*";

/** What whoever normalizes reads and writes of the state. */
export const NORMALIZES = {
	read: [
		keys.configuration(),
		`${PREFIXES.sources}*`,
		`${PREFIXES.drafts}*`,
		`${PREFIXES.rejected}*`,
		`${PREFIXES.attachments}*`,
		// What is public of a notice that changes, or was taken back before.
		`${PREFIXES.placed}*`,
	],
	write: [
		`${PREFIXES.sources}*`,
		`${PREFIXES.drafts}*`,
		`${PREFIXES.due}*`,
		`${PREFIXES.backfill}*`,
		`${PREFIXES.names}*`,
		`${PREFIXES.rejected}*`,
		`${PREFIXES.attachments}*`,
	],
	delete: [`${PREFIXES.rejected}*`],
};

/** The two lanes; made before the inbox, which rings the first. */
export class Lanes extends Construct {
	readonly news: WorkQueue;
	readonly slow: WorkQueue;

	constructor(scope: Construct, id: string) {
		super(scope, id);
		const lane = {
			tries: TRIES,
			visibilityTimeout: VISIBILITY,
			retentionPeriod: Duration.days(14),
		};
		this.news = new WorkQueue(this, "News", lane);
		this.slow = new WorkQueue(this, "Slow", lane);
	}
}

export interface IngestionProps extends Surroundings {
	lanes: Lanes;
	inbox: Bucket;
	store: Bucket;
	doorbell: Queue;
	hub?: string;
	/** Editors are told here. */
	findings: ITopic;
}

export class Ingestion extends Construct {
	readonly ingest: SiteFunction;
	/** What polls each lane. */
	readonly sources: Record<"news" | "slow", EventSourceMapping>;

	constructor(scope: Construct, id: string, props: IngestionProps) {
		super(scope, id);
		const { lanes, inbox, store, doorbell, findings, hub } = props;
		const { news, slow } = lanes;
		this.ingest = new SiteFunction(this, "Ingest", {
			...props,
			bundle: "ingest",
			description: "A changed source becomes a draft",
			memory: 1769,
			timeout: TIMEOUT,
			environment: {
				INBOX_BUCKET: inbox.bucketName,
				STORE_BUCKET: store.bucketName,
				DOORBELL_URL: doorbell.queueUrl,
				SLOW_LANE_URL: slow.queue.queueUrl,
				SLOW_LANE_ARN: slow.queue.queueArn,
				FINDINGS_TOPIC: findings.topicArn,
				...(hub ? { HUB: hub } : {}),
			},
			permissions: [
				listing(inbox, "Inbox"),
				...objects(inbox, "Inbox", {
					read: ["*"],
					write: [REPORTS],
					delete: [REPORTS],
				}),
				...stateObjects(store, {
					read: NORMALIZES.read,
					write: [...NORMALIZES.write, keys.configuration()],
					delete: NORMALIZES.delete,
				}),
				sending([doorbell, slow.queue]),
				receiving([news.queue, slow.queue]),
				new PolicyStatement({
					sid: "TellEditors",
					actions: ["sns:Publish"],
					resources: [findings.topicArn],
				}),
			],
		});
		const source = (lane: "news" | "slow") =>
			this.ingest.lambda.addEventSourceMapping(`Lane-${lane}`, {
				eventSourceArn: lanes[lane].queue.queueArn,
				batchSize: BATCH,
				maxConcurrency: AT_ONCE[lane],
				reportBatchItemFailures: true,
			});
		this.sources = { news: source("news"), slow: source("slow") };
	}
}
