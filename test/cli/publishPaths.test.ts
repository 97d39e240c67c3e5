// Exactly which files one change of one source writes: no more, no less.
import { cp, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
	changedPaths,
	huixun,
	put,
	SITE,
	treeOf,
	workspace,
} from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const EDITIONS = ["zh-Hans", "zh-TW"];

function notice(id: string, name: string, issuer: string, at = "上午9:00") {
	return `---
id: ${id}
---
关于召开${name}的通知
各学校：
定于2026年3月20日${at}召开${name}，现将有关事项通知如下。
会议地点：三楼会议室
${issuer}
2026年2月26日
`;
}

const SCHOOLS = "青石县教育局";
const TOWN = "南桥镇人民政府";

let base: string;

/** `a` and `b` are of the configured office, `c` of none. */
beforeAll(async () => {
	base = await workspace({
		"site.yaml": `${SITE}editions: [zh-Hans, zh-TW]\nonDeletion: withdraw\n`,
		"a.md": notice("a", "全县教育工作会议", SCHOOLS),
		"b.md": notice("b", "校园安全会议", SCHOOLS),
		"c.md": notice("c", "春季植树会议", TOWN),
	});
	const { code } = await publish(base, "01");
	expect(code).toBe(0);
});

function publish(folder: string, day: string) {
	return huixun(["publish", "--at", `2026-03-${day}T08:00:00Z`], folder);
}

/** Paths written by the publish after `change`, with the rest of the site compared byte for byte. */
async function changedBy(
	change: (content: string, folder: string) => Promise<unknown>,
): Promise<string[]> {
	const folder = join(await temporaryFolder(), "site");
	await cp(base, folder, { recursive: true });
	const before = await treeOf(join(folder, "dist"));
	await change(join(folder, "content"), folder);
	expect((await publish(folder, "02")).code).toBe(0);
	return changedPaths(before, await treeOf(join(folder, "dist")));
}

const LOG = ["index.json", "v1/changes/1.json", "v1/changes/index.json"];

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

/** Entries are listed with another text or in another order. */
const LISTED = [
	"archive/0.atom.xml",
	"archive/0.json",
	"calendar-visible.ics",
	"calendar.ics",
	"changes.atom.xml",
	"changes.json",
	"changes.rss.xml",
	"index.html",
	"latest.atom.xml",
	"latest.json",
	"latest.rss.xml",
	"upcoming.html",
];

/** Only dates of the feeds and of the last change move; no calendar asks to be read again. */
const DATED = LISTED.filter((name) => !name.endsWith(".ics"));

function channelFiles(channels: readonly string[], names: readonly string[]) {
	return EDITIONS.flatMap((edition) =>
		channels.flatMap((channel) =>
			names.map((name) => `${edition}/${channel}/${name}`),
		),
	);
}

const HOMES = ["index.html", ...EDITIONS.map((one) => `${one}/index.html`)];

describe("publish writes, in a site of three notices,", () => {
	it("for a notice added to a channel: the notice, its channels, the log, the homes, the sitemap", async () => {
		const changed = await changedBy((_content, folder) =>
			put(folder, { "d.md": notice("d", "招生会议", SCHOOLS) }),
		);
		expect(changed).toEqual(
			[
				...noticeFiles("d", 1),
				...channelFiles(["all", "kind-notice", "org-qingshi"], LISTED),
				...LOG,
				...HOMES,
				"sitemaps/1.xml",
			].sort(),
		);
	});

	it("for a notice of another office: nothing in the channel that it is not of", async () => {
		const changed = await changedBy((_content, folder) =>
			put(folder, { "d.md": notice("d", "河道清淤会议", TOWN) }),
		);
		expect(changed).toEqual(
			[
				...noticeFiles("d", 1),
				...channelFiles(["all", "kind-notice"], LISTED),
				...LOG,
				...HOMES,
				"sitemaps/1.xml",
			].sort(),
		);
	});

	it("for a meeting moved: a second revision, the first as it was, and the changes feeds", async () => {
		const changed = await changedBy((_content, folder) =>
			put(folder, {
				"b.md": notice("b", "校园安全会议", SCHOOLS, "下午2:30"),
			}),
		);
		expect(changed).toEqual(
			[
				...noticeFiles("b", 2),
				...channelFiles(["all", "kind-notice", "org-qingshi"], LISTED),
				...LOG,
				...HOMES,
			].sort(),
		);
	});

	it("for a source renamed: a revision that no feed lists anew", async () => {
		const changed = await changedBy((content) =>
			rename(join(content, "a.md"), join(content, "renamed.md")),
		);
		expect(changed).toEqual(
			[
				...noticeFiles("a", 2),
				...channelFiles(["all", "kind-notice", "org-qingshi"], DATED),
				...LOG,
				...HOMES,
			].sort(),
		);
	});

	it("for a source deleted where that withdraws: the same as for a change", async () => {
		const changed = await changedBy((content) => unlink(join(content, "c.md")));
		expect(changed).toEqual(
			[
				...noticeFiles("c", 2),
				...channelFiles(["all", "kind-notice"], LISTED),
				...LOG,
				...HOMES,
			].sort(),
		);
	});

	it("for nothing changed: nothing, a day later too", async () => {
		expect(await changedBy(async () => {})).toEqual([]);
	});
});
