// What a request asks for and what a file is answered as; no I/O.
import type { IncomingHttpHeaders } from "node:http";
import { ATTACHMENT_TYPES } from "../functions/pipeline/draftAttachments.ts";
import {
	CONTENT_TYPES,
	IMMUTABLE,
	MUTABLE,
	SLOW,
} from "../functions/site/siteFile.ts";

/** A page that is not there yet may be there soon. */
export const NOT_FOUND_CACHE = MUTABLE;

/** A path of the site; nothing for an address that is none (`..`, hidden files, control characters). */
export function pathOf(url: string): string | undefined {
	let path: string;
	try {
		path = decodeURIComponent((url.split(/[?#]/)[0] ?? "").replace(/^\/+/, ""));
	} catch {
		return undefined;
	}
	// Paths of the site are ASCII.
	if (!/^[!-~]*$/.test(path) || path.includes("\\")) return undefined;
	const parts = path.split("/");
	const bad = parts.some(
		(part, at) =>
			part.startsWith(".") || (part === "" && at < parts.length - 1),
	);
	if (bad) return undefined;
	return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** If-None-Match wins: with an outdated ETag the answer is the file, whatever the date says (RFC 9110 §13.1.3). */
export function isUnchanged(
	headers: IncomingHttpHeaders,
	etag: string,
	modified: Date,
): boolean {
	const tags = headers["if-none-match"];
	if (tags !== undefined)
		return tags
			.split(",")
			.map((tag) => tag.trim().replace(/^W\//, ""))
			.some((tag) => tag === "*" || tag === etag);
	const since = Date.parse(headers["if-modified-since"] ?? "");
	// HTTP dates have no fractions.
	return Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

/** RFC 9110 §12.5.3: what is named counts before `*`, and a weight of nothing refuses. */
export function acceptsGzip(headers: IncomingHttpHeaders): boolean {
	const weights = new Map<string, number>();
	for (const part of String(headers["accept-encoding"] ?? "").split(",")) {
		const [coding = "", ...parameters] = part.split(";");
		const weight = parameters
			.map((parameter) => /^\s*q\s*=\s*([\d.]{1,5})\s*$/i.exec(parameter)?.[1])
			.find((found) => found !== undefined);
		weights.set(coding.trim().toLowerCase(), Number(weight ?? 1));
	}
	return (
		(weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0) > 0
	);
}

export function isText(contentType: string): boolean {
	return /^text\/|[/+](?:xml|json)\b/.test(contentType);
}

const EXTENSIONS: Record<string, string> = {
	".html": CONTENT_TYPES.html,
	".css": CONTENT_TYPES.css,
	".json": CONTENT_TYPES.json,
	".opml": CONTENT_TYPES.opml,
	".ics": CONTENT_TYPES.ics,
	".xml": CONTENT_TYPES.xml,
	".txt": "text/plain; charset=utf-8",
};

export function contentTypeOf(path: string): string {
	const extension = /\.[a-z0-9]+$/i.exec(path)?.[0].toLowerCase() ?? "";
	if (path.startsWith("files/"))
		return ATTACHMENT_TYPES[extension] ?? "application/octet-stream";
	if (path.endsWith(".rss.xml")) return CONTENT_TYPES.rss;
	if (path.endsWith(".atom.xml")) return CONTENT_TYPES.atom;
	if (path.startsWith("schemas/")) return CONTENT_TYPES.schema;
	if (/^zh-[^/]+\/.*\.json$/.test(path)) return CONTENT_TYPES.feed;
	return EXTENSIONS[extension] ?? "application/octet-stream";
}

/** As a store would send it that keeps each file's own header: by its place in the site. */
export function cacheControlOf(path: string): string {
	if (/^(?:v1\/notices\/[^/]+\/r\d+\.json$|files\/)/.test(path))
		return IMMUTABLE;
	// Of a change page the path does not tell whether it is full: as if it were not.
	return /^(?:style\.css|feeds\.opml|robots\.txt|schemas\/|sitemap)/.test(path)
		? SLOW
		: MUTABLE;
}
