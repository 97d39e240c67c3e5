// Editors, repeated events, publishers with different clocks and a rebuild, interleaved at every
// call to the stores, with crashes and lost replies; then one undisturbed run. Whatever happened,
// the site must be what the newest sources say, and must never have gone back on its way there.
import { describe, expect, it } from "vitest";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { type PlainNotice, plainNormalize } from "../support/plainSources.ts";
import { random } from "../support/random.ts";
import { RecordingStore } from "../support/recordingStore.ts";
import { type Faults, Scheduler } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

/** In `npm test`; HUIXUN_SCHEDULES asks for more. */
const SCHEDULES = Number(process.env.HUIXUN_SCHEDULES ?? 1200);

const TICKS = [
	"2026-03-01T00:00:00Z",
	"2026-03-02T00:00:00Z",
	"2026-03-03T00:00:00Z",
];

/** Per source, the versions that the editor saves one after the other. */
type Script = Record<string, PlainNotice[]>;

const SCRIPTS: Record<string, Script> = {
	"moved, then withdrawn, beside a scheduled one": {
		"a.txt": [
			{ title: "甲会", channels: ["a", "all"] },
			{ title: "甲会", channels: ["all", "b"] },
			{ title: "甲会", channels: ["all", "b"], withdrawn: "privacy" },
		],
		"b.txt": [
			{ title: "乙会", publishAt: TICKS[1] as string },
			{ title: "乙会二", publishAt: TICKS[2] as string },
		],
	},
	"withdrawn, then reinstated, beside one that expires": {
		"a.txt": [
			{ title: "甲会" },
			{ title: "甲会", withdrawn: "published_in_error" },
			{ title: "甲会三", channels: ["all", "b"] },
		],
		"b.txt": [{ title: "乙会", expireAt: TICKS[1] as string }],
	},
	"cancelled by a scheduled notice, which is then taken back": {
		"a.txt": [{ title: "甲会", time: "09:00" }],
		"c.txt": [
			{
				title: "取消甲会",
				kind: "cancellation",
				acts: { type: "cancels", on: "甲会" },
				publishAt: TICKS[1] as string,
			},
			{
				title: "取消甲会",
				kind: "cancellation",
				acts: { type: "cancels", on: "甲会" },
				withdrawn: "published_in_error",
			},
		],
	},
	"moved in time by a notice that may come first": {
		"a.txt": [
			{ title: "甲会", time: "09:00" },
			{ title: "甲会", time: "10:00" },
		],
		"m.txt": [
			{
				title: "甲会改期",
				kind: "rescheduling",
				acts: { type: "reschedules", on: "甲会", time: "15:00" },
			},
		],
	},
};

interface Outcome {
	problems: string[];
	scheduler: Scheduler;
}

async function play(
	script: Script,
	seed: number,
	faults: Faults,
): Promise<Outcome> {
	let tick = 0;
	const clock = () => TICKS[tick] as string;
	const world = new World({
		private: new MemoryStore(),
		public: new RecordingStore(clock),
	});
	const scheduler = new Scheduler(random(seed), faults);
	const stores = (actor: string) => ({
		private: scheduler.view(world.private, actor),
		public: scheduler.view(world.public, actor),
	});
	const publisher = (actor: string, behind: number) => async () => {
		for (let turn = 0; turn < 3; turn++)
			await publish({
				...world.context(),
				stores: stores(actor),
				readDraft: draftReader(stores(actor).private),
				clock: () => TICKS[Math.max(0, tick - behind)] as string,
			});
	};
	const normalizer = (actor: string) => (key: string) =>
		normalize(key, {
			store: stores(actor).private,
			sources: {
				read: async (name) => {
					// Reading the inbox is a call like any other: it can be late.
					await stores(actor).private.head("inbox");
					return world.inbox.read(name);
				},
				exists: (name) => world.inbox.exists(name),
				readAttachment: async () => undefined,
			},
			normalizeSource: plainNormalize,
			recipe: "1",
			onDeletion: "keep",
			lane: "due",
		});
	const keys = Object.keys(script);
	const editor = async () => {
		const versions = Math.max(...Object.values(script).map((v) => v.length));
		for (let version = 0; version < versions; version++)
			for (const key of keys) {
				const notice = script[key]?.[version];
				if (!notice) continue;
				world.inbox.drop(key, notice);
				await normalizer("editor")(key);
			}
	};
	await scheduler.run({
		editor,
		echo: async () => {
			for (const key of [...keys, ...keys]) await normalizer("echo")(key);
		},
		one: publisher("one", 0),
		two: publisher("two", 1),
		rebuilder: async () => {
			await rebuild({
				...world.context(),
				stores: stores("rebuilder"),
				readDraft: draftReader(stores("rebuilder").private),
				clock,
			});
		},
		clock: async () => {
			for (tick = 0; tick < TICKS.length - 1; tick++)
				for (let wait = 0; wait < 20; wait++)
					await scheduler.view(world.private, "clock").head("clock");
		},
	});
	tick = TICKS.length - 1;
	world.now = clock();
	for (const key of keys) {
		world.inbox.drop(key, script[key]?.at(-1) as PlainNotice);
		await world.normalize(key);
	}
	await world.publish();
	await rebuild(world.context());
	return { problems: await problemsOf(world, script), scheduler };
}

