// The two stores of a made-up archive by key: private objects, and the public files that follow.
import { keys, parseJournalPage } from "../../../functions/journal/keys.ts";
import {
	ENTRIES_PER_PAGE,
	SLOTS_PER_PAGE,
} from "../../../functions/journal/state.ts";
import { latestPages } from "../../../functions/pipeline/derive.ts";
import {
	encodeJson,
	encodeText,
	sha256Hex,
} from "../../../functions/pipeline/json.ts";
import { noticeFiles } from "../../../functions/pipeline/noticeFiles.ts";
import type { PublicFile } from "../../../functions/pipeline/publicWriter.ts";
import { MemoryStore } from "../../../functions/store/memoryStore.ts";
import type { ObjectMetadata } from "../../../functions/store/store.ts";
import type { ArchiveState } from "./archiveState.ts";
import { idOf, numberOf } from "./notices.ts";

export interface BaseObject {
	body: Uint8Array;
	metadata: ObjectMetadata;
}

/** What stands somewhere before anything is written. Whoever asks for all of a large archive is refused. */
export interface Base {
	find(key: string): Promise<BaseObject | undefined>;
	list(prefix: string): Promise<string[]>;
}

export class PrivateArchive implements Base {
	readonly #state: ArchiveState;
	/** A digest does not tell its notice. Those of a notice are known once it was asked for; none is asked for before. */
	readonly #digests = new Map<string, Uint8Array>();

	constructor(state: ArchiveState) {
		this.#state = state;
	}

