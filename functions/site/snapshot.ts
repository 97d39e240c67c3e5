// Snapshots: every notice as it is, in bounded parts, for whoever begins to follow the change log.
import { paths } from "./paths.ts";
import {
	CONTENT_TYPES,
	IMMUTABLE,
	MUTABLE,
	type SiteFile,
} from "./siteFile.ts";

/** One whole snapshot. */
export interface Snapshot {
	/** Names its folder: the instant at which it was begun, `20260305T063000Z`. */
	stamp: string;
	/** Every notice in it is as of this entry of the log, or later. */
	seq: number;
	epoch: string;
	/** Instant at which it was begun. */
	at: string;
	parts: number;
}

/** `notices` as in `/v1/notices/{id}.json`, each a JSON text. */
export function snapshotPart(
	stamp: string,
	part: number,
	seq: number,
	notices: readonly string[],
): SiteFile {
	return {
		path: paths.snapshotPart(stamp, part),
		contentType: CONTENT_TYPES.json,
		cacheControl: IMMUTABLE,
		body: `{"seq":${seq},"part":${part},"notices":[\n${notices.map((notice) => JSON.stringify(JSON.parse(notice))).join(",\n")}\n]}\n`,
	};
}

export function snapshotIndex(
	{ stamp, seq, epoch, at, parts }: Snapshot,
	baseUrl: string,
): SiteFile {
	return {
		path: paths.snapshotIndex(),
		contentType: CONTENT_TYPES.json,
		cacheControl: MUTABLE,
		body: `${JSON.stringify(
			{
				epoch,
				seq,
				at,
				parts: Array.from(
					{ length: parts },
					(_, part) => `${baseUrl}${paths.snapshotPart(stamp, part + 1)}`,
				),
			},
			null,
			"\t",
		)}\n`,
	};
}
