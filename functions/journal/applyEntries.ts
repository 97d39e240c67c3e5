// How the entries of one commit change each object of the private state. Pure: the same for the
// publisher, for whoever finishes its commit, and for the check that derives the site again.
import { DamagedState } from "./damagedState.ts";
import { calendarStart } from "./formerMeetings.ts";
import { keys } from "./keys.ts";
import {
	CHANNEL_CHANGES,
	CHANNEL_MEETINGS,
	CHANNEL_MEETINGS_BYTES,
	type ChannelChange,
	type ChannelPage,
	type ChannelState,
	ENTRIES_PER_PAGE,
	type Entry,
	type JournalPage,
	type PageEntry,
	SLOTS_PER_PAGE,
	type UpcomingMeeting,
} from "./state.ts";

/** Meetings leave the calendar this many days after they ended. */
const KEPT_DAYS = 90;

export function journalPageOf(seq: number): number {
	return Math.floor((seq - 1) / ENTRIES_PER_PAGE);
}

export function pageOfSlot(slot: number): number {
	return Math.floor(slot / SLOTS_PER_PAGE);
}

/** Channels that a commit touches: held before or after. */
export function touchedChannels(entries: readonly Entry[]): string[] {
	const channels = new Set<string>();
	for (const entry of entries)
		for (const places of [entry.before, entry.placed.places])
			for (const channel of Object.keys(places)) channels.add(channel);
	return [...channels].sort();
}

/** Pages of a channel that a commit touches. */
export function touchedPages(
	entries: readonly Pick<Entry, "before" | "placed">[],
	channel: string,
): number[] {
	const pages = new Set<number>();
	for (const entry of entries)
		for (const places of [entry.before, entry.placed.places]) {
			const slot = places[channel];
			if (slot === undefined) continue;
			pages.add(pageOfSlot(slot));
			if (opensPageBelow(entry, channel)) pages.add(pageOfSlot(slot) + 1);
		}
	return [...pages].sort((a, b) => a - b);
}

/** Whether the entry takes the first slot of a page below 0: the page above must then lead to it. */
function opensPageBelow(
	entry: Pick<Entry, "before" | "placed">,
	channel: string,
): boolean {
	const slot = entry.placed.places[channel];
	return (
		slot !== undefined &&
		slot < 0 &&
		entry.before[channel] === undefined &&
		(slot + 1) % SLOTS_PER_PAGE === 0
	);
}

export function applyToJournalPage(
	page: number,
	before: JournalPage | undefined,
	generation: number,
	entries: readonly Entry[],
): JournalPage {
	const own = entries.find(({ seq }) => journalPageOf(seq) === page);
	// An epoch begins on a page of its own, and a page with its first entry.
	if (!before && own && (own.seq - 1) % ENTRIES_PER_PAGE !== 0)
		throw new DamagedState(keys.journalPage(page), "missing");
	return {
		generation,
		page,
		entries: [
			...(before?.entries ?? []),
			...entries.filter(({ seq }) => journalPageOf(seq) === page),
		],
	};
}

/** `shown` gives what feeds need of a notice, by id. */
export function applyToChannelPage(
	channel: string,
	page: number,
	before: ChannelPage | undefined,
	generation: number,
	at: string,
	entries: readonly Entry[],
	shown: (entry: Entry) => PageEntry,
): ChannelPage {
	const slots: Record<string, PageEntry> = { ...before?.entries };
	let older = before?.older ?? page > 0;
	for (const entry of entries) {
		const held = entry.before[channel];
		const holds = entry.placed.places[channel];
		if (held !== undefined && holds === undefined && pageOfSlot(held) === page)
			delete slots[held];
		if (holds !== undefined && pageOfSlot(holds) === page) {
			if (slots[holds] && slots[holds].id !== entry.placed.id)
				throw new DamagedState(
					keys.channel(channel),
					"missing, or older than its pages",
				);
			slots[holds] = shown(entry);
		}
		if (
			holds !== undefined &&
			pageOfSlot(holds) === page - 1 &&
			opensPageBelow(entry, channel)
		)
			older = true;
	}
	return {
		generation,
		channel,
		page,
		older,
		updatedAt: at,
		entries: inSlotOrder(slots),
	};
}