	/** To be called before the source of an old notice is looked at again. */
	async know(n: number): Promise<void> {
		for (const [key, body] of (await this.#state.notice(n)).objects)
			if (/^(?:names|sources)\//.test(key)) this.#digests.set(key, body);
	}

	async find(key: string): Promise<BaseObject | undefined> {
		const body = this.#digests.get(key) ?? (await this.#body(key));
		return body && { body, metadata: {} };
	}

	async list(prefix: string): Promise<string[]> {
		if (/^(?:due|backfill|rejected)\/$/.test(prefix)) return [];
		if (/^names\/[0-9a-f]{32}\/$/.test(prefix))
			return [...this.#digests.keys()]
				.filter((key) => key.startsWith(prefix))
				.sort();
		const id = /^(?:drafts|attachments)\/(n\d{7})\/$/.exec(prefix)?.[1];
		if (id) {
			const made = await this.#notice(id);
			return [...(made?.objects.keys() ?? [])]
				.filter((key) => key.startsWith(prefix))
				.sort();
		}
		throw new Error(`${prefix}: a listing that grows with the archive`);
	}

	/** Every key; for a small archive. */
	async keys(): Promise<string[]> {
		const all = [keys.head()];
		for (let n = 0; n < this.#state.size; n++) {
			await this.know(n);
			const { objects } = await this.#state.notice(n);
			all.push(...objects.keys(), keys.placed(idOf(n)));
			if (n % ENTRIES_PER_PAGE === 0)
				all.push(keys.journalPage(n / ENTRIES_PER_PAGE));
		}
		for (const channel of (await this.#state.channels()).keys()) {
			const state = await this.#state.channel(channel);
			if (!state) continue;
			all.push(keys.channel(channel));
			for (let page = 0; page * SLOTS_PER_PAGE < state.slots; page++)
				all.push(keys.channelPage(channel, page));
		}
		return [...new Set(all)].sort();
	}

	async #body(key: string): Promise<Uint8Array | undefined> {
		const state = this.#state;
		if (key === keys.head()) return encodeJson(await state.head());
		const [family, name = "", page] = key.replace(/\.json$/, "").split("/");
		if (family === "journal")
			return encoded(await state.journalPage(parseJournalPage(key) ?? -1));
		if (family === "channels")
			return encoded(
				page === undefined
					? await state.channel(name)
					: await state.channelPage(name, Number(page)),
			);
		if (family === "placed")
			return encoded((await this.#notice(name))?.entry.placed);
		if (family === "drafts")
			return (await this.#notice(name))?.objects.get(key);
		return undefined;
	}

	async #notice(id: string) {
		const n = numberOf(id);
		if (n >= this.#state.size) return undefined;
		await this.know(n);
		return this.#state.notice(n);
	}
}

function encoded(value: unknown): Uint8Array | undefined {
	return value === undefined ? undefined : encodeJson(value);
}

/** Groups of files that are rendered together, kept at hand. */
const KEPT_GROUPS = 40;

export class PublicArchive implements Base {
	readonly #state: ArchiveState;
	readonly #groups = new Map<string, Promise<Map<string, BaseObject>>>();

	constructor(state: ArchiveState) {
		this.#state = state;
	}

	async find(path: string): Promise<BaseObject | undefined> {
		const group = groupOf(path);
		return group === undefined
			? undefined
			: (await this.#files(group)).get(path);
	}

	async list(prefix: string): Promise<string[]> {
		if (/^files\/n\d{7}\/$/.test(prefix)) return [];
		throw new Error(`${prefix}: a listing that grows with the archive`);
	}

	/** Every path; for a small archive. */
	async paths(): Promise<string[]> {
		const groups = ["index"];
		for (let n = 0; n < this.#state.size; n++) {
			groups.push(`notice ${idOf(n)}`);
			if (n % ENTRIES_PER_PAGE === 0)
				groups.push(`changes ${n / ENTRIES_PER_PAGE}`);
		}
		for (const channel of (await this.#state.channels()).keys()) {
			const state = await this.#state.channel(channel);
			groups.push(`channel ${channel}`);
			for (let page = 0; page * SLOTS_PER_PAGE < (state?.slots ?? 0); page++)
				groups.push(`page ${channel} ${page}`);
		}
		const paths: string[] = [];
		for (const group of groups)
			paths.push(...(await this.#files(group)).keys());
		return paths.sort();
	}

	#files(group: string): Promise<Map<string, BaseObject>> {
		let files = this.#groups.get(group);
		if (!files) {
			files = this.#render(group);
			this.#groups.set(group, files);
			for (const oldest of this.#groups.keys()) {
				if (this.#groups.size <= KEPT_GROUPS) break;
				this.#groups.delete(oldest);
			}
		}
		return files;
	}

	async #render(group: string): Promise<Map<string, BaseObject>> {
		const state = this.#state;
		const { rendering } = state;
		const [family, name = "", number] = group.split(" ");
		switch (family) {
			case "notice": {
				const n = numberOf(name);
				if (n >= state.size) return new Map();
				const { entry, record } = await state.notice(n);
				const stores = { private: NOTHING };
				return stamped(
					noticeFiles(entry.placed, record, { rendering, stores }),
					entry.placed.generation,
				);
			}
			case "page": {
				const page = await state.channelPage(name, Number(number));
				return page
					? stamped(rendering.channelPage(page), page.generation)
					: new Map();
			}
			case "channel": {
				const channel = await state.channel(name);
				if (!channel) return new Map();
				const pages = await latestPages(
					channel,
					channel.generation,
					await this.#pagesStore(channel.channel, channel.slots),
				);
				return stamped(
					rendering.channel(channel, pages ?? []),
					channel.generation,
				);
			}
			case "changes": {
				const page = await state.journalPage(Number(name));
				return page
					? stamped(rendering.changes(page), page.generation)
					: new Map();
			}
			default: {
				const head = await state.head();
				return stamped(rendering.index(head), head.generation);
			}
		}
	}

	/** A store of the channel's newest pages alone. */
	async #pagesStore(channel: string, slots: number) {
		const last = Math.floor((slots - 1) / SLOTS_PER_PAGE);
		const store = new MemoryStore();
		for (const page of [last - 1, last]) {
			const found =
				page < 0 ? undefined : await this.#state.channelPage(channel, page);
			if (found)
				await store.put(keys.channelPage(channel, page), encodeJson(found));
		}
		return store;
	}
}

const NOTHING = new MemoryStore();

function stamped(
	files: readonly PublicFile[],
	generation: number,
): Map<string, BaseObject> {
	return new Map(
		files.map(({ path, contentType, cacheControl, body }) => {
			if (typeof body !== "string")
				throw new Error(`${path}: notices here have no attachments`);
			const bytes = encodeText(body);
			const metadata = {
				contentType,
				cacheControl,
				generation,
				sha256: sha256Hex(bytes),
			};
			return [path, { body: bytes, metadata }];
		}),
	);
}

function groupOf(path: string): string | undefined {
	if (path === "index.json" || path === "v1/changes/index.json") return "index";
	if (path === "index.html" || /^zh-[A-Za-z]+\/index\.html$/.test(path))
		return "channel all";
	const notice =
		/^v1\/notices\/(n\d{7})(?:\/r1)?\.json$/.exec(path) ??
		/^zh-[A-Za-z]+\/n\/(n\d{7})\.(?:html|ics)$/.exec(path);
	if (notice) return `notice ${notice[1]}`;
	const changes = /^v1\/changes\/(\d+)\.json$/.exec(path)?.[1];
	if (changes) return `changes ${Number(changes) - 1}`;
	const archive = /^zh-[A-Za-z]+\/([a-z-]+)\/archive\/(\d+)\./.exec(path);
	if (archive) return `page ${archive[1]} ${archive[2]}`;
	const channel =
		/^zh-[A-Za-z]+\/([a-z-]+)\/[a-z-]+\.(?:html|json|ics|rss\.xml|atom\.xml)$/.exec(
			path,
		)?.[1];
	return channel && `channel ${channel}`;
}
