// The meeting that a document speaks of, put together from the text and the editor's word.
import type { Document } from "../notice/document.ts";
import type { Meeting, MeetingTime } from "../notice/schema.ts";
import { findAgenda } from "./agenda.ts";
import { findAttendance } from "./attendance.ts";
import { isOpen } from "./calendar.ts";
import { findContacts } from "./contacts.ts";
import type { EditorSays } from "./frontMatter.ts";
import { isMovedOnline, meetsOnlineByLabel } from "./movedOnline.ts";
import { findOnline } from "./online.ts";
import { findOrganizers } from "./organizers.ts";
import type { Origins } from "./origins.ts";
import { PLACE_LABEL } from "./places.ts";
import { findPoints } from "./points.ts";
import { isPast, type TextSays } from "./readText.ts";
import { findReason } from "./relations.ts";
import { isTimeToBeAnnounced } from "./schedule.ts";
import type { Session } from "./sessions.ts";
import { statusOf } from "./statuses.ts";
import type { TextView } from "./textView.ts";

const OVERTURNS = [
	"cancellation",
	"postponement",
	"rescheduling",
	"relocation",
];

/** Nothing for a document that speaks of no meeting, unless the editor gives one a time. */
export function meetingOf(
	document: Document,
	view: TextView,
	says: EditorSays,
	text: TextSays,
	issuer: string | undefined,
	origins: Origins,
	toSimplified: (text: string) => string,
): Meeting | undefined {
	const { kind, facts, schedule } = text;
	if (kind === "other" && !says.date) return undefined;
	const startAt = startOf(says, schedule.startAt);
	const endAt = endOf(says, schedule.endAt, startAt);
	const locations = says.values.location
		? [{ name: says.values.location }]
		: (text.place?.locations ?? []);
	const online = findOnline(view, linksIn(document.body.children));
	const attendance = findAttendance(
		view,
		facts,
		text.addressees?.value,
		!isPast(kind),
	);
	const organizers = organizersOf(view, text, issuer, toSimplified);
	const reason = OVERTURNS.includes(kind) ? findReason(view) : undefined;
	const status =
		says.status ?? statusOf(kind, view.hans, startAt !== undefined);
	const { before } = schedule;
	if (startAt)
		origins.set(
			"meetings.startAt",
			says.date ? "frontMatter:date" : says.time ? "frontMatter:time" : "text",
			startAt.raw,
		);
	if (locations.length > 0)
		origins.set(
			"meetings.locations",
			says.values.location ? "frontMatter:location" : "text",
			says.values.location ?? text.place?.raw,
		);
	if (text.name) origins.set("meetings.name", text.name.by, text.name.raw);
	if (organizers.length > 0)
		origins.set(
			"meetings.organizers",
			organizers.every(({ name }) => name === issuer) ? "issuer" : "text",
		);
	origins.set(
		"meetings.status",
		says.status ? "frontMatter:status" : "text",
		says.status ? undefined : text.kindRaw,
	);
	return {
		uid: "1",
		sequence: 0,
		...(text.name ? { name: text.name.value } : {}),
		...(startAt ? { startAt } : {}),
		...(endAt ? { endAt } : {}),
		...(schedule.checkInAt ? { checkInAt: schedule.checkInAt } : {}),
		...(!startAt && isTimeToBeAnnounced(view, facts)
			? { timeToBeAnnounced: true }
			: {}),
		previousSchedules:
			before && OVERTURNS.includes(kind) && kind !== "cancellation"
				? [{ startAt: before }]
				: [],
		status,
		...(reason ? { statusReason: reason } : {}),
		...attendanceMode(
			locations.length > 0,
			online !== undefined,
			!isPast(kind) &&
				(meetsOnlineByLabel(facts, PLACE_LABEL) || isMovedOnline(view.hans)),
			view,
		),
		...(online ? { online } : {}),
		locations,
		organizers,
		chairs: text.people.chairs,
		people: text.people.people,
		...(attendance ? { attendance } : {}),
		agenda: findAgenda(view, facts, kind, text.programme),
		points: findPoints(view, facts),
		...(schedule.deadline
			? { registration: { deadline: schedule.deadline } }
			: {}),
		contacts: findContacts(view, facts),
	};
}

