// A WebSub hub is told of every change that is news, after caches have it, whatever happens to the teller.
import { describe, expect, it } from "vitest";
import { keys } from "../../functions/journal/keys.ts";
import {
	type HubAnswer,
	type TellContext,
	type Told,
	tellHub,
} from "../../functions/pipeline/tellHub.ts";
import { Fault } from "../support/failingStore.ts";
import { World } from "../support/world.ts";

const HUB = "https://hub.example/";
const START = Date.parse("2026-03-01T00:00:00Z");
const at = (seconds: number) =>
	`${new Date(START + seconds * 1000).toISOString().slice(0, 19)}Z`;
const latest = (channel: string) =>
	`https://site.example/latest/${channel}.json`;
const changes = (channel: string) =>
	`https://site.example/changes/${channel}.json`;

class Telling {
	readonly world = new World();
	/** Feeds that were posted, in order. */
	posted: string[] = [];
	answer: (feed: string) => HubAnswer = () => ({ kind: "accepted" });

	constructor() {
		this.world.now = at(0);
	}

	tell(more: Partial<TellContext> = {}) {
		return tellHub({
			...this.world.context(),
			hub: HUB,
			cached: 60,
			post: async (hub, form) => {
				expect(hub).toBe(HUB);
				expect(form["hub.mode"]).toBe("publish");
				const feed = form["hub.url"] as string;
				this.posted.push(feed);
				return this.answer(feed);
			},
			...more,
		});
	}

	/** A round of the publisher at a second. */
	async round(seconds: number, more: Partial<TellContext> = {}) {
		this.world.now = at(seconds);
		await this.world.publish();
		return this.tell(more);
	}

	async told(): Promise<Told> {
		const found = await this.world.private.get(keys.told());
		return JSON.parse(new TextDecoder().decode(found?.body));
	}
}

/** A site with one notice that the hub knows of. */
async function site(): Promise<Telling> {
	const telling = new Telling();
	await telling.world.drop("first.txt", { title: "第一会", time: "09:00" });
	await telling.round(0);
	await telling.round(60);
	telling.posted = [];
	return telling;
}

describe("a hub", () => {
	it("is told of a notice's feeds when caches have nothing older, once", async () => {
		const telling = await site();
		const { world } = telling;
		await world.drop("a.txt", { title: "甲会", channels: ["a", "all"] });
		await telling.round(100);
		await telling.round(159);
		expect(telling.posted).toEqual([]);
		expect(await telling.round(160)).toMatchObject({ told: 2, refused: [] });
		expect(telling.posted.sort()).toEqual([latest("a"), latest("all")]);
		await telling.round(220);
		await telling.round(300);
		expect(telling.posted).toHaveLength(2);
		expect(await telling.told()).toEqual({ seq: 2 });
	});

	it("is told of major changes in the feeds that hold them too", async () => {
		const telling = await site();
		await telling.world.drop("first.txt", { title: "第一会", time: "10:00" });
		await telling.round(100);
		await telling.round(160);
		expect(telling.posted.sort()).toEqual([changes("all"), latest("all")]);
	});

	it("is told of the channel that a notice has left", async () => {
		const telling = await site();
		const { world } = telling;
		await world.drop("a.txt", { title: "甲会", channels: ["a", "all"] });
		await telling.round(100);
		await telling.round(160);
		telling.posted = [];
		await world.drop("a.txt", { title: "甲会", channels: ["all", "b"] });
		await telling.round(200);
		await telling.round(260);
		expect(
			telling.posted.filter((feed) => feed.includes("/latest/")).sort(),
		).toEqual([latest("a"), latest("all"), latest("b")]);
	});

	it("is not told of the past", async () => {
		const telling = await site();
		telling.world.lane = "backfill";
		await telling.world.drop("old.txt", { title: "旧会" });
		await telling.round(100);
		await telling.round(160);
		expect(telling.posted).toEqual([]);
		expect(await telling.told()).toEqual({ seq: 2 });
	});

	it("hears of a feed once a run, however many notices it has", async () => {
		const telling = await site();
		for (let n = 0; n < 150; n++)
			await telling.world.drop(`n${n}.txt`, { title: `会${n}` });
		await telling.round(100);
		await telling.round(160);
		expect(telling.posted).toEqual([latest("all")]);
		expect(await telling.told()).toEqual({ seq: 151 });
	});

	it("hears of what came minutes ago though something comes every second", async () => {
		const telling = await site();
		for (let second = 100; second <= 160; second += 10) {
			await telling.world.drop(`n${second}.txt`, { title: `会${second}` });
			await telling.round(second);
		}
		expect(telling.posted).toEqual([latest("all")]);
		expect(await telling.told()).toEqual({
			seq: 2,
			seen: { seq: 8, at: at(160) },
		});
	});

	it("that is new to the site hears of the newest commit, not of the archive", async () => {
		const telling = new Telling();
		await telling.world.drop("a.txt", {
			title: "甲会",
			channels: ["a", "all"],
		});
		await telling.world.publish();
		await telling.world.drop("b.txt", { title: "乙会", channels: ["b"] });
		await telling.round(100);
		await telling.round(160);
		expect(telling.posted).toEqual([latest("b")]);
	});
});

