// What readers of each edition get: the original untouched, translations as given, the rest converted.
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { canonicalize } from "../../functions/language/canonicalize.ts";
import {
	type EditionsInput,
	makeEditions,
} from "../../functions/language/makeEditions.ts";
import { EDITIONS } from "../../functions/notice/edition.ts";
import { HONG_KONG, TAIWAN } from "./texts.ts";

function tree(html: string): Root {
	return fromHtml(html, { fragment: true });
}

function make(input: Partial<EditionsInput> & { html: string }) {
	const { html, ...rest } = input;
	return makeEditions({
		original: "zh-Hans",
		mechanical: false,
		title: "通知",
		body: tree(html),
		strings: [],
		names: [],
		glossary: [],
		editions: EDITIONS,
		taiwanQuotes: true,
		...rest,
	});
}

const bodies = (input: Partial<EditionsInput> & { html: string }) => {
	const { editions } = make(input);
	return Object.fromEntries(
		EDITIONS.map((edition) => [edition, editions[edition]?.contentHtml]),
	);
};

test("a Simplified notice in four editions", () => {
	const { editions, findings } = make({
		title: "关于召开防汛会议的通知",
		summary: "由于占江主持",
		html: "<p>请各里干部“准时”参加，由于占江主持。</p>",
		strings: ["后楼会议室", "于占江", "开会"],
		names: ["于占江"],
	});
	expect(findings).toEqual([
		{
			code: "language.name-unsure",
			severity: "info",
			values: { names: "于占江" },
		},
	]);
	expect(editions).toEqual({
		"zh-Hans": {
			title: "关于召开防汛会议的通知",
			summary: "由于占江主持",
			contentHtml: "<p>请各里干部“准时”参加，由于占江主持。</p>",
			method: "original",
			strings: {},
		},
		"zh-Hant": {
			title: "關於召開防汛會議的通知",
			summary: "由于占江主持",
			contentHtml: "<p>請各里幹部“準時”參加，由于占江主持。</p>",
			method: "machine",
			converter: "opencc-js 1.4.2",
			strings: { 后楼会议室: "後樓會議室", 开会: "開會" },
		},
		"zh-TW": {
			title: "關於召開防汛會議的通知",
			summary: "由于占江主持",
			contentHtml: "<p>請各里幹部「準時」參加，由于占江主持。</p>",
			method: "machine",
			converter: "opencc-js 1.4.2",
			strings: { 后楼会议室: "後樓會議室", 开会: "開會" },
		},
		"zh-HK": {
			title: "關於召開防汛會議的通知",
			summary: "由于占江主持",
			contentHtml: "<p>請各里幹部“準時”參加，由于占江主持。</p>",
			method: "machine",
			converter: "opencc-js 1.4.2",
			strings: { 后楼会议室: "後樓會議室", 开会: "開會" },
		},
	});
});

test("only the editions of the site are made", () => {
	expect(
		Object.keys(make({ html: "<p>开会</p>", editions: ["zh-TW"] }).editions),
	).toEqual(["zh-TW"]);
});

test("phrases and names are seen across inline tags and not across blocks", () => {
	expect(
		bodies({
			html: "<p>头<em>发</em>、皇<b>后</b>、由<i>于占</i>江牵头</p><ul><li>皇</li><li>后面</li></ul>",
			names: ["于占江"],
		})["zh-Hant"],
	).toBe(
		"<p>頭<em>髮</em>、皇<b>后</b>、由<i>于占</i>江牽頭</p><ul><li>皇</li><li>後面</li></ul>",
	);
});

test("addresses, identifiers and code stay; what is read aloud is converted", () => {
	expect(
		bodies({
			html: '<p id="后"><a href="https://example.org/关于/?q=发" title="后面">关于</a><img src="/后.png" alt="台风图"><code>后</code><span translate="no">后</span></p>',
		})["zh-Hant"],
	).toBe(
		'<p id="后"><a href="https://example.org/关于/?q=发" title="後面">關於</a><img src="/后.png" alt="颱風圖"><code>后</code><span translate="no">后</span></p>',
	);
});

test("quotes change for Taiwan alone, where they pair up in their paragraph, and only if the site wants it", () => {
	const html = "<p>“甲‘乙’”</p><p>“没有结尾</p>";
	expect(bodies({ html })).toEqual({
		"zh-Hans": html,
		"zh-Hant": "<p>“甲‘乙’”</p><p>“沒有結尾</p>",
		"zh-TW": "<p>「甲『乙』」</p><p>“沒有結尾</p>",
		"zh-HK": "<p>“甲‘乙’”</p><p>“沒有結尾</p>",
	});
	expect(bodies({ html, taiwanQuotes: false })["zh-TW"]).toBe(
		"<p>“甲‘乙’”</p><p>“沒有結尾</p>",
	);
});

