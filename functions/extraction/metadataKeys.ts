// The keys that editors write into front matter and `x.yaml`, in English and Chinese.

/** Key → its other names, in Simplified. The first is the one that the guide teaches. */
const KEYS = {
	id: ["id", "编号"],
	title: ["title", "标题"],
	summary: ["summary", "摘要"],
	kind: ["kind", "类型"],
	language: ["language", "语言"],
	issuer: ["issuer", "发文机关", "发布单位"],
	documentNumber: ["documentNumber", "发文字号", "文号"],
	indexNumber: ["indexNumber", "索引号"],
	issuedOn: ["issuedOn", "成文日期"],
	date: ["date", "日期", "会议日期"],
	time: ["time", "时间", "会议时间"],
	end: ["end", "结束", "结束时间"],
	location: ["location", "地点", "会议地点"],
	status: ["status", "状态"],
	publishAt: ["publishAt", "定时发布"],
	expireAt: ["expireAt", "失效时间"],
	publishedAt: ["publishedAt", "发布时间", "发布日期"],
	withdrawn: ["withdrawn", "撤回"],
	explanation: ["explanation", "说明"],
	replacedBy: ["replacedBy", "替代"],
	cancels: ["cancels", "取消"],
	postpones: ["postpones", "延期"],
	reschedules: ["reschedules", "改期"],
	relocates: ["relocates", "变更地点"],
	corrects: ["corrects", "更正"],
	reportsOn: ["reportsOn", "报道"],
	minutesOf: ["minutesOf", "纪要"],
	agendaOf: ["agendaOf", "议程"],
	resultOf: ["resultOf", "决议"],
	topics: ["topics", "主题"],
	regions: ["regions", "地区"],
	source: ["source", "url", "原文网址"],
	timezone: ["timezone", "时区"],
} as const;

export type MetadataKey = keyof typeof KEYS;

/** What editors call them elsewhere: not taken, and yet plainly meant. */
const MEANT: Record<string, string> = {
	place: "location",
	venue: "location",
	address: "location",
	where: "location",
	场所: "地点",
	地址: "地点",
	会址: "地点",
	start: "date",
	when: "date",
	day: "date",
	until: "end",
	office: "issuer",
	organization: "issuer",
	organizer: "issuer",
	发文单位: "发文机关",
	发布机构: "发文机关",
	number: "documentNumber",
	name: "title",
	名称: "标题",
};

/** Common in other tools' front matter, and harmless. */
const IGNORED = new Set(
	"author authors categories category comments cover date_modified description draft excerpt header image keywords lang lastmod layout mathjax menu modified permalink published sidebar slug subheadline subtitle tag tags teaser toc type updated weight 作者 标签 分类 关键词".split(
		" ",
	),
);

const NAMES = new Map(
	Object.entries(KEYS).flatMap(([key, names]) =>
		names.map((name) => [level(name), key as MetadataKey] as const),
	),
);

/** The key of a name as written, in Simplified; case, spaces and hyphens do not matter. */
export function metadataKey(name: string): MetadataKey | "ignored" | undefined {
	const plain = level(name);
	return NAMES.get(plain) ?? (IGNORED.has(plain) ? "ignored" : undefined);
}

function level(name: string): string {
	return name.trim().toLowerCase().replace(/[\s-]/gu, "");
}

/** Characters of a name that are compared. */
const COMPARED = 32;

/** The known name fewest edits away, for a typing mistake. */
export function nearestKey(name: string): string {
	const plain = level(name).slice(0, COMPARED);
	const meant = Object.hasOwn(MEANT, plain) ? MEANT[plain] : undefined;
	if (meant) return meant;
	let best = "title";
	let fewest = Number.POSITIVE_INFINITY;
	for (const names of Object.values(KEYS))
		for (const one of names) {
			const edits = distance(plain, level(one)) / Math.max(one.length, 1);
			if (edits < fewest) [best, fewest] = [one, edits];
		}
	return best;
}

/** Levenshtein. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(
				Math.min(
					(row[j] as number) + 1,
					(next[j - 1] as number) + 1,
					(row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
				),
			);
		row = next;
	}
	return row[b.length] as number;
}
