// A notice as one flat record of fields, for measuring extraction against annotated documents.
import type { Omission } from "../functions/notice/document.ts";
import type {
	MeetingTime,
	NoticeRecord,
	Person,
} from "../functions/notice/schema.ts";

/** Every field is always there: `null` or `[]` where the document does not say. */
export interface CorpusRecord {
	id: string;
	kind: string;
	script: "Hans" | "Hant";
	title: string;
	meeting_name: string | null;
	/** `YYYY-MM-DD`, or `--MM-DD`. */
	date_start: string | null;
	/** `null` for one day. */
	date_end: string | null;
	/** `HH:MM`, `AM`, `PM` or `EVENING`. */
	time_start: string | null;
	location: string | null;
	convener: string | null;
	issuer: string | null;
	doc_number: string | null;
	published: string | null;
	chair: string[];
	people: { name: string; role: string | null }[];
	attending_orgs_text: string | null;
	agenda: string[];
	points: string[];
	documents: string[];
	contacts: { name: string | null; phone: string | null }[];
	online: string | null;
	boilerplate: string[];
}

export function corpusRecord(
	id: string,
	record: NoticeRecord,
	omissions: readonly Omission[] = [],
): CorpusRecord {
	const { meetings } = record;
	const [first] = meetings;
	// What is postponed to no day keeps its first one here.
	const before = first?.previousSchedules[0];
	const start = first?.startAt ?? before?.startAt;
	const last = meetings
		.flatMap(({ startAt, endAt }) => [startAt?.date, endAt?.date])
		.filter((date) => date !== undefined)
		.at(-1);
	const places = meetings.flatMap(({ locations }) =>
		locations.map(({ name, room }) => `${name}${room ?? ""}`),
	);
	const chairs = meetings.flatMap((meeting) => meeting.chairs);
	return {
		id,
		kind: kindOf(record),
		script: record.language === "zh-Hans" ? "Hans" : "Hant",
		title: record.title,
		meeting_name: first?.name ?? null,
		date_start: start?.date ?? null,
		date_end: last !== undefined && last !== start?.date ? last : null,
		time_start: start ? timeOf(start) : null,
		location: places.length > 0 ? [...new Set(places)].join("；") : null,
		convener: first?.organizers[0]?.name ?? null,
		issuer: record.issuer ?? null,
		doc_number: record.documentNumber ?? null,
		published: record.publishedAt?.slice(0, 10) ?? record.issuedOn ?? null,
		chair: [...new Set(chairs.map(({ name }) => name))],
		people: byName([...chairs, ...meetings.flatMap(({ people }) => people)]),
		attending_orgs_text: first?.attendance ?? null,
		agenda: [...new Set(meetings.flatMap(({ agenda }) => agenda))],
		points: [...new Set(meetings.flatMap(({ points }) => points))],
		documents: record.citedDocuments,
		contacts: contactsOf(meetings),
		online: first?.online?.number ?? first?.online?.url ?? null,
		boilerplate: omissions
			.filter(
				({ reason }) => reason === "boilerplate" || reason === "navigation",
			)
			.map(({ text }) => text),
	};
}

/** The seven kinds of the annotation. */
function kindOf({ kind, title, meetings }: NoticeRecord): string {
	switch (kind) {
		case "postponement":
		case "rescheduling":
		case "relocation":
			return "postponed";
		case "cancellation":
			return "cancelled";
		case "result":
			// A board's resolution is the formal record of its meeting (決議).
			return /决议|決議/u.test(title) ? "minutes" : "other";
		case "correction":
			return meetings.length > 0 ? "notice" : "other";
		default:
			return kind;
	}
}

/** Sessions of one notice share their contacts. */
function contactsOf(
	meetings: NoticeRecord["meetings"],
): CorpusRecord["contacts"] {
	const contacts = new Map<string, CorpusRecord["contacts"][number]>();
	for (const { name = null, phone = null } of meetings.flatMap(
		({ contacts }) => contacts,
	))
		contacts.set(`${name}|${phone}`, { name, phone });
	return [...contacts.values()];
}

/** One entry a person; the first role stated is kept. */
function byName(people: readonly Person[]): CorpusRecord["people"] {
	const roles = new Map<string, string | null>();
	for (const { name, role } of people)
		roles.set(name, roles.get(name) ?? role ?? null);
	return [...roles].map(([name, role]) => ({ name, role }));
}

function timeOf({ time, half }: MeetingTime): string | null {
	if (time) return time;
	return half ? { am: "AM", pm: "PM", evening: "EVENING" }[half] : null;
}
