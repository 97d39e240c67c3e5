// The sample site as published, seen by programs: everything that is named exists, is well-formed and valid.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
	parseAtomFeed,
	parseJsonFeed,
	parseOpml,
	parseRssFeed,
} from "feedsmith";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { beforeAll, describe, expect, it } from "vitest";
import { huixun, treeOf } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { eventsIn } from "./calendarSamples.ts";
import { withXml } from "./feedsReaders.ts";

const BASE = "https://huixun.example/";
/** Published at this instant; the clock of the machine is never asked. */
const AT = "2026-11-24T09:00:00+08:00";

let tree: Map<string, string>;

beforeAll(async () => {
	const folder = await temporaryFolder();
	const content = fileURLToPath(new URL("../../content", import.meta.url));
	const { code, stderr } = await huixun(
		["publish", "--content", content, "--at", AT],
		folder,
	);
	if (code !== 0) throw new Error(stderr);
	const dist = join(folder, "dist");
	const paths = Object.keys(await treeOf(dist));
	tree = new Map(
		await Promise.all(
			paths.map(
				async (path) =>
					[path, await readFile(join(dist, path), "utf8")] as const,
			),
		),
	);
}, 600_000);

const matching = (pattern: RegExp) =>
	[...tree].filter(([path]) => pattern.test(path));

const json = (path: string) => JSON.parse(tree.get(path) ?? "null");

/** The file that an absolute address of the site leads to. */
const fileOf = (url: string) => decodeURI(url.slice(BASE.length));

/** Addresses of the site that lead to no file. */
const dead = (urls: readonly string[]) =>
	urls.filter((url) => url.startsWith(BASE) && !tree.has(fileOf(url)));

function stringsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(stringsIn);
}

describe("the notices under /v1", () => {
	it("are all valid by the schema that is published beside them, in every revision", () => {
		const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
			json("schemas/notice/1.json"),
		);
		const notices = matching(/^v1\/notices\//);
		expect(notices.length).toBeGreaterThanOrEqual(60);
		for (const [path, text] of notices) {
			validate(JSON.parse(text));
			expect(validate.errors ?? [], path).toEqual([]);
		}
	});

	it("name themselves, their revision and their pages", () => {
		for (const [path, text] of matching(/^v1\/notices\/[^/]+\.json$/)) {
			const { links, revision, id, editions } = JSON.parse(text);
			expect(links.self).toBe(BASE + path);
			expect(links.revision).toBe(`${BASE}v1/notices/${id}/r${revision}.json`);
			expect(tree.get(fileOf(links.revision))).toBe(text);
			expect(Object.keys(links.html)).toEqual(Object.keys(editions));
			expect(dead(stringsIn(links)), path).toEqual([]);
		}
	});

	it("link only to attachments that are there, of the size they say", () => {
		let copies = 0;
		for (const [path, text] of matching(/^v1\/notices\/[^/]+\.json$/))
			for (const { url } of JSON.parse(text).attachments ?? []) {
				expect(dead([url]), path).toEqual([]);
				if (url.startsWith(BASE)) copies++;
			}
		expect(copies).toBe(3);
	});
});

