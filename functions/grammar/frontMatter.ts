// What the editor says outright: front matter and `x.yaml`, in English or Chinese keys. It overrides
// what the text shows; what is unknown or wrong is told, not guessed.
import { isEdition } from "../notice/edition.ts";
import { type Finding, finding } from "../notice/finding.ts";
import {
	KINDS,
	type Kind,
	MEETING_STATUSES,
	type MeetingStatus,
	type Relation,
	WITHDRAWAL_REASONS,
	type Withdrawal,
} from "../notice/schema.ts";
import { instantOf, utcText } from "../notice/zonedTime.ts";
import { findDates, isDay } from "./dates.ts";

/** Key → its other names. The first is the one that the guide teaches. */
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
	end: ["end", "结束"],
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

type Key = keyof typeof KEYS;

/** Read elsewhere, or common in other tools' front matter and harmless. */
const IGNORED = new Set([
	"layout",
	"author",
	"tags",
	"categories",
	"category",
	"subheadline",
	"teaser",
	"image",
	"draft",
	"slug",
	"description",
	"permalink",
	"comments",
	"published",
	"lang",
	"keywords",
	"weight",
	"header",
	"subtitle",
	"作者",
	"标签",
	"分类",
]);

const CHINESE_KINDS: Record<string, Kind> = {
	会议通知: "notice",
	通知: "notice",
	议程: "agenda",
	延期: "postponement",
	改期: "rescheduling",
	变更地点: "relocation",
	取消: "cancellation",
	更正: "correction",
	报道: "report",
	会议报道: "report",
	纪要: "minutes",
	会议纪要: "minutes",
	决议: "result",
	公示: "result",
	其他: "other",
};

const CHINESE_STATUSES: Record<string, MeetingStatus> = {
	暂定: "tentative",
	定于: "confirmed",
	确定: "confirmed",
	延期: "postponed",
	改期: "rescheduled",
	取消: "cancelled",
	已召开: "held",
};

const CHINESE_REASONS: Record<string, Withdrawal["reason"]> = {
	误发: "published_in_error",
	已被替代: "superseded",
	发文机关撤回: "withdrawn_by_issuer",
	涉及个人信息: "privacy",
	个人信息: "privacy",
	法律原因: "legal",
};

const RELATION_KEYS: Partial<Record<Key, Relation["type"]>> = {
	cancels: "cancels",
	postpones: "postpones",
	reschedules: "reschedules",
	relocates: "relocates",
	corrects: "corrects",
	reportsOn: "reports_on",
	minutesOf: "minutes_of",
	agendaOf: "agenda_of",
	resultOf: "result_of",
};

export interface EditorSays {
	values: Partial<Record<Key, string>>;
	kind?: Kind;
	status?: MeetingStatus;
	language?: string;
	publishAt?: string;
	expireAt?: string;
	publishedAt?: string;
	issuedOn?: string;
	/** `YYYY-MM-DD`. */
	date?: string;
	endDate?: string;
	/** `HH:MM`. */
	time?: string;
	endTime?: string;
	relations: Relation[];
	withdrawal?: Withdrawal;
	topics: string[];
	regions: string[];
	timezone: string;
	findings: Finding[];
}

