// The site's configuration as commands publish by it: the one that the functions work by where some work on
// the store, else the folder's.
import type { Configuration } from "../functions/notice/configuration.ts";
import type { SiteConfiguration } from "../functions/notice/siteConfiguration.ts";
import { readAdopted } from "../functions/pipeline/adopted.ts";
import { compileSite } from "../functions/pipeline/compileSite.ts";
import type { Store } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import { loadConfiguration } from "./loadConfiguration.ts";

/** The folder's own, with the hub that a stack which works on the store is deployed with. */
export function siteOfFolder(
	configuration: Configuration,
	hub: string | undefined,
): SiteConfiguration {
	return compileSite(hub ? { ...configuration, hub } : configuration);
}

/** For commands that read no notices. */
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
