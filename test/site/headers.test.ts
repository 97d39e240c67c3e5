// A store that keeps each file's headers and a server that knows only paths send the same.
import { beforeAll, describe, expect, it } from "vitest";
import { cacheControlOf, contentTypeOf } from "../../cli/httpRules.ts";
import type { ObjectMetadata } from "../../functions/store/store.ts";
import { SiteWorld } from "../support/siteWorld.ts";
import { draftRecord } from "./dataSamples.ts";
import { everything, site } from "./feedsSamples.ts";

let headers: Map<string, ObjectMetadata>;

beforeAll(async () => {
	const world = new SiteWorld(site);
	const given = (id: string) => ({
		record: draftRecord({
			id,
			attachments: [],
			meetings: draftRecord().meetings.map((meeting) => ({
				...meeting,
				uid: `${id}-1`,
			})),
		}),
		channels: [everything.slug],
	});
	await world.drop(given("stays"));
	await world.drop(given("goes"));
	await world.publish();
	world.now = "2026-03-02T00:00:00Z";
	await world.drop({ ...given("goes"), withdrawal: { reason: "privacy" } });
	await world.publish();
	await world.rebuild();
	headers = new Map();
	for (const path of (await world.files()).keys()) {
		const found = await world.public.get(path);
		if (found) headers.set(path, found.metadata);
	}
});

describe("the headers stored with each file", () => {
	it("are those that huixun serve sends for its path", () => {
		expect(headers.size).toBeGreaterThan(50);
		for (const [path, { contentType, cacheControl }] of headers)
			expect({ path, contentType, cacheControl }).toEqual({
				path,
				contentType: contentTypeOf(path),
				// What took the place of a revision for privacy may be taken for one only a week long.
				cacheControl:
					path === "v1/notices/goes/r1.json"
						? "public, max-age=60, must-revalidate"
						: cacheControlOf(path),
			});
	});

	it("name a charset for every text", () => {
		for (const [path, { contentType }] of headers)
			expect(contentType, path).toMatch(/; charset=utf-8$/);
	});

	it.each([
		["zh-Hans/all/latest.rss.xml", "application/rss+xml"],
		["zh-Hans/all/latest.atom.xml", "application/atom+xml"],
		["zh-Hans/all/latest.json", "application/feed+json"],
		["zh-Hans/all/archive/0.atom.xml", "application/atom+xml"],
		["zh-Hans/all/archive/0.json", "application/feed+json"],
		["zh-Hans/all/calendar.ics", "text/calendar"],
		["zh-Hans/n/stays.ics", "text/calendar"],
		["zh-Hans/n/goes.ics", "text/calendar"],
		["v1/notices/stays.json", "application/json"],
	])("of %s say %s, to be asked for again after a minute", (path, type) => {
		expect(headers.get(path)).toMatchObject({
			contentType: `${type}; charset=utf-8`,
			cacheControl: "public, max-age=60, must-revalidate",
		});
	});
});
