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

/** A file of the site; an attachment's bytes are read when they are needed. */
export interface PublicFile extends Omit<SiteFile, "body"> {
	body: string | StoredBytes;
	/** Only created, never replaced: a revision, which a tombstone may have taken the place of. */
	once?: boolean;
	/** Not there yet, unless this is done again: created without a look. */
	isNew?: boolean;
	/** Replaces whatever stands there, for good: a tombstone over a purged file. */
	final?: boolean;
}

/** Bytes that wait in the private store; they may be many, and mostly stand in public already. */
export interface StoredBytes {
	/** Lower-case hex. */
	sha256: string;
	/** Nothing: they are gone, or others. */
	read(): Promise<Uint8Array | undefined>;
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
		const { sha256, read } = bytesOf(file.body);
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
				async (now) => {
					const body =
						now?.metadata.sha256 === sha256 ? undefined : await read();
					if (!body) return { kind: "done", result: "done" };
					const shows = now?.metadata.generation ?? 0;
					return {
						kind: "write",
						body,
						metadata: {
							...metadata,
							generation: Math.max(generation, shows),
						},
						result: "written",
					};
				},
			);
			if (outcome === "written") written.push(file.path);
			return "done";
		}
		const outcome = await compareHeadAndSwap<"done" | "overtaken" | "written">(
			store,
			file.path,
			async (now) => {
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
				const body = await read();
				return body
					? { kind: "write", body, metadata, result: "written" }
					: { kind: "done", result: "done" };
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
			// One after the other, so that only one is in memory.
			const outcomes = await inParallel(files.filter(isStored), writeOne, 1);
			const others = files.filter((file) => !isStored(file));
			outcomes.push(...(await inParallel(others, writeOne)));
			return outcomes.includes("overtaken") ? "overtaken" : "done";
		},
	};
}

function isStored({ body }: PublicFile): boolean {
	return typeof body !== "string";
}

function bytesOf(body: PublicFile["body"]): StoredBytes {
	if (typeof body !== "string") return body;
	const bytes = encodeText(body);
	return { sha256: sha256Hex(bytes), read: async () => bytes };
}

/** SHA-256 of a file as it should stand there, lower-case hex. */
export function sha256Of({ body }: PublicFile): string {
	return typeof body === "string" ? sha256Hex(encodeText(body)) : body.sha256;
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
