// What `content/site.yaml` says, checked; every key is documented in the sample file.
import { z } from "zod";
import { EDITIONS } from "./edition.ts";
import { editionSchema } from "./schema.ts";

const slugSchema = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
	.max(48);

/** A text in one or more editions; editions not given are converted. */
const textSchema = z.union([
	z.string().min(1),
	z.partialRecord(editionSchema, z.string().min(1)),
]);

export const configurationSchema = z.strictObject({
	title: textSchema,
	description: textSchema.optional(),
	baseUrl: z.url({ protocol: /^https?$/ }).refine((url) => url.endsWith("/"), {
		message: "must end with /",
	}),
	/** `authority,date` of the `tag:` URIs (RFC 4151); chosen once, never changed. */
	tag: z.strictObject({
		authority: z.string().regex(/^[a-z0-9.@-]{1,100}$/),
		date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
	}),
	/** IANA name; for times whose source names no zone. */
	timezone: z.string().default("Asia/Shanghai"),
	editions: z
		.array(editionSchema)
		.min(1)
		.default([...EDITIONS]),
	/** Edition that `/index.html` opens. */
	defaultEdition: editionSchema.default("zh-Hans"),
	/** What the deletion of a source does to its notice. */
	onDeletion: z.enum(["keep", "withdraw"]).default("keep"),
	/** What becomes of a document that announces no meeting. */
	notMeetings: z.enum(["publish", "set-aside"]).default("publish"),
	/** What becomes of personal data in a text: shown, covered with stars, or the document set aside. */
	personalData: z
		.strictObject({
			idNumbers: z.enum(["mask", "block"]).default("mask"),
			bankCards: z.enum(["mask", "block"]).default("mask"),
			/** A contact's number is often meant to be read. */
			mobiles: z.enum(["show", "mask", "block"]).default("show"),
		})
		.prefault({}),
	channels: z
		.strictObject({
			organizations: z
				.array(
					z.strictObject({
						slug: slugSchema,
						name: z.string().min(1),
						aliases: z.array(z.string().min(1)).default([]),
					}),
				)
				.default([]),
			topics: z
				.array(
					z.strictObject({
						slug: slugSchema,
						name: z.string().min(1),
						keywords: z.array(z.string().min(1)).min(1),
					}),
				)
				.default([]),
			regions: z
				.array(
					z.strictObject({
						slug: slugSchema,
						name: z.string().min(1),
						aliases: z.array(z.string().min(1)).default([]),
					}),
				)
				.default([]),
		})
		.prefault({}),
	/** Names that conversion must not touch or must write in a given way. */
	glossary: z
		.array(
			z.strictObject({
				/** As written in Simplified Chinese. */
				hans: z.string().min(1),
				/** As written in Traditional; absent: the same characters. */
				hant: z.string().min(1).optional(),
				"zh-TW": z.string().min(1).optional(),
				"zh-HK": z.string().min(1).optional(),
			}),
		)
		.default([]),
	/** 「」 for “” in zh-TW. */
	taiwanQuotes: z.boolean().default(true),
	/** WebSub hub, if one is used. */
	hub: z.url().optional(),
});

/** `site.yaml` as checked, defaults filled in. */
export type Configuration = z.infer<typeof configurationSchema>;
