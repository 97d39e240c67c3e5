// The objects of the publish protocol: what stands in the private store, and what a commit is.
import type { Edition } from "../notice/edition.ts";
import type {
	Attachment,
	Change,
	FieldChange,
	Kind,
	Location,
	Meeting,
	MeetingTime,
	Operation,
	Relation,
	Withdrawal,
	Words,
} from "../notice/schema.ts";

/** News, and beside it the slow lane of what is of the past or only read again. */
export type Lane = "due" | "backfill";

/**
 * Channel slug → slot: the notice's place in each of its channels, for ever. News takes the next slot
 * upward from 0; what a live channel is given of the past takes the next downward from −1, so that the
 * newest slots, which readers see, stay as they were.
 */
export type Places = Record<string, number>;

/** `drafts/{id}/current.json`: the newest draft; only normalize writes it. */
export interface Current {
	id: string;
	/** Counts drafts, private. */
	draft: number;
	/** Key of the draft object; absent for a withdrawal by deletion. */
	object: string;
	sourceKey: string;
	/** SHA-256 of document, companions and recipe: equal means nothing to do. */
	sourceSha: string;
	/** SHA-256 of document and companions alone: equal with another `sourceSha` means reprocess. */
	contentSha: string;
	/** SHA-256 of the draft's public projection. */
	digest: string;
	state: "draft" | "ready" | "withdrawn";
	withdrawal?: Withdrawal;
	/** The newest draft that withdrew for privacy or the law: all up to it is taken back. */
	takenBack?: number;
	/** Instants in UTC to the second, `2026-03-05T06:30:00Z`: their order is that of their text. */
	publishAt?: string;
	expireAt?: string;
	channels: string[];
	/** Digests under which others can name this notice; grows, since old names stay in use. */
	names: string[];
	/** Digests that it names others with, now or in earlier drafts. */
	cites: string[];
	acts?: Acts;
	/** Its meetings as drafted. */
	meets?: Meets[];
	/** Digest of the issuer's name. */
	office?: string;
	/** The notice's own date, for the order within a commit and between namesakes: `2026-03-05`. */
	dated?: string;
	/** How this draft came: as news, or silently as something of the past or read again. */
	lane: Lane;
	/** The source's own publication as an instant (a date is its midnight in the source's zone). */
	publishedAt?: string;
	/** An earlier epoch showed it: its withdrawal must be said though this epoch never showed it. */
	carriedOver?: true;
}

/** A meeting as others may mean it. */
export interface Meets {
	uid: string;
	/** `2026-03-05`, or `--03-05`. */
	day?: string;
	/** Digest of its name. */
	name?: string;
}

/** Which meetings of a notice are meant; all of them where nothing says so. */
export type Which = Pick<Relation, "days" | "sessions">;

/** How one notice names another. */
export interface Acting extends Which {
	type: Relation["type"];
	/** Digests of id, number and address, the surest first. */
	cites: string[];
	/** Digests of the title: of a meeting that comes again each month they are the same. */
	titles: string[];
}

/** What a notice does to others, once it is public. */
export interface Acts {
	relations: Acting[];
	/** The new schedule, where it names one. */
	schedule?: EffectSchedule;
	reason?: string;
	/** Words of schedule and reason that read differently in an edition. */
	strings?: Words;
}

export interface EffectSchedule {
	startAt?: MeetingTime;
	endAt?: MeetingTime;
	locations?: Location[];
	online?: Meeting["online"];
}

/** What one released notice does to another. */
export interface Effect extends Which {
	/** Id of the notice that does it. */
	by: string;
	type: Relation["type"];
	dated?: string;
	schedule?: EffectSchedule;
	reason?: string;
	strings?: Words;
}

/** What public time adds to a meeting of the draft. */
export interface MeetingLife {
	uid: string;
	sequence: number;
	status: Meeting["status"];
	statusReason?: string;
	startAt?: MeetingTime;
	endAt?: MeetingTime;
	locations: Location[];
	online?: Meeting["online"];
	previousSchedules: Meeting["previousSchedules"];
}

/** With what its notice calls it. */
export type NamedMeeting = MeetingLife & { name?: string; session?: string };

/** `placed/{id}.json`: what is public of a notice. */
export interface Placed {
	id: string;
	generation: number;
	/** Seq of the notice's first entry. */
	firstSeq: number;
	revision: number;
	draft: number;
	object: string;
	digest: string;
	contentSha: string;
	state: "live" | "expired" | "withdrawn";
	releasedAt: string;
	/** Last major change. */
	updatedAt: string;
	/** The date that feeds show: `releasedAt`, or the source's own for a backfilled notice. */
	entryDate: string;
	expireAt?: string;
	places: Places;
	acts?: Acts;
	meets?: Meets[];
	office?: string;
	dated?: string;
	/** In the order in which they apply, at most 16. */
	effects: Effect[];
	meetings: MeetingLife[];
	/** Once announced and no more, at most 32: calendars know their UIDs for ever. Without schedule when purged. */
	formerMeetings?: MeetingLife[];
	/** Newest last, at most 20. */
	changeLog: Change[];
	withdrawal?: Withdrawal & { at: string };
}

/** One change of one notice in a commit. */
export interface Entry {
	seq: number;
	at: string;
	op: Operation;
	major: boolean;
	/** What a subscriber is told: old → new. */
	change: Change;
	/** Places held before this entry. */
	before: Places;
	/** The placed record to write. */
	placed: Placed;
	/** Nothing but the slow lane caused it: nothing is pushed, `changes` stays as it is. */
	backfill: boolean;
}

