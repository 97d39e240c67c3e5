// Five hundred notices with hostile text in every field, published: what strict parsers by others read
// in the files is the text that went in, as far as the format can carry it.

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { beforeAll, describe, expect, it } from "vitest";
import type { PublishReport } from "../../functions/pipeline/publish.ts";
import { hostileTexts } from "../support/hostileTexts.ts";
import { type Given, SiteWorld } from "../support/siteWorld.ts";
import { eventsIn } from "./calendarSamples.ts";
import { draftRecord } from "./dataSamples.ts";
import { type Find, withXml } from "./feedsReaders.ts";
import { at, everything, site, waterOffice } from "./feedsSamples.ts";
import { jsonFeedProblems } from "./jsonFeedSchema.ts";

const COUNT = 500;
const MOVED = 25;
const next = hostileTexts(20260305);

/** As a sanitizer prints text. */
const inHtml = (text: string) =>
	text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function notice(n: number): Given {
	const edition = () => ({
		title: next(),
		summary: next(),
		contentHtml: `<p>${inHtml(next())}</p>`,
		method: "original" as const,
		strings: {},
	});
	const hans = edition();
	const day = `2026-${String((n % 9) + 4).padStart(2, "0")}-${String((n % 28) + 1).padStart(2, "0")}`;
	const record = draftRecord({
		id: `n-${n}`,
		title: hans.title,
		issuer: next(),
		attachments: [
			{
				name: next(),
				url: `https://huixun.example/files/n-${n}/1.pdf`,
				mediaType: "application/pdf",
				size: 1,
			},
		],
		meetings: [
			{
				...(draftRecord().meetings[0] as (typeof record)["meetings"][number]),
				uid: `n-${n}-1`,
				name: next(),
				status: "cancelled",
				statusReason: next(),
				startAt: at(day, "09:00"),
				endAt: at(day, "11:30"),
				locations: [{ name: next(), room: next(), address: next() }],
				online: { url: next(), number: next(), dialIn: next() },
				organizers: [{ name: next(), role: next() }],
				chairs: [{ name: next(), role: next() }],
				people: [{ name: next() }],
				attendance: next(),
				agenda: [next()],
				points: [next()],
				contacts: [{ name: next(), phone: next(), email: next() }],
			},
		],
		editions: { "zh-Hans": hans, "zh-Hant": edition() },
		citedDocuments: [next()],
		documentNumber: next(),
		addressees: [next()],
	});
	return {
		record,
		channels: n % 2 ? [everything.slug] : [everything.slug, waterOffice.slug],
	};
}

const notices = Array.from({ length: COUNT }, (_, n) => notice(n));
const reports: PublishReport[] = [];
let files: Map<string, string>;

beforeAll(async () => {
	const world = new SiteWorld(site);
	for (const given of notices) await world.drop(given);
	reports.push(await world.publish());
	world.now = "2026-03-02T00:00:00Z";
	for (const given of notices.slice(0, MOVED)) {
		const [meeting] = given.record.meetings;
		if (meeting) meeting.locations = [{ name: next(), room: next() }];
		await world.drop(given);
	}
	for (const given of notices.slice(MOVED, 2 * MOVED))
		await world.drop({
			...given,
			withdrawal: { reason: "published_in_error", explanation: next() },
		});
	reports.push(await world.publish());
	files = await world.files();
}, 600_000);

const matching = (pattern: RegExp) =>
	[...files].filter(([path]) => pattern.test(path));

/** XML 1.0 §2.2 Char; line ends as §2.11 makes them. */
function inXml(text: string): string {
	return [...text]
		.filter((character) => {
			const point = character.codePointAt(0) as number;
			return (
				[0x9, 0xa, 0xd].includes(point) ||
				(point >= 0x20 && point <= 0xd7ff) ||
				(point >= 0xe000 && point <= 0xfffd) ||
				point >= 0x10000
			);
		})
		.join("")
		.replaceAll("\r\n", "\n")
		.replaceAll("\r", "\n");
}

/** On one line. */
const line = (text: string) =>
	inXml(text)
		.replace(/[\t\n]+/g, " ")
		.trim();

/** RFC 5545 §3.3.11 besides: no controls; some readers break lines at U+0085, U+2028 and U+2029. */
const inCalendar = (text: string) =>
	line(text)
		.replace(/[\u0085\u2028\u2029]+/g, " ")
		.replaceAll("\u007f", "")
		.trim();

const live = notices.filter((_, n) => n < MOVED || n >= 2 * MOVED);

function titlesBy(edition: "zh-Hans" | "zh-Hant"): Map<string, string> {
	return new Map(
		live.map(({ record }) => [
			record.id,
			line(record.editions[edition]?.title ?? ""),
		]),
	);
}

interface Item {
	id: string;
	title: string;
	html: string;
}

/** Ids of notices and of changes alike. */
const idOf = (id: string) => id.split(":notice/")[1] ?? "";

function itemsOf(path: string, text: string): Item[] {
	if (path.endsWith(".json"))
		return JSON.parse(text).items.map(
			(item: { id: string; title: string; content_html: string }) => ({
				id: idOf(item.id),
				title: item.title,
				html: item.content_html,
			}),
		);
	const rss = path.endsWith("rss.xml");
	return withXml(text, (find: Find) => {
		const content = (name: string, from: Parameters<Find>[1]) =>
			find(name, from)[0]?.content ?? "";
		return find(rss ? "/rss/channel/item" : "/a:feed/a:entry").map((item) => ({
			id: idOf(content(rss ? "guid" : "a:id", item)),
			title: content(rss ? "title" : "a:title", item),
			html: content(rss ? "content:encoded" : "a:content", item),
		}));
	});
}

