import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fieldName, flatten } from "../../cli/fieldLines.ts";
import { huixun, put, SITE, workspace } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const NOTICE = `关于召开河道清淤会议的通知
会议时间：2026年3月20日上午9:00
会议地点：镇政府二楼会议室
`;

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

function lines(text: string): { id: string; [key: string]: unknown }[] {
	return text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
}

describe("huixun inspect", () => {
	it("shows encoding, fields with where they come from, and the titles of the editions", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		const { code, stdout } = await huixun(["inspect", "content/a.txt"], folder);
		expect(code).toBe(0);
		for (const line of [
			/^title +关于召开河道清淤会议的通知 {2}← text$/m,
			/^meetings\[1\]\.startAt +2026-03-20 09:00 Asia\/Shanghai “[^”]*” {2}← text$/m,
			/^source\.encoding +UTF-8$/m,
			/^zh-Hans +关于召开河道清淤会议的通知 {2}\(original\)$/m,
			/^zh-TW +關於召開河道清淤會議的通知 {2}\(machine\)$/m,
		])
			expect(stdout).toMatch(line);
	});

	it("calls fields by their Chinese names in Chinese", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		const args = ["inspect", "content/a.txt", "--lang", "zh"];
		const { stdout } = await huixun(args, folder);
		expect(stdout).toMatch(/^标题 +关于召开河道清淤会议的通知/m);
		expect(stdout).toMatch(/^会议\[1\]\.地点\[1\]\.名称 +镇政府二楼会议室/m);
		expect(stdout).toMatch(/^来源\.编码 +UTF-8$/m);
	});

	it("gives the draft as JSON, with the text it was read from", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		const args = ["inspect", "content/a.txt", "--json"];
		const draft = JSON.parse((await huixun(args, folder)).stdout);
		expect(draft).toMatchObject({
			record: {
				title: "关于召开河道清淤会议的通知",
				meetings: [{ startAt: { date: "2026-03-20", time: "09:00" } }],
			},
			channels: expect.arrayContaining(["all"]),
		});
		expect(draft.id).toBe(draft.record.id);
	});

	it("needs no site around a document", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		const content = join(folder, "content");
		const { code, stdout } = await huixun(
			["inspect", join(content, "a.txt")],
			await temporaryFolder(),
		);
		expect(code).toBe(0);
		expect(stdout).toContain("关于召开河道清淤会议的通知");
		expect((await readdir(folder)).sort()).toEqual(["content"]);
	});

	it("says why a document is set aside, and ends with 1", async () => {
		const folder = await workspace({ "photo.txt": PNG });
		const args = ["inspect", "content/photo.txt"];
		const { code, stdout } = await huixun(args, folder);
		expect(code).toBe(1);
		expect(stdout).toContain("source.binary-file");
		const json = await huixun([...args, "--json"], folder);
		expect(JSON.parse(json.stdout)).toMatchObject({
			rejected: true,
			findings: [
				{
					code: "source.binary-file",
					severity: "error",
					what: expect.stringContaining("not text"),
				},
			],
		});
	});

	it.each(["content", "content/none.txt", "content/site.yaml"])(
		"refuses %s with 2",
		async (path) => {
			const folder = await workspace({ "a.txt": NOTICE });
			const { code, stderr } = await huixun(["inspect", path], folder);
			expect(code).toBe(2);
			expect(stderr).toContain(`${path} is no notice of content.`);
		},
	);
});

