// A saved page: what the document is, what the site around it, and what the page says of itself.
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../functions/reading/readDocument.ts";

function read(html: string, metadata?: Record<string, unknown>) {
	return readDocument(html, {
		key: "2026/flood.html",
		mediaType: "text/html",
		encoding: "UTF-8",
		...(metadata ? { metadata } : {}),
	});
}

const bodyOf = (html: string, metadata?: Record<string, unknown>) =>
	toHtml(read(html, metadata).body);

const PORTAL = `<!DOCTYPE html>
<html lang="zh-CN"><head>
<title>关于召开云溪区防汛工作会议的通知_云溪区人民政府</title>
<meta name="SiteName" content="云溪区人民政府"><meta name="SiteDomain" content="null">
<meta name="SiteIDCode" content="9900010001"><meta name="ColumnName" content="通知公告">
<meta name="ArticleTitle" content="关于召开云溪区防汛工作会议的通知">
<meta name="PubDate" content="2026-05-06 09:30:00"><meta name="ContentSource" content="区政府办公室">
<meta name="Url" content="http://www.yunxi.example/zwgk/tzgg/202605/t20260506_1.html">
<link rel="canonical" href="https://www.yunxi.example/zwgk/tzgg/202605/t20260506_1.html">
<style>.a{color:red}</style><script>var page = 1;</script></head>
<body>
<div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hd/">互动交流</a><a href="/ys/">魅力云溪</a></div>
<div class="wrap">
 <div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 正文</div>
 <table class="xxgk">
  <tr><td>索 引 号：</td><td>YX01-2026-00012</td><td>主题分类：</td><td>水利、水务</td></tr>
  <tr><td>发文机关：</td><td>云溪区人民政府办公室</td><td>成文日期：</td><td>2026年05月06日</td></tr>
  <tr><td>发文字号：</td><td>云政办函〔2026〕12号</td><td>有 效 性：</td><td>有效</td></tr>
 </table>
 <div class="main">
  <h1>关于召开云溪区防汛工作会议的通知</h1>
  <div class="info"><span>发布时间：2026-05-06 09:30</span> <span>来源：区政府办公室</span> <span>浏览次数：12</span> 【字体：大 中 小】</div>
  <div class="TRS_Editor">
   <p>各街道办事处，区政府各部门：</p>
   <p>　　经研究，定于2026年5月12日下午3时召开云溪区防汛工作会议。
      现将有关事项通知如下：</p>
   <p>&nbsp;&nbsp;&nbsp;&nbsp;一、会议时间：2026年5月12日（星期二）下午3时。<br>　　二、会议地点：区政府三楼会议室。</p>
   <table><tr><th>单位</th><th colspan="2">人数</th></tr><tr><td>各街道</td><td>1</td><td>正职</td></tr></table>
   <p style="text-align:right">云溪区人民政府办公室</p>
   <p style="text-align:right">2026年5月6日</p>
  </div>
  <div class="fujian">附件：<a href="./P020260506.docx">参会回执.docx</a></div>
  <div class="share"><a href="javascript:void(0)">分享到微信</a></div>
  <p class="tools">【打印本页】【关闭窗口】</p>
  <ul class="related"><li><a href="a.html">云溪区召开水务工作座谈会</a></li><li><a href="b.html">云溪区部署安全生产工作</a></li><li><a href="c.html">云溪区召开常务会议</a></li><li><a href="d.html">云溪区开展植树活动</a></li></ul>
 </div>
</div>
<div class="footer"><p>主办单位：云溪区人民政府 云ICP备99000001号 网站标识码：9900010001</p></div>
<div style="display:none">隐藏的链接</div>
</body></html>`;