/** Names of properties keep a numeric order by themselves only from 0 on. */
function inSlotOrder(slots: Record<string, PageEntry>) {
	return Object.fromEntries(
		Object.entries(slots).sort(([a], [b]) => Number(a) - Number(b)),
	);
}

export interface ChannelFacts {
	/** The major change of an entry as `changes` shows it; none for a minor or silent one. */
	change: ChannelChange | undefined;
	/** The notice's meetings for the calendar. */
	upcoming: UpcomingMeeting[];
}

export function applyToChannel(
	channel: string,
	before: ChannelState | undefined,
	generation: number,
	at: string,
	entries: readonly Entry[],
	facts: (entry: Entry) => ChannelFacts,
): ChannelState {
	if (!before && entries.some((entry) => entry.before[channel] !== undefined))
		throw new DamagedState(keys.channel(channel), "missing");
	let slots = before?.slots ?? 0;
	let backSlots = before?.backSlots ?? 0;
	let changes = before?.changes ?? [];
	let upcoming = before?.upcoming ?? [];
	for (const entry of entries) {
		const { id, state } = entry.placed;
		const slot = entry.placed.places[channel];
		if (slot === undefined && entry.before[channel] === undefined) continue;
		const left = slot === undefined;
		// What was said of a notice goes with it; that it was taken back is said below.
		if (left || state === "withdrawn")
			changes = changes.filter((change) => change.id !== id);
		upcoming = upcoming.filter((meeting) => meeting.id !== id);
		if (left) continue;
		slots = Math.max(slots, slot + 1);
		backSlots = Math.max(backSlots, -slot);
		const { change, upcoming: meetings } = facts(entry);
		if (change) changes = [change, ...changes];
		upcoming = [...upcoming, ...meetings];
	}
	const calendar = calendarOf(upcoming, at);
	return {
		generation,
		channel,
		slots,
		backSlots,
		updatedAt: at,
		changes: changes.slice(0, CHANNEL_CHANGES),
		upcoming: calendar,
		upcomingAt:
			before && sameMeetings(before.upcoming, calendar)
				? before.upcomingAt
				: at,
	};
}

function sameMeetings(
	a: readonly UpcomingMeeting[],
	b: readonly UpcomingMeeting[],
): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

/** Of too many the past goes first, the longest past before the rest, then what is farthest ahead. */
function calendarOf(
	meetings: readonly UpcomingMeeting[],
	at: string,
): UpcomingMeeting[] {
	const today = at.slice(0, 10);
	const oldest = new Date(Date.parse(at) - KEPT_DAYS * 86_400_000)
		.toISOString()
		.slice(0, 10);
	const kept = meetings
		.filter((meeting) => lastDay(meeting) >= oldest)
		.sort(
			(a, b) =>
				compare(order(a), order(b)) || compare(a.meeting.uid, b.meeting.uid),
		);
	const past = kept.filter((meeting) => lastDay(meeting) < today).length;
	const over = Math.max(0, kept.length - CHANNEL_MEETINGS);
	let drop = Math.min(over, past);
	return withinBytes(
		kept
			.filter(
				(meeting) => drop === 0 || lastDay(meeting) >= today || drop-- <= 0,
			)
			.slice(0, CHANNEL_MEETINGS),
	);
}

/** As many from the first as fit. */
function withinBytes(meetings: UpcomingMeeting[]): UpcomingMeeting[] {
	let bytes = 0;
	const end = meetings.findIndex((meeting) => {
		bytes += Buffer.byteLength(JSON.stringify(meeting));
		return bytes > CHANNEL_MEETINGS_BYTES;
	});
	return end < 0 ? meetings : meetings.slice(0, end);
}

/** `2026-03-05`; an end whose year is open says nothing. */
function lastDay({ meeting }: UpcomingMeeting): string {
	const start = calendarStart(meeting)?.date ?? "";
	const end = meeting.endAt?.date ?? "";
	return /^\d/.test(end) && end > start ? end : start;
}

function order({ meeting }: UpcomingMeeting): string {
	const start = calendarStart(meeting);
	return `${start?.date ?? ""} ${start?.time ?? ""}`;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
