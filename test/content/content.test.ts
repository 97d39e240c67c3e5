// The sample folder is what it says it is: valid, varied, right about its weekdays, and nobody's.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import { damagedReport } from "../support/damagedReport.ts";
import { INTENDED } from "./intended.ts";
import {
	bytesOf,
	configuration,
	encodingOf,
	folder,
	siteYaml,
	sources,
	textOf,
} from "./sampleFolder.ts";

const ENCODER = fileURLToPath(
	new URL("../support/encodeContent.py", import.meta.url),
);
const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("site.yaml", () => {
	it("names a site with offices, topics and regions", () => {
		expect(configuration).toMatchObject({
			title: "会讯示例",
			baseUrl: "https://huixun.example/",
			tag: { authority: "huixun.example", date: "2026-01-01" },
			timezone: "Asia/Shanghai",
			onDeletion: "keep",
			notMeetings: "publish",
		});
		const { organizations, topics, regions } = configuration.channels;
		expect(organizations.length).toBeGreaterThanOrEqual(6);
		expect(topics.length).toBeGreaterThanOrEqual(5);
		expect(regions.length).toBeGreaterThanOrEqual(4);
	});

	it("documents every key that the configuration knows", () => {
		for (const key of Object.keys(configurationSchema.shape))
			expect(siteYaml).toMatch(new RegExp(`^(?:# )?${key}:`, "m"));
	});

	it("gives no two channels of a group the same slug", () => {
		for (const group of Object.values(configuration.channels)) {
			const slugs = group.map(({ slug }) => slug);
			expect(slugs).toEqual([...new Set(slugs)]);
		}
	});
});

