// The frame of every page: head, site header, footer. Links between pages are relative, so that the
// tree works from any folder, host or the file system; what feeds and robots read is absolute.
import type { Edition } from "../notice/edition.ts";
import type {
	Channel,
	SiteConfiguration,
} from "../notice/siteConfiguration.ts";
import { channelName, siteTitle } from "./feed.ts";
import { html, type Markup } from "./html.ts";
import { label } from "./labels.ts";
import { FEED_TYPES, paths } from "./paths.ts";
import { CONTENT_TYPES, MUTABLE, type SiteFile } from "./siteFile.ts";
import { xmlText } from "./xmlText.ts";

export interface Page {
	path: string;
	edition: Edition;
	/** Of what the page shows: no two states of it may have the same bytes (ADR 2). */
	state?: string;
	title: string;
	description?: string;
	/** The same page in each edition, itself included; none for pages that robots should not keep. */
	editions?: Partial<Record<Edition, string>>;
	/** Channels whose feeds the page announces, the main one first. */
	channels: readonly Channel[];
	head?: Markup;
	noindex?: boolean;
	main: Markup;
}

/** No script runs, nothing is loaded from elsewhere but images of the notices themselves. */
const POLICY =
	"default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'none'";

export function page(site: SiteConfiguration, content: Page): SiteFile {
	const { path, edition, editions = {} } = content;
	const here = (target: string) => relative(path, target);
	const name = siteTitle(site, edition);
	const title = content.title === name ? name : `${content.title} · ${name}`;
	const body = html`<!doctype html>
<html lang="${edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
${content.state ? html`<meta name="revision" content="${content.state}">\n` : undefined}<title>${title}</title>
${content.description ? html`<meta name="description" content="${content.description}">\n` : undefined}${
	content.noindex
		? html`<meta name="robots" content="noindex">\n`
		: html`<link rel="canonical" href="${site.baseUrl}${path}">\n`
}${Object.entries(editions).map(
	([other, target]) =>
		html`<link rel="alternate" hreflang="${other}" href="${site.baseUrl}${target}">\n`,
)}${content.channels.map((channel) => feedLink(site, edition, channel))}<link rel="stylesheet" href="${here(paths.style())}">
${content.head}</head>
<body>
<a class="skip" href="#main">${label("skip", edition)}</a>
<header class="site">
<a class="name" href="${here(paths.editionHome(edition))}">${name}</a>
<nav aria-label="${label("editions", edition)}"><ul>${site.editions.map(
		(other) => html`<li>${editionLink(other, edition, editions, here)}</li>`,
	)}</ul></nav>
</header>
<main id="main">
${content.main}
</main>
<footer class="site">
<p><a href="${here(paths.editionHome(edition))}">${label("home", edition)}</a> · <a href="${here(paths.upcomingPage(edition, "all"))}">${label("upcoming", edition)}</a> · <a href="${here(paths.opml())}">OPML</a> · <a href="${here(paths.index())}">${label("data", edition)}</a></p>
</footer>
</body>
</html>
`;
	return {
		path,
		contentType: CONTENT_TYPES.html,
		cacheControl: MUTABLE,
		body: xmlText(body.text),
	};
}

function editionLink(
	other: Edition,
	edition: Edition,
	editions: Partial<Record<Edition, string>>,
	here: (path: string) => string,
): Markup {
	const target = editions[other] ?? paths.editionHome(other);
	return other === edition
		? html`<a href="${here(target)}" lang="${other}" aria-current="page">${label("language", other)}</a>`
		: html`<a href="${here(target)}" lang="${other}" hreflang="${other}">${label("language", other)}</a>`;
}

/**
 * Feeds only: readers take any JSON that is announced for a feed. One format: readers that show an item
 * once would show it in one of several formats at random, all others in each. Atom says most.
 */
function feedLink(
	site: SiteConfiguration,
	edition: Edition,
	channel: Channel,
): Markup {
	const title = `${siteTitle(site, edition)} · ${channelName(channel, edition)}`;
	const url = `${site.baseUrl}${paths.feed(edition, channel.slug, "latest", "atom.xml")}`;
	return html`<link rel="alternate" type="${FEED_TYPES["atom.xml"]}" title="${title}" href="${url}">
`;
}

/** From the page at `from` to the file at `to`, both paths of the site. */
export function relative(from: string, to: string): string {
	const folders = from.split("/").slice(0, -1);
	const target = to.split("/");
	let shared = 0;
	while (
		shared < folders.length &&
		shared < target.length - 1 &&
		folders[shared] === target[shared]
	)
		shared++;
	return "../".repeat(folders.length - shared) + target.slice(shared).join("/");
}

/** The same page in every edition of the site. */
export function inEditions(
	site: SiteConfiguration,
	path: (edition: Edition) => string,
): Partial<Record<Edition, string>> {
	return Object.fromEntries(
		site.editions.map((edition) => [edition, path(edition)]),
	);
}
