// `huixun ping` against a hub on loopback.
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { huixun, put, SITE, workspace } from "../support/command.ts";
import { startHub } from "../support/hub.ts";

const hub = await startHub();

beforeEach(() => {
	hub.told.length = 0;
	hub.answer = { status: 204 };
});

afterAll(() => hub.close());

const noticeOf = (n: number) =>
	`---\nid: n${n}\n---\n\n# 关于召开第${n}次会议的通知\n\n定于2027年3月5日上午9时召开第${n}次会议。\n\n青石县教育局\n2026年2月20日\n`;

async function site(yaml = `${SITE}editions: [zh-Hans]\nhub: ${hub.url}\n`) {
	const folder = await workspace({
		"site.yaml": yaml,
		"1.md": noticeOf(1),
	});
	await huixun(["publish"], folder);
	return folder;
}

describe("huixun ping", () => {
	it("tells the hub of the feeds of news, once", async () => {
		const folder = await site();
		expect((await huixun(["ping"], folder)).code).toBe(0);
		// A site's first build is of the past.
		expect(hub.told).toEqual([]);
		await put(folder, { "2.md": noticeOf(2) });
		await huixun(["publish"], folder);
		const { code, stdout } = await huixun(["ping"], folder);
		expect(code).toBe(0);
		const feeds = hub.told.map((form) => form["hub.url"]);
		expect(feeds).toContain("https://example.org/zh-Hans/all/latest.atom.xml");
		expect(stdout).toBe(`${hub.url} was told of ${feeds.length} feeds.\n`);
		const again = await huixun(["ping", "--json"], folder);
		expect(JSON.parse(again.stdout)).toEqual({
			hub: hub.url,
			told: 0,
			refused: [],
			failed: null,
		});
		expect(hub.told).toHaveLength(feeds.length);
	});

	it("ends with 3 when the hub is down, loses nothing, and tells it at the next call", async () => {
		const folder = await site();
		await huixun(["ping"], folder);
		await put(folder, { "2.md": noticeOf(2) });
		await huixun(["publish"], folder);
		hub.answer = { status: 503, body: "\u001b[31mbusy" };
		const down = await huixun(["ping"], folder);
		expect(down.code).toBe(3);
		expect(down.stderr).toContain(
			`${hub.url} could not be told: 503 \\u001b[31mbusy.`,
		);
		hub.answer = { status: 204 };
		hub.told.length = 0;
		expect((await huixun(["ping"], folder)).code).toBe(0);
		expect(hub.told.length).toBeGreaterThan(2);
	});

	it("ends with 1 when the hub does not want a feed", async () => {
		const folder = await site();
		await huixun(["ping"], folder);
		await put(folder, { "2.md": noticeOf(2) });
		await huixun(["publish"], folder);
		hub.answer = { status: 404, body: "no topic" };
		const { code, stdout } = await huixun(["ping", "--lang", "zh"], folder);
		expect(code).toBe(1);
		expect(stdout).toContain(
			"中心不接受 https://example.org/zh-Hans/all/latest.rss.xml: 404 no topic",
		);
	});

	it("ends with 2 when there is no hub", async () => {
		const { code, stderr } = await huixun(["ping"], await site(SITE));
		expect(code).toBe(2);
		expect(stderr).toContain("site.yaml names no hub");
	});
});
