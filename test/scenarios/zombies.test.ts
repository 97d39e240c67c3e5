// A process that stops before any one of its calls and goes on after others have published, more than
// once and back to what it was. It must change nothing any more. ETags are hashes of the content here.
import { describe, expect, it } from "vitest";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { writeSitemaps } from "../../functions/pipeline/sitemaps.ts";
import { Pause } from "../support/pausing.ts";
import type { PlainNotice } from "../support/plainSources.ts";
import {
	RecordingStore,
	type Written,
	wentBack,
} from "../support/recordingStore.ts";
import { World } from "../support/world.ts";

const A: PlainNotice = {
	title: "甲会",
	text: "甲文一",
	channels: ["a", "all"],
	time: "09:00",
	file: "件一",
};
const B: PlainNotice = {
	title: "甲会",
	text: "甲文二",
	channels: ["all", "b"],
	time: "10:00",
};
const CANCELS_A: PlainNotice = {
	title: "取消的通知",
	text: "丙文",
	acts: { type: "cancels", on: "甲会" },
};
const PRIVATE: PlainNotice = { ...A, withdrawn: "privacy" };
const WITHDRAWN: PlainNotice = { ...A, withdrawn: "published_in_error" };
const EXPIRING: PlainNotice = { ...A, expireAt: "2026-03-01T00:00:00Z" };

type Sources = Record<string, PlainNotice>;

interface Zombie {
	/** What is drafted, but not yet public, when the zombie begins. */
	pending: Sources;
	/** Saved, but not yet normalized; others come to read it, or only what is saved after it. */
	saved?: Sources;
	alone?: boolean;
	act: (world: World) => Promise<unknown>;
}

const publishes = (world: World) => publish(world.context());

const ZOMBIES: Record<string, Zombie> = {
	"a publisher of a notice that moves, beside a new one": {
		pending: { "a.txt": B, "n.txt": { title: "新会", text: "新文" } },
		act: publishes,
	},
	"a publisher of a cancellation": {
		pending: { "c.txt": CANCELS_A },
		act: publishes,
	},
	"a publisher that purges": { pending: { "a.txt": PRIVATE }, act: publishes },
	"a publisher that withdraws": {
		pending: { "a.txt": WITHDRAWN },
		act: publishes,
	},
	"a publisher of a notice that expires": {
		pending: { "a.txt": EXPIRING },
		act: publishes,
	},
	"a rebuild": { pending: {}, act: (world) => rebuild(world.context()) },
	"a rebuild that finds a commit to make": {
		pending: { "a.txt": B },
		act: (world) => rebuild(world.context()),
	},
	"the sitemaps": {
		pending: {},
		act: (world) => writeSitemaps(world.context()),
	},
	"a normalization": {
		pending: {},
		saved: { "a.txt": B },
		act: (world) => normalize("a.txt", world.normalizeContext()),
	},
	"a normalization of what nobody else has read": {
		pending: {},
		saved: { "a.txt": B },
		alone: true,
		act: (world) => normalize("a.txt", world.normalizeContext()),
	},
	"a normalization of a withdrawal": {
		pending: {},
		saved: { "a.txt": PRIVATE },
		act: (world) => normalize("a.txt", world.normalizeContext()),
	},
};

/** What others do while it sleeps, after publishing what was pending: each step is published. */
const MEANWHILE: Record<string, Sources[]> = {
	"others finish": [],
	"others finish, and it all goes back to what it was": [{ "a.txt": A }],
	"others finish, it goes back, and forth again": [
		{ "a.txt": A },
		{ "a.txt": B },
		{ "a.txt": A },
	],
	"it is withdrawn and brought back": [{ "a.txt": WITHDRAWN }, { "a.txt": A }],
	"it is taken back for privacy": [{ "a.txt": PRIVATE }],
	"it is taken back for privacy and brought back": [
		{ "a.txt": PRIVATE },
		{ "a.txt": { ...B, file: "件一" } },
	],
};

interface Site {
	world: World;
	history: Written[];
	stores: { private: RecordingStore; public: RecordingStore };
}

