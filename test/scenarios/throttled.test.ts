// A site in S3 whose server throttles, refuses and forgets to answer at fixed intervals: two publishers
// at once come to the site that memory has.
import { afterAll, describe, expect, it } from "vitest";
import type { S3Store } from "../../functions/store/s3Store.ts";
import { journalProblems } from "../support/journalCheck.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";
import { s3StoreOn } from "../support/s3Stores.ts";
import { World } from "../support/world.ts";

const server = await startS3Server({ buckets: ["private", "public"] });
const opened: S3Store[] = [];
afterAll(async () => {
	for (const store of opened) store.close();
	await server.close();
});

function site(prefix: string): World {
	const store = (bucket: string) => {
		const one = s3StoreOn(server, { bucket, prefix });
		opened.push(one);
		return one;
	};
	return new World({ private: store("private"), public: store("public") });
}

async function edit(world: World): Promise<void> {
	await world.drop("a.txt", { title: "甲会", time: "09:00", file: "件一" });
	await world.drop("p.txt", { title: "密会", text: "密文" });
	await world.publish();
	await world.drop("a.txt", { title: "甲会", time: "10:00", channels: ["b"] });
	await world.drop("p.txt", { title: "密会", withdrawn: "privacy" });
	for (let n = 0; n < 5; n++)
		await world.drop(`n${n}.txt`, { title: `新会${n}` });
}

describe("in S3", async () => {
	const memory = new World();
	await edit(memory);
	await memory.publish();
	const expected = await memory.tree();

	it("every tenth request may be throttled, and others fail: it makes no difference", async () => {
		const world = site("throttled");
		server.requests.length = 0;
		server.faults.every(10, "503 SlowDown");
		server.faults.every(23, "500 after commit");
		server.faults.every(31, "409 ConditionalRequestConflict", {
			method: "PUT",
		});
		await edit(world);
		await Promise.all([world.publish(), world.publish()]);
		server.faults.clear();
		expect(server.requests.length).toBeGreaterThan(300);
		expect(await world.tree()).toEqual(expected);
		expect(await journalProblems(world.private)).toEqual([]);
		expect((await world.private.list("due/")).keys).toEqual([]);
	});
});
