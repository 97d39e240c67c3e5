// One document → its fields, each with where it comes from. Nothing is guessed.
import type { Document, Line } from "../notice/document.ts";
import type { Finding } from "../notice/finding.ts";
import { finding } from "../notice/finding.ts";
import type { Meeting, MeetingTime, Relation } from "../notice/schema.ts";
import type {
	ExtractedFields,
	Understanding,
} from "../notice/understanding.ts";
import { findCopiedTo } from "./addressees.ts";
import { checkFields, disagreement } from "./checks.ts";
import { findCited } from "./citedDocuments.ts";
import type { Found } from "./found.ts";
import { type EditorSays, readFrontMatter } from "./frontMatter.ts";
import { meetingOf, withSessions } from "./meetings.ts";
import { statedInstant } from "./metadataValues.ts";
import { officeName } from "./offices.ts";
import { Origins } from "./origins.ts";
import { splitSessions } from "./overturned.ts";
import { withoutMarkup } from "./plainMarkup.ts";
import { statedDay } from "./publication.ts";
import { readText, type TextSays } from "./readText.ts";
import { apart, findRelations } from "./relations.ts";
import { findSummary } from "./summary.ts";
import { TextView } from "./textView.ts";

export interface UnderstandContext {
	key: string;
	/** IANA name, for times whose source names none. */
	timezone: string;
	/** Keeps the number of code points. */
	toSimplified: (text: string) => string;
	/** Offices that the site knows: their names are recognised whatever they end in. */
	organizations: readonly {
		slug: string;
		name: string;
		aliases: readonly string[];
	}[];
}

/** `lines` are those of the document's body. The same input gives the same output. */
export function understand(
	document: Document,
	lines: readonly Line[],
	context: UnderstandContext,
): Understanding {
	const plain = withoutMarkup(lines);
	const typed = ["text/plain", "text/markdown"].includes(document.mediaType);
	const view = new TextView(plain.lines, typed ? document.source : undefined);
	const { toSimplified } = context;
	const says = readFrontMatter(
		document.metadata,
		context.timezone,
		toSimplified,
	);
	const known = new Set(
		context.organizations.flatMap(({ name, aliases }) =>
			[name, ...aliases].map(toSimplified),
		),
	);
	const text = readText(document, view, says, {
		head: plain.head,
		isKnownOffice: (hans) => known.size > 0 && known.has(officeName(hans)),
		toSimplified,
	});
	const { fields, findings } = merge(document, view, says, text, toSimplified);
	return {
		fields,
		...(says.id ? { id: says.id } : {}),
		...(says.withdrawal ? { withdrawal: says.withdrawal } : {}),
		topics: says.topics,
		regions: says.regions,
		...(says.language ? { language: says.language } : {}),
		names: text.people.names,
		boilerplate: [],
		findings: [...says.findings, ...findings],
	};
}

type Single =
	| "issuer"
	| "documentNumber"
	| "indexNumber"
	| "issuedOn"
	| "publishedAt"
	| "summary";

/** Several sources of a field, the most trusted first: front matter, header table, page tag, text. */
function merge(
	document: Document,
	view: TextView,
	says: EditorSays,
	text: TextSays,
	toSimplified: (text: string) => string,
): { fields: ExtractedFields; findings: Finding[] } {
	const origins = new Origins();
	const findings: Finding[] = [];
	const { title, kind, signature } = text;
	origins.set(
		"kind",
		says.kind ? "frontMatter:kind" : "text",
		says.kind ? undefined : text.kindRaw,
	);
	if (title.value) origins.set("title", title.by, title.raw);
	else findings.push(finding("notice.no-title"));
	const fields: ExtractedFields = {
		kind,
		title: title.value || "（无标题）",
		citedDocuments: findCited(view, text.name?.value),
		meetings: [],
		relations: [],
		origins: origins.all(),
	};
	const set = (
		field: Single,
		candidates: readonly (Found | undefined)[],
		same?: (a: string, b: string) => boolean,
	) => {
		const [first, ...others] = candidates.filter(
			(one) => one?.value,
		) as Found[];
		if (!first) return;
		fields[field] = first.value;
		origins.set(field, first.by, first.raw);
		const other = same && others.find(({ value }) => !same(first.value, value));
		if (other) findings.push(disagreement(field, first, other));
	};
	set("issuer", [
		edited(says, "issuer"),
		stated(document, "发文机关"),
		stated(document, "公开主体"),
		signature.issuer,
		text.source,
	]);
	set(
		"documentNumber",
		[edited(says, "documentNumber"), text.documentNumber],
		sameNumber,
	);
	set("indexNumber", [edited(says, "indexNumber"), stated(document, "索引号")]);
	const issued = document.stated.成文日期;
	set(
		"issuedOn",
		[
			found(says.issuedOn, "frontMatter:issuedOn"),
			issued && found(statedDay(issued.value), issued.origin, issued.value),
			signature.date,
		],
		(a, b) => a === b,
	);
	set(
		"publishedAt",
		[
			found(says.publishedAt, "frontMatter:publishedAt"),
			statedPublication(document, says.timezone),
			text.published,
		],
		(a, b) => a.slice(0, 10) === b.slice(0, 10),
	);
	set("summary", [
		edited(says, "summary"),
		stated(document, "内容概述"),
		findSummary(view, text.frame, title.value),
	]);
	for (const key of ["publishAt", "expireAt"] as const) {
		const value = says[key];
		if (!value) continue;
		fields[key] = value;
		origins.set(key, `frontMatter:${key}`);
	}
	lists(fields, text, origins);
	const meeting = meetingOf(
		document,
		view,
		says,
		text,
		fields.issuer,
		origins,
		toSimplified,
	);
	if (meeting) fields.meetings = withSessions(meeting, says, text.sessions);
	const relations =
		says.relations.length > 0
			? says.relations
			: findRelations(view, {
					kind,
					title: { text: title.value, hans: title.hans },
					ownNumber: fields.documentNumber,
					meetingName: text.name?.value,
					overturned: text.overturned,
					body: document.body,
				});
	const both = says.relations.length > 0 ? undefined : splitSessions(view.hans);
	fields.relations = relations
		.flatMap((relation) => withMeetings(relation, fields.meetings, text))
		.flatMap((relation) => (both ? apart(relation, both) : [relation]));
	if (fields.relations.length > 0)
		origins.set(
			"relations",
			says.relations.length > 0 ? "frontMatter" : "text",
		);
	const day = text.schedule.startAt?.date;
	if (says.date && day && !day.startsWith("-") && day !== says.date)
		findings.push(
			disagreement(
				"date",
				{ value: says.date, by: "frontMatter:date" },
				{ value: day, by: "text" },
			),
		);
	const schedule = says.date && says.date !== day ? {} : text.schedule;
	findings.push(
		...checkFields(fields, view, schedule, text.dates, document, text.facts),
	);
	return { fields, findings };
}

