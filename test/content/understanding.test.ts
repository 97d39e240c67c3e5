// What becomes of the sample folder: every source is understood, and as its reader would.
import { describe, expect, it } from "vitest";
import type { NormalizedDraft } from "../../functions/pipeline/normalizeSource.ts";
import { normalizeSource } from "../../functions/pipeline/normalizeSource.ts";
import { INTENDED } from "./intended.ts";
import { configuration, sources, textOf } from "./sampleFolder.ts";

const drafts = new Map<string, NormalizedDraft>();
for (const [name, source] of sources) {
	const normalized = normalizeSource(source, configuration);
	if (normalized.kind === "draft") drafts.set(name, normalized);
}

const recordOf = (name: string) => {
	const draft = drafts.get(name);
	if (!draft) throw new Error(`${name} makes no draft`);
	return draft.draft.record;
};

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
		expect(drafts.get("congress-seven-notice.md")?.draft.publishAt).toBe(
			"2027-01-04T01:00:00Z",
		);
		expect(drafts.get("spring-festival-volunteers.md")?.draft.expireAt).toBe(
			"2025-12-31T16:00:00Z",
		);
	});

	it("takes the zone of a place from the companion", () => {
		const [meeting] = recordOf("neighbours-association-macau.txt").meetings;
		expect(meeting?.startAt).toMatchObject({
			date: "2026-08-02",
			time: "15:00",
			timezone: "Asia/Macau",
		});
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
		expect(contentText).toContain("由他們評議各單位的發言");
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
		["songping-village-assembly.txt", "zh-TW"],
		["tea-contest-meeting-form.txt", "zh-TW"],
		["wah-bo-court-owners.txt", "zh-HK"],
		["neighbours-association-macau.txt", "zh-Hant"],
		["2026-winter-water-works.md", "zh-Hans"],
	])("knows the language of %s: %s", (name, language) => {
		expect(recordOf(name).language).toBe(language);
	});
});
