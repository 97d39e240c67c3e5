import { cp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkPublicTree, type PublicCheck } from "../../cli/publicCheck.ts";
import { DirectoryStore } from "../../functions/store/directoryStore.ts";
import { huixun, put, SITE, workspace } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

function notice(id: string, name: string, time: string): string {
	return `---
id: ${id}
---
# 关于召开${name}的通知

会议时间：2026年3月20日${time}

会议地点：镇政府二楼会议室
`;
}

let published: string;

/** Read from a folder, without what is written beside it. */
function checked(folder: string): Promise<PublicCheck> {
	const nowhere = join(folder, "..", "nowhere");
	return checkPublicTree(
		new DirectoryStore(folder, { side: nowhere, lock: nowhere }),
	);
}

/** Three notices: one as it was, one moved to another hour, one withdrawn. */
beforeAll(async () => {
	const folder = await workspace({
		"site.yaml": `${SITE}onDeletion: withdraw\n`,
		"still.md": notice("still", "河道清淤会议 <一> & “二”", "上午9:00"),
		"moved.md": notice("moved", "春季植树会议", "上午9:00"),
		"gone.md": notice("gone", "夏粮收购会议", "上午9:00"),
	});
	const at = (day: string) => ["publish", "--at", `2026-03-${day}T08:00:00Z`];
	await huixun(at("01"), folder);
	await put(folder, {
		"moved.md": notice("moved", "春季植树会议", "下午3:00"),
	});
	await rm(join(folder, "content", "gone.md"));
	const { code } = await huixun(at("02"), folder);
	expect(code).toBe(0);
	published = join(folder, "dist");
});

/** The published tree with one file changed. */
async function damaged(
	path: string,
	change: ((text: string) => string) | "remove",
): Promise<string> {
	const folder = join(await temporaryFolder(), "dist");
	await cp(published, folder, { recursive: true });
	const file = join(folder, path);
	if (change === "remove") await unlink(file);
	else {
		const before = await readFile(file, "utf8").catch(() => "");
		const after = change(before);
		expect(after).not.toBe(before);
		await writeFile(file, after);
	}
	return folder;
}

