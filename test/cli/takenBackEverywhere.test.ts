// Taken back for privacy, after all that a site's life can bring before it: nothing of the text stays.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { huixun, put, SITE, treeOf, workspace } from "../support/command.ts";

const TEXT = "白鹭洲防汛演练";
const EXPLANATION = "误发，王姓居民来电";

function notice(more = ""): string {
	return `---
id: a
topics: [safety]
${more}---
关于召开${TEXT}会议的通知
各学校：
定于2027年3月20日上午9:00在县教育局三楼会议室召开${TEXT}会议。
青石县教育局
2026年2月26日
`;
}

const TOPIC = `${SITE}  topics:
    - { slug: safety, name: 安全, keywords: [防汛] }
`;

async function holding(folder: string, text: string): Promise<string[]> {
	const files = Object.entries(await treeOf(folder));
	return files
		.filter(([, body]) => Buffer.from(body, "latin1").includes(text))
		.map(([path]) => path);
}

async function verified(folder: string): Promise<void> {
	const { code, stdout } = await huixun(["verify"], folder);
	expect(stdout).toContain("no difference");
	expect(code).toBe(0);
}

describe("a withdrawal for privacy", () => {
	it("reaches channels and editions that the site has no longer", async () => {
		const folder = await workspace({ "a.md": notice(), "site.yaml": TOPIC });
		await huixun(["publish"], folder);
		const before = await holding(join(folder, "dist"), "白鹭洲");
		expect(before).toContain("zh-Hans/topic-safety/latest.atom.xml");
		expect(before).toContain("zh-Hans/topic-safety/upcoming.html");
		await put(folder, {
			"site.yaml": `${SITE}\neditions: [zh-Hant, zh-TW]\n`,
		});
		await huixun(["publish"], folder);
		await verified(folder);
		expect(await holding(join(folder, "dist/zh-Hans"), "SUMMARY")).toEqual([]);
		await put(folder, { "a.md": notice("withdrawn: privacy\n") });
		await huixun(["publish"], folder);
		expect(await holding(join(folder, "dist"), "白鹭洲")).toEqual([]);
		expect(await holding(join(folder, "dist"), "白鷺洲")).toEqual([]);
		await verified(folder);
	});

	it("reaches the words of an earlier withdrawal, and no rebuild brings them back", async () => {
		const folder = await workspace({ "a.md": notice() });
		await huixun(["publish"], folder);
		await put(folder, {
			"a.md": notice(
				`withdrawn: published_in_error\nexplanation: ${EXPLANATION}\n`,
			),
		});
		await huixun(["publish"], folder);
		expect(await holding(join(folder, "dist"), EXPLANATION)).not.toEqual([]);
		await put(folder, { "a.md": notice("withdrawn: privacy\n") });
		await huixun(["publish"], folder);
		await verified(folder);
		await huixun(["rebuild"], folder);
		expect(await holding(join(folder, "dist"), EXPLANATION)).toEqual([]);
		await put(folder, { "a.md": notice() });
		await huixun(["publish"], folder);
		await put(folder, { "a.md": notice("withdrawn: privacy\n") });
		await huixun(["publish"], folder);
		await verified(folder);
	});
});

describe("a source that takes the id of another", () => {
	it("is set aside, and what was public of both stays", async () => {
		const folder = await workspace({
			"a.md": notice(),
			"b.md": notice().replace("id: a", "id: b"),
		});
		await put(folder, { "site.yaml": `${SITE}\nonDeletion: withdraw\n` });
		await huixun(["publish"], folder);
		await put(folder, { "b.md": notice() });
		const { code, stdout } = await huixun(["publish", "--json"], folder);
		expect(code).toBe(1);
		expect(stdout).toContain("source.same-id");
		const tree = await treeOf(join(folder, "dist"));
		for (const id of ["a", "b"])
			expect(JSON.parse(tree[`v1/notices/${id}.json`] as string)).toMatchObject(
				{
					state: "published",
					revision: 1,
				},
			);
	});
});