describe("a portal's page", () => {
	const document = read(PORTAL);

	it("gives the document alone", () => {
		expect(toHtml(document.body)).toBe(
			"<h2>关于召开云溪区防汛工作会议的通知</h2>" +
				"<p>各街道办事处，区政府各部门：</p>" +
				"<p>经研究，定于2026年5月12日下午3时召开云溪区防汛工作会议。现将有关事项通知如下：</p>" +
				"<p>一、会议时间：2026年5月12日（星期二）下午3时。<br>二、会议地点：区政府三楼会议室。</p>" +
				'<table><tbody><tr><th>单位</th><th colspan="2">人数</th></tr><tr><td>各街道</td><td>1</td><td>正职</td></tr></tbody></table>' +
				"<p>云溪区人民政府办公室</p><p>2026年5月6日</p>" +
				'<p>附件：<a href="https://www.yunxi.example/zwgk/tzgg/202605/P020260506.docx">参会回执.docx</a></p>',
		);
	});

	it("states what its tags, its header table and its line of dates say", () => {
		expect(document.stated).toEqual({
			SiteName: { value: "云溪区人民政府", origin: "meta:SiteName" },
			SiteIDCode: { value: "9900010001", origin: "meta:SiteIDCode" },
			ColumnName: { value: "通知公告", origin: "meta:ColumnName" },
			ArticleTitle: {
				value: "关于召开云溪区防汛工作会议的通知",
				origin: "meta:ArticleTitle",
			},
			PubDate: { value: "2026-05-06 09:30:00", origin: "meta:PubDate" },
			ContentSource: { value: "区政府办公室", origin: "meta:ContentSource" },
			Url: {
				value: "http://www.yunxi.example/zwgk/tzgg/202605/t20260506_1.html",
				origin: "meta:Url",
			},
			索引号: { value: "YX01-2026-00012", origin: "table:索引号" },
			主题分类: { value: "水利、水务", origin: "table:主题分类" },
			发文机关: { value: "云溪区人民政府办公室", origin: "table:发文机关" },
			成文日期: { value: "2026年05月06日", origin: "table:成文日期" },
			发文字号: { value: "云政办函〔2026〕12号", origin: "table:发文字号" },
			有效性: { value: "有效", origin: "table:有效性" },
			发布日期: { value: "2026-05-06 09:30", origin: "line:发布时间" },
			来源: { value: "区政府办公室", origin: "line:来源" },
		});
	});

	it("knows its title, address and language", () => {
		expect(document.title).toEqual({
			value: "关于召开云溪区防汛工作会议的通知",
			origin: "meta:ArticleTitle",
		});
		expect(document.url).toBe(
			"https://www.yunxi.example/zwgk/tzgg/202605/t20260506_1.html",
		);
		expect(document.language).toBe("zh-CN");
	});

	it("collects the links to files", () => {
		expect(document.fileLinks).toEqual([
			{
				href: "https://www.yunxi.example/zwgk/tzgg/202605/P020260506.docx",
				label: "参会回执.docx",
			},
		]);
	});

	it("keeps a record of everything left out", () => {
		expect(
			document.omissions.map(({ reason, text }) => [reason, text]),
		).toEqual([
			[
				"script",
				"关于召开云溪区防汛工作会议的通知_云溪区人民政府 .a{color:red} var page = 1;",
			],
			["hidden", "隐藏的链接"],
			[
				"boilerplate",
				"索 引 号： YX01-2026-00012 主题分类： 水利、水务 发文机关： 云溪区人民政府办公室 成文日期： 2026年05月06日 发文字号： 云政办函〔2026〕12号 有 效 性： 有效",
			],
			[
				"boilerplate",
				"发布时间：2026-05-06 09:30 来源：区政府办公室 浏览次数：12 【字体：大 中 小】",
			],
			["navigation", "首页政务公开互动交流魅力云溪"],
			["navigation", "您当前的位置：首页 > 政务公开 > 正文"],
			["navigation", "分享到微信"],
			["navigation", "【打印本页】【关闭窗口】"],
			[
				"navigation",
				"云溪区召开水务工作座谈会 云溪区部署安全生产工作 云溪区召开常务会议 云溪区开展植树活动",
			],
			[
				"navigation",
				"主办单位：云溪区人民政府 云ICP备99000001号 网站标识码：9900010001",
			],
		]);
	});

	it("has nothing to complain of", () => {
		expect(document.findings).toEqual([]);
	});
});

