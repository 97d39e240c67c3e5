// Sitemaps, apart from publishing: bounded parts by first seq, and their index.

import { keys } from "../journal/keys.ts";
import {
	ENTRIES_PER_PAGE,
	type Head,
	type JournalPage,
} from "../journal/state.ts";
import { readHead } from "./head.ts";
import { decodeJson, encodeJson } from "./json.ts";
import { type PublicFile, publicWriter } from "./publicWriter.ts";
import type { PublishContext } from "./publish.ts";
import { putSurely } from "./putSurely.ts";
import type { RenderContext } from "./renderAll.ts";

/** Seqs whose first entries one part lists. */
const SITEMAP_SEQS = 5000;

interface Done {
	lastSeq: number;
}

/** Parts that have grown since last time. */
export async function writeSitemaps(
	context: PublishContext,
): Promise<{ files: string[] }> {
	const { stores, rendering, readDraft } = context;
	const { head } = await readHead(stores.private);
	const found = await stores.private.get(keys.sitemaps());
	const from = (found ? decodeJson<Done>(found).lastSeq : 0) + 1;
	if (found && from > head.seq) return { files: [] };
	const writer = publicWriter(stores.public, head.generation);
	for await (const files of sitemapFiles(from, head, {
		state: stores.private,
		stores,
		rendering,
		readDraft,
	}))
		await writer.write(files);
	await putSurely(
		stores.private,
		keys.sitemaps(),
		encodeJson({ lastSeq: head.seq } satisfies Done),
	);
	return { files: writer.written };
}

/** The parts that hold `fromSeq` or later, and the index. */
export async function* sitemapFiles(
	fromSeq: number,
	head: Head,
	{ state, rendering }: RenderContext,
): AsyncGenerator<PublicFile[]> {
	const last = Math.max(1, Math.ceil(head.seq / SITEMAP_SEQS));
	const first = Math.ceil(fromSeq / SITEMAP_SEQS);
	for (let part = first; part <= last; part++)
		yield [rendering.sitemap(part, await idsOf(part, head, state))];
	yield [rendering.sitemapIndex(last)];
}

async function idsOf(
	part: number,
	head: Head,
	state: RenderContext["state"],
): Promise<string[]> {
	const ids: string[] = [];
	const from = (part - 1) * SITEMAP_SEQS;
	const to = Math.min(head.seq, part * SITEMAP_SEQS);
	for (
		let page = from / ENTRIES_PER_PAGE;
		page * ENTRIES_PER_PAGE < to;
		page++
	) {
		const found = await state.get(keys.journalPage(page));
		if (!found) continue;
		// A commit on its way out may have added to the page already.
		for (const { seq, placed } of decodeJson<JournalPage>(found).entries)
			if (placed.firstSeq === seq && seq <= head.seq) ids.push(placed.id);
	}
	return ids;
}
