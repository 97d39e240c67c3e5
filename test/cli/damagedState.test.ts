// State that a hand or a disk has damaged: said plainly, and nothing published over it.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huixun, put, treeOf, workspace } from "../support/command.ts";

function notice(id: string, clock: string): string {
	return `---\nid: ${id}\n---\n关于召开${id}号会议的通知\n各学校：\n定于2027年3月20日${clock}在县教育局三楼会议室召开会议。\n青石县教育局\n2026年2月26日\n`;
}

async function published(): Promise<string> {
	const folder = await workspace({
		"a.md": notice("a", "上午9:00"),
		"b.md": notice("b", "上午9:00"),
	});
	await huixun(["publish"], folder);
	return folder;
}

const state = (folder: string, ...names: string[]) =>
	join(folder, ".huixun", "private", ...names);

describe("a publish over a damaged state", () => {
	it.each([
		["placed", "placed/a.json", "placed/a.json"],
		["channels/all.json", "channels/all.json", "channels/all.json"],
		["journal/0.json", "journal/0.json", "journal/0.json"],
	])("is refused where it shows: %s", async (_name, lost, said) => {
		const folder = await published();
		await rm(state(folder, ...lost.split("/")), { recursive: true });
		await put(folder, { "a.md": notice("a", "下午3:00") });
		const before = await treeOf(join(folder, "dist"));
		const ran = await huixun(["publish"], folder);
		expect(ran.code).toBe(3);
		expect(ran.stderr).toContain(said);
		expect(ran.stderr).toContain("huixun restart");
		expect(await treeOf(join(folder, "dist"))).toEqual(before);
	});

	it("goes on when what was lost is back", async () => {
		const folder = await published();
		const channel = state(folder, "channels", "all.json");
		const whole = await readFile(channel);
		await rm(channel);
		await put(folder, { "a.md": notice("a", "下午3:00") });
		expect((await huixun(["publish"], folder)).code).toBe(3);
		await writeFile(channel, whole);
		expect((await huixun(["publish"], folder)).code).toBe(0);
		expect((await huixun(["verify"], folder)).stdout).toContain(
			"no difference",
		);
	});
});

describe("a head that is none", () => {
	it.each(["garbage", "", "{}", "[]"])("is named: %j", async (text) => {
		const folder = await published();
		await writeFile(state(folder, "head.json"), text);
		for (const command of ["publish", "status", "verify"]) {
			const ran = await huixun([command], folder);
			expect(ran.code).toBe(3);
			expect(ran.stderr).toContain("head.json");
			expect(ran.stderr).toContain("huixun restart");
		}
	});
});
