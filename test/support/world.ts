// A small site in one place: an inbox, two stores, a clock that a test sets.
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { inParallel } from "../../functions/pipeline/inParallel.ts";
import {
	type NormalizeContext,
	type NormalizeOutcome,
	normalize,
} from "../../functions/pipeline/normalize.ts";
import {
	type PublishContext,
	type PublishReport,
	publish,
} from "../../functions/pipeline/publish.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import type { Store } from "../../functions/store/store.ts";
import { plainRendering } from "./plainRendering.ts";
import {
	PlainInbox,
	type PlainNotice,
	plainNormalize,
} from "./plainSources.ts";

export class World {
	readonly inbox: PlainInbox;
	readonly private: Store;
	readonly public: Store;
	now = "2026-03-01T00:00:00Z";
	onDeletion: NormalizeContext["onDeletion"] = "withdraw";
	recipe = "1";
	lane: NormalizeContext["lane"] = "due";
	/** What this recipe makes of a title. */
	rewrite: (title: string) => string = (title) => title;
	batch = { due: 100, backfill: 100 };

	constructor(
		stores: { private: Store; public: Store } = {
			private: new MemoryStore(),
			public: new MemoryStore(),
		},
		inbox = new PlainInbox(),
	) {
		this.inbox = inbox;
		this.private = stores.private;
		this.public = stores.public;
	}

	context(more: Partial<PublishContext> = {}): PublishContext {
		return {
			stores: { private: this.private, public: this.public },
			rendering: plainRendering(["all", "a", "b"]),
			readDraft: draftReader(this.private),
			clock: () => this.now,
			batch: this.batch,
			...more,
		};
	}

	normalizeContext(more: Partial<NormalizeContext> = {}): NormalizeContext {
		return {
			store: this.private,
			sources: this.inbox,
			normalizeSource: (source) => plainNormalize(source, this.rewrite),
			recipe: this.recipe,
			onDeletion: this.onDeletion,
			lane: this.lane,
			...more,
		};
	}

	normalize(
		key: string,
		more: Partial<NormalizeContext> = {},
	): Promise<NormalizeOutcome> {
		return normalize(key, this.normalizeContext(more));
	}

	async drop(key: string, notice: PlainNotice): Promise<NormalizeOutcome> {
		this.inbox.drop(key, notice);
		return this.normalize(key);
	}

	async remove(key: string): Promise<NormalizeOutcome> {
		this.inbox.remove(key);
		return this.normalize(key);
	}

	publish(more: Partial<PublishContext> = {}): Promise<PublishReport> {
		return publish(this.context(more));
	}

	async file(path: string): Promise<unknown> {
		const found = await this.public.get(path);
		return found && JSON.parse(new TextDecoder().decode(found.body));
	}

	/** Every object of a store, or public file: key → text. */
	async tree(store: Store = this.public): Promise<Record<string, string>> {
		const { keys } = await store.list("", { limit: 100_000 });
		const texts = await inParallel(keys, async (key) =>
			new TextDecoder().decode((await store.get(key))?.body),
		);
		return Object.fromEntries(keys.map((key, n) => [key, texts[n] as string]));
	}
}