describe("huixun extract", () => {
	it("gives one line a document and goes on past what it cannot read", async () => {
		const folder = await workspace({
			"a.txt": NOTICE,
			"b/empty.txt": "",
			"b/photo.txt": PNG,
			"b/broken.md": "---\ntitle: [\n---\ntext",
			"c.md": `# 关于召开春季植树会议的通知\n\n${NOTICE}`,
		});
		const { code, stdout } = await huixun(["extract", "content"], folder);
		expect(code).toBe(1);
		const found = lines(stdout);
		expect(found.map(({ id }) => id).sort()).toEqual([
			"a",
			"broken",
			"c",
			"empty",
			"photo",
		]);
		expect(found.find(({ id }) => id === "a")).toMatchObject({
			title: "关于召开河道清淤会议的通知",
			date_start: "2026-03-20",
			time_start: "09:00",
			location: "镇政府二楼会议室",
		});
		for (const id of ["empty", "photo"])
			expect(found.find((one) => one.id === id)).toMatchObject({
				rejected: true,
				findings: [{ severity: "error" }],
			});
	});

	it("keeps the order of the files it is given, wherever they are", async () => {
		const one = await workspace({ "b.txt": NOTICE, "a.txt": NOTICE });
		const two = await workspace({ "c.txt": NOTICE });
		const { code, stdout } = await huixun(
			[
				"extract",
				join(one, "content", "b.txt"),
				join(two, "content", "c.txt"),
				join(one, "content", "a.txt"),
			],
			await temporaryFolder(),
		);
		expect(code).toBe(0);
		expect(lines(stdout).map(({ id }) => id)).toEqual(["b", "c", "a"]);
	});

	it("refuses a path that is not there with 2", async () => {
		const { code, stderr } = await huixun(
			["extract", "none"],
			await temporaryFolder(),
		);
		expect(code).toBe(2);
		expect(stderr).toContain("There is no none.");
	});
});

describe("huixun check", () => {
	it("says that all is well, with 0", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		const { code, stdout } = await huixun(["check", "--json"], folder);
		expect(code).toBe(0);
		expect(JSON.parse(stdout).sources).toBe(1);
	});

	it("tells file by file what is wrong and what to do, and publishes nothing", async () => {
		const folder = await workspace({
			"z.md":
				"---\nid: same\n---\n# 关于召开春季植树会议的通知\n\n地点：东楼\n",
			"b.md":
				"---\nid: same\n---\n# 关于召开河道清淤会议的通知\n\n地点：东楼\n",
			"c.txt": "",
			"d.docx": "PK",
		});
		const { code, stdout } = await huixun(["check"], folder);
		expect(code).toBe(1);
		const places = stdout
			.split("\n")
			.filter((line) => / {2}(?:source)\./.test(line))
			.map((line) => line.replace(/^(\S+) {2}(\S+) .*$/, "$1 $2"));
		expect(places).toEqual([
			"c.txt source.empty",
			"d.docx source.word-broken",
			"z.md source.same-id",
		]);
		expect(stdout).toContain(
			"    → Put the text of the notice in and save it again.",
		);
		expect(stdout).toMatch(/^3 errors, \d+ warnings in 4 sources$/m);
		expect(await readdir(folder)).toEqual(["content"]);
	});

	it("gives sentences in the language asked for as JSON", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		await put(folder, { "site.yaml": SITE, "c.txt": "" });
		const args = ["check", "--json", "--lang", "zh"];
		const { stdout } = await huixun(args, folder);
		expect(JSON.parse(stdout).findings).toContainEqual({
			code: "source.empty",
			severity: "error",
			place: { file: "c.txt" },
			what: "文件没有内容。",
			todo: "请放入通知正文后重新保存。",
		});
	});
});

describe("a record for a person", () => {
	it("is a line a field, without what is empty", () => {
		expect(
			flatten({
				title: "x",
				none: [],
				nothing: {},
				absent: undefined,
				names: ["甲", "乙"],
				meetings: [
					{
						startAt: {
							date: "--03-05",
							half: "pm",
							precision: "half_day",
							timezone: "Asia/Shanghai",
							raw: "3月5日下午",
						},
						locations: [{ name: "东楼" }],
						sequence: 0,
					},
				],
			}),
		).toEqual([
			{ path: "title", value: "x" },
			{ path: "names", value: "甲；乙" },
			{
				path: "meetings[1].startAt",
				value: "--03-05 pm Asia/Shanghai “3月5日下午”",
			},
			{ path: "meetings[1].locations[1].name", value: "东楼" },
			{ path: "meetings[1].sequence", value: "0" },
		]);
		expect(fieldName("meetings[1].locations[1].name", "zh")).toBe(
			"会议[1].地点[1].名称",
		);
	});
});
