// A store that cannot be reached, at every single call in turn and again and again: the publish rejects,
// the next one goes on, nothing is lost and nothing comes twice.
import { describe, expect, it } from "vitest";
import { draftReader } from "../../functions/pipeline/drafts.ts";
import type { Store } from "../../functions/store/store.ts";
import { journalProblems } from "../support/journalCheck.ts";
import { World } from "../support/world.ts";

class Unreachable extends Error {}

/** Every call of both stores is counted; `fails` says which are not answered. */
function unreliable(world: World, fails: (call: number) => boolean) {
	let calls = 0;
	const wrap = (store: Store): Store => {
		const call = async <T>(work: () => Promise<T>): Promise<T> => {
			if (fails(++calls)) throw new Unreachable(`call ${calls}`);
			return work();
		};
		return {
			get: (key) => call(() => store.get(key)),
			head: (key) => call(() => store.head(key)),
			list: (prefix, options) => call(() => store.list(prefix, options)),
			put: (key, body, options) => call(() => store.put(key, body, options)),
			delete: (key) => call(() => store.delete(key)),
			barrier: () => call(() => store.barrier()),
			forgetVersions: (key) => call(() => store.forgetVersions(key)),
		};
	};
	const stores = { private: wrap(world.private), public: wrap(world.public) };
	const publish = () =>
		world.publish({ stores, readDraft: draftReader(stores.private) });
	return { publish, calls: () => calls };
}

async function prepared(): Promise<World> {
	const world = new World();
	await world.drop("a.txt", { title: "甲会", time: "09:00", file: "件一" });
	await world.drop("p.txt", { title: "密会", text: "密文" });
	await world.publish();
	await world.drop("a.txt", { title: "甲会", time: "10:00", channels: ["b"] });
	await world.drop("p.txt", { title: "密会", withdrawn: "privacy" });
	await world.drop("n.txt", { title: "新会" });
	return world;
}

describe("a store that cannot be reached", async () => {
	const undisturbed = await prepared();
	const counted = unreliable(undisturbed, () => false);
	await counted.publish();
	const expected = await undisturbed.tree();

	it("at any one call ends the run, and the next one goes on", async () => {
		expect(counted.calls()).toBeGreaterThan(60);
		for (let at = 1; at <= counted.calls(); at++) {
			const world = await prepared();
			const { publish } = unreliable(world, (call) => call === at);
			await expect(publish(), `call ${at}`).rejects.toBeInstanceOf(Unreachable);
			await publish();
			expect(await world.tree(), `call ${at}`).toEqual(expected);
			expect((await world.private.list("due/")).keys).toEqual([]);
			expect(await journalProblems(world.private)).toEqual([]);
		}
	});

	it.each([53, 61, 71])(
		"at each %sth call over all runs: some run gets through",
		async (each) => {
			const world = await prepared();
			const { publish } = unreliable(world, (call) => call % each === 0);
			let rejected = 0;
			for (let run = 0; run < 50; run++) {
				const done = await publish().then(
					() => true,
					(error: unknown) => {
						if (!(error instanceof Unreachable)) throw error;
						return false;
					},
				);
				if (done) break;
				rejected++;
			}
			expect(rejected).toBeGreaterThan(0);
			expect(rejected).toBeLessThan(50);
			expect(await world.tree()).toEqual(expected);
			expect(await journalProblems(world.private)).toEqual([]);
		},
	);
});
