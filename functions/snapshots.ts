// Lambda: the whole state of the site in bounded parts, once a day and after a withdrawal for privacy.
import type { Context } from "aws-lambda";
import { clock } from "./cloud/environment.ts";
import { observe } from "./cloud/observe.ts";
import { openSite } from "./cloud/openStores.ts";
import { secondsBetween } from "./cloud/secondsBetween.ts";
import { writeSnapshots } from "./pipeline/snapshots.ts";

/** Milliseconds that one part may take. */
const PART_TIME = 60_000;

export async function handler(
	_event: unknown,
	context: Context,
): Promise<void> {
	const observer = observe(context);
	const site = await openSite(
		() => context.getRemainingTimeInMillis() < PART_TIME,
	);
	if (!site) return;
	const { parts, made, at, findings } = await writeSnapshots(site);
	if (parts > 0) observer.log.info("snapshot", { parts, made, findings });
	observer.count("SnapshotParts", parts);
	if (at !== undefined)
		observer.count("SnapshotAge", secondsBetween(at, clock()));
	observer.count("NotShown", findings.length);
	observer.flush();
}
