// Whether a site is what the newest sources say, and never went back on its way there.
import { keys, parseMark } from "../../functions/journal/keys.ts";
import type { Current, Head } from "../../functions/journal/state.ts";
import { decodeJson } from "../../functions/pipeline/json.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { journalEntries, journalProblems } from "../support/journalCheck.ts";
import { wentBack } from "../support/recordingStore.ts";
import type { World } from "../support/world.ts";
import type { Played } from "./playSchedule.ts";
import { idOf, lastOf, type Script, type Version } from "./script.ts";

interface Shown {
	state: string;
	title: string;
	text: string;
	statuses: string[];
}

export async function problemsOf(
	script: Script,
	played: Played,
): Promise<string[]> {
	const { world, history, stores } = played;
	const problems = new Set<string>([
		...(await journalProblems(world.private)),
		...wentBack(history, stores),
	]);
	const { differences } = await verify(world.context());
	for (const { path, problem } of differences)
		problems.add(`${problem}: ${path}`);
	const tree = await world.tree();
	const published = new Set<string>();
	for (const [path, text] of Object.entries(tree))
		if (path.startsWith("v1/changes/"))
			for (const { id } of JSON.parse(text) as { id: string }[])
				published.add(id);
	for (const [key, versions] of Object.entries(script)) {
		const id = idOf(key);
		const text = tree[`v1/notices/${id}.json`];
		const shown = text && (JSON.parse(text) as Shown);
		const last = lastOf(versions);
		if (!last || last.withdrawn) {
			if (published.has(id) !== Boolean(shown))
				problems.add(`${id} was ${shown ? "never" : "once"} public`);
			if (shown && shown.state !== "withdrawn")
				problems.add(`withdrawn, but shown: ${id}`);
			continue;
		}
		if (
			!shown ||
			shown.state !== (last.expireAt ? "expired" : "live") ||
			shown.title !== last.title ||
			shown.text !== (last.text ?? "")
		)
			problems.add(`not as its source says: ${id} ${text}`);
		else if (last.time && shown.statuses[0] !== statusOf(key, script))
			problems.add(
				`${id} is ${shown.statuses[0]}, not ${statusOf(key, script)}`,
			);
	}
	const { keys: marks } = await world.private.list("due/");
	for (const mark of marks)
		if (!(await isAhead(mark, world))) problems.add(`mark left: ${mark}`);
	for (const problem of await aheadOfStamp(played)) problems.add(problem);
	for (const problem of early(script, played)) problems.add(problem);
	for (const problem of shownAgain(script, played)) problems.add(problem);
	for (const problem of notTakenBack(script, tree)) problems.add(problem);
	return [...problems];
}

/** Left by a normalization that crashed, of a source that was then set back or deleted: it waits. */
async function isAhead(key: string, world: World): Promise<boolean> {
	const mark = parseMark(key);
	const found = mark && (await world.private.get(keys.current(mark.id)));
	const current = found && decodeJson<Current>(found);
	return mark !== undefined && mark.draft > (current?.draft ?? 0);
}

/** What the notices that are public at the end make of a meeting; of one day a cancellation has the last word. */
function statusOf(key: string, script: Script): string {
	const title = lastOf(script[key] as Version[])?.title;
	let status = "confirmed";
	for (const other of Object.keys(script)) {
		const last = lastOf(script[other] as Version[]);
		if (!last || other === key || last.acts?.on !== title || last.withdrawn)
			continue;
		if (status !== "cancelled")
			status = last.acts?.type === "cancels" ? "cancelled" : "rescheduled";
	}
	return status;
}

/** A file that shows a revision of a later commit than the one that it is stamped with. */
async function aheadOfStamp({
	world,
	history,
	stores,
}: Played): Promise<string[]> {
	const generations = new Map<string, number>();
	for (const { placed } of await journalEntries(world.private))
		generations.set(`${placed.id} ${placed.revision}`, placed.generation);
	const problems: string[] = [];
	for (const { store, path, generation, text } of history) {
		if (store !== stores.public || !/^(?:latest|archive)\//.test(path))
			continue;
		const { entries } = JSON.parse(text) as {
			entries: { id: string; revision: number }[];
		};
		for (const { id, revision } of entries)
			if ((generations.get(`${id} ${revision}`) ?? 0) > generation)
				problems.push(`${path} at ${generation} shows ${id} r${revision}`);
	}
	return problems;
}

/** A text that each version with it schedules, seen in public before the first of those times. */
function early(script: Script, { history, stores }: Played): string[] {
	const times = new Map<string, string>();
	for (const versions of Object.values(script))
		for (const version of versions) {
			if (version === "gone" || !version.text) continue;
			const known = times.get(version.text);
			const time = version.publishAt ?? "";
			times.set(
				version.text,
				known === undefined || time < known ? time : known,
			);
		}
	return history.flatMap(({ store, path, text, at }) =>
		store === stores.public
			? [...times]
					.filter(([word, time]) => at < time && text.includes(word))
					.map(([word]) => `early: ${word} in ${path} at ${at}`)
			: [],
	);
}

/**
 * After a withdrawal for privacy is fully out, nothing writes any text again that came before it. Before,
 * what stalled may still have been on its way.
 */
function shownAgain(script: Script, { history, stores }: Played): string[] {
	const problems: string[] = [];
	const banned = new Map<string, string>();
	let pending: [string, string][] = [];
	for (const { store, path, text } of history) {
		if (store === stores.public) {
			for (const [word, id] of banned)
				if (text.includes(word))
					problems.push(`taken back, but written again: ${id} in ${path}`);
			continue;
		}
		if (path !== "head.json") continue;
		const head = JSON.parse(text) as Head;
		if (head.entries.length === 0) {
			for (const [word, id] of pending) banned.set(word, id);
			pending = [];
			continue;
		}
		pending = head.entries
			.filter(
				({ op, placed }) =>
					op === "withdraw" && placed.withdrawal?.reason === "privacy",
			)
			.flatMap(({ placed }) => textsBefore("first", script, placed.id));
	}
	return problems;
}

/** Texts up to the first or last version that withdraws for privacy, and in none after it. */
function textsBefore(
	which: "first" | "last",
	script: Script,
	id: string,
): [string, string][] {
	const versions = script[`${id}.txt`] ?? [];
	const withdraws = (version: Version) =>
		version !== "gone" && version.withdrawn === "privacy";
	const withdrawal =
		which === "first"
			? versions.findIndex(withdraws)
			: versions.findLastIndex(withdraws);
	const texts = (from: readonly Version[]) =>
		from.flatMap((version) =>
			version !== "gone" && version.text ? [version.text] : [],
		);
	const later = texts(versions.slice(withdrawal + 1));
	return texts(versions.slice(0, withdrawal + 1))
		.filter((word) => !later.includes(word))
		.map((word) => [word, id]);
}

/** What ended withdrawn for privacy, and was public, stands nowhere in the tree. */
function notTakenBack(script: Script, tree: Record<string, string>): string[] {
	return Object.entries(script).flatMap(([key, versions]) => {
		if (lastOf(versions)?.withdrawn !== "privacy") return [];
		const words = textsBefore("last", script, idOf(key));
		return Object.entries(tree).flatMap(([path, text]) =>
			words
				.filter(([word]) => text.includes(word))
				.map(([word]) => `taken back, but there: ${word} in ${path}`),
		);
	});
}