export function readFrontMatterFields(
	metadata: Record<string, unknown>,
	zone: string,
	toSimplified: (text: string) => string,
): EditorSays {
	const says: EditorSays = {
		values: {},
		relations: [],
		topics: [],
		regions: [],
		timezone: zone,
		findings: [],
	};
	const wrong = (key: string, problem: string) =>
		says.findings.push(
			finding("metadata.invalid", { field: key }, { field: key, problem }),
		);
	const given = new Map<Key, { name: string; value: unknown }>();
	for (const [name, value] of Object.entries(metadata)) {
		if (value === null || value === undefined || value === "") continue;
		const key = keyOf(name, toSimplified);
		if (key) given.set(key, { name, value });
		else if (!IGNORED.has(name))
			says.findings.push(
				finding(
					"metadata.unknown-key",
					{ field: name },
					{ key: name, nearest: nearest(name) },
				),
			);
	}
	const text = (key: Key): string | undefined => {
		const found = given.get(key);
		if (!found) return undefined;
		const { value, name } = found;
		if (
			typeof value === "string" ||
			typeof value === "number" ||
			typeof value === "boolean"
		)
			return String(value).trim();
		if (value instanceof Date) return value.toISOString();
		wrong(name, "…");
		return undefined;
	};
	const zoneText = text("timezone");
	if (zoneText) {
		if (isZone(zoneText)) says.timezone = zoneText;
		else wrong("timezone", zoneText);
	}
	for (const key of [
		"title",
		"summary",
		"issuer",
		"documentNumber",
		"indexNumber",
		"location",
		"source",
	] as const) {
		const value = text(key);
		if (value) says.values[key] = value;
	}
	const id = text("id");
	if (id !== undefined) {
		if (/^[a-z0-9-]{1,64}$/.test(id)) says.values.id = id;
		else wrong("id", `${id} ≠ [a-z0-9-]{1,64}`);
	}
	const kind = text("kind");
	if (kind !== undefined) {
		const known = (KINDS as readonly string[]).includes(kind)
			? (kind as Kind)
			: CHINESE_KINDS[toSimplified(kind)];
		if (known) says.kind = known;
		else wrong("kind", kind);
	}
	const status = text("status");
	if (status !== undefined) {
		const known = (MEETING_STATUSES as readonly string[]).includes(status)
			? (status as MeetingStatus)
			: CHINESE_STATUSES[toSimplified(status)];
		if (known) says.status = known;
		else wrong("status", status);
	}
	const language = text("language");
	if (language !== undefined) {
		if (isEdition(language)) says.language = language;
		else wrong("language", language);
	}
	for (const key of ["publishAt", "expireAt", "publishedAt"] as const) {
		const value = text(key);
		if (value === undefined) continue;
		const instant = instantIn(value, says.timezone, key === "publishedAt");
		if (instant) says[key] = instant;
		else wrong(key, value);
	}
	if (says.publishAt && says.expireAt && says.expireAt <= says.publishAt)
		wrong("expireAt", `${says.expireAt} ≤ ${says.publishAt}`);
	readTimes(text, wrong, says);
	readRelations(given, says, wrong);
	readWithdrawal(text, given, says, wrong, toSimplified);
	for (const key of ["topics", "regions"] as const) {
		const value = given.get(key)?.value;
		if (value === undefined) continue;
		const list = Array.isArray(value)
			? value
			: String(value).split(/[、，,\s]+/);
		says[key] = list
			.map(String)
			.map((one) => one.trim())
			.filter(Boolean);
	}
	return says;
}

function readTimes(
	text: (key: Key) => string | undefined,
	wrong: (key: string, problem: string) => void,
	says: EditorSays,
): void {
	const issuedOn = text("issuedOn");
	if (issuedOn !== undefined) {
		const day = dayIn(issuedOn);
		if (day) says.issuedOn = day;
		else wrong("issuedOn", issuedOn);
	}
	const date = text("date");
	if (date !== undefined) {
		const day = dayIn(date);
		if (day) says.date = day;
		else wrong("date", date);
		const clock = /[T\s](\d{1,2}:\d{2})/.exec(date)?.[1];
		if (clock) says.time = clock.padStart(5, "0");
	}
	const time = text("time");
	if (time !== undefined) {
		const [from, to] = time.normalize("NFKC").split(/\s*[-–—~～至]\s*/);
		const start = from && clockIn(from);
		if (start) says.time = start;
		else wrong("time", time);
		const until = to && clockIn(to);
		if (until) says.endTime = until;
	}
	const end = text("end");
	if (end !== undefined) {
		const clock = clockIn(end.normalize("NFKC"));
		const day = dayIn(end);
		if (clock) says.endTime = clock;
		if (day) says.endDate = day;
		if (!clock && !day) wrong("end", end);
	}
}

function readRelations(
	given: ReadonlyMap<Key, { name: string; value: unknown }>,
	says: EditorSays,
	wrong: (key: string, problem: string) => void,
): void {
	for (const [key, type] of Object.entries(RELATION_KEYS) as [
		Key,
		Relation["type"],
	][]) {
		const found = given.get(key);
		if (!found) continue;
		for (const one of Array.isArray(found.value)
			? found.value
			: [found.value]) {
			if (typeof one !== "string" && typeof one !== "number") {
				wrong(found.name, "…");
				continue;
			}
			says.relations.push({ type, ...naming(String(one).trim()) });
		}
	}
}

