// Sitemaps (sitemaps.org 0.9): notice pages in bounded parts, each page with its other editions.
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { paths } from "./paths.ts";
import { CONTENT_TYPES, type SiteFile, SLOW } from "./siteFile.ts";
import { escapeXml } from "./xmlText.ts";

/** Part 1, 2, … of the notices, in the order in which they were first public. */
export function sitemapPart(
	part: number,
	ids: readonly string[],
	site: SiteConfiguration,
): SiteFile {
	const urls = ids.flatMap((id) =>
		site.editions.map((edition) => {
			const alternates = site.editions.map(
				(other) =>
					`<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(
						site.baseUrl + paths.noticePage(other, id),
					)}"/>`,
			);
			return `<url><loc>${escapeXml(site.baseUrl + paths.noticePage(edition, id))}</loc>${alternates.join("")}</url>`;
		}),
	);
	return xmlFile(
		paths.sitemap(part),
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("\n")}\n</urlset>`,
	);
}

export function sitemapIndex(parts: number, site: SiteConfiguration): SiteFile {
	const entries = Array.from(
		{ length: parts },
		(_, n) =>
			`<sitemap><loc>${escapeXml(site.baseUrl + paths.sitemap(n + 1))}</loc></sitemap>`,
	);
	return xmlFile(
		paths.sitemapIndex(),
		`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</sitemapindex>`,
	);
}

export function robots(site: SiteConfiguration): SiteFile {
	return {
		path: paths.robots(),
		contentType: "text/plain; charset=utf-8",
		cacheControl: SLOW,
		body: `User-agent: *\nAllow: /\nSitemap: ${site.baseUrl}${paths.sitemapIndex()}\n`,
	};
}

function xmlFile(path: string, body: string): SiteFile {
	return {
		path,
		contentType: CONTENT_TYPES.xml,
		cacheControl: SLOW,
		body: `<?xml version="1.0" encoding="utf-8"?>\n${body}\n`,
	};
}
