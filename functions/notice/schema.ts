// The notice: the record in public. The published JSON Schema is made from these definitions.
import { z } from "zod";
import { EDITIONS } from "./edition.ts";

/** Version of the shape below; a breaking change also moves the paths (`/v1/`). */
export const SCHEMA_VERSION = "1.0";

/** `2026-03-05`, or `--03-05` where the text does not prove the year (ISO 8601:2000 §5.2.1.3 e). */
export const dateSchema = z
	.string()
	.regex(/^(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** RFC 3339 with offset: `2026-03-05T14:30:00+08:00`. */
export const instantSchema = z
	.string()
	.regex(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/,
	);

export const editionSchema = z.enum(EDITIONS);

export const idSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** What sort of document a notice is (体裁). */
export const KINDS = [
	"notice", // 会议通知
	"agenda", // 议程
	"postponement", // 延期
	"rescheduling", // 改期
	"relocation", // 变更地点、改为线上
	"cancellation", // 取消
	"correction", // 更正
	"report", // 会议报道
	"minutes", // 纪要
	"result", // 决议、公示
	"other",
] as const;
export const kindSchema = z.enum(KINDS);
export type Kind = z.infer<typeof kindSchema>;

/** The life of a meeting, apart from the life of its notice. */
export const MEETING_STATUSES = [
	"tentative", // 拟定
	"confirmed", // 定于
	"postponed", // 延期，日期另行通知
	"rescheduled", // 改期至
	"cancelled", // 取消
	"held", // 已召开
] as const;
export const meetingStatusSchema = z.enum(MEETING_STATUSES);
export type MeetingStatus = z.infer<typeof meetingStatusSchema>;

/** When, as exactly as the text says and no more. */
export const meetingTimeSchema = z.strictObject({
	date: dateSchema,
	/** `HH:MM`, only with precision `minute`. */
	time: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/)
		.optional(),
	precision: z.enum(["day", "half_day", "minute"]),
	/** 上午, 下午, 晚上; only with precision `half_day`. */
	half: z.enum(["am", "pm", "evening"]).optional(),
	/** IANA name. */
	timezone: z.string(),
	/** The words of the source. */
	raw: z.string(),
});
export type MeetingTime = z.infer<typeof meetingTimeSchema>;

export const personSchema = z.strictObject({
	name: z.string(),
	/** 职务, as written. */
	role: z.string().optional(),
});
export type Person = z.infer<typeof personSchema>;

export const locationSchema = z.strictObject({
	name: z.string(),
	room: z.string().optional(),
	address: z.string().optional(),
	/** `branch`: 分会场. */
	role: z.enum(["main", "branch", "virtual"]).optional(),
});
export type Location = z.infer<typeof locationSchema>;

export const onlineAccessSchema = z.strictObject({
	url: z.string().optional(),
	/** 会议号 */
	number: z.string().optional(),
	dialIn: z.string().optional(),
});

export const contactSchema = z.strictObject({
	name: z.string().optional(),
	phone: z.string().optional(),
	email: z.string().optional(),
	privacy: z.enum(["office", "personal"]).optional(),
});

export const scheduleSchema = z.strictObject({
	startAt: meetingTimeSchema.optional(),
	endAt: meetingTimeSchema.optional(),
	locations: z.array(locationSchema).optional(),
});

export const meetingSchema = z.strictObject({
	/** Permanent, `{id}-{number of the session}`; the calendar's UID is made of it. */
	uid: z.string(),
	/** Rises with time, place and status (RFC 5545 §3.8.7.4). */
	sequence: z.int().min(0),
	name: z.string().optional(),
	/** Of a notice of several, as written: 第2场. */
	session: z.string().optional(),
	startAt: meetingTimeSchema.optional(),
	endAt: meetingTimeSchema.optional(),
	/** 报到时间 */
	checkInAt: meetingTimeSchema.optional(),
	/** 时间另行通知 */
	timeToBeAnnounced: z.boolean().optional(),
	previousSchedules: z.array(scheduleSchema),
	status: meetingStatusSchema,
	statusReason: z.string().optional(),
	attendanceMode: z.enum(["offline", "online", "mixed"]).optional(),
	online: onlineAccessSchema.optional(),
	locations: z.array(locationSchema),
	/** 主办、承办、协办 */
	organizers: z.array(
		z.strictObject({ name: z.string(), role: z.string().optional() }),
	),
	/** 主持人 */
	chairs: z.array(personSchema),
	people: z.array(personSchema),
	/** 参会人员: who should come, as written. */
	attendance: z.string().optional(),
	agenda: z.array(z.string()),
	/** 会议要求: numbered requirements. */
	points: z.array(z.string()),
	registration: z
		.strictObject({
			deadline: meetingTimeSchema.optional(),
			url: z.string().optional(),
		})
		.optional(),
	contacts: z.array(contactSchema),
});
export type Meeting = z.infer<typeof meetingSchema>;

export const attachmentSchema = z.strictObject({
	name: z.string(),
	/** Absolute URL of the copy on the site, or of the original. */
	url: z.string(),
	mediaType: z.string(),
	/** Bytes. */
	size: z.int().min(0).optional(),
	sha256: z.string().optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

export const RELATION_TYPES = [
	"cancels",
	"postpones",
	"reschedules",
	"relocates",
	"corrects",
	"reports_on",
	"minutes_of",
	"agenda_of",
	"result_of",
] as const;
/** A link to another notice, by whatever the text names it with. */
export const relationSchema = z.strictObject({
	type: z.enum(RELATION_TYPES),
	id: idSchema.optional(),
	documentNumber: z.string().optional(),
	title: z.string().optional(),
	url: z.string().optional(),
	/** Which of the other notice's meetings, by the day that was fixed (原定3月5日). With neither, all. */
	days: z.array(dateSchema).optional(),
	/** … or by their number (第2场). Empty: some of them, and the text does not say which. */
	sessions: z.array(z.int().min(1)).optional(),
});
export type Relation = z.infer<typeof relationSchema>;

export const repairSchema = z.strictObject({
	kind: z.enum(["residue", "bytes", "lost", "punctuation", "fold", "noise"]),
	line: z.int(),
	column: z.int(),
	before: z.string(),
	after: z.string(),
	certainty: z.enum(["certain", "guess"]),
	candidates: z.array(z.string()).optional(),
});

/** How a field was found. */
export const originSchema = z.strictObject({
	/** `frontMatter:date`, `meta:PubDate`, `table:索引号`, `text`, `documentNumber`, `configuration` … */
	by: z.string(),
	/** The words it was read from. */
	raw: z.string().optional(),
});
export type Origin = z.infer<typeof originSchema>;

export const editionTextSchema = z.strictObject({
	title: z.string(),
	summary: z.string().optional(),
	contentHtml: z.string(),
	/** The text as published by its author, by an editor's translation, or by conversion. */
	method: z.enum(["original", "human", "machine"]),
	/** For `machine`: `opencc-js 1.4.2`. */
	converter: z.string().optional(),
	/** Short texts of the record (names, places, roles) that read differently here: as written → here. */
	strings: z.record(z.string(), z.string()),
});
export type EditionText = z.infer<typeof editionTextSchema>;

/** One field that changed between two public states. */
export const fieldChangeSchema = z.strictObject({
	field: z.enum(["time", "place", "status", "title", "kind", "text"]),
	from: z.string().optional(),
	to: z.string().optional(),
	/** Which meeting, as it stood before: of several, and wherever one is put off or cancelled. */
	meeting: z
		.strictObject({
			uid: z.string(),
			time: z.string().optional(),
			place: z.string().optional(),
		})
		.optional(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** By edition: short texts as written → as the edition writes them. */
export const wordsSchema = z.partialRecord(
	editionSchema,
	z.record(z.string(), z.string()),
);
export type Words = z.infer<typeof wordsSchema>;

/** What happened in public. */
export const OPERATIONS = [
	"publish",
	"correct",
	"reschedule",
	"postpone",
	"cancel",
	"expire",
	"withdraw",
	"reinstate",
	"relate", // another notice speaks of it: an agenda, a report
	"reprocess",
] as const;
export const operationSchema = z.enum(OPERATIONS);
export type Operation = z.infer<typeof operationSchema>;

export const changeSchema = z.strictObject({
	revision: z.int().min(1),
	at: instantSchema,
	op: operationSchema,
	major: z.boolean(),
	fields: z.array(fieldChangeSchema),
	/** Words of `fields` that read differently in an edition. */
	strings: wordsSchema.optional(),
	/** Id of the notice whose release made the change. */
	by: idSchema.optional(),
});
export type Change = z.infer<typeof changeSchema>;

export const WITHDRAWAL_REASONS = [
	"published_in_error",
	"superseded",
	"withdrawn_by_issuer",
	"source_deleted",
	"privacy",
	"legal",
] as const;
export const withdrawalSchema = z.strictObject({
	at: instantSchema.optional(),
	reason: z.enum(WITHDRAWAL_REASONS),
	explanation: z.string().optional(),
	replacedBy: idSchema.optional(),
});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** The fields that understanding a source gives; nothing here depends on when it becomes public. */
export const recordSchema = z.strictObject({
	id: idSchema,
	kind: kindSchema,
	/** Edition whose language and script the original is written in. */
	language: editionSchema,
	title: z.string().min(1),
	summary: z.string().optional(),
	contentHtml: z.string(),
	contentText: z.string(),
	/** 发文机关 */
	issuer: z.string().optional(),
	coIssuers: z.array(z.string()).optional(),
	/** 发文字号 */
	documentNumber: z.string().optional(),
	/** 索引号 */
	indexNumber: z.string().optional(),
	/** 成文日期 */
	issuedOn: dateSchema.optional(),
	/** 主送机关 */
	addressees: z.array(z.string()).optional(),
	/** 抄送机关 */
	copiedTo: z.array(z.string()).optional(),
	attachments: z.array(attachmentSchema),
	/** 《…》 */
	citedDocuments: z.array(z.string()),
	meetings: z.array(meetingSchema),
	publishAt: instantSchema.optional(),
	expireAt: instantSchema.optional(),
	/** The source's own publication date or instant. */
	publishedAt: z.union([dateSchema, instantSchema]).optional(),
	topics: z.array(z.string()),
	regions: z.array(z.string()),
	relations: z.array(relationSchema),
	editions: z.partialRecord(editionSchema, editionTextSchema),
	source: z.strictObject({
		url: z.string().optional(),
		siteName: z.string().optional(),
		keyDigest: z.string(),
		sha256: z.string(),
		encoding: z.string(),
		mediaType: z.string(),
	}),
	repairs: z.array(repairSchema),
	origins: z.record(z.string(), originSchema),
});
export type NoticeRecord = z.infer<typeof recordSchema>;

/** A notice in public. */
export const noticeSchema = recordSchema.extend({
	schemaVersion: z.literal(SCHEMA_VERSION),
	revision: z.int().min(1),
	state: z.enum(["published", "expired"]),
	releasedAt: instantSchema,
	/** Last major change. */
	updatedAt: instantSchema,
	changeLog: z.array(changeSchema),
	links: z.strictObject({
		self: z.string(),
		revision: z.string(),
		html: z.partialRecord(editionSchema, z.string()),
	}),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What stands in a withdrawn notice's place. */
export const tombstoneSchema = z.strictObject({
	schemaVersion: z.literal(SCHEMA_VERSION),
	id: idSchema,
	revision: z.int().min(1),
	state: z.literal("withdrawn"),
	releasedAt: instantSchema,
	updatedAt: instantSchema,
	withdrawal: withdrawalSchema.extend({ at: instantSchema }),
	links: z.strictObject({
		self: z.string(),
		html: z.partialRecord(editionSchema, z.string()),
	}),
});
export type Tombstone = z.infer<typeof tombstoneSchema>;

/** What stands in the place of an earlier revision of a notice taken back for privacy or the law. */
export const purgedRevisionSchema = z.strictObject({
	schemaVersion: z.literal(SCHEMA_VERSION),
	id: idSchema,
	revision: z.int().min(1),
	state: z.literal("withdrawn"),
});
export type PurgedRevision = z.infer<typeof purgedRevisionSchema>;