/** An id, an address, a document number or a title, by its form. */
function naming(text: string): Omit<Relation, "type"> {
	if (/^https?:\/\//.test(text)) return { url: text };
	if (/^[a-z0-9-]{1,64}$/.test(text)) return { id: text };
	if (
		/[〔[（(][12]\d{3}[〕\])）]\s*(?:第)?\d+\s*[号號]$|字第[0-9A-Z]+[号號]$/.test(
			text,
		)
	)
		return { documentNumber: text };
	return { title: text.replace(/^《|》$/g, "") };
}

function readWithdrawal(
	text: (key: Key) => string | undefined,
	given: ReadonlyMap<Key, { name: string; value: unknown }>,
	says: EditorSays,
	wrong: (key: string, problem: string) => void,
	toSimplified: (text: string) => string,
): void {
	const found = given.get("withdrawn");
	if (!found || found.value === false || text("withdrawn") === "false") return;
	const word = text("withdrawn") ?? "";
	const reason =
		word === "true" || word === "是"
			? "withdrawn_by_issuer"
			: (WITHDRAWAL_REASONS as readonly string[]).includes(word)
				? (word as Withdrawal["reason"])
				: CHINESE_REASONS[toSimplified(word)];
	if (!reason) {
		wrong(found.name, word);
		return;
	}
	const explanation = text("explanation");
	const replacedBy = text("replacedBy");
	if (replacedBy && !/^[a-z0-9-]{1,64}$/.test(replacedBy))
		wrong("replacedBy", replacedBy);
	says.withdrawal = {
		reason,
		...(explanation ? { explanation } : {}),
		...(replacedBy && /^[a-z0-9-]{1,64}$/.test(replacedBy)
			? { replacedBy }
			: {}),
	};
}

function keyOf(
	name: string,
	toSimplified: (text: string) => string,
): Key | undefined {
	const plain = toSimplified(name.trim());
	return (Object.entries(KEYS) as [Key, readonly string[]][]).find(
		([, names]) =>
			names.some((one) => one.toLowerCase() === plain.toLowerCase()),
	)?.[0];
}

/** The known key that shares most letters, for a typing mistake. */
function nearest(name: string): string {
	const letters = new Set(name.toLowerCase());
	let best = "title";
	let most = -1;
	for (const key of Object.keys(KEYS)) {
		const shared =
			[...new Set(key.toLowerCase())].filter((one) => letters.has(one)).length /
			Math.max(letters.size, key.length);
		if (shared > most) [best, most] = [key, shared];
	}
	return best;
}

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat("en-US", { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

function dayIn(text: string): string | undefined {
	const [found] = findDates(text.normalize("NFKC"));
	if (found?.year === undefined || found.month === undefined) return undefined;
	if (!isDay(found.year, found.month, found.day)) return undefined;
	return `${found.year}-${String(found.month).padStart(2, "0")}-${String(found.day).padStart(2, "0")}`;
}

function clockIn(text: string): string | undefined {
	const plain =
		/^(?:.*[T\s])?([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$/.exec(
			text.trim(),
		);
	if (plain) return `${plain[1]?.padStart(2, "0")}:${plain[2]}`;
	const [spoken] = findDates(`1月1日${text.trim()}`);
	return spoken?.time;
}

/** UTC to the second; a time without a zone is the site's. A date alone only where that makes sense. */
function instantIn(
	text: string,
	zone: string,
	dateAlone: boolean,
): string | undefined {
	const exact =
		/^(\d{4}-\d{2}-\d{2})T?\s?(\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?\s?(Z|[+-]\d{2}:\d{2})$/.exec(
			text,
		);
	if (exact) {
		const at = Date.parse(
			`${exact[1]}T${exact[2]}${exact[3] ?? ":00"}${exact[4]}`,
		);
		return Number.isNaN(at) ? undefined : utcText(at);
	}
	const day = dayIn(text);
	if (!day) return undefined;
	const clock = /(?:T|\s|日)\s?(\d{1,2}:\d{2}(?::\d{2})?)$/.exec(
		text.normalize("NFKC").trim(),
	)?.[1];
	if (clock) {
		const padded = clock.replace(/^(\d):/, "0$1:");
		return /^(?:[01]\d|2[0-3]):[0-5]\d/.test(padded)
			? instantOf(day, padded, zone)
			: undefined;
	}
	return dateAlone ? day : instantOf(day, "00:00", zone);
}
