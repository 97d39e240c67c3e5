// What functions say to each other and to editors: rings, handed-over keys, mail.
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import {
	SendMessageBatchCommand,
	SendMessageCommand,
	SQSClient,
} from "@aws-sdk/client-sqs";
import { IN_TIME } from "./inTime.ts";
import { mailText } from "./mailText.ts";

/** Rings within so many milliseconds are one: as long as the queue delays each. */
const RING_BUCKET = 5_000;
/** As the rule rings; all rings are one group, so that one publisher runs at a time. */
const RING_GROUP = "publish";
/** Messages of one request. */
const BATCH = 10;
/** Characters of the subject of a mail by SNS, which takes ASCII alone. */
const SUBJECT = 100;

let queues: SQSClient | undefined;
let topics: SNSClient | undefined;

function sqs(): SQSClient {
	queues ??= new SQSClient(IN_TIME);
	return queues;
}

function sns(): SNSClient {
	topics ??= new SNSClient(IN_TIME);
	return topics;
}

/**
 * "Something was marked": what is marked before a ring is seen by the publisher that it brings, since the
 * queue holds a ring back for as long as later ones count as the same. `now` in milliseconds.
 */
export async function ring(queueUrl: string, now: number): Promise<void> {
	await sqs().send(
		new SendMessageCommand({
			QueueUrl: queueUrl,
			MessageBody: "ring",
			MessageGroupId: RING_GROUP,
			MessageDeduplicationId: String(Math.floor(now / RING_BUCKET)),
		}),
	);
}

/** A message of our own in a lane: keys of sources to look at. */
export interface SourcesMessage {
	sources: string[];
}

/** Throws unless all were taken. */
export async function handOver(
	queueUrl: string,
	sourceKeys: readonly string[],
): Promise<void> {
	for (let from = 0; from < sourceKeys.length; from += BATCH) {
		const keys = sourceKeys.slice(from, from + BATCH);
		const { Failed = [] } = await sqs().send(
			new SendMessageBatchCommand({
				QueueUrl: queueUrl,
				Entries: keys.map((key, index) => ({
					Id: String(index),
					MessageBody: JSON.stringify({
						sources: [key],
					} satisfies SourcesMessage),
				})),
			}),
		);
		const [first] = Failed;
		if (first) throw new Error(`not handed over: ${first.Code}`);
	}
}

export async function mail(
	topicArn: string,
	subject: string,
	text: string,
): Promise<void> {
	await sns().send(
		new PublishCommand({
			TopicArn: topicArn,
			Subject: subject.slice(0, SUBJECT),
			Message: mailText(text),
		}),
	);
}
