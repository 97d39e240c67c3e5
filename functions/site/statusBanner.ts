// What overturns an announcement, said in words at the top of its page.
import { timeText } from "../journal/meetingLife.ts";
import type { Edition } from "../notice/edition.ts";
import type { Meeting } from "../notice/schema.ts";
import { html, type Markup } from "./html.ts";
import { label, statusName } from "./labels.ts";
import { spanText } from "./times.ts";

const OVERTURNED: readonly Meeting["status"][] = [
	"cancelled",
	"postponed",
	"rescheduled",
];

/** Whether what was announced no longer holds as it was announced. */
export function isOverturned({ status }: Pick<Meeting, "status">): boolean {
	return OVERTURNED.includes(status);
}

/** Whether the time that stands in the record is one at which nobody will meet. */
export function isOff({ status }: Pick<Meeting, "status">): boolean {
	return status === "cancelled" || status === "postponed";
}

/** Whether it is to be held at another time than was last announced, whoever said so. */
export function hasMoved({
	status,
	startAt,
	previousSchedules,
}: Pick<Meeting, "status" | "startAt" | "previousSchedules">): boolean {
	const was = previousSchedules.findLast((one) => one.startAt)?.startAt;
	return (
		status !== "held" &&
		!isOff({ status }) &&
		was !== undefined &&
		startAt !== undefined &&
		timeText(was) !== timeText(startAt)
	);
}

/** States that overturn the announcement stand in words at the top, old beside new. */
export function statusBanner(
	meeting: Meeting,
	/** The notice has others beside it. */
	several: boolean,
	here: (word: string) => string,
	edition: Edition,
): Markup | undefined {
	const { status, startAt, endAt, previousSchedules } = meeting;
	const last = previousSchedules.at(-1);
	if (!isOverturned(meeting) && !last) return undefined;
	const was = last?.startAt && spanText(last.startAt, last.endAt, edition);
	const is = startAt && spanText(startAt, endAt, edition);
	const place = (locations: Meeting["locations"] | undefined) =>
		locations
			?.map(({ name, room }) => here(name) + (room ? here(room) : ""))
			.join("；");
	const wasPlace = place(last?.locations);
	const isPlace = place(meeting.locations);
	const open = isOff(meeting);
	return html`<div class="banner" role="note">
<p><strong>${several && meeting.session ? html`${here(meeting.session)}　` : undefined}${statusName(status, edition)}</strong>${meeting.statusReason ? html`　${here(meeting.statusReason)}` : undefined}</p>
${was && was !== is ? html`<p>${label("oldTime", edition)}：<del>${was}</del></p>\n` : undefined}${
	is && open && !was
		? html`<p>${label("oldTime", edition)}：<del>${is}</del></p>\n`
		: undefined
}${is && !open && was !== is ? html`<p>${label("newTime", edition)}：<strong>${is}</strong></p>\n` : undefined}${
	wasPlace && wasPlace !== isPlace
		? html`<p>${label("oldPlace", edition)}：<del>${wasPlace}</del></p>\n`
		: undefined
}</div>
`;
}
