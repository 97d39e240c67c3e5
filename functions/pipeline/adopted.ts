// `configuration.json`: the site's configuration as last adopted; what every function works by.
import { keys } from "../journal/keys.ts";
import type { Configuration } from "../notice/configuration.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import type { Store } from "../store/store.ts";
import { decodeJson } from "./json.ts";

export interface Adopted {
	/** SHA-256 of the file's bytes. */
	sha256: string;
	/** Digest of all that decides what a source becomes. */
	recipe: string;
	/** As the file has it. */
	configuration: Configuration;
	/** The stack's own, over the file's. */
	hub?: string;
	/** For whoever publishes, with the stack's hub. */
	site: SiteConfiguration;
}

/** Nothing where no function has adopted one: before a first upload, and in a store that only commands use. */
export async function readAdopted(store: Store): Promise<Adopted | undefined> {
	const found = await store.get(keys.configuration());
	return found && decodeJson<Adopted>(found);
}
