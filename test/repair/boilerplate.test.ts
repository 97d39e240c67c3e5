import { existsSync, readFileSync } from "node:fs";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { Converter } from "opencc-js/t2cn";
import { describe, expect, it } from "vitest";
import type { Line } from "../../functions/notice/document.ts";
import {
	findBoilerplate,
	removeBoilerplate,
} from "../../functions/repair/boilerplate.ts";
import { repairResidue } from "../../functions/repair/repairResidue.ts";
import { OFFICIAL_PROSE } from "../support/officialProse.ts";

const toSimplified = Converter({ from: "t", to: "cn" });

const lines = (...texts: string[]): Line[] =>
	texts.map((text) => ({
		text,
		hans: toSimplified(text),
		block: "paragraph",
	}));

describe("a line goes if it is", () => {
	it.each([
		[
			"a copyright tail",
			"版权声明：本文由互联网用户上传，本站不承担相关法律责任。",
		],
		[
			"one in Traditional characters",
			"版權聲明:觀點僅代表作者本人。本站僅提供信息存儲,侵權請聯系刪除。",
		],
		[
			"a plea to report",
			"如发现本站有涉嫌侵权的内容，请发邮件举报，一经查实立即删除。",
		],
		[
			"a note on reprints",
			"转载请注明出处，图片来源于网络，如有侵权请联系本站删除。",
		],
		["share buttons", "分享到： 微信 QQ空间 新浪微博"],
		["print and close", "【打印】【关闭】"],
		["letter sizes", "[字体：大 中 小] 打印本页 关闭窗口"],
		["a code to scan", "扫一扫在手机打开当前页"],
		[
			"the next article",
			"上一篇：临渠市召开春耕会议　下一篇：梧溪区举办培训班",
		],
		["where one is", "您当前的位置：首页 > 政务公开 > 通知公告"],
		["a counter", "浏览次数：218 次"],
		["the newsroom", "责任编辑：柯望舒　审核：景 怀"],
		[
			"the foot of a page",
			"主办：临渠市人民政府办公室 某ICP备00000000号 网站标识码：0000000000",
		],
		["rights reserved", "版权所有：临渠市人民政府"],
		["a link farm", "主站蜘蛛池模板: 甲机械|乙阀门|丙水泵"],
		["noise against copying", "\" B: {7 w% E: V'"],
	])("%s", (_, line) => {
		expect(findBoilerplate(lines("关于召开会议的通知", line))).toEqual([1]);
	});
});

describe("a line stays if it", () => {
	it.each([
		[
			"states facts of the page",
			"发布时间：2026-03-05 16:20  来源：临渠市教育局  浏览次数：218 次  【字体：大 中 小】",
		],
		["names a source", "来源：临渠日报"],
		[
			"is about copyright",
			"为加强版权保护，严厉打击侵权盗版行为，著作权人可依法向版权局举报，由版权局责令立即停止侵权。",
		],
		["speaks of right holders", "版权所有者应当提交权属证明。"],
		["is an item of an agenda", "分享"],
		["asks to scan for a seat", "请扫描二维码报名，截止时间为3月1日。"],
		["names who wrote minutes", "记录：柏青禾　审核：房立秋"],
		["names hosts of a meeting", "主办单位：临渠市商务局"],
		["is a telephone number", "(0000) 555-0123 #12"],
		["tells of a raid on sites", "警方查处传播成人视频的网站三个。"],
		[
			"disclaims in a notice",
			"逾期未报到的，视为放弃，由此产生的后果本单位不承担责任。",
		],
	])("%s", (_, line) => {
		expect(findBoilerplate(lines(line))).toEqual([]);
	});

	it("is official prose", () => {
		expect(findBoilerplate(lines(...OFFICIAL_PROSE.split("\n")))).toEqual([]);
	});

	it("is code", () => {
		const [line] = lines("分享到：微信");
		expect(findBoilerplate([{ ...(line as Line), block: "code" }])).toEqual([]);
	});
});

describe("removeBoilerplate", () => {
	const remove = (html: string) => {
		const { body, omissions } = removeBoilerplate(
			fromHtml(html, { fragment: true }),
			toSimplified,
		);
		return { html: toHtml(body), omissions };
	};

	it("takes out the line and what held only it, and says so", () => {
		expect(
			remove(
				"<p>通知</p>\n<div><ul><li><a>打印本页</a> <a>关闭窗口</a></li></ul></div><p>完</p>",
			),
		).toEqual({
			html: "<p>通知</p>\n<p>完</p>",
			omissions: [{ reason: "navigation", text: "打印本页 关闭窗口", line: 2 }],
		});
	});

	it("takes one line out of a paragraph with its line break", () => {
		expect(remove("<p>请准时参加。<br>上一篇：甲<br>特此通知</p>").html).toBe(
			"<p>请准时参加。<br>特此通知</p>",
		);
	});

	it("keeps the cells of a table", () => {
		expect(
			remove("<table><tr><td>时间</td><td>打印本页</td></tr></table>").html,
		).toContain("<td>时间</td><td></td>");
	});

	it("leaves code alone", () => {
		expect(remove("<pre>分享到：微信</pre>").omissions).toEqual([]);
	});
});

const SAMPLE = new URL(
	"../../../shared/samples/hebi-fire-safety-2021.txt",
	import.meta.url,
);

describe.skipIf(!existsSync(SAMPLE))("the sample page", () => {
	it("loses its tail and nothing else", () => {
		const text = existsSync(SAMPLE) ? readFileSync(SAMPLE, "utf8") : "";
		const given = lines(...repairResidue(text).text.trim().split("\n"));
		expect(findBoilerplate(given)).toEqual([given.length - 1]);
	});
});
