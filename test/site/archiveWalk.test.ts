// A site that begins with the newest feed and walks back: it must end with every live notice as it is now.
import { beforeAll, describe, expect, it } from "vitest";
import type { Given } from "../support/siteWorld.ts";
import { SiteWorld } from "../support/siteWorld.ts";
import { draftRecord } from "./dataSamples.ts";
import { withXml } from "./feedsReaders.ts";
import { everything, site, waterOffice } from "./feedsSamples.ts";

const CHANNELS = [everything.slug, waterOffice.slug];
/** Of each hundred notices a third are of the water office. */
const NEWS = 130;
const PAST = 70;

function given(name: string, title: string, channels = CHANNELS): Given {
	return {
		record: draftRecord({
			id: name,
			title,
			attachments: [],
			meetings: [],
			publishedAt: "2020-01-02",
			editions: Object.fromEntries(
				site.editions.map((edition) => [
					edition,
					{
						title: `${title} ${edition}`,
						contentHtml: "<p>请按时参加。</p>",
						method: "original" as const,
						strings: {},
					},
				]),
			),
		}),
		channels,
	};
}

const channelsOf = (n: number) => (n % 3 === 0 ? CHANNELS : [everything.slug]);

let files: Map<string, string>;
/** Channel → id → title, of what is live at the end. */
const live = new Map<string, Map<string, string>>();
const withdrawn: string[] = [];

beforeAll(async () => {
	const world = new SiteWorld(site);
	const titles = new Map<string, { title: string; channels: string[] }>();
	const drop = async (
		name: string,
		title: string,
		channels: string[],
		lane: "due" | "backfill" = "due",
	) => {
		titles.set(name, { title, channels });
		await world.drop(given(name, title, channels), lane);
	};
	for (let n = 0; n < NEWS; n++)
		await drop(`news-${n}`, `新闻${n}`, channelsOf(n));
	await world.publish(50);
	world.now = "2026-03-02T00:00:00Z";
	for (let n = 0; n < PAST; n++)
		await drop(`past-${n}`, `往事${n}`, channelsOf(n), "backfill");
	await world.publish(40);
	world.now = "2026-03-03T00:00:00Z";
	// Old and new ones are edited, one in each part of the archive is taken back, one leaves a channel.
	for (const name of ["news-0", "news-60", "news-129", "past-0", "past-69"])
		await drop(name, `${name} 改`, titles.get(name)?.channels ?? []);
	await drop("news-3", "新闻3", [everything.slug]);
	for (const name of ["news-6", "past-3"]) {
		const held = titles.get(name);
		titles.delete(name);
		withdrawn.push(name);
		await world.drop({
			...given(name, held?.title ?? "", held?.channels),
			withdrawal: { reason: "withdrawn_by_issuer" },
		});
	}
	await world.publish();
	files = await world.files();
	for (const channel of CHANNELS)
		live.set(
			channel,
			new Map(
				[...titles]
					.filter(([, { channels }]) => channels.includes(channel))
					.map(([name, { title }]) => [name, title]),
			),
		);
});

interface Page {
	entries: { id: string; title: string; updated: string; gone: boolean }[];
	next: string | undefined;
}

function fileOf(url: string): string {
	const text = files.get(url.slice(site.baseUrl.length));
	if (text === undefined) throw new Error(`${url} is not there`);
	return text;
}

function atomPage(url: string): Page {
	return withXml(fileOf(url), (find) => {
		const tombstones = new Set(
			find("/a:feed/at:deleted-entry/@ref").map(({ content }) => content),
		);
		const text = (path: string, from: Parameters<typeof find>[1]) =>
			find(path, from)[0]?.content ?? "";
		return {
			entries: find("/a:feed/a:entry").map((entry) => ({
				id: text("a:id", entry),
				title: text("a:title", entry),
				updated: text("a:updated", entry),
				gone: tombstones.has(text("a:id", entry)),
			})),
			next: find("/a:feed/a:link[@rel='prev-archive']/@href")[0]?.content,
		};
	});
}

