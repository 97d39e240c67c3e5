// The pages of a channel: its newest notices, its meetings, its feeds; and the site's front doors.
import {
	type ChannelPage,
	type ChannelState,
	LATEST_SLOTS,
	type PageEntry,
	type UpcomingMeeting,
} from "../journal/state.ts";
import { withoutRepeats } from "../journal/withoutRepeats.ts";
import type { Edition } from "../notice/edition.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { dateIn } from "../notice/zonedTime.ts";
import { hasCalendar } from "./calendar.ts";
import { channelName, siteTitle } from "./feed.ts";
import { html, type Markup } from "./html.ts";
import { kindName, label, statusName } from "./labels.ts";
import { meetingTitle } from "./localMeeting.ts";
import { GROUP_LABELS, GROUPS } from "./opml.ts";
import { inEditions, page, relative } from "./page.ts";
import { FEED_TYPES, type FeedName, paths } from "./paths.ts";
import type { SiteFile } from "./siteFile.ts";
import { isOff, isOverturned } from "./statusBanner.ts";
import { dateText, spanText } from "./times.ts";

export interface ChannelInput {
	site: SiteConfiguration;
	edition: Edition;
	channel: Channel;
	state: ChannelState;
	pages: readonly ChannelPage[];
}

/** Where on its page a channel's feeds stand. */
const FEEDS = "feeds";

export function channelPage(input: ChannelInput): SiteFile {
	const { site, edition, channel } = input;
	const path = paths.channelPage(edition, channel.slug);
	const link = (target: string) => relative(path, target);
	return page(site, {
		path,
		edition,
		state: input.state.updatedAt,
		title: channelName(channel, edition),
		editions: inEditions(site, (other) =>
			paths.channelPage(other, channel.slug),
		),
		channels: [channel],
		main: html`<h1>${channelName(channel, edition)}</h1>
<nav class="pages" aria-label="${channelName(channel, edition)}"><ul><li><span aria-current="page">${label("newest", edition)}</span></li><li><a href="upcoming.html">${label("upcoming", edition)}</a></li></ul></nav>
${noticeList(input, link)}
${feedSection(input)}
${channelNav(site, edition, link)}`,
	});
}

/** The front page of an edition: the same as its channel of everything. */
export function editionHome(input: ChannelInput): SiteFile {
	const { site, edition } = input;
	return home(input, paths.editionHome(edition), siteTitle(site, edition));
}

/** The site's front door, in its default edition. */
export function siteHome(input: ChannelInput): SiteFile {
	return home(input, paths.home(), siteTitle(input.site, input.edition));
}

function home(input: ChannelInput, path: string, title: string): SiteFile {
	const { site, edition, channel } = input;
	const link = (target: string) => relative(path, target);
	const description = site.descriptions[edition];
	return page(site, {
		path,
		edition,
		state: input.state.updatedAt,
		title,
		...(description ? { description } : {}),
		editions: inEditions(site, paths.editionHome),
		channels: [channel],
		main: html`<h1>${title}</h1>
${description ? html`<p class="meta">${description}</p>` : undefined}
<nav class="pages" aria-label="${title}"><ul><li><span aria-current="page">${label("newest", edition)}</span></li><li><a href="${link(paths.upcomingPage(edition, "all"))}">${label("upcoming", edition)}</a></li><li><a href="${link(paths.channelPage(edition, "all"))}#${FEEDS}">${label("feeds", edition)}</a></li></ul></nav>
${noticeList(input, link)}
${channelNav(site, edition, link)}`,
	});
}

type Link = (path: string) => string;

function noticeList(
	{ site, edition, state, pages }: ChannelInput,
	link: Link,
): Markup {
	const lowest = state.slots - LATEST_SLOTS;
	const entries = pages
		.flatMap((one) =>
			Object.entries(one.entries).map(([slot, entry]) => ({
				slot: Number(slot),
				entry,
			})),
		)
		.filter(({ slot, entry }) => slot >= lowest && entry.state !== "withdrawn")
		.sort(
			(a, b) =>
				compare(b.entry.entryDate, a.entry.entryDate) || b.slot - a.slot,
		)
		.map(({ entry }) => entry);
	if (entries.length === 0) return html`<p>${label("none", edition)}</p>`;
	return html`<section aria-label="${label("newest", edition)}">${groupByDay(
		entries,
		site,
	).map(
		([day, group]) =>
			html`<h2>${dateText(day)}</h2><ul class="notices">${group.map((entry) => noticeItem(entry, edition, link))}</ul>`,
	)}</section>`;
}

