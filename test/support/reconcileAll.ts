// The daily comparison of sources and drafts, which makes up for every event that never came.
import { reconcile } from "../../functions/pipeline/reconcile.ts";
import type { World } from "./world.ts";

export async function reconcileAll(world: World): Promise<void> {
	await reconcile({
		...world.normalizeContext(),
		listSources: async () => ({ keys: world.inbox.keys().sort() }),
		clock: () => world.now,
	});
}
