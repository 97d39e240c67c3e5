// A service that takes conditional writes and does not keep them must be found out before it is used.
import { describe, expect, it } from "vitest";
import { StoreFailure } from "../../functions/store/storeFailure.ts";
import {
	type S3ServerOptions,
	startS3Server,
} from "../support/s3/startS3Server.ts";
import { s3StoreOn } from "../support/s3Stores.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const absent = { condition: { kind: "absent" } } as const;

async function withServer<T>(
	options: S3ServerOptions,
	use: (server: Awaited<ReturnType<typeof startS3Server>>) => Promise<T>,
): Promise<T> {
	const server = await startS3Server({ buckets: ["site"], ...options });
	try {
		return await use(server);
	} finally {
		await server.close();
	}
}

describe("a service that ignores conditions", () => {
	it("is refused before the first conditional write, and nothing stays there", () =>
		withServer({ ignoreConditions: true }, async (server) => {
			const store = s3StoreOn(server);
			const error = await store.put("head.json", bytes("1"), absent).then(
				() => undefined,
				(reason: unknown) => reason,
			);
			expect(error).toBeInstanceOf(StoreFailure);
			expect((error as StoreFailure).problem).toBe("conditions-ignored");
			expect((error as StoreFailure).message).toContain("Use a service");
			expect(server.buckets.get("site")?.keys()).toEqual([]);
			store.close();
		}));

	it("can still be read, and written without a condition", () =>
		withServer({ ignoreConditions: true }, async (server) => {
			const store = s3StoreOn(server);
			await store.put("a", bytes("1"));
			expect((await store.get("a"))?.size).toBe(1);
			store.close();
		}));
});

describe("a service that keeps conditions", () => {
	it("is asked once, with five requests, however many write at first", () =>
		withServer({}, async (server) => {
			const store = s3StoreOn(server);
			await Promise.all(
				["a", "b", "c"].map((key) => store.put(key, bytes(key), absent)),
			);
			expect(
				server.requests.map(({ method, key, status }) =>
					key.startsWith(".probe/") ? `${method} ${status}` : key,
				),
			).toEqual([
				"PUT 200",
				"PUT 412",
				"PUT 200",
				"PUT 412",
				"DELETE 204",
				"a",
				"b",
				"c",
			]);
			store.close();
		}));

	it("is not asked where it is trusted, as where no endpoint is given", () =>
		withServer({}, async (server) => {
			const store = s3StoreOn(server, { conditions: "trusted" });
			await store.put("a", bytes("1"), absent);
			expect(server.requests).toHaveLength(1);
			store.close();
		}));

	it("is asked again with another object where an answer was lost", () =>
		withServer({}, async (server) => {
			const store = s3StoreOn(server);
			server.faults.next({ kind: "reset after commit" });
			const outcome = await store.put("a", bytes("1"), absent);
			expect(outcome.kind).toBe("stored");
			expect(server.buckets.get("site")?.keys()).toEqual(["a"]);
			store.close();
		}));

	it("is believed in every request after a listing that shows no probe", () =>
		withServer({}, async (server) => {
			const left = ".probe/0123456789abcdef";
			server.buckets.get("site")?.put(left, {
				body: Buffer.from("left by a process that died"),
				etag: '"1"',
				headers: {},
				checksum: {},
			});
			const store = s3StoreOn(server);
			await store.put("a", bytes("1"));
			await store.put("b", bytes("2"));
			expect(await store.list("", { limit: 1 })).toEqual({
				keys: ["a"],
				more: true,
			});
			expect(await store.list("")).toEqual({ keys: ["a", "b"], more: false });
			store.close();
		}));
});
