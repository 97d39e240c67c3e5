import { rename, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	changedPaths,
	huixun,
	modifiedTimes,
	put,
	SITE,
	treeOf,
	workspace,
} from "../support/command.ts";

const AT = "2026-03-01T08:00:00+08:00";
const LATER = "2026-03-02T08:00:00+08:00";
const EDITIONS = ["zh-HK", "zh-Hans", "zh-Hant", "zh-TW"];

function notice(name: string, more = ""): string {
	return `关于召开${name}的通知
各学校：
定于2026年3月20日上午9:00召开${name}，现将有关事项通知如下。
会议地点：县教育局三楼会议室
${more}
青石县教育局
2026年2月26日
`;
}

/** `id:` makes the paths below readable. */
function withId(id: string, name: string, more = ""): string {
	return `---\nid: ${id}\n---\n${notice(name, more)}`;
}

/** What any commit that touches these channels writes, besides the notice's own files. */
function channelFiles(channels: readonly string[]): string[] {
	return EDITIONS.flatMap((edition) => [
		...channels.flatMap((channel) => [
			`${edition}/${channel}/archive/0.atom.xml`,
			`${edition}/${channel}/archive/0.json`,
			`${edition}/${channel}/index.html`,
			`${edition}/${channel}/latest.atom.xml`,
			`${edition}/${channel}/latest.json`,
			`${edition}/${channel}/latest.rss.xml`,
			`${edition}/${channel}/changes.atom.xml`,
			`${edition}/${channel}/changes.rss.xml`,
			`${edition}/${channel}/changes.json`,
		]),
		`${edition}/index.html`,
	]);
}

function noticeFiles(id: string, revision: number): string[] {
	return [
		`v1/notices/${id}.json`,
		`v1/notices/${id}/r${revision}.json`,
		...EDITIONS.flatMap((edition) => [
			`${edition}/n/${id}.html`,
			`${edition}/n/${id}.ics`,
		]),
	];
}

const ALWAYS = [
	"index.html",
	"index.json",
	"v1/changes/1.json",
	"v1/changes/index.json",
];

async function published(files: Record<string, string | Uint8Array>): Promise<{
	folder: string;
	publish: typeof publishIn;
	tree: () => ReturnType<typeof treeOf>;
}> {
	const folder = await workspace(files);
	await publishIn(folder, AT);
	return {
		folder,
		publish: publishIn,
		tree: () => treeOf(join(folder, "dist")),
	};
}

async function publishIn(folder: string, at: string, ...more: string[]) {
	const ran = await huixun(["publish", "--json", "--at", at, ...more], folder);
	return { ...ran, report: JSON.parse(ran.stdout || "{}") };
}

async function verified(folder: string): Promise<void> {
	const { code, stdout } = await huixun(["verify"], folder);
	expect(stdout).toContain("no difference");
	expect(code).toBe(0);
}

const TWO = {
	"a.md": withId("a", "全县教育工作会议"),
	"b.md": withId("b", "全县校园安全会议"),
};

