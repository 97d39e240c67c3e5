// What channels keep of a notice: its texts for feeds, its change, its meetings for the calendar.
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { EDITIONS, type Edition } from "../notice/edition.ts";
import type {
	Attachment,
	MeetingTime,
	NoticeRecord,
} from "../notice/schema.ts";
import { takesBack } from "../notice/takesBack.ts";
import type { ChannelFacts } from "./applyEntries.ts";
import { announcedMeetings, calendarStart } from "./formerMeetings.ts";
import { placeText } from "./meetingLife.ts";
import {
	type ChannelChange,
	ENTRY_TEXT_BYTES,
	type Entry,
	type EntryText,
	type MeetingLife,
	type PageEntry,
	type Placed,
	type UpcomingMeeting,
} from "./state.ts";
import { withWords } from "./withWords.ts";

/** `attachments` with the public URLs; `record` is absent for a withdrawn notice. */
export function pageEntryOf(
	entry: Entry,
	drafted: NoticeRecord | undefined,
	attachments: Attachment[],
): PageEntry {
	const { placed, seq } = entry;
	const record = drafted && withWords(drafted, placed);
	const live = placed.state !== "withdrawn" && record !== undefined;
	return {
		id: placed.id,
		seq,
		revision: placed.revision,
		state: placed.state,
		kind: record?.kind ?? "other",
		releasedAt: placed.releasedAt,
		updatedAt: placed.updatedAt,
		entryDate: placed.entryDate,
		...(live && record.issuer ? { issuer: record.issuer } : {}),
		meetings: live ? namedMeetings(placed, record) : [],
		attachments: live ? attachments : [],
		channels: Object.keys(placed.places).sort(),
		editions: live ? textsOf(entry, record) : {},
		...(placed.withdrawal ? { withdrawal: placed.withdrawal } : {}),
	};
}

export function channelFactsOf(
	entry: Entry,
	drafted: NoticeRecord | undefined,
): ChannelFacts {
	const record = drafted && withWords(drafted, entry.placed);
	return {
		change:
			entry.major && !entry.backfill ? changeOf(entry, record) : undefined,
		upcoming: calendarMeetings(entry.placed, record),
	};
}

function changeOf(
	entry: Entry,
	record: NoticeRecord | undefined,
): ChannelChange {
	const { placed, change } = entry;
	const withdrawn = placed.state === "withdrawn";
	const purged = takesBack(placed.withdrawal);
	return {
		seq: entry.seq,
		id: placed.id,
		revision: placed.revision,
		op: entry.op,
		at: entry.at,
		kind: record?.kind ?? "other",
		fields: change.fields,
		meetings: placed.meetings.length,
		...(change.by ? { by: change.by } : {}),
		titles:
			record && !purged && !withdrawn
				? byEdition(record, (text) => text.title)
				: {},
		strings: (!withdrawn && change.strings) || {},
		...(placed.withdrawal ? { withdrawal: placed.withdrawal } : {}),
	};
}

/**
 * What calendars show of a notice: the meetings that it announces, and that those it announced before
 * are off. Of a notice taken back for privacy or the law not even the date is left; what replaces its
 * event stands on the day on which it was taken back, so that programs that import files replace it too.
 */