function jsonPage(url: string): Page {
	const feed = JSON.parse(fileOf(url));
	return {
		entries: feed.items.map(
			(item: {
				id: string;
				title: string;
				date_modified: string;
				_withdrawn?: object;
			}) => ({
				id: item.id,
				title: item.title,
				updated: item.date_modified,
				gone: item._withdrawn !== undefined,
			}),
		),
		next: feed.next_url,
	};
}

/** What a walker holds that keeps the newest of each id; and the pages it went through. */
function walk(start: string, read: (url: string) => Page) {
	const held = new Map<string, Page["entries"][number]>();
	const pages: string[] = [];
	for (let url: string | undefined = start; url; ) {
		if (pages.includes(url)) throw new Error(`${url} leads to itself`);
		pages.push(url);
		const page: Page = read(url);
		for (const entry of page.entries) {
			const before = held.get(entry.id);
			if (!before || before.updated < entry.updated) held.set(entry.id, entry);
		}
		url = page.next;
	}
	return { held, pages };
}

/** Notice → title, of the notices themselves. */
function noticesIn(held: ReturnType<typeof walk>["held"]) {
	return [...held.values()].flatMap(({ id, title, gone }) => {
		const name = /:notice\/([a-z0-9-]+)$/.exec(id)?.[1];
		return name ? [{ name, title, gone }] : [];
	});
}

describe.each(CHANNELS)("walking back through %s", (channel) => {
	describe.each([
		["Atom's prev-archive", "atom.xml", atomPage],
		["JSON Feed's next_url", "json", jsonPage],
	] as const)("by %s", (_name, format, read) => {
		it.each(site.editions)(
			"finds every live notice as it is now in %s",
			(edition) => {
				const { held } = walk(
					`${site.baseUrl}${edition}/${channel}/latest.${format}`,
					read,
				);
				const found = noticesIn(held)
					.filter(({ gone }) => !gone)
					.map(({ name, title }) => [name, title])
					.sort();
				expect(found).toEqual(
					[...(live.get(channel) ?? [])]
						.map(([name, title]) => [name, `${title} ${edition}`])
						.sort(),
				);
			},
		);

		it("finds what was taken back as taken back", () => {
			const { held } = walk(
				`${site.baseUrl}zh-Hans/${channel}/latest.${format}`,
				read,
			);
			expect(
				noticesIn(held)
					.filter(({ gone }) => gone)
					.map(({ name, title }) => [name, title])
					.sort(),
			).toEqual(withdrawn.map((name) => [name, "【已撤回】"]));
		});

		it("goes through each page once, from the newest to the oldest", () => {
			const { pages } = walk(
				`${site.baseUrl}zh-Hans/${channel}/latest.${format}`,
				read,
			);
			const names = pages.map(
				(url) => /([^/]+)\.(?:atom\.xml|json)$/.exec(url)?.[1],
			);
			expect(names).toEqual(
				channel === everything.slug
					? ["latest", "2", "1", "0", "before-1", "before-2"]
					: ["latest", "0", "before-1"],
			);
		});
	});
});

it("what was backfilled is in the archive alone: in the newest feeds readers would take it for news", () => {
	const { items } = JSON.parse(files.get("zh-Hans/all/latest.json") ?? "");
	expect(items.length).toBeGreaterThan(50);
	expect(
		items.filter(({ id }: { id: string }) => /notice\/past-\d+$/.test(id)),
	).toEqual([]);
});

describe("archive pages", () => {
	it("are marked as such, and lead to the feed that they belong to", () => {
		for (const [path, text] of files) {
			if (!/archive\/.*\.atom\.xml$/.test(path)) continue;
			withXml(text, (find) => {
				expect(find("/a:feed/fh:archive")).toHaveLength(1);
				expect(find("/a:feed/a:link[@rel='current']/@href")[0]?.content).toBe(
					`${site.baseUrl}${path.replace(/archive\/.*/, "latest.atom.xml")}`,
				);
				expect(find("/a:feed/a:link[@rel='self']/@href")[0]?.content).toBe(
					`${site.baseUrl}${path}`,
				);
			});
		}
	});
});
