// The words of the site itself, in each edition. Written by hand: they are few, and read often.
import { type Edition, scriptOf } from "../notice/edition.ts";
import type {
	Kind,
	MeetingStatus,
	Operation,
	Relation,
	WITHDRAWAL_REASONS,
} from "../notice/schema.ts";

type Words = Record<Word, string>;

const hans = {
	skip: "跳到正文",
	home: "首页",
	newest: "最新",
	upcoming: "会议日程",
	past: "已过",
	toCome: "待开",
	channels: "频道",
	all: "全部会讯",
	organizations: "发布单位",
	topics: "主题",
	regions: "地区",
	kinds: "类型",
	feeds: "订阅",
	feedsHelp: "把下面的地址复制到阅读器中，即可收到更新。",
	latestFeed: "新会讯",
	changesFeed: "重要变更",
	archive: "往期",
	calendar: "日历",
	calendarHelp: "在日历软件中订阅下面的地址，会议改期、取消时日历随之更新。",
	calendarVisible: "取消的会议也显示",
	addToCalendar: "加入日历",
	time: "时间",
	newTime: "新时间",
	oldTime: "原定时间",
	checkIn: "报到",
	place: "地点",
	oldPlace: "原定地点",
	online: "线上",
	organizer: "主办",
	chair: "主持",
	people: "出席",
	attendance: "参会人员",
	agenda: "议程",
	points: "会议要求",
	contacts: "联系",
	registration: "报名截止",
	issuer: "发文机关",
	documentNumber: "发文字号",
	indexNumber: "索引号",
	issuedOn: "成文日期",
	publishedAt: "原发布时间",
	releasedAt: "本站发布",
	updatedAt: "最近重要变更",
	addressees: "主送",
	copiedTo: "抄送",
	attachments: "附件",
	cited: "提到的文件",
	changes: "变更记录",
	status: "状态",
	kind: "类型",
	title: "标题",
	text: "正文",
	editions: "其他版本",
	data: "数据",
	json: "本条数据（JSON）",
	source: "原文网址",
	provenance: "来源与处理",
	original: "原文",
	human: "人工译文",
	machine: "机器转换",
	repaired: "文字修复",
	lost: "□ 为原件中已损坏、无法辨认的字。",
	expired: "已过期",
	expiredNote: "本会讯已过有效期，仅供查阅。",
	withdrawn: "已撤回",
	withdrawnNote: "本会讯已撤回，内容不再提供。",
	replacedBy: "替代的会讯",
	reason: "原因",
	readOn: "阅读全文",
	seeNotice: "查看会讯",
	from: "由",
	to: "改为",
	by: "依据",
	notFound: "没有这个页面",
	notFoundNote:
		"地址可能有误。已发布的会讯不会删除，撤回的会讯也保留说明页面。",
	none: "暂无会讯。",
	noMeetings: "暂无会议。",
	open: "日期待定",
	tba: "时间另行通知",
	am: "上午",
	pm: "下午",
	evening: "晚上",
	language: "简体中文",
	listSeparator: "、",
	size: "大小",
	asOf: "截至",
} as const;

type Word = keyof typeof hans;

const hant: Words = {
	skip: "跳到正文",
	home: "首頁",
	newest: "最新",
	upcoming: "會議日程",
	past: "已過",
	toCome: "待開",
	channels: "頻道",
	all: "全部會訊",
	organizations: "發布單位",
	topics: "主題",
	regions: "地區",
	kinds: "類型",
	feeds: "訂閱",
	feedsHelp: "把下面的網址複製到閱讀器中，即可收到更新。",
	latestFeed: "新會訊",
	changesFeed: "重要變更",
	archive: "往期",
	calendar: "日曆",
	calendarHelp: "在日曆軟體中訂閱下面的網址，會議改期、取消時日曆隨之更新。",
	calendarVisible: "取消的會議也顯示",
	addToCalendar: "加入日曆",
	time: "時間",
	newTime: "新時間",
	oldTime: "原定時間",
	checkIn: "報到",
	place: "地點",
	oldPlace: "原定地點",
	online: "線上",
	organizer: "主辦",
	chair: "主持",
	people: "出席",
	attendance: "與會人員",
	agenda: "議程",
	points: "會議要求",
	contacts: "聯絡",
	registration: "報名截止",
	issuer: "發文機關",
	documentNumber: "發文字號",
	indexNumber: "索引號",
	issuedOn: "成文日期",
	publishedAt: "原發布時間",
	releasedAt: "本站發布",
	updatedAt: "最近重要變更",
	addressees: "主送",
	copiedTo: "抄送",
	attachments: "附件",
	cited: "提到的文件",
	changes: "變更紀錄",
	status: "狀態",
	kind: "類型",
	title: "標題",
	text: "正文",
	editions: "其他版本",
	data: "資料",
	json: "本則資料（JSON）",
	source: "原文網址",
	provenance: "來源與處理",
	original: "原文",
	human: "人工譯文",
	machine: "機器轉換",
	repaired: "文字修復",
	lost: "□ 為原件中已損壞、無法辨認的字。",
	expired: "已過期",
	expiredNote: "本會訊已過有效期，僅供查閱。",
	withdrawn: "已撤回",
	withdrawnNote: "本會訊已撤回，內容不再提供。",
	replacedBy: "替代的會訊",
	reason: "原因",
	readOn: "閱讀全文",
	seeNotice: "查看會訊",
	from: "由",
	to: "改為",
	by: "依據",
	notFound: "沒有這個頁面",
	notFoundNote:
		"網址可能有誤。已發布的會訊不會刪除，撤回的會訊也保留說明頁面。",
	none: "暫無會訊。",
	noMeetings: "暫無會議。",
	open: "日期待定",
	tba: "時間另行通知",
	am: "上午",
	pm: "下午",
	evening: "晚上",
	language: "繁體中文",
	listSeparator: "、",
	size: "大小",
	asOf: "截至",
};

