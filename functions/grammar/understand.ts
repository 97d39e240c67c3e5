// One document → its fields, each with where it comes from. Precise first: nothing is guessed.
import type { Document, Line } from "../notice/document.ts";
import { isEdition } from "../notice/edition.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type { Kind, Meeting, MeetingTime, Origin } from "../notice/schema.ts";
import type {
	ExtractedFields,
	Understanding,
} from "../notice/understanding.ts";
import { type DateExpression, findDates } from "./dates.ts";
import { type EditorSays, readFrontMatterFields } from "./frontMatter.ts";
import { findKind } from "./kinds.ts";
import { findLabels, type Labelled } from "./labels.ts";
import {
	findAgenda,
	findAttendance,
	findCited,
	findContacts,
	findOnline,
	findPoints,
} from "./lists.ts";
import {
	findAddressees,
	findDocumentNumber,
	findIssuerAtTop,
	findOrganizers,
	findPublished,
	findSignature,
	isoDay,
} from "./offices.ts";
import { allNames, findPeople } from "./people.ts";
import { findPlace } from "./places.ts";
import { findRelations } from "./relations.ts";
import { findSchedule, type Schedule } from "./schedule.ts";
import { TextView } from "./textView.ts";
import { type Found, findMeetingName, findTitle } from "./titles.ts";

export interface UnderstandContext {
	key: string;
	/** IANA name, for times whose source names none. */
	timezone: string;
	toSimplified: (text: string) => string;
	organizations: readonly {
		slug: string;
		name: string;
		aliases: readonly string[];
	}[];
}

/** Characters of a summary. */
const SUMMARY = 120;

export function understand(
	document: Document,
	lines: readonly Line[],
	context: UnderstandContext,
): Understanding {
	const view = new TextView(lines);
	const says = readFrontMatterFields(
		document.metadata,
		context.timezone,
		context.toSimplified,
	);
	const seen = look(document, view, says);
	const { fields, findings } = assemble(document, view, says, seen);
	return {
		fields,
		...(says.values.id ? { id: says.values.id } : {}),
		...(says.withdrawal ? { withdrawal: says.withdrawal } : {}),
		topics: says.topics,
		regions: says.regions,
		...(isEdition(says.language) ? { language: says.language } : {}),
		names: [...new Set([...seen.people.names, ...allNames(view)])],
		boilerplate: [],
		findings: [...says.findings, ...findings],
	};
}

interface Seen {
	title: Found;
	kind: Kind;
	kindRaw: string;
	labels: Labelled[];
	dates: DateExpression[];
	number: Found | undefined;
	published: { value: string; by: string; raw: string } | undefined;
	signature: ReturnType<typeof findSignature>;
	issuer: Found | undefined;
	schedule: Schedule;
	people: ReturnType<typeof findPeople>;
	name: { value: string; raw: string } | undefined;
}

function look(document: Document, view: TextView, says: EditorSays): Seen {
	const labels = findLabels(view);
	const dates = findDates(view.hans);
	const title = says.values.title
		? { value: says.values.title, by: "frontMatter:title" }
		: (findTitle(document, view) ?? { value: "", by: "text" });
	const titleHans = hansOf(title.value, view);
	const found = findKind(titleHans, view.hans);
	const kind = says.kind ?? found.kind;
	const number = findDocumentNumber(document, view);
	const published = findPublished(document, view, labels, dates);
	const signature = findSignature(view, dates);
	const written =
		says.issuedOn ??
		says.publishedAt?.slice(0, 10) ??
		published?.value ??
		signature.date ??
		statedDay(document, "成文日期");
	const year = yearOfNumber(number?.value) ?? yearOfText(view.hans);
	const schedule = findSchedule(view, dates, {
		kind,
		timezone: says.timezone,
		...(written ? { written } : {}),
		...(year === undefined ? {} : { year }),
	});
	return {
		title,
		kind,
		kindRaw: found.raw,
		labels,
		dates,
		number,
		published,
		signature,
		issuer:
			signature.issuer ??
			findIssuerAtTop(document, view, labels, title.lines ?? []),
		schedule,
		people: findPeople(view, labels, kind === "report" || kind === "minutes"),
		name: findMeetingName(title.value, titleHans, view),
	};
}

/** A headline in Simplified: found in the text, or taken as it is. */
function hansOf(title: string, view: TextView): string {
	const line = view.lines.find(({ text }) => text.trim() === title.trim());
	if (line) return line.hans.trim();
	const inside = view.lines.find(({ text }) => text.includes(title));
	if (!inside) return title;
	const at = [...inside.text.slice(0, inside.text.indexOf(title))].length;
	return [...inside.hans].slice(at, at + [...title].length).join("");
}

function statedDay(document: Document, name: string): string | undefined {
	const stated = document.stated[name];
	return stated && isoDay(stated.value);
}

