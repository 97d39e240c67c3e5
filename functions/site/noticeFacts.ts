// The facts of a notice in a list: what a reader looks for first.
import type { Edition } from "../notice/edition.ts";
import type { Meeting, Notice } from "../notice/schema.ts";
import { html, type Markup, safeUrl } from "./html.ts";
import { label, relationName } from "./labels.ts";
import { meetingTitle } from "./localMeeting.ts";
import { isOff } from "./statusBanner.ts";
import { spanText, timeText } from "./times.ts";

export function factList(
	notice: Notice,
	here: (word: string) => string,
	edition: Edition,
	/** The page of a notice of this site, as linked from here. */
	pageOf: (id: string) => string,
): Markup | undefined {
	const facts: [Markup | string, Markup | string][] = [];
	const add = (
		word: Parameters<typeof label>[0],
		value: Markup | string | undefined,
	) => {
		if (value !== undefined && value !== "")
			facts.push([label(word, edition), value]);
	};
	for (const meeting of notice.meetings)
		addMeeting(meeting, notice.meetings.length > 1, add, here, edition);
	for (const relation of notice.relations)
		facts.push([
			relationName(relation.type, edition),
			relatedNotice(relation, here, pageOf),
		]);
	add("documentNumber", notice.documentNumber);
	add("indexNumber", notice.indexNumber);
	add("issuedOn", notice.issuedOn);
	add(
		"addressees",
		notice.addressees?.map(here).join(label("listSeparator", edition)),
	);
	if (facts.length === 0) return undefined;
	return html`<dl class="facts">${facts.map(
		([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
	)}</dl>`;
}

type Add = (
	word: Parameters<typeof label>[0],
	value: Markup | string | undefined,
) => void;

function addMeeting(
	meeting: Meeting,
	named: boolean,
	add: Add,
	here: (word: string) => string,
	edition: Edition,
): void {
	const separator = label("listSeparator", edition);
	const people = (list: Meeting["people"]) =>
		list
			.map(({ name, role }) =>
				role ? `${here(role)}${here(name)}` : here(name),
			)
			.join(separator);
	if (named) add("title", meetingTitle(meeting, "", here));
	add("time", whenText(meeting, edition));
	add("checkIn", meeting.checkInAt && timeText(meeting.checkInAt, edition));
	add("place", placeList(meeting, here));
	add("online", onlineText(meeting));
	add(
		"organizer",
		meeting.organizers.map(({ name }) => here(name)).join(separator),
	);
	add("chair", people(meeting.chairs));
	add("people", people(meeting.people));
	add("attendance", meeting.attendance && here(meeting.attendance));
	add("agenda", list(meeting.agenda.map(here)));
	add("points", list(meeting.points.map(here)));
	add(
		"registration",
		meeting.registration?.deadline &&
			timeText(meeting.registration.deadline, edition),
	);
	add(
		"contacts",
		meeting.contacts
			.map(({ name, phone, email }) =>
				[name && here(name), phone, email].filter(Boolean).join(" "),
			)
			.join("；"),
	);
}

/** A time at which nobody will meet is struck out: people copy the list without what stands above it. */
function whenText(
	meeting: Meeting,
	edition: Edition,
): Markup | string | undefined {
	const { startAt, endAt, timeToBeAnnounced } = meeting;
	if (!startAt) return timeToBeAnnounced ? label("tba", edition) : undefined;
	const when = spanText(startAt, endAt, edition);
	return isOff(meeting) ? html`<del>${when}</del>` : when;
}

function relatedNotice(
	{ id, url, title, documentNumber }: Notice["relations"][number],
	here: (word: string) => string,
	pageOf: (id: string) => string,
): Markup {
	const named = title
		? `《${here(title)}》${documentNumber ? `（${documentNumber}）` : ""}`
		: (documentNumber ?? url ?? id ?? "");
	const target = id ? pageOf(id) : url && safeUrl(url);
	return target ? html`<a href="${target}">${named}</a>` : html`${named}`;
}

function placeList(
	{ locations }: Meeting,
	here: (word: string) => string,
): string {
	return locations
		.map(
			({ name, room, address }) =>
				here(name) +
				(room ? here(room) : "") +
				(address ? `（${here(address)}）` : ""),
		)
		.join("；");
}

function onlineText({ online }: Meeting): Markup | undefined {
	if (!online) return undefined;
	const { url, number, dialIn } = online;
	return html`${url ? html`<a href="${safeUrl(url)}" rel="nofollow noopener">${url}</a>` : undefined} ${number} ${dialIn}`;
}

function list(items: readonly string[]): Markup | undefined {
	if (items.length === 0) return undefined;
	return html`<ol>${items.map((item) => html`<li>${item}</li>`)}</ol>`;
}
