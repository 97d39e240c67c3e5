// A publish of everything that can happen, disturbed once at each single write, then run again at the
// same clock: the site must be the undisturbed one, byte for byte.
import { describe, expect, it } from "vitest";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { MemoryStore } from "../../functions/store/memoryStore.ts";
import { type Failure, Fault } from "../support/failingStore.ts";
import { journalProblems } from "../support/journalCheck.ts";
import { type PlainNotice, plainNormalize } from "../support/plainSources.ts";
import { Crashed } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

const BEFORE = "2026-03-01T00:00:00Z";
const NOW = "2026-03-02T00:00:00Z";

/** What stands before, and what an editor then saves. */
const OLD: Record<string, PlainNotice> = {
	"corrected.txt": { title: "更正会", time: "09:00", channels: ["a", "all"] },
	"moved.txt": { title: "换频道会", channels: ["a", "all"] },
	"cancelled.txt": { title: "取消会", time: "10:00" },
	"withdrawn.txt": { title: "撤回会", channels: ["all", "b"] },
	"private.txt": { title: "涉密会", time: "11:00" },
	"expiring.txt": { title: "到期会", expireAt: NOW },
	"scheduled.txt": { title: "定时会", publishAt: NOW },
	"same.txt": { title: "不变会" },
};
const NEW: Record<string, PlainNotice> = {
	"corrected.txt": { title: "更正会", time: "09:30", channels: ["a", "all"] },
	"moved.txt": { title: "换频道会", channels: ["all", "b"] },
	"withdrawn.txt": {
		title: "撤回会",
		channels: ["all", "b"],
		withdrawn: "published_in_error",
	},
	"private.txt": { title: "涉密会", time: "11:00", withdrawn: "privacy" },
	"new.txt": { title: "新会", time: "12:00" },
	"canceller.txt": {
		title: "取消的通知",
		kind: "cancellation",
		acts: { type: "cancels", on: "取消会" },
	},
	"same.txt": { title: "不变会" },
};

async function prepared(): Promise<World> {
	const world = new World({
		private: new MemoryStore(),
		public: new MemoryStore(),
	});
	world.now = BEFORE;
	for (const [key, notice] of Object.entries(OLD))
		await world.drop(key, notice);
	await world.publish();
	world.now = NOW;
	for (const [key, notice] of Object.entries(NEW))
		world.inbox.drop(key, notice);
	return world;
}

/** Every source looked at, one twice as after a repeated event, then a publish. */
async function run(world: World, fault?: Fault): Promise<void> {
	const stores = {
		private: fault?.wrap(world.private) ?? world.private,
		public: fault?.wrap(world.public) ?? world.public,
	};
	for (const key of [...world.inbox.keys(), "corrected.txt"])
		await normalize(key, {
			store: stores.private,
			sources: world.inbox,
			normalizeSource: plainNormalize,
			recipe: "1",
			onDeletion: "keep",
			lane: "due",
		});
	await publish({
		...world.context(),
		stores,
		readDraft: draftReader(stores.private),
	});
}

describe("a publish disturbed at each of its writes", async () => {
	const undisturbed = await prepared();
	const counting = new Fault(0, "crash before");
	await run(undisturbed, counting);
	const expected = await undisturbed.tree();

	it("writes enough to be worth disturbing", () => {
		expect(counting.writes).toBeGreaterThan(80);
		expect(Object.keys(expected).length).toBeGreaterThan(20);
	});

	it.each<Failure>([
		"crash before",
		"crash after",
		"landed, said refused",
		"landed, said nothing",
		"lost, said nothing",
	])(
		"gives the undisturbed site when run again: %s",
		async (failure) => {
			for (let at = 1; at <= counting.writes; at++) {
				const world = await prepared();
				const fault = new Fault(at, failure);
				await run(world, fault).catch((error: unknown) => {
					if (!(error instanceof Crashed)) throw error;
				});
				await run(world);
				expect(await world.tree(), `write ${at}`).toEqual(expected);
				const { keys } = await world.private.list("due/");
				expect(keys, `write ${at}`).toEqual([]);
				expect(await journalProblems(world.private), `write ${at}`).toEqual([]);
				const { differences } = await verify(world.context());
				expect(
					differences.filter(({ problem }) => problem !== "missing"),
					`write ${at}`,
				).toEqual([]);
			}
		},
		300_000,
	);
});
