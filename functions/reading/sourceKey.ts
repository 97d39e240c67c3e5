// Names of files in the content folder: which can be used, and what each says by its ending.
import { type Edition, isEdition } from "../notice/edition.ts";
import { MAX_KEY_BYTES } from "./bounds.ts";

export type SourceKey =
	| { kind: "document"; stem: string }
	| { kind: "metadata"; stem: string }
	| { kind: "translation"; stem: string; edition: Edition }
	| { kind: "attachment"; stem: string }
	/** The site's own configuration. */
	| { kind: "configuration" }
	/** Left by an operating system or an editor program. */
	| { kind: "ignored" }
	/** A format that is not read. */
	| { kind: "unsupported" }
	| { kind: "bad"; problem: string };

/** `.doc`, `.wps` and `.ofd` are documents too: they are set aside with what to do, not passed over. */
const DOCUMENT = /\.(?:md|markdown|txt|html?|docx|pdf|doc|wps|ofd)$/i;

/** Of several documents of one stem the one whose text is surest; 0 is the best. */
export function documentRank(key: string): number {
	if (/\.docx$/i.test(key)) return 1;
	if (/\.pdf$/i.test(key)) return 2;
	return /\.(?:doc|wps|ofd)$/i.test(key) ? 3 : 0;
}
const METADATA = /\.ya?ml$/i;
const LITTER =
	/^(?:\..*|~.*|.*~|thumbs\.db|desktop\.ini|.*\.(?:tmp|swp|bak|crdownload|part))$/i;

/** What a key is. Keys are taken in NFC: macOS writes file names decomposed. */
export function classify(given: string): SourceKey {
	const key = given.normalize("NFC");
	const problem = problemOf(key);
	if (problem) return { kind: "bad", problem };
	if (/^site\.ya?ml$/i.test(key)) return { kind: "configuration" };
	const parts = key.split("/");
	if (parts.some((part) => LITTER.test(part))) return { kind: "ignored" };
	const folder = parts.findIndex(
		(part, at) => at < parts.length - 1 && /.\.files$/i.test(part),
	);
	if (folder >= 0)
		return {
			kind: "attachment",
			stem: parts
				.slice(0, folder + 1)
				.join("/")
				.replace(/\.files$/i, ""),
		};
	if (METADATA.test(key))
		return { kind: "metadata", stem: key.replace(METADATA, "") };
	if (!DOCUMENT.test(key)) return { kind: "unsupported" };
	const stem = key.replace(DOCUMENT, "");
	const dot = stem.lastIndexOf(".");
	const edition = stem.slice(dot + 1);
	return dot > stem.lastIndexOf("/") + 1 && isEdition(edition)
		? { kind: "translation", stem: stem.slice(0, dot), edition }
		: { kind: "document", stem };
}

/** `2026/budget.zh-TW.md` → `budget`: the name before `.files/`. */
export function stemName(key: string): string {
	const classified = classify(key);
	const stem = "stem" in classified ? classified.stem : key;
	return stem.slice(stem.lastIndexOf("/") + 1);
}

/** In plain symbols, since it is shown in two languages. */
function problemOf(key: string): string | undefined {
	if (key === "" || key.endsWith("/")) return "…/";
	if (/\p{Surrogate}/u.test(key)) return "U+D800–U+DFFF";
	if (/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u.test(key))
		return "U+0000–U+001F";
	if (key.includes("\\")) return "\\";
	if (key.startsWith("/") || /^[a-z]:/i.test(key)) return "/…";
	const parts = key.split("/");
	if (parts.includes("..") || parts.includes(".")) return "..";
	if (parts.includes("")) return "//";
	const bytes = new TextEncoder().encode(key).length;
	if (bytes > MAX_KEY_BYTES) return `${bytes} > ${MAX_KEY_BYTES} bytes`;
	return undefined;
}