/** Which of the other notice's meetings it means: those that the text names, or that its own days are. */
function withMeetings(
	relation: Relation,
	meetings: readonly Meeting[],
	{ overturned, kind }: TextSays,
): Relation[] {
	const days = (some: readonly (MeetingTime | undefined)[]) => [
		...new Set(some.flatMap((time) => time?.date ?? [])),
	];
	const own = days(meetings.map(({ startAt }) => startAt));
	switch (relation.type) {
		case "cancels":
		case "relocates":
		case "postpones":
		case "reschedules": {
			const still =
				relation.type === "cancels" || relation.type === "relocates";
			const were = days(
				meetings.flatMap(({ previousSchedules }) =>
					previousSchedules.map(({ startAt }) => startAt),
				),
			);
			const said = [
				...new Set([
					...(overturned.days ?? []),
					...(still && kind !== "rescheduling" ? own : were),
				]),
			];
			return [
				{
					...relation,
					...overturned,
					...(said.length > 0 ? { days: said } : {}),
				},
			];
		}
		case "corrects":
			return [{ ...relation, ...overturned }];
		default: {
			// Without a day the name alone would also be that of last month's meeting.
			if (own.length > 0) return [{ ...relation, days: own }];
			const sure = relation.id ?? relation.documentNumber ?? relation.url;
			return sure ? [relation] : [];
		}
	}
}

function found(
	value: string | undefined,
	by: string,
	raw?: string,
): Found | undefined {
	if (!value) return undefined;
	return raw ? { value, by, raw } : { value, by };
}

function edited(
	says: EditorSays,
	key: "issuer" | "documentNumber" | "indexNumber" | "summary",
): Found | undefined {
	return found(says.values[key], `frontMatter:${key}`);
}

function stated(document: Document, name: string): Found | undefined {
	const one = document.stated[name];
	return one && found(one.value.trim(), one.origin);
}

/** Brackets and spaces of document numbers differ from page to page. */
function sameNumber(a: string, b: string): boolean {
	const level = (text: string) =>
		text
			.normalize("NFKC")
			.replace(/[^\p{L}\p{N}]/gu, "")
			.replace(/第/gu, "");
	return level(a) === level(b);
}

/** 发布日期 and PubDate, with their time where they have one. */
function statedPublication(
	document: Document,
	timezone: string,
): Found | undefined {
	for (const name of ["发布日期", "PubDate", "firstpublishedtime"]) {
		const one = document.stated[name];
		const value =
			one &&
			(statedInstant(one.value.trim(), timezone, true) ?? statedDay(one.value));
		if (one && value) return { value, by: one.origin, raw: one.value };
	}
	return undefined;
}

function lists(
	fields: ExtractedFields,
	text: TextSays,
	origins: Origins,
): void {
	const { addressees, signature } = text;
	if (addressees) {
		fields.addressees = addressees.list;
		origins.set("addressees", "text", addressees.value);
	}
	const copiedTo = findCopiedTo(text.facts);
	if (copiedTo.length > 0) {
		fields.copiedTo = copiedTo;
		origins.set("copiedTo", "text");
	}
	if (
		signature.coIssuers.length > 0 &&
		fields.issuer === signature.issuer?.value
	) {
		fields.coIssuers = signature.coIssuers;
		origins.set("coIssuers", "text", signature.issuer?.raw);
	}
	if (fields.citedDocuments.length > 0) origins.set("citedDocuments", "text");
}
