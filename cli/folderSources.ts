// The inbox as a folder: each source in it with its companions, read as it is now.
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Source, StoredAttachment } from "../functions/notice/document.ts";
import { type Finding, finding } from "../functions/notice/finding.ts";
import type { Sources } from "../functions/pipeline/normalize.ts";
import {
	MAX_ATTACHMENT_BYTES,
	MAX_DOCUMENT_BYTES,
	MAX_METADATA_LENGTH,
} from "../functions/reading/bounds.ts";
import {
	groupSources,
	type SourceFiles,
	sourceKeyOf,
} from "../functions/reading/groupSources.ts";
import { classify } from "../functions/reading/sourceKey.ts";
import {
	codeOf,
	keyOfPath,
	pathOfKey,
	type Scan,
	type ScanOptions,
	scanFolder,
} from "./scanFolder.ts";

/** A source that is there but cannot be read: set aside, never taken for one that is gone. */
export class UnreadableSource extends Error {
	readonly finding: Finding;

	constructor(found: Finding) {
		super(`${found.place?.file}: ${found.values?.problem}`);
		this.finding = found;
	}
}

function isDocument(key: string): boolean {
	return classify(key).kind === "document";
}

export class FolderSources implements Sources {
	readonly #scan: Scan;
	readonly #sources = new Map<string, SourceFiles>();
	/** Stem → key of the document. */
	readonly #stems = new Map<string, string>();
	readonly #grouped: Finding[];
	/** By key: a source may be read more than once. */
	readonly #tooLarge = new Map<string, Finding>();

	private constructor(scan: Scan) {
		this.#scan = scan;
		const { sources, findings } = groupSources([...scan.paths.keys()]);
		for (const source of sources) {
			this.#sources.set(source.key, source);
			this.#stems.set(sourceKeyOf(source.key) ?? source.key, source.key);
		}
		this.#grouped = findings.filter(({ code }) => code !== "source.ignored");
	}

	static async scan(
		folder: string,
		options?: ScanOptions,
	): Promise<FolderSources> {
		return new FolderSources(await scanFolder(folder, options));
	}

	/** What there is to say of files, apart from what is in them. */
	get findings(): Finding[] {
		return [
			...this.#scan.findings,
			...this.#grouped,
			...[...this.#tooLarge.keys()]
				.sort()
				.map((key) => this.#tooLarge.get(key) as Finding),
		];
	}

	/** Keys of all sources, sorted. */
	keys(): string[] {
		return [...this.#sources.keys()].sort();
	}

	/**
	 * The source that a path belongs to, be it the document or a companion; for a file that is not there
	 * the key that it had.
	 */
	async keyOf(path: string): Promise<string | undefined> {
		const key = await keyOfPath(this.#scan.root, path);
		const stem = key === undefined ? undefined : sourceKeyOf(key);
		if (key === undefined || stem === undefined) return undefined;
		const own = this.#stems.get(stem);
		// Beside a document of the same stem another is not read: it is not that document.
		if (own !== undefined && (own === key || !isDocument(key))) return own;
		return (await this.exists(key)) ? undefined : key;
	}

	/** In doubt yes: a source is gone only if its folder could be read and does not list it. */
	async exists(key: string): Promise<boolean> {
		const { paths, refused, root, whole } = this.#scan;
		if (paths.has(key) || refused.has(key) || refused.has("")) return true;
		for (let at = key.indexOf("/"); at >= 0; at = key.indexOf("/", at + 1))
			if (refused.has(key.slice(0, at))) return true;
		return whole ? false : (await pathOfKey(root, key)).kind !== "absent";
	}

	async read(key: string): Promise<Source | undefined> {
		const files = this.#sources.get(key);
		const bytes = files && (await this.#bytes(key, MAX_DOCUMENT_BYTES));
		if (!files || !bytes) return undefined;
		const metadata =
			files.metadata &&
			// The most bytes that so many UTF-16 units can have been.
			(await this.#bytes(files.metadata, 4 * MAX_METADATA_LENGTH));
		const translations: Source["translations"] = [];
		for (const { edition, key: other } of files.translations) {
			const read = await this.#bytes(other, MAX_DOCUMENT_BYTES);
			if (read) translations.push({ edition, key: other, bytes: read });
		}
		const attachments: StoredAttachment[] = [];
		for (const other of files.attachments) {
			const described = await this.#describe(other);
			if (described) attachments.push(described);
		}
		return {
			key,
			bytes,
			...(files.metadata && metadata
				? { metadata: { key: files.metadata, bytes: metadata } }
				: {}),
			translations,
			attachments,
		};
	}

	async readAttachment({
		key,
		sha256,
	}: StoredAttachment): Promise<Uint8Array | undefined> {
		const bytes = await this.#bytes(key, MAX_ATTACHMENT_BYTES);
		// Changed since it was described: the next look takes it as it is then.
		return bytes && createHash("sha256").update(bytes).digest("hex") === sha256
			? bytes
			: undefined;
	}

	/** At most one byte more than the limit: enough to be told as too large without being read whole. */
	#bytes(key: string, limit: number): Promise<Uint8Array | undefined> {
		return this.#withFile(key, async (file) => {
			for (;;) {
				const { size } = await file.stat();
				const buffer = Buffer.allocUnsafe(Math.min(size, limit) + 1);
				let length = 0;
				while (length < buffer.length) {
					const { bytesRead } = await file.read(buffer, {
						offset: length,
						position: length,
					});
					if (bytesRead === 0) return buffer.subarray(0, length);
					length += bytesRead;
				}
				if (length > limit) return buffer;
				// It grew while it was read: once more, as it is now.
			}
		});
	}

	#describe(key: string): Promise<StoredAttachment | undefined> {
		return this.#withFile(key, async (file) => {
			const hash = createHash("sha256");
			const buffer = Buffer.allocUnsafe(64 * 1024);
			let size = 0;
			while (size <= MAX_ATTACHMENT_BYTES) {
				const { bytesRead } = await file.read(buffer, 0);
				if (bytesRead === 0) {
					const name = key.slice(
						key.search(/.\.files\//i) + ".files/".length + 1,
					);
					return { name, size, sha256: hash.digest("hex"), key };
				}
				size += bytesRead;
				hash.update(buffer.subarray(0, bytesRead));
			}
			this.#tooLarge.set(
				key,
				finding(
					"attachment.too-large",
					{ file: key },
					{ bytes: (await file.stat()).size, limit: MAX_ATTACHMENT_BYTES },
				),
			);
			return undefined;
		});
	}

	/** Nothing for a file that is gone since the scan. */
	async #withFile<T>(
		key: string,
		use: (file: FileHandle) => Promise<T>,
	): Promise<T | undefined> {
		const path = this.#scan.paths.get(key);
		if (path === undefined) return undefined;
		let file: FileHandle | undefined;
		try {
			// Links were resolved by the scan: one put in the file's place since then is not followed.
			file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
			return await use(file);
		} catch (error) {
			const problem = codeOf(error);
			if (problem === "ENOENT") return undefined;
			throw new UnreadableSource(
				finding("source.unreadable", { file: key }, { key, problem }),
			);
		} finally {
			await file?.close();
		}
	}
}