describe("the public tree", () => {
	it("agrees with itself as it is published", async () => {
		const { files, problems } = await checked(published);
		expect(problems).toEqual([]);
		expect(files).toBeGreaterThan(100);
	});

	it.each<[string, string, (text: string) => string, string]>([
		[
			"a number left out of the change log",
			"v1/changes/1.json",
			(text) => text.replace('"seq": 2,', '"seq": 7,'),
			"log-differs",
		],
		[
			"a change before the one before it",
			"v1/changes/1.json",
			(text) =>
				text.replace(/("seq": 4,\s+"at": ")[^"]*/, "$12026-02-01T00:00:00Z"),
			"goes-back",
		],
		[
			"a revision given twice",
			"v1/changes/1.json",
			(text) => text.replace(/"revision": 2/, '"revision": 1'),
			"revision-gap",
		],
		[
			"a log that goes further than it does",
			"v1/changes/index.json",
			(text) => text.replace('"lastSeq": 5', '"lastSeq": 6'),
			"log-differs",
		],
		[
			"another epoch",
			"index.json",
			(text) => text.replace(/"epoch": "[^"]*"/, '"epoch": "x"'),
			"log-differs",
		],
		[
			"an address that leads nowhere",
			"index.json",
			(text) => text.replace("feeds.opml", "feed.opml"),
			"link-broken",
		],
		[
			"another state than the log's",
			"v1/notices/moved.json",
			(text) => text.replace('"state": "published"', '"state": "expired"'),
			"log-differs",
		],
		[
			"another text than its revision",
			"v1/notices/moved.json",
			(text) => text.replace("二楼", "三楼"),
			"revision-differs",
		],
		[
			"a date after the last change",
			"v1/notices/still.json",
			(text) =>
				text.replace(
					/"updatedAt": "[^"]*"/,
					'"updatedAt": "2027-01-01T00:00:00Z"',
				),
			"in-future",
		],
		[
			"a broken file",
			"v1/notices/still.json",
			(text) => text.slice(0, -10),
			"not-json",
		],
		[
			"a notice that the log does not know",
			"v1/notices/stray.json",
			() => '{"id":"stray"}',
			"log-differs",
		],
		[
			"a revision beyond the newest",
			"v1/notices/still/r2.json",
			() => '{"id":"still","revision":2}',
			"log-differs",
		],
		[
			"a withdrawn notice with its title",
			"v1/notices/gone.json",
			(text) => text.replace("{", '{"title": "x",'),
			"withdrawn-shown",
		],
		[
			"the page of a withdrawn notice with its title",
			"zh-Hans/n/gone.html",
			(text) =>
				text.replace("</main>", "<p>关于召开夏粮收购会议的通知</p></main>"),
			"withdrawn-shown",
		],
		[
			"a link to a withdrawn notice by its title",
			"zh-TW/all/index.html",
			(text) =>
				text.replace(
					"</main>",
					'<a class="title" href="../n/gone.html">關於召開夏糧收購會議的通知</a></main>',
				),
			"withdrawn-shown",
		],
		[
			"an entry of a withdrawn notice with its title",
			"zh-Hans/all/latest.json",
			(text) =>
				text.replace(
					/(:notice\/gone",\s+"url": "[^"]*",\s+"title": ")[^"]*/,
					"$1关于召开夏粮收购会议的通知",
				),
			"withdrawn-shown",
		],
		[
			"a page without its title",
			"zh-Hans/n/still.html",
			(text) => text.replaceAll("河道清淤", "河道"),
			"title-missing",
		],
		[
			"a page in another language",
			"zh-HK/n/still.html",
			(text) => text.replace('lang="zh-HK"', 'lang="zh-TW"'),
			"wrong-language",
		],
		[
			"a page with a script",
			"zh-Hans/n/still.html",
			(text) => text.replace("</main>", "<script>1</script></main>"),
			"script",
		],
		[
			"a link to a page that is not there",
			"zh-Hans/index.html",
			(text) => text.replace("</main>", '<a href="n/none.html">x</a></main>'),
			"link-broken",
		],
		[
			"bytes that are no UTF-8",
			"zh-Hans/all/index.html",
			(text) => text,
			"not-utf8",
		],
		[
			"a feed that is not well-formed",
			"zh-Hans/all/latest.rss.xml",
			(text) => text.replace("</channel>", ""),
			"not-xml",
		],
		[
			"a feed that names another notice",
			"zh-Hans/all/latest.atom.xml",
			(text) => text.replaceAll("notice/still<", "notice/moved<"),
			"formats-differ",
		],
		[
			"a feed with another title",
			"zh-Hans/all/latest.rss.xml",
			(text) => text.replace("河道清淤", "河道"),
			"formats-differ",
		],
		[
			"a feed without a tombstone",
			"zh-Hans/all/latest.atom.xml",
			(text) =>
				text.replace(/<at:deleted-entry[\s\S]*?<\/at:deleted-entry>\s*/, ""),
			"formats-differ",
		],
		[
			"a feed dated in the future",
			"zh-Hans/all/latest.atom.xml",
			(text) => text.replace(/<updated>[^<]*/, "<updated>2027-01-01T00:00:00Z"),
			"in-future",
		],
		[
			"a feed in the wrong order",
			"zh-Hans/all/changes.json",
			(text) => {
				const feed = JSON.parse(text);
				feed.items[0].date_published = "2026-02-01T00:00:00Z";
				return JSON.stringify(feed);
			},
			"wrong-order",
		],
		[
			"an id twice",
			"zh-Hans/all/latest.json",
			(text) => {
				const feed = JSON.parse(text);
				return JSON.stringify({
					...feed,
					items: [feed.items[0], ...feed.items],
				});
			},
			"id-repeated",
		],
		[
			"an entry of an unknown notice",
			"zh-Hans/all/latest.json",
			(text) => text.replaceAll("notice/still", "notice/never"),
			"id-unknown",
		],
		[
			"a sitemap with a page that is not there",
			"sitemaps/1.xml",
			(text) => text.replace("/n/still.html</loc>", "/n/none.html</loc>"),
			"link-broken",
		],
		[
			"a list of feeds with one that is not there",
			"feeds.opml",
			(text) => text.replace("latest.rss.xml", "none.rss.xml"),
			"link-broken",
		],
	])("is told to hold %s", async (_what, path, change, problem) => {
		const folder = await damaged(
			path,
			problem === "not-utf8" ? (text) => `${text} ` : change,
		);
		if (problem === "not-utf8")
			await writeFile(join(folder, path), Buffer.from([0xbb, 0xe1]));
		const { problems } = await checked(folder);
		expect(problems).toContainEqual(expect.objectContaining({ path, problem }));
	});

	it.each([
		"index.json",
		"v1/changes/index.json",
		"v1/changes/1.json",
		"v1/notices/still.json",
		"v1/notices/moved/r1.json",
		"zh-HK/n/still.html",
		"zh-Hans/all/latest.rss.xml",
		"zh-Hans/all/archive/0.atom.xml",
		"sitemap.xml",
		"feeds.opml",
	])("is told to miss %s", async (path) => {
		const { problems } = await checked(await damaged(path, "remove"));
		expect(problems).toContainEqual({ path, problem: "missing" });
	});
});
