// Clocks that step back between runs, and publishers whose clocks differ. A publisher's own clock says
// what is due for it; a commit's instant is never before the last.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys } from "../../functions/journal/keys.ts";
import { journalProblems } from "../support/journalCheck.ts";
import {
	RecordingStore,
	type Written,
	wentBack,
} from "../support/recordingStore.ts";
import { World } from "../support/world.ts";

const MORNING = "2026-03-01T08:00:00Z";
const NOON = "2026-03-01T12:00:00Z";
const EVENING = "2026-03-01T18:00:00Z";

describe("a clock that steps back", () => {
	it("un-expires nothing, though the notice is looked at again", async () => {
		const world = new World();
		world.now = MORNING;
		await world.drop("a.txt", { title: "甲会", expireAt: NOON });
		await world.publish();
		world.now = EVENING;
		expect((await world.publish()).entries).toMatchObject([{ op: "expire" }]);
		world.now = MORNING;
		// A repeated mark, as a normalization leaves that lost its race.
		await world.private.put(keys.mark(undefined, "a", 1), new Uint8Array());
		await world.private.put(keys.mark(undefined, "a", 1), new Uint8Array());
		expect((await world.publish()).entries).toEqual([]);
		expect(await world.file("v1/notices/a.json")).toMatchObject({
			state: "expired",
		});
	});

	it("brings nothing out before its time, though a commit has said a later one", async () => {
		const world = new World();
		world.now = EVENING;
		await world.drop("a.txt", { title: "甲会" });
		await world.publish();
		world.now = MORNING;
		await world.drop("b.txt", { title: "乙会", publishAt: NOON });
		expect((await world.publish()).entries).toEqual([]);
		expect(JSON.stringify(await world.tree())).not.toContain("乙会");
		world.now = NOON;
		expect((await world.publish()).entries).toMatchObject([{ id: "b" }]);
	});

	it("makes no commit say an earlier instant, nor two changes the same", async () => {
		const world = new World();
		const instants: string[] = [];
		for (const [n, now] of [EVENING, MORNING, MORNING, NOON].entries()) {
			world.now = now;
			await world.drop("a.txt", { title: `甲会${n}` });
			await world.publish();
			const shown = (await world.file("index.json")) as { at: string };
			instants.push(shown.at);
		}
		expect(instants).toEqual([
			"2026-03-01T18:00:00Z",
			"2026-03-01T18:00:01Z",
			"2026-03-01T18:00:02Z",
			"2026-03-01T18:00:03Z",
		]);
	});

	it("whatever it does: nothing early, nothing un-expired, instants in order", async () => {
		const hours = fc.integer({ min: 0, max: 23 });
		const instant = (hour: number) =>
			`2026-03-01T${String(hour).padStart(2, "0")}:00:00Z`;
		await fc.assert(
			fc.asyncProperty(
				fc.array(hours, { minLength: 3, maxLength: 10 }),
				hours,
				hours,
				async (clock, publishAt, expireAt) => {
					const history: Written[] = [];
					let run = 0;
					const now = () => String(run);
					const stores = {
						private: new RecordingStore(now, history),
						public: new RecordingStore(now, history),
					};
					const world: World = new World(stores);
					world.now = instant(clock[0] as number);
					await world.drop("a.txt", {
						title: "甲会",
						publishAt: instant(publishAt),
						expireAt: instant(expireAt),
					});
					let expired = false;
					for (const [n, hour] of clock.entries()) {
						run = n;
						world.now = instant(hour);
						await world.drop("b.txt", { title: `乙会${n}` });
						await world.publish();
						const shown = (await world.file("v1/notices/a.json")) as
							| { state: string }
							| undefined;
						if (!shown) continue;
						if (expired) expect(shown.state).toBe("expired");
						expired = shown.state === "expired";
					}
					const ran = clock.map(instant);
					expect(await world.file("v1/notices/a.json")).toEqual(
						ran.some((at) => at >= instant(publishAt))
							? expect.objectContaining({ id: "a" })
							: undefined,
					);
					// Nothing of it in any write before the first run whose clock had reached its time.
					const first = ran.findIndex((at) => at >= instant(publishAt));
					for (const { store, text, at } of history)
						if (store === stores.public && text.includes("甲会"))
							expect(first >= 0 && Number(at) >= first).toBe(true);
					expect([
						...wentBack(history, stores),
						...(await journalProblems(world.private)),
					]).toEqual([]);
				},
			),
			{ numRuns: 150, seed: 7 },
		);
	});
});
