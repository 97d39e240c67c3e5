// The site derived again, from the journal and the drafts alone, and compared byte for byte.
import { journalPageOf } from "../journal/applyEntries.ts";
import { keys, parseJournalPage } from "../journal/keys.ts";
import type { Entry, Head, JournalPage } from "../journal/state.ts";
import type { Draft } from "../notice/draft.ts";
import type { PublicPath } from "../site/paths.ts";
import { paths } from "../site/paths.ts";
import { MemoryStore } from "../store/memoryStore.ts";
import type { Store } from "../store/store.ts";
import { allKeys } from "./allKeys.ts";
import { advanceState, type Stores } from "./derive.ts";
import type { ReadDraft } from "./drafts.ts";
import { isSettled, readHead } from "./head.ts";
import { inParallel } from "./inParallel.ts";
import { decodeJson, sha256Hex } from "./json.ts";
import { type PublicFile, sha256Of } from "./publicWriter.ts";
import { renderAll } from "./renderAll.ts";
import type { Rendering } from "./rendering.ts";

export interface VerifyContext {
	stores: Stores;
	rendering: Rendering;
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

/** Stands in for a draft taken back: the withdrawal that did so covers all that it showed. */
const PURGED: Draft = {
	record: {
		id: "purged",
		kind: "other",
		language: "zh-Hans",
		title: "",
		contentHtml: "",
		contentText: "",
		attachments: [],
		citedDocuments: [],
		meetings: [],
		topics: [],
		regions: [],
		relations: [],
		editions: {},
		source: { keyDigest: "", sha256: "", encoding: "", mediaType: "" },
		repairs: [],
		origins: {},
	},
	channels: [],
	findings: [],
};

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
	const state = await replay(head, context, report);
	await compareState(state, stores.private, report);
	await compareFiles(head, state, context, report);
	return report;
}

/** The private state that the journal's entries make, commit by commit. */
async function replay(
	{ firstSeq }: Head,
	context: VerifyContext,
	report: VerifyReport,
): Promise<Store> {
	const { stores, rendering, readDraft } = context;
	const state = new MemoryStore();
	let seq = firstSeq - 1;
	let commit: Entry[] = [];
	const apply = async () => {
		const [first] = commit;
		if (!first) return;
		const head = { generation: first.placed.generation, at: first.at };
		await advanceState(head, commit, {
			stores: { private: state, public: state },
			rendering,
			readDraft: async (object) => (await readDraft(object)) ?? PURGED,
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
	{ stores, rendering, readDraft, progress }: VerifyContext,
	report: VerifyReport,
): Promise<void> {
	const expected = new Set<string>();
	for await (const files of renderAll(head, {
		state,
		stores,
		rendering,
		readDraft,
		...(progress ? { progress } : {}),
	})) {
		const problems = await inParallel(files, (file) =>
			compareFile(file, stores.public),
		);
		for (const [index, { path }] of files.entries()) {
			expected.add(path);
			report.compared++;
			const problem = problems[index];
			if (problem) report.differences.push({ path, problem });
		}
	}
	for await (const path of allKeys(stores.public, ""))
		if (
			!expected.has(path) &&
			// Of the time when they were made.
			!path.startsWith(paths.snapshots()) &&
			!isOfEarlierEpoch(rendering.parsePath(path), head) &&
			(await compareFile(
				rendering.retired(path) ?? rendering.purgedAttachment(path),
				stores.public,
			))
		)
			report.differences.push({ path, problem: "unexpected" });
}

async function compareFile(
	file: PublicFile,
	store: Store,
): Promise<Problem | undefined> {
	const found = await store.get(file.path);
	if (!found) return "missing";
	return sha256Hex(found.body) === sha256Of(file) ? undefined : "differs";
}

/** What a restart leaves of the epochs before: their log, their revisions, emptied archive pages. */
function isOfEarlierEpoch(parsed: PublicPath, head: Head): boolean {
	if (head.firstSeq === 1) return false;
	switch (parsed.kind) {
		case "revision":
			return parsed.revision < head.firstRevision;
		case "changes":
			return parsed.page < journalPageOf(head.firstSeq);
		default:
			return parsed.kind === "archive" || parsed.kind === "event";
	}
}
