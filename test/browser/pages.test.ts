// The published pages in a real browser: accessible, readable on a phone, working from a folder, and
// inert whatever a notice says.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, noBrowser } from "../support/browser.ts";
import { huixun, put, treeOf, workspace } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { XSS_PAYLOADS } from "../support/xssPayloads.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

let browser: Browser;
let sample: string;

beforeAll(async () => {
	if (noBrowser) return;
	browser = await launchBrowser();
	const folder = await temporaryFolder();
	const { code, stderr } = await huixun(
		[
			"publish",
			"--content",
			join(repository, "content"),
			"--at",
			"2026-11-24T09:00:00+08:00",
		],
		folder,
	);
	if (code !== 0) throw new Error(stderr);
	sample = join(folder, "dist");
}, 120_000);

afterAll(async () => {
	await browser?.close();
});

/** A notice page for each state that a reader can meet. */
async function noticesBy(): Promise<Record<string, string>> {
	const found: Record<string, string> = {};
	for (const [path, text] of Object.entries(
		await treeOf(join(sample, "v1", "notices")),
	)) {
		if (path.includes("/")) continue;
		const notice = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
		const id = path.replace(".json", "");
		for (const { status } of notice.meetings ?? []) found[status] ??= id;
		found[notice.state] ??= id;
		if (notice.attachments?.length) found.attachments ??= id;
		if (notice.repairs?.length > 50) found.repaired ??= id;
	}
	return found;
}

async function pagesToTry(): Promise<string[]> {
	const notices = await noticesBy();
	return [
		"index.html",
		"404.html",
		"zh-Hant/index.html",
		"zh-TW/all/index.html",
		"zh-HK/all/upcoming.html",
		...Object.values(notices).flatMap((id) => [
			`zh-Hans/n/${id}.html`,
			`zh-TW/n/${id}.html`,
		]),
	];
}