describe("huixun publish", () => {
	it("says what it read and published, and where to look", async () => {
		const folder = await workspace(TWO);
		const { code, stdout } = await huixun(["publish", "--at", AT], folder);
		expect(code).toBe(0);
		expect(stdout).toMatch(/read +2/);
		expect(stdout).toMatch(/published +2 \(publish 2\)/);
		expect(stdout).toMatch(/set aside +0/);
		expect(stdout).toContain(join("dist", "index.html"));
		await verified(folder);
	});

	it("rewrites no file when nothing changed", async () => {
		const { folder } = await published(TWO);
		const before = await modifiedTimes(join(folder, "dist"));
		const { report } = await publishIn(folder, LATER);
		expect(report).toMatchObject({ read: 2, unchanged: 2, filesWritten: 0 });
		expect(await modifiedTimes(join(folder, "dist"))).toEqual(before);
	});

	it("adds one source: its own files and those of its channels", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await put(folder, { "c.md": withId("c", "春季运动会") });
		await publishIn(folder, LATER);
		const expected = [
			...noticeFiles("c", 1),
			...channelFiles(["all", "kind-notice", "org-qingshi"]),
			...EDITIONS.flatMap((edition) =>
				["all", "kind-notice", "org-qingshi"].flatMap((channel) => [
					`${edition}/${channel}/upcoming.html`,
					`${edition}/${channel}/calendar.ics`,
					`${edition}/${channel}/calendar-visible.ics`,
				]),
			),
			...ALWAYS,
			"sitemaps/1.xml",
		].sort();
		const changed = changedPaths(before, await tree());
		expect(changed.filter((path) => !expected.includes(path))).toEqual([]);
		expect(changed).toEqual(expect.arrayContaining(noticeFiles("c", 1)));
		expect(changed).toEqual(expect.arrayContaining(ALWAYS));
		await verified(folder);
	});

	it("edits one source: a new revision under the same id, others untouched", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await put(folder, {
			"a.md": withId("a", "全县教育工作会议").replace("上午9:00", "下午2:30"),
		});
		const { report } = await publishIn(folder, LATER);
		expect(report.entries).toEqual([
			{ seq: 3, op: "reschedule", id: "a", revision: 2, major: true },
		]);
		const after = await tree();
		const changed = changedPaths(before, after);
		const allowed = [
			...noticeFiles("a", 2),
			...channelFiles(["all", "kind-notice", "org-qingshi"]),
			...EDITIONS.flatMap((edition) =>
				["all", "kind-notice", "org-qingshi"].flatMap((channel) => [
					`${edition}/${channel}/upcoming.html`,
					`${edition}/${channel}/calendar.ics`,
					`${edition}/${channel}/calendar-visible.ics`,
					`${edition}/${channel}/changes.json`,
				]),
			),
			...ALWAYS,
		];
		expect(changed.filter((path) => !allowed.includes(path))).toEqual([]);
		expect(changed).toEqual(expect.arrayContaining(noticeFiles("a", 2)));
		expect(after["v1/notices/a/r1.json"]).toBe(before["v1/notices/a/r1.json"]);
		await verified(folder);
	});

	it("leaves everything as it is when a source is deleted and the site says keep", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await unlink(join(folder, "content", "a.md"));
		const { report } = await publishIn(folder, LATER);
		expect(report.vanished).toBe(1);
		expect(changedPaths(before, await tree())).toEqual([]);
	});

	it("withdraws when a source is deleted and the site says withdraw", async () => {
		const { folder, tree } = await published({
			...TWO,
			"site.yaml": `${SITE}onDeletion: withdraw\n`,
		});
		await unlink(join(folder, "content", "a.md"));
		const { report } = await publishIn(folder, LATER);
		expect(report.entries).toMatchObject([{ op: "withdraw", id: "a" }]);
		const after = await tree();
		expect(JSON.parse(after["v1/notices/a.json"] ?? "")).toMatchObject({
			state: "withdrawn",
			withdrawal: { reason: "source_deleted" },
		});
		await verified(folder);
	});

	it("keeps the notice when a source with an id is renamed", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await rename(
			join(folder, "content", "a.md"),
			join(folder, "content", "renamed.md"),
		);
		const { report } = await publishIn(folder, LATER);
		expect(report.entries.length).toBeLessThanOrEqual(1);
		const ids = Object.keys(await tree()).filter((path) =>
			/^v1\/notices\/[^/]+\.json$/.test(path),
		);
		expect(ids).toEqual(
			Object.keys(before).filter((path) =>
				/^v1\/notices\/[^/]+\.json$/.test(path),
			),
		);
		await verified(folder);
	});

	it("makes a new notice when a source without an id is renamed", async () => {
		const { folder } = await published({ "a.txt": notice("全县教育工作会议") });
		await rename(
			join(folder, "content", "a.txt"),
			join(folder, "content", "b.txt"),
		);
		const { report } = await publishIn(folder, LATER);
		expect(report.entries).toMatchObject([{ op: "publish" }]);
		expect(report.vanished).toBe(1);
	});

	it("gives the same bytes whatever the machine's zone, locale and order of files", async () => {
		const files: Record<string, string> = {
			...TWO,
			"c.txt": notice("招生工作会议"),
			"丁.txt": notice("艺术节筹备会议"),
		};
		const one = await workspace(files);
		const other = await workspace(
			Object.fromEntries(Object.entries(files).reverse()),
		);
		await huixun(["publish", "--at", AT], one, { TZ: "UTC", LANG: "C" });
		await huixun(["publish", "--at", AT], other, {
			TZ: "America/New_York",
			LANG: "zh_CN.UTF-8",
			LC_ALL: "zh_CN.UTF-8",
		});
		expect(
			changedPaths(
				await treeOf(join(one, "dist")),
				await treeOf(join(other, "dist")),
			),
		).toEqual([]);
	});

	it("shows no word of a scheduled notice before its time", async () => {
		const { folder, tree } = await published({
			...TWO,
			"s.md": `---\npublishAt: 2026-04-01 09:00\n---\n${notice("高考考务会议")}`,
		});
		const before = JSON.stringify(await tree());
		expect(before).not.toContain(Buffer.from("高考考务").toString("latin1"));
		const { report } = await publishIn(folder, "2026-04-01T08:59:59+08:00");
		expect(report).toMatchObject({
			entries: [],
			nextDue: "2026-04-01T01:00:00Z",
		});
		const due = await publishIn(folder, "2026-04-01T09:00:00+08:00");
		expect(due.report.entries).toMatchObject([{ op: "publish" }]);
		await verified(folder);
	});

	it("cancels a meeting by another notice, whichever comes first", async () => {
		const cancelling = withId("c", "取消通知").replace(
			/[\s\S]*/,
			"---\nid: c\ncancels: a\n---\n关于取消全县教育工作会议的通知\n各学校：\n因故取消全县教育工作会议，特此通知。\n青石县教育局\n2026年2月28日\n",
		);
		const before = await published({ ...TWO, "c.md": cancelling });
		const after = await published({ "b.md": TWO["b.md"], "c.md": cancelling });
		await put(after.folder, { "a.md": TWO["a.md"] });
		await publishIn(after.folder, LATER);
		for (const { tree } of [before, after]) {
			const a = JSON.parse((await tree())["v1/notices/a.json"] ?? "");
			expect(a.meetings[0].status).toBe("cancelled");
		}
	});

	it("refuses to write into a folder whose state it does not have", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await rm(join(folder, ".huixun"), { recursive: true });
		const ran = await huixun(["publish"], folder);
		expect(ran.code).toBe(3);
		expect(ran.stderr).toContain("holds no state");
		expect(changedPaths(before, await tree())).toEqual([]);
	});

	it("writes a lost tree again", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await rm(join(folder, "dist"), { recursive: true });
		await publishIn(folder, AT);
		expect(changedPaths(before, await tree())).toEqual([]);
	});

	it("moves to another address with every id as it was", async () => {
		const { folder, tree } = await published(TWO);
		const before = await tree();
		await put(folder, {
			"a.md": TWO["a.md"].replace("上午9:00", "下午2:30"),
		});
		await publishIn(folder, LATER);
		await put(folder, {
			"site.yaml": SITE.replace("example.org/", "new.example/"),
		});
		await publishIn(folder, LATER);
		const after = await tree();
		const ids = (text: string | undefined) =>
			JSON.parse(text ?? "").items.map(({ id }: { id: string }) => id);
		const feed = "zh-Hans/all/latest.json";
		expect(ids(after[feed])).toEqual(expect.arrayContaining(ids(before[feed])));
		expect(JSON.stringify(after)).not.toContain("https://example.org/");
		await verified(folder);
	});

	it("holds back when many sources vanish at once, until it is allowed", async () => {
		const files: Record<string, string> = {
			"site.yaml": `${SITE}onDeletion: withdraw\n`,
		};
		for (let n = 0; n < 15; n++)
			files[`n${n}.md`] = withId(`n${n}`, `第${n + 1}次教研会议`);
		const { folder } = await published(files);
		for (let n = 0; n < 12; n++)
			await unlink(join(folder, "content", `n${n}.md`));
		const held = await publishIn(folder, LATER);
		expect(held.code).toBe(1);
		expect(held.report.heldBack).toHaveLength(12);
		const allowed = await publishIn(folder, LATER, "--allow-removals");
		expect(allowed.report.entries).toHaveLength(12);
	});

	it("ends in one and the same site when two run at once", async () => {
		const files: Record<string, string> = {};
		for (let n = 0; n < 12; n++)
			files[`n${n}.md`] = withId(`n${n}`, `第${n + 1}次教研会议`);
		const folder = await workspace(files);
		const runs = await Promise.all([
			publishIn(folder, AT),
			publishIn(folder, AT),
		]);
		expect(runs.map(({ code }) => code)).toEqual([0, 0]);
		const entries = runs.flatMap(({ report }) => report.entries);
		expect(entries.map(({ id }) => id).sort()).toEqual(
			Object.keys(files)
				.map((key) => key.replace(".md", ""))
				.sort(),
		);
		await verified(folder);
	});
});
