// The private record made from a source as it is now.
import { z } from "zod";
import {
	attachmentSchema,
	idSchema,
	instantSchema,
	recordSchema,
	withdrawalSchema,
} from "./schema.ts";

/** An attachment whose bytes wait in the private store to be copied out at release. */
export const draftAttachmentSchema = attachmentSchema.extend({
	/** Key in the private store; absent for a link to somewhere else. */
	storedAs: z.string().optional(),
	/** Last part of `/files/{id}/…`: ASCII. */
	path: z.string().optional(),
});
export type DraftAttachment = z.infer<typeof draftAttachmentSchema>;

export const draftSchema = z.strictObject({
	record: recordSchema.extend({ attachments: z.array(draftAttachmentSchema) }),
	/** Slugs, sorted, at most 16. */
	channels: z.array(z.string()).max(16),
	/** Set when the editor withdraws the notice. */
	withdrawal: withdrawalSchema.optional(),
	publishAt: instantSchema.optional(),
	expireAt: instantSchema.optional(),
	/** Private: never in the public projection. */
	findings: z.array(z.unknown()),
});
export type Draft = z.infer<typeof draftSchema>;
export const draftIdSchema = idSchema;