describe.skipIf(noBrowser)("the sample site in a real browser", () => {
	it("passes the accessibility check", async () => {
		const axe = await readFile(
			createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
			"utf8",
		);
		const context = await browser.newContext({ bypassCSP: true });
		const page = await context.newPage();
		for (const path of await pagesToTry()) {
			await page.goto(pathToFileURL(join(sample, path)).href);
			await page.evaluate(axe);
			const violations = await page.evaluate(async () => {
				const { violations: found } = await (
					globalThis as unknown as {
						axe: {
							run(): Promise<{
								violations: { id: string; nodes: { html: string }[] }[];
							}>;
						};
					}
				).axe.run();
				return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
			});
			expect(violations, path).toEqual([]);
		}
		await context.close();
	}, 120_000);

	it("needs no sideways scrolling on a phone", async () => {
		const page = await browser.newPage({
			viewport: { width: 360, height: 740 },
		});
		for (const path of await pagesToTry()) {
			await page.goto(pathToFileURL(join(sample, path)).href);
			expect(
				await page.evaluate("document.documentElement.scrollWidth"),
				path,
			).toBeLessThanOrEqual(360);
		}
		await page.close();
	}, 120_000);

	it("works from a folder: every link between pages leads to a file", async () => {
		const files = new Set(Object.keys(await treeOf(sample)));
		const page = await browser.newPage();
		for (const path of (await pagesToTry()).filter(
			(one) => one !== "404.html",
		)) {
			await page.goto(pathToFileURL(join(sample, path)).href);
			const targets = (await page.evaluate(
				"[...document.querySelectorAll('a[href], link[rel=stylesheet]')].map((one) => one.href)",
			)) as string[];
			for (const target of targets) {
				if (!target.startsWith("file:")) continue;
				const at = relative(sample, fileURLToPath(target.replace(/#.*/, "")));
				expect(files, `${path} → ${target}`).toContain(at.split(sep).join("/"));
			}
		}
		await page.close();
	}, 120_000);
});

/** Every text field that an editor or a document can fill, each with a payload. */
function hostileNotice(payload: string, n: number): Record<string, string> {
	const line = payload.replace(/[\r\n]+/g, " ");
	const quoted = JSON.stringify(line);
	return {
		[`t${n}.txt`]: `关于召开${line}会议的通知\n云溪市${line}局：\n会议时间：2026年12月1日上午9:00\n会议地点：${line}会议室\n主持人：张${line}\n参会人员：${line}\n会议议程\n1. ${line}\n2. 讨论${line}\n联系人：李某，电话：${line}\n${payload}\n《${line}》\n云溪市${line}局\n2026年11月20日\n`,
		[`m${n}.md`]: `---\ntitle: ${quoted}\nissuer: ${quoted}\nlocation: ${quoted}\nsummary: ${quoted}\ndocumentNumber: ${quoted}\ndate: 2026-12-01\nkind: notice\nexplanation: ${quoted}\n---\n\n# 会议\n\n${payload}\n\n- ${line}\n\n| ${line.replace(/\|/g, "")} | b |\n|---|---|\n| ${line.replace(/\|/g, "")} | d |\n`,
		[`h${n}.html`]: `<html><head><title>${payload}</title><meta name="ArticleTitle" content="${payload}"></head><body><div class="article"><h1>会议通知 ${payload}</h1><p>定于2026年12月1日在${payload}召开会议。</p><div title="${payload}">${payload}</div><table><tr><td>${payload}</td></tr></table></div></body></html>`,
	};
}

describe.skipIf(noBrowser)("notices that attack", () => {
	let dist: string;

	beforeAll(async () => {
		const folder = await workspace({});
		for (const [n, payload] of XSS_PAYLOADS.entries())
			await put(folder, hostileNotice(payload, n));
		await put(folder, {
			"x.files/note.txt": "x",
			"x.txt":
				"关于召开附件会议的通知\n定于2026年12月1日召开。\n云溪市局\n2026年11月20日\n",
			"x.files/<img src=x onerror=alert(1)>.svg": "<svg onload=alert(1)>",
		});
		const { stdout } = await huixun(
			["publish", "--json", "--at", "2026-11-24T09:00:00+08:00"],
			folder,
		);
		const report = JSON.parse(stdout);
		expect(report.entries.length).toBeGreaterThan(XSS_PAYLOADS.length * 2);
		dist = join(folder, "dist");
	}, 300_000);

	it("are at least a hundred", () => {
		expect(XSS_PAYLOADS.length).toBeGreaterThanOrEqual(100);
	});

	it("run nothing in the pages, and nothing where feeds' bodies are shown", async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const ran: string[] = [];
		page.on("dialog", (dialog) => {
			ran.push(`dialog ${dialog.message()} at ${page.url()}`);
			void dialog.dismiss();
		});
		page.on("request", (asked) => {
			if (!asked.url().startsWith("file:") && !asked.url().startsWith("data:"))
				ran.push(`request ${asked.url()} at ${page.url()}`);
		});
		const tree = await treeOf(dist);
		const pages = Object.keys(tree).filter(
			(path) =>
				/^zh-(?:Hans|TW)\/n\/[^/]+\.html$/.test(path) ||
				/^zh-Hant\/[^/]+\/[^/]+\.html$/.test(path),
		);
		expect(pages.length).toBeGreaterThan(XSS_PAYLOADS.length * 4);
		for (const path of pages) {
			await page.goto(pathToFileURL(join(dist, path)).href, {
				waitUntil: "domcontentloaded",
			});
			const bad = await page.evaluate(HOSTILE);
			expect(bad, path).toEqual([]);
		}
		// A reader that shows a feed's body as it comes, without the site's policy.
		for (const [path, text] of Object.entries(tree)) {
			if (
				!/\/(?:latest|changes|archive\/\d+)\.?.*json$/.test(path) ||
				path.startsWith("v1")
			)
				continue;
			const feed = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
			const bodies = feed.items.map(
				(item: { content_html: string }) => item.content_html,
			);
			await page.setContent(bodies.join("\n"), {
				waitUntil: "domcontentloaded",
			});
			expect(await page.evaluate(HOSTILE), path).toEqual([]);
		}
		expect(ran).toEqual([]);
		await context.close();
	}, 300_000);
});

/** What must not stand in any page: elements and attributes that run or load. */
const HOSTILE = `[...document.querySelectorAll("*")].flatMap((one) => [
	...(/^(script|iframe|object|embed|form|input|button|svg|math|base|frame|applet|style|template)$/i.test(one.localName) &&
	one.type !== "application/ld+json" ? [one.outerHTML.slice(0, 200)] : []),
	...[...one.attributes].filter(({ name, value }) => /^on|^style$|^srcdoc$/i.test(name) ||
		(/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\\s*(javascript|vbscript|data):/i.test(value)))
		.map(({ name, value }) => name + "=" + value.slice(0, 100)),
])`;
