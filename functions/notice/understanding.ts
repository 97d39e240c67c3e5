// What extraction hands on: the fields found in one document, each with its origin.
import type { Edition } from "./edition.ts";
import type { Finding } from "./finding.ts";
import type { NoticeRecord, Withdrawal } from "./schema.ts";

/** The fields of the record that understanding the text gives. */
export type ExtractedFields = Pick<
	NoticeRecord,
	"kind" | "title" | "citedDocuments" | "meetings" | "relations" | "origins"
> &
	Partial<
		Pick<
			NoticeRecord,
			| "summary"
			| "issuer"
			| "coIssuers"
			| "documentNumber"
			| "indexNumber"
			| "issuedOn"
			| "addressees"
			| "copiedTo"
			| "publishAt"
			| "expireAt"
			| "publishedAt"
		>
	>;

export interface Understanding {
	/**
	 * Absent keys stay absent, nothing is invented. A meeting's `uid` is the number of its session
	 * ("1", "2" …), its `sequence` 0: those grow in public. `previousSchedules` holds what a postponement or
	 * rescheduling itself says to hold no longer (原定于), else nothing.
	 */
	fields: ExtractedFields;
	/** The editor's own `id:`. */
	id?: string;
	/** The editor's `withdrawn:`. */
	withdrawal?: Withdrawal;
	/** The editor's own topics and regions (slugs), beside those found by keywords. */
	topics: string[];
	regions: string[];
	/** The editor's own `language:`. */
	language?: Edition;
	/** Personal names seen anywhere in the text, as printed: conversion protects them. */
	names: string[];
	/** Lines that are no part of the notice (by index into the lines given). */
	boilerplate: number[];
	findings: Finding[];
}