/** 云政办〔2026〕12号 proves 2026. */
function yearOfNumber(number: string | undefined): number | undefined {
	const year = /[〔[（(【［]([12]\d{3})[〕\])）】］]/.exec(number ?? "")?.[1];
	return year ? Number(year) : undefined;
}

/** 2026年度 in the opening, and no other year beside it. */
function yearOfText(hans: string): number | undefined {
	const years = new Set(
		[...hans.slice(0, 400).matchAll(/(?<![0-9])(20[0-9]{2})年度?/g)].map(
			(match) => match[1],
		),
	);
	const [only] = years;
	const current = /(20[0-9]{2})年度/.exec(hans.slice(0, 200))?.[1];
	return current
		? Number(current)
		: years.size === 1 && only
			? Number(only)
			: undefined;
}

function assemble(
	document: Document,
	view: TextView,
	says: EditorSays,
	seen: Seen,
): { fields: ExtractedFields; findings: Finding[] } {
	const origins: Record<string, Origin> = {};
	const findings: Finding[] = [];
	const from = (field: string, by: string, raw?: string) => {
		origins[field] = { by, ...(raw ? { raw } : {}) };
	};
	from(
		"kind",
		says.kind ? "frontMatter:kind" : "text",
		says.kind ? undefined : seen.kindRaw,
	);
	from("title", seen.title.by, seen.title.raw);
	const fields: ExtractedFields = {
		kind: seen.kind,
		title: seen.title.value || "（无标题）",
		citedDocuments: findCited(view, seen.name?.value),
		meetings: [],
		relations: [],
		origins,
	};
	const set = <
		K extends
			| "issuer"
			| "documentNumber"
			| "indexNumber"
			| "issuedOn"
			| "publishedAt"
			| "summary",
	>(
		field: K,
		...candidates: ({ value: string; by: string; raw?: string } | undefined)[]
	) => {
		const [first] = candidates.filter((one) => one?.value);
		if (!first) return;
		fields[field] = first.value as NonNullable<ExtractedFields[K]>;
		from(field, first.by, first.raw);
	};
	const stated = (name: string) => {
		const found = document.stated[name];
		return found && { value: found.value, by: found.origin };
	};
	const says1 = (
		key: "issuer" | "documentNumber" | "indexNumber" | "summary",
	) => {
		const value = says.values[key];
		return value === undefined
			? undefined
			: { value, by: `frontMatter:${key}` };
	};
	set("issuer", says1("issuer"), seen.issuer);
	set("documentNumber", says1("documentNumber"), seen.number);
	set("indexNumber", says1("indexNumber"), stated("索引号"));
	const issued = statedDay(document, "成文日期");
	set(
		"issuedOn",
		says.issuedOn
			? { value: says.issuedOn, by: "frontMatter:issuedOn" }
			: undefined,
		issued
			? { value: issued, by: document.stated.成文日期?.origin ?? "table" }
			: undefined,
		seen.signature.date
			? { value: seen.signature.date, by: "text" }
			: undefined,
	);
	set(
		"publishedAt",
		says.publishedAt
			? { value: says.publishedAt, by: "frontMatter:publishedAt" }
			: undefined,
		seen.published,
	);
	set("summary", says1("summary"), summaryOf(view, seen));
	for (const key of ["publishAt", "expireAt"] as const) {
		const value = says[key];
		if (value) {
			fields[key] = value;
			from(key, `frontMatter:${key}`);
		}
	}
	const addressees = findAddressees(view);
	if (addressees.length > 0) fields.addressees = addressees;
	const meeting = meetingOf(view, says, seen, from);
	if (meeting) fields.meetings = [meeting];
	fields.relations =
		says.relations.length > 0
			? says.relations
			: findRelations(
					seen.kind,
					{ text: seen.title.value, hans: hansOf(seen.title.value, view) },
					fields.documentNumber,
					seen.name?.value,
					view,
				);
	findings.push(...findingsOf(fields, seen, view));
	return { fields, findings };
}