describe("pages of other makes", () => {
	it("a layout of tables gives its text", () => {
		expect(
			bodyOf(
				`<table><tr><td><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">公告</a> <a href="/c">下载</a></td></tr>
				<tr><td><table><tr><td><b>会议通知</b></td></tr><tr><td>各单位：<br><br>　　定于五月十二日召开会议，请准时参加。<br>　　特此通知。</td></tr></table></td></tr></table>`,
			),
		).toBe(
			"<p><b>会议通知</b></p><p>各单位：</p><p>定于五月十二日召开会议，请准时参加。<br>特此通知。</p>",
		);
	});

	it("a page without any box is read whole", () => {
		expect(bodyOf("会议通知<p>定于周五召开。")).toBe(
			"<p>会议通知</p><p>定于周五召开。</p>",
		);
	});

	it("a short notice keeps its signature though it stands in a box of its own", () => {
		expect(
			bodyOf(
				`<body><nav><a href=/>首页</a></nav><div class=article><h1>停水会议通知</h1><div class=content><p>定于五月十二日召开停水协调会，请各单位派员参加。</p></div><div class=sign><p>云溪区水务局</p><p>2026年5月6日</p></div></div><footer>版权所有</footer></body>`,
			),
		).toBe(
			"<h2>停水会议通知</h2><p>定于五月十二日召开停水协调会，请各单位派员参加。</p><p>云溪区水务局</p><p>2026年5月6日</p>",
		);
	});

	it("a definition list can be the header of the document, in Traditional characters too", () => {
		const document = read(
			"<dl><dt>索引號</dt><dd>A-1</dd><dt>發文機關</dt><dd>雲溪區公所</dd><dt>發文字號</dt><dd>雲字第12號</dd></dl><p>茲定於五月十二日召開會議。</p>",
		);
		expect(document.stated).toEqual({
			索引号: { value: "A-1", origin: "table:索引號" },
			发文机关: { value: "雲溪區公所", origin: "table:發文機關" },
			发文字号: { value: "雲字第12號", origin: "table:發文字號" },
		});
		expect(toHtml(document.body)).toBe("<p>茲定於五月十二日召開會議。</p>");
	});

	it("a list of labels with colons can be one as well", () => {
		const document = read(
			"<ul><li><b>索引号：</b>A-1</li><li><b>发布机构：</b>云溪区水务局</li><li><b>文号：</b>无</li><li><b>名称：</b>防汛会议通知</li></ul><p>定于五月十二日召开会议。</p>",
		);
		expect(document.stated.发文机关).toEqual({
			value: "云溪区水务局",
			origin: "table:发布机构",
		});
		expect(document.title).toEqual({
			value: "防汛会议通知",
			origin: "table:名称",
		});
		expect(toHtml(document.body)).toBe("<p>定于五月十二日召开会议。</p>");
	});

	it("a table of the meeting itself stays in the text", () => {
		expect(
			bodyOf(
				"<p>会议安排如下：</p><table><tr><td>名称</td><td>防汛会议</td></tr><tr><td>会议时间</td><td>五月十二日</td></tr><tr><td>会议地点</td><td>三楼</td></tr></table>",
			),
		).toContain("<td>会议时间</td><td>五月十二日</td>");
	});

	it("the organiser of a meeting is no footer", () => {
		expect(
			bodyOf(
				"<div><p>会议通知</p><p>主办单位：云溪区水务局</p><p>时间：五月十二日</p></div>",
			),
		).toBe(
			"<p>会议通知</p><p>主办单位：云溪区水务局</p><p>时间：五月十二日</p>",
		);
	});

	it("readings above characters are left out and recorded", () => {
		const document = read(
			"<p><ruby>谯<rp>(</rp><rt>qiáo</rt><rp>)</rp></ruby>城区会议</p>",
		);
		expect(toHtml(document.body)).toBe("<p>谯城区会议</p>");
		expect(
			document.omissions.map(({ reason, text }) => [reason, text]),
		).toEqual([
			["ruby", "("],
			["ruby", "qiáo"],
			["ruby", ")"],
		]);
	});

	it("a comment without an end is recorded with the text it swallows", () => {
		const document = read("<p>会议</p><!-- 模板<p>正文在此</p>");
		expect(toHtml(document.body)).toBe("<p>会议</p>");
		expect(document.omissions.map(({ text }) => text)).toEqual([
			"模板<p>正文在此</p>",
		]);
	});

	it("struck-out text stays struck out", () => {
		expect(bodyOf("<p>时间：<del>三月五日</del><s>四月</s>五月</p>")).toBe(
			"<p>时间：<del>三月五日</del><s>四月</s>五月</p>",
		);
	});
});

