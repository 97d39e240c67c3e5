// Lambda: a ring, or the minute's tick, publishes whatever is due.
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { observe } from "./cloud/observe.ts";
import { openSite } from "./cloud/openStores.ts";
import { publishRound } from "./cloud/publishRound.ts";
import { tellRound } from "./cloud/tellRound.ts";

/** Share of the function's time for beginning another commit; the rest is for bringing it out. */
const BEGIN_WITHIN = 0.5;

export async function handler(
	_event: SQSEvent,
	context: Context,
): Promise<SQSBatchResponse> {
	const observer = observe(context);
	const whole = context.getRemainingTimeInMillis();
	try {
		const site = await openSite(
			() => context.getRemainingTimeInMillis() < whole * (1 - BEGIN_WITHIN),
		);
		if (site) {
			await publishRound(site, observer);
			await tellRound(site, observer, () => context.getRemainingTimeInMillis());
		} else {
			observer.log.info("no configuration yet");
			// Nothing to publish before a first upload is no silence.
			observer.count("Rounds", 1);
		}
	} catch (error) {
		// Not thrown: the ring would come back only after its visibility timeout and hold up all others
		// meanwhile; the next tick is the retry. The alarm is on this number.
		observer.count("RoundsFailed", 1);
		observer.log.error("round failed", error as Error);
	}
	observer.flush();
	return { batchItemFailures: [] };
}