/** `head.json`: the redo log of one commit. Unsettled while it names entries. */
export interface Head {
	/** Names this journal: the instant of its first commit. A restart from the sources has another. */
	epoch: string;
	generation: number;
	seq: number;
	/** Where this epoch's seqs and revisions begin: above every one of the epochs before it. */
	firstSeq: number;
	firstRevision: number;
	/** Commit instant, never runs backwards. */
	at: string;
	/** The newest commit instant at which anything changed. */
	changedAt?: string;
	/** Notices live in public. */
	live: number;
	/** Withdrawals by vanished sources in the last 24 hours, by the hour (`2026-03-05T06`). */
	removed: { hour: string; count: number }[];
	entries: Entry[];
	/** Key of the entries of a large commit, instead of `entries`. */
	commit?: string;
	/** A restart has begun another epoch: nothing is committed here any more. */
	closed?: true;
}

/** Texts of one edition as feeds and lists show them. */
export interface EntryText {
	title: string;
	summary?: string;
	/** At most `ENTRY_TEXT_BYTES` of HTML; a longer text is cut between blocks. */
	contentHtml: string;
	/** The text goes on at the notice's page. */
	cut: boolean;
	method: "original" | "human" | "machine";
	/** Short texts of the entry that read differently here: as written → here. */
	strings: Record<string, string>;
}

/** A notice in a channel page: all that feeds and lists need. */
export interface PageEntry {
	id: string;
	seq: number;
	revision: number;
	state: "live" | "expired" | "withdrawn";
	kind: Kind;
	releasedAt: string;
	updatedAt: string;
	entryDate: string;
	issuer?: string;
	meetings: NamedMeeting[];
	attachments: Attachment[];
	channels: string[];
	/** Absent when withdrawn. */
	editions: Partial<Record<Edition, EntryText>>;
	withdrawal?: Withdrawal & { at: string };
}

/** `channels/{channel}/{page}.json`: page = floor(slot / 50), below 0 for what was backfilled. */
export interface ChannelPage {
	generation: number;
	channel: string;
	page: number;
	/** There is a page below this one. */
	older: boolean;
	/** Commit instant of the newest change in the page. */
	updatedAt: string;
	/** By slot. */
	entries: Record<string, PageEntry>;
}

/** A major change as the `changes` feeds show it. */
export interface ChannelChange {
	seq: number;
	id: string;
	revision: number;
	op: Operation;
	at: string;
	kind: Kind;
	fields: FieldChange[];
	/** Meetings of the notice. */
	meetings: number;
	/** Id of the notice whose release made the change. */
	by?: string;
	titles: Partial<Record<Edition, string>>;
	/** Short texts of `fields` that read differently in an edition. */
	strings: Words;
	withdrawal?: Withdrawal & { at: string };
}

/** A meeting to come (or lately held) as calendars and lists show it. */
export interface UpcomingMeeting {
	id: string;
	kind: Kind;
	/** Commit instant of the notice's last change, silent ones aside. */
	updatedAt: string;
	meeting: NamedMeeting;
	/** Ids of notices that speak of it too: its agenda, the notice of its new day. */
	also?: string[];
	/** The notice announces it no more, or was taken back: only calendars still show that it is off. */
	former?: true;
	/** The notice was taken back: none of its words are left. */
	withdrawn?: true;
	issuer?: string;
	titles: Partial<Record<Edition, string>>;
	strings: Words;
}

/** `channels/{channel}.json` */
export interface ChannelState {
	generation: number;
	channel: string;
	/** Slots given so far from 0 upward. */
	slots: number;
	/** Slots given so far from −1 downward. */
	backSlots: number;
	/** Commit instant of the newest change in the channel. */
	updatedAt: string;
	/** Newest first, at most 50. */
	changes: ChannelChange[];
	/** By start, at most 500; until 90 days after their end. */
	upcoming: UpcomingMeeting[];
	/** Commit instant of the newest change in `upcoming`. */
	upcomingAt: string;
}

/** `journal/{page}.json`: page = floor((seq − 1) / 100). */
export interface JournalPage {
	generation: number;
	page: number;
	entries: Entry[];
}

/** Entries of a channel page. */
export const SLOTS_PER_PAGE = 50;
/** Slots that `latest` shows. */
export const LATEST_SLOTS = 50;
/** Major changes that `changes` shows. */
export const CHANNEL_CHANGES = 50;
/** Meetings in a channel's calendar. */
export const CHANNEL_MEETINGS = 500;
/** Bytes of JSON that they have together. */
export const CHANNEL_MEETINGS_BYTES = 8 * 1024 * 1024;
/** Entries of a journal page, and of a public change page. */
export const ENTRIES_PER_PAGE = 100;
/** UTF-8 bytes of HTML of one edition in a channel page; four editions make 32 KiB. */
export const ENTRY_TEXT_BYTES = 8 * 1024;
/** Changes kept in a notice's own log. */
export const NOTICE_CHANGES = 20;
/** Bytes of JSON that they have together; the newest is kept in any case. So with those below. */
export const NOTICE_CHANGES_BYTES = 8 * 1024;
/** Effects on one notice. */
export const NOTICE_EFFECTS = 16;
export const NOTICE_EFFECTS_BYTES = 16 * 1024;
/** Meetings kept that a notice announces no more. */
export const FORMER_MEETINGS = 32;
/** Earlier schedules kept of one meeting. */
export const PREVIOUS_SCHEDULES = 20;
export const PREVIOUS_SCHEDULES_BYTES = 4 * 1024;
/** Characters of a value in the log of changes. */
export const CHANGED_TEXT = 300;