describe("the change log", () => {
	it("counts without gaps, and leads to every notice and revision", () => {
		const { firstPage, lastPage, lastSeq } = json("v1/changes/index.json");
		const seqs: number[] = [];
		const named = new Set<string>();
		for (let page = firstPage; page <= lastPage; page++)
			for (const change of json(`v1/changes/${page}.json`).changes) {
				seqs.push(change.seq);
				named.add(fileOf(change.url)).add(fileOf(change.revisionUrl));
			}
		expect(seqs).toEqual(Array.from({ length: lastSeq }, (_, n) => n + 1));
		expect([...named].sort()).toEqual(
			matching(/^v1\/notices\//)
				.map(([path]) => path)
				.sort(),
		);
	});

	it("is as far as index.json says", () => {
		expect(json("v1/changes/index.json").lastSeq).toBe(
			json("index.json").lastSeq,
		);
	});
});

describe("what is discovered", () => {
	it("by index.json exists", () => {
		const urls = stringsIn(json("index.json")).filter(
			(text) => text.startsWith(BASE) && !text.includes("{id}"),
		);
		expect(urls.length).toBeGreaterThan(700);
		expect(dead(urls)).toEqual([]);
	});

	it("by OPML exists, every feed of every channel once", () => {
		const text = tree.get("feeds.opml") ?? "";
		expect(parseOpml(text).body?.outlines).toHaveLength(4);
		withXml(text, (find) => {
			const feeds = find("//@xmlUrl").map(({ content }) => content);
			expect(dead(feeds)).toEqual([]);
			expect(dead(find("//@htmlUrl").map(({ content }) => content))).toEqual(
				[],
			);
			expect(feeds.map(fileOf).sort()).toEqual(
				matching(/\.rss\.xml$/)
					.map(([path]) => path)
					.sort(),
			);
		});
	});

	it("by robots.txt and the sitemaps exists, every page of a notice once", () => {
		expect(tree.get("robots.txt")).toContain(`Sitemap: ${BASE}sitemap.xml\n`);
		const locs = (path: string) =>
			withXml(tree.get(path) ?? "", (find) => ({
				locs: find("//*[local-name()='loc']").map(({ content }) => content),
				alternates: find("//*[@hreflang]/@href").map(({ content }) => content),
			}));
		const parts = locs("sitemap.xml").locs.map(fileOf);
		const pages = parts.map(locs);
		expect(dead(pages.flatMap(({ alternates }) => alternates))).toEqual([]);
		expect(
			pages
				.flatMap((part) => part.locs)
				.map(fileOf)
				.sort(),
		).toEqual(
			matching(/^[^/]+\/n\/[^/]+\.html$/)
				.map(([path]) => path)
				.sort(),
		);
	});
});

describe("the feeds", () => {
	it("are read by a strict XML parser and by a lenient reader, and lead to pages that are there", () => {
		const xml = matching(/\.(?:rss|atom)\.xml$/);
		expect(xml.length).toBeGreaterThan(400);
		for (const [path, text] of xml) {
			const urls = withXml(text, (find) =>
				[
					...find("//link[not(@href)]"),
					...find("//a:link/@href"),
					...find("//enclosure/@url"),
				].map(({ content }) => content),
			);
			expect(dead(urls), path).toEqual([]);
			const read = path.endsWith("rss.xml") ? parseRssFeed : parseAtomFeed;
			expect(read(text).title, path).toBeTruthy();
		}
	});

	it("of one channel have the same entries in RSS, Atom and JSON", () => {
		for (const [path, text] of matching(/\/(?:latest|changes)\.json$/)) {
			const base = path.slice(0, -".json".length);
			const ids = (parseJsonFeed(JSON.parse(text)).items ?? []).map(
				({ id }) => id,
			);
			expect(
				(parseRssFeed(tree.get(`${base}.rss.xml`)).items ?? []).map(
					({ guid }) => guid?.value,
				),
				path,
			).toEqual(ids);
			expect(
				(parseAtomFeed(tree.get(`${base}.atom.xml`)).entries ?? []).map(
					({ id }) => id,
				),
				path,
			).toEqual(ids);
		}
	});

	it("hold ids that are ASCII, each once", () => {
		for (const [path, text] of matching(/^zh-.*\.json$/)) {
			const ids = JSON.parse(text).items.map(({ id }: { id: string }) => id);
			expect(new Set(ids).size, path).toBe(ids.length);
			for (const id of ids)
				expect(id).toMatch(
					/^tag:huixun\.example,2026-01-01:notice\/[a-z0-9-]{1,64}(?:\/r\d+)?$/,
				);
		}
	});

	it("hold bodies whose links are absolute, and in which nothing runs", () => {
		let links = 0;
		for (const [path, text] of matching(/^zh-.*\.json$/))
			for (const { content_html } of JSON.parse(text).items)
				visit(
					fromHtml(content_html, { fragment: true }),
					"element",
					({ tagName, properties }) => {
						expect(
							/^(?:script|style|iframe|form|object|embed|link|meta|base)$/.test(
								tagName,
							),
							`${tagName} in ${path}`,
						).toBe(false);
						for (const [name, value] of Object.entries(properties)) {
							expect(/^(?:on|style$)/i.test(name), `${name} in ${path}`).toBe(
								false,
							);
							if (!/^(?:href|src|cite)$/.test(name)) continue;
							links++;
							expect(String(value), path).toMatch(/^(?:https?:\/\/|mailto:)/);
						}
					},
				);
		expect(links).toBeGreaterThan(100);
	});

	it("are dated in RSS as RFC 822 asks, weekday and zone", () => {
		for (const [path, text] of matching(/\.rss\.xml$/))
			for (const [, date = ""] of text.matchAll(
				/<(?:pubDate|lastBuildDate)>([^<]*)</g,
			))
				expect(date, path).toBe(new Date(Date.parse(date)).toUTCString());
	});

	it("hold the whole text, and a summary that is no markup", () => {
		for (const { content_html, summary } of json("zh-Hans/all/latest.json")
			.items) {
			expect(content_html.length).toBeGreaterThan(20);
			if (summary) expect(summary).not.toMatch(/<\/?[a-z]/);
		}
	});

	it("have neither a style sheet, nor a byte order mark, nor a time to live", () => {
		for (const [path, text] of tree) {
			expect(text.startsWith("\ufeff"), path).toBe(false);
			expect(/<\?xml-stylesheet|<ttl>|<skipHours>/.test(text), path).toBe(
				false,
			);
		}
	});

	it("say nothing that is later than the commit", () => {
		const latest = Date.parse(AT);
		for (const [path, text] of matching(/\/(?:latest|changes)\.json$/))
			for (const item of JSON.parse(text).items) {
				expect(Date.parse(item.date_published), path).toBeLessThanOrEqual(
					latest,
				);
				expect(
					Date.parse(item.date_modified ?? item.date_published),
					path,
				).toBeLessThanOrEqual(latest);
			}
	});
});

describe("the calendars", () => {
	it("are read by ical.js, and lead to pages that are there", () => {
		const calendars = matching(/\.ics$/);
		expect(calendars.length).toBeGreaterThan(100);
		for (const [path, text] of calendars)
			for (const { url, uid } of eventsIn(text)) {
				expect(dead([url]), path).toEqual([]);
				expect(uid).toMatch(/^[a-z0-9-]+-\d+@huixun\.example$/);
			}
	});

	it("are there for every channel whose notices announce meetings, and named in index.json", () => {
		const without: string[] = [];
		for (const { slug, editions } of json("index.json").channels)
			for (const { calendar, calendarVisible } of Object.values(editions) as {
				calendar?: string;
				calendarVisible?: string;
			}[])
				if (calendar && calendarVisible)
					expect(dead([calendar, calendarVisible])).toEqual([]);
				else without.push(slug);
		expect([...new Set(without)]).toEqual([
			"kind-postponement",
			"kind-rescheduling",
			"kind-relocation",
			"kind-cancellation",
			"kind-correction",
			"kind-report",
			"kind-minutes",
			"kind-result",
		]);
	});

	it("have each meeting at the same time in every edition", () => {
		const times = (edition: string) =>
			eventsIn(tree.get(`${edition}/all/calendar.ics`) ?? "").map(
				({ uid, instant, sequence }) => [uid, instant, sequence],
			);
		expect(times("zh-Hans").length).toBeGreaterThan(15);
		for (const edition of ["zh-Hant", "zh-TW", "zh-HK"])
			expect(times(edition)).toEqual(times("zh-Hans"));
	});
});

interface Seen {
	/** Absolute. */
	links: string[];
	ids: string[];
	events: unknown[];
}

function seenIn(path: string, text: string): Seen {
	const seen: Seen = { links: [], ids: [], events: [] };
	visit(fromHtml(text), "element", ({ tagName, properties, children }) => {
		for (const value of [properties.href, properties.src])
			if (typeof value === "string")
				seen.links.push(new URL(value, BASE + path).href);
		if (typeof properties.id === "string") seen.ids.push(properties.id);
		const [child] = children;
		if (tagName === "script" && child?.type === "text")
			seen.events.push(JSON.parse(child.value));
	});
	return seen;
}

describe("the pages", () => {
	let pages: Map<string, Seen>;
	beforeAll(() => {
		pages = new Map(
			matching(/\.html$/).map(([path, text]) => [path, seenIn(path, text)]),
		);
	});

	it("link to nothing that is not there, neither files nor places in them", () => {
		for (const [path, { links }] of pages)
			for (const link of links.filter((one) => one.startsWith(BASE))) {
				const [target = "", place] = fileOf(link).split("#");
				expect(tree.has(target), `${path} → ${link}`).toBe(true);
				if (place)
					expect(pages.get(target)?.ids, `${path} → ${link}`).toContain(place);
			}
	});

	it("announce one feed, Atom, and no other data; the channel's own on its page", () => {
		for (const [path, text] of matching(/\.html$/)) {
			const links = [
				...text.matchAll(
					/<link rel="alternate" type="([^"]*)" title="([^"]+)" href="([^"]*)">/g,
				),
			];
			for (const [, type, , href = ""] of links) {
				expect(type, path).toBe("application/atom+xml");
				expect(tree.has(fileOf(href)), href).toBe(true);
			}
			expect(text.match(/<link rel="alternate" type=/g)?.length ?? 0).toBe(
				links.length,
			);
			const [edition, channel, page] = path.split("/");
			if (page === "index.html" || page === "upcoming.html")
				expect(links.map(([, , , href]) => href)).toEqual([
					`${BASE}${edition}/${channel}/latest.atom.xml`,
				]);
		}
	});

	it("lead to every feed and calendar of a channel by visible links", () => {
		const text = tree.get("zh-Hans/all/index.html") ?? "";
		const feeds = [
			...text.matchAll(/<a rel="feed" type="([^"]*)" href="([^"]*)">/g),
		];
		expect(feeds.map(([, type, href]) => [type, href])).toEqual([
			["application/rss+xml", "latest.rss.xml"],
			["application/atom+xml", "latest.atom.xml"],
			["application/feed+json", "latest.json"],
			["application/rss+xml", "changes.rss.xml"],
			["application/atom+xml", "changes.atom.xml"],
			["application/feed+json", "changes.json"],
		]);
		expect(text).toContain(
			'href="webcal://huixun.example/zh-Hans/all/calendar.ics"',
		);
		expect(text).toContain(
			'href="webcal://huixun.example/zh-Hans/all/calendar-visible.ics"',
		);
	});

	it("say for search engines when meetings are, and when they are not", () => {
		const statuses = new Set<string>();
		for (const { events } of pages.values())
			for (const event of events.flatMap(
				(one) => (one as { "@graph"?: unknown[] })["@graph"] ?? [one],
			) as { eventStatus: string; startDate: string; url: string }[]) {
				statuses.add(event.eventStatus);
				expect(event.startDate).toMatch(
					/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:00\+08:00)?$/,
				);
				expect(dead([event.url])).toEqual([]);
			}
		expect([...statuses].sort()).toEqual([
			"https://schema.org/EventCancelled",
			"https://schema.org/EventMovedOnline",
			"https://schema.org/EventPostponed",
			"https://schema.org/EventRescheduled",
			"https://schema.org/EventScheduled",
		]);
	});
});
