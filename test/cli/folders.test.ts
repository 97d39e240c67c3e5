import {
	chmod,
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	symlink,
	unlink,
	utimes,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	changedPaths,
	huixun,
	put,
	SITE,
	treeOf,
	workspace,
} from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const AT = ["--at", "2026-03-01T08:00:00+08:00"];
const LATER = ["--at", "2026-03-02T08:00:00+08:00"];

function notice(id: string, name: string): string {
	return `---
id: ${id}
---
# 关于召开${name}的通知

会议时间：2026年3月20日上午9:00

会议地点：镇政府二楼会议室
`;
}

const WITHDRAWING = `${SITE}onDeletion: withdraw\n`;
const TWO = {
	"site.yaml": WITHDRAWING,
	"one/a.md": notice("a", "河道清淤会议"),
	"two/b.md": notice("b", "春季植树会议"),
};

async function publish(folder: string, ...args: string[]) {
	const ran = await huixun(["publish", "--json", ...args], folder);
	return { ...ran, report: JSON.parse(ran.stdout || "{}") };
}

async function stateOf(folder: string, id: string): Promise<string> {
	const path = join(folder, "dist", "v1", "notices", `${id}.json`);
	return JSON.parse(await readFile(path, "utf8")).state;
}

describe("a source that cannot be looked at", () => {
	it("is not taken for a deleted one when its folder became a link elsewhere", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		const elsewhere = await temporaryFolder();
		const one = join(folder, "content", "one");
		await rename(one, join(elsewhere, "one"));
		await symlink(join(elsewhere, "one"), one);
		const { code, report } = await publish(folder, ...LATER);
		expect(code).toBe(1);
		expect(report.entries).toEqual([]);
		expect(report.findings).toMatchObject([
			{ code: "source.outside", place: { file: "one" } },
		]);
		expect(await stateOf(folder, "a")).toBe("published");
	});

	// The superuser may read everything.
	it.skipIf(process.getuid?.() === 0)(
		"is not taken for a deleted one when its folder or file is locked",
		async () => {
			const folder = await workspace(TWO);
			await publish(folder, ...AT);
			const one = join(folder, "content", "one");
			const b = join(folder, "content", "two", "b.md");
			await chmod(one, 0);
			await chmod(b, 0);
			const { code, report } = await publish(folder, ...LATER);
			await chmod(one, 0o755);
			expect(code).toBe(1);
			expect(report.entries).toEqual([]);
			expect(report.setAside).toMatchObject([{ key: "two/b.md" }]);
			expect(await stateOf(folder, "a")).toBe("published");
		},
	);

	it("is not taken for a deleted one when another of the same stem hides it", async () => {
		const folder = await workspace({
			"site.yaml": WITHDRAWING,
			"a.md": notice("a", "河道清淤会议"),
		});
		await publish(folder, ...AT);
		await put(folder, {
			"a.html": "<h1>关于召开春季植树会议的通知</h1><p>地点：东楼</p>",
		});
		const { code, report } = await publish(folder, ...LATER);
		expect(code).toBe(1);
		expect(report.entries).toMatchObject([{ op: "publish" }]);
		expect(await stateOf(folder, "a")).toBe("published");
	});
});

describe("publish of named files", () => {
	it("looks at these alone", async () => {
		const folder = await workspace(TWO);
		const { report } = await publish(folder, ...AT, "content/one/a.md");
		expect(report).toMatchObject({
			read: 1,
			entries: [{ op: "publish", id: "a" }],
		});
		await unlink(join(folder, "content", "one", "a.md"));
		await put(folder, { "two/c.md": notice("c", "夏粮收购会议") });
		const next = await publish(folder, ...LATER, "content/two/b.md");
		expect(next.report.entries).toMatchObject([{ op: "publish", id: "b" }]);
		expect(await stateOf(folder, "a")).toBe("published");
	});

	it("withdraws one that was deleted, if the site says so", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		await rm(join(folder, "content", "one"), { recursive: true });
		const { report } = await publish(folder, ...LATER, "content/one/a.md");
		expect(report).toMatchObject({
			read: 0,
			withdrawnByDeletion: 1,
			entries: [{ op: "withdraw", id: "a" }],
		});
	});

	it("takes an attachment for its notice, nested ones with it", async () => {
		const folder = await workspace({
			"a.md": notice("a", "河道清淤会议"),
			"a.files/maps/east.csv": "x,y\n",
		});
		await publish(folder, ...AT);
		const before = await treeOf(join(folder, "dist"));
		const { report } = await publish(
			folder,
			...LATER,
			"content/a.files/maps/east.csv",
		);
		expect(report).toMatchObject({ read: 1, unchanged: 1, entries: [] });
		expect(changedPaths(before, await treeOf(join(folder, "dist")))).toEqual(
			[],
		);
	});

	it.each([["content/none.md"], ["elsewhere.md"], ["no/such/folder/x.md"]])(
		"refuses %s with 2",
		async (path) => {
			const folder = await workspace(TWO);
			const ran = await huixun(["publish", path], folder);
			expect(ran.code).toBe(2);
			expect(ran.stderr).toContain(`${path} is no notice of content.`);
		},
	);
});