async function problemsOf(world: World, script: Script): Promise<string[]> {
	const problems: string[] = [];
	const { differences } = await verify(world.context());
	for (const { path, problem } of differences)
		problems.push(`${problem}: ${path}`);
	const published = new Set<string>();
	for (const [path, text] of Object.entries(await world.tree()))
		if (path.startsWith("v1/changes/"))
			for (const { id } of JSON.parse(text) as { id: string }[])
				published.add(id);
	for (const [key, versions] of Object.entries(script)) {
		const id = key.replace(".txt", "");
		const last = versions.at(-1) as PlainNotice;
		const shown = (await world.file(`v1/notices/${id}.json`)) as
			| { state: string; title: string; statuses: string[] }
			| undefined;
		if (last.withdrawn) {
			if (published.has(id) && shown?.state !== "withdrawn")
				problems.push(`no tombstone: ${id}`);
			if (!published.has(id) && shown) problems.push(`never public: ${id}`);
			continue;
		}
		const state = last.expireAt ? "expired" : "live";
		if (shown?.state !== state || shown.title !== last.title)
			problems.push(`not as its source says: ${id} ${JSON.stringify(shown)}`);
		const expected = statusOf(id, script);
		if (last.time && shown?.statuses[0] !== expected)
			problems.push(`${id} is ${shown?.statuses[0]}, not ${expected}`);
	}
	const { keys: marks } = await world.private.list("due/");
	for (const mark of marks) problems.push(`mark left: ${mark}`);
	return [...problems, ...historyProblems(world, script)];
}

/** What the effects of the notices that are public at the end make of a meeting. */
function statusOf(id: string, script: Script): string {
	const title = script[`${id}.txt`]?.at(-1)?.title;
	for (const versions of Object.values(script)) {
		const last = versions.at(-1) as PlainNotice;
		if (last.acts?.on !== title || last.withdrawn) continue;
		return last.acts?.type === "cancels" ? "cancelled" : "rescheduled";
	}
	return "confirmed";
}

function historyProblems(world: World, script: Script): string[] {
	const problems: string[] = [];
	const newest = new Map<string, number>();
	const withdrawn = new Map<string, number>();
	for (const { path, generation, text, at } of (world.public as RecordingStore)
		.history) {
		if (generation < (newest.get(path) ?? 0))
			problems.push(`went back: ${path}`);
		newest.set(path, Math.max(generation, newest.get(path) ?? 0));
		for (const [key, versions] of Object.entries(script))
			for (const { title, publishAt } of versions)
				if (
					publishAt !== undefined &&
					at < publishAt &&
					text.includes(`"${title}"`) &&
					!versions.some(
						(other) => other.title === title && other.publishAt !== publishAt,
					)
				)
					problems.push(`early: ${key} in ${path} at ${at}`);
		const notice = /^v1\/notices\/([a-z]+)\.json$/.exec(path)?.[1];
		if (!notice) continue;
		const { state, revision } = JSON.parse(text) as {
			state: string;
			revision: number;
		};
		if (state === "withdrawn") withdrawn.set(notice, revision);
		else if (revision < (withdrawn.get(notice) ?? 0))
			problems.push(`shown again after its withdrawal: ${notice}`);
	}
	return [...new Set(problems)];
}

describe("any interleaving of editors, publishers and a rebuild", () => {
	const names = Object.keys(SCRIPTS);
	it.each(names)(
		"ends with the site that the newest sources say: %s",
		async (name) => {
			const share = Math.ceil(SCHEDULES / names.length);
			let changes = 0;
			let crashes = 0;
			let lost = 0;
			for (let run = 0; run < share; run++) {
				const seed = 1 + run * 7919;
				const { problems, scheduler } = await play(
					SCRIPTS[name] as Script,
					seed,
					{
						change: [0.02, 0.1, 0.3, 0.6][run % 4] as number,
						crash: [0, 0.01, 0.04][run % 3] as number,
						lost: [0, 0.02, 0.05][run % 3] as number,
					},
				);
				expect(problems, `seed ${seed}`).toEqual([]);
				changes += scheduler.changes > 0 ? 1 : 0;
				crashes += scheduler.crashes;
				lost += scheduler.lost;
			}
			// The schedules did interleave, and the faults did strike.
			expect(changes).toBeGreaterThan(share * 0.9);
			expect(crashes).toBeGreaterThan(share / 10);
			expect(lost).toBeGreaterThan(share / 10);
		},
		600_000,
	);
});
