import { symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huixun, put, treeOf, workspace } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const GOOD = `关于召开全县教育工作会议的通知
各学校：
定于2026年3月20日上午9:00在县教育局三楼会议室召开全县教育工作会议，请准时参加。
青石县教育局
2026年2月26日
`;

/** How a .doc begins ([MS-CFB] 2.2). */
const OLD_WORD = Buffer.concat([
	Buffer.from("d0cf11e0a1b11ae1", "hex"),
	Buffer.alloc(504),
]);
const PNG = Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex");

async function publishWith(
	files: Record<string, string | Uint8Array>,
	prepare: (folder: string) => Promise<void> = async () => {},
) {
	const folder = await workspace({ "good.txt": GOOD, ...files });
	await prepare(folder);
	const ran = await huixun(["publish", "--json"], folder);
	const report = JSON.parse(ran.stdout);
	const findings = [
		...report.setAside.flatMap(
			(one: { findings: { code: string }[] }) => one.findings,
		),
		...report.findings,
	];
	return { folder, code: ran.code, report, findings };
}

/** The good notice is out whatever came with it, and the site is whole. */
async function expectRestPublished(folder: string): Promise<void> {
	const pages = Object.values(
		await treeOf(join(folder, "dist", "v1", "notices")),
	);
	expect(
		pages.some((text) =>
			text.includes(Buffer.from("全县教育工作会议").toString("latin1")),
		),
	).toBe(true);
	const { code, stdout } = await huixun(["verify"], folder);
	expect(stdout).toContain("no difference");
	expect(code).toBe(0);
}

describe("a source that cannot become a notice", () => {
	it.each<[string, Record<string, string | Uint8Array>, string]>([
		["an empty file", { "bad.txt": "" }, "source.empty"],
		["white space alone", { "bad.md": " \n\u3000\n" }, "source.empty"],
		["a picture named .txt", { "bad.txt": PNG }, "source.binary"],
		[
			"broken front matter",
			{ "bad.md": `---\ntitle: [未完\nkind: notice\n---\n${GOOD}` },
			"frontMatter.invalid",
		],
		[
			"a date that is none",
			{ "bad.md": `---\ndate: 2026-02-30\n---\n${GOOD}` },
			"metadata.invalid",
		],
		["a format that is not read", { "bad.xlsx": "x" }, "source.unsupported"],
		["an old Word file", { "bad.doc": OLD_WORD }, "source.word-file"],
	])(
		"%s ends in a finding and the rest is published",
		async (_name, files, code) => {
			const { folder, findings, code: exit } = await publishWith(files);
			const [file = ""] = Object.keys(files);
			const found = findings.filter(({ code: one }) =>
				code === "source.binary" ? one.startsWith("source.") : one === code,
			);
			expect(found).not.toEqual([]);
			expect(found[0]).toMatchObject({ place: { file } });
			expect(exit).toBe(found[0].severity === "error" ? 1 : 0);
			await expectRestPublished(folder);
		},
	);

	it("tells place and what to do, in both languages", async () => {
		const folder = await workspace({
			"good.txt": GOOD,
			"bad.md": `---\ntitle: [未完\n---\n${GOOD}`,
		});
		const english = await huixun(["check"], folder);
		expect(english.code).toBe(1);
		expect(english.stdout).toMatch(
			/bad\.md:\d+(:\d+)? {2}frontMatter\.invalid/,
		);
		expect(english.stdout).toContain("→");
		const chinese = await huixun(["check", "--lang", "zh"], folder);
		expect(chinese.stdout).toMatch(/\p{Script=Han}{4}/u);
		expect(chinese.stdout).not.toBe(english.stdout);
	});

	it("of 100 MB is refused without being read whole", async () => {
		const { folder, findings } = await publishWith({}, async (at) => {
			const path = join(at, "content", "big.txt");
			await writeFile(path, GOOD);
			await truncate(path, 100 * 1024 * 1024);
		});
		expect(findings).toContainEqual(
			expect.objectContaining({ code: "source.too-large" }),
		);
		await expectRestPublished(folder);
	});

	it("with the id of another is told which one", async () => {
		const { folder, findings } = await publishWith({
			"one.md": `---\nid: same\n---\n${GOOD}`,
			"two.md": `---\nid: same\n---\n${GOOD}`,
		});
		expect(findings).toMatchObject([
			{ code: "source.same-id", values: { id: "same" } },
		]);
		await expectRestPublished(folder);
	});

	it("that is a link out of the folder is not followed", async () => {
		const secret = await temporaryFolder();
		await writeFile(join(secret, "secret.txt"), `机密${GOOD}`);
		const { folder, findings } = await publishWith({}, async (at) => {
			await symlink(
				join(secret, "secret.txt"),
				join(at, "content", "link.txt"),
			);
			await symlink(secret, join(at, "content", "folder"));
		});
		expect(findings).toContainEqual(
			expect.objectContaining({ code: "source.outside" }),
		);
		expect(JSON.stringify(await treeOf(join(folder, "dist")))).not.toContain(
			Buffer.from("机密").toString("latin1"),
		);
		await expectRestPublished(folder);
	});

	it("becomes a notice once it is mended", async () => {
		const { folder } = await publishWith({ "bad.txt": "" });
		await put(folder, { "bad.txt": GOOD.replace("教育", "安全") });
		const ran = await huixun(["publish", "--json"], folder);
		expect(JSON.parse(ran.stdout)).toMatchObject({
			setAside: [],
			entries: [{ op: "publish" }],
		});
	});

	it("after having been a notice leaves the notice as it was", async () => {
		const { folder } = await publishWith({});
		const before = await treeOf(join(folder, "dist", "v1", "notices"));
		await put(folder, { "good.txt": PNG });
		const ran = await huixun(["publish", "--json"], folder);
		expect(ran.code).toBe(1);
		expect(await treeOf(join(folder, "dist", "v1", "notices"))).toEqual(before);
	});
});

describe("a source with hostile text", () => {
	it.each<[string, string | Uint8Array]>([
		["NUL and control characters", `${GOOD}\n\u0000\u0001\u0008 尾\n`],
		["the ends of CDATA and content", `${GOOD}\n]]></content>]]></rss>&lt;\n`],
		["half of a surrogate pair", Buffer.from(`${GOOD}\ud800`, "utf8")],
		[
			"scripts and handlers",
			`${GOOD}<script>alert(1)</script><img src=x onerror=alert(1)>\n`,
		],
	])("with %s is published whole and well-formed", async (_name, text) => {
		const { folder, report } = await publishWith({ "hostile.txt": text });
		expect(report.entries).toHaveLength(2);
		await expectRestPublished(folder);
	});

	it("as a web page keeps its words and loses its scripts", async () => {
		const { folder } = await publishWith({
			"page.html": `<html><head><title>t</title><script>evil()</script></head><body onload="evil()"><h1>关于召开全县安全会议的通知</h1><p>定于2026年3月20日召开。<a href="javascript:evil()">附件</a></p><iframe src="https://x.example"></iframe></body></html>`,
		});
		const tree = JSON.stringify(await treeOf(join(folder, "dist")));
		expect(tree).not.toContain("evil()");
		expect(tree).not.toContain("x.example");
		expect(tree).toContain(Buffer.from("附件").toString("latin1"));
		await expectRestPublished(folder);
	});
});
