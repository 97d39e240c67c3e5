// The page of one notice: what it is and whether it still holds, then facts, then its text.
import { announcedMeetings } from "../journal/formerMeetings.ts";
import type { Edition } from "../notice/edition.ts";
import type {
	EditionText,
	FieldChange,
	Notice,
	Tombstone,
} from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { wallTimeIn } from "../notice/zonedTime.ts";
import { eventData } from "./eventData.ts";
import { channelName } from "./feed.ts";
import {
	html,
	jsonForScript,
	type Markup,
	safeUrl,
	sanitized,
} from "./html.ts";
import { kindName, label, operationName, reasonName } from "./labels.ts";
import { loggedField, loggedValue } from "./loggedValue.ts";
import { factList } from "./noticeFacts.ts";
import { inEditions, page, relative } from "./page.ts";
import { FEED_TYPES, paths } from "./paths.ts";
import type { SiteFile } from "./siteFile.ts";
import { statusBanner } from "./statusBanner.ts";
import { sizeText } from "./times.ts";

/** `channels`: slugs of the channels that the notice stands in. */
export function noticePage(
	notice: Notice,
	text: EditionText,
	edition: Edition,
	channels: readonly string[],
	site: SiteConfiguration,
): SiteFile {
	const path = paths.noticePage(edition, notice.id);
	const here = (word: string) => text.strings[word] ?? word;
	const link = (target: string) => relative(path, target);
	const own = site.channels.filter(({ slug }) => channels.includes(slug));
	const event = eventData(notice, text, edition, site);
	return page(site, {
		path,
		edition,
		state: `r${notice.revision}`,
		title: text.title,
		...(text.summary ? { description: text.summary } : {}),
		editions: inEditions(site, (other) => paths.noticePage(other, notice.id)),
		channels: own.filter(({ group }) => group === "all" || group === "org"),
		...(event
			? {
					head: html`<script type="application/ld+json">${jsonForScript(event)}</script>\n`,
				}
			: {}),
		main: html`<article>
<h1>${text.title}</h1>
<p class="meta"><span class="badge">${kindName(notice.kind, edition)}</span>${
			notice.issuer ? html`${here(notice.issuer)} · ` : undefined
		}${label("releasedAt", edition)} <time datetime="${notice.releasedAt}">${wallTimeIn(notice.releasedAt, site.timezone)}</time></p>
${notice.state === "expired" ? html`<div class="banner note" role="note"><p><strong>${label("expired", edition)}</strong>　${label("expiredNote", edition)}</p></div>\n` : undefined}${notice.meetings.map((meeting) => statusBanner(meeting, notice.meetings.length > 1, here, edition))}${factList(notice, here, edition, (id) => link(paths.noticePage(edition, id)))}
<div class="text">${sanitized(text.contentHtml)}</div>
${attachments(notice, here, edition, link)}${changeLog(notice, text, edition, site, link)}${provenance(notice, text, edition)}
</article>
${subscriptions(own, edition, link)}
<p class="meta">${
			announcedMeetings(notice.kind, notice.meetings).length > 0
				? html`<a type="text/calendar" href="${link(paths.noticeCalendar(edition, notice.id))}">${label("addToCalendar", edition)}</a> · `
				: undefined
		}<a href="${link(paths.notice(notice.id))}">${label("json", edition)}</a></p>`,
	});
}

function attachments(
	notice: Notice,
	here: (word: string) => string,
	edition: Edition,
	link: (path: string) => string,
): Markup | undefined {
	if (notice.attachments.length === 0) return undefined;
	const own = `files/${notice.id}/`;
	return html`<section><h2>${label("attachments", edition)}</h2><ul>${notice.attachments.map(
		({ name, url, size, mediaType }) => {
			const at = url.indexOf(own);
			// Our copies are linked like pages, so that the tree works wherever it stands.
			const href =
				at >= 0 && size !== undefined ? link(url.slice(at)) : safeUrl(url);
			return html`<li><a href="${href}" type="${mediaType}">${here(name)}</a>${size === undefined ? undefined : html` <span class="meta">${sizeText(size)}</span>`}</li>`;
		},
	)}</ul></section>
`;
}

