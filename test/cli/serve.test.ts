import { mkdir, utimes, writeFile } from "node:fs/promises";
import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../cli/serve.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const LONG = "会议".repeat(1000);
let server: Server;
let port: number;
let root: string;

beforeAll(async () => {
	root = await temporaryFolder();
	const files: Record<string, string> = {
		"index.html": "<!doctype html><title>首页</title>",
		"404.html": "<!doctype html><title>没有</title>",
		"index.json": "{}",
		"feeds.opml": "<opml/>",
		"style.css": "body{}",
		".secret": "hidden",
		"zh-Hans/all/latest.rss.xml": `<rss>${LONG}</rss>`,
		"zh-Hans/all/latest.atom.xml": `<feed>${LONG}</feed>`,
		"zh-Hans/all/latest.json": `{"a":"${LONG}"}`,
		"zh-Hans/all/calendar.ics": `BEGIN:VCALENDAR\r\n${LONG}`,
		"zh-Hans/n/a.ics": "BEGIN:VCALENDAR\r\n",
		"zh-Hans/all/index.html": "<!doctype html><title>频道</title>",
		"v1/notices/a/r1.json": "{}",
		"files/a/1.pdf": "%PDF",
		"files/a/2.html": "<script>alert(1)</script>",
		"schemas/notice/1.json": "{}",
	};
	for (const [path, body] of Object.entries(files)) {
		await mkdir(join(root, path, ".."), { recursive: true });
		await writeFile(join(root, path), body);
		await utimes(join(root, path), 1_767_225_600, 1_767_225_600);
	}
	await writeFile(join(root, "..", "outside.txt"), "outside").catch(() => {});
	server = await serve(root, 0);
	port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

interface Answer {
	status: number;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

function ask(
	path: string,
	headers: Record<string, string> = {},
	method = "GET",
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const asked = request(
			{ host: "127.0.0.1", port, path, method, headers },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("end", () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks),
					}),
				);
			},
		);
		asked.on("error", reject);
		asked.end();
	});
}

describe("huixun serve", () => {
	it.each([
		["/", "text/html; charset=utf-8"],
		["/zh-Hans/all/", "text/html; charset=utf-8"],
		["/zh-Hans/all/latest.rss.xml", "application/rss+xml; charset=utf-8"],
		["/zh-Hans/all/latest.atom.xml", "application/atom+xml; charset=utf-8"],
		["/zh-Hans/all/latest.json", "application/feed+json; charset=utf-8"],
		["/zh-Hans/all/calendar.ics", "text/calendar; charset=utf-8"],
		["/zh-Hans/n/a.ics", "text/calendar; charset=utf-8"],
		["/index.json", "application/json; charset=utf-8"],
		["/schemas/notice/1.json", "application/schema+json; charset=utf-8"],
		["/feeds.opml", "text/x-opml; charset=utf-8"],
		["/style.css", "text/css; charset=utf-8"],
		["/files/a/1.pdf", "application/pdf"],
		["/files/a/2.html", "application/octet-stream"],
	])("serves %s as %s", async (path, type) => {
		const { status, headers } = await ask(path);
		expect(status).toBe(200);
		expect(headers["content-type"]).toBe(type);
		expect(headers["x-content-type-options"]).toBe("nosniff");
		expect(headers["access-control-allow-origin"]).toBe("*");
		expect(headers["set-cookie"]).toBeUndefined();
	});

	it("answers 304 without a body to a reader that has the file", async () => {
		const first = await ask("/index.json");
		const { etag = "", "last-modified": modified = "" } = first.headers;
		for (const headers of [
			{ "if-none-match": etag },
			{ "if-none-match": `W/${etag}` },
			{ "if-none-match": `"other", ${etag}` },
			{ "if-modified-since": modified },
		] as Record<string, string>[]) {
			const again = await ask("/index.json", headers);
			expect(again.status).toBe(304);
			expect(again.body).toHaveLength(0);
			expect(again.headers.etag).toBe(etag);
			expect(again.headers["access-control-allow-origin"]).toBe("*");
		}
	});

	it("lets an outdated ETag win over a date", async () => {
		const { headers } = await ask("/index.json");
		const again = await ask("/index.json", {
			"if-none-match": '"outdated"',
			"if-modified-since": headers["last-modified"] ?? "",
		});
		expect(again.status).toBe(200);
	});

	it("never says that a file was changed in the future", async () => {
		const path = join(root, "style.css");
		const ahead = Date.now() / 1000 + 86_400;
		await utimes(path, ahead, ahead);
		const { headers } = await ask("/style.css");
		expect(Date.parse(headers["last-modified"] ?? "")).toBeLessThanOrEqual(
			Date.parse(headers.date ?? "") + 1000,
		);
	});

	it.each(["latest.rss.xml", "latest.atom.xml", "latest.json", "calendar.ics"])(
		"compresses %s on request, and only then",
		async (name) => {
			const plain = await ask(`/zh-Hans/all/${name}`);
			const packed = await ask(`/zh-Hans/all/${name}`, {
				"accept-encoding": "gzip",
			});
			expect(plain.headers["content-encoding"]).toBeUndefined();
			expect(packed.headers["content-encoding"]).toBe("gzip");
			expect(packed.headers.vary).toBe("Accept-Encoding");
			expect(gunzipSync(packed.body)).toEqual(plain.body);
			const refused = await ask(`/zh-Hans/all/${name}`, {
				"accept-encoding": "gzip;q=0",
			});
			expect(refused.headers["content-encoding"]).toBeUndefined();
		},
	);

	it("answers HEAD like GET, without the body", async () => {
		const get = await ask("/zh-Hans/all/latest.json");
		const head = await ask("/zh-Hans/all/latest.json", {}, "HEAD");
		expect(head.body).toHaveLength(0);
		expect(head.headers["content-length"]).toBe(String(get.body.length));
		expect(head.headers.etag).toBe(get.headers.etag);
	});

	it("keeps revisions for a week and all else for a minute", async () => {
		expect(
			(await ask("/v1/notices/a/r1.json")).headers["cache-control"],
		).toContain("immutable");
		expect(
			(await ask("/zh-Hans/all/latest.json")).headers["cache-control"],
		).toBe("public, max-age=60, must-revalidate");
	});

	it("sends who leaves out the last stroke to the folder, where links hold", async () => {
		const { status, headers } = await ask("/zh-Hans/all?x=1");
		expect([status, headers.location]).toEqual([301, "/zh-Hans/all/"]);
		expect((await ask("/zh-Hans/n")).status).toBe(404);
		expect((await ask("/zh-Hans/all/")).status).toBe(200);
	});

	it("lets attachments only be saved", async () => {
		const { headers } = await ask("/files/a/2.html");
		expect(headers["content-disposition"]).toContain("attachment");
	});

	it("answers a preflight, and refuses to write", async () => {
		expect((await ask("/index.json", {}, "OPTIONS")).status).toBe(204);
		const put = await ask("/index.json", {}, "PUT");
		expect(put.status).toBe(405);
		expect(put.headers.allow).toContain("GET");
	});

	it.each([
		"/nothing.html",
		"/.secret",
		"/../outside.txt",
		"/%2e%2e/outside.txt",
		"/..%2foutside.txt",
		"/zh-Hans/../../outside.txt",
		"/index.json%00.html",
		"/%5c..%5coutside.txt",
		"/%E0%A4%A",
		"//etc/passwd",
	])("shows its 404 page for %s", async (path) => {
		const { status, body, headers } = await ask(path);
		expect(status).toBe(404);
		expect(body.toString()).toContain("没有");
		expect(headers["access-control-allow-origin"]).toBe("*");
	});
});