describe("folders", () => {
	it("of the site and the state may lie in that of the notices and are no notices", async () => {
		const folder = await workspace({ "a.md": notice("a", "河道清淤会议") });
		const content = join(folder, "content");
		const args = ["--content", ".", ...AT];
		expect((await publish(content, ...args)).report.read).toBe(1);
		const again = await publish(content, ...args);
		expect(again.report).toMatchObject({ read: 1, entries: [] });
		const check = await huixun(["check", "--content", ".", "--json"], content);
		expect(JSON.parse(check.stdout).sources).toBe(1);
	});

	it.each([
		["the site in place of the notices", ["--out", "content"]],
		["the notices in the site", ["--out", "."]],
		["the state in the site", ["--out", "site", "--store", "site/state"]],
	])("are refused with 3: %s", async (_what, args) => {
		const folder = await workspace(TWO);
		const before = await treeOf(folder);
		const { code, stderr } = await huixun(["publish", ...args], folder);
		expect(code).toBe(3);
		expect(stderr).toContain("need folders of their own");
		expect(changedPaths(before, await treeOf(folder))).toEqual([]);
	});

	it("with other things in them are not published into, also where there is a state", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		const other = join(folder, "documents");
		await mkdir(other);
		await writeFile(join(other, "index.html"), "mine");
		const { code, stderr } = await huixun(
			["publish", "--out", "documents"],
			folder,
		);
		expect(code).toBe(3);
		expect(stderr).toContain("is not the site of .huixun");
		expect(await treeOf(other)).toEqual({ "index.html": "mine" });
	});

	it("of another site are told apart by its epoch", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		const second = ["--out", "second", "--store", "second-state"];
		await publish(folder, ...LATER, ...second);
		const { code } = await huixun(["publish", "--out", "second"], folder);
		expect(code).toBe(3);
	});

	it("without anything published say so", async () => {
		const folder = await workspace(TWO);
		for (const command of ["serve", "verify", "rebuild"]) {
			const { code, stderr } = await huixun([command], folder);
			expect(code).toBe(3);
			expect(stderr).toContain("Run `huixun publish` first");
		}
	});
});

describe("status", () => {
	it("tells what waits and since when, what comes and what was set aside", async () => {
		const folder = await workspace({
			...TWO,
			"empty.txt": "",
			"later.md": notice("later", "夏粮收购会议").replace(
				"id: later",
				"id: later\npublishAt: 2026-06-01T09:00:00+08:00",
			),
		});
		await publish(folder, ...AT);
		const now = ["status", "--json"];
		const { code, stdout } = await huixun([...now, ...LATER], folder);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({
			lastSeq: 2,
			live: 2,
			settled: true,
			lastCommit: "2026-03-01T00:00:00Z",
			pending: 0,
			oldestPending: null,
			nextDue: "2026-06-01T01:00:00Z",
			scheduled: [
				{
					at: "2026-06-01T01:00:00Z",
					what: "publish",
					id: "later",
					file: "later.md",
				},
			],
			setAside: [{ key: "empty.txt", findings: [{ code: "source.empty" }] }],
		});
		const late = await huixun([...now, "--at", "2026-06-02T00:00:00Z"], folder);
		expect(JSON.parse(late.stdout)).toMatchObject({
			pending: 1,
			oldestPending: "2026-06-01T01:00:00Z",
			nextDue: null,
		});
	});

	it("tells since when what is due at once has waited", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		await put(folder, { "c.md": notice("c", "夏粮收购会议") });
		await huixun(["reconcile"], folder);
		const due = join(folder, ".huixun", "private", "due");
		const [mark] = await readdir(due);
		const since = new Date("2026-04-01T02:03:04Z");
		await utimes(join(due, mark as string), since, since);
		const { stdout } = await huixun(["status", "--json"], folder);
		expect(JSON.parse(stdout)).toMatchObject({
			pending: 1,
			oldestPending: "2026-04-01T02:03:04Z",
			backfill: 0,
		});
	});

	it("forgets what was set aside once it is mended or gone", async () => {
		const folder = await workspace({
			...TWO,
			"empty.txt": "",
			"gone.txt": "",
		});
		await publish(folder, ...AT);
		await put(folder, { "empty.txt": notice("c", "夏粮收购会议") });
		await unlink(join(folder, "content", "gone.txt"));
		expect((await publish(folder, ...LATER)).code).toBe(0);
		const { code, stdout } = await huixun(["status"], folder);
		expect(code).toBe(0);
		expect(stdout).toContain("set aside: 0");
	});

	it("is calm where nothing was ever published", async () => {
		const { code, stdout } = await huixun(["status"], await temporaryFolder());
		expect(code).toBe(0);
		expect(stdout).toContain("last commit: never");
	});
});

describe("a lost site", () => {
	it("is told by verify and written again by rebuild", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		const before = await treeOf(join(folder, "dist"));
		await rm(join(folder, "dist"), { recursive: true });
		const { code, stderr } = await huixun(["verify"], folder);
		expect(code).toBe(1);
		expect(stderr).toContain("Run `huixun rebuild`");
		await huixun(["rebuild", ...AT], folder);
		expect(changedPaths(before, await treeOf(join(folder, "dist")))).toEqual(
			[],
		);
	});

	it("is told by verify when a single file was changed by hand, in both languages", async () => {
		const folder = await workspace(TWO);
		await publish(folder, ...AT);
		await writeFile(join(folder, "dist", "v1", "notices", "a.json"), "{}");
		const english = await huixun(["verify"], folder);
		expect(english.code).toBe(1);
		expect(english.stdout).toContain(
			"v1/notices/a.json  differs from what the state says",
		);
		expect(english.stdout).toContain("`huixun rebuild` writes every");
		const chinese = await huixun(["verify", "--lang", "zh"], folder);
		expect(chinese.stdout).toContain("v1/notices/a.json  与状态推导的内容不同");
		expect((await huixun(["rebuild", ...AT], folder)).code).toBe(0);
		expect((await huixun(["verify"], folder)).code).toBe(0);
	});
});
