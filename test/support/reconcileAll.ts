// Every key looked at once more, as the daily comparison of sources and drafts does: the one place
// where tests stand in for it.
import type { World } from "./world.ts";

export async function reconcileAll(
	world: World,
	keys: Iterable<string>,
): Promise<void> {
	for (const key of keys) await world.normalize(key);
}
