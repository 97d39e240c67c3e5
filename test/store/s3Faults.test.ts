// S3 as it is on a bad day: what the store makes of each fault.
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { MOST_ATTEMPTS } from "../../functions/store/patience.ts";
import type { S3Store } from "../../functions/store/s3Store.ts";
import { StoreFailure } from "../../functions/store/storeFailure.ts";
import { random } from "../support/random.ts";
import type { FaultKind } from "../support/s3/faults.ts";
import { startS3Server } from "../support/s3/startS3Server.ts";
import { s3StoreOn } from "../support/s3Stores.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const absent = { condition: { kind: "absent" } } as const;

const server = await startS3Server({ buckets: ["site"] });
const { faults, requests } = server;
const opened: S3Store[] = [];

/** Conditions are trusted here: the probe has tests of its own. */
function open(options: Parameters<typeof s3StoreOn>[1] = {}): S3Store {
	const prefix = `site-${opened.length}`;
	const store = s3StoreOn(server, {
		conditions: "trusted",
		prefix,
		...options,
	});
	opened.push(store);
	return store;
}

afterEach(() => {
	faults.clear();
	requests.length = 0;
});
afterAll(async () => {
	for (const store of opened) store.close();
	await server.close();
});

const failureOf = async (call: Promise<unknown>) => {
	const error = await call.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof StoreFailure)) throw error ?? new Error("no failure");
	return error;
};

describe("a create that a fault strikes", () => {
	// Where it had landed, its repetition meets itself: that is a lost race to whoever asked.
	it.each<[FaultKind, "stored" | "refused"]>([
		["409 ConditionalRequestConflict", "stored"],
		["503 SlowDown", "stored"],
		["500 before", "stored"],
		["reset before", "stored"],
		["500 after commit", "refused"],
		["reset after commit", "refused"],
	])("%s: is made again, %s", async (kind, expected) => {
		const store = open();
		faults.next({ kind, method: "PUT" });
		const outcome = await store.put("a", bytes("1"), absent);
		expect(outcome.kind).toBe(expected);
		expect(requests.map(({ status }) => status).length).toBe(2);
		const found = await store.get("a");
		expect(new TextDecoder().decode(found?.body)).toBe("1");
	});

	it("is neither stored nor refused when no attempt is answered", async () => {
		const store = open();
		faults.every(1, "503 SlowDown", { method: "PUT" });
		const outcome = await store.put("a", bytes("1"), absent);
		expect(outcome).toEqual({ kind: "unknown" });
		expect(requests).toHaveLength(MOST_ATTEMPTS);
	});
});

describe("a replacement that a fault strikes", () => {
	it.each<[FaultKind, "stored" | "refused"]>([
		["409 ConditionalRequestConflict", "stored"],
		["500 after commit", "refused"],
	])("%s: is made again, %s", async (kind, expected) => {
		const store = open();
		const first = await store.put("a", bytes("1"));
		if (first.kind !== "stored") throw new Error("not stored");
		faults.next({ kind, method: "PUT" });
		const condition = { kind: "match", etag: first.etag } as const;
		const outcome = await store.put("a", bytes("2"), { condition });
		expect(outcome.kind).toBe(expected);
		const found = await store.get("a");
		expect(new TextDecoder().decode(found?.body)).toBe("2");
	});

	it("is refused where there is nothing (404)", async () => {
		const store = open();
		const condition = { kind: "match", etag: '"0"' } as const;
		const outcome = await store.put("a", bytes("2"), { condition });
		expect(outcome).toEqual({ kind: "refused" });
		expect(requests.map(({ status }) => status)).toEqual([404]);
	});

	it("is refused at once where another state stands (412)", async () => {
		const store = open();
		await store.put("a", bytes("1"));
		const condition = { kind: "match", etag: '"0"' } as const;
		const outcome = await store.put("a", bytes("2"), { condition });
		expect(outcome).toEqual({ kind: "refused" });
		expect(requests.map(({ status }) => status)).toEqual([200, 412]);
	});
});

describe("an unconditional write", () => {
	it.each<FaultKind>(["500 after commit", "reset after commit"])(
		"%s: is stored by its repetition",
		async (kind) => {
			const store = open();
			faults.next({ kind, method: "PUT" });
			const outcome = await store.put("a", bytes("1"));
			expect(outcome.kind).toBe("stored");
		},
	);
});

