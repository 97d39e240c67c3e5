// Addresses: made absolute, or refused with a reason.
import { MAX_URL_LENGTH } from "./bounds.ts";

export type Link =
	| { kind: "link"; href: string }
	/** Points into its own page or to its own attachments: nothing is lost without it. */
	| { kind: "inner" }
	/** A scheme that is not http, https or mailto, a password in the address, or an address without end. */
	| { kind: "unsafe" }
	/** Relative, and the page's own address is not known; or no address at all. */
	| { kind: "unresolved" };

const SAFE = new Set(["http:", "https:", "mailto:"]);

/** `base` is absolute. `stem` is the file name of the source without extension: `x` for links to `x.files/…`. */
export function resolveLink(
	href: string,
	base: string | undefined,
	stem: string | undefined,
): Link {
	const written = href.trim();
	if (written === "" || written.startsWith("#")) return { kind: "inner" };
	if (written.length > MAX_URL_LENGTH) return { kind: "unsafe" };
	if (stem !== undefined && pointsInto(`${stem}.files/`, written))
		return { kind: "inner" };
	// The URL parser does what browsers do: drops tabs and line ends, ignores case, decodes hosts.
	const url = parsed(written, base);
	if (!url)
		return /^[a-z][a-z0-9+.-]{0,30}:/i.test(written)
			? { kind: "unsafe" }
			: { kind: "unresolved" };
	if (!SAFE.has(url.protocol) || url.username !== "" || url.password !== "")
		return { kind: "unsafe" };
	if (url.href.length > MAX_URL_LENGTH) return { kind: "unsafe" };
	return { kind: "link", href: url.href };
}

/** An absolute http or https address, or nothing. */
export function pageAddress(
	href: string | undefined,
	base?: string,
): string | undefined {
	if (href === undefined) return undefined;
	const link = resolveLink(href, base, undefined);
	return link.kind === "link" && /^https?:/.test(link.href)
		? link.href
		: undefined;
}

function parsed(written: string, base: string | undefined): URL | undefined {
	try {
		return new URL(written, base);
	} catch {
		return undefined;
	}
}

function pointsInto(folder: string, href: string): boolean {
	let path = href.replace(/^\.\//, "");
	try {
		path = decodeURIComponent(path);
	} catch {
		// A stray % is no escape; the name is compared as written.
	}
	return path.normalize("NFC").startsWith(folder);
}

const FILE =
	/\.(?:pdf|ofd|docx?|wps|wpt|rtf|xlsx?|et|csv|pptx?|dps|zip|rar|7z|tar|gz|ceb|cebx)$/i;

/** Whether an absolute address names a file to be downloaded, in its path or as its last parameter. */
export function isFileLink(href: string): boolean {
	const url = parsed(href, undefined);
	return (
		url !== undefined && (FILE.test(url.pathname) || FILE.test(url.search))
	);
}
