// An attachment as feeds enclose it.
import type { Attachment } from "../notice/schema.ts";
import type { Here } from "./localMeeting.ts";
import { oneLine } from "./xmlText.ts";

export interface FeedAttachment {
	/** http or https, absolute. */
	url: string;
	name: string;
	/** Without parameters: `text/csv; charset=utf-8` is a Content-Type, not a media type. */
	type: string;
	/** Bytes. */
	length?: number;
}

/** Nothing for an address that no reader should follow. */
export function feedAttachment(
	{ url, name, mediaType, size }: Attachment,
	here: Here,
): FeedAttachment | undefined {
	if (!URL.canParse(url)) return undefined;
	// As `feed` would write it in RSS: the same address in every format.
	const { href, protocol } = new URL(url);
	if (protocol !== "https:" && protocol !== "http:") return undefined;
	return {
		url: href,
		name: oneLine(here(name)),
		type: oneLine(mediaType.split(";")[0] as string),
		...(size === undefined ? {} : { length: size }),
	};
}