const words: Record<Edition, Words> = {
	"zh-Hans": hans,
	"zh-Hant": hant,
	"zh-TW": {
		...hant,
		language: "臺灣正體",
		calendar: "行事曆",
		calendarHelp:
			"在行事曆軟體中訂閱下面的網址，會議改期、取消時行事曆隨之更新。",
		addToCalendar: "加入行事曆",
	},
	"zh-HK": {
		...hant,
		language: "香港繁體",
		online: "網上",
		calendarHelp: "在日曆軟件中訂閱下面的網址，會議改期、取消時日曆隨之更新。",
	},
};

type Both = readonly [hans: string, hant: string];

const kinds: Record<Kind, Both> = {
	notice: ["会议通知", "會議通知"],
	agenda: ["议程", "議程"],
	postponement: ["延期", "延期"],
	rescheduling: ["改期", "改期"],
	relocation: ["地点变更", "地點變更"],
	cancellation: ["取消", "取消"],
	correction: ["更正", "更正"],
	report: ["会议报道", "會議報道"],
	minutes: ["会议纪要", "會議紀要"],
	result: ["决议与公示", "決議與公示"],
	other: ["其他", "其他"],
};

const statuses: Record<MeetingStatus, Both> = {
	tentative: ["暂定", "暫定"],
	confirmed: ["定于", "定於"],
	postponed: ["已延期", "已延期"],
	rescheduled: ["已改期", "已改期"],
	cancelled: ["已取消", "已取消"],
	held: ["已召开", "已召開"],
};

const operations: Record<Operation, Both> = {
	publish: ["发布", "發布"],
	correct: ["更正", "更正"],
	reschedule: ["改期", "改期"],
	postpone: ["延期", "延期"],
	cancel: ["取消", "取消"],
	expire: ["过期", "過期"],
	withdraw: ["撤回", "撤回"],
	reinstate: ["恢复", "恢復"],
	relate: ["关联", "關聯"],
	reprocess: ["重新处理", "重新處理"],
};

const reasons: Record<(typeof WITHDRAWAL_REASONS)[number], Both> = {
	published_in_error: ["误发", "誤發"],
	superseded: ["已被替代", "已被替代"],
	withdrawn_by_issuer: ["发文机关撤回", "發文機關撤回"],
	source_deleted: ["原件已移除", "原件已移除"],
	privacy: ["涉及个人信息", "涉及個人資料"],
	legal: ["法律原因", "法律原因"],
};

const ORIGINAL: Both = ["原通知", "原通知"];
const MEETING: Both = ["会议通知", "會議通知"];

const relations: Record<Relation["type"], Both> = {
	cancels: ORIGINAL,
	postpones: ORIGINAL,
	reschedules: ORIGINAL,
	relocates: ORIGINAL,
	corrects: ORIGINAL,
	reports_on: MEETING,
	minutes_of: MEETING,
	agenda_of: MEETING,
	result_of: MEETING,
};

function inScript([simplified, traditional]: Both, edition: Edition): string {
	return scriptOf(edition) === "Hans" ? simplified : traditional;
}

export function label(word: Word, edition: Edition): string {
	return words[edition][word];
}

export function kindName(kind: Kind, edition: Edition): string {
	return inScript(kinds[kind], edition);
}

export function statusName(status: MeetingStatus, edition: Edition): string {
	return inScript(statuses[status], edition);
}

export function operationName(op: Operation, edition: Edition): string {
	return inScript(operations[op], edition);
}

export function reasonName(
	reason: (typeof WITHDRAWAL_REASONS)[number],
	edition: Edition,
): string {
	return inScript(reasons[reason], edition);
}

/** What the other notice is to the one that names it. */
export function relationName(type: Relation["type"], edition: Edition): string {
	return inScript(relations[type], edition);
}