describe("a site of five hundred hostile notices", () => {
	it("is published whole: no file fails the check before it is stored", () => {
		expect(reports.map(({ entries }) => entries.length)).toEqual([
			COUNT,
			2 * MOVED,
		]);
		expect(
			reports.flatMap(({ findings, failed }) => [...findings, ...failed]),
		).toEqual([]);
	});

	it("is XML to libxml2, every file of it", () => {
		const xml = matching(/\.(?:xml|opml)$/);
		expect(xml.length).toBeGreaterThan(40);
		for (const [, text] of xml) withXml(text, () => {});
	});

	it("is JSON Feed 1.1, every feed and archive page", () => {
		const feeds = matching(/^zh-.*\.json$/);
		expect(feeds.length).toBeGreaterThan(30);
		for (const [path, text] of feeds)
			expect(jsonFeedProblems(text), path).toEqual([]);
	});

	it("holds nothing that was no character, in any file of text", () => {
		for (const [path, text] of files)
			expect(text.includes("\ufffd"), path).toBe(false);
	});

	it.each(site.editions)(
		"gives back each title from the archive of %s, in Atom and JSON",
		(edition) => {
			if (edition !== "zh-Hans" && edition !== "zh-Hant")
				throw new Error(edition);
			for (const format of ["atom.xml", "json"]) {
				const found = new Map<string, string>();
				for (const [path, text] of matching(
					new RegExp(`^${edition}/all/archive/.*\\.${format}$`),
				))
					for (const { id, title } of itemsOf(path, text))
						if (title !== "【已撤回】") found.set(id, title);
				expect(found).toEqual(titlesBy(edition));
			}
		},
	);

	it("has the same ids, titles and bodies in RSS, Atom and JSON", () => {
		const feeds = matching(/(?:latest|changes)\.json$/);
		for (const [path, text] of feeds) {
			const items = itemsOf(path, text);
			for (const format of ["rss.xml", "atom.xml"]) {
				const other = path.replace(/json$/, format);
				expect(itemsOf(other, files.get(other) ?? ""), other).toEqual(items);
			}
		}
	});

	it("says the same to lenient readers", () => {
		const text = (name: string) =>
			files.get(`zh-Hans/all/latest.${name}`) ?? "";
		const titles = itemsOf("latest.json", text("json")).map(
			({ title }) => title,
		);
		const trimmed = (title: unknown) => String(title).trim();
		expect(
			parseJsonFeed(text("json")).items?.map(({ title }) => title),
		).toEqual(titles);
		expect(
			parseRssFeed(text("rss.xml")).items?.map(({ title }) => trimmed(title)),
		).toEqual(titles.map(trimmed));
		expect(
			parseAtomFeed(text("atom.xml")).entries?.map(({ title }) =>
				trimmed(typeof title === "string" ? title : title?.value),
			),
		).toEqual(titles.map(trimmed));
	});

	it("announces each move with both places", () => {
		const items = itemsOf(
			"x.json",
			files.get("zh-Hans/all/changes.json") ?? "",
		);
		expect(items).toHaveLength(2 * MOVED);
		for (const { record } of notices.slice(0, MOVED)) {
			const change = items.find(({ id }) => id === `${record.id}/r2`);
			expect(change?.title).toBe(
				line(`【地点变更】${record.editions["zh-Hans"]?.title}`),
			);
		}
	});

	it("is iCalendar to ical.js, with each name and place as it was", () => {
		const events = eventsIn(files.get("zh-Hans/all/calendar.ics") ?? "");
		expect(events).toHaveLength(COUNT);
		const byUid = new Map(events.map((event) => [event.uid, event]));
		for (const { record } of live) {
			const [meeting] = record.meetings;
			const [place] = meeting?.locations ?? [];
			const event = byUid.get(`${meeting?.uid}@huixun.example`);
			expect(event?.summary).toBe(
				`【已取消】${inCalendar(meeting?.name ?? "")}`,
			);
			expect(event?.location).toContain(
				`${inCalendar(place?.name ?? "")} ${inCalendar(place?.room ?? "")}`,
			);
			expect(event?.status).toBe("CANCELLED");
		}
	});

	it("is iCalendar in the file of every notice", () => {
		const calendars = matching(/\/n\/.*\.ics$/);
		expect(calendars).toHaveLength(COUNT * site.editions.length);
		for (const [path, text] of calendars)
			expect(eventsIn(text), path).toHaveLength(1);
	});

	it("gives back each title from the page of its notice", () => {
		for (const { record } of live) {
			const page = files.get(`zh-Hans/n/${record.id}.html`) ?? "";
			let heading = "";
			visit(fromHtml(page) as Root, "element", (element) => {
				if (element.tagName === "h1")
					visit(element, "text", ({ value }) => {
						heading += value;
					});
			});
			expect(heading).toBe(inXml(record.editions["zh-Hans"]?.title ?? ""));
		}
	});

	it("gives back each title exactly from the notice's record", () => {
		for (const { record } of live)
			expect(
				JSON.parse(files.get(`v1/notices/${record.id}.json`) ?? "").title,
			).toBe(record.title);
	});
});
