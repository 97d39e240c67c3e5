// Editors, repeated events, publishers with different clocks and a rebuild, interleaved at every call
// to the stores, with crashes and lost replies; then one undisturbed run.
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { plainNormalize } from "../support/plainSources.ts";
import { random } from "../support/random.ts";
import { reconcileAll } from "../support/reconcileAll.ts";
import { RecordingStore, type Written } from "../support/recordingStore.ts";
import { Crashed, type Faults, Scheduler } from "../support/scheduler.ts";
import { World } from "../support/world.ts";
import { type Script, TICKS, type Version } from "./script.ts";

export interface Cast {
	/** A second publisher, whose clock is one tick behind. */
	second: boolean;
	rebuilder: boolean;
	/** Events come twice more, whenever. */
	echo: boolean;
	/** Ids of one commit. */
	batch: number;
}

export const EVERYBODY: Cast = {
	second: true,
	rebuilder: true,
	echo: true,
	batch: 100,
};

/** Times that a publisher is rung in one schedule. */
const MOST_TURNS = 8;

export interface Played {
	world: World;
	stores: { private: RecordingStore; public: RecordingStore };
	history: Written[];
	scheduler: Scheduler;
}

export async function playSchedule(
	script: Script,
	cast: Cast,
	seed: number,
	faults: Faults,
): Promise<Played> {
	let tick = 0;
	const clock = (behind = 0) => TICKS[Math.max(0, tick - behind)] as string;
	const history: Written[] = [];
	const recorded = {
		private: new RecordingStore(clock, history),
		public: new RecordingStore(clock, history),
	};
	const world = new World(recorded);
	world.batch = { due: cast.batch, backfill: cast.batch };
	const scheduler = new Scheduler(random(seed), faults);
	const actor = (name: string) => {
		const stores = {
			private: scheduler.view(world.private, name),
			public: scheduler.view(world.public, name),
		};
		const context = (behind = 0) => ({
			...world.context(),
			stores,
			readDraft: draftReader(stores.private),
			clock: () => clock(behind),
		});
		return { name, stores, context };
	};
	const publisher = (name: string, behind: number) => async () => {
		// Rung again while anything is written, and once after; a crashed one comes again with a new memory.
		for (let turn = 0, after = false; turn < MOST_TURNS && !after; turn++) {
			after = !editing;
			const { context } = actor(name);
			await scheduler
				.within(name, () => publish(context(behind)))
				.catch((error: unknown) => {
					if (!(error instanceof Crashed)) throw error;
				});
		}
	};
	const normalizer = (name: string) => {
		const store = scheduler.view(world.private, name);
		return (key: string) =>
			normalize(key, {
				store,
				sources: {
					read: async (read) => {
						// Reading the inbox is a call like any other: it can be late.
						await store.head("inbox");
						return world.inbox.read(read);
					},
					exists: (other) => world.inbox.exists(other),
					readAttachment: (attachment) =>
						world.inbox.readAttachment(attachment),
				},
				normalizeSource: plainNormalize,
				recipe: "1",
				onDeletion: "withdraw",
				lane: "due",
			});
	};
	const keys = Object.keys(script);
	let editing = true;
	const save = (key: string, version: Version) => {
		if (version === "gone") world.inbox.remove(key);
		else world.inbox.drop(key, version);
	};
	const edit = async () => {
		const normalizeNow = normalizer("editor");
		const most = Math.max(...Object.values(script).map((v) => v.length));
		for (let version = 0; version < most; version++)
			for (const key of keys) {
				const saved = script[key]?.[version];
				if (saved === undefined) continue;
				save(key, saved);
				await normalizeNow(key);
			}
	};
	await scheduler.run({
		editor: () =>
			edit().finally(() => {
				editing = false;
			}),
		...(cast.echo
			? {
					echo: async () => {
						for (const key of [...keys, ...keys]) await normalizer("echo")(key);
					},
				}
			: {}),
		one: publisher("one", 0),
		...(cast.second ? { two: publisher("two", 1) } : {}),
		...(cast.rebuilder
			? {
					rebuilder: async () => {
						const { context, name } = actor("rebuilder");
						for (let time = 0; time < 2; time++)
							await scheduler.within(name, () => rebuild(context()));
					},
				}
			: {}),
		clock: async () => {
			for (tick = 0; tick < TICKS.length - 1; tick++)
				for (let wait = 0; wait < 20; wait++)
					await scheduler.view(world.private, "clock").head("clock");
		},
	});
	tick = TICKS.length - 1;
	world.now = clock();
	for (const [key, versions] of Object.entries(script))
		save(key, versions.at(-1) as Version);
	await reconcileAll(world);
	await world.publish();
	await rebuild(world.context());
	return { world, stores: recorded, history, scheduler };
}
