import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { repairResidue } from "../../functions/repair/repairResidue.ts";
import { OFFICIAL_PROSE } from "../support/officialProse.ts";

/** Three known annotations: enough to prove a page damaged. */
const PROOF = "關(guān)發(fā)會(huì)\n";
const CLEAN_PROOF = "關發會\n";

const repaired = (damaged: string) => {
	const { text } = repairResidue(PROOF + damaged);
	expect(text.startsWith(CLEAN_PROOF)).toBe(true);
	return text.slice(CLEAN_PROOF.length);
};

const codes = (text: string) =>
	repairResidue(text).findings.map((one) => one.code);

describe("the proof that a page is damaged", () => {
	it("leaves a text without damage as it is, byte for byte", () => {
		expect(repairResidue(OFFICIAL_PROSE)).toEqual({
			text: OFFICIAL_PROSE,
			repairs: [],
			gate: false,
			findings: [],
		});
	});

	it("keeps glosses of rare place names, foreign words and variables", () => {
		const text =
			"途经亳(bó)州、六(lù)安、莒(jǔ)县、浚(xùn)县、枞(zōng)阳。守护进程(daemon)、户(u)、函数(f)。什么?!真的??，是吗？？";
		expect(repairResidue(text)).toMatchObject({
			text,
			repairs: [],
			gate: false,
		});
	});

	it("needs three annotations", () => {
		expect(repairResidue("關(guān)於發(fā)展").gate).toBe(false);
		expect(repairResidue("關(guān)於發(fā)展大會(huì)").gate).toBe(true);
	});

	it("or two, on a short page that marks both characters wherever they stand", () => {
		const page = `${"經研究，定於五月二十日在行政樓召開會議。".repeat(3)}關(guān)於發(fā)展`;
		expect(repairResidue(page).gate).toBe(true);
		expect(repairResidue(`${page}，發展`).gate).toBe(false);
	});

	it("or one annotation that swallowed its bracket", () => {
		expect(repairResidue("們?cè)u(píng)議")).toMatchObject({
			text: "們評議",
			gate: true,
		});
		expect(repairResidue("什么?cè)u(píng)議").gate).toBe(false);
	});
});

describe("annotations", () => {
	it("go in every shape of bracket, and with a space before the closing one", () => {
		expect(repaired("關(guān)於召開(kāi)大會(huì )的報（bào）告")).toBe(
			"關於召開大會的報告",
		);
	});

	it("go inside a true parenthesis", () => {
		expect(repaired("副縣(區(qū))長(zhǎng)")).toBe("副縣(區)長");
	});

	it("go after a letter that ends a listed character with the byte before it", () => {
		// 溧 CB E0 and l 6C: 鄉 is E0 6C.
		expect(repaired("溧l(xiāng)i")).toBe("溧li");
	});

	it("stay where the reading is not that of the table", () => {
		expect(repaired("會(kuài)計、亳(bó)州")).toBe("會(kuài)計、亳(bó)州");
	});

	it("of common characters not seen so far go as a guess, if the page marks each of them", () => {
		const result = repairResidue(`${PROOF}增強縣(xiàn)域經濟，各縣(xiàn)區`);
		expect(result.text).toBe(`${CLEAN_PROOF}增強縣域經濟，各縣區`);
		expect(result.repairs.slice(3).map((one) => one.certainty)).toEqual([
			"guess",
			"guess",
		]);
		expect(repaired("縣(xiàn)域，各縣區")).toBe("縣(xiàn)域，各縣區");
	});

	it("that stay on a damaged page are told", () => {
		expect(codes(`${PROOF}亳(bó)州`)).toEqual(["repair.left-reading"]);
		expect(codes(`${PROOF}燃煤gao效利用`)).toEqual(["repair.spelt-character"]);
	});

	it("are logged with line, column and certainty", () => {
		expect(repairResidue(`𠀀\n總關(guān)${PROOF}`).repairs[0]).toEqual({
			kind: "residue",
			line: 2,
			column: 2,
			before: "關(guān)",
			after: "關",
			certainty: "certain",
		});
	});
});

describe("noise on a damaged page", () => {
	it("goes: doubled commas, and signs inside words", () => {
		expect(repaired("中央,、省,,市，，縣，公〒司")).toBe(
			"中央、省,市，縣，公司",
		);
	});

	it("stays on any other page", () => {
		expect(repairResidue("甲,,乙，公〒司").text).toBe("甲,,乙，公〒司");
	});
});

describe("characters seen across two others", () => {
	it("gives the torn character back: 冊 83 D4 in 們評 82 83 D4 75", () => {
		expect(repaired("他們?cè)u(píng)議")).toBe("他們評議");
	});

	it("reads on, one byte earlier, until a letter brings the text in step: 廠 is 8F 53", () => {
		const result = repairResidue(
			`${PROOF}總經(jīng)理?xiàng)畋蠹案鞣謴S，各車(chē)間`,
		);
		expect(result.text).toBe(`${CLEAN_PROOF}總經理楊斌及各分廠，各車間`);
		expect(result.repairs[4]).toEqual({
			kind: "bytes",
			line: 2,
			column: 10,
			before: "?xiàng)畋蠹案鞣謴S",
			after: "楊斌及各分廠",
			certainty: "certain",
		});
	});

	it("looks back past the annotation of the character before: 書 95 F8 in 習鳳 C1 95 F8 50", () => {
		expect(repaired("複習(xí)?shū)P凰")).toBe("複習鳳凰");
	});
});

