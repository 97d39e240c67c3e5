// What every adapter of the store port must do; each one's own test runs it.
import { describe, expect, it } from "vitest";
import type { Store } from "../../functions/store/store.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined) =>
	body && new TextDecoder().decode(body);

const RSS_SHA256 =
	"b8a3805e669decf7180d8c7f4af5d4706d615d0678c424bd1c6b853def3bf3d2";

export function storeContract(name: string, open: () => Promise<Store>): void {
	describe(`the store contract on ${name}`, () => {
		it("gives back what was put, and nothing for what was not", async () => {
			const store = await open();
			expect(await store.get("a/b.json")).toBeUndefined();
			expect(await store.head("a/b.json")).toBeUndefined();
			await store.put("a/b.json", bytes("会议"));
			const found = await store.get("a/b.json");
			expect(text(found?.body)).toBe("会议");
			expect(found?.size).toBe(6);
			expect((await store.head("a/b.json"))?.etag).toBe(found?.etag);
		});

		it("keeps metadata with the bytes", async () => {
			const store = await open();
			await store.put("feed.xml", bytes("<rss/>"), {
				metadata: {
					contentType: "application/rss+xml; charset=utf-8",
					cacheControl: "public, max-age=60",
					generation: 7,
					// Of `<rss/>`.
					sha256: RSS_SHA256,
				},
			});
			const expected = {
				contentType: "application/rss+xml; charset=utf-8",
				cacheControl: "public, max-age=60",
				generation: 7,
				sha256: RSS_SHA256,
			};
			expect((await store.head("feed.xml"))?.metadata).toEqual(expected);
			expect((await store.get("feed.xml"))?.metadata).toEqual(expected);
		});

		it("forgets the metadata of what was replaced", async () => {
			const store = await open();
			await store.put("a", bytes("1"), { metadata: { generation: 7 } });
			await store.put("a", bytes("2"));
			const metadata = (await store.head("a"))?.metadata;
			expect(metadata?.generation).toBeUndefined();
		});

		it("changes the ETag when the bytes change", async () => {
			const store = await open();
			await store.put("a", bytes("1"));
			const first = await store.head("a");
			await store.put("a", bytes("2"));
			expect((await store.head("a"))?.etag).not.toBe(first?.etag);
		});

		it("creates only what is absent, when asked to", async () => {
			const store = await open();
			const first = await store.put("a", bytes("1"), {
				condition: { kind: "absent" },
			});
			const second = await store.put("a", bytes("2"), {
				condition: { kind: "absent" },
			});
			expect(first.kind).toBe("stored");
			expect(second.kind).toBe("refused");
			expect(text((await store.get("a"))?.body)).toBe("1");
		});

		it("creates again after a delete", async () => {
			const store = await open();
			await store.put("a", bytes("1"), { condition: { kind: "absent" } });
			await store.delete("a");
			const again = await store.put("a", bytes("2"), {
				condition: { kind: "absent" },
			});
			expect(again.kind).toBe("stored");
		});

		it("replaces only the state it was shown", async () => {
			const store = await open();
			const first = await store.put("a", bytes("1"));
			if (first.kind !== "stored") throw new Error("not stored");
			const condition = { kind: "match", etag: first.etag } as const;
			const second = await store.put("a", bytes("2"), { condition });
			const late = await store.put("a", bytes("3"), { condition });
			expect(second.kind).toBe("stored");
			expect(late.kind).toBe("refused");
			expect(text((await store.get("a"))?.body)).toBe("2");
		});

		it("refuses to replace what was deleted", async () => {
			const store = await open();
			const first = await store.put("a", bytes("1"));
			if (first.kind !== "stored") throw new Error("not stored");
			await store.delete("a");
			const late = await store.put("a", bytes("2"), {
				condition: { kind: "match", etag: first.etag },
			});
			expect(late.kind).toBe("refused");
			expect(await store.get("a")).toBeUndefined();
		});

		it("refuses to replace what is not there", async () => {
			const store = await open();
			const outcome = await store.put("a", bytes("1"), {
				condition: { kind: "match", etag: '"0"' },
			});
			expect(outcome.kind).toBe("refused");
			expect(await store.get("a")).toBeUndefined();
		});

		it("lets one of many concurrent creators win", async () => {
			const store = await open();
			const outcomes = await Promise.all(
				Array.from({ length: 20 }, (_, writer) =>
					store.put("a", bytes(String(writer)), {
						condition: { kind: "absent" },
					}),
				),
			);
			expect(
				outcomes.filter((outcome) => outcome.kind === "stored"),
			).toHaveLength(1);
		});

		it("loses no increment of 5 workers that each add 10", async () => {
			const store = await open();
			await store.put("count", bytes("0"));
			const increment = async () => {
				for (;;) {
					const now = await store.get("count");
					if (!now) throw new Error("gone");
					const outcome = await store.put(
						"count",
						bytes(String(Number(text(now.body)) + 1)),
						{ condition: { kind: "match", etag: now.etag } },
					);
					if (outcome.kind === "stored") return;
				}
			};
			await Promise.all(
				Array.from({ length: 5 }, async () => {
					for (let turn = 0; turn < 10; turn++) await increment();
				}),
			);
			expect(text((await store.get("count"))?.body)).toBe("50");
		});

		it("lists by prefix in byte order, in pages", async () => {
			const store = await open();
			for (const key of ["due/0/b", "due/0/a", "due/1", "duf", "d", "due.x"])
				await store.put(key, bytes(""));
			expect(await store.list("due/")).toEqual({
				keys: ["due/0/a", "due/0/b", "due/1"],
				more: false,
			});
			expect((await store.list("")).keys).toEqual([
				"d",
				"due.x",
				"due/0/a",
				"due/0/b",
				"due/1",
				"duf",
			]);
			expect(await store.list("due/", { limit: 2 })).toEqual({
				keys: ["due/0/a", "due/0/b"],
				more: true,
			});
			expect(await store.list("due/", { after: "due/0/a" })).toEqual({
				keys: ["due/0/b", "due/1"],
				more: false,
			});
			expect(await store.list("nothing/")).toEqual({ keys: [], more: false });
		});

		it("lists what was stored and deleted since the last listing", async () => {
			const store = await open();
			await store.put("due/b", bytes(""));
			expect((await store.list("due/")).keys).toEqual(["due/b"]);
			await store.put("due/a", bytes(""));
			expect((await store.list("due/")).keys).toEqual(["due/a", "due/b"]);
			await store.delete("due/b");
			expect((await store.list("due/")).keys).toEqual(["due/a"]);
		});

		it("lists more keys than one page holds", async () => {
			const store = await open();
			const expected = Array.from(
				{ length: 1050 },
				(_, n) => `many/${String(n).padStart(4, "0")}`,
			);
			await Promise.all(expected.map((key) => store.put(key, bytes(""))));
			const first = await store.list("many/");
			expect(first.keys).toHaveLength(1000);
			expect(first.more).toBe(true);
			const second = await store.list("many/", {
				after: first.keys.at(-1) as string,
			});
			expect([...first.keys, ...second.keys]).toEqual(expected);
			expect(second.more).toBe(false);
		});

		it("takes large values and empty ones", async () => {
			const store = await open();
			const large = new Uint8Array(5 * 1024 * 1024 + 1).map((_, n) => n % 251);
			await store.put("large", large);
			await store.put("empty", new Uint8Array());
			const found = await store.get("large");
			expect(found?.size).toBe(5_242_881);
			expect(Buffer.compare(found?.body ?? bytes(""), large)).toBe(0);
			expect((await store.head("large"))?.size).toBe(5_242_881);
			expect((await store.get("empty"))?.size).toBe(0);
			expect((await store.head("empty"))?.size).toBe(0);
		});

		it("deletes, and does not mind deleting what is not there", async () => {
			const store = await open();
			await store.put("a", bytes("1"));
			await store.delete("a");
			await store.delete("a");
			expect(await store.get("a")).toBeUndefined();
			expect((await store.list("")).keys).toEqual([]);
		});

		it.each(["", "/a", "a//b", "a/../b", ".", "a\\b", "会", "a b", "a\u0000"])(
			"refuses %j as a key",
			async (key) => {
				const store = await open();
				await expect(store.put(key, bytes("1"))).rejects.toThrow("not a key");
			},
		);

		it("keeps what an object is when it forgets what it was", async () => {
			const store = await open();
			await store.put("a", bytes("1"));
			await store.put("a", bytes("2"));
			await store.put("a.b", bytes("3"));
			for (const key of ["a", "a", "absent"])
				expect(await store.forgetVersions(key)).toEqual({ kind: "forgotten" });
			expect(text((await store.get("a"))?.body)).toBe("2");
			expect(text((await store.get("a.b"))?.body)).toBe("3");
		});

		it("survives a barrier with nothing and with much to sync", async () => {
			const store = await open();
			await store.barrier();
			await Promise.all(
				Array.from({ length: 100 }, (_, n) => store.put(`b/${n}`, bytes("x"))),
			);
			await store.barrier();
			expect((await store.list("b/")).keys).toHaveLength(100);
		});
	});
}
