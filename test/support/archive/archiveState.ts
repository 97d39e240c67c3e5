// The private state of an archive of any number of notices, object by object when it is asked for:
// what the pipeline leaves when it publishes them one after the other. A test holds it to that.
import {
	applyToChannel,
	applyToChannelPage,
	applyToJournalPage,
} from "../../../functions/journal/applyEntries.ts";
import { chooseTarget } from "../../../functions/journal/chooseTarget.ts";
import { keys } from "../../../functions/journal/keys.ts";
import { makeEntry } from "../../../functions/journal/makeEntry.ts";
import { channelFactsOf } from "../../../functions/journal/showEntry.ts";
import {
	type ChannelPage,
	type ChannelState,
	type Current,
	ENTRIES_PER_PAGE,
	type Entry,
	type Head,
	type JournalPage,
	SLOTS_PER_PAGE,
} from "../../../functions/journal/state.ts";
import type { Draft } from "../../../functions/notice/draft.ts";

import { normalize } from "../../../functions/pipeline/normalize.ts";
import {
	normalizeSource,
	recipeOf,
} from "../../../functions/pipeline/normalizeSource.ts";
import type { Rendering } from "../../../functions/pipeline/rendering.ts";
import { MemoryStore } from "../../../functions/store/memoryStore.ts";
import {
	CONFIGURATION,
	idOf,
	PERIOD,
	releasedAt,
	sourceOf,
} from "./notices.ts";

/** Notices kept at hand. */
const KEPT = 2000;
/** Meetings of notices further back have left the calendar. */
const CALENDAR = 110;

export interface Made {
	entry: Entry;
	record: Draft["record"];
	channels: string[];
	/** What normalizing it has left, by key. */
	objects: Map<string, Uint8Array>;
}

export class ArchiveState {
	readonly size: number;
	readonly #rendering: Rendering;
	readonly #made = new Map<number, Promise<Made>>();
	#channels: Promise<Map<string, number[]>> | undefined;

	constructor(size: number, rendering: Rendering) {
		this.size = size;
		this.#rendering = rendering;
	}

	get rendering(): Rendering {
		return this.#rendering;
	}

	notice(n: number): Promise<Made> {
		let made = this.#made.get(n);
		if (!made) {
			made = this.#make(n);
			this.#made.set(n, made);
			for (const oldest of this.#made.keys()) {
				if (this.#made.size <= KEPT) break;
				this.#made.delete(oldest);
			}
		}
		return made;
	}

	/** Channel → which of each round of notices stand in it. */
	channels(): Promise<Map<string, number[]>> {
		this.#channels ??= this.#findChannels();
		return this.#channels;
	}

	async head(): Promise<Head> {
		return {
			epoch: releasedAt(0, this.size),
			generation: this.size,
			seq: this.size,
			firstSeq: 1,
			firstRevision: 1,
			at: releasedAt(this.size - 1, this.size),
			changedAt: releasedAt(this.size - 1, this.size),
			live: this.size,
			removed: [],
			entries: [],
		};
	}

	async journalPage(page: number): Promise<JournalPage | undefined> {
		const first = page * ENTRIES_PER_PAGE;
		const last = Math.min(this.size, first + ENTRIES_PER_PAGE);
		const entries: Entry[] = [];
		for (let n = first; n < last; n++)
			entries.push((await this.notice(n)).entry);
		return entries.length === 0
			? undefined
			: applyToJournalPage(page, undefined, last, entries);
	}

	async channelPage(
		channel: string,
		page: number,
	): Promise<ChannelPage | undefined> {
		let state: ChannelPage | undefined;
		const first = page * SLOTS_PER_PAGE;
		for (let slot = first; slot < first + SLOTS_PER_PAGE; slot++) {
			const n = await this.#numberAt(channel, slot);
			if (n === undefined) break;
			const { entry, record } = await this.notice(n);
			state = applyToChannelPage(
				channel,
				page,
				state,
				entry.placed.generation,
				entry.at,
				[entry],
				() => this.#rendering.pageEntry(entry, record),
			);
		}
		return state;
	}

	async channel(channel: string): Promise<ChannelState | undefined> {
		let state: ChannelState | undefined;
		const slots = await this.#slots(channel);
		for (let slot = Math.max(0, slots - CALENDAR); slot < slots; slot++) {
			const n = (await this.#numberAt(channel, slot)) as number;
			const { entry, record } = await this.notice(n);
			state = applyToChannel(
				channel,
				state,
				entry.placed.generation,
				entry.at,
				[entry],
				() => channelFactsOf(entry, record),
			);
		}
		return state;
	}

	/** Slots given in the channel. */
	async #slots(channel: string): Promise<number> {
		const members = (await this.channels()).get(channel) ?? [];
		const rest = this.size % PERIOD;
		return (
			Math.floor(this.size / PERIOD) * members.length +
			members.filter((member) => member < rest).length
		);
	}

	async #numberAt(channel: string, slot: number): Promise<number | undefined> {
		const members = (await this.channels()).get(channel) ?? [];
		if (members.length === 0) return undefined;
		const n =
			Math.floor(slot / members.length) * PERIOD +
			(members[slot % members.length] as number);
		return n < this.size ? n : undefined;
	}

	async #findChannels(): Promise<Map<string, number[]>> {
		const found = new Map<string, number[]>();
		for (let n = 0; n < PERIOD; n++)
			for (const channel of (await normalized(n, this.size)).current.channels)
				found.set(channel, [...(found.get(channel) ?? []), n]);
		return found;
	}

	async #make(n: number): Promise<Made> {
		const { current, record, objects } = await normalized(n, this.size);
		const at = releasedAt(n, this.size);
		const target = chooseTarget(current, undefined, at);
		if (!target) throw new Error(`${current.id}: not due`);
		const members = await this.channels();
		const slots = current.channels.map((channel): [string, number] => {
			const round = members.get(channel) ?? [];
			return [
				channel,
				Math.floor(n / PERIOD) * round.length + round.indexOf(n % PERIOD),
			];
		});
		const entry = makeEntry({
			id: current.id,
			seq: n + 1,
			generation: n + 1,
			at,
			firstRevision: 1,
			placed: undefined,
			target,
			effects: [],
			record,
			recordBefore: undefined,
			newPlaces: Object.fromEntries(slots),
			backfill: false,
		});
		return { entry, record, channels: current.channels, objects };
	}
}

/** What the real normalization leaves in an empty store; its mark is deleted once it is published. */
async function normalized(n: number, size: number) {
	const store = new MemoryStore();
	const source = sourceOf(n, size);
	await normalize(source.key, {
		store,
		sources: {
			read: async () => source,
			exists: async () => true,
			readAttachment: async () => undefined,
		},
		normalizeSource: (one) => normalizeSource(one, CONFIGURATION),
		recipe: recipeOf(CONFIGURATION),
		onDeletion: "keep",
		lane: "due",
	});
	const objects = new Map<string, Uint8Array>();
	for (const key of (await store.list("")).keys) {
		const found = await store.get(key);
		if (found && !key.startsWith(keys.lane("due")))
			objects.set(key, found.body);
	}
	const read = <T>(key: string) =>
		JSON.parse(Buffer.from(objects.get(key) as Uint8Array).toString()) as T;
	const current = read<Current>(keys.current(idOf(n)));
	return { current, record: read<Draft>(current.object).record, objects };
}
