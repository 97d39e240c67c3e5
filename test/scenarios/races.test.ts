// Single races, each at every moment at which it can happen: what a publisher has looked at changes
// under its hands.
import { describe, expect, it } from "vitest";
import { normalize } from "../../functions/pipeline/normalize.ts";
import { publish } from "../../functions/pipeline/publish.ts";
import { rebuild } from "../../functions/pipeline/rebuild.ts";
import { verify } from "../../functions/pipeline/verify.ts";
import { Fault } from "../support/failingStore.ts";
import { Pause } from "../support/pausing.ts";
import { plainRendering } from "../support/plainRendering.ts";
import { Crashed } from "../support/scheduler.ts";
import { World } from "../support/world.ts";

/** Runs `act` with a sleep before each of its calls in turn, and `meanwhile` during the sleep. */
async function atEveryCall(
	prepared: () => Promise<World>,
	act: (sleeper: World) => Promise<unknown>,
	meanwhile: (world: World) => Promise<unknown>,
	check: (world: World, moment: string) => Promise<void>,
): Promise<void> {
	for (let before = 1; ; before++) {
		const world = await prepared();
		const pause = new Pause(before);
		const sleeper = new World(
			{
				private: pause.wrap(world.private),
				public: pause.wrap(world.public),
			},
			world.inbox,
		);
		sleeper.now = world.now;
		const acting = act(sleeper);
		await pause.settled(acting);
		const slept = pause.asleep;
		await meanwhile(world);
		pause.wake();
		await acting;
		await world.publish();
		await check(world, `before call ${before}`);
		if (slept) continue;
		expect(before).toBeGreaterThan(5);
		return;
	}
}

const publishes = (sleeper: World) => publish(sleeper.context());

async function drafted(): Promise<World> {
	const world = new World();
	await world.drop("a.txt", { title: "甲会", text: "甲文一" });
	return world;
}

describe("while a publisher is at work", () => {
	it("a mark set meanwhile survives: the newer draft comes out", () =>
		atEveryCall(
			drafted,
			publishes,
			(world) => world.drop("a.txt", { title: "甲会", text: "甲文二" }),
			async (world, moment) => {
				expect(await world.file("v1/notices/a.json"), moment).toMatchObject({
					text: "甲文二",
				});
				expect((await world.private.list("due/")).keys, moment).toEqual([]);
			},
		));

	it("a draft that is withdrawn before it was public does not come out, whoever looked earlier", () =>
		atEveryCall(
			drafted,
			publishes,
			async (world) => {
				await world.drop("a.txt", {
					title: "甲会",
					withdrawn: "published_in_error",
				});
				await world.publish();
			},
			async (world, moment) => {
				const shown = (await world.file("v1/notices/a.json")) as
					| { state: string }
					| undefined;
				expect(shown?.state ?? "withdrawn", moment).toBe("withdrawn");
				expect(await world.file("latest/all.json"), moment).not.toMatchObject({
					entries: [{ state: "live" }],
				});
			},
		));

	it("a cancellation and its target are published by two, and find each other", () =>
		atEveryCall(
			async () => {
				const world = new World();
				await world.drop("a.txt", { title: "甲会", time: "09:00" });
				return world;
			},
			publishes,
			async (world) => {
				await world.drop("c.txt", {
					title: "取消的通知",
					acts: { type: "cancels", on: "甲会" },
				});
				await world.publish();
			},
			async (world, moment) => {
				expect(await world.file("v1/notices/a.json"), moment).toMatchObject({
					statuses: ["cancelled"],
				});
			},
		));
});

describe("while a source is read", () => {
	it("a publisher that sees its mark too early leaves it", () =>
		atEveryCall(
			async () => {
				const world = new World();
				world.inbox.drop("a.txt", { title: "甲会" });
				return world;
			},
			(sleeper) => normalize("a.txt", sleeper.normalizeContext()),
			(world) => world.publish(),
			async (world, moment) => {
				expect(await world.file("v1/notices/a.json"), moment).toMatchObject({
					state: "live",
				});
			},
		));

	it("its event comes again after a crash at any write: the notice comes out, once", async () => {
		for (let at = 1; ; at++) {
			const world = new World();
			world.inbox.drop("a.txt", {
				title: "甲会",
				expireAt: "2027-01-01T00:00:00Z",
			});
			const fault = new Fault(at, "crash after");
			const crashed = await world
				.normalize("a.txt", { store: fault.wrap(world.private) })
				.then(() => false)
				.catch((error: unknown) => error instanceof Crashed);
			await world.normalize("a.txt");
			const report = await world.publish();
			expect(report.entries, `write ${at}`).toMatchObject([
				{ seq: 1, op: "publish", id: "a", revision: 1 },
			]);
			if (crashed) continue;
			expect(at).toBeGreaterThan(4);
			return;
		}
	});

	it("a draft left by a crash does not stand in the way of what the source says since", async () => {
		for (let at = 1; ; at++) {
			const world = new World();
			world.inbox.drop("a.txt", { title: "甲会", text: "甲文一" });
			const fault = new Fault(at, "crash after");
			const crashed = await world
				.normalize("a.txt", { store: fault.wrap(world.private) })
				.then(() => false)
				.catch((error: unknown) => error instanceof Crashed);
			await world.drop("a.txt", { title: "甲会", text: "甲文二" });
			await world.publish();
			expect(
				await world.file("v1/notices/a.json"),
				`write ${at}`,
			).toMatchObject({ text: "甲文二" });
			if (!crashed) return;
		}
	});
});

