// An inbox of small JSON sources, and the pure step from one of them to its draft: what the
// protocol needs of a notice, without any text to understand.

import { keys } from "../../functions/journal/keys.ts";
import type {
	Source,
	StoredAttachment,
} from "../../functions/notice/document.ts";
import type {
	Kind,
	Meeting,
	RELATION_TYPES,
	Withdrawal,
} from "../../functions/notice/schema.ts";
import { canonicalJson, sha256Hex } from "../../functions/pipeline/json.ts";
import type { Sources } from "../../functions/pipeline/normalize.ts";
import type { Normalized } from "../../functions/pipeline/normalizeSource.ts";

export interface PlainNotice {
	title: string;
	text?: string;
	kind?: Kind;
	channels?: string[];
	publishAt?: string;
	expireAt?: string;
	withdrawn?: Withdrawal["reason"];
	/** Time of the meeting, `HH:MM` on 2026-06-01. */
	time?: string;
	dated?: string;
	/** Goes by this name too. */
	alias?: string;
	/** Acts on the notice of this title. */
	acts?: { type: (typeof RELATION_TYPES)[number]; on: string; time?: string };
	/** Text of an attachment `f.txt`. */
	file?: string;
	/** Becomes no draft at all. */
	bad?: boolean;
}

export class PlainInbox implements Sources {
	readonly #notices = new Map<string, string>();

	drop(key: string, notice: PlainNotice): void {
		this.#notices.set(key, JSON.stringify(notice));
	}

	remove(key: string): void {
		this.#notices.delete(key);
	}

	keys(): string[] {
		return [...this.#notices.keys()];
	}

	async read(key: string): Promise<Source | undefined> {
		const text = this.#notices.get(key);
		if (text === undefined) return undefined;
		const { file } = JSON.parse(text) as PlainNotice;
		return {
			key,
			bytes: new TextEncoder().encode(text),
			translations: [],
			attachments: file === undefined ? [] : [attachmentOf(key, file)],
		};
	}

	async exists(key: string): Promise<boolean> {
		return this.#notices.has(key);
	}

	/** As it is now, or nothing if it is another by now. */
	async readAttachment({
		key,
		sha256,
	}: StoredAttachment): Promise<Uint8Array | undefined> {
		const text = this.#notices.get(key);
		const file = text && (JSON.parse(text) as PlainNotice).file;
		return file && sha256Hex(file) === sha256
			? new TextEncoder().encode(file)
			: undefined;
	}
}

function attachmentOf(key: string, file: string): StoredAttachment {
	return { name: "f.txt", size: file.length, sha256: sha256Hex(file), key };
}

export function nameOf(title: string): string {
	return sha256Hex(title).slice(0, 32);
}

export function plainNormalize(
	source: Source,
	rewrite: (title: string) => string = (title) => title,
): Normalized {
	const notice = JSON.parse(
		new TextDecoder().decode(source.bytes),
	) as PlainNotice;
	const title = rewrite(notice.title);
	if (notice.bad) return { kind: "rejected", findings: [] };
	const id = source.key.replace(/\..*$/, "");
	const meetings = notice.time ? [meeting(`${id}-1`, notice.time)] : [];
	const draft = {
		record: {
			id,
			kind: notice.kind ?? "notice",
			language: "zh-Hans" as const,
			title,
			contentHtml: "",
			contentText: notice.text ?? "",
			attachments: source.attachments.map(({ name, size, sha256 }) => ({
				name,
				url: `https://site.example/files/${id}/1-${sha256.slice(0, 12)}.txt`,
				mediaType: "text/plain",
				size,
				sha256,
				storedAs: keys.attachment(id, sha256, ".txt"),
				path: `1-${sha256.slice(0, 12)}.txt`,
			})),
			citedDocuments: [],
			meetings,
			topics: [],
			regions: [],
			relations: [],
			editions: {},
			source: {
				keyDigest: "",
				sha256: "",
				encoding: "UTF-8",
				mediaType: "text/plain",
			},
			repairs: [],
			origins: {},
		},
		channels: notice.channels ?? ["all"],
		...(notice.withdrawn ? { withdrawal: { reason: notice.withdrawn } } : {}),
		...(notice.publishAt ? { publishAt: notice.publishAt } : {}),
		...(notice.expireAt ? { expireAt: notice.expireAt } : {}),
		findings: [],
	};
	return {
		kind: "draft",
		id,
		draft,
		digest: sha256Hex(canonicalJson(draft)),
		names: [notice.title, ...(notice.alias ? [notice.alias] : [])].map(nameOf),
		cites: notice.acts ? [nameOf(notice.acts.on)] : [],
		...(notice.acts
			? {
					acts: {
						relations: [
							{
								type: notice.acts.type,
								cites: [nameOf(notice.acts.on)],
								titles: [],
							},
						],
						...(notice.acts.time
							? { schedule: { startAt: start(notice.acts.time) } }
							: {}),
					},
				}
			: {}),
		...(notice.dated ? { dated: notice.dated } : {}),
	};
}

function start(time: string): NonNullable<Meeting["startAt"]> {
	return {
		date: "2026-06-01",
		time,
		precision: "minute",
		timezone: "Asia/Shanghai",
		raw: time,
	};
}

function meeting(uid: string, time: string): Meeting {
	return {
		uid,
		sequence: 0,
		previousSchedules: [],
		status: "confirmed",
		startAt: start(time),
		locations: [],
		organizers: [],
		chairs: [],
		people: [],
		agenda: [],
		points: [],
		contacts: [],
	};
}

/** Without the fields that are undefined, which a source cannot say. */
export function withoutAbsent(
	notice: { [Field in keyof PlainNotice]: PlainNotice[Field] | undefined },
): PlainNotice {
	return JSON.parse(JSON.stringify(notice)) as PlainNotice;
}