function groupByDay(
	entries: readonly PageEntry[],
	site: SiteConfiguration,
): [string, PageEntry[]][] {
	const days = new Map<string, PageEntry[]>();
	for (const entry of entries) {
		const day = dateIn(entry.entryDate, site.timezone);
		days.set(day, [...(days.get(day) ?? []), entry]);
	}
	return [...days];
}

function noticeItem(entry: PageEntry, edition: Edition, link: Link): Markup {
	const text = entry.editions[edition];
	const here = (word: string) => text?.strings[word] ?? word;
	const overturned = entry.meetings.find(isOverturned);
	// The first that will be.
	const meeting =
		entry.meetings.find((one) => !isOff(one)) ?? entry.meetings[0];
	const place = meeting?.locations[0];
	const which =
		overturned && entry.meetings.length > 1 ? whichText(overturned, here) : "";
	// The notice that cancels holds; struck out is the one that it cancels.
	const gone =
		entry.meetings.length > 0 &&
		entry.meetings.every(({ status }) => status === "cancelled") &&
		entry.kind !== "cancellation";
	const when =
		meeting?.startAt && spanText(meeting.startAt, meeting.endAt, edition);
	return html`<li${gone ? html` class="gone"` : undefined}><div><span class="badge">${kindName(entry.kind, edition)}</span>${
		overturned
			? html`<span class="badge alert">${which}${statusName(overturned.status, edition)}</span>`
			: undefined
	}${
		entry.state === "expired"
			? html`<span class="badge">${label("expired", edition)}</span>`
			: undefined
	}<a class="title" href="${link(paths.noticePage(edition, entry.id))}">${text?.title ?? entry.id}</a></div>
<p class="meta">${joined([
		entry.issuer && here(entry.issuer),
		when && meeting && isOff(meeting) ? html`<del>${when}</del>` : when,
		place && here(place.name),
	])}</p></li>`;
}

/** 第2场, or its day. */
function whichText(
	{ session, startAt }: PageEntry["meetings"][number],
	here: (word: string) => string,
): string {
	if (session) return here(session);
	return startAt ? dateText(startAt.date) : "";
}

function feedSection({ site, edition, channel }: ChannelInput): Markup {
	const url = (name: FeedName, format: "rss.xml" | "atom.xml" | "json") =>
		`${site.baseUrl}${paths.feed(edition, channel.slug, name, format)}`;
	const block = (name: FeedName, title: string) =>
		html`<h3>${title}</h3><ul class="feeds">${(
			[
				["rss.xml", "RSS"],
				["atom.xml", "Atom"],
				["json", "JSON Feed"],
			] as const
		).map(
			([format, formatName]) =>
				html`<li><a rel="feed" type="${FEED_TYPES[format]}" href="${name}.${format}">${formatName}</a><code class="url">${url(name, format)}</code></li>`,
		)}</ul>`;
	return html`<section id="${FEEDS}"><h2>${label("feeds", edition)}</h2><p class="meta">${label("feedsHelp", edition)}</p>
${block("latest", label("latestFeed", edition))}
${block("changes", label("changesFeed", edition))}
${calendarLinks({ site, edition, channel })}</section>`;
}

/** Most calendar programs open `webcal:`; the address itself is for those that want it pasted. */
function calendarLinks({
	site,
	edition,
	channel,
}: Pick<ChannelInput, "site" | "edition" | "channel">): Markup | undefined {
	if (!hasCalendar(channel)) return undefined;
	const item = (visible: boolean, name: string) => {
		const url = `${site.baseUrl}${paths.calendar(edition, channel.slug, visible)}`;
		return html`<li><a href="${url.replace(/^https?:/, "webcal:")}">${name}</a><code class="url">${url}</code></li>`;
	};
	return html`<h3>${label("calendar", edition)}</h3><p class="meta">${label("calendarHelp", edition)}</p><ul class="feeds">${item(false, "iCalendar")}${item(true, label("calendarVisible", edition))}</ul>`;
}

