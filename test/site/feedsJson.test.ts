// JSON Feed against what https://www.jsonfeed.org/version/1.1/ asks, written as a schema.
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
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

const url = { type: "string", format: "uri", pattern: "^https?://" };
const text = { type: "string", minLength: 1 };
const authors = {
	type: "array",
	minItems: 1,
	items: {
		type: "object",
		minProperties: 1,
		additionalProperties: false,
		properties: { name: text, url, avatar: url },
	},
};
/** RFC 3339 with a zone. */
const instant = { type: "string", format: "date-time" };
/** Extensions begin with an underscore and are objects. */
const extensions = { "^_[a-zA-Z]": { type: "object" } };

const JSON_FEED_1_1 = {
	type: "object",
	required: ["version", "title", "items"],
	additionalProperties: false,
	patternProperties: extensions,
	properties: {
		version: { const: "https://jsonfeed.org/version/1.1" },
		title: text,
		home_page_url: url,
		feed_url: url,
		description: text,
		user_comment: text,
		next_url: url,
		icon: url,
		favicon: url,
		authors,
		language: text,
		expired: { type: "boolean" },
		hubs: {
			type: "array",
			items: {
				type: "object",
				required: ["type", "url"],
				properties: { type: text, url },
			},
		},
		items: {
			type: "array",
			items: {
				type: "object",
				required: ["id"],
				anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
				additionalProperties: false,
				patternProperties: extensions,
				properties: {
					id: text,
					url,
					external_url: url,
					title: text,
					content_html: { type: "string" },
					content_text: { type: "string" },
					summary: text,
					image: url,
					banner_image: url,
					date_published: instant,
					date_modified: instant,
					authors,
					tags: { type: "array", minItems: 1, items: text },
					language: text,
					attachments: {
						type: "array",
						minItems: 1,
						items: {
							type: "object",
							required: ["url", "mime_type"],
							additionalProperties: false,
							properties: {
								url,
								mime_type: { type: "string", pattern: "^[^ ;/]+/[^ ;/]+$" },
								title: text,
								size_in_bytes: { type: "integer", minimum: 0 },
								duration_in_seconds: { type: "number" },
							},
						},
					},
				},
			},
		},
	},
};

const ajv = new Ajv2020({
	strict: true,
	strictRequired: false,
	allErrors: true,
});
ajvFormats.default(ajv);
const validate = ajv.compile(JSON_FEED_1_1);

function problems(body: string): unknown {
	validate(JSON.parse(body));
	return validate.errors ?? [];
}

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
		expect(problems(renderJsonFeed(feed))).toEqual([]);
	});

	it("of an archive page is valid", () => {
		for (const { path, body } of archiveFiles(
			channelPage({ 50: rich, 51: withdrawnEntry() }, 1),
			everything,
			"zh-Hans",
			site,
		))
			if (path.endsWith(".json")) expect(problems(body)).toEqual([]);
	});

	it("would be found invalid in version 1", () => {
		expect(
			problems(
				'{"version":"https://jsonfeed.org/version/1","title":"t","items":[]}',
			),
		).not.toEqual([]);
	});
});
