// One meeting as a VEVENT (RFC 5545 §3.6.1, RFC 7986): the same in every calendar that shows it.
import type {
	MeetingLife,
	NamedMeeting,
	UpcomingMeeting,
} from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { type CalendarTime, calendarTime } from "./calendarTime.ts";
import { icsFile, icsLine, property, textProperty } from "./icsText.ts";
import { kindName, label, statusName } from "./labels.ts";
import { localMeeting, meetingTitle } from "./localMeeting.ts";
import { madeOnce } from "./madeOnce.ts";
import { paths } from "./paths.ts";
import { hasMoved, isOff, isOverturned } from "./statusBanner.ts";
import { spanText } from "./times.ts";

export interface CalendarEvent {
	/** Whole lines of the file. */
	text: string;
	/** For clients that drop cancelled events: what is off is said in words alone. */
	visibleText: string;
	zones: CalendarTime["zones"];
}

interface EventInput {
	upcoming: UpcomingMeeting;
	edition: Edition;
}

/** Postponed without a date: it is to come, though not then. */
const STATUSES: Record<MeetingLife["status"], string> = {
	tentative: "TENTATIVE",
	confirmed: "CONFIRMED",
	postponed: "TENTATIVE",
	rescheduled: "CONFIRMED",
	cancelled: "CANCELLED",
	held: "CONFIRMED",
};

/** None for a meeting without a date. */
export const calendarEvents = madeOnce(eventsOf);

function eventsOf(
	upcoming: UpcomingMeeting,
	site: SiteConfiguration,
	edition: Edition,
): CalendarEvent[] {
	const input = { upcoming, edition };
	const { id, kind, updatedAt, withdrawn } = upcoming;
	const here = (word: string) => upcoming.strings[edition]?.[word] ?? word;
	const meeting = localMeeting(upcoming.meeting, here);
	const time = calendarTime(meeting, edition);
	if (!time) return [];
	const status = STATUSES[meeting.status];
	const page = `${site.baseUrl}${paths.noticePage(edition, id)}`;
	const online = meeting.online?.url;
	const off = isOff(meeting);
	const lines = (shown: string) =>
		icsFile([
			"BEGIN:VEVENT",
			...textProperty("UID", `${meeting.uid}@${site.tag.authority}`),
			// Of an event without METHOD the two say the same (RFC 5545 §3.8.7.2).
			`DTSTAMP:${basicInstant(updatedAt)}`,
			`LAST-MODIFIED:${basicInstant(updatedAt)}`,
			`SEQUENCE:${meeting.sequence}`,
			`STATUS:${shown}`,
			`TRANSP:${off || time.wholeDays ? "TRANSPARENT" : "OPAQUE"}`,
			...time.lines,
			...textProperty("SUMMARY", icsLine(summary(input, meeting, time.rest))),
			...textProperty(
				"LOCATION",
				icsLine(places(meeting) || (online ?? meeting.online?.number ?? "")),
			),
			...textProperty("DESCRIPTION", description(input, meeting, page)),
			...property("URL", page),
			...(online && /^https?:\/\//i.test(online) && URL.canParse(online)
				? property("CONFERENCE;VALUE=URI", new URL(online).href)
				: []),
			...(withdrawn ? [] : textProperty("CATEGORIES", kindName(kind, edition))),
			"END:VEVENT",
		]);
	const text = lines(status);
	return [
		{
			text,
			visibleText: status === "CANCELLED" ? lines("CONFIRMED") : text,
			zones: time.zones,
		},
	];
}

/** `20260305T063000Z` */
export function basicInstant(instant: string): string {
	return `${new Date(Date.parse(instant)).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** Clients show little more than this: what overturns the announcement stands first. */
function summary(
	{ upcoming, edition }: EventInput,
	meeting: NamedMeeting,
	rest: string,
): string {
	if (upcoming.withdrawn) return `【${label("withdrawn", edition)}】`;
	const status = hasMoved(meeting) ? "rescheduled" : meeting.status;
	const mark = isOverturned({ status })
		? `【${statusName(status, edition)}】`
		: "";
	const title = upcoming.titles[edition] ?? upcoming.id;
	const name = meetingTitle(meeting, title);
	return `${mark}${name}${rest ? `（${rest}）` : ""}`;
}

function places({ locations }: NamedMeeting): string {
	return locations
		.map(
			({ name, room, address }) =>
				[name, room].filter(Boolean).join(" ") +
				(address ? `（${address}）` : ""),
		)
		.join("；");
}

function description(
	{ upcoming, edition }: EventInput,
	meeting: NamedMeeting,
	page: string,
): string {
	const { status, statusReason, startAt, endAt, online } = meeting;
	const { issuer, strings, withdrawn } = upcoming;
	const lines: string[] = [];
	const add = (
		word: Parameters<typeof label>[0],
		value: string | undefined,
	) => {
		if (value) lines.push(`${label(word, edition)}：${value}`);
	};
	if (withdrawn) lines.push(label("withdrawnNote", edition));
	else {
		const when = startAt && spanText(startAt, endAt, edition);
		const off = isOff(meeting);
		if (isOverturned(meeting))
			add(
				"status",
				`${statusName(status, edition)}${statusReason ? `（${statusReason}）` : ""}`,
			);
		add(off ? "oldTime" : "time", when);
		if (!off || !when) add("oldTime", oldTime(meeting, edition));
		add("place", places(meeting));
		for (const access of [online?.url, online?.number, online?.dialIn])
			add("online", access);
		add("issuer", issuer && (strings[edition]?.[issuer] ?? issuer));
	}
	add("seeNotice", page);
	return lines.join("\n");
}

/** When it was last to be, unless that is when it is. */
function oldTime(
	{ startAt, endAt, previousSchedules }: NamedMeeting,
	edition: Edition,
): string | undefined {
	const last = previousSchedules.at(-1);
	if (!last?.startAt) return undefined;
	const was = spanText(last.startAt, last.endAt, edition);
	return startAt && was === spanText(startAt, endAt, edition) ? undefined : was;
}