function meetingOf(
	view: TextView,
	says: EditorSays,
	seen: Seen,
	from: (field: string, by: string, raw?: string) => void,
): Meeting | undefined {
	if (seen.kind === "other" && !says.date) return undefined;
	const start = startOf(says, seen.schedule);
	const end = endOf(says, seen.schedule, start);
	const place = says.values.location
		? { locations: [{ name: says.values.location }], raw: says.values.location }
		: findPlace(view, seen.labels);
	if (start)
		from(
			"meetings.startAt",
			says.date || says.time ? "frontMatter:date" : "text",
			start.raw,
		);
	if (place)
		from(
			"meetings.locations",
			says.values.location ? "frontMatter:location" : "text",
			place.raw,
		);
	if (seen.name) from("meetings.name", "text", seen.name.raw);
	const { chairs, people } = seen.people;
	const organizers = findOrganizers(view, seen.labels);
	const attendance = findAttendance(seen.labels);
	const online = findOnline(view);
	const status = says.status ?? statusOf(seen.kind, view.hans);
	from("meetings.status", says.status ? "frontMatter:status" : "text");
	const onlineOnly = online !== undefined && !place;
	return {
		uid: "1",
		sequence: 0,
		...(seen.name ? { name: seen.name.value } : {}),
		...(start ? { startAt: start } : {}),
		...(end ? { endAt: end } : {}),
		...(seen.schedule.checkInAt ? { checkInAt: seen.schedule.checkInAt } : {}),
		...(!start &&
		/(?:时间|日期)[^。\n]{0,8}另行通知|另行通知[^。\n]{0,6}(?:时间|日期)/.test(
			view.hans,
		)
			? { timeToBeAnnounced: true }
			: {}),
		previousSchedules: [],
		status,
		...(online
			? {
					attendanceMode: onlineOnly ? ("online" as const) : ("mixed" as const),
					online,
				}
			: {}),
		locations: place?.locations ?? [],
		organizers: organizers.length > 0 ? organizers : [],
		chairs,
		people,
		...(attendance ? { attendance } : {}),
		agenda: findAgenda(view, seen.labels),
		points: findPoints(view),
		...(seen.schedule.deadline
			? { registration: { deadline: seen.schedule.deadline } }
			: {}),
		contacts: findContacts(view, seen.labels),
	};
}

function startOf(
	says: EditorSays,
	schedule: Schedule,
): MeetingTime | undefined {
	const { date, time, timezone } = says;
	if (date)
		return {
			date,
			...(time
				? { time, precision: "minute" as const }
				: { precision: "day" as const }),
			timezone,
			raw: [date, time].filter(Boolean).join(" "),
		};
	if (time && schedule.startAt)
		return {
			date: schedule.startAt.date,
			time,
			precision: "minute",
			timezone,
			raw: schedule.startAt.raw,
		};
	return schedule.startAt;
}

function endOf(
	says: EditorSays,
	schedule: Schedule,
	start: MeetingTime | undefined,
): MeetingTime | undefined {
	const { endDate, endTime, timezone } = says;
	const date = endDate ?? start?.date;
	if ((endDate || endTime) && date)
		return {
			date,
			...(endTime
				? { time: endTime, precision: "minute" as const }
				: { precision: "day" as const }),
			timezone,
			raw: [endDate, endTime].filter(Boolean).join(" "),
		};
	return says.date ? undefined : schedule.endAt;
}

function statusOf(kind: Kind, hans: string): Meeting["status"] {
	switch (kind) {
		case "report":
		case "minutes":
		case "result":
			return "held";
		case "cancellation":
			return "cancelled";
		case "postponement":
			return "postponed";
		case "rescheduling":
			return "rescheduled";
		default:
			return /拟于|拟定于|暂定于|初定于/.test(hans.slice(0, 1500))
				? "tentative"
				: "confirmed";
	}
}

/** The first sentence of the text itself. */
function summaryOf(view: TextView, seen: Seen): Found | undefined {
	const skip = new Set([...(seen.title.lines ?? []), ...seen.signature.lines]);
	const title = seen.title.value.replace(/\s/g, "");
	for (const [n, line] of view.lines.entries()) {
		const text = line.text.trim();
		if (skip.has(n) || line.block === "heading" || line.block === "code")
			continue;
		if (
			[...text].length < 16 ||
			/[：:]$/.test(text) ||
			text.replace(/\s/g, "") === title
		)
			continue;
		const sentence = /^[^。！？]{10,400}[。！？]/.exec(text)?.[0] ?? text;
		const characters = [...sentence];
		return {
			value:
				characters.length > SUMMARY
					? `${characters.slice(0, SUMMARY - 1).join("")}…`
					: sentence,
			by: "text",
		};
	}
	return undefined;
}

function findingsOf(
	fields: ExtractedFields,
	seen: Seen,
	view: TextView,
): Finding[] {
	const findings: Finding[] = [];
	const [meeting] = fields.meetings;
	const { conflict } = seen.schedule;
	if (conflict) {
		const line = view.lines[view.lineAt(conflict.at)]?.sourceLine;
		findings.push(
			finding("notice.weekday-conflict", line === undefined ? {} : { line }, {
				date: conflict.date,
				weekday: `星期${"一二三四五六日"[conflict.weekday - 1]}`,
			}),
		);
	}
	if (
		fields.kind === "notice" &&
		meeting &&
		!meeting.startAt &&
		!meeting.timeToBeAnnounced
	)
		findings.push(finding("notice.no-time"));
	if (
		fields.kind === "notice" &&
		meeting &&
		meeting.locations.length === 0 &&
		!meeting.online
	)
		findings.push(finding("notice.no-place"));
	const published = fields.publishedAt?.slice(0, 10);
	if (
		fields.issuedOn &&
		published &&
		!fields.issuedOn.startsWith("-") &&
		fields.issuedOn > published
	)
		findings.push(
			finding(
				"notice.date-order",
				{},
				{ first: fields.issuedOn, second: published },
			),
		);
	if (seen.title.value === "") findings.push(finding("notice.no-title"));
	return findings;
}
