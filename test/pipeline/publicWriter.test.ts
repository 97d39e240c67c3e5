// What fails its own check is not stored: readers keep what they have.
import { describe, expect, it } from "vitest";
import { publicWriter } from "../../functions/pipeline/publicWriter.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";

const GOOD_CALENDAR = [
	"BEGIN:VCALENDAR",
	"VERSION:2.0",
	"PRODID:x",
	"BEGIN:VTIMEZONE",
	"TZID:UTC",
	"BEGIN:STANDARD",
	"DTSTART:19700101T000000",
	"TZOFFSETFROM:+0000",
	"TZOFFSETTO:+0000",
	"END:STANDARD",
	"END:VTIMEZONE",
	"END:VCALENDAR",
	"",
].join("\r\n");

describe("a public file that is broken", () => {
	it.each([
		["latest.atom.xml", "application/atom+xml", "<feed/>", "<feed>"],
		["latest.rss.xml", "application/rss+xml", "<rss/>", "<rss>&</rss>"],
		["feeds.opml", "text/x-opml", "<opml/>", "<opml a=1/>"],
		["latest.json", "application/feed+json", "{}", "{"],
		["calendar.ics", "text/calendar", GOOD_CALENDAR, `${GOOD_CALENDAR}x`],
	])(
		"as %s leaves the last good bytes, and says so",
		async (path, type, good, bad) => {
			const store = new MemoryStore();
			const file = {
				path,
				contentType: `${type}; charset=utf-8`,
				cacheControl: "public",
			};
			const first = publicWriter(store, 1);
			await first.write([{ ...file, body: good }]);
			expect(first).toMatchObject({ written: [path], findings: [] });
			const second = publicWriter(store, 2);
			expect(await second.write([{ ...file, body: bad }])).toBe("done");
			expect(second).toMatchObject({
				written: [],
				findings: [{ code: "site.not-well-formed", place: { file: path } }],
			});
			const found = await store.get(path);
			expect(new TextDecoder().decode(found?.body)).toBe(good);
			expect(found?.metadata.generation).toBe(1);
		},
	);
});
