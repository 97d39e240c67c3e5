// The configuration as the publisher uses it: texts already converted, channels listed.
import type { Configuration } from "./configuration.ts";
import type { Edition } from "./edition.ts";

/** `all`, organisations, topics, regions, kinds. */
export type ChannelGroup = "all" | "org" | "topic" | "region" | "kind";

export interface Channel {
	/** `all`, `org-…`, `topic-…`, `region-…`, `kind-…`: part of public paths. */
	slug: string;
	group: ChannelGroup;
	/** Name per edition. */
	names: Partial<Record<Edition, string>>;
}

/**
 * Made from `site.yaml` once, where conversion is at hand; the publisher itself converts nothing.
 * `digest` is the SHA-256 (hex) of all else: another digest means the site must be rendered again.
 */
export interface SiteConfiguration {
	titles: Partial<Record<Edition, string>>;
	descriptions: Partial<Record<Edition, string>>;
	/** Ends with `/`. */
	baseUrl: string;
	tag: Configuration["tag"];
	timezone: string;
	editions: Edition[];
	defaultEdition: Edition;
	channels: Channel[];
	hub?: string;
	digest: string;
}
