// schema.org Event, for search engines: https://schema.org/Event, with its five statuses.
import { announces } from "../journal/formerMeetings.ts";
import type { Edition } from "../notice/edition.ts";
import type {
	EditionText,
	Meeting,
	MeetingTime,
	Notice,
} from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { instantOf } from "../notice/zonedTime.ts";
import { meetingTitle } from "./localMeeting.ts";
import { paths } from "./paths.ts";
import { hasMoved, isOff } from "./statusBanner.ts";

const STATUSES: Record<Meeting["status"], string> = {
	tentative: "EventScheduled",
	confirmed: "EventScheduled",
	postponed: "EventPostponed",
	rescheduled: "EventRescheduled",
	cancelled: "EventCancelled",
	held: "EventScheduled",
};

/** Nothing for a notice without a dated meeting, or that only reports one. */
export function eventData(
	notice: Notice,
	text: EditionText,
	edition: Edition,
	site: SiteConfiguration,
): unknown {
	if (!announces(notice.kind)) return undefined;
	const events = notice.meetings
		.filter(({ startAt }) => startAt && !startAt.date.startsWith("-"))
		.map((meeting) => eventOf(meeting, notice, text, edition, site));
	if (events.length === 0) return undefined;
	return events.length === 1
		? { "@context": "https://schema.org", ...events[0] }
		: { "@context": "https://schema.org", "@graph": events };
}

function eventOf(
	meeting: Meeting,
	notice: Notice,
	text: EditionText,
	edition: Edition,
	site: SiteConfiguration,
) {
	const here = (word: string) => text.strings[word] ?? word;
	const before = meeting.previousSchedules
		.map(({ startAt }) => startAt)
		.filter((time) => time !== undefined && !time.date.startsWith("-"))
		.map((time) => isoOf(time as MeetingTime));
	const page = `${site.baseUrl}${paths.noticePage(edition, notice.id)}`;
	// Where nothing but a number is known, the page says how to get in.
	const online = meeting.online && (meeting.online.url ?? page);
	const mode = isMovedOnline(meeting) ? "online" : meeting.attendanceMode;
	const places = meeting.locations.map(({ name, address }) => ({
		"@type": "Place",
		name: here(name),
		...(address ? { address: here(address) } : {}),
	}));
	return {
		"@type": "Event",
		name: meetingTitle(meeting, text.title, here),
		url: page,
		inLanguage: edition,
		startDate: isoOf(meeting.startAt as MeetingTime),
		...(meeting.endAt ? { endDate: isoOf(meeting.endAt) } : {}),
		eventStatus: statusesOf(meeting),
		...(isRescheduled(meeting) && before.length > 0
			? { previousStartDate: before }
			: {}),
		...(mode
			? {
					eventAttendanceMode: `https://schema.org/${
						{
							offline: "OfflineEventAttendanceMode",
							online: "OnlineEventAttendanceMode",
							mixed: "MixedEventAttendanceMode",
						}[mode]
					}`,
				}
			: {}),
		...(places.length > 0 || online
			? {
					location: [
						...places,
						...(online ? [{ "@type": "VirtualLocation", url: online }] : []),
					],
				}
			: {}),
		...(notice.issuer
			? { organizer: { "@type": "Organization", name: here(notice.issuer) } }
			: {}),
	};
}

/** Its last place was a hall; it has none now. */
function isMovedOnline({
	online,
	locations,
	previousSchedules,
}: Meeting): boolean {
	return (
		online !== undefined &&
		locations.length === 0 &&
		previousSchedules.some((one) => (one.locations ?? []).length > 0)
	);
}

/** What is off is not elsewhere; what is held another day may be held online besides. */
function statusesOf(meeting: Meeting): string | string[] {
	const rescheduled = isRescheduled(meeting);
	const status = `https://schema.org/${STATUSES[rescheduled ? "rescheduled" : meeting.status]}`;
	if (isOff(meeting) || !isMovedOnline(meeting)) return status;
	const moved = "https://schema.org/EventMovedOnline";
	return rescheduled ? [status, moved] : moved;
}

function isRescheduled(meeting: Meeting): boolean {
	return meeting.status === "rescheduled" || hasMoved(meeting);
}

/** With the offset of its zone where a time is known; the date alone where not. */
function isoOf({ date, time, timezone }: MeetingTime): string {
	if (!time || date.startsWith("-")) return date;
	const utc = Date.parse(instantOf(date, time, timezone));
	const minutes = Math.round(
		(Date.parse(`${date}T${time}:00Z`) - utc) / 60_000,
	);
	const sign = minutes < 0 ? "-" : "+";
	const two = (value: number) =>
		String(Math.floor(Math.abs(value))).padStart(2, "0");
	return `${date}T${time}:00${sign}${two(minutes / 60)}:${two(Math.abs(minutes) % 60)}`;
}
