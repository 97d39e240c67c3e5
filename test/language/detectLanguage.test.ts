// Script, region and machine conversion as told from the text, hints deciding only what it leaves open.
import { expect, test } from "vitest";
import { convertText } from "../../functions/language/convertText.ts";
import { detectLanguage } from "../../functions/language/detectLanguage.ts";
import { HONG_KONG, MECHANICAL, SIMPLIFIED, TAIWAN } from "./texts.ts";

test("Simplified text is zh-Hans, whatever its source claims", () => {
	expect(detectLanguage(SIMPLIFIED)).toEqual({
		script: "Hans",
		edition: "zh-Hans",
		mechanical: false,
		changesPer10k: 0,
	});
	expect(detectLanguage(SIMPLIFIED, { language: "zh-TW" }).edition).toBe(
		"zh-Hans",
	);
});

test("a notice of Taiwan is zh-TW and no machine's, with surnames 余 范 后 and words 周 布 捲 製", () => {
	expect(detectLanguage(TAIWAN)).toEqual({
		script: "Hant",
		edition: "zh-TW",
		mechanical: false,
		changesPer10k: 0,
	});
});

test("a notice of Hong Kong is zh-HK and no machine's", () => {
	expect(detectLanguage(HONG_KONG)).toEqual({
		script: "Hant",
		edition: "zh-HK",
		mechanical: false,
		changesPer10k: 0,
	});
});

test("a half-converted notice is mechanical and zh-Hant", () => {
	const found = detectLanguage(MECHANICAL);
	expect(found).toMatchObject({
		script: "Hant",
		edition: "zh-Hant",
		mechanical: true,
	});
	expect(found.changesPer10k).toBeGreaterThan(300);
	expect(detectLanguage(MECHANICAL, { language: "zh-TW" }).mechanical).toBe(
		true,
	);
});

test.each(["zh-Hant", "zh-TW", "zh-HK"] as const)(
	"Simplified text well converted to %s is not taken for half-converted",
	(to) => {
		const text = convertText(SIMPLIFIED, { from: "zh-Hans", to });
		expect(detectLanguage(text)).toMatchObject({
			edition: "zh-Hant",
			mechanical: false,
		});
	},
);

test("one slip of the pen is none of a machine, unless pinyin residue stood beside it", () => {
	const text = "本會訂于三月十日召開會員大會，請會員準時出席。";
	expect(detectLanguage(text).mechanical).toBe(false);
	expect(detectLanguage(text, { residue: true }).mechanical).toBe(true);
	expect(
		detectLanguage("本會定期召開大會，請準時。", { residue: true }).mechanical,
	).toBe(false);
});

test.each([
	["zh-TW", "zh-TW"],
	["zh_tw", "zh-TW"],
	["zh-Hant-HK", "zh-HK"],
	["zh-MO", "zh-HK"],
	["zh-Hant", "zh-Hant"],
	["zh-CN", "zh-Hant"],
	["en", "zh-Hant"],
])(
	"Traditional text that tells no region, stated as %s, is %s",
	(language, edition) => {
		expect(
			detectLanguage("會員大會開會通知，請準時出席。", { language }).edition,
		).toBe(edition);
	},
);

test("the key of a source may name its edition", () => {
	const text = "會員大會開會通知，請準時出席。";
	expect(detectLanguage(text, { key: "2026/assembly.zh-TW.md" }).edition).toBe(
		"zh-TW",
	);
	expect(detectLanguage(text, { key: "zh-hk/assembly.md" }).edition).toBe(
		"zh-HK",
	);
	expect(detectLanguage(text, { key: "zh-HKG/assembly.md" }).edition).toBe(
		"zh-Hant",
	);
});

test("mainland news that names other regions stays zh-Hant", () => {
	expect(
		detectLanguage(
			"省委、市委召開座談會，來自香港、澳門、臺灣的代表發言，市政協主持。",
		).edition,
	).toBe("zh-Hant");
});

test.each([
	["啲街坊嘅意見喺會上提出咗", "zh-HK"],
	["第十五屆立法會會議議程，議員發言", "zh-HK"],
	["115年3月10日里長會報，請準時出席", "zh-TW"],
])("%s is %s", (text, edition) => {
	expect(detectLanguage(text).edition).toBe(edition);
});

test("text of both scripts belongs to that of which it has more", () => {
	expect(
		detectLanguage("开会时间：張經理另行通知，陳會長请假，发言从简"),
	).toMatchObject({
		script: "mixed",
		edition: "zh-Hans",
	});
	expect(detectLanguage("這個會議通知發給张經理，陈會長")).toMatchObject({
		script: "mixed",
		edition: "zh-Hant",
	});
});

test("text that tells nothing goes by the hints, else is Simplified", () => {
	expect(detectLanguage("")).toMatchObject({
		script: "Hans",
		edition: "zh-Hans",
	});
	expect(detectLanguage("公告")).toMatchObject({ edition: "zh-Hans" });
	expect(detectLanguage("公告", { language: "zh-HK" })).toMatchObject({
		script: "Hant",
		edition: "zh-HK",
	});
	expect(detectLanguage("公告", { encoding: "Big5-HKSCS" })).toMatchObject({
		script: "Hant",
		edition: "zh-Hant",
	});
});
