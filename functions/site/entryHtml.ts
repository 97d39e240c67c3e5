// The body of a notice's feed entry: what matters first, then the text, then what goes with it.
import type { EntryText, NamedMeeting, PageEntry } from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import type { FeedAttachment } from "./feedAttachment.ts";
import { html, type Markup, sanitized } from "./html.ts";
import { label, reasonName, statusName } from "./labels.ts";
import { meetingTitle } from "./localMeeting.ts";
import { paths } from "./paths.ts";
import { sizeText, spanText } from "./times.ts";
import { xmlText } from "./xmlText.ts";

/** `meetings` and `attachments` with their texts as the edition writes them. */
export interface EntryParts {
	text: EntryText;
	meetings: readonly NamedMeeting[];
	attachments: readonly FeedAttachment[];
	/** The notice's page. */
	url: string;
	/** The page of the edition that the author wrote; absent where the entry itself is it. */
	originalUrl?: string;
}

export function noticeHtml(parts: EntryParts, edition: Edition): string {
	const { text, meetings, attachments, url, originalUrl } = parts;
	return body(
		html`${meetings.map((meeting) => facts(meeting, meetings.length > 1, edition))}${sanitized(text.contentHtml)}${
			text.cut
				? html`<p><a href="${url}">${label("readOn", edition)}</a></p>`
				: undefined
		}${attachmentList(attachments, edition)}${
			originalUrl &&
			html`<p>${label("machine", edition)} · <a href="${originalUrl}">${label("original", edition)}</a></p>`
		}`,
	);
}

/** The facts as one line of plain text; empty where there are none. */
export function factsText(
	meetings: readonly NamedMeeting[],
	edition: Edition,
): string {
	return meetings
		.map((meeting) =>
			[
				...(meetings.length > 1 ? [meetingTitle(meeting, "")] : []),
				...factsOf(meeting, edition).map(
					([name, value]) => `${name}：${value}`,
				),
			]
				.filter(Boolean)
				.join("；"),
		)
		.filter(Boolean)
		.join(" / ");
}

function facts(
	meeting: NamedMeeting,
	named: boolean,
	edition: Edition,
): Markup | undefined {
	const rows = factsOf(meeting, edition);
	if (rows.length === 0) return undefined;
	const title = named ? meetingTitle(meeting, "") : "";
	return html`${title ? html`<p><strong>${title}</strong></p>` : undefined}<ul>${rows.map(
		([name, value]) =>
			html`<li><strong>${name}</strong>：${/^https?:\/\//.test(value) ? html`<a href="${value}">${value}</a>` : value}</li>`,
	)}</ul>`;
}

function factsOf(
	{ status, statusReason, startAt, endAt, locations, online }: NamedMeeting,
	edition: Edition,
): [name: string, value: string][] {
	const rows: [string, string][] = [];
	// 定于 is the ordinary case and goes without saying.
	if (status !== "confirmed")
		rows.push([
			label("status", edition),
			`${statusName(status, edition)}${statusReason ? `（${statusReason}）` : ""}`,
		]);
	if (startAt)
		rows.push([label("time", edition), spanText(startAt, endAt, edition)]);
	const places = locations.map(({ name, room }) =>
		[name, room].filter(Boolean).join(" "),
	);
	if (places.length > 0)
		rows.push([label("place", edition), places.join("；")]);
	for (const access of [online?.url, online?.number])
		if (access) rows.push([label("online", edition), access]);
	return rows;
}

/** RSS has room for one enclosure: the body names them all. */
function attachmentList(
	attachments: readonly FeedAttachment[],
	edition: Edition,
): Markup | undefined {
	if (attachments.length === 0) return undefined;
	return html`<p>${label("attachments", edition)}：</p><ul>${attachments.map(
		({ url, name, length }) =>
			html`<li><a href="${url}">${name}</a>${length === undefined ? undefined : ` (${sizeText(length)})`}</li>`,
	)}</ul>`;
}

/** What is left of a notice taken back: no word of its own. */
export function withdrawnHtml(
	withdrawal: PageEntry["withdrawal"],
	site: SiteConfiguration,
	edition: Edition,
): string {
	return body(
		html`<p>${label("withdrawnNote", edition)}</p>${withdrawalReason(withdrawal, site, edition)}`,
	);
}

export function withdrawalReason(
	withdrawal: PageEntry["withdrawal"],
	site: SiteConfiguration,
	edition: Edition,
): Markup | undefined {
	if (!withdrawal) return undefined;
	const { reason, explanation, replacedBy } = withdrawal;
	return html`<p>${label("reason", edition)}：${reasonName(reason, edition)}</p>${
		explanation && html`<p>${explanation}</p>`
	}${
		replacedBy &&
		html`<p><a href="${site.baseUrl}${paths.noticePage(edition, replacedBy)}">${label("replacedBy", edition)}</a></p>`
	}`;
}

export function body(markup: Markup): string {
	return xmlText(markup.text);
}
