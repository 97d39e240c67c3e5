// Writing public files so that none ever goes back: fenced by generation, checked before stored. Where
// ETags are hashes of the content, this holds because no file has the same bytes in two generations that
// another one lies between: mutable files show the revision or the instant of their newest change.
import { type Finding, finding } from "../notice/finding.ts";
import { checkXml } from "../site/checkXml.ts";
import type { SiteFile } from "../site/siteFile.ts";
import type { Store } from "../store/store.ts";
import { compareHeadAndSwap } from "./compareAndSwap.ts";
import { inParallel } from "./inParallel.ts";
import { encodeText, sha256Hex } from "./json.ts";

/** A file of the site; attachments come as bytes. */
export interface PublicFile extends Omit<SiteFile, "body"> {
	body: string | Uint8Array;
	/** Only created, never replaced: a revision, which a tombstone may have taken the place of. */
	once?: boolean;
	/** Not there yet, unless this is done again: created without a look. */
	isNew?: boolean;
	/** Replaces whatever stands there, for good: a tombstone over a purged file. */
	final?: boolean;
}

export interface PublicWriter {
	/** `overtaken`: a file shows a later generation. */
	write(files: readonly PublicFile[]): Promise<"done" | "overtaken">;
	/** What rendering gives; nothing, and a finding, where our code stumbles. `about`: what is rendered. */
	attempt: Attempt;
	/** Paths written so far. */
	written: string[];
	findings: Finding[];
}

/** The last good bytes stay where nothing comes of it: one bad notice must not hold the settle. */
export type Attempt = (
	about: string,
	render: () => PublicFile[],
) => PublicFile[];

export function publicWriter(store: Store, generation: number): PublicWriter {
	const written: string[] = [];
	const findings: Finding[] = [];
	const note = (file: string, problem: string) =>
		findings.push(finding("site.not-well-formed", { file }, { problem }));
	const writeOne = async (file: PublicFile): Promise<"done" | "overtaken"> => {
		const problem = problemIn(file);
		if (problem) {
			note(file.path, problem);
			return "done";
		}
		const body =
			typeof file.body === "string" ? encodeText(file.body) : file.body;
		const sha256 = sha256Hex(body);
		const metadata = {
			contentType: file.contentType,
			cacheControl: file.cacheControl,
			generation,
			sha256,
		};
		if (file.final) {
			const outcome = await compareHeadAndSwap<"done" | "written">(
				store,
				file.path,
				(now) =>
					now?.metadata.sha256 === sha256
						? { kind: "done", result: "done" }
						: {
								kind: "write",
								body,
								metadata: {
									...metadata,
									generation: Math.max(
										generation,
										now?.metadata.generation ?? 0,
									),
								},
								result: "written",
							},
			);
			if (outcome === "written") written.push(file.path);
			return "done";
		}
		const outcome = await compareHeadAndSwap<"done" | "overtaken" | "written">(
			store,
			file.path,
			(now) => {
				const shows = now?.metadata.generation;
				// Without a stamp it may be torn by a loss of power.
				if (file.once && shows !== undefined)
					return { kind: "done", result: "done" };
				if (shows !== undefined && shows > generation)
					return { kind: "done", result: "overtaken" };
				if (
					shows !== undefined &&
					(shows === generation || now?.metadata.sha256 === sha256)
				)
					return { kind: "done", result: "done" };
				return { kind: "write", body, metadata, result: "written" };
			},
			file.isNew,
		);
		if (outcome === "written") written.push(file.path);
		return outcome === "overtaken" ? "overtaken" : "done";
	};
	return {
		written,
		findings,
		attempt(about, render) {
			try {
				return render();
			} catch (error) {
				note(about, String(error));
				return [];
			}
		},
		async write(files) {
			const outcomes = await inParallel(files, writeOne);
			return outcomes.includes("overtaken") ? "overtaken" : "done";
		},
	};
}

/** A file of a kind that readers parse strictly is parsed strictly before they get it. */
export function problemIn(file: PublicFile): string | undefined {
	if (typeof file.body !== "string") return undefined;
	if (/\bxml\b|opml/.test(file.contentType)) {
		const checked = checkXml(file.body);
		return checked.kind === "broken"
			? `${checked.line}:${checked.column} ${checked.problem}`
			: undefined;
	}
	if (/json/.test(file.contentType)) {
		try {
			JSON.parse(file.body);
		} catch (error) {
			return String(error);
		}
	}
	return undefined;
}
