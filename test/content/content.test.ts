// The sample folder is what it says it is: valid, varied, right about its weekdays, and understood.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FolderSources } from "../../cli/folderSources.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import type { Source } from "../../functions/notice/document.ts";
import type { NormalizedDraft } from "../../functions/pipeline/normalizeSource.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";
import { decodeBytes } from "../../functions/reading/decodeBytes.ts";
import { INTENDED } from "./intended.ts";

const CONTENT = join(dirname(fileURLToPath(import.meta.url)), "../../content");
const configuration = configurationSchema.parse(
	parse(readFileSync(join(CONTENT, "site.yaml"), "utf8")),
);
const folder = await FolderSources.scan(CONTENT);
const sources = new Map<string, Source>();
for (const key of folder.keys()) {
	const source = await folder.read(key);
	if (source) sources.set(key.replace(/^notices\/\d{4}\//, ""), source);
}
const drafts = new Map<string, NormalizedDraft>();
for (const [name, source] of sources) {
	const normalized = normalizeSource(source, configuration);
	if (normalized.kind === "draft") drafts.set(name, normalized);
}

const bytesOf = (name: string) => {
	const source = sources.get(name);
	if (!source) throw new Error(`${name} is missing`);
	return source.bytes;
};
const textOf = (name: string) => {
	const decoded = decodeBytes(bytesOf(name));
	if (decoded.kind === "rejected") throw new Error(`${name} is rejected`);
	return decoded.text;
};
const recordOf = (name: string) => {
	const draft = drafts.get(name);
	if (!draft) throw new Error(`${name} makes no draft`);
	return draft.draft.record;
};

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
		const text = readFileSync(join(CONTENT, "site.yaml"), "utf8");
		for (const key of Object.keys(configurationSchema.shape))
			expect(text).toMatch(new RegExp(`^(?:# )?${key}:`, "m"));
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
		).toEqual(["participants.csv", "地震应急综合演练方案.txt"]);
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
		["haibu-district-council-agenda.txt", "Big5-HKSCS"],
		["wah-bo-court-owners.txt", "Big5-HKSCS"],
		["北塘花园业主大会会议通知.txt", "UTF-16LE"],
	])("are told by the bytes: %s is %s", (name, encoding) => {
		expect(recordOf(name).source.encoding).toBe(encoding);
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

describe("understanding", () => {
	it("sets no source aside", () => {
		expect([...drafts.keys()].sort()).toEqual([...sources.keys()].sort());
	});

	const rows = Object.entries(INTENDED).flatMap(([name, intended]) =>
		(["kind", "date", "place"] as const)
			.filter((field) => intended[field] !== undefined)
			.map((field) => ({
				name,
				field,
				wanted: intended[field],
				known: !intended.notYet?.includes(field),
			})),
	);
	const found = (name: string, field: "kind" | "date" | "place") => {
		const { kind, meetings } = recordOf(name);
		if (field === "kind") return kind;
		const [meeting] = meetings;
		return (
			(field === "date"
				? meeting?.startAt?.date
				: meeting?.locations[0]?.name) ?? null
		);
	};
	it.each(rows.filter(({ known }) => known))(
		"finds the $field of $name: $wanted",
		({ name, field, wanted }) => {
			expect(found(name, field)).toBe(wanted);
		},
	);
	it.fails.each(rows.filter(({ known }) => !known))(
		"does not yet find the $field of $name: $wanted",
		({ name, field, wanted }) => {
			expect(found(name, field)).toBe(wanted);
		},
	);

	it.each([
		["forest-fire-postponed.txt", "postpones", "青政办函〔2026〕112号"],
		["business-environment-online.html", "relocates", "松政办函〔2026〕76号"],
		["tea-fair-cancelled.md", "cancels", "青农函〔2026〕58号"],
		["water-works-correction.md", "corrects", "云政办函〔2026〕87号"],
	])("sees that %s %s %s", (name, type, documentNumber) => {
		expect(recordOf(name).relations).toContainEqual(
			expect.objectContaining({ type, documentNumber }),
		);
	});

	it("takes dates of release and of expiry from the front matter", () => {
		expect(drafts.get("five-year-plan-hearing.md")?.draft.publishAt).toBe(
			"2028-02-21T01:00:00Z",
		);
		expect(drafts.get("spring-festival-volunteers.md")?.draft.expireAt).toBe(
			"2025-12-31T16:00:00Z",
		);
	});

	it("takes the withdrawal with its reason", () => {
		expect(drafts.get("river-patrol-meeting.md")?.draft.withdrawal).toEqual({
			reason: "published_in_error",
			explanation:
				"此件为内部征求意见稿，误放入发布目录，会议尚未确定，请勿据此安排。",
		});
	});

	it("heals the mechanically converted report", () => {
		expect(textOf("safety-inspection-report.txt")).toContain("召開(kāi)全市");
		const { contentText, title, language } = recordOf(
			"safety-inspection-report.txt",
		);
		expect(title).toBe("雲溪市召開全市安全生產大檢查動員部署會");
		expect(contentText).not.toMatch(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/);
		expect(contentText).toContain("進農村、進社區、進學校、進家庭");
		expect(language).toBe("zh-Hant");
	});

	it("uses the editor's own words for Taiwan and converts the rest", () => {
		const { editions } = recordOf("cross-strait-tea-seminar.md");
		expect(editions["zh-TW"]).toMatchObject({
			method: "human",
			title: "青石縣茶葉協會「兩岸製茶技藝座談會」開會通知",
		});
		expect(editions["zh-HK"]?.method).toBe("machine");
		expect(editions["zh-Hans"]?.method).toBe("original");
	});

	it.each([
		["haibu-district-council-agenda.txt", "zh-HK"],
		["2026-winter-water-works.md", "zh-Hans"],
	])("knows the language of %s: %s", (name, language) => {
		expect(recordOf(name).language).toBe(language);
	});

	it.fails.each([
		["songping-village-assembly.txt", "zh-TW"],
		["wah-bo-court-owners.txt", "zh-HK"],
	])("does not yet know the language of %s: %s", (name, language) => {
		expect(recordOf(name).language).toBe(language);
	});
});
