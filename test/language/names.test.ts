// Names of people, places and offices: kept where words would be written otherwise. All are invented.
import { describe, expect, test } from "vitest";
import { convertText } from "../../functions/language/convertText.ts";
import { nameMaps } from "../../functions/language/names.ts";
import type { Edition } from "../../functions/notice/edition.ts";

function convert(
	text: string,
	names: readonly string[],
	from: Edition = "zh-Hans",
	to: Edition = "zh-Hant",
	mechanical = false,
): string {
	return convertText(text, {
		from,
		to,
		mechanical,
		names: nameMaps(names, [], { original: from, mechanical }),
	});
}

describe("a person's name", () => {
	test.each([
		["于占江", "于占江"],
		["余晓岚", "余曉嵐"],
		["范志强", "范志強"],
		["游建发", "游建發"],
		["党红军", "党紅軍"],
		["种国庆", "种國慶"],
		["涂丽华", "涂麗華"],
		["郁达明", "郁達明"],
		["后小松", "后小松"],
		["里云开", "里雲開"],
		["干宝钟", "干寶鍾"],
		["钟万里", "鍾萬里"],
		["叶剑冲", "葉劍沖"],
		["谷长胜", "谷長勝"],
		["岳云峰", "岳雲峰"],
		["万俟志远", "万俟志遠"],
		["欧阳后卿", "歐陽后卿"],
		["肖向升", "肖向升"],
		["沈才斗", "沈才斗"],
		["苏杰", "蘇杰"],
	])("%s is written %s in Traditional", (name, hant) => {
		expect(convert(`会议由${name}主持。`, [name])).toBe(`會議由${hant}主持。`);
	});

	test("is seen where a word would begin earlier", () => {
		expect(convert("由于占江牵头，关于占江的分工", ["于占江"])).toBe(
			"由于占江牽頭，關于占江的分工",
		);
	});

	test("of two characters does not tear a word apart", () => {
		expect(
			convert("由于东部地区降雨，于东、范里参加；规范里程碑", ["于东", "范里"]),
		).toBe("由於東部地區降雨，于東、范里參加；規範里程碑");
	});

	test("is found with the spaces that line names up", () => {
		expect(convert("于　东　余 兰　党红军", ["于东", "余　兰", "党红军"])).toBe(
			"于　東　余 蘭　党紅軍",
		);
	});

	test("gives its surname to a title", () => {
		expect(
			convert("于主任、范副书记，其余主任请假", ["于占江", "范志强", "余岚"]),
		).toBe("于主任、范副書記，其餘主任請假");
	});

	test("longer than another that it begins with is taken whole", () => {
		expect(convert("于占、于占江", ["于占", "于占江"])).toBe("于占、于占江");
	});

	test("with characters of a pattern's language is no pattern", () => {
		expect(convert("于.*发言", [".*", "于(", ""])).toBe("於.*發言");
	});
});

describe("a name printed in Traditional", () => {
	test("is written so in every Traditional edition", () => {
		const names = ["姜云乾", "峯裏衞"];
		expect(convert("姜云乾主持", names, "zh-TW", "zh-HK")).toBe("姜云乾主持");
		expect(convert("峯裏衞主持", names, "zh-HK", "zh-TW")).toBe("峯裏衞主持");
	});

	test("keeps 乾 in Simplified, where it is no 干", () => {
		expect(
			convert("由徐乾榮說明乾燥問題", ["徐乾榮"], "zh-TW", "zh-Hans"),
		).toBe("由徐乾荣说明干燥问题");
	});

	test("by a machine is found again in Simplified", () => {
		expect(
			convert(
				"會議由於佔江主持，餘曉嵐參加",
				["於佔江", "餘曉嵐"],
				"zh-Hant",
				"zh-TW",
				true,
			),
		).toBe("會議由于占江主持，余曉嵐參加");
	});
});

describe("the site's glossary", () => {
	const glossary = [
		{ hans: "里仁区", hant: "里仁區" },
		{ hans: "台前乡", hant: "台前鄉", "zh-TW": "臺前鄉" },
		{ hans: "苏杰", hant: "蘇傑" },
		{ hans: "游仙" },
	];
	const names = nameMaps(["苏杰"], glossary);

	test("wins over surname rules and conversion", () => {
		const text = "里仁区、台前乡、游仙的苏杰";
		const from = "zh-Hans";
		expect(convertText(text, { from, to: "zh-Hant", names })).toBe(
			"里仁區、台前鄉、游仙的蘇傑",
		);
		expect(convertText(text, { from, to: "zh-TW", names })).toBe(
			"里仁區、臺前鄉、游仙的蘇傑",
		);
		expect(convertText(text, { from, to: "zh-HK", names })).toBe(
			"里仁區、台前鄉、游仙的蘇傑",
		);
	});

	test("is read from Traditional too", () => {
		expect(
			convertText("臺前鄉的蘇傑", { from: "zh-TW", to: "zh-HK", names }),
		).toBe("台前鄉的蘇傑");
		expect(
			convertText("臺前鄉的蘇傑", { from: "zh-TW", to: "zh-Hans", names }),
		).toBe("台前乡的苏杰");
	});

	test("leaves out an entry that would move what follows", () => {
		const longer = nameMaps([], [{ hans: "网络中心", hant: "資訊網路中心" }]);
		expect(longer).toEqual([]);
	});
});