describe("a hub that fails", () => {
	const down = (): HubAnswer => ({ kind: "failed", detail: "503" });

	async function failing(): Promise<Telling> {
		const telling = await site();
		telling.answer = down;
		await telling.world.drop("a.txt", { title: "甲会", channels: ["all"] });
		await telling.round(100);
		expect(await telling.round(160)).toMatchObject({ failed: "503" });
		return telling;
	}

	it("is told later, at growing distances", async () => {
		const telling = await failing();
		const times: number[] = [];
		for (let second = 160; second <= 2400; second += 60) {
			const before = telling.posted.length;
			await telling.round(second);
			if (telling.posted.length > before) times.push(second);
		}
		expect(times).toEqual([220, 340, 580, 1060, 2020]);
		telling.answer = () => ({ kind: "accepted" });
		await telling.round(8000);
		expect(await telling.told()).toEqual({ seq: 2 });
	});

	it("is given up after a day, and told of what comes then", async () => {
		const telling = await failing();
		const answers: unknown[] = [];
		for (let hour = 1; hour <= 40; hour++)
			answers.push((await telling.round(hour * 3600)).givenUp);
		expect(answers.filter(Boolean)).toEqual([2]);
		telling.answer = () => ({ kind: "accepted" });
		telling.posted = [];
		await telling.world.drop("b.txt", { title: "乙会", channels: ["b"] });
		await telling.round(200_000);
		await telling.round(200_060);
		expect(telling.posted).toEqual([latest("b")]);
	});

	it("is asked once, not for each feed", async () => {
		const telling = await site();
		for (let n = 0; n < 20; n++)
			await telling.world.drop(`n${n}.txt`, {
				title: `会${n}`,
				channels: ["a", "all", "b"],
			});
		telling.answer = down;
		await telling.round(100);
		await telling.round(160);
		expect(telling.posted.length).toBeLessThanOrEqual(8);
	});

	it("keeps no notice from being published", async () => {
		const telling = await failing();
		await telling.world.drop("b.txt", { title: "乙会" });
		await telling.round(170);
		expect(await telling.world.file("v1/notices/b.json")).toMatchObject({
			title: "乙会",
		});
	});

	it("to take one feed is told of the others", async () => {
		const telling = await site();
		telling.answer = (feed) =>
			feed === latest("a")
				? { kind: "refused", detail: "404" }
				: { kind: "accepted" };
		await telling.world.drop("a.txt", {
			title: "甲会",
			channels: ["a", "all"],
		});
		await telling.round(100);
		expect(await telling.round(160)).toMatchObject({
			told: 1,
			refused: [`${latest("a")}: 404`],
		});
		expect(await telling.told()).toEqual({ seq: 2 });
	});

	it("to answer in time goes on at the notice where it was broken off", async () => {
		const telling = await site();
		for (const [n, channel] of ["a", "b", "all"].entries()) {
			await telling.world.drop(`n${n}.txt`, {
				title: `会${n}`,
				channels: [channel],
			});
			await telling.world.publish();
		}
		await telling.round(100);
		let asked = 0;
		await telling.round(160, { enough: () => ++asked > 2 });
		expect(telling.posted).toEqual([latest("a")]);
		await telling.round(400);
		expect(telling.posted).toEqual([latest("a"), latest("b"), latest("all")]);
	});
});

describe("whoever tells", () => {
	it("may die at any write: each feed is told of at least once", async () => {
		for (const failure of ["crash before", "crash after"] as const)
			for (let write = 1; ; write++) {
				const telling = await site();
				await telling.world.drop("a.txt", { title: "甲会", channels: ["a"] });
				await telling.world.publish();
				const fault = new Fault(write, failure);
				let died = false;
				for (const second of [100, 160, 220, 280]) {
					telling.world.now = at(second);
					await telling
						.tell({ stores: { private: fault.wrap(telling.world.private) } })
						.catch(() => {
							died = true;
						});
				}
				expect(telling.posted, `${failure} ${write}`).toContain(latest("a"));
				expect(await telling.told()).toEqual({ seq: 2 });
				if (!died) break;
			}
	});

	it("waits until the newest commit is all out", async () => {
		const telling = await site();
		await telling.world.drop("a.txt", { title: "甲会", channels: ["a"] });
		const fault = new Fault(4, "crash before");
		const { world } = telling;
		await world
			.publish({
				stores: {
					private: fault.wrap(world.private),
					public: fault.wrap(world.public),
				},
			})
			.catch(() => {});
		world.now = at(100);
		await telling.tell();
		world.now = at(160);
		await telling.tell();
		expect(telling.posted).toEqual([]);
	});
});
