import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huixun, put, treeOf, workspace } from "../support/command.ts";

function notice(id: string, name: string): string {
	return `---
id: ${id}
---
关于召开${name}的通知
各学校：
定于2026年3月20日上午9:00在县教育局三楼会议室召开${name}。
青石县教育局
2026年2月26日
`;
}

async function published(): Promise<string> {
	const folder = await workspace({
		"a.md": notice("a", "教研工作会议"),
		"b.md": notice("b", "安全工作会议"),
	});
	await huixun(["publish", "--at", "2026-03-01T08:00:00+08:00"], folder);
	return folder;
}

async function json(folder: string, path: string) {
	return JSON.parse((await treeOf(join(folder, "dist")))[path] as string);
}

describe("huixun restart", () => {
	it("changes nothing unless somebody says yes", async () => {
		const folder = await published();
		const before = await treeOf(folder);
		const ran = await huixun(["restart"], folder);
		expect(ran.code).toBe(3);
		expect(ran.stderr).toContain("2 notices of dist");
		expect(ran.stderr).toContain("--yes");
		expect(await treeOf(folder)).toEqual(before);
	});

	it("goes on from a public tree whose state is lost, and says what to do before", async () => {
		const folder = await published();
		await rm(join(folder, ".huixun"), { recursive: true });
		await rm(join(folder, "content", "b.md"));
		await put(folder, { "c.md": notice("c", "财务工作会议") });
		const refused = await huixun(["publish"], folder);
		expect(refused.code).toBe(3);
		expect(refused.stderr).toContain("huixun restart");
		const ran = await huixun(
			["restart", "--yes", "--at", "2026-03-05T08:00:00+08:00"],
			folder,
		);
		expect(ran.code).toBe(0);
		expect(await json(folder, "index.json")).toMatchObject({
			epoch: "2026-03-05T00:00:00Z",
			lastSeq: 103,
		});
		expect(await json(folder, "v1/notices/a.json")).toMatchObject({
			state: "published",
			revision: 2,
		});
		expect(await json(folder, "v1/notices/b.json")).toMatchObject({
			state: "withdrawn",
			withdrawal: { reason: "source_deleted" },
		});
		expect((await huixun(["verify"], folder)).stdout).toContain(
			"no difference",
		);
		expect((await huixun(["publish"], folder)).stdout).toMatch(
			/published\s+0\n/,
		);
	});

	it("lets calendars go on: a higher sequence, and no meeting that nobody announces any more", async () => {
		const folder = await published();
		const event = async (id: string) =>
			(await treeOf(join(folder, "dist")))[`zh-Hans/n/${id}.ics`] as string;
		expect(await event("a")).toContain("SEQUENCE:0");
		expect(await event("b")).toContain("BEGIN:VEVENT");
		await rm(join(folder, ".huixun"), { recursive: true });
		await put(folder, {
			"b.md": notice("b", "安全工作会议").replace(
				"2026年3月20日上午9:00",
				"近日",
			),
		});
		await huixun(
			["restart", "--yes", "--at", "2026-03-05T08:00:00+08:00"],
			folder,
		);
		expect(await event("a")).toMatch(/SEQUENCE:[1-9]/);
		expect(await event("b")).not.toContain("VEVENT");
		expect(await json(folder, "v1/notices/b.json")).toMatchObject({
			state: "published",
		});
		expect((await huixun(["verify"], folder)).stdout).toContain(
			"no difference",
		);
	});

	it("is finished by a publish when it was broken off after its beginning", async () => {
		const folder = await published();
		// What a kill between the end of the old epoch and the beginning of the new one leaves.
		const head = join(folder, ".huixun", "private", "head.json");
		const closed = {
			...JSON.parse(await readFile(head, "utf8")),
			closed: true,
		};
		await writeFile(head, JSON.stringify(closed));
		const refused = await huixun(["publish"], folder);
		expect(refused.code).toBe(3);
		expect(refused.stderr).toContain("huixun restart");
		expect((await huixun(["restart", "--yes"], folder)).code).toBe(0);
		expect((await huixun(["verify"], folder)).code).toBe(0);
	});
});

describe("huixun reconcile", () => {
	it("drafts what was missed and leaves it to the next publish", async () => {
		const folder = await published();
		await put(folder, { "c.md": notice("c", "财务工作会议") });
		const ran = await huixun(["reconcile", "--json"], folder);
		expect(ran.code).toBe(1);
		expect(JSON.parse(ran.stdout)).toEqual({
			looked: 3,
			repaired: [{ key: "c.md", kind: "drafted" }],
			marks: 0,
			purged: 0,
		});
		await huixun(["publish"], folder);
		expect(await json(folder, "v1/notices/c.json")).toMatchObject({
			state: "published",
		});
		const again = await huixun(["reconcile"], folder);
		expect(again.code).toBe(0);
		expect(again.stdout).toContain("3 sources compared: 0 missed");
	});
});