function changeLog(
	notice: Notice,
	{ strings }: EditionText,
	edition: Edition,
	site: SiteConfiguration,
	link: (path: string) => string,
): Markup | undefined {
	if (notice.changeLog.length < 2) return undefined;
	const logged = (field: FieldChange["field"], value: string) =>
		loggedValue(field, value, strings, edition);
	return html`<details><summary>${label("changes", edition)}</summary><ol>${notice.changeLog.map(
		({ at, op, fields, by }) =>
			html`<li><time datetime="${at}">${wallTimeIn(at, site.timezone)}</time> ${operationName(op, edition)}${fields.map(
				(changed) => {
					const { field, from, to } = changed;
					return from === undefined && to === undefined
						? undefined
						: html`；${loggedField(changed, strings, edition)}${from === undefined ? undefined : html` <del>${logged(field, from)}</del> →`} <ins>${to ? logged(field, to) : "—"}</ins>`;
				},
			)}${by ? html`　<a href="${link(paths.noticePage(edition, by))}">${label("by", edition)}</a>` : undefined}</li>`,
	)}</ol></details>
`;
}

function provenance(
	notice: Notice,
	text: EditionText,
	edition: Edition,
): Markup {
	const { url } = notice.source;
	const lost = notice.repairs.some(({ after }) => after.includes("□"));
	return html`<details><summary>${label("provenance", edition)}</summary>
<p>${label(text.method, edition)}${text.converter ? html`（${text.converter}）` : undefined}</p>
${url ? html`<p>${label("source", edition)}：<a href="${safeUrl(url)}" rel="nofollow noopener">${url}</a></p>\n` : undefined}${notice.publishedAt ? html`<p>${label("publishedAt", edition)}：${notice.publishedAt.slice(0, 10)}</p>\n` : undefined}${notice.repairs.length > 0 ? html`<p>${label("repaired", edition)}：${notice.repairs.length}</p>\n` : undefined}${lost ? html`<p>${label("lost", edition)}</p>\n` : undefined}</details>`;
}

function subscriptions(
	channels: SiteConfiguration["channels"],
	edition: Edition,
	link: (path: string) => string,
): Markup {
	return html`<section><h2>${label("feeds", edition)}</h2><ul class="chips">${channels.map(
		(channel) =>
			html`<li><a href="${link(paths.channelPage(edition, channel.slug))}">${channelName(channel, edition)}</a> <a rel="feed" type="${FEED_TYPES["rss.xml"]}" href="${link(paths.feed(edition, channel.slug, "latest", "rss.xml"))}" aria-label="${channelName(channel, edition)} RSS">RSS</a></li>`,
	)}</ul></section>`;
}

export function withdrawnPage(
	tombstone: Tombstone,
	edition: Edition,
	site: SiteConfiguration,
): SiteFile {
	const path = paths.noticePage(edition, tombstone.id);
	const { at, reason, explanation, replacedBy } = tombstone.withdrawal;
	const all = site.channels.filter(({ group }) => group === "all");
	return page(site, {
		path,
		edition,
		state: `r${tombstone.revision}`,
		title: label("withdrawn", edition),
		editions: inEditions(site, (other) =>
			paths.noticePage(other, tombstone.id),
		),
		channels: all,
		noindex: true,
		main: html`<h1>${label("withdrawn", edition)}</h1>
<div class="banner" role="note"><p>${label("withdrawnNote", edition)}</p>
<p>${label("reason", edition)}：${reasonName(reason, edition)}</p>
${explanation ? html`<p>${explanation}</p>\n` : undefined}${replacedBy ? html`<p><a href="${relative(path, paths.noticePage(edition, replacedBy))}">${label("replacedBy", edition)}</a></p>\n` : undefined}</div>
<p class="meta"><time datetime="${at}">${wallTimeIn(at, site.timezone)}</time></p>`,
	});
}
