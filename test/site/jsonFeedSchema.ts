// What https://www.jsonfeed.org/version/1.1/ asks, written as a schema.
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";

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

/** Every way in which a JSON Feed is none. */
export function jsonFeedProblems(body: string): unknown {
	validate(JSON.parse(body));
	return validate.errors ?? [];
}
