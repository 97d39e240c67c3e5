// Builds what reading hands to extraction, from lines of text, for tests.
import { understand } from "../../functions/extraction/understand.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import type { Document, Line } from "../../functions/notice/document.ts";
import type { Understanding } from "../../functions/notice/understanding.ts";

export function documentOf(parts: Partial<Document> = {}): Document {
	return {
		mediaType: "text/plain",
		encoding: "UTF-8",
		metadata: {},
		stated: {},
		body: { type: "root", children: [] },
		fileLinks: [],
		omissions: [],
		repairs: [],
		findings: [],
		...parts,
	};
}

export function linesOf(text: string): Line[] {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.map((line, at) => ({
			text: line,
			hans: toSimplified(line),
			block: "paragraph" as const,
			sourceLine: at + 1,
		}));
}

/** One paragraph a line; empty lines do not count. */
export function understood(
	text: string,
	parts: Partial<Document> = {},
): Understanding {
	return understand(documentOf(parts), linesOf(text), {
		key: "notices/test.txt",
		timezone: "Asia/Shanghai",
		toSimplified,
		organizations: [],
	});
}

/** The fields alone. */
export function fieldsOf(text: string, parts: Partial<Document> = {}) {
	return understood(text, parts).fields;
}

/** The only meeting. */
export function meetingOf(text: string, parts: Partial<Document> = {}) {
	const [meeting] = fieldsOf(text, parts).meetings;
	if (!meeting) throw new Error("no meeting was found");
	return meeting;
}

/** Date, clock or half of a time, without words and zone. */
export function when(
	time:
		| { date: string; time?: string | undefined; half?: string | undefined }
		| undefined,
): string | undefined {
	return time && [time.date, time.time ?? time.half].filter(Boolean).join(" ");
}