describe("links", () => {
	const source = { source: "https://office.example/a/b.html" };

	it("are made absolute against the metadata's address", () => {
		expect(bodyOf('<p>会议<a href="../c.html">链接</a></p>', source)).toBe(
			'<p>会议<a href="https://office.example/c.html">链接</a></p>',
		);
	});

	it("are made absolute against the page's base", () => {
		expect(
			bodyOf(
				'<base href="https://cdn.example/x/"><p>会议<a href="c.html">链接</a></p>',
				source,
			),
		).toBe('<p>会议<a href="https://cdn.example/x/c.html">链接</a></p>');
	});

	it("leave their text where the address is relative to nothing known", () => {
		const document = read('<p>会议<a href="c.html">链接</a></p>');
		expect(toHtml(document.body)).toBe("<p>会议链接</p>");
		expect(document.findings).toEqual([
			{
				code: "document.link-unresolved",
				severity: "warning",
				place: { line: 1 },
				values: { href: "c.html" },
			},
		]);
	});

	it("leave their text where the scheme runs something", () => {
		const document = read(
			'<p>会议<a href=" java\nscript:alert(1)">链接</a><a href="https://u:p@e.example/">甲</a></p>',
		);
		expect(toHtml(document.body)).toBe("<p>会议链接甲</p>");
		expect(document.findings.map(({ code }) => code)).toEqual([
			"document.link-unsafe",
			"document.link-unsafe",
		]);
	});

	it("to the source's own attachments and within the page are quietly text", () => {
		const document = read(
			'<p>会议<a href="flood.files/%E5%9B%9E%E6%89%A7.docx">回执</a><a href="#top">顶</a></p>',
		);
		expect(toHtml(document.body)).toBe("<p>会议回执顶</p>");
		expect(document.findings).toEqual([]);
	});

	it("keep mail addresses", () => {
		expect(bodyOf('<p>会议<a href="mailto:a@office.example">信</a></p>')).toBe(
			'<p>会议<a href="mailto:a@office.example">信</a></p>',
		);
	});
});

describe("pictures", () => {
	it("become links where they say what they show, and are recorded where not", () => {
		const document = read(
			'<p>会议地点<img src="/map.png" alt="路线图"><img src="/x.gif"></p>',
			{ url: "https://office.example/a.html" },
		);
		expect(toHtml(document.body)).toBe(
			'<p>会议地点<a href="https://office.example/map.png">路线图</a></p>',
		);
		expect(document.omissions).toEqual([
			{ reason: "unsafe", text: "https://office.example/x.gif", line: 1 },
		]);
		expect(document.findings).toEqual([
			{
				code: "document.images-removed",
				severity: "info",
				values: { count: 2 },
			},
		]);
	});
});

describe("bounds of structure", () => {
	it("a cell spans a hundred columns at most", () => {
		expect(
			bodyOf(
				"<table><tr><td colspan=100000 rowspan=0>甲</td><td>乙</td></tr></table>",
			),
		).toBe(
			'<table><tbody><tr><td colspan="100">甲</td><td>乙</td></tr></tbody></table>',
		);
	});

	it("lines of the page are known", () => {
		const [first] = read("<p>一</p>\n\n<p>二</p>").body.children;
		expect(first?.position?.start.line).toBe(1);
	});
});