/** A meeting for each session; the editor's own day or place stands for all of them. */
export function withSessions(
	meeting: Meeting,
	says: EditorSays,
	sessions: readonly Session[],
): Meeting[] {
	if (sessions.length === 0 || says.date || says.time || says.values.location)
		return [meeting];
	return sessions.map(({ label, number, startAt, endAt, location }) => {
		const { startAt: _start, endAt: _end, ...rest } = meeting;
		return {
			...rest,
			uid: String(number),
			...(label ? { session: label } : {}),
			startAt,
			...(endAt ? { endAt } : {}),
			locations: location ? [location] : meeting.locations,
		};
	});
}

function attendanceMode(
	placed: boolean,
	online: boolean,
	remote: boolean,
	view: TextView,
): { attendanceMode?: "online" | "mixed" } {
	if (online) return { attendanceMode: placed ? "mixed" : "online" };
	if (!placed && remote) return { attendanceMode: "online" };
	if (
		!placed &&
		/(?:改为|采用|采|以|通过|采取)(?:线上|视频|视讯|网络|云)(?:会议|方式|形式|召开|举行)/u.test(
			view.hans.slice(0, 3000),
		)
	)
		return { attendanceMode: "online" };
	return {};
}

/** Who calls its own meeting by its own notice holds it. */
function organizersOf(
	view: TextView,
	text: TextSays,
	issuer: string | undefined,
	toSimplified: (text: string) => string,
): Meeting["organizers"] {
	const found = findOrganizers(
		view,
		text.facts,
		{ text: text.title.value, hans: text.title.hans },
		text.name?.value,
		toSimplified,
	);
	if (found.length > 0) return found;
	const letterhead = text.letterhead?.value;
	const signed = letterhead ?? text.signature.issuer?.value;
	if (text.kind === "minutes" && signed) return [{ name: signed }];
	if (!issuer || isPast(text.kind)) return found;
	// A page's source line says who relays the news; without more it is no convener.
	if (
		!letterhead &&
		text.source?.relayed &&
		text.source.value === issuer &&
		text.signature.issuer?.value !== issuer
	)
		return found;
	// Who passes on another's invitation does not hold the meeting.
	const calls =
		text.name !== undefined &&
		!/关于(?:组织)?(?:参加|收看|收听|转发)/u.test(text.title.hans);
	return calls ||
		/召开|举行|举办|定于|订于|会议通知|开会/u.test(
			`${text.title.hans}\n${view.hans.slice(0, 1000)}`,
		)
		? [{ name: letterhead ?? issuer }]
		: [];
}

function startOf(
	says: EditorSays,
	found: MeetingTime | undefined,
): MeetingTime | undefined {
	const { date, time, half, timezone } = says;
	const day = date ?? found?.date;
	if (!date && !time && !half) return found;
	if (!day) return undefined;
	const raw = date
		? [date, time ?? half].filter(Boolean).join(" ")
		: (found?.raw ?? "");
	if (time) return { date: day, time, precision: "minute", timezone, raw };
	if (half) return { date: day, half, precision: "half_day", timezone, raw };
	// The editor names the day; the hour of the text holds only if it is the same day's.
	return found && found.date === day
		? found
		: { date: day, precision: "day", timezone, raw };
}

function endOf(
	says: EditorSays,
	found: MeetingTime | undefined,
	start: MeetingTime | undefined,
): MeetingTime | undefined {
	const { endDate, endTime, timezone } = says;
	const date = endDate ?? start?.date;
	if ((endDate || endTime) && date) {
		const raw = [endDate, endTime].filter(Boolean).join(" ");
		return endTime
			? { date, time: endTime, precision: "minute", timezone, raw }
			: { date, precision: "day", timezone, raw };
	}
	if (!found || !start) return undefined;
	// An end that the text gives to another start than the editor's is no end of this one.
	const moved = says.date !== undefined || says.time !== undefined;
	if (
		moved &&
		(isOpen(found.date) ||
			found.date < start.date ||
			(says.date !== undefined && found.date !== start.date))
	)
		return undefined;
	return moved &&
		found.time &&
		start.time &&
		found.time <= start.time &&
		found.date === start.date
		? undefined
		: found;
}

function linksIn(
	nodes: Document["body"]["children"],
	found: string[] = [],
): string[] {
	for (const node of nodes) {
		if (node.type !== "element") continue;
		const { href } = node.properties;
		if (node.tagName === "a" && typeof href === "string") found.push(href);
		linksIn(node.children, found);
	}
	return found;
}
