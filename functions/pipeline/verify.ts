// The site derived again, from the journal and the drafts alone, and compared byte for byte.
import { keys, parseJournalPage } from "../journal/keys.ts";
import type { Entry, Head, JournalPage } from "../journal/state.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { MemoryStore } from "../store/memoryStore.ts";
import type { Store } from "../store/store.ts";
import { advanceState, type Stores } from "./derive.ts";
import type { ReadDraft } from "./drafts.ts";
import { isSettled, readHead } from "./head.ts";
import { decodeJson, encodeText, sha256Hex } from "./json.ts";
import { allKeys, renderAll } from "./renderAll.ts";

export interface VerifyContext {
	stores: Stores;
	site: SiteConfiguration;
	readDraft: ReadDraft;
	progress?: (step: string, done: number, of: number) => void;
}

export interface VerifyReport {
	/** Objects and files compared. */
	compared: number;
	differences: { path: string; problem: Problem }[];
}

export type Problem =
	| "missing"
	| "differs"
	| "unexpected"
	| "unsettled"
	| "seq-gap"
	| "seq-repeated"
	| "state-differs";

/** Private objects that the journal determines. */
const STATE = [keys.placements(), keys.channels()];

export async function verify(context: VerifyContext): Promise<VerifyReport> {
	const { stores } = context;
	const { head } = await readHead(stores.private);
	const report: VerifyReport = { compared: 0, differences: [] };
	if (!isSettled(head)) {
		report.differences.push({ path: keys.head(), problem: "unsettled" });
		return report;
	}
	const state = await replay(context, report);
	await compareState(state, stores.private, report);
	await compareFiles(head, state, context, report);
	return report;
}

/** The private state that the journal's entries make, commit by commit. */
async function replay(
	context: VerifyContext,
	report: VerifyReport,
): Promise<Store> {
	const { stores, site, readDraft } = context;
	const state = new MemoryStore();
	let seq = 0;
	let commit: Entry[] = [];
	const apply = async () => {
		const [first] = commit;
		if (!first) return;
		const head = { generation: first.placed.generation, at: first.at };
		await advanceState(head, commit, {
			stores: { private: state, public: state },
			site,
			readDraft,
		});
		commit = [];
	};
	const pages = await journalPages(stores.private);
	for (const [page, key] of pages) {
		const found = await stores.private.get(key);
		for (const entry of found ? decodeJson<JournalPage>(found).entries : []) {
			if (entry.seq !== seq + 1)
				report.differences.push({
					path: keys.journalPage(page),
					problem: entry.seq <= seq ? "seq-repeated" : "seq-gap",
				});
			seq = entry.seq;
			if (commit[0]?.placed.generation !== entry.placed.generation)
				await apply();
			commit.push(entry);
		}
		context.progress?.("journal", page + 1, pages.length);
	}
	await apply();
	return state;
}

async function journalPages(store: Store): Promise<[number, string][]> {
	const pages: [number, string][] = [];
	for await (const key of allKeys(store, keys.journal()))
		pages.push([parseJournalPage(key) ?? 0, key]);
	return pages.sort(([a], [b]) => a - b);
}

async function compareState(
	derived: Store,
	stored: Store,
	report: VerifyReport,
): Promise<void> {
	const expected = new Set<string>();
	for (const prefix of STATE)
		for await (const key of allKeys(derived, prefix)) {
			expected.add(key);
			report.compared++;
			const [ours, theirs] = [await derived.get(key), await stored.get(key)];
			if (!ours || !theirs || sha256Hex(ours.body) !== sha256Hex(theirs.body))
				report.differences.push({ path: key, problem: "state-differs" });
		}
	for (const prefix of STATE)
		for await (const key of allKeys(stored, prefix))
			if (!expected.has(key))
				report.differences.push({ path: key, problem: "state-differs" });
}

async function compareFiles(
	head: Head,
	state: Store,
	{ stores, site, readDraft, progress }: VerifyContext,
	report: VerifyReport,
): Promise<void> {
	const expected = new Set<string>();
	for await (const files of renderAll(head, {
		state,
		attachments: stores.private,
		site,
		readDraft,
		...(progress ? { progress } : {}),
	}))
		for (const { path, body } of files) {
			expected.add(path);
			report.compared++;
			const found = await stores.public.get(path);
			const bytes = typeof body === "string" ? encodeText(body) : body;
			if (!found) report.differences.push({ path, problem: "missing" });
			else if (sha256Hex(found.body) !== sha256Hex(bytes))
				report.differences.push({ path, problem: "differs" });
		}
	for await (const path of allKeys(stores.public, ""))
		if (!expected.has(path))
			report.differences.push({ path, problem: "unexpected" });
}