export function calendarMeetings(
	placed: Placed,
	record: NoticeRecord | undefined,
): UpcomingMeeting[] {
	const withdrawn = placed.state === "withdrawn" || !record;
	const base = {
		id: placed.id,
		kind: record?.kind ?? "other",
		updatedAt: changedAt(placed),
		...(record?.issuer && !withdrawn ? { issuer: record.issuer } : {}),
		titles: record && !withdrawn ? byEdition(record, ({ title }) => title) : {},
	};
	const former = (placed.formerMeetings ?? [])
		.map((life) =>
			calendarStart(life) || !placed.withdrawal
				? life
				: { ...life, startAt: dayOf(placed.withdrawal.at) },
		)
		.filter((life) => calendarStart(life))
		.map(
			(meeting): UpcomingMeeting => ({
				...base,
				meeting: { ...meeting, locations: [] },
				former: true,
				...(withdrawn ? { withdrawn: true as const } : {}),
				strings: {},
			}),
		);
	if (withdrawn) return former;
	const also = placed.effects.map(({ by }) => by);
	const announced = announcedMeetings(
		record.kind,
		namedMeetings(placed, record),
	).map(
		(meeting): UpcomingMeeting => ({
			...base,
			meeting,
			...(also.length > 0 ? { also } : {}),
			strings: byEdition(record, (text) =>
				wordsIn(text.strings, [
					meeting.name,
					meeting.session,
					meeting.statusReason,
					record.issuer,
					placeText(meeting),
					...meeting.locations.flatMap(({ name, room, address }) => [
						name,
						room,
						address,
					]),
				]),
			),
		}),
	);
	return [...announced, ...former];
}

function dayOf(instant: string): MeetingTime {
	return {
		date: instant.slice(0, 10),
		precision: "day",
		timezone: "UTC",
		raw: "",
	};
}

/** What only our reading changed is no change to a calendar. */
function changedAt({ withdrawal, changeLog, updatedAt }: Placed): string {
	const last = changeLog.findLast(({ op }) => op !== "reprocess");
	return withdrawal?.at ?? last?.at ?? updatedAt;
}

function namedMeetings(
	placed: Placed,
	record: NoticeRecord,
): PageEntry["meetings"] {
	return placed.meetings.map((life) => {
		const { name, session } =
			record.meetings.find(({ uid }) => uid === life.uid) ?? {};
		return {
			...life,
			...(name ? { name } : {}),
			...(session ? { session } : {}),
		};
	});
}

function textsOf(
	{ placed }: Entry,
	record: NoticeRecord,
): Partial<Record<Edition, EntryText>> {
	const shown = [
		record.issuer,
		...record.meetings.flatMap(({ name, session }) => [name, session]),
		...placed.meetings.flatMap(wordsOfLife),
		...record.attachments.map(({ name }) => name),
	];
	return byEdition(record, (text) => {
		const { html, cut } = cutHtml(text.contentHtml);
		return {
			title: text.title,
			...(text.summary ? { summary: text.summary } : {}),
			contentHtml: html,
			cut,
			method: text.method,
			strings: wordsIn(text.strings, shown),
		};
	});
}

/** Texts of a meeting that feeds and lists show. */
function wordsOfLife({ statusReason, locations }: MeetingLife) {
	return [
		statusReason,
		...locations.flatMap(({ name, room, address }) => [name, room, address]),
	];
}

/** Whole blocks from the beginning, as many as fit; a first block that does not fit is left to the page. */
export function cutHtml(html: string): { html: string; cut: boolean } {
	if (Buffer.byteLength(html) <= ENTRY_TEXT_BYTES) return { html, cut: false };
	const kept: Root = { type: "root", children: [] };
	let bytes = 0;
	for (const block of fromHtml(html, { fragment: true }).children) {
		const size = Buffer.byteLength(
			toHtml({ type: "root", children: [block] } as Root),
		);
		if (bytes + size > ENTRY_TEXT_BYTES) break;
		bytes += size;
		kept.children.push(block);
	}
	return { html: toHtml(kept), cut: true };
}

function wordsIn(
	strings: Record<string, string>,
	words: readonly (string | undefined)[],
): Record<string, string> {
	const found: Record<string, string> = {};
	for (const word of words) {
		const here = word === undefined ? undefined : strings[word];
		if (word !== undefined && here !== undefined) found[word] = here;
	}
	return found;
}

function byEdition<T>(
	record: NoticeRecord,
	pick: (text: NonNullable<NoticeRecord["editions"][Edition]>) => T,
): Partial<Record<Edition, T>> {
	const picked: Partial<Record<Edition, T>> = {};
	for (const edition of EDITIONS) {
		const text = record.editions[edition];
		if (text) picked[edition] = pick(text);
	}
	return picked;
}