describe("reads, listings and deletes", () => {
	const calls: Record<string, (store: S3Store) => Promise<unknown>> = {
		get: (store) => store.get("a"),
		head: (store) => store.head("a"),
		list: (store) => store.list(""),
		delete: (store) => store.delete("a"),
		forgetVersions: (store) => store.forgetVersions("a"),
	};

	it.each(Object.keys(calls))(
		"%s answers in spite of one fault",
		async (name) => {
			for (const kind of ["503 SlowDown", "reset before"] as const) {
				const store = open();
				await store.put("a", bytes("1"));
				const plain = await calls[name]?.(store);
				await store.put("a", bytes("1"));
				faults.next({ kind });
				expect(await calls[name]?.(store)).toEqual(plain);
			}
		},
	);

	it.each(Object.keys(calls))(
		"%s fails after bounded attempts, saying what to do",
		async (name) => {
			const store = open();
			faults.every(1, "500 before");
			const failure = await failureOf(calls[name]?.(store) as Promise<unknown>);
			expect(failure.problem).toBe("unreachable");
			expect(failure.message).toContain(store.place);
			expect(failure.message).toContain("run the same again");
			expect(requests).toHaveLength(MOST_ATTEMPTS);
		},
	);

	it("get all objects while every tenth request is told to slow down", async () => {
		const store = open();
		faults.every(10, "503 SlowDown");
		const keys = Array.from({ length: 100 }, (_, n) => `n${n}`);
		await Promise.all(keys.map((key) => store.put(key, bytes(key), absent)));
		const found = await Promise.all(keys.map((key) => store.get(key)));
		expect(found.map((one) => new TextDecoder().decode(one?.body))).toEqual(
			keys,
		);
		expect(requests.filter(({ status }) => status === 503)).toHaveLength(22);
	});
});

describe("a request that is never answered", () => {
	it("is ended at its deadline and made again", async () => {
		const deadlines: [number, AbortController][] = [];
		const store = open({
			deadline: (limit) => {
				const controller = new AbortController();
				deadlines.push([limit, controller]);
				return controller.signal;
			},
		});
		const { struck } = faults.next({ kind: "hang", method: "PUT" });
		const putting = store.put("a", bytes("1"), absent);
		await struck;
		deadlines[0]?.[1].abort();
		expect((await putting).kind).toBe("stored");
		expect(deadlines.map(([limit]) => limit)).toEqual([30_000, 30_000]);
	});
});

describe("waits between attempts", () => {
	const waitsWith = async (chance: () => number) => {
		const waits: number[] = [];
		const store = open({
			random: chance,
			sleep: async (milliseconds) => waits.push(milliseconds),
		});
		faults.every(1, "503 SlowDown");
		await store.put("a", bytes("1"));
		return waits;
	};

	it("are doubled bounds times chance", async () => {
		expect(await waitsWith(() => 1)).toEqual([100, 200, 400, 800, 1600, 3200]);
		expect(await waitsWith(() => 0)).toEqual([0, 0, 0, 0, 0, 0]);
	});

	it("differ between two writers", async () => {
		const [one, other] = [
			await waitsWith(random(1)),
			await waitsWith(random(2)),
		];
		expect(one).not.toEqual(other);
	});
});

describe("connections", () => {
	it("are no more than so many at once, and carry many requests each", async () => {
		let most = 0;
		const crowded = await startS3Server({
			buckets: ["site"],
			authorize: () => {
				const underWay = crowded.requests.filter(
					({ status }) => status === undefined,
				);
				most = Math.max(most, underWay.length);
				return true;
			},
		});
		// The first three wait for the fourth.
		const { struck } = crowded.faults.every(4, { delay: Promise.resolve() });
		for (let n = 0; n < 3; n++)
			crowded.faults.next({ kind: { delay: struck } });
		const store = s3StoreOn(crowded, { atOnce: 4, conditions: "trusted" });
		await Promise.all(
			Array.from({ length: 40 }, (_, n) => store.put(`k${n}`, bytes("1"))),
		);
		expect(most).toBe(4);
		expect(crowded.requests).toHaveLength(40);
		expect(crowded.connections()).toBe(4);
		store.close();
		await crowded.close();
	});

	it("are not opened anew for large bodies", async () => {
		const quiet = await startS3Server({ buckets: ["site"] });
		const store = s3StoreOn(quiet, { conditions: "trusted" });
		const large = new Uint8Array(3 * 1024 * 1024);
		for (const key of ["a", "b", "c"]) await store.put(key, large);
		await store.get("a");
		expect(quiet.connections()).toBe(1);
		store.close();
		await quiet.close();
	});
});

describe("what no repetition mends", () => {
	it("a bucket that is not there", async () => {
		const store = open({ bucket: "nowhere" });
		const failure = await failureOf(store.get("a"));
		expect(failure.problem).toBe("no-bucket");
		expect(failure.message).toContain("Create the bucket first");
		expect(requests).toHaveLength(1);
		const written = await failureOf(store.put("a", bytes("1"), absent));
		expect(written.problem).toBe("no-bucket");
	});

	it("a wrong secret", async () => {
		const store = open({
			credentials: { ...server.credentials, secretAccessKey: "wrong" },
		});
		expect((await failureOf(store.get("a"))).problem).toBe("no-credentials");
		expect(requests).toHaveLength(1);
	});

	it("a permission that is missing", async () => {
		const guarded = await startS3Server({
			buckets: ["site"],
			authorize: ({ action }) => action !== "s3:PutObject",
		});
		const store = s3StoreOn(guarded, { conditions: "trusted" });
		const failure = await failureOf(store.put("a", bytes("1")));
		expect(failure.problem).toBe("denied");
		expect(failure.message).toContain("s3:PutObject");
		store.close();
		await guarded.close();
	});

	it("nobody listens", async () => {
		const closed = await startS3Server();
		await closed.close();
		const store = s3StoreOn(closed);
		const failure = await failureOf(store.get("a"));
		expect(failure.problem).toBe("unreachable");
		expect(failure.detail).toBe("ECONNREFUSED");
		store.close();
	});
});
