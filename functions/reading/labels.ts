// Names that pages give to the fields of an official document, and the official name of each.

/**
 * Elements of the government-information directory (政府信息公开目录系统实施指引) and the labels seen for them on
 * pages, in both scripts, without spaces.
 */
const LABELS: Record<string, string> = {
	索引号: "索引号 索引號 信息索引号 信息索引 资讯索引號 索取号 索取號 索引编号",
	标题: "标题 標題 名称 名稱 信息名称 文件名称 文件标题 信息标题",
	发文机关:
		"发文机关 發文機關 发布机构 發布機構 發佈機構 发布机关 發佈機關 发文机构 发文单位 發文單位 公开主体 制发机关 制定机关 发布单位",
	发文字号: "发文字号 發文字號 文号 文號 发文号 發文號 文件编号 文件字号",
	成文日期: "成文日期 成文时间 成文時間 生成日期 生成时间 制发日期 签发日期",
	发布日期:
		"发布日期 發布日期 發佈日期 发布时间 發布時間 發佈時間 公开日期 公开时间 发文日期 發文日期 上网日期",
	主题词: "主题词 主題詞 关键词 關鍵詞 关键字",
	主题分类: "主题分类 主題分類 信息分类 所属主题 分类 组配分类",
	体裁分类: "体裁分类 體裁分類 体裁 文种 公文种类",
	公开属性: "公开属性 公開屬性 公开类别 公开方式 公开形式 公開類別",
	公开时限: "公开时限 公開時限 公开期限",
	有效性: "有效性 效力状态 文件状态 时效性 是否有效 有效期状态",
	内容概述: "内容概述 內容概述 内容摘要 摘要",
	废止日期: "废止日期 廢止日期 失效日期 失效时间 废止时间",
	生效日期: "生效日期 实施日期 施行日期",
	来源: "来源 來源 信息来源 文章来源 稿件来源 資料來源 稿源",
	作者: "作者 责任编辑 責任編輯 编辑",
	服务对象: "服务对象",
};

/** Labels that only the header of an official document bears: one of them makes a header of a table. */
const TELLING = new Set(
	"索引号 发文机关 发文字号 成文日期 主题分类 体裁分类 公开属性 公开时限 有效性".split(
		" ",
	),
);

const OFFICIAL = new Map(
	Object.entries(LABELS).flatMap(([name, written]) =>
		written.split(" ").map((label) => [label, name] as const),
	),
);

/** The official name of a label as written, with its spaces, colon or brackets: `文　　号：` is 发文字号. */
export function officialName(label: string): string | undefined {
	if (label.length > 40) return undefined;
	return OFFICIAL.get(bare(label));
}

/** The label without what pages dress it in. */
export function bare(label: string): string {
	return label.replace(/[\s:：【】[\]()（）·•]/gu, "");
}

export function isTelling(name: string): boolean {
	return TELLING.has(name);
}
