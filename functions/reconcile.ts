// Lambda: compares sources with drafts, a page at a time; begins once a day and whenever the recipe changed.
import type { Context } from "aws-lambda";
import { clock, variable } from "./cloud/environment.ts";
import { ring } from "./cloud/messages.ts";
import { observe } from "./cloud/observe.ts";
import { openInbox } from "./cloud/openInbox.ts";
import { openState } from "./cloud/openStores.ts";
import { reconcileRound } from "./cloud/reconcileRound.ts";

/** Milliseconds that a page of a thousand sources may take. */
const PAGE_TIME = 180_000;

export async function handler(
	event: { begin?: boolean },
	context: Context,
): Promise<void> {
	const observer = observe(context);
	const { sources, readSite, hub } = openInbox();
	await reconcileRound({
		store: await openState(),
		sources,
		readSite,
		hub,
		begin: event.begin === true,
		ring: () => ring(variable("DOORBELL_URL"), Date.now()),
		clock,
		enough: () => context.getRemainingTimeInMillis() < PAGE_TIME,
		observer,
	});
	observer.flush();
}
