// After a round of the publisher: the WebSub hub is told of feeds whose older copies no cache has any more.
import { postForm } from "../hub/postForm.ts";
import { tellHub } from "../pipeline/tellHub.ts";
import { MUTABLE_SECONDS } from "../site/siteFile.ts";
import type { Observer } from "./observe.ts";
import type { OpenSite } from "./openStores.ts";

/** Milliseconds that a hub may take of a round: whoever rings meanwhile waits. */
const MOST_TIME = 15_000;

/** Never throws: what a hub does is no failure of publishing. `remaining`: milliseconds of the function. */
export async function tellRound(
	{ hub, ...site }: OpenSite,
	observer: Observer,
	remaining: () => number,
): Promise<void> {
	const before = remaining();
	if (!hub || before < 2 * MOST_TIME) return;
	try {
		const { told, refused, failed, givenUp } = await tellHub({
			...site,
			hub,
			post: postForm,
			cached: MUTABLE_SECONDS,
			enough: () => before - remaining() > MOST_TIME,
		});
		if (told + refused.length > 0 || failed !== undefined)
			observer.log.info("hub", { hub, told, refused, failed, givenUp });
		observer.count("HubTold", told);
		observer.count("HubFailed", failed === undefined ? 0 : 1);
	} catch (error) {
		observer.count("HubFailed", 1);
		observer.log.warn("hub not told", { error: error as Error });
	}
}
