// Lambda: messages of a lane (events of the inbox, keys handed over) become drafts.
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { variable } from "./cloud/environment.ts";
import { ingestBatch } from "./cloud/ingestBatch.ts";
import { handOver, ring } from "./cloud/messages.ts";
import { observe } from "./cloud/observe.ts";
import { openInbox } from "./cloud/openInbox.ts";
import { openState } from "./cloud/openStores.ts";
import { tellEditors } from "./cloud/tellEditors.ts";

export async function handler(
	event: SQSEvent,
	context: Context,
): Promise<SQSBatchResponse> {
	const observer = observe(context);
	const { inbox, sources, readSite, hub } = openInbox();
	const slow = event.Records[0]?.eventSourceARN === variable("SLOW_LANE_ARN");
	const topic = variable("FINDINGS_TOPIC");
	const failed = await ingestBatch(event.Records, {
		store: await openState(),
		sources,
		readSite,
		hub,
		slow,
		handOver: (keys) => handOver(variable("SLOW_LANE_URL"), keys),
		ring: () => ring(variable("DOORBELL_URL"), Date.now()),
		report: (outcomes) =>
			tellEditors(outcomes, { inbox, topic, slow, observer }),
		observer,
	});
	observer.flush();
	return {
		batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
	};
}
