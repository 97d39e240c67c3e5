// The editors' guide promises what the program does, in both languages alike.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../functions/notice/finding.ts";
import { findingTexts } from "../../functions/notice/findingTexts.ts";
import { KINDS, WITHDRAWAL_REASONS } from "../../functions/notice/schema.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";
import { configuration } from "./sampleFolder.ts";

const DOCS = new URL("../../docs/", import.meta.url);
const guide = (name: string) => readFileSync(new URL(name, DOCS), "utf8");
const english = guide("editors.md");
const chinese = guide("editors.zh.md");

const TEXT = `青石县档案馆关于召开馆藏整理工作会议的通知

各股室：

一、会议时间：2026年12月9日（星期三）上午9:00
二、会议地点：青石县档案馆二楼会议室
三、参会人员：各股室负责人

青石县档案馆
2026年11月24日
`;

/** The notice above with one line of metadata beside it. */
function withMetadata(name: string, value: string) {
	const encode = (text: string) => new TextEncoder().encode(text);
	return normalizeSource(
		{
			key: "notices/archive.txt",
			bytes: encode(TEXT),
			metadata: {
				key: "notices/archive.yaml",
				bytes: encode(`"${name}": ${JSON.stringify(value)}\n`),
			},
			translations: [],
			attachments: [],
		},
		configuration,
	);
}

function codesOf(name: string, value: string): string[] {
	const normalized = withMetadata(name, value);
	const findings =
		normalized.kind === "draft"
			? (normalized.draft.findings as Finding[])
			: normalized.findings;
	return findings.map(({ code }) => code);
}

/** All names in the first two columns of the table of metadata, whatever their order. */
function keysTaught(text: string): string[] {
	const start = text.indexOf("\n| --- | --- | --- |\n");
	const names: string[] = [];
	for (const row of text.slice(start + 1).split("\n")) {
		if (!row.startsWith("|")) break;
		const [, first = "", second = ""] = row.split("|");
		if (first.includes("---")) continue;
		names.push(...`${first}、${second}`.split(/[、,]/));
	}
	return names.map((name) => name.replace(/[`\s]/g, "")).sort();
}

describe("the guide for editors", () => {
	it("teaches the same keys in both languages", () => {
		expect(keysTaught(chinese)).toEqual(keysTaught(english));
		expect(keysTaught(english)).toEqual(
			expect.arrayContaining(["title", "标题", "withdrawn", "撤回", "url"]),
		);
	});

	it.each(keysTaught(english))("teaches a key that is known: %s", (name) => {
		expect(codesOf(name, "2026-12-09")).not.toContain("metadata.unknown-key");
	});

	it("says rightly that other keys are reported, and that Traditional ones are not", () => {
		expect(codesOf("会址", "二楼")).toContain("metadata.unknown-key");
		expect(codesOf("發文機關", "青石县档案馆")).not.toContain(
			"metadata.unknown-key",
		);
	});

	it.each([
		["notice", "通知"],
		["agenda", "议程"],
		["postponement", "延期"],
		["rescheduling", "改期"],
		["relocation", "变更地点"],
		["cancellation", "取消"],
		["correction", "更正"],
		["report", "报道"],
		["minutes", "纪要"],
		["result", "决议"],
		["other", "其他"],
	])("names the kind %s, %s, and both are taken", (kind, word) => {
		for (const text of [english, chinese]) {
			expect(text).toContain(`\`${kind}\``);
			expect(text).toContain(word);
		}
		for (const value of [kind, word])
			expect(withMetadata("kind", value)).toMatchObject({
				kind: "draft",
				draft: { record: { kind } },
			});
	});

	it("leaves no kind out", () => {
		for (const kind of KINDS) expect(english).toContain(`\`${kind}\``);
	});

	it.each([
		["published_in_error", "误发"],
		["superseded", "已被替代"],
		["withdrawn_by_issuer", "发文机关撤回"],
		["privacy", "个人信息"],
		["legal", "法律原因"],
	])("names the reason %s, %s, and both are taken", (reason, word) => {
		for (const text of [english, chinese]) {
			expect(text).toContain(`\`${reason}\``);
			expect(text).toContain(word);
		}
		for (const value of [reason, word])
			expect(withMetadata("withdrawn", value)).toMatchObject({
				draft: { withdrawal: { reason } },
			});
	});

	it("leaves no reason out but that of a deleted file, which nobody writes", () => {
		const missing = WITHDRAWAL_REASONS.filter(
			(reason) => !english.includes(`\`${reason}\``),
		);
		expect(missing).toEqual(["source_deleted"]);
	});

	it("explains findings that exist, the same in both languages", () => {
		const codes = (text: string) =>
			[
				...text.matchAll(
					/`([a-zA-Z]+\.[a-z]+(?:-[a-z]+)+|[a-zA-Z]+\.(?:invalid|unreadable|unknown|homophones))`/g,
				),
			].map(([, code]) => code);
		expect(codes(chinese)).toEqual(codes(english));
		expect(codes(english).length).toBeGreaterThanOrEqual(12);
		for (const code of codes(english))
			expect(findingTexts).toHaveProperty([code as string]);
	});

	it("links to files that are there", () => {
		for (const text of [english, chinese])
			for (const [, path = ""] of text.matchAll(/\]\(([^)#]+)\)/g))
				expect([path, existsSync(fileURLToPath(new URL(path, DOCS)))]).toEqual([
					path,
					true,
				]);
	});

	it("links to headings that are there", () => {
		for (const text of [english, chinese]) {
			const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(
				([, heading = ""]) =>
					heading
						.toLowerCase()
						.replace(/[^\p{L}\p{N} -]/gu, "")
						.replaceAll(" ", "-"),
			);
			for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g))
				expect(anchors).toContain(anchor);
		}
	});
});
