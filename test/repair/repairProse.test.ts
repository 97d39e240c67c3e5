import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { textOf } from "../../functions/notice/textRuns.ts";
import { repairProse, repairText } from "../../functions/repair/repairProse.ts";
import { OFFICIAL_PROSE } from "../support/officialProse.ts";

const tree = (html: string) => fromHtml(html, { fragment: true });
const html = (given: string) => toHtml(repairProse(tree(given)).body);

describe("folding", () => {
	it.each([
		["compatibility ideographs", "\uf9d1月\ufa1e日", "六月羽日"],
		["Kangxi radicals", "⽉⽇⼈⼤", "月日人大"],
		["radicals of the supplement", "局⻓⻔⻢⻛", "局长门马风"],
		["Kanbun forms", "㆗華㆟民", "中華人民"],
		["full-width digits and letters", "２０２６年ＡＢｃ", "2026年ABc"],
	])("makes %s the characters meant", (_, given, expected) => {
		expect(repairText(given)).toBe(expected);
	});

	it("keeps full-width punctuation, squared units and ellipses", () => {
		const text = "面积５０㎡，温度20℃；第①项……（完）！？：　甲";
		expect(repairText(text)).toBe("面积50㎡，温度20℃；第①项……（完）！？：　甲");
	});

	it("drops what nobody sees, and variation selectors after Han only", () => {
		expect(repairText("\ufeff会\u200b议\u200c通\u00ad知\ufe00")).toBe(
			"会议通知",
		);
		expect(repairText("好☀\ufe0f葛\u{e0100}城")).toBe("好☀\ufe0f葛\u{e0100}城");
	});

	it("is logged, one repair for each kind and paragraph, at the place of the first", () => {
		const root = tree("<p>一</p>\n<p>会\u200b议２０２６年\u200b</p>");
		expect(repairProse(root).repairs).toEqual([
			{
				kind: "fold",
				line: 2,
				column: 7,
				before: "２０２６",
				after: "2026",
				certainty: "certain",
			},
			{
				kind: "noise",
				line: 2,
				column: 5,
				before: "\u200b\u200b",
				after: "",
				certainty: "certain",
			},
		]);
	});
});

describe("punctuation", () => {
	it.each([
		[
			"会议指出:要加强领导,狠抓落实;确保安全!",
			"会议指出：要加强领导，狠抓落实；确保安全！",
		],
		["增长5%,占比提高。", "增长5%，占比提高。"],
		["加入WTO,发展外贸", "加入WTO，发展外贸"],
		["《条例》,《办法》", "《条例》，《办法》"],
		["(一)会议(扩大)要求(WTO)", "（一）会议（扩大）要求（WTO）"],
		["时间:9:30-11:00,共1,000人", "时间：9:30-11:00，共1,000人"],
		['提出"三个一"要求', "提出“三个一”要求"],
		["他说'好'。", "他说‘好’。"],
		["等等...", "等等……"],
		["等等......包括甲", "等等……包括甲"],
		["甲(乙,丙),丁", "甲（乙，丙），丁"],
		["什么?!", "什么？！"],
	])("of %s becomes full-width", (given, expected) => {
		expect(repairText(given)).toBe(expected);
	});

	it.each([
		"The meeting (in English), at 9:30!",
		"临政发〔2026〕12号",
		"网址https://example.cn/a?b=1,2;c(d)",
		"邮箱huiwu@example.cn",
		"比分3:2",
		"未闭合的(括号",
		'一个"引号',
		"1,2,3",
		"v1.2...v1.3",
	])("of %s stays", (text) => {
		expect(repairText(text)).toBe(text);
	});

	it("after an address belongs to the sentence", () => {
		expect(repairText("详见https://example.cn/a,请查收")).toBe(
			"详见https://example.cn/a，请查收",
		);
	});

	it("of code and of runs that are not Chinese stays", () => {
		const given =
			"<p>运行<code>f(a,中)</code></p><pre>中,文</pre><p>See section three (第三节), please read it</p>";
		expect(html(given)).toBe(given);
	});

	it("is seen across inline tags, and the tags stay where they are", () => {
		expect(html("<p>会议<b>(扩大</b>)<i>要求</i>,<a>全体</a></p>")).toBe(
			"<p>会议<b>（扩大</b>）<i>要求</i>，<a>全体</a></p>",
		);
		expect(html("<p>等等<b>..</b>.</p>")).toBe("<p>等等<b>……</b></p>");
	});

	it("of good prose halved by NFKC comes back: precision 1, recall above 0.99", () => {
		const html = OFFICIAL_PROSE.split("\n")
			.map((line) => `<p>${line.normalize("NFKC")}</p>`)
			.join("");
		const restored = textOf(repairProse(tree(html)).body);
		const marks = /[，；：！？（）]/g;
		const [want, got] = [[...OFFICIAL_PROSE], [...restored]];
		expect(got).toHaveLength(want.length);
		const wrong = got.filter(
			(one, at) => one !== want[at] && one.match(marks) !== null,
		);
		const missed = want.filter(
			(one, at) => one !== got[at] && one.match(marks) !== null,
		);
		const all = OFFICIAL_PROSE.match(marks)?.length ?? 0;
		expect(wrong).toEqual([]);
		expect(1 - missed.length / all).toBeGreaterThan(0.99);
	});

	it("leaves the tree that it was given as it was", () => {
		const given = tree("<p>会议,通知</p>");
		repairProse(given);
		expect(toHtml(given)).toBe("<p>会议,通知</p>");
	});
});

describe("hostile prose of a megabyte", () => {
	it.each(["(", '"', "漢...", "a.", "http://", "\u0304", "漢,(", "\u200b漢"])(
		"of %j keeps its Han",
		(unit) => {
			const text = unit.repeat(Math.floor(1_000_000 / unit.length));
			const han = /漢/g;
			expect(repairText(text).match(han)?.length).toBe(text.match(han)?.length);
		},
	);
});
