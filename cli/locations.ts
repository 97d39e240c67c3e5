// Where things are: a folder, or a place in a bucket (`s3://bucket/prefix`).
import { isKey } from "../functions/store/store.ts";
import type { Console } from "./console.ts";
import { Refusal } from "./refusal.ts";

/** As given to the command. The notices are in a folder; the site and the store may be in buckets. */
export interface Locations {
	content: string;
	out: string;
	/** The private store: drafts, journal, what is public. */
	store: string;
}

export type Location =
	| { kind: "folder"; path: string }
	/** The prefix without slashes at its ends; empty for the whole bucket. */
	| { kind: "s3"; bucket: string; prefix: string };

/** The rules of S3's "Bucket naming rules" that are about single characters. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Throws where it names neither. */
export function locationOf(text: string, console: Console): Location {
	const [, scheme] = /^([a-z][a-z0-9+.-]{1,20}):\/\//i.exec(text) ?? [];
	if (scheme === undefined) return { kind: "folder", path: text };
	const [, bucket = "", prefix = ""] =
		/^s3:\/\/([^/]*)\/?(.*)$/.exec(text) ?? [];
	const trimmed = prefix.replace(/\/$/, "");
	if (!BUCKET.test(bucket) || (trimmed !== "" && !isKey(trimmed)))
		throw new Refusal(console.say("badLocation", { value: text }), 2);
	return { kind: "s3", bucket, prefix: trimmed };
}

/** Those of them that are folders: a scan of the notices leaves them out. */
export function foldersOf(
	{ out, store }: Pick<Locations, "out" | "store">,
	console: Console,
): string[] {
	return [out, store]
		.map((text) => locationOf(text, console))
		.flatMap((at) => (at.kind === "folder" ? [at.path] : []));
}
