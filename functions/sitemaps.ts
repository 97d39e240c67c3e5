// Lambda: sitemaps of the notices that came since the last time.
import type { Context } from "aws-lambda";
import { observe } from "./cloud/observe.ts";
import { openSite } from "./cloud/openStores.ts";
import { writeSitemaps } from "./pipeline/sitemaps.ts";

export async function handler(
	_event: unknown,
	context: Context,
): Promise<void> {
	const observer = observe(context);
	const site = await openSite(() => false);
	if (!site) return;
	const { files } = await writeSitemaps(site);
	if (files.length > 0) observer.log.info("sitemaps", { files });
}