test.each([
	["zh-TW", TAIWAN],
	["zh-HK", HONG_KONG],
	["zh-Hant", HONG_KONG],
] as const)(
	"a genuine %s text is the same to the byte in its own edition",
	(original, text) => {
		const body: Root = {
			type: "root",
			children: [
				{
					type: "element",
					tagName: "p",
					properties: {},
					children: [{ type: "text", value: text }],
				},
			],
		};
		const { editions } = make({
			html: "",
			body,
			original,
			title: "說明",
			names: ["余志豪"],
			strings: ["裏面"],
		});
		expect(editions[original]).toEqual({
			title: "說明",
			contentHtml: `<p>${text}</p>`,
			method: "original",
			strings: {},
		});
		expect(editions["zh-Hans"]?.method).toBe("machine");
	},
);

test("a text of Taiwan reaches Hong Kong by variants alone: 捲 製 計畫 and quotes stay", () => {
	expect(
		bodies({
			original: "zh-TW",
			html: "<p>隨著計畫進行，裡面捲門製作說明：臺灣衛生“局”公布，參、著作、台北</p>",
		}),
	).toEqual({
		"zh-Hans":
			"<p>随着计划进行，里面卷门制作说明：台湾卫生“局”公布，参、著作、台北</p>",
		"zh-Hant":
			"<p>隨著計畫進行，裡面捲門製作說明：臺灣衛生“局”公布，參、著作、台北</p>",
		"zh-TW":
			"<p>隨著計畫進行，裡面捲門製作說明：臺灣衛生“局”公布，參、著作、台北</p>",
		"zh-HK":
			"<p>隨着計畫進行，裏面捲門製作説明：台灣衞生“局”公布，參、著作、台北</p>",
	});
});

test("a text of Hong Kong reaches Taiwan by variants alone", () => {
	expect(
		bodies({
			original: "zh-HK",
			html: "<p>隨着綫路裏衞生署説明，台灣羣組濕滑</p>",
		}),
	).toEqual({
		"zh-Hans": "<p>随着线路里卫生署说明，台湾群组湿滑</p>",
		"zh-Hant": "<p>隨着線路裏衛生署說明，台灣群組濕滑</p>",
		"zh-TW": "<p>隨著線路裡衛生署說明，台灣群組濕滑</p>",
		"zh-HK": "<p>隨着綫路裏衞生署説明，台灣羣組濕滑</p>",
	});
});

test("a half-converted text is mended in its own edition, with the names it had in Simplified", () => {
	const printed = "關于余曉嵐、于占江主持的領導干部會議，“防范”風險";
	const canonical = canonicalize(printed);
	const { editions, findings } = make({
		original: "zh-Hant",
		mechanical: true,
		title: canonical,
		html: `<p>${canonical}</p>`,
		names: ["余曉嵐", "于占江"].map(canonicalize),
	});
	expect(findings.map(({ code }) => code)).toContain("language.mechanical");
	expect(editions["zh-Hant"]).toEqual({
		title: "關於余曉嵐、于占江主持的領導幹部會議，“防範”風險",
		contentHtml: "<p>關於余曉嵐、于占江主持的領導幹部會議，“防範”風險</p>",
		method: "original",
		strings: {},
	});
	expect(editions["zh-Hans"]).toMatchObject({
		title: "关于余晓岚、于占江主持的领导干部会议，“防范”风险",
		method: "machine",
	});
	expect(editions["zh-TW"]?.title).toBe(
		"關於余曉嵐、于占江主持的領導幹部會議，「防範」風險",
	);
});

test("an editor's translation wins as it is; what it leaves out is converted", () => {
	const { editions } = make({
		title: "软件发布",
		summary: "后天发布",
		html: "<p>软件</p>",
		strings: ["会议室"],
		translations: {
			"zh-TW": { title: "軟體發表", body: tree("<p>軟體“甲”</p>") },
		},
	});
	expect(editions["zh-TW"]).toEqual({
		title: "軟體發表",
		summary: "後天發佈",
		contentHtml: "<p>軟體“甲”</p>",
		method: "human",
		strings: { 会议室: "會議室" },
	});
	expect(editions["zh-HK"]?.method).toBe("machine");
});

test("a glossary entry of unequal length is told of and not used", () => {
	const { editions, findings } = make({
		html: "<p>网络中心</p>",
		glossary: [{ hans: "网络中心", hant: "資訊網路中心" }],
	});
	expect(editions["zh-Hant"]?.contentHtml).toBe("<p>網絡中心</p>");
	expect(findings).toEqual([
		{
			code: "language.glossary-length",
			severity: "warning",
			values: { name: "网络中心" },
		},
	]);
});

test("short texts may be named like anything", () => {
	const { editions } = make({
		html: "",
		strings: ["__proto__", "constructor", "后"],
	});
	expect(editions["zh-Hant"]?.strings).toEqual({ 后: "後" });
});

test("the same notice gives the same editions, and its tree is left alone", () => {
	const body = tree("<p>头<em>发</em></p>");
	const before = structuredClone(body);
	const first = make({ html: "", body });
	expect(make({ html: "", body })).toEqual(first);
	expect(body).toEqual(before);
});
