// The inbox as a bucket: which files make one source, under whatever names.
import { describe, expect, it } from "vitest";
import { BucketSources } from "../../functions/pipeline/bucketSources.ts";
import { FakeInbox } from "../support/fakeInbox.ts";

function inboxWith(...keys: string[]) {
	const inbox = new FakeInbox();
	for (const key of keys) inbox.put(key);
	return { inbox, sources: new BucketSources(inbox) };
}

describe("an event", () => {
	const { inbox, sources } = inboxWith(
		"2026/a.md",
		"2026/a.yaml",
		"2026/a.zh-TW.md",
		"2026/a.files/plan.pdf",
		"2026/a.b.md",
	);

	it.each([
		"2026/a.md",
		"2026/a.yaml",
		"2026/a.zh-TW.md",
		"2026/a.files/plan.pdf",
		"2026/a.files/gone.pdf",
	])("on %s concerns the document", async (key) => {
		expect(await sources.concerned(key)).toEqual(["2026/a.md"]);
	});

	it("on a document that is gone concerns it, and the one that takes its place", async () => {
		expect(await sources.concerned("gone.md")).toEqual(["gone.md"]);
		inbox.put("2026/b.txt");
		expect(await sources.concerned("2026/b.md")).toEqual([
			"2026/b.txt",
			"2026/b.md",
		]);
	});

	it.each([".reports/2026/a.md.txt", "site.yaml", "a.exe", "../a.md", "2026/"])(
		"on %s concerns no source",
		async (key) => {
			expect(await sources.concerned(key)).toEqual([]);
		},
	);
});

describe("a source", () => {
	it("comes with its companions, attachments described", async () => {
		const { sources } = inboxWith(
			"a.md",
			"a.yaml",
			"a.zh-TW.md",
			"a.files/x.txt",
		);
		const source = await sources.read("a.md");
		expect(source?.metadata?.key).toBe("a.yaml");
		expect(source?.translations).toMatchObject([
			{ edition: "zh-TW", key: "a.zh-TW.md" },
		]);
		expect(source?.attachments).toEqual([
			{
				name: "x.txt",
				size: 13,
				sha256:
					"341d2b8d18422971b94ebfdf5c00dc03212f151ddc13612c6eb426bfcc90eece",
				key: "a.files/x.txt",
			},
		]);
	});

	it("is found under a name that macOS has taken apart", async () => {
		const composed = "\u00e9t\u00e9.md";
		const { inbox, sources } = inboxWith();
		inbox.put(composed.normalize("NFD"), "text");
		expect(await sources.concerned(composed.normalize("NFD"))).toEqual([
			composed,
		]);
		expect((await sources.read(composed))?.bytes.length).toBe(4);
		expect(await sources.exists(composed)).toBe(true);
	});

	it("is of the past where its upload says so", async () => {
		const { inbox, sources } = inboxWith("new.md");
		inbox.put("old.md", "text", { lane: "backfill" });
		expect(await sources.isBackfill("old.md")).toBe(true);
		expect(await sources.isBackfill("new.md")).toBe(false);
		expect((await sources.read("old.md"))?.lane).toBe("backfill");
		expect((await sources.read("new.md"))?.lane).toBeUndefined();
	});

	it("is not read beside another document of its stem", async () => {
		const { sources } = inboxWith("a.md", "a.txt");
		expect(await sources.read("a.txt")).toBeUndefined();
		expect(await sources.exists("a.txt")).toBe(true);
	});
});

describe("all sources", () => {
	it("are listed a thousand files at a time, companions left out", async () => {
		const { inbox, sources } = inboxWith();
		for (let n = 0; n < 700; n++) {
			const name = `n${String(n).padStart(4, "0")}`;
			inbox.put(`${name}.md`);
			inbox.put(`${name}.yaml`);
		}
		const first = await sources.listSources("");
		expect([first.keys.length, first.next]).toEqual([500, "n0499.yaml"]);
		const second = await sources.listSources(first.next ?? "");
		expect([second.keys.length, second.next]).toEqual([200, undefined]);
	});

	it("leave out a document whose better stands on another page", async () => {
		const { inbox, sources } = inboxWith();
		for (let n = 0; n < 999; n++)
			inbox.put(`a${String(n).padStart(4, "0")}.md`);
		inbox.put("b.md");
		inbox.put("b.txt");
		const first = await sources.listSources("");
		expect(first.keys.at(-1)).toBe("b.md");
		expect((await sources.listSources(first.next ?? "")).keys).toEqual([]);
	});
});
