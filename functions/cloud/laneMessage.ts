// What a message in a lane asks to look at: keys of the inbox, from S3 or from ourselves.
import type { SourcesMessage } from "./messages.ts";

export type LaneMessage =
	/** Keys of files as S3 has them: any file of a source. */
	| { kind: "events"; keys: string[] }
	/** Keys of sources. */
	| { kind: "sources"; keys: string[] }
	/** Sent once when notifications are set up. */
	| { kind: "test" }
	| { kind: "unknown" };

export function readMessage(body: string): LaneMessage {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return { kind: "unknown" };
	}
	if (typeof value !== "object" || value === null) return { kind: "unknown" };
	const { Event, Records, sources } = value as {
		Event?: unknown;
		Records?: unknown;
	} & Partial<SourcesMessage>;
	if (Event === "s3:TestEvent") return { kind: "test" };
	if (isTexts(sources)) return { kind: "sources", keys: sources };
	if (!Array.isArray(Records)) return { kind: "unknown" };
	const keys = Records.map(keyOf);
	return isTexts(keys) ? { kind: "events", keys } : { kind: "unknown" };
}

/** URL-encoded as in a form: a space is `+`. */
function keyOf(record: unknown): string | undefined {
	const key = (record as { s3?: { object?: { key?: unknown } } } | null)?.s3
		?.object?.key;
	if (typeof key !== "string") return undefined;
	try {
		return decodeURIComponent(key.replace(/\+/g, " "));
	} catch {
		return undefined;
	}
}

function isTexts(value: unknown): value is string[] {
	return (
		Array.isArray(value) && value.every((item) => typeof item === "string")
	);
}
