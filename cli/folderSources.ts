// The inbox as a folder: what is in it, and each source with its companions.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Source, StoredAttachment } from "../functions/notice/document.ts";
import { type Finding, finding } from "../functions/notice/finding.ts";
import type { Sources } from "../functions/pipeline/normalize.ts";
import {
	MAX_DOCUMENT_BYTES,
	MAX_METADATA_LENGTH,
} from "../functions/reading/bounds.ts";
import {
	groupSources,
	type SourceFiles,
} from "../functions/reading/groupSources.ts";

/** Bytes of one attachment. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** Files and folders looked at in one scan. */
const MAX_FILES = 1_000_000;

export class FolderSources implements Sources {
	readonly #root: string;
	readonly #sources = new Map<string, SourceFiles>();
	/** Key (NFC) → path on disk, which may be written otherwise. */
	readonly #paths: Map<string, string>;
	readonly findings: Finding[];

	private constructor(
		root: string,
		paths: Map<string, string>,
		findings: Finding[],
	) {
		this.#root = root;
		this.#paths = paths;
		const grouped = groupSources([...paths.keys()]);
		for (const source of grouped.sources) this.#sources.set(source.key, source);
		this.findings = [
			...findings,
			...grouped.findings.filter(({ code }) => code !== "source.ignored"),
		];
	}

	/** Everything below `root`; with `only`, the folders that these files are in. */
	static async scan(
		root: string,
		only?: readonly string[],
	): Promise<FolderSources> {
		const real = await realpath(root);
		const paths = new Map<string, string>();
		const findings: Finding[] = [];
		const walk = async (folder: string, deep: boolean): Promise<void> => {
			const entries = await readdir(folder, { withFileTypes: true });
			for (const entry of entries) {
				const path = join(folder, entry.name);
				const key = relative(real, path).split(sep).join("/").normalize("NFC");
				let kind = entry as { isFile(): boolean; isDirectory(): boolean };
				if (entry.isSymbolicLink()) {
					const target = await realpath(path).catch(() => undefined);
					if (
						target === undefined ||
						(target !== real && !target.startsWith(real + sep))
					) {
						findings.push(finding("source.outside", { file: key }, { key }));
						continue;
					}
					kind = await stat(path);
					// A link to a folder above would lead round in circles.
					if (kind.isDirectory()) continue;
				}
				if (kind.isDirectory()) {
					if (entry.name.startsWith(".") || entry.name === "node_modules")
						continue;
					if (deep || /\.files$/i.test(entry.name)) await walk(path, deep);
				} else if (!kind.isFile())
					findings.push(finding("source.not-a-file", { file: key }, { key }));
				else if (paths.size < MAX_FILES) paths.set(key, path);
			}
		};
		if (only) {
			const folders = new Set<string>();
			for (const file of only) {
				const path = await realpath(dirname(file));
				if (path === real || path.startsWith(real + sep)) folders.add(path);
			}
			for (const folder of [...folders].sort()) await walk(folder, false);
		} else await walk(real, true);
		return new FolderSources(real, paths, findings);
	}

	/** Keys of all sources, sorted. */
	keys(): string[] {
		return [...this.#sources.keys()].sort();
	}

	/** The source that a path on disk belongs to. */
	async keyOf(path: string): Promise<string | undefined> {
		const real = join(await realpath(dirname(path)), basename(path));
		const key = relative(this.#root, real)
			.split(sep)
			.join("/")
			.normalize("NFC");
		for (const source of this.#sources.values())
			if (
				source.key === key ||
				source.metadata === key ||
				source.translations.some((one) => one.key === key) ||
				source.attachments.includes(key)
			)
				return source.key;
		return undefined;
	}

	async exists(key: string): Promise<boolean> {
		const path = this.#paths.get(key) ?? join(this.#root, key);
		return lstat(path).then(
			() => true,
			() => false,
		);
	}

	async read(key: string): Promise<Source | undefined> {
		const files = this.#sources.get(key);
		const bytes = files && (await this.#bytes(key, MAX_DOCUMENT_BYTES));
		if (!files || !bytes) return undefined;
		const metadata =
			files.metadata &&
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

	/**
	 * At most one byte more than the limit: enough to be told as too large without being read whole.
	 */
	async #bytes(key: string, limit: number): Promise<Uint8Array | undefined> {
		const path = this.#paths.get(key);
		if (!path) return undefined;
		try {
			const { size } = await stat(path);
			if (size <= limit) return await readFile(path);
			const chunks: Buffer[] = [];
			for await (const chunk of createReadStream(path, { end: limit }))
				chunks.push(chunk as Buffer);
			return Buffer.concat(chunks);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
			throw error;
		}
	}

	async #describe(key: string): Promise<StoredAttachment | undefined> {
		const path = this.#paths.get(key);
		const { size } = (path && (await stat(path).catch(() => undefined))) || {};
		if (!path || size === undefined) return undefined;
		if (size > MAX_ATTACHMENT_BYTES) {
			this.findings.push(
				finding(
					"attachment.too-large",
					{ file: key },
					{ bytes: size, limit: MAX_ATTACHMENT_BYTES },
				),
			);
			return undefined;
		}
		const hash = createHash("sha256");
		for await (const chunk of createReadStream(path)) hash.update(chunk);
		const name = key.slice(key.search(/\.files\//i) + ".files/".length);
		return { name, size, sha256: hash.digest("hex"), key };
	}
}
