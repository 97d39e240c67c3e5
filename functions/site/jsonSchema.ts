// The JSON Schema (2020-12) of what stands under /v1/notices/, made from the same definitions that
// the code is checked by.
import { z } from "zod";
import {
	noticeSchema,
	purgedRevisionSchema,
	tombstoneSchema,
} from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { paths } from "./paths.ts";
import { CONTENT_TYPES, type SiteFile, SLOW } from "./siteFile.ts";

export function jsonSchema(site: SiteConfiguration): SiteFile {
	const schema = z.toJSONSchema(
		z.union([noticeSchema, tombstoneSchema, purgedRevisionSchema]),
		{
			target: "draft-2020-12",
			reused: "ref",
		},
	);
	return {
		path: paths.schema(),
		contentType: CONTENT_TYPES.schema,
		cacheControl: SLOW,
		body: `${JSON.stringify(
			{
				...schema,
				$id: `${site.baseUrl}${paths.schema()}`,
				title: "Huixun notice, version 1",
			},
			null,
			"\t",
		)}\n`,
	};
}