/** The clock stands still: nothing but the generations tells one commit from another in time. */
async function prepared({ pending, saved = {} }: Zombie): Promise<Site> {
	const history: Written[] = [];
	const clock = () => "2026-03-01T00:00:00Z";
	const stores = {
		private: new RecordingStore(clock, history),
		public: new RecordingStore(clock, history),
	};
	const world = new World(stores);
	await world.drop("a.txt", A);
	await world.drop("s.txt", { title: "旁会", channels: ["a", "all", "b"] });
	await world.publish();
	await rebuild(world.context());
	for (const [key, notice] of Object.entries(pending))
		await world.drop(key, notice);
	for (const [key, notice] of Object.entries(saved))
		world.inbox.drop(key, notice);
	return { world, history, stores };
}

async function isShutOut(
	zombie: Zombie,
	meanwhile: readonly Sources[],
	before: number,
): Promise<{ slept: boolean; problems: string[] }> {
	const { world, history, stores } = await prepared(zombie);
	const pause = new Pause(before);
	const sleeper = new World(
		{
			private: pause.wrap(world.private),
			public: pause.wrap(world.public),
		},
		world.inbox,
	);
	sleeper.now = world.now;
	const acting = zombie.act(sleeper);
	await pause.settled(acting);
	const slept = pause.asleep;
	const first = zombie.alone && meanwhile.length > 0 ? {} : zombie.saved;
	for (const step of [first ?? {}, ...meanwhile]) {
		for (const [key, notice] of Object.entries(step))
			await world.drop(key, notice);
		await world.publish();
	}
	const tree = await world.tree();
	const stateNow = async () =>
		stateOf(await world.tree(world.private), zombie.alone ?? false);
	const state = await stateNow();
	const drafts = draftsOf(await world.tree(world.private));
	pause.wake();
	await acting;
	const problems = wentBack(history, stores);
	const compare = async (when: string) => {
		const now = await world.tree();
		for (const path of new Set([...Object.keys(tree), ...Object.keys(now)]))
			if (now[path] !== tree[path])
				problems.push(`${when}: ${path} is ${now[path]}, was ${tree[path]}`);
		const later = await stateNow();
		for (const key of new Set([...Object.keys(state), ...Object.keys(later)]))
			if (later[key] !== state[key])
				problems.push(`${when}: ${key} is ${later[key]}, was ${state[key]}`);
		const kept = draftsOf(await world.tree(world.private));
		for (const [key, text] of Object.entries(drafts))
			if (kept[key] !== text)
				problems.push(`${when}: ${key} is ${kept[key]}, was ${text}`);
	};
	await compare("awake");
	await world.publish();
	await compare("published again");
	const all = {
		...(await world.tree()),
		...(await world.tree(world.private)),
	};
	if (meanwhile.at(-1)?.["a.txt"] === PRIVATE)
		for (const [path, text] of Object.entries(all))
			if (/甲文|件一/.test(text)) problems.push(`taken back, but in ${path}`);
	return { slept, problems };
}

/**
 * Private state that nobody may change who comes late; of the head, what a rebuild leaves alone. Who alone
 * drafted what was saved once may find it outdated, and draft what there is again: `renumbered`.
 */
function stateOf(
	tree: Record<string, string>,
	renumbered: boolean,
): Record<string, string> {
	const state: Record<string, string> = {};
	for (const [key, text] of Object.entries(tree)) {
		if (/^(?:channels|placed|journal)\/|\/current\.json$/.test(key))
			state[key] = text;
		if (renumbered && key.endsWith("/current.json")) {
			const { contentSha, digest, state: how } = JSON.parse(text);
			state[key] = JSON.stringify({ contentSha, digest, how });
		}
		if (key === "head.json") {
			const { seq, live, entries } = JSON.parse(text);
			state[key] = JSON.stringify({ seq, live, entries });
		}
	}
	return state;
}

/** Drafts and attachments: a late one may be added, but none may change. */
function draftsOf(tree: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(tree).filter(([key]) =>
			/^drafts\/[^/]+\/d\d|^attachments\//.test(key),
		),
	);
}

describe.each(Object.entries(ZOMBIES))(
	"%s, asleep before any call",
	(name, zombie) => {
		it.each(Object.entries(MEANWHILE))(
			"changes nothing when it wakes after %s",
			async (_when, meanwhile) => {
				let calls = 0;
				for (let before = 1; ; before++) {
					const { slept, problems } = await isShutOut(
						zombie,
						meanwhile,
						before,
					);
					expect(problems, `${name}, before call ${before}`).toEqual([]);
					if (!slept) break;
					calls = before;
				}
				expect(calls).toBeGreaterThan(5);
			},
			300_000,
		);
	},
);
