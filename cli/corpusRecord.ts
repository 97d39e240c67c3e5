// A notice as one flat record of fields, for measuring extraction against annotated documents.
import type {
	Kind,
	MeetingTime,
	NoticeRecord,
} from "../functions/notice/schema.ts";

const KIND: Record<Kind, string> = {
	notice: "notice",
	agenda: "agenda",
	postponement: "postponed",
	rescheduling: "postponed",
	relocation: "postponed",
	cancellation: "cancelled",
	correction: "notice",
	report: "report",
	minutes: "minutes",
	result: "minutes",
	other: "other",
};

export function corpusRecord(id: string, record: NoticeRecord) {
	const [first] = record.meetings;
	const dates = record.meetings.flatMap(({ startAt, endAt }) => [
		startAt?.date,
		endAt?.date,
	]);
	const start = first?.startAt;
	const last = dates.filter((date) => date !== undefined).at(-1);
	const people = record.meetings.flatMap((meeting) => meeting.people);
	const places = [
		...new Set(
			record.meetings.flatMap(({ locations }) =>
				locations.map(({ name, room }) => `${name}${room ?? ""}`),
			),
		),
	];
	return {
		id,
		kind: KIND[record.kind],
		script: record.language === "zh-Hans" ? "Hans" : "Hant",
		title: record.title,
		meeting_name: first?.name ?? null,
		date_start: start?.date ?? null,
		date_end: last !== undefined && last !== start?.date ? last : null,
		time_start: start ? timeOf(start) : null,
		location: places.length > 0 ? places.join("；") : null,
		convener: first?.organizers[0]?.name ?? null,
		issuer: record.issuer ?? null,
		doc_number: record.documentNumber ?? null,
		published: record.publishedAt?.slice(0, 10) ?? record.issuedOn ?? null,
		chair: record.meetings.flatMap(({ chairs }) =>
			chairs.map(({ name }) => name),
		),
		people: people.map(({ name, role }) => ({ name, role: role ?? null })),
		attending_orgs_text: first?.attendance ?? null,
		agenda: record.meetings.flatMap(({ agenda }) => agenda),
		points: record.meetings.flatMap(({ points }) => points),
		documents: record.citedDocuments,
		contacts: record.meetings.flatMap(({ contacts }) =>
			contacts.map(({ name, phone }) => ({
				name: name ?? null,
				phone: phone ?? null,
			})),
		),
		online: first?.online?.number ?? first?.online?.url ?? null,
		boilerplate: [],
	};
}

function timeOf(time: MeetingTime): string | null {
	if (time.time) return time.time;
	return time.half
		? { am: "AM", pm: "PM", evening: "EVENING" }[time.half]
		: null;
}
