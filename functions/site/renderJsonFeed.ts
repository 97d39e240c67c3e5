// JSON Feed 1.1, a plain object: `feed` writes version 1, without language, attachments or hubs.
import type { MeetingTime } from "../notice/schema.ts";
import { instantOf } from "../notice/zonedTime.ts";
import type { Feed, FeedEntry } from "./feed.ts";

export function renderJsonFeed(feed: Feed): string {
	return `${JSON.stringify(
		{
			version: "https://jsonfeed.org/version/1.1",
			title: feed.title,
			home_page_url: feed.home,
			feed_url: feed.self.json,
			description: feed.description,
			...(feed.previous?.json ? { next_url: feed.previous.json } : {}),
			authors: [{ name: feed.author }],
			language: feed.language,
			// JSON Feed has no instant of the feed; without one, what goes back to what it was would have
			// the bytes that it had, and a stalled writer could not tell.
			_updated: { about: feed.schema, at: feed.updated },
			...(feed.hub ? { hubs: [{ type: "WebSub", url: feed.hub }] } : {}),
			items: feed.entries.map((entry) => itemOf(entry, feed)),
		},
		null,
		"\t",
	)}\n`;
}

function itemOf(entry: FeedEntry, feed: Feed) {
	return {
		id: entry.id,
		url: entry.url,
		title: entry.title,
		content_html: entry.html,
		...(entry.summary ? { summary: entry.summary } : {}),
		date_published: entry.published,
		date_modified: entry.updated,
		...(entry.author ? { authors: [{ name: entry.author }] } : {}),
		...(entry.categories.length > 0
			? { tags: entry.categories.map(({ label }) => label) }
			: {}),
		language: feed.language,
		...(entry.attachments.length > 0
			? {
					attachments: entry.attachments.map(({ url, type, name, length }) => ({
						url,
						mime_type: type,
						title: name,
						...(length === undefined ? {} : { size_in_bytes: length }),
					})),
				}
			: {}),
		...(entry.withdrawn ? { _withdrawn: { at: entry.withdrawn } } : {}),
		...(entry.meetings.length > 0
			? { _meeting: meetingExtension(entry.meetings, feed.schema) }
			: {}),
	};
}

/** https://www.jsonfeed.org/version/1.1/#extensions; a notice may announce several meetings. */
function meetingExtension(meetings: FeedEntry["meetings"], schema: string) {
	return {
		about: schema,
		meetings: meetings.map(
			({ uid, name, status, startAt, endAt, locations, online }) => ({
				uid,
				...(name ? { name } : {}),
				status,
				...(startAt ? { startAt: timeOf(startAt) } : {}),
				...(endAt ? { endAt: timeOf(endAt) } : {}),
				...(locations.length > 0 ? { locations } : {}),
				...(online ? { online } : {}),
			}),
		),
	};
}

/** The time as the notice has it; an instant beside it only where the notice proves one. */
function timeOf({ raw: _raw, ...time }: MeetingTime) {
	return time.time && !time.date.startsWith("-")
		? { ...time, instant: instantOf(time.date, time.time, time.timezone) }
		: time;
}
