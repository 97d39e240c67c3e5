// Calendars (iCalendar: RFC 5545, RFC 7986): of a channel, and of one notice.
import { announces } from "../journal/formerMeetings.ts";
import { calendarMeetings } from "../journal/showEntry.ts";
import type {
	ChannelState,
	Placed,
	UpcomingMeeting,
} from "../journal/state.ts";
import { withoutRepeats } from "../journal/withoutRepeats.ts";
import type { Draft } from "../notice/draft.ts";
import type { Edition } from "../notice/edition.ts";
import { KINDS } from "../notice/schema.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import {
	basicInstant,
	type CalendarEvent,
	calendarEvents,
} from "./calendarEvent.ts";
import { channelName, siteTitle } from "./feed.ts";
import { icsFile, icsLine, property, textProperty } from "./icsText.ts";
import { label } from "./labels.ts";
import { paths } from "./paths.ts";
import { CONTENT_TYPES, MUTABLE, type SiteFile } from "./siteFile.ts";
import { tagUri } from "./tagUri.ts";
import { timeZone } from "./timeZone.ts";

/** How often clients are asked to look again (RFC 7986 §5.7, and what Outlook reads). */
const REFRESH = "PT1H";

/** A channel of a kind that announces no meeting has no calendar. */
export function hasCalendar({ slug, group }: Channel): boolean {
	return (
		group !== "kind" ||
		KINDS.some((kind) => announces(kind) && slug === `kind-${kind}`)
	);
}

export interface ChannelCalendar {
	state: ChannelState;
	channel: Channel;
	edition: Edition;
	site: SiteConfiguration;
}

/** `calendar.ics`, and the same for clients that drop cancelled events. */
export function channelCalendars(input: ChannelCalendar): SiteFile[] {
	return hasCalendar(input.channel)
		? [channelCalendar(input, false), channelCalendar(input, true)]
		: [];
}

function channelCalendar(
	{ state, channel, edition, site }: ChannelCalendar,
	visible: boolean,
): SiteFile {
	const path = paths.calendar(edition, channel.slug, visible);
	const name = [
		siteTitle(site, edition),
		channelName(channel, edition),
		...(visible ? [label("calendarVisible", edition)] : []),
	].join(" · ");
	const about = site.descriptions[edition] ?? "";
	const head = [
		...textProperty(
			"UID",
			tagUri(
				site,
				`${edition}/${channel.slug}/calendar${visible ? "-visible" : ""}`,
			),
		),
		`LAST-MODIFIED:${basicInstant(state.upcomingAt)}`,
		...textProperty("NAME", icsLine(name)),
		...textProperty("X-WR-CALNAME", icsLine(name)),
		...textProperty("DESCRIPTION", about),
		...textProperty("X-WR-CALDESC", about),
		...textProperty("X-WR-TIMEZONE", site.timezone),
		...property(
			"URL",
			`${site.baseUrl}${paths.upcomingPage(edition, channel.slug)}`,
		),
		...property("SOURCE;VALUE=URI", `${site.baseUrl}${path}`),
		`REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
		`X-PUBLISHED-TTL:${REFRESH}`,
	];
	return calendarFile({
		path,
		head,
		meetings: withoutRepeats(state.upcoming),
		edition,
		site,
		visible,
	});
}

/**
 * The calendar of one notice in an edition; no file for one that never announced a meeting. Once there
 * is one it stays, if only as a frame.
 */
export function noticeCalendar(
	placed: Placed,
	record: Draft["record"] | undefined,
	edition: Edition,
	site: SiteConfiguration,
): SiteFile[] {
	const at =
		placed.withdrawal?.at ?? placed.changeLog.at(-1)?.at ?? placed.updatedAt;
	const meetings = calendarMeetings(placed, record);
	if (meetings.length === 0 && !placed.formerMeetings) return [];
	return [
		calendarFile({
			path: paths.noticeCalendar(edition, placed.id),
			head: [`LAST-MODIFIED:${basicInstant(at)}`],
			meetings,
			edition,
			site,
			visible: false,
		}),
	];
}

/** A calendar of nothing, in the place of one that is no longer made. */
export function emptyCalendar(
	path: string,
	edition: Edition,
	site: SiteConfiguration,
): SiteFile {
	return calendarFile({
		path,
		head: [],
		meetings: [],
		edition,
		site,
		visible: false,
	});
}

interface CalendarContent {
	path: string;
	/** Properties of the calendar itself. */
	head: readonly string[];
	meetings: readonly UpcomingMeeting[];
	edition: Edition;
	site: SiteConfiguration;
	visible: boolean;
}

function calendarFile({
	path,
	head,
	meetings,
	edition,
	site,
	visible,
}: CalendarContent): SiteFile {
	const events = meetings.flatMap((upcoming) =>
		calendarEvents(upcoming, site, edition),
	);
	return {
		path,
		contentType: CONTENT_TYPES.ics,
		cacheControl: MUTABLE,
		body: [
			icsFile([
				"BEGIN:VCALENDAR",
				"VERSION:2.0",
				"PRODID:-//Huixun//Huixun//ZH",
				"CALSCALE:GREGORIAN",
				...head,
				...zonesOf(events, site),
			]),
			...events.map(({ text, visibleText }) => (visible ? visibleText : text)),
			icsFile(["END:VCALENDAR"]),
		].join(""),
	};
}

/** Those that the events name; the site's own stands even without any: a calendar must hold something (§3.6). */
function zonesOf(
	events: readonly CalendarEvent[],
	{ timezone, tag }: SiteConfiguration,
): string[] {
	const spans = new Map<string, { first: string; last: string }>();
	for (const { zone, date } of events.flatMap(({ zones }) => zones)) {
		const { first, last } = spans.get(zone) ?? { first: date, last: date };
		spans.set(zone, {
			first: date < first ? date : first,
			last: date > last ? date : last,
		});
	}
	if (spans.size === 0) {
		const day = tag.date.padEnd(10, "-01-01".slice(tag.date.length - 4));
		spans.set(timezone, { first: day, last: day });
	}
	return [...spans]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([zone, { first, last }]) => timeZone(zone, first, last));
}
