// The buckets of the function's site, and the site's configuration as last adopted.
import { readAdopted } from "../pipeline/adopted.ts";
import { draftReader } from "../pipeline/drafts.ts";
import { currentEpoch } from "../pipeline/epochs.ts";
import type { PublishContext } from "../pipeline/publish.ts";
import { siteRendering } from "../pipeline/siteRendering.ts";
import { S3Store } from "../store/s3Store.ts";
import type { Store } from "../store/store.ts";
import { TransferTypes } from "../store/transferTypes.ts";
import { clock, optionalVariable, variable } from "./environment.ts";

/** Ids of one commit, by lane: live notices wait for at most one batch of the slow lane. */
const BATCH = { due: 100, backfill: 1000 };

const opened = new Map<string, S3Store>();

/** One client a bucket and process: its connections are kept between invocations. */
function bucket(name: "STORE_BUCKET" | "SITE_BUCKET"): S3Store {
	const known = opened.get(name);
	if (known) return known;
	const store = new S3Store({ bucket: variable(name), conditions: "trusted" });
	opened.set(name, store);
	return store;
}

export interface OpenSite extends PublishContext {
	baseUrl: string;
	/** WebSub hub, where the site has one. */
	hub?: string;
}

/** The part of the store that is in use now. */
export function openState(): Promise<Store> {
	return currentEpoch(bucket("STORE_BUCKET"));
}

/** Nothing: no configuration was adopted yet, so there is nothing to publish. */
export async function openSite(
	enough: () => boolean,
): Promise<OpenSite | undefined> {
	const state = await openState();
	const adopted = await readAdopted(state);
	if (!adopted) return undefined;
	const { site } = adopted;
	const files = bucket("SITE_BUCKET");
	const distribution = optionalVariable("DISTRIBUTION_ID");
	return {
		stores: {
			private: state,
			public:
				variable("FRONT") === "cloudfront" ? new TransferTypes(files) : files,
		},
		rendering: siteRendering(site),
		baseUrl: site.baseUrl,
		...(site.hub ? { hub: site.hub } : {}),
		readDraft: draftReader(state),
		clock,
		batch: BATCH,
		enough,
		...(distribution
			? {
					invalidate: async (patterns, reference) =>
						(await import("./invalidate.ts")).invalidate(
							distribution,
							patterns,
							reference,
						),
				}
			: {}),
	};
}
