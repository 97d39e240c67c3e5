// A site with everything that is published, in memory: drafts are given, none is read from a text.

import type { Lane } from "../../functions/journal/state.ts";
import type { Draft } from "../../functions/notice/draft.ts";
import type { SiteConfiguration } from "../../functions/notice/siteConfiguration.ts";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { inParallel } from "../../functions/pipeline/inParallel.ts";
import { canonicalJson, sha256Hex } from "../../functions/pipeline/json.ts";
import { normalize } from "../../functions/pipeline/normalize.ts";
import type { NormalizedDraft } from "../../functions/pipeline/normalizeSource.ts";
import {
	type PublishContext,
	type PublishReport,
	publish,
} from "../../functions/pipeline/publish.ts";
import {
	type RebuildReport,
	rebuild,
} from "../../functions/pipeline/rebuild.ts";
import { siteRendering } from "../../functions/pipeline/siteRendering.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";

export interface Given
	extends Pick<Draft, "record" | "channels">,
		Partial<Pick<Draft, "withdrawal" | "expireAt">>,
		Partial<Pick<NormalizedDraft, "acts" | "dated">> {
	/** Digests that it goes by, and that it names others with. */
	names?: string[];
	cites?: string[];
}

export class SiteWorld {
	readonly private = new MemoryStore();
	readonly public = new MemoryStore();
	readonly site: SiteConfiguration;
	/** UTC to the second. */
	now = "2026-03-01T00:00:00Z";

	constructor(site: SiteConfiguration) {
		this.site = site;
	}

	async drop(given: Given, lane: Lane = "due"): Promise<void> {
		const key = `${given.record.id}.json`;
		await normalize(key, {
			store: this.private,
			sources: {
				read: async () => ({
					key,
					bytes: new TextEncoder().encode(JSON.stringify(given)),
					translations: [],
					attachments: [],
				}),
				exists: async () => true,
				readAttachment: async () => undefined,
			},
			normalizeSource: () => normalized(given),
			recipe: "1",
			onDeletion: "keep",
			lane,
		});
	}

	publish(batch = 1000): Promise<PublishReport> {
		return publish(this.#context(batch));
	}

	rebuild(): Promise<RebuildReport> {
		return rebuild(this.#context(1));
	}

	#context(batch: number): PublishContext {
		return {
			stores: { private: this.private, public: this.public },
			rendering: siteRendering(this.site),
			readDraft: draftReader(this.private),
			clock: () => this.now,
			batch: { due: batch, backfill: batch },
		};
	}

	/** Every public file: path → text. */
	async files(): Promise<Map<string, string>> {
		const { keys } = await this.public.list("", { limit: 100_000 });
		const texts = await inParallel(keys, async (key) =>
			new TextDecoder().decode((await this.public.get(key))?.body),
		);
		return new Map(keys.map((key, n) => [key, texts[n] as string]));
	}
}

function normalized({
	names = [],
	cites = [],
	acts,
	dated,
	...draft
}: Given): NormalizedDraft {
	return {
		kind: "draft",
		id: draft.record.id,
		draft: { ...draft, findings: [] },
		digest: sha256Hex(canonicalJson(draft)),
		names,
		cites,
		...(acts ? { acts } : {}),
		...(dated ? { dated } : {}),
	};
}
