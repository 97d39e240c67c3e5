// The inbox bucket of the function's site.
import { BucketSources } from "../pipeline/bucketSources.ts";
import { MAX_SITE_BYTES } from "../reading/readConfiguration.ts";
import { S3Inbox } from "../store/s3Inbox.ts";
import { optionalVariable, variable } from "./environment.ts";

let opened: S3Inbox | undefined;

export function openInbox() {
	opened ??= new S3Inbox({ bucket: variable("INBOX_BUCKET") });
	const inbox = opened;
	return {
		inbox,
		sources: new BucketSources(inbox),
		readSite: async () =>
			(await inbox.read("site.yaml", MAX_SITE_BYTES))?.bytes,
		/** Over the one in `site.yaml`. */
		hub: optionalVariable("HUB"),
	};
}
