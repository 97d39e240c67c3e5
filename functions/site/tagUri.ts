// Names that outlive hosts: the ids of feeds and entries.
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";

/** RFC 4151; authority and date are the site's for ever, whatever becomes of its host. */
export function tagUri(site: SiteConfiguration, specific: string): string {
	return `tag:${site.tag.authority},${site.tag.date}:${specific}`;
}