describe("marks that cannot be satisfied yet", () => {
	it("do not hide another mark of the same notice", async () => {
		const world = new World();
		world.batch = { due: 1, backfill: 1 };
		await world.drop("a.txt", {
			title: "甲会",
			expireAt: "2026-03-02T00:00:00Z",
		});
		await world.publish();
		// A normalization that died before `current`, of a source that was then set back.
		world.inbox.drop("a.txt", { title: "甲会二" });
		const fault = new Fault(4, "crash before");
		await world
			.normalize("a.txt", { store: fault.wrap(world.private) })
			.catch(() => undefined);
		expect((await world.private.list("due/")).keys).toHaveLength(2);
		world.now = "2026-03-03T00:00:00Z";
		const report = await world.publish();
		expect(report.waiting).toEqual(["a"]);
		expect(report.entries).toMatchObject([{ op: "expire", id: "a" }]);
	});
});

describe("withdrawals that are held back", () => {
	it("change nothing for the notices that those act on", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "甲会", time: "09:00" });
		const acts = { type: "cancels", on: "甲会" } as const;
		await world.drop("c.txt", { title: "取消的通知", acts });
		for (let n = 0; n < 12; n++)
			await world.drop(`n${n}.txt`, { title: `会议${n}` });
		await world.publish();
		await world.remove("c.txt");
		for (let n = 0; n < 12; n++) await world.remove(`n${n}.txt`);
		const report = await world.publish();
		expect(report.heldBack).toHaveLength(13);
		expect(report.entries).toEqual([]);
		expect(await world.file("v1/notices/a.json")).toMatchObject({
			statuses: ["cancelled"],
		});
		const allowed = await world.publish({ allowRemovals: true });
		expect(allowed.entries).toHaveLength(14);
		expect(await world.file("v1/notices/a.json")).toMatchObject({
			statuses: ["confirmed"],
		});
	});
});

describe("a rebuild that slept through another", () => {
	it("does not say that the site was rendered as it would have", async () => {
		const one = { ...plainRendering(["all"]), digest: "one" };
		const two = { ...plainRendering(["all"]), digest: "two" };
		await atEveryCall(
			drafted,
			(sleeper) => rebuild(sleeper.context({ rendering: two })),
			(world) => rebuild(world.context({ rendering: one })),
			async (world, moment) => {
				const { digest, generation } = JSON.parse(
					(await world.tree(world.private))["rendered.json"] as string,
				);
				const { generation: last } = JSON.parse(
					(await world.tree(world.private))["head.json"] as string,
				);
				// Who committed last rendered last: the sleeper if it slept before its commit.
				expect(generation, moment).toBe(last - 1);
				expect(digest, moment).toBe(
					moment <= "before call 2" && moment.length === 13 ? "two" : "one",
				);
			},
		);
	});
});

describe("after all of it", () => {
	it("a purge, a return and a rebuild with drafts kept in memory show nothing of what was taken back", async () => {
		const world = new World();
		const { readDraft } = world.context();
		await world.drop("a.txt", { title: "甲会", text: "甲文一", file: "件一" });
		await world.publish({ readDraft });
		await world.drop("a.txt", { title: "甲会", withdrawn: "privacy" });
		await world.publish();
		await world.drop("a.txt", { title: "甲会", text: "甲文二", file: "件一" });
		await world.publish({ readDraft });
		await rebuild(world.context({ readDraft }));
		const tree = await world.tree();
		expect(JSON.stringify(tree)).not.toContain("甲文一");
		// Its attachment is back, in another place.
		expect(
			Object.entries(tree)
				.filter(([path]) => path.startsWith("files/a/"))
				.map(([, text]) => text)
				.sort(),
		).toEqual(['"withdrawn"', "件一"]);
		expect((await verify(world.context())).differences).toEqual([]);
	});

	it("an attachment that a correction dropped stays, and is written again when the tree is lost", async () => {
		const world = new World();
		await world.drop("a.txt", { title: "甲会", file: "件一" });
		await world.publish();
		await world.drop("a.txt", { title: "甲会" });
		await world.publish();
		await rebuild(world.context());
		const tree = await world.tree();
		expect(Object.values(tree)).toContain("件一");
		for (const path of Object.keys(tree)) await world.public.delete(path);
		await rebuild(world.context());
		expect(await world.tree()).toEqual(tree);
		expect((await verify(world.context())).differences).toEqual([]);
	});

	it("a plain withdrawal that becomes one for privacy takes back what was left", async () => {
		const world = new World();
		const notice = { title: "甲会", text: "甲文一", file: "件一" };
		await world.drop("a.txt", notice);
		await world.publish();
		await world.drop("a.txt", { ...notice, withdrawn: "published_in_error" });
		await world.publish();
		expect(JSON.stringify(await world.tree())).toContain("甲文一");
		await world.drop("a.txt", { ...notice, withdrawn: "privacy" });
		expect((await world.publish()).entries).toMatchObject([{ op: "withdraw" }]);
		expect(JSON.stringify(await world.tree())).not.toMatch(/甲文一|件一/);
		expect(JSON.stringify(await world.tree(world.private))).not.toMatch(
			/甲文一|件一/,
		);
	});
});
