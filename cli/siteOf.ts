// The site's configuration for commands that read no notices: where functions work on the store, the one that
// they work by; else the folder's.
import type { SiteConfiguration } from "../functions/notice/siteConfiguration.ts";
import { readAdopted } from "../functions/pipeline/adopted.ts";
import { compileSite } from "../functions/pipeline/compileSite.ts";
import type { Store } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import { loadConfiguration } from "./loadConfiguration.ts";

export async function siteOf(
	state: Store,
	content: string,
	console: Console,
): Promise<SiteConfiguration> {
	const adopted = await readAdopted(state);
	return (
		adopted?.site ??
		compileSite(await loadConfiguration(content, console.tongue))
	);
}