describe("characters cut in two by a splitter", () => {
	it("proves what follows and prints □ for what is lost: 。現 is A1 A3 AC 46", () => {
		const result = repairResidue(`${PROOF}局長?，F(xiàn)順，出席`);
		expect(result.text).toBe(`${CLEAN_PROOF}局長□現順，出席`);
		expect(result.repairs.slice(3, 5)).toEqual([
			{
				kind: "lost",
				line: 2,
				column: 3,
				before: "?",
				after: "□",
				certainty: "guess",
				candidates: ["常", "海", "荆", "牛", "桑", "危", "祝"],
			},
			{
				kind: "bytes",
				line: 2,
				column: 4,
				before: "，F",
				after: "現",
				certainty: "certain",
			},
		]);
		expect(result.findings).toEqual([
			{
				code: "repair.lost-character",
				severity: "warning",
				place: { line: 2, column: 3 },
				values: { candidates: "常 海 荆 牛 桑 危 祝" },
			},
		]);
	});

	it("knows a comma that was made ASCII since", () => {
		expect(repaired("局長?,F(xiàn)順,出席")).toBe("局長□現順,出席");
	});

	it("guesses only where one common word fits: 確保", () => {
		const result = repairResidue(`${PROOF}確?？珊瞬?、`);
		expect(result.text).toBe(`${CLEAN_PROOF}確保可核□、`);
		expect(result.repairs[3]).toMatchObject({
			kind: "lost",
			after: "保",
			certainty: "guess",
		});
	});

	it("restores the full stop and the quotation mark before a tag whose < was swallowed", () => {
		expect(repaired("要“保持穩(wěn)定?！?/p>\n<p>")).toBe(
			"要“保持穩定。”</p>\n<p>",
		);
	});

	it("restores an ideographic space at the start of a line", () => {
		expect(repaired("?。ㄒ唬┝私猱a(chǎn)業(yè)")).toBe("　（一）了解產業");
		expect(repaired("?。ㄒ唬┑谝还?jié)")).toBe("　（一）第一節");
	});

	it("takes two characters torn by one cut for lost", () => {
		expect(repaired("景象?；?、")).toBe("景象□□、");
	});

	it("leaves honest question marks alone", () => {
		expect(repaired("真的?！怎么??，好?!是?，不是?")).toBe(
			"真的?！怎么??，好?!是?，不是?",
		);
	});
});

describe("pages that cannot be repaired", () => {
	it("are told by homophones that stand for words of government", () => {
		expect(codes("会议由省整幅召开")).toEqual(["repair.homophones"]);
		expect(codes("整幅图画、一整幅地图，省委常委")).toEqual([]);
	});

	it("are told by synonyms put in, twice at least", () => {
		expect(codes("5月28日下战书，安排摆设了下一步工作")).toEqual([
			"repair.spun-text",
		]);
		expect(codes("5月28日下战书，双方约定比试")).toEqual([]);
	});

	it("are told by the number of characters lost", () => {
		expect(codes(`${PROOF}${"象?；?、".repeat(150)}`)).toContain(
			"repair.too-damaged",
		);
	});
});

describe("hostile text of a megabyte", () => {
	it.each(["?)(", "?cè)", "?，珊瞬", "(guān", "關(", "zhuang"])(
		"of %s comes back as it was",
		(unit) => {
			const text = unit.repeat(Math.floor(1_000_000 / unit.length));
			expect(repairResidue(PROOF + text).text.length).toBeGreaterThan(900_000);
		},
	);
});

describe("a megabyte of damage", () => {
	it("is set aside, not pondered character by character", () => {
		const found = codes(PROOF + "們?cè)?，F".repeat(140_000));
		expect(found).toContain("repair.too-damaged");
		expect(found.length).toBeLessThan(100);
	});
});

const SAMPLE = new URL(
	"../../../shared/samples/hebi-fire-safety-2021.txt",
	import.meta.url,
);

describe.skipIf(!existsSync(SAMPLE))("the sample page", () => {
	const text = existsSync(SAMPLE) ? readFileSync(SAMPLE, "utf8") : "";

	it("is free of readings, with one surname open and nothing else changed", () => {
		const result = repairResidue(text);
		expect(result.gate).toBe(true);
		expect(result.text).not.toMatch(/[(（]\p{Ll}+[)）]/u);
		expect(result.text).toContain("□現順");
		expect(result.text.match(/[□?]/g)).toEqual(["□"]);
		expect(result.findings.map((one) => one.code)).toEqual([
			"repair.lost-character",
		]);
		expect(
			result.repairs.filter((one) => one.kind !== "residue"),
		).toMatchObject([
			{ kind: "lost", candidates: ["常", "海", "荆", "牛", "桑", "危", "祝"] },
			{ kind: "bytes", after: "現", certainty: "certain" },
		]);
		expect(result.text.split("\n")).toHaveLength(text.split("\n").length);
	});
});
