// JSON Feed as its specification asks.
import { describe, expect, it } from "vitest";
import { archiveFiles } from "../../functions/site/archive.ts";
import { renderJsonFeed } from "../../functions/site/renderJsonFeed.ts";
import {
	channelChange,
	channelPage,
	channelState,
	everything,
	feedOf,
	pageEntry,
	site,
	withdrawnEntry,
} from "./feedsSamples.ts";
import { jsonFeedProblems } from "./jsonFeedSchema.ts";

const rich = pageEntry({
	attachments: [
		{
			name: "回执",
			url: "https://huixun.example/files/a/1-图.csv",
			mediaType: "text/csv; charset=utf-8",
			size: 10,
		},
	],
});

describe("JSON Feed 1.1", () => {
	it.each([
		["of a notice with attachments", feedOf(rich)],
		[
			"of changes",
			feedOf(rich, {
				name: "changes",
				state: channelState({ changes: [channelChange()] }),
			}),
		],
		["of a notice taken back", feedOf(withdrawnEntry())],
		[
			"of nothing yet",
			feedOf(rich, { pages: [], state: channelState({ slots: 0 }) }),
		],
		[
			"with a hub",
			feedOf(rich, { site: { ...site, hub: "https://hub.example/" } }),
		],
		[
			"of an attachment of unknown size",
			feedOf(
				pageEntry({
					attachments: [
						{ name: "图", url: "https://a.example/x", mediaType: "image/png" },
					],
				}),
			),
		],
	])("%s is valid", (_name, feed) => {
		expect(jsonFeedProblems(renderJsonFeed(feed))).toEqual([]);
	});

	it("of an archive page is valid", () => {
		for (const { path, body } of archiveFiles(
			channelPage({ 50: rich, 51: withdrawnEntry() }, 1),
			everything,
			"zh-Hans",
			site,
		))
			if (path.endsWith(".json")) expect(jsonFeedProblems(body)).toEqual([]);
	});

	it("would be found invalid in version 1", () => {
		expect(
			jsonFeedProblems(
				'{"version":"https://jsonfeed.org/version/1","title":"t","items":[]}',
			),
		).not.toEqual([]);
	});
});
