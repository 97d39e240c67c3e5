// A record as lines of `path  value`, for a person to read.
import type { Tongue } from "../functions/notice/finding.ts";

export interface FieldLine {
	/** `meetings[1].startAt`; counted from 1. */
	path: string;
	value: string;
}

/** Leaves of a record in its order; empty lists and objects are left out. */
export function flatten(value: unknown, path = ""): FieldLine[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) {
		if (value.length > 0 && value.every((item) => typeof item === "string"))
			return [{ path, value: value.join("；") }];
		return value.flatMap((item, index) =>
			flatten(item, `${path}[${index + 1}]`),
		);
	}
	if (typeof value !== "object") return [{ path, value: String(value) }];
	if (isTime(value)) return [{ path, value: timeLine(value) }];
	return Object.entries(value).flatMap(([key, inner]) =>
		flatten(inner, path === "" ? key : `${path}.${key}`),
	);
}

interface Time {
	date: string;
	time?: string;
	half?: string;
	timezone: string;
	raw: string;
}

function isTime(value: object): value is Time {
	return "date" in value && "raw" in value && "timezone" in value;
}

/** How exact it is can be seen: a half-day stays one, an open year stays `--MM-DD`. */
function timeLine({ date, time, half, timezone, raw }: Time): string {
	return [date, time ?? half, timezone, `“${raw}”`].filter(Boolean).join(" ");
}

/** Chinese names beside the names of the schema. */
const CHINESE: Record<string, string> = {
	id: "标识",
	kind: "类型",
	language: "语言",
	title: "标题",
	summary: "摘要",
	issuer: "发文机关",
	coIssuers: "联合发文机关",
	documentNumber: "发文字号",
	indexNumber: "索引号",
	issuedOn: "成文日期",
	publishedAt: "发布日期",
	addressees: "主送机关",
	copiedTo: "抄送",
	attachments: "附件",
	citedDocuments: "引用文件",
	meetings: "会议",
	name: "名称",
	startAt: "开始",
	endAt: "结束",
	checkInAt: "报到",
	status: "状态",
	locations: "地点",
	room: "会议室",
	address: "地址",
	organizers: "主办",
	chairs: "主持",
	people: "人员",
	role: "职务",
	attendance: "参加人员",
	agenda: "议程",
	points: "要求",
	registration: "报名",
	deadline: "截止",
	contacts: "联系人",
	phone: "电话",
	email: "邮箱",
	online: "线上",
	topics: "主题",
	regions: "地区",
	relations: "关联",
	source: "来源",
	encoding: "编码",
	mediaType: "格式",
	channels: "频道",
	repair: "修复",
};

/** In Chinese every part that has a Chinese name is called by it. */
export function fieldName(path: string, tongue: Tongue): string {
	return tongue === "en"
		? path
		: path.replace(/[A-Za-z0-9]+/g, (name) => CHINESE[name] ?? name);
}
