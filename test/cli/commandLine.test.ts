import { spawn } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { givenInstant } from "../../cli/instants.ts";
import { huixun, SITE, workspace } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const LAUNCHER = fileURLToPath(
	new URL("../../cli/huixun.mjs", import.meta.url),
);

const NOTICE = `关于召开河道清淤会议的通知
会议时间：2026年3月20日上午9:00
会议地点：镇政府二楼会议室
`;

describe("the command line", () => {
	it("lists its commands and exit codes in English", async () => {
		const { code, stdout, stderr } = await huixun(
			["--help"],
			await temporaryFolder(),
		);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		for (const name of [
			"publish",
			"check",
			"inspect",
			"extract",
			"serve",
			"verify",
			"rebuild",
			"ping",
			"status",
		])
			expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
		for (const exit of ["0  done", "2  wrong usage", "3  refused"])
			expect(stdout).toContain(exit);
	});

	it.each(["--version", "-V"])("says its version: %s", async (option) => {
		const { code, stdout } = await huixun([option], await temporaryFolder());
		expect(code).toBe(0);
		expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	});

	it("has not a word of English in the Chinese help of a command", async () => {
		const { code, stdout } = await huixun(
			["status", "--help", "--lang", "zh"],
			await temporaryFolder(),
		);
		expect(code).toBe(0);
		expect(stdout.split("\n").slice(0, 6)).toEqual([
			"用法： huixun status [选项]",
			"",
			"查看待处理、下次到时和搁置的内容",
			"",
			"选项：",
			"  --lang <zh|en>   提示语言：zh 或 en",
		]);
		expect(stdout).toContain("退出码：");
		expect(stdout).toContain("（默认：dist）");
		expect(stdout).not.toMatch(/Usage|Options|default|display/);
	});

	it.each([
		[{ LANG: "zh_TW.UTF-8" }, "没有命令 frobnicate。"],
		[{ LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "There is no command frobnicate."],
		[{ LANG: "C", LC_MESSAGES: "zh_CN" }, "没有命令 frobnicate。"],
		[{ LANG: "" }, "There is no command frobnicate."],
	])("speaks the language of %o", async (env, complaint) => {
		const ran = await huixun(["frobnicate"], await temporaryFolder(), env);
		expect(ran.code).toBe(2);
		expect(ran.stderr).toContain(complaint);
	});

	it("lets --lang win over the environment", async () => {
		const folder = await temporaryFolder();
		const env = { LC_ALL: "zh_CN.UTF-8" };
		const { stderr } = await huixun(["check", "--lang=en"], folder, env);
		expect(stderr).toContain("There is no folder content.");
	});

	it.each([
		["an unknown command", ["publsh"], "Did you mean publish?"],
		["an unknown option", ["status", "--jsn"], "Did you mean --json?"],
		["an option without its value", ["publish", "--at"], "needs a value"],
		["another language", ["status", "--lang", "fr"], "does not take “fr”"],
		["a missing file name", ["inspect"], "The argument file is missing"],
		["an argument too many", ["status", "now"], "takes fewer arguments"],
		["a port that is none", ["serve", "--port", "99999"], "from 0 to 65535"],
	])("ends with 2 and a hint for %s", async (_what, args, hint) => {
		const ran = await huixun(args, await temporaryFolder());
		expect(ran.code).toBe(2);
		expect(ran.stdout).toBe("");
		expect(ran.stderr).toContain(hint);
		expect(ran.stderr).not.toMatch(/\n\s+at /);
	});

	it("shows its help and ends with 2 when no command is given", async () => {
		const ran = await huixun([], await temporaryFolder());
		expect(ran.code).toBe(2);
		expect(ran.stderr).toContain("Usage: huixun");
	});

	it.each([
		["a broken bracket", "title: [", "site.yaml:1:9", "site.invalid"],
		[
			"a wrong kind of value",
			`${SITE}timezone: 8\n`,
			"[timezone]",
			"expected string",
		],
		["an unknown key", `${SITE}chanels: {}\n`, "site.yaml", '"chanels"'],
		[
			"an address without its slash",
			SITE.replace("example.org/", "example.org"),
			"site.yaml:2:10",
			"must end with /",
		],
	])(
		"tells the place of %s in site.yaml, ends with 1 and publishes nothing",
		async (_what, text, place, problem) => {
			const folder = await workspace({ "site.yaml": text, "a.txt": NOTICE });
			const ran = await huixun(["publish"], folder);
			expect(ran.code).toBe(1);
			expect(ran.stderr).toContain(place);
			expect(ran.stderr).toContain(problem);
			expect(await readdir(folder)).toEqual(["content"]);
		},
	);

	it("says the same of site.yaml in Chinese, and as JSON", async () => {
		const folder = await workspace({ "site.yaml": `${SITE}timezone: 8\n` });
		const args = ["check", "--lang", "zh"];
		expect((await huixun(args, folder)).stderr).toContain(
			"[timezone] 站点设置有误：无效输入：期望 string，实际接收 数字",
		);
		const { code, stdout } = await huixun([...args, "--json"], folder);
		expect(code).toBe(1);
		expect(JSON.parse(stdout).findings).toMatchObject([
			{
				code: "site.invalid",
				severity: "error",
				place: { file: "site.yaml", line: 7, column: 11, field: "timezone" },
			},
		]);
	});

	it.each([
		["publish", "--no-color"],
		["check", "--lang=en"],
		["status", "--lang=zh"],
	])("writes no colour into a pipe: %s", async (...args) => {
		const folder = await workspace({ "a.txt": NOTICE, "b.txt": "" });
		const { stdout, stderr } = await huixun(args, folder);
		expect(stdout + stderr).not.toContain("\u001b");
	});

	it("shows names that would steer a terminal as what they are", async () => {
		const folder = await workspace({ "a\u001b[31m\u202etxt.txt": NOTICE });
		const { code, stdout } = await huixun(["check"], folder);
		expect(code).toBe(1);
		expect(stdout).toContain("a\\u001b[31m\\u202etxt.txt");
	});

	it("is not confused by a TypeScript project around it", async () => {
		const folder = await workspace({ "a.txt": NOTICE });
		await writeFile(join(folder, "tsconfig.json"), "{ broken");
		expect((await huixun(["check"], folder)).code).toBe(0);
	});

	it("ends quietly when nobody reads on", async () => {
		const files: Record<string, string> = {};
		for (let n = 0; n < 400; n++) files[`n${n}.txt`] = NOTICE;
		const folder = await workspace(files);
		const child = spawn(process.execPath, [LAUNCHER, "extract", "content"], {
			cwd: folder,
		});
		let complaints = "";
		child.stderr.on("data", (text) => {
			complaints += text;
		});
		child.stdout.once("data", () => child.stdout.destroy());
		const code = await new Promise((resolve) => child.once("close", resolve));
		expect(complaints).toBe("");
		expect(code).toBe(0);
	});
});

describe("an instant given by --at", () => {
	it.each([
		["2026-03-05T06:30:00Z", "2026-03-05T06:30:00Z"],
		["2026-03-05T14:30:00+08:00", "2026-03-05T06:30:00Z"],
		["2026-02-28t23:59:59-01:30", "2026-03-01T01:29:59Z"],
		["2024-02-29T00:00:00z", "2024-02-29T00:00:00Z"],
	])("%s is %s", (text, instant) => {
		expect(givenInstant(text)).toBe(instant);
	});

	it.each([
		"2026-03-05",
		"2026-03-05T14:30:00",
		"2026-03-05T14:30+08:00",
		"2026-03-05T14:30:00.5Z",
		"2026-02-30T00:00:00Z",
		"2025-02-29T00:00:00Z",
		"2026-03-05T24:00:00Z",
		"2026-03-05T14:30:60Z",
		"2026-03-05T14:30:00+25:00",
		"now",
		"",
	])("%j is none", (text) => {
		expect(givenInstant(text)).toBeUndefined();
	});

	it("is refused with an example when it is none", async () => {
		const folder = await workspace({});
		const ran = await huixun(
			["publish", "--at", "2026-02-30T00:00:00Z"],
			folder,
		);
		expect(ran.code).toBe(2);
		expect(ran.stderr).toContain("such as 2026-03-05T14:30:00+08:00");
		expect(await readdir(folder)).toEqual(["content"]);
	});
});
