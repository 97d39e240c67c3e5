// The body of a feed entry: what matters first, then the text.
import type {
	ChannelChange,
	EntryText,
	MeetingLife,
	PageEntry,
} from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import { html, type Markup, sanitized } from "./html.ts";
import { label, reasonName, statusName } from "./labels.ts";
import { loggedTimeText, spanText } from "./times.ts";
import { xmlText } from "./xmlText.ts";

/** `text` is absent for a notice taken back. */
export function noticeHtml(
	entry: PageEntry,
	text: EntryText | undefined,
	url: string,
	edition: Edition,
): string {
	if (!text) {
		const reason = entry.withdrawal?.reason;
		return clean(
			html`<p>${label("withdrawnNote", edition)}</p>${
				reason &&
				html`<p>${label("reason", edition)}：${reasonName(reason, edition)}</p>`
			}`,
		);
	}
	return clean(
		html`${entry.meetings.map((meeting) => factsOf(meeting, text, edition))}${sanitized(text.contentHtml)}${
			text.cut
				? html`<p><a href="${url}">${label("readOn", edition)}</a></p>`
				: undefined
		}`,
	);
}

function factsOf(
	meeting: MeetingLife & { name?: string },
	text: EntryText,
	edition: Edition,
): Markup | undefined {
	const here = (word: string) => text.strings[word] ?? word;
	const facts: [string, string][] = [];
	if (meeting.status !== "confirmed" && meeting.status !== "tentative")
		facts.push([label("status", edition), statusName(meeting.status, edition)]);
	if (meeting.startAt)
		facts.push([
			label("time", edition),
			spanText(meeting.startAt, meeting.endAt, edition),
		]);
	const places = meeting.locations.map(({ name, room }) =>
		[here(name), room ? here(room) : ""].join(""),
	);
	if (places.length > 0)
		facts.push([label("place", edition), places.join("；")]);
	if (meeting.online?.url)
		facts.push([label("online", edition), meeting.online.url]);
	if (facts.length === 0) return undefined;
	return html`<ul>${facts.map(
		([name, value]) => html`<li><strong>${name}</strong>：${value}</li>`,
	)}</ul>`;
}

export function changeHtml(
	change: ChannelChange,
	url: string,
	edition: Edition,
): string {
	const here = (text: string | undefined) =>
		text === undefined ? "" : (change.strings[edition]?.[text] ?? text);
	const shown = (field: string, text: string | undefined) =>
		field === "time" && text
			? loggedTimeText(text, edition)
			: field === "status" && text
				? statusName(text as MeetingLife["status"], edition)
				: here(text);
	const names = {
		time: "time",
		place: "place",
		status: "status",
		title: "title",
		kind: "kind",
		text: "text",
	} as const;
	const rows = change.fields
		.filter(({ from, to }) => from !== undefined || to !== undefined)
		.map(
			({ field, from, to }) =>
				html`<li><strong>${label(names[field], edition)}</strong>：${
					from !== undefined
						? html`<del>${shown(field, from)}</del> → `
						: undefined
				}<ins>${shown(field, to)}</ins></li>`,
		);
	const reason = change.withdrawal?.reason;
	return clean(
		html`${rows.length > 0 ? html`<ul>${rows}</ul>` : undefined}${
			change.op === "withdraw"
				? html`<p>${label("withdrawnNote", edition)}</p>`
				: undefined
		}${
			reason &&
			html`<p>${label("reason", edition)}：${reasonName(reason, edition)}</p>`
		}<p><a href="${url}">${label("seeNotice", edition)}</a></p>`,
	);
}

function clean(markup: Markup): string {
	return xmlText(markup.text);
}
