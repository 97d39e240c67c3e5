// `huixun publish --due-only`: what is due goes out, whatever folder the command is called in.
import { readFile, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adoptConfiguration } from "../../functions/pipeline/adoptConfiguration.ts";
import { DirectoryStore } from "../../functions/store/directoryStore.ts";
import { huixun, put, SITE, workspace } from "../support/command.ts";

const AT = "2026-06-01T00:00:00Z";
const LATER = "2026-06-02T00:00:00Z";
const notice = (id: string, more = "") =>
	`---\nid: ${id}\n${more}---\n\n# 关于召开${id}工作会议的通知\n\n会议时间：2026年6月20日上午9:00\n`;
const publishIn = async (folder: string, at: string, ...args: string[]) => {
	const ran = await huixun(["publish", "--json", "--at", at, ...args], folder);
	return { ...ran, report: JSON.parse(ran.stdout) };
};
const storeOf = (folder: string) =>
	new DirectoryStore(join(folder, ".huixun/private"), {
		side: join(folder, ".huixun/private-metadata"),
		lock: join(folder, ".huixun/private-lock"),
	});

describe("publish --due-only", () => {
	it("brings out a scheduled notice, and takes back nothing of a folder that holds other files", async () => {
		const folder = await workspace({
			"site.yaml": `${SITE}onDeletion: withdraw\n`,
			"a.md": notice("a"),
			"b.md": notice("b", `publishAt: ${LATER}\n`),
		});
		await publishIn(folder, AT);
		await unlink(join(folder, "content/a.md"));
		await put(folder, { "sample.md": notice("sample") });
		const { code, report } = await publishIn(folder, LATER, "--due-only");
		expect(code).toBe(0);
		expect(report.entries).toMatchObject([{ id: "b", op: "publish" }]);
		expect(report.read).toBe(0);
	});

	it("lets withdrawals pass that are held back, and those alone", async () => {
		const files: Record<string, string> = {
			"site.yaml": `${SITE}onDeletion: withdraw\n`,
		};
		for (let n = 0; n < 12; n++) files[`n${n}.md`] = notice(`n${n}`);
		const folder = await workspace(files);
		await publishIn(folder, AT);
		for (let n = 0; n < 11; n++) await unlink(join(folder, `content/n${n}.md`));
		const { report } = await publishIn(folder, LATER);
		expect(report.heldBack).toHaveLength(11);
		await unlink(join(folder, "content/n11.md"));
		const allowed = await publishIn(
			folder,
			LATER,
			"--due-only",
			"--allow-removals",
		);
		expect(allowed.report.entries).toHaveLength(11);
	});

	it("goes by the configuration that the store's functions work by, as verify and rebuild do", async () => {
		const folder = await workspace({ "a.md": notice("a") });
		await publishIn(folder, AT);
		const adopted = SITE.replace("会讯试验", "收件桶的站点");
		await adoptConfiguration(storeOf(folder), async () =>
			new TextEncoder().encode(adopted),
		);
		await rm(join(folder, "content"), { recursive: true });
		expect((await publishIn(folder, LATER, "--due-only")).code).toBe(0);
		const verified = await huixun(["verify", "--json"], folder);
		expect(JSON.parse(verified.stdout).differences).toEqual([]);
		const rebuilt = await huixun(["rebuild"], folder);
		expect(rebuilt.code).toBe(0);
		const { stdout } = await huixun(["verify", "--json"], folder);
		expect(JSON.parse(stdout).differences).toEqual([]);
	});

	it("names the hub of the stack that works on the store, as every publisher does", async () => {
		const folder = await workspace({ "a.md": notice("a") });
		await publishIn(folder, AT);
		const hub = "https://hub.example/";
		const state = storeOf(folder);
		const read = async () => new TextEncoder().encode(SITE);
		await adoptConfiguration(state, read, hub);
		expect((await adoptConfiguration(state, read, hub)).kind).toBe("unchanged");
		const verified = async () => {
			const { stdout } = await huixun(["verify", "--json"], folder);
			return JSON.parse(stdout).differences;
		};
		const feed = join(folder, "dist/zh-Hans/all/latest.json");
		for (const args of [["--due-only"], []]) {
			await publishIn(folder, LATER, ...args);
			expect(await readFile(feed, "utf8")).toContain(hub);
			expect(await verified()).toEqual([]);
		}
		const restarted = await huixun(
			["restart", "--yes", "--json", "--at", "2026-06-03T00:00:00Z"],
			folder,
		);
		expect(restarted.code).toBe(0);
		expect(await readFile(feed, "utf8")).toContain(hub);
		// Deployed without it.
		expect((await adoptConfiguration(state, read)).kind).toBe("adopted");
	});

	it("takes no files", async () => {
		const folder = await workspace({ "a.md": notice("a") });
		const ran = await huixun(["publish", "--due-only", "content/a.md"], folder);
		expect(ran.stderr).toContain("takes no file names");
		expect(ran.code).toBe(2);
	});
});