function channelNav(
	site: SiteConfiguration,
	edition: Edition,
	link: Link,
): Markup {
	return html`<nav aria-label="${label("channels", edition)}"><h2>${label("channels", edition)}</h2>${GROUPS.map(
		(group) => {
			const channels = site.channels.filter(
				(channel) => channel.group === group,
			);
			if (channels.length === 0) return undefined;
			return html`<h3>${label(GROUP_LABELS[group], edition)}</h3><ul class="chips">${channels.map(
				(channel) =>
					html`<li><a href="${link(paths.channelPage(edition, channel.slug))}">${channelName(channel, edition)}</a></li>`,
			)}</ul>`;
		},
	)}</nav>`;
}

/**
 * Meetings by date. What is past is judged by the channel's last commit, not by the reader's
 * clock: the page says of when it is.
 */
export function upcomingPage(input: ChannelInput): SiteFile {
	const { site, edition, channel, state } = input;
	const path = paths.upcomingPage(edition, channel.slug);
	const today = dateIn(state.updatedAt, site.timezone);
	const isPast = ({ meeting }: UpcomingMeeting) =>
		(meeting.endAt?.date ?? meeting.startAt?.date ?? "") < today;
	const announced = withoutRepeats(state.upcoming).filter(
		({ former }) => !former,
	);
	const coming = announced.filter((meeting) => !isPast(meeting));
	const past = announced.filter(isPast).reverse();
	const items = (meetings: readonly UpcomingMeeting[]) =>
		html`<ol class="meetings">${meetings.map((meeting) => meetingItem(meeting, edition, path))}</ol>`;
	return page(site, {
		path,
		edition,
		state: state.updatedAt,
		title: `${label("upcoming", edition)} · ${channelName(channel, edition)}`,
		editions: inEditions(site, (other) =>
			paths.upcomingPage(other, channel.slug),
		),
		channels: [channel],
		main: html`<h1>${label("upcoming", edition)}</h1>
<nav class="pages" aria-label="${channelName(channel, edition)}"><ul><li><a href="index.html">${label("newest", edition)}</a></li><li><span aria-current="page">${label("upcoming", edition)}</span></li></ul></nav>
<p class="meta">${channelName(channel, edition)} · ${label("asOf", edition)} ${today}</p>
${coming.length > 0 ? html`<section><h2>${label("toCome", edition)}</h2>${items(coming)}</section>` : html`<p>${label("noMeetings", edition)}</p>`}
${past.length > 0 ? html`<section><h2>${label("past", edition)}</h2>${items(past)}</section>` : undefined}`,
	});
}

function meetingItem(
	{ id, meeting, titles, strings, issuer }: UpcomingMeeting,
	edition: Edition,
	path: string,
): Markup {
	const here = (word: string) => strings[edition]?.[word] ?? word;
	const when =
		meeting.startAt && spanText(meeting.startAt, meeting.endAt, edition);
	return html`<li${meeting.status === "cancelled" ? html` class="gone"` : undefined}>${
		when
			? html`<p class="when">${isOff(meeting) ? html`<del>${when}</del>` : when}</p>
`
			: undefined
	}<div>${
		isOverturned(meeting)
			? html`<span class="badge alert">${statusName(meeting.status, edition)}</span>`
			: undefined
	}<a class="title" href="${relative(path, paths.noticePage(edition, id))}">${meetingTitle(meeting, titles[edition] ?? id, here)}</a></div>
<p class="meta">${joined([
		meeting.locations.map(({ name }) => here(name)).join("；"),
		issuer && here(issuer),
	])}</p></li>`;
}

/** What there is, with dots between. */
function joined(
	parts: readonly (Markup | string | undefined)[],
): (Markup | string)[] {
	return parts
		.filter(
			(part): part is Markup | string => part !== undefined && part !== "",
		)
		.flatMap((part, n) => (n === 0 ? [part] : [" · ", part]));
}

export function notFoundPage(
	site: SiteConfiguration,
	edition: Edition,
): SiteFile {
	// Served for any address, so its links are absolute.
	const file = page(site, {
		path: paths.notFound(),
		edition,
		title: label("notFound", edition),
		channels: [],
		noindex: true,
		main: html`<h1>${label("notFound", edition)}</h1><p>${label("notFoundNote", edition)}</p><p><a href="${paths.home()}">${label("home", edition)}</a></p>`,
	});
	const base = new URL(site.baseUrl).pathname;
	return {
		...file,
		body: file.body.replace(/ href="(?![a-z]+:|#|\/)/g, ` href="${base}`),
	};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
