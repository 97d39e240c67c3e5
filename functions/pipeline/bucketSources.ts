// The inbox as a bucket: each source in it with its companions, read as it is now.
import type { Source, StoredAttachment } from "../notice/document.ts";
import { type Finding, finding } from "../notice/finding.ts";
import {
	MAX_ATTACHMENT_BYTES,
	MAX_DOCUMENT_BYTES,
	MAX_METADATA_LENGTH,
} from "../reading/bounds.ts";
import {
	groupSources,
	type SourceFiles,
	sourceKeyOf,
} from "../reading/groupSources.ts";
import { classify } from "../reading/sourceKey.ts";
import { sha256Hex } from "./json.ts";
import type { Sources } from "./normalize.ts";

/** What is asked of the bucket; its keys may be in any normal form of Unicode. */
export interface Inbox {
	read(
		key: string,
		most: number,
	): Promise<{ bytes: Uint8Array; labels: Record<string, string> } | undefined>;
	labels(key: string): Promise<Record<string, string> | undefined>;
	list(
		prefix: string,
		after?: string,
	): Promise<{ files: { key: string; size: number }[]; more: boolean }>;
}

/** Label by which an upload says that a document is of the past. */
export const LANE_LABEL = "lane";

/** Pages of keys that begin with one stem; a source has at most some fifty companions. */
const MOST_PAGES = 5;

interface Group {
	files: SourceFiles | undefined;
	findings: Finding[];
	/** NFC key → key in the bucket. */
	raw: Map<string, string>;
}

export class BucketSources implements Sources {
	readonly #inbox: Inbox;

	constructor(inbox: Inbox) {
		this.#inbox = inbox;
	}

	/**
	 * Keys of the sources that an event on `key` concerns: the source that the file belongs to, and the file
	 * itself where it was a document and is gone.
	 */
	async concerned(key: string): Promise<string[]> {
		const classified = classify(key);
		if (!("stem" in classified)) return [];
		const { files, raw } = await this.#group(classified.stem);
		const own = key.normalize("NFC");
		return [
			...(files ? [files.key] : []),
			...(classified.kind === "document" && !raw.has(own) ? [own] : []),
		];
	}

	/** What there is to say of a source's files, apart from what is in them. */
	async findings(key: string): Promise<Finding[]> {
		const stem = sourceKeyOf(key);
		return stem === undefined ? [] : (await this.#group(stem)).findings;
	}

	async isBackfill(key: string): Promise<boolean> {
		for (const form of forms(key)) {
			const labels = await this.#inbox.labels(form);
			if (labels) return labels[LANE_LABEL] === "backfill";
		}
		return false;
	}

	async exists(key: string): Promise<boolean> {
		for (const form of forms(key))
			if (await this.#inbox.labels(form)) return true;
		return false;
	}

	async read(key: string): Promise<Source | undefined> {
		const stem = sourceKeyOf(key);
		if (stem === undefined) return undefined;
		const { files, raw } = await this.#group(stem);
		if (files?.key !== key) return undefined;
		const read = (one: string, most: number) =>
			this.#inbox.read(raw.get(one) ?? one, most);
		const document = await read(key, MAX_DOCUMENT_BYTES);
		if (!document) return undefined;
		const metadata =
			files.metadata &&
			// The most bytes that so many UTF-16 units can have been.
			(await read(files.metadata, 4 * MAX_METADATA_LENGTH));
		const translations: Source["translations"] = [];
		for (const { edition, key: other } of files.translations) {
			const found = await read(other, MAX_DOCUMENT_BYTES);
			if (found) translations.push({ edition, key: other, bytes: found.bytes });
		}
		const attachments: StoredAttachment[] = [];
		for (const other of files.attachments) {
			const found = await read(other, MAX_ATTACHMENT_BYTES);
			// A larger one is a finding, and is left out.
			if (found && found.bytes.length <= MAX_ATTACHMENT_BYTES)
				attachments.push({
					name: other.slice(other.search(/.\.files\//i) + ".files/".length + 1),
					size: found.bytes.length,
					sha256: sha256Hex(found.bytes),
					key: other,
				});
		}
		return {
			key,
			bytes: document.bytes,
			...(files.metadata && metadata
				? { metadata: { key: files.metadata, bytes: metadata.bytes } }
				: {}),
			translations,
			attachments,
			...(document.labels[LANE_LABEL] === "backfill"
				? { lane: "backfill" as const }
				: {}),
		};
	}

	async readAttachment({
		key,
		sha256,
	}: StoredAttachment): Promise<Uint8Array | undefined> {
		for (const form of forms(key)) {
			const found = await this.#inbox.read(form, MAX_ATTACHMENT_BYTES);
			// Changed since it was described: the next look takes it as it is then.
			if (found)
				return sha256Hex(found.bytes) === sha256 ? found.bytes : undefined;
		}
		return undefined;
	}

	/** Keys of sources among the bucket's next thousand keys. */
	async listSources(after: string): Promise<{ keys: string[]; next?: string }> {
		const { files, more } = await this.#inbox.list("", after);
		const documents = files
			.map(({ key }) => key.normalize("NFC"))
			.filter((key) => classify(key).kind === "document");
		const sources = new Set(
			groupSources(documents).sources.map(({ key }) => key),
		);
		// Of two documents of one stem the other may stand on the page before or behind.
		for (const key of [documents[0], documents.at(-1)])
			if (key && (await this.concerned(key))[0] !== key) sources.delete(key);
		const last = files.at(-1);
		return {
			keys: [...sources].sort(),
			...(more && last ? { next: last.key } : {}),
		};
	}

	async #group(stem: string): Promise<Group> {
		const raw = new Map<string, string>();
		const findings: Finding[] = [];
		for (const form of forms(stem))
			for (let after = "", page = 0; page < MOST_PAGES; page++) {
				const { files, more } = await this.#inbox.list(`${form}.`, after);
				for (const { key, size } of files) {
					const own = key.normalize("NFC");
					if (sourceKeyOf(own) !== stem || raw.has(own)) continue;
					raw.set(own, key);
					if (
						size > MAX_ATTACHMENT_BYTES &&
						classify(own).kind === "attachment"
					)
						findings.push(
							finding(
								"attachment.too-large",
								{ file: own },
								{ bytes: size, limit: MAX_ATTACHMENT_BYTES },
							),
						);
				}
				if (!more) break;
				after = files.at(-1)?.key ?? after;
			}
		const grouped = groupSources([...raw.keys()]);
		return {
			files: grouped.sources[0],
			findings: [...findings, ...grouped.findings],
			raw,
		};
	}
}

/** As we write names, and as macOS does. */
function forms(text: string): string[] {
	return [...new Set([text.normalize("NFC"), text.normalize("NFD")])];
}