describe("the folder", () => {
	it("holds the sources that the table names and no others", () => {
		expect([...sources.keys()].sort()).toEqual(Object.keys(INTENDED).sort());
		expect(sources.size).toBeGreaterThanOrEqual(26);
	});

	it("scans without findings", () => {
		expect(folder.findings).toEqual([]);
	});

	it("has plain text, Markdown and at least five pages", () => {
		const ending = (pattern: RegExp) =>
			[...sources.keys()].filter((name) => pattern.test(name)).length;
		expect(ending(/\.txt$/)).toBeGreaterThanOrEqual(5);
		expect(ending(/\.md$/)).toBeGreaterThanOrEqual(5);
		expect(ending(/\.html$/)).toBeGreaterThanOrEqual(5);
	});

	it("has mostly Markdown without front matter, and some with it", () => {
		const markdown = [...sources.keys()].filter((name) => name.endsWith(".md"));
		const withIt = markdown.filter((name) => textOf(name).startsWith("---\n"));
		expect(withIt.length).toBeGreaterThanOrEqual(3);
		expect(withIt.length * 2).toBeLessThan(markdown.length);
	});

	it("has two files with Chinese names", () => {
		const chinese = [...sources.keys()].filter((name) =>
			/\p{Script=Han}/u.test(name),
		);
		expect(chinese.length).toBeGreaterThanOrEqual(2);
	});

	it("has a companion of every sort", () => {
		expect(sources.get("library-readers-council.txt")?.metadata?.key).toBe(
			"notices/2026/library-readers-council.yaml",
		);
		expect(
			sources
				.get("cross-strait-tea-seminar.md")
				?.translations.map(({ edition }) => edition),
		).toEqual(["zh-TW"]);
		expect(
			sources
				.get("emergency-drill-briefing.md")
				?.attachments.map(({ name }) => name),
		).toEqual([
			"participants.csv",
			"地震应急综合演练方案.txt",
			"疏散路线示意图.pdf",
		]);
	});

	it("has small attachments only", () => {
		for (const { attachments } of sources.values())
			for (const { size } of attachments) expect(size).toBeLessThan(20 * 1024);
	});

	it("is spread over the years from which offices issue and announce", () => {
		const years = folder
			.keys()
			.map((key) => /^notices\/(\d{4})\//.exec(key)?.[1]);
		expect([...new Set(years)].sort()).toEqual([
			"2025",
			"2026",
			"2027",
			"2028",
		]);
	});

	it("has pages with the tags and the table that government sites must have", () => {
		for (const name of [
			"business-environment-online.html",
			"county-education-report.html",
			"standing-committee-42-notice.html",
			"water-price-hearing.html",
			"yunxi-executive-meeting-report.html",
		])
			for (const tag of [
				"SiteName",
				"ArticleTitle",
				"PubDate",
				"ContentSource",
			])
				expect(textOf(name)).toContain(`<meta name="${tag}" content="`);
		for (const name of [
			"business-environment-online.html",
			"water-price-hearing.html",
		])
			expect(textOf(name)).toMatch(/<t[dh]>索 ?引 ?号：<\/t[dh]>/);
	});
});

describe("the encodings", () => {
	const head = (name: string) => [...bytesOf(name).slice(0, 3)];
	const utf8 = (name: string) =>
		new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(name));

	it("include UTF-8 with a byte order mark and without", () => {
		expect(head("forest-fire-postponed.txt")).toEqual([0xef, 0xbb, 0xbf]);
		expect(utf8("2026-winter-water-works.md")).toMatch(/^# 云溪市/);
	});

	it("include GB18030 with a character of four bytes", () => {
		const name = "关于召开全市安全生产工作视频会议的通知.txt";
		expect(() => utf8(name)).toThrow();
		const text = new TextDecoder("gb18030", { fatal: true }).decode(
			bytesOf(name),
		);
		expect(text).toContain("局长张𬭎讲话");
		expect(bytesOf(name).length).toBe(
			[...text].reduce(
				(sum, one) =>
					sum + (one === "𬭎" ? 4 : one.charCodeAt(0) < 0x80 ? 1 : 2),
				0,
			),
		);
	});

	it("include Big5-HKSCS with characters that Big5 has not", () => {
		// Codes of the Hong Kong Supplementary Character Set, as its tables print them.
		const codes = {
			嘅: "9def",
			啲: "9df8",
			邨: "9068",
			埗: "96f5",
		};
		for (const [name, characters] of [
			["haibu-district-council-agenda.txt", ["嘅", "啲", "邨", "埗"]],
			["wah-bo-court-owners.txt", ["邨", "埗"]],
		] as const) {
			expect(() => utf8(name)).toThrow();
			for (const character of characters) {
				const code = Buffer.from(codes[character], "hex");
				expect(Buffer.from(bytesOf(name)).includes(code)).toBe(true);
				expect(textOf(name)).toContain(character);
			}
		}
	});

	it("include UTF-16LE with a byte order mark", () => {
		const name = "北塘花园业主大会会议通知.txt";
		expect(head(name).slice(0, 2)).toEqual([0xff, 0xfe]);
		expect(
			new TextDecoder("utf-16le", { fatal: true }).decode(bytesOf(name)),
		).toMatch(/^北塘花园/);
	});

	it.each([
		["2026-winter-water-works.md", "UTF-8"],
		["forest-fire-postponed.txt", "UTF-8"],
		["关于召开全市安全生产工作视频会议的通知.txt", "GB18030"],
		["county-education-report.html", "GB18030"],
		["water-price-hearing.html", "GB18030"],
		["haibu-district-council-agenda.txt", "Big5-HKSCS"],
		["wah-bo-court-owners.txt", "Big5-HKSCS"],
		["北塘花园业主大会会议通知.txt", "UTF-16LE"],
	])("are told by the bytes: %s is %s", (name, encoding) => {
		expect(encodingOf(name)).toBe(encoding);
	});
});

describe("the bytes", () => {
	it.skipIf(!hasPython)("are those that Python's codecs write", () => {
		const { status, stderr } = spawnSync("python3", [ENCODER, "check"], {
			encoding: "utf8",
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	});

	it("of the cloned report are what the damaging tool makes of the clean one", () => {
		expect(textOf("safety-inspection-report.txt")).toBe(damagedReport().text);
	});

	it.each([
		["readings in brackets", "召開(kāi)全市"],
		["a reading across the bytes of two characters", "由他們?cè)u(píng)議"],
		["a sign torn out of two characters", "學(xué)?！⑦M(jìn)家庭"],
	])("of the cloned report show %s", (_, damage) => {
		expect(textOf("safety-inspection-report.txt")).toContain(damage);
	});
});

describe("the dates", () => {
	it.each([...sources.keys()])("carry their right weekday: %s", (name) => {
		expect(wrongWeekdays(textOf(name))).toEqual([]);
	});

	it("would be caught with a wrong one", () => {
		expect(wrongWeekdays("2026年12月8日（星期三）")).toEqual([
			"2026年12月8日（星期三）",
		]);
		expect(wrongWeekdays("民國115年12月12日（星期日）")).toEqual([
			"115年12月12日（星期日）",
		]);
	});
});

/** Year: as printed, of the Republic, or the last one before it; before any, the first of the text. */
function wrongWeekdays(text: string): string[] {
	const wrong: string[] = [];
	let lastYear = Number(/(\d{4})[年-]/.exec(text)?.[1] ?? 0);
	const dates =
		/(?:(\d{3,4})年)?(\d{1,2})月(\d{1,2})日(?:（(?:星期|周)([一二三四五六日])）)?/g;
	for (const [raw, year, month, day, weekday] of text.matchAll(dates)) {
		if (year) lastYear = Number(year) + (year.length === 3 ? 1911 : 0);
		if (!weekday) continue;
		const at = Date.UTC(lastYear, Number(month) - 1, Number(day));
		if ("日一二三四五六"[new Date(at).getUTCDay()] !== weekday) wrong.push(raw);
	}
	return wrong;
}

describe("the people and numbers", () => {
	it.each([...sources.keys()])("cannot be anybody's: %s", (name) => {
		expect(realNumbers(textOf(name))).toEqual([]);
		const hosts = textOf(name).matchAll(/(?:@|https?:\/\/)([\w.-]+)/g);
		for (const [, host] of hosts)
			expect(host).toMatch(/\.example$|^www\.w3\.org$/);
	});

	it("would be caught with real ones", () => {
		expect(
			realNumbers(
				"电话：13800001111，传真 0571-87001234，(02)2345-6789，致電2345 6789",
			),
		).toEqual(["13800001111", "0571-87001234", "(02)2345-6789", "2345 6789"]);
		expect(realNumbers("0500-5550187，0555 7718，(000)555-0176")).toEqual([]);
	});
});

/** No exchange has these: area code 0500, 000, or a subscriber number that begins with 0. */
const INVENTED =
	/^0500-555\d{4}$|^\(000\)555-\d{4}$|^0555 \d{4}$|^555 \d{3} \d{3}$/;

/** Numbers long enough to call or to identify somebody, apart from dates and the numbers of documents. */
function realNumbers(text: string): string[] {
	return (
		text
			.replace(
				/\d{4}-\d{2}-\d{2}|\d{4}-\d{3}(?!\d)|\d+號|[A-Z]{2}\d{3}-[\d-]+|"[^"\s]*\/[^"\s]*"/g,
				"",
			)
			.match(/\(?\d[\d() -]{5,30}\d/g)
			?.filter((number) => number.replace(/\D/g, "").length >= 7)
			.filter((number) => !/^0+$/.test(number) && !INVENTED.test(number)) ?? []
	);
}
